"""The steps of a phase and the way through them, whatever shows the lesson.

A phase is a row of steps; a step that it has nothing for is left out. The quiz is one step
whose items are met one after another. Everything is an id, so that a place can be kept and
found again in another language.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from qusayr_tui.domain.model import Phase

StepName = Literal["question", "reading", "quiz", "look-back"]


class Place(msgspec.Struct, frozen=True):
    """A step of a phase, and the item where the step is the quiz."""

    phase: str
    step: StepName
    item: str | None = None


def steps(phase: Phase) -> tuple[StepName, ...]:
    """Give the steps that *phase* has, in order."""
    if phase.items:
        return ("question", "reading", "quiz", "look-back")
    return ("question", "reading", "look-back")


def first_place(phase_id: str, phase: Phase) -> Place:
    """Give where a phase begins."""
    return Place(phase_id, steps(phase)[0])


def following(place: Place, phase: Phase) -> Place | None:
    """Give the next place of the phase: the next item in the quiz, else the next step."""
    row = _row(place.phase, phase)
    index = _index(row, place)
    return row[index + 1] if index + 1 < len(row) else None


def preceding(place: Place, phase: Phase) -> Place | None:
    """Give the place before, None at the beginning of the phase."""
    row = _row(place.phase, phase)
    index = _index(row, place)
    return row[index - 1] if index else None


def settle(place: Place, phase: Phase) -> Place:
    """Give *place*, or the nearest one that the phase still has.

    A course may have changed since a place was kept: an item or a step may be gone.
    """
    row = _row(place.phase, phase)
    if place in row:
        return place
    return next((each for each in row if each.step == place.step), row[0])


def proof_block(phase: Phase, item_id: str) -> str | None:
    """Give the block that shows the answer to an item: named, or the first that cites."""
    item = next(each for each in phase.items if each.id == item_id)
    if item.proof:
        return item.proof
    citing = (block.id for block in phase.blocks if set(block.claims) & set(item.claims))
    return next(citing, None)


def _row(phase_id: str, phase: Phase) -> list[Place]:
    row: list[Place] = []
    for step in steps(phase):
        if step == "quiz":
            row.extend(Place(phase_id, step, item.id) for item in phase.items)
        else:
            row.append(Place(phase_id, step))
    return row


def _index(row: list[Place], place: Place) -> int:
    return row.index(place) if place in row else 0
