"""The ids of a phase, each with the beginning of what it names: for a plan of one's own."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.items_of import find_exercise_words, find_item_words, item_name
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import cell_width
from qusayr_tui.render.text import plain

Named = tuple[str, str]
"""An id as a plan writes it, and the words that it stands for."""

LEAST_TEXT = 20
"""Cells that are left to a text beside its id, however long the id is."""

INDENT = "   "


def id_lines(edition: Edition, phase: PhaseEdition, width: int) -> Iterator[str]:
    """Give a line no wider than *width* for all that an activity may name of *phase*.

    What is named stands by the field of a plan that takes it.
    """
    yield f"phase: {phase.ref.id}"
    yield f"{INDENT}{phase.ref.number}  {phase.words.title}"
    for field, about, named in _parts(phase):
        if named:
            yield ""
            yield f"{field}: ({edition.text(about)})"
            column = max(cell_width(each) for each, _ in named)
            for each, text in named:
                start = f"{INDENT}{each.ljust(column)}  "
                yield start + _cut(text, max(LEAST_TEXT, width - cell_width(start)))
    yield ""


def _parts(phase: PhaseEdition) -> Iterator[tuple[str, LazyText, list[Named]]]:
    here, words = phase.ref.id, phase.words
    yield "blocks", _l("passages to read"), [(each.id, plain(each.text)) for each in words.blocks]
    exercises = [
        (f"{here}/{each.id}", find_exercise_words(words, each.id).title)
        for each in phase.record.exercises
    ]
    yield "exercise", _l("texts with questions, for groups"), exercises
    names = [each.id for each in phase.record.items]
    names += [item_name(each.id, item.id) for each in phase.record.exercises for item in each.items]
    items = [(f"{here}/{each}", plain(find_item_words(words, each).prompt)) for each in names]
    yield "item", _l("questions"), items
    claims = [(each.id, plain(phase.claim_words(each.id).text)) for each in phase.record.claims]
    yield "claim", _l("statements, to discuss who says so"), claims


def _cut(text: str, width: int) -> str:
    text = " ".join(text.split("\n"))
    if cell_width(text) <= width:
        return text
    while cell_width(text) >= width:
        text = text[:-1]
    return f"{text.rstrip()}…"
