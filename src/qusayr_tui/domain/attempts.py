"""Find the attempt at an item where it was left, and what is kept of one that is not answered.

Whatever shows the lesson takes its attempts from here, so that one that was begun on a screen
goes on in lines of text, in another language, and the other way round.
"""

from __future__ import annotations

from qusayr_tui.domain.progress import Draft, Position, Progress
from qusayr_tui.domain.quiz import Facts, ItemRecord
from qusayr_tui.domain.quiz.engine import Attempt, begin, drafted, restored, selection


def find_attempt(
    phase: str,
    name: str,
    item: ItemRecord,
    facts: Facts,
    learner: str,
    progress: Progress,
    position: Position | None,
) -> Attempt:
    """Give the attempt at an item: answered before, drafted, or new.

    *name* is the item's in its phase; *learner* decides the order of the options.
    """
    answer = progress.answers.get(f"{phase}/{name}")
    if answer:
        return restored(item, learner, facts, answer.response, answer.hints)
    fresh = begin(item, learner, facts)
    draft = position.draft if position and position.phase == phase else None
    if draft is None or draft.item != name:
        return fresh
    return drafted(
        fresh,
        item,
        highlighted=draft.highlighted,
        selected=draft.selected,
        held=draft.held is not None,
        hints=draft.hints,
    )


def draft_of(name: str, attempt: Attempt | None) -> Draft | None:
    """Give what is kept of an attempt; None where there is none, or once it is answered."""
    if attempt is None or attempt.response is not None:
        return None
    return Draft(
        item=name,
        highlighted=attempt.highlighted or None,
        selected=selection(attempt),
        held=attempt.highlighted if attempt.held else None,
        hints=attempt.hints,
    )
