"""One item as lines: what is asked, its hints, and what is said to an answer."""

from __future__ import annotations

from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.items_of import exercise_of, find_exercise
from qusayr_tui.domain.quiz.engine import Attempt, hints_of
from qusayr_tui.domain.quiz.sorting import placed
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.outcomes import item_place
from qusayr_tui.render.plain.lines import Lines, capital, sentence


def number(phase: PhaseEdition, name: str) -> LazyText:
    """Say which question of the quiz, or of its exercise, an item is."""
    exercise = exercise_of(name)
    items = find_exercise(phase.record, exercise).items if exercise else phase.record.items
    at = [item.id for item in items].index(name.rpartition("/")[2]) + 1
    return _l("Question %(at)s of %(of)s", at=at, of=len(items))


def whole_number(phase: PhaseEdition, name: str) -> LazyText:
    """Say which question an item is, and of which exercise where it belongs to one."""
    if exercise_of(name) is None:
        return number(phase, name)
    return _l(
        "%(exercise)s, question %(number)s",
        exercise=item_place(phase, name),
        number=_counted(phase, name),
    )


def short_number(phase: PhaseEdition, name: str) -> LazyText:
    """Name a question by its number alone, and by its exercise where it belongs to one."""
    exercise = exercise_of(name)
    if exercise is None:
        return item_place(phase, name)
    found = find_exercise(phase.record, exercise).items
    at = [item.id for item in found].index(name.rpartition("/")[2]) + 1
    return _l("%(exercise)s, question %(number)s", exercise=item_place(phase, name), number=at)


def _counted(phase: PhaseEdition, name: str) -> LazyText:
    exercise = find_exercise(phase.record, exercise_of(name) or "")
    at = [item.id for item in exercise.items].index(name.rpartition("/")[2]) + 1
    return _l("%(at)s of %(of)s", at=at, of=len(exercise.items))


def item(lines: Lines, asked: Asked, attempt: Attempt) -> None:
    """Ask an item; once it is answered, say what became of it."""
    lines.say(sentence(lines.text(whole_number(asked.phase, asked.name))))
    lines.say(asked.prompt)
    if asked.passage:
        lines.labelled(_l("The sentence"), asked.passage)
    lines.blank()
    # Once answered, what is said to these names every option, or statement, again.
    if attempt.response is None or asked.kind.manner not in ("several", "sort"):
        _options(lines, asked, attempt)
    for at in range(1, attempt.hints + 1):
        hint(lines, asked, attempt, at)
    if attempt.response is not None:
        lines.blank()
        feedback(lines, asked, attempt)


def _options(lines: Lines, asked: Asked, attempt: Attempt) -> None:
    if asked.kind.manner == "sort":
        _statements(lines, asked, attempt)
        return
    for option in asked.rows(attempt) if asked.kind.manner != "order" else attempt.letters:
        lines.say(f"{attempt.letter(option)}. {asked.option_text(option)}", hang=3)


def _statements(lines: Lines, asked: Asked, attempt: Attempt) -> None:
    """Number what is to be put somewhere, then give where it may go by letters."""
    for at, statement in enumerate(attempt.rows, start=1):
        lines.say(f"{at}. {asked.option_text(statement)}", hang=3)
    lines.blank()
    for each in attempt.letters:
        lines.say(f"{attempt.letter(each)}. {asked.bin_text(each)}", hang=3)


def hint(lines: Lines, asked: Asked, attempt: Attempt, at: int) -> None:
    """Give one hint, numbered; the third says which option is set aside."""
    label = _l("Hint %(at)s of %(of)s", at=at, of=hints_of(asked.item))
    # No key leads away and back here: the passage is said, and one is where one was.
    reread = _l("Reread passage %(at)s of the text: type r.", at=asked.proof_number or 1)
    lines.labelled(label, reread if at == 2 else asked.hint(at))
    gone = asked.struck_out(attempt) if at == 3 else None
    if gone:
        lines.labelled(_l("Set aside"), _option(asked, attempt, gone))


# --- after the answer


def feedback(lines: Lines, asked: Asked, attempt: Attempt) -> None:
    """Say what was answered, how it stands, and what the sources allow."""
    response = attempt.response or ()
    right = asked.is_right(response)
    if asked.kind.manner != "sort":
        _named(lines, asked, attempt, _l("Your answer"), response)
    whole = asked.after_verdict(response, asked.whole_feedback(right) or "")
    lines.say(" ".join(each for each in (lines.text(asked.verdict(response)), whole) if each))
    match asked.kind.manner:
        case "one":
            _one(lines, asked, attempt, right=right)
        case "several":
            _several(lines, asked, attempt)
        case "order" if not right:
            _named(lines, asked, attempt, _l("The order of the dates given"), asked.key)
        case "sort":
            _judged(lines, asked, attempt)
        case _:
            pass
    if asked.preferred is not None:
        lines.labelled(_l("One writes"), asked.preferred)


