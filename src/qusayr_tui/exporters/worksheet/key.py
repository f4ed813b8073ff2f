"""The key of a phase, for the teacher: who says what, the right answers, all the feedback."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.items_of import find_exercise_words, item_name
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.domain.quiz.sorting import placed
from qusayr_tui.exporters.worksheet.boxes import Box, Part
from qusayr_tui.exporters.worksheet.reading import PhaseSheets
from qusayr_tui.exporters.worksheet.tasks import bins_in_print
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.html import Html, element
from qusayr_tui.render.text import plain
from qusayr_tui.render.wording import STATUS_WORDS, dated, speaker


def key_part(sheets: PhaseSheets) -> Part:
    """Give the key of a phase."""
    name = sheets.t(_l("Answers: %(title)s", title=sheets.title))
    boxes = [
        Box("key", element("div", element("h2", name), class_="box", id=sheets.id("key")), 0.0),
        *(Box("key", html, 0.0) for html in _answers(sheets)),
        *(Box("key", html, 0.0) for html in _claims(sheets)),
    ]
    return Part(name, tuple(boxes))


def _answers(sheets: PhaseSheets) -> Iterator[Html]:
    for exercise in sheets.phase.record.exercises:
        above: Html | None = element(
            "h3", find_exercise_words(sheets.phase.words, exercise.id).title
        )
        for number, item in enumerate(exercise.items, start=1):
            yield _answer(sheets, item_name(exercise.id, item.id), number, above)
            above = None
    above = element("h3", sheets.t(_l("Questions")))
    for number, item in enumerate(sheets.phase.record.items, start=1):
        yield _answer(sheets, item.id, number, above)
        above = None


def _answer(sheets: PhaseSheets, name: str, number: int, above: Html | None) -> Html:
    asked = Asked(sheets.edition, sheets.ledger, sheets.phase, name)
    lines = sheets.lines_of([asked.proof] if asked.proof else [])
    where = f" ({sheets.t(lines[0])})" if lines else None
    whole = ((right, asked.whole_feedback(right)) for right in (True, False))
    return element(
        "div",
        above,
        element("p", element("span", f"{number}.", class_="number"), asked.prompt, class_="prompt"),
        element("p", element("strong", right_answer(asked)), where, class_="right"),
        *(
            element("p", sheets.t(_l("Yes.") if right else _l("Not yet.")), " ", said)
            for right, said in whole
            if said is not None
        ),
        _feedback(asked),
        element("p", sheets.t(_l("Hint: %(hint)s", hint=asked.words.hint)), class_="note"),
        class_="box item",
        id=sheets.id("key", name),
    )


def _feedback(asked: Asked) -> Html | None:
    """Give what is said of each option, with the letter it has in print."""
    rows = []
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
    return element("ul", *rows, class_="options feedback") if rows else None


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


def _claims(sheets: PhaseSheets) -> Iterator[Html]:
    """Give what each passage rests on: the statement, its status, who speaks, which sources."""
    above: Html | None = element("h3", sheets.t(_l("Who says so")))
    for claim in sheets.phase.marks:
        found = sheets.ledger.find(claim, sheets.phase.ref.id)
        status = sheets.ledger.standing(claim, sheets.phase.ref.id).status
        words = sheets.edition.phase(found.phase.id).claim_words(claim)
        about = (
            f"{SIGNS[status]} {sheets.t(STATUS_WORDS[status])}",
            speaker(sheets.edition, found.claim),
            dated(sheets.edition, found.claim),
        )
        sources = sheets.mark([claim]).replace(",", ", ")
        yield element(
            "div",
            above,
            element("p", plain(words.text)),
            element("p", " · ".join(about), element("sup", sources), class_="note"),
            class_="box",
            id=sheets.id("claim", claim),
        )
        above = None
