"""The steps of a phase and the way through them, whatever shows the lesson.

A phase is a row of steps; a step that it has nothing for is left out. The quiz is one step
whose items are met one after another; the exercises are one step, met one after another, and
within each its items. Everything is an id, so that a place can be kept and found again in
another language.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from qusayr_tui.domain.items_of import exercise_of, find_item, item_name
from qusayr_tui.domain.model import Phase

StepName = Literal["question", "reading", "map", "claims", "exercise", "quiz", "look-back"]


class Place(msgspec.Struct, frozen=True):
    """A step of a phase, and the item where the step asks some."""

    phase: str
    step: StepName
    item: str | None = None
    """The item's name in the phase: `may-we-write`, `lost-author/what-went`."""

    @property
    def exercise(self) -> str | None:
        """The exercise that the item belongs to."""
        return exercise_of(self.item) if self.item else None


def steps(phase: Phase) -> tuple[StepName, ...]:
    """Give the steps that *phase* has, in order."""
    row: list[StepName] = ["question", "reading"]
    if phase.control or any(claim.place for claim in phase.claims):
        row.append("map")
    if phase.claims:
        row.append("claims")
    if phase.exercises:
        row.append("exercise")
    if phase.items:
        row.append("quiz")
    return (*row, "look-back")


def first_place(phase_id: str, phase: Phase) -> Place:
    """Give where a phase begins."""
    return Place(phase_id, steps(phase)[0])


def following(place: Place, phase: Phase) -> Place | None:
    """Give the next place: the next item of the quiz, the next exercise, else the next step."""
    row = _row(place.phase, phase)
    index = _index(row, place)
    return row[index + 1] if index + 1 < len(row) else None


def preceding(place: Place, phase: Phase) -> Place | None:
    """Give the place before, None at the beginning of the phase."""
    names = _names_in_exercise(phase, place.exercise)
    if place.item in names[1:]:
        return Place(place.phase, "exercise", names[names.index(place.item) - 1])
    row = _row(place.phase, phase)
    index = _index(row, place)
    return row[index - 1] if index else None


def next_in_exercise(place: Place, phase: Phase) -> Place | None:
    """Give the next item of the exercise in hand, None after its last."""
    names = _names_in_exercise(phase, place.exercise)
    at = names.index(place.item) + 1 if place.item in names else len(names)
    return Place(place.phase, "exercise", names[at]) if at < len(names) else None


def settle(place: Place, phase: Phase) -> Place:
    """Give *place*, or the nearest one that the phase still has.

    A course may have changed since a place was kept: an item or a step may be gone.
    """
    row = _row(place.phase, phase)
    if place in row:
        return place
    if place.step == "exercise" and place.item in _names_in_exercise(phase, place.exercise):
        return place
    return next((each for each in row if each.step == place.step), row[0])


def proof_block(phase: Phase, name: str) -> str | None:
    """Give the block that shows the answer to an item: named, or the first that cites.

    *name* is the item's in its phase (`items_of`).
    """
    item = find_item(phase, name)
    if item.proof:
        return item.proof
    citing = (block.id for block in phase.blocks if set(block.claims) & set(item.claims))
    return next(citing, None)


def _names_in_exercise(phase: Phase, exercise: str | None) -> list[str]:
    return [
        item_name(each.id, item.id)
        for each in phase.exercises
        if each.id == exercise
        for item in each.items
    ]


def _row(phase_id: str, phase: Phase) -> list[Place]:
    """Give the places that one goes through; an exercise is met at its first item."""
    row: list[Place] = []
    for step in steps(phase):
        if step == "quiz":
            row.extend(Place(phase_id, step, item.id) for item in phase.items)
        elif step == "exercise":
            firsts = (item_name(each.id, each.items[0].id) for each in phase.exercises)
            row.extend(Place(phase_id, step, name) for name in firsts)
        else:
            row.append(Place(phase_id, step))
    return row


def _index(row: list[Place], place: Place) -> int:
    """Find where a place stands in the row; an item of an exercise, where the exercise does."""
    if place in row:
        return row.index(place)
    of_exercise = (each.exercise == place.exercise and each.step == place.step for each in row)
    return next((index for index, found in enumerate(of_exercise) if found), 0)
