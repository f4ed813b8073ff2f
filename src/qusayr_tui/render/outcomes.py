"""How the items of a phase went, for the look back at its end."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.items_of import (
    exercise_of,
    find_exercise,
    find_exercise_words,
    item_name,
    items_of,
)
from qusayr_tui.domain.lesson import Place, proof_block
from qusayr_tui.domain.progress import Progress
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l


class Outcome(msgspec.Struct, frozen=True):
    """How an item went."""

    item: str
    """Its name in the phase: `may-we-write`, `lost-author/what-went`."""
    correct: bool | None
    """None where it was not answered."""
    proof: str | None
    """Block that shows the answer."""


def outcomes(phase: PhaseEdition, progress: Progress) -> list[Outcome]:
    """Give how every item of a phase went, in the order in which they are asked."""
    found = []
    for name, _item in items_of(phase.record):
        answer = progress.answers.get(f"{phase.ref.id}/{name}")
        correct = answer.correct if answer else None
        found.append(Outcome(name, correct, proof_block(phase.record, name)))
    return found


def item_place(phase: PhaseEdition, name: str) -> LazyText:
    """Say where an item is asked: its number in the quiz, or its exercise."""
    exercise = exercise_of(name)
    if exercise:
        ids = [each.id for each in phase.record.exercises]
        if len(ids) == 1:
            return _l("Exercise")
        return _l("Exercise %(at)s", at=ids.index(exercise) + 1)
    return _l("Question %(at)s", at=[item.id for item in phase.record.items].index(name) + 1)


def sheet_names(phase: PhaseEdition, name: str) -> tuple[LazyText | str, ...]:
    """Say where an item stands on the printed sheets of its phase.

    There an exercise has its title and no number, and its questions are counted by themselves.
    """
    exercise = exercise_of(name)
    if not exercise:
        return (item_place(phase, name),)
    items = find_exercise(phase.record, exercise).items
    at = [item_name(exercise, each.id) for each in items].index(name) + 1
    title = find_exercise_words(phase.words, exercise).title
    return (title, _l("Question %(at)s", at=at))


def place_of_item(phase_id: str, name: str) -> Place:
    """Give the place at which an item is asked."""
    return Place(phase_id, "exercise" if exercise_of(name) else "quiz", name)