def _named(
    lines: Lines, asked: Asked, attempt: Attempt, label: LazyText, response: tuple[str, ...]
) -> None:
    """Give a response after its label: as it was written, else by letters, one choice a line."""
    manner = asked.kind.manner
    if manner == "write":
        lines.labelled(label, " ".join(response))
        return
    # The order of several choices means nothing: it is the one in which they were shown.
    order = [each for each in asked.rows(attempt) if each in response]
    named = [_option(asked, attempt, each) for each in (order if manner == "several" else response)]
    if len(named) == 1:
        lines.labelled(label, named[0])
        return
    lines.say(_l("%(label)s:", label=label))
    for each in named:
        lines.say(sentence(each), indent=2, hang=3)


def _option(asked: Asked, attempt: Attempt, option: str) -> str:
    """Give an option after its letter, which no end of a line parts from it."""
    if option not in attempt.letters:
        return option
    return f"{attempt.letter(option)}.\u00a0{asked.option_text(option)}".rstrip(" ,;")


def _one(lines: Lines, asked: Asked, attempt: Attempt, *, right: bool) -> None:
    response = attempt.response or ()
    said = asked.feedback(response[0]) if response else None
    if said:
        lines.say(asked.after_verdict(response, said))
    if not right:
        _named(lines, asked, attempt, _l("What the sources allow"), asked.key)


def _several(lines: Lines, asked: Asked, attempt: Attempt) -> None:
    """Go through the options: which were chosen, which are right, and why."""
    for option in asked.rows(attempt):
        said = asked.feedback(option)
        standing = _standing(asked, attempt, option)
        lines.say(f"{attempt.letter(option)}. {asked.option_text(option)}", hang=3)
        words = sentence(capital(lines.text(standing))) if standing else ""
        lines.say(" ".join(each for each in (words, said) if each), indent=3)


def _standing(asked: Asked, attempt: Attempt, option: str) -> LazyText | None:
    mine, right = option in (attempt.response or ()), option in asked.key
    if mine and right:
        return _l("your answer, and what the sources allow")
    if mine:
        return _l("your answer, not supported")
    return _l("what the sources allow") if right else None


def has_comments(asked: Asked) -> bool:
    """Tell whether something is said about each option by itself."""
    if asked.kind.manner not in ("one", "several"):
        return False
    return any(asked.feedback(each) is not None for each in asked.options)


def option_feedback(lines: Lines, asked: Asked, attempt: Attempt, option: str) -> bool:
    """Give what is said about one option of an item that is answered; tell whether it is any."""
    said = asked.feedback(option) if has_comments(asked) else None
    if said is None:
        return False
    response = attempt.response or ()
    letter = attempt.letter(option)
    if response == (option,):
        lines.say(_l("Comment on %(letter)s, your answer.", letter=letter))
    else:
        mine = ", ".join(attempt.letter(each) for each in attempt.letters if each in response)
        lines.say(
            _l("Comment on %(letter)s; your answer stays %(mine)s.", letter=letter, mine=mine)
        )
    lines.say(f"{letter}. {said}", hang=3)
    return True


def _judged(lines: Lines, asked: Asked, attempt: Attempt) -> None:
    """Go through the statements: where each was put, where it belongs, and why."""
    mine, key = placed(attempt.response or ()), placed(asked.key)
    for at, statement in enumerate(attempt.rows, start=1):
        chosen, right = mine.get(statement, ""), key.get(statement, "")
        lines.say(f"{at}. {asked.option_text(statement)}", hang=3)
        if chosen == right:
            both = _l(
                "your answer, and what the sources allow: %(text)s",
                text=_bin(asked, attempt, right),
            )
            lines.say(sentence(capital(lines.text(both))), indent=3)
        else:
            wrong = _l("your answer: %(text)s", text=_bin(asked, attempt, chosen))
            allowed = _l("what the sources allow: %(text)s", text=_bin(asked, attempt, right))
            for each in (wrong, allowed):
                lines.say(sentence(capital(lines.text(each))), indent=3)
        said = asked.feedback(statement)
        if said:
            lines.say(said, indent=3)


def _bin(asked: Asked, attempt: Attempt, bin_id: str) -> str:
    if bin_id not in attempt.letters:
        return bin_id
    return f"{attempt.letter(bin_id)}. {asked.bin_text(bin_id)}"
