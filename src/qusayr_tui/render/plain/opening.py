"""What stands before and after the phases: language, start, notice, list, summary, help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.items_of import find_exercise, items_of
from qusayr_tui.domain.lesson import Place, settle
from qusayr_tui.domain.progress import Position, Progress
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.outcomes import item_place
from qusayr_tui.render.plain import parts
from qusayr_tui.render.plain.items import whole_number
from qusayr_tui.render.plain.lines import Lines, capital, sentence, small
from qusayr_tui.render.plain.steps import (
    claims_by_passage,
    material_number,
    passage_number,
    phase_name,
    phase_named,
    step_name,
)
from qusayr_tui.render.wording import PHASE_STATES
from qusayr_tui.storage.session import Run


def language(lines: Lines, editions: Sequence[Edition]) -> None:
    """Ask for the language in every language of the course, none before it is chosen."""
    for edition in editions:
        lines.say(edition.words.title)
    lines.blank()
    for letter, edition in zip(LETTERS, editions, strict=False):
        name = edition.locale.name_of(edition.language)
        choose = _l("%(language)s: type %(letter)s.", language=name, letter=letter)
        lines.say(edition.text(choose))
    lines.blank()
    for text in (
        _l("You can change language at any moment with L."),
        _l("No account. Nothing leaves this computer."),
    ):
        for edition in editions:
            lines.say(edition.text(text))


def language_prompt(taken: Edition, editions: Sequence[Edition]) -> list[str]:
    """Say in every language what may be typed, and that an empty line takes *taken*."""
    said = _l("Enter alone: %(next)s. q: leave.", next=taken.locale.name_of(taken.language))
    return [edition.text(said) for edition in editions]


def choices(lines: Lines, entries: Iterable[tuple[str, str]]) -> None:
    """Give choices by letter: title, and what more there is to say."""
    for letter, (title, note) in zip(LETTERS, entries, strict=False):
        both = " ".join(sentence(each) for each in (title, note) if each)
        lines.say(f"{letter}. {both}", hang=3)


def start(lines: Lines, runs: Sequence[Run], names: Sequence[str]) -> None:
    """Say that somebody was here before, and give the ways to begin.

    *runs* are those with a letter of their own; *names* are all that may be typed instead.
    """
    lines.say(sentence(capital(lines.edition.words.title)))
    lines.say(_l("This lesson was begun on this computer."))
    lines.blank()
    choices(
        lines,
        (
            *(_go_on(lines, each, alone=len(runs) == 1) for each in runs),
            (
                lines.text(_l("Start afresh")),
                lines.text(_l("What was done before is kept on this computer.")),
            ),
            (
                lines.text(_l("Go in as a guest")),
                lines.text(_l("Nothing is kept when you leave.")),
            ),
        ),
    )
    lines.list(_l("Or type a name"), names)


def ways_to_begin(lines: Lines, runs: Sequence[Run]) -> Iterable[tuple[str, LazyText | str]]:
    """Give the letters of the start page with what each does."""
    titles = [go_on_title(lines, each, alone=len(runs) == 1) for each in runs]
    titles += [lines.text(_l("Start afresh")), lines.text(_l("Go in as a guest"))]
    return ((letter, small(title)) for letter, title in zip(LETTERS, titles, strict=False))


def go_on_title(lines: Lines, run: Run, *, alone: bool) -> str:
    """Say as whom one goes on; *alone* where nobody else learns on this machine."""
    if run.name:
        return lines.text(_l("Go on as %(name)s", name=run.name))
    return lines.text(_l("Go on") if alone else _l("Go on, the learner without a name"))


def _go_on(lines: Lines, run: Run, *, alone: bool) -> tuple[str, str]:
    """Give the choice to go on with a run, and where it was left."""
    ids = [ref.id for ref in lines.edition.reader.phases]
    where = "" if alone else lines.text(_l("Nothing opened yet"))
    if run.position is not None and run.position.phase in ids:
        where = lines.text(place(lines.edition, run.position))
    return go_on_title(lines, run, alone=alone), where


def place(edition: Edition, position: Position) -> LazyText:
    """Say where a learner is: phase, step, and the question where the step asks some."""
    phase = edition.phase(position.phase)
    kept = Place(position.phase, position.step, position.item)  # type: ignore[arg-type]
    found = settle(kept, phase.record)
    step = small(step_name(edition, found.step))
    named = capital(edition.text(phase_named(phase)))
    within = place_within(phase, position)
    if within is None:
        return _l("%(phase)s, %(step)s", phase=named, step=step)
    item = small(edition.text(within))
    return _l("%(phase)s, %(step)s, %(item)s", phase=named, step=step, item=item)


def place_within(phase: PhaseEdition, position: Position) -> LazyText | None:
    """Say which question, text or passage, None where a step has nothing to count."""
    kept = Place(position.phase, position.step, position.item)  # type: ignore[arg-type]
    found = settle(kept, phase.record)
    block = position.block if found == kept else None
    if found.item is not None:
        text = parts.text_at(phase, found.exercise, block)
        return whole_number(phase, found.item) if text is None else _text(phase, found, text)
    if found.step == "map" and block == parts.PLACES:
        return _l("where the places lie")
    blocks = [each.id for each in phase.blocks]
    if found.step == "reading" and block in blocks:
        return passage_number(phase, blocks.index(block))
    at = parts.claims_at(phase, block) if found.step == "claims" else None
    if at is None:
        return None
    return _l("%(at)s of %(of)s", at=at + 1, of=len(claims_by_passage(phase)))


def _text(phase: PhaseEdition, place: Place, at: int) -> LazyText:
    """Name a text of an exercise, and the exercise where there are several."""
    if len(phase.record.exercises) == 1:
        return material_number(phase, place.exercise or "", at)
    return _l(
        "%(exercise)s, text %(letter)s, %(at)s of %(of)s",
        exercise=item_place(phase, place.item or ""),
        letter=chr(ord("A") + at),
        at=at + 1,
        of=len(find_exercise(phase.record, place.exercise or "").materials),
    )


def notice(lines: Lines, keeping: LazyText | None, *, short: bool) -> None:
    """Give the content notice; *short* is its first paragraph, as a reminder.

    *keeping* says what is kept of what the learner does, None for nothing to say.
    """
    if not short:
        lines.say(sentence(capital(lines.edition.words.title)))
    lines.say(_l("Before you begin."))
    lines.blank()
    first, *rest = parse_prose(lines.edition.words.notice)[0].plain().split("\n\n")
    lines.say(f"{first} {lines.text(keeping)}" if keeping else first)
    lines.blank()
    for paragraph in () if short else rest:
        lines.say(paragraph)
        lines.blank()


def course(lines: Lines, progress: Progress) -> None:
    """Give the phases, by letter, with what was read of each; nothing is locked."""
    edition = lines.edition
    lines.blank()
    lines.say(sentence(capital(edition.words.title)))
    if edition.words.question:
        lines.say(edition.words.question)
    lines.blank()
    lines.say(_l("List of the phases:"))
    for at, ref in enumerate(edition.reader.phases):
        phase = edition.phase(ref.id)
        state = lines.text(PHASE_STATES[progress.state_of(ref.id)])
        parts = [
            sentence(lines.text(phase_name(phase))),
            f"{capital(edition.date(phase.record.dates))},",
        ]
        if phase.record.outside_starting_text:
            outside = lines.text(_l("outside the starting text"))
            parts.append(f"{outside},")
        text = f"{' '.join(parts)} {state}."
        lines.say(f"{LETTERS[at]}. {text}" if at < len(LETTERS) else text, hang=3)


def summary(lines: Lines, progress: Progress, position: Position | None) -> None:
    """Say what was done so far, phase by phase, and where one is; no score."""
    edition = lines.edition
    lines.blank()
    begun = [each for each in edition.reader.phases if progress.state_of(each.id) != "to-read"]
    if not begun and not progress.opened:
        lines.say(_l("Summary of your path: nothing was opened yet."))
        return
    lines.say(_l("Summary of your path:"))
    for ref in begun:
        _phase_done(lines, ref.id, progress.state_of(ref.id), progress)
    _cards_opened(lines, progress)
    if position and position.phase in [ref.id for ref in edition.reader.phases]:
        lines.labelled(_l("You are here"), place(edition, position))


def _cards_opened(lines: Lines, progress: Progress) -> None:
    """Count the cards, and apart from them who says so, which is nowhere called a card."""
    read = sum(kind == "claim" for kind, _ in progress.opened)
    opened = len(progress.opened) - read
    if opened:
        lines.say(
            lazy_ngettext("%(count)s card was opened.", "%(count)s cards were opened.", opened)
        )
    if read:
        lines.say(
            lazy_ngettext(
                "Who says so was read for %(count)s mark.",
                "Who says so was read for %(count)s marks.",
                read,
            )
        )


def _phase_done(lines: Lines, phase_id: str, state: str, progress: Progress) -> None:
    phase = lines.edition.phase(phase_id)
    answered = _answered(phase, progress)
    text = f"{sentence(lines.text(phase_name(phase)))} {capital(lines.text(PHASE_STATES[state]))}"
    lines.say(f"{text}, {lines.text(answered)}." if answered else f"{text}.", indent=2, hang=2)


def _answered(phase: PhaseEdition, progress: Progress) -> LazyText | None:
    """Say how many questions of a phase are answered, None where it asks none."""
    names = [f"{phase.ref.id}/{name}" for name, _ in items_of(phase.record)]
    if not names:
        return None
    return lazy_ngettext(
        "%(count)s question of %(of)s answered",
        "%(count)s questions of %(of)s answered",
        sum(name in progress.answers for name in names),
        of=len(names),
    )


def phase_finished(lines: Lines, phase: PhaseEdition, progress: Progress) -> None:
    """Say that a phase is behind the learner, before the next thing opens."""
    number, answered = phase.ref.number, _answered(phase, progress)
    if answered:
        lines.say(_l("Phase %(number)s finished: %(answered)s.", number=number, answered=answered))
    else:
        lines.say(_l("Phase %(number)s finished.", number=number))


def help_lines(lines: Lines, entries: Iterable[tuple[str, LazyText | str]]) -> None:
    """Give what may be typed here, one thing a line."""
    lines.blank()
    lines.say(_l("What you can type here:"))
    for key, does in entries:
        lines.labelled(key, does, indent=2)
    lines.blank()
    lines.say(
        _l(
            "A number in square brackets in the text is a mark: who says what stands before it. "
            "Capital and small letters are the same."
        )
    )
