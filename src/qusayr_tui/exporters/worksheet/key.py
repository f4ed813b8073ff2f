"""The key of a phase, for the teacher: who says what, the right answers, all the feedback."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.items_of import find_exercise_words, item_name
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.domain.quiz.sorting import placed
from qusayr_tui.exporters.worksheet.boxes import GAP, ROW, Box, Part, height
from qusayr_tui.exporters.worksheet.phase_sheets import PhaseSheets
from qusayr_tui.exporters.worksheet.tasks import bins_in_print
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.html import Html, element
from qusayr_tui.render.text import plain
from qusayr_tui.render.wording import who_when_how


def key_part(sheets: PhaseSheets) -> Part:
    """Give the key of a phase."""
    name = sheets.t(_l("Answers: %(title)s", title=sheets.title))
    heading, tall = sheets.heading(name, "h2")
    opening = Box("key", element("div", heading, class_="box", id=sheets.id("key")), tall)
    return Part(name, (opening, *_answers(sheets), *_claims(sheets)))


def _answers(sheets: PhaseSheets) -> Iterator[Box]:
    for exercise in sheets.phase.record.exercises:
        title = find_exercise_words(sheets.phase.words, exercise.id).title
        names = [item_name(exercise.id, item.id) for item in exercise.items]
        yield from _answers_to(sheets, title, names)
    names = [item.id for item in sheets.phase.record.items]
    yield from _answers_to(sheets, sheets.t(_l("Questions")), names)


def _answers_to(sheets: PhaseSheets, title: str, names: list[str]) -> Iterator[Box]:
    above: Html | None
    above, tall = sheets.heading(title)
    for number, name in enumerate(names, start=1):
        box = _answer(sheets, name, number, above)
        yield Box(box.id, box.html, tall + box.height)
        above, tall = None, 0.0


def _answer(sheets: PhaseSheets, name: str, number: int, above: Html | None) -> Box:
    asked = Asked(sheets.edition, sheets.ledger, sheets.phase, name)
    where = _where(sheets, asked.proof)
    whole = [
        sheets.t(label) + f" {said}"
        for label, said in (
            (_l("If it is right:"), asked.whole_feedback(True)),
            (_l("If it is not yet:"), asked.whole_feedback(False)),
        )
        if said is not None
    ]
    of_options, needed = _feedback(asked)
    hint = sheets.t(_l("Hint: %(hint)s", hint=asked.words.hint))
    html = element(
        "div",
        above,
        element("p", element("span", f"{number}.", class_="number"), asked.prompt, class_="prompt"),
        element("p", element("strong", right_answer(asked)), where, class_="answer"),
        *(element("p", each) for each in whole),
        of_options,
        element("p", hint, class_="note"),
        class_="box item",
        id=sheets.id("key", name),
    )
    return Box("key", html, height(asked.prompt, hint, *whole, indent=4) + needed + ROW + 2 * GAP)


def _where(sheets: PhaseSheets, proof: str | None) -> str | None:
    """Say which lines prove an answer, or that they were left out."""
    if proof is None:
        return None
    gone = _l("the passage that proves it is left out")
    lines = sheets.lines_of([proof])
    return f" ({sheets.t(lines[0] if lines else gone)})"


def _feedback(asked: Asked) -> tuple[Html | None, float]:
    """Give what is said of each option, with the letter it has in print, and its height."""
    rows, tall = [], 0.0
    sort = asked.kind.manner == "sort"
    for at, option in enumerate(asked.options):
        said = asked.feedback(option)
        if said is not None:
            label = str(at + 1) if sort else LETTERS[at].upper()
            right = not sort and option in asked.key
            rows.append(
                element(
                    "li",
                    element("span", "✓" if right else "", class_="tick-mark"),
                    element("span", label, class_="letter"),
                    element("span", said, class_="words"),
                )
            )
            tall += height(said, indent=12) + 1.2
    return element("ul", *rows, class_="options feedback") if rows else None, tall


def right_answer(asked: Asked) -> str:
    """Give the right answer as one writes it on the sheet: letters, `1 B`, or the word."""
    if asked.preferred is not None:
        return asked.preferred
    if asked.kind.manner == "sort":
        bins, order = placed(asked.key), bins_in_print(asked)
        shown = asked.kind.reading_order(asked.words, asked.options)
        letters = [LETTERS[order.index(bins[each])].upper() for each in shown]
        return " · ".join(f"{at} {letter}" for at, letter in enumerate(letters, start=1))
    letters = [LETTERS[asked.options.index(option)].upper() for option in asked.key]
    return (" → " if asked.kind.manner == "order" else " ").join(letters)


def _claims(sheets: PhaseSheets) -> Iterator[Box]:
    """Give what each passage rests on: the statement, its status, who speaks, which sources."""
    above: Html | None
    above, tall = sheets.heading(sheets.t(_l("Who says so")))
    for claim in sheets.claims:
        found = sheets.ledger.find(claim, sheets.phase.ref.id)
        status = sheets.ledger.standing(claim, sheets.phase.ref.id).status
        text = plain(sheets.edition.phase(found.phase.id).claim_words(claim).text)
        about = who_when_how(sheets.edition, found.claim, status)
        numbers = sheets.mark([claim])
        if numbers:
            about.append(sheets.t(_numbers(numbers)))
        line = " · ".join(about)
        html = element(
            "div",
            above,
            element("p", text),
            element("p", element("span", SIGNS[status], class_="sign"), line, class_="note"),
            class_="box",
            id=sheets.id("claim", claim),
        )
        yield Box("key", html, tall + height(text, line) + GAP)
        above, tall = None, 0.0


def _numbers(marks: str) -> LazyText:
    """Name sources by their numbers; a raised number would stand at the end of a date."""
    numbers = marks.split(",")
    return lazy_ngettext(
        "source %(numbers)s", "sources %(numbers)s", len(numbers), numbers=", ".join(numbers)
    )
