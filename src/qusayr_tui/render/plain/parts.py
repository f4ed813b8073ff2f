"""The parts of a step that only lines of text tell apart, and how a kept place names them.

A `Position` names what is in hand inside a step by its `block`. The app writes blocks of the
text there, and passes over names that it does not know; so lines keep theirs in it, too.
"""

from __future__ import annotations

from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.items_of import find_exercise
from qusayr_tui.render.plain.steps import claims_by_passage

PLACES = "places"
"""The second part of the map, where the places lie; the first one has no name."""

FROM_LIST = "look-back"
"""A question to which the list at the end of the phase led: one goes back to that list."""

_TEXT = "text-"


def text_name(at: int) -> str:
    """Name a text of an exercise; *at* counts from 0."""
    return f"{_TEXT}{at + 1}"


def text_at(phase: PhaseEdition, exercise: str | None, block: str | None) -> int | None:
    """Give which text of an exercise a name means, from 0; None for none of them."""
    if exercise is None or block is None:
        return None
    names = [text_name(at) for at in range(len(find_exercise(phase.record, exercise).materials))]
    return names.index(block) if block in names else None


def claims_at(phase: PhaseEdition, block: str | None) -> int | None:
    """Give which page of who says so a block has, from 0; None where it has none."""
    ids = [phase.record.blocks[at].id for at, _ in claims_by_passage(phase)]
    return ids.index(block) if block in ids else None
