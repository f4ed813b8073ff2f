"""Say of a lesson that was left what a teacher has to know to take it up, or to begin anew."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qusayr_tui.domain.classroom.state import AWAY, ClassState
from qusayr_tui.domain.plan import Plan


class LeftLesson(msgspec.Struct, frozen=True):
    """A lesson that was left before its end."""

    began: datetime
    at: int
    """Number of the activity in hand, from 1."""
    of: int
    hands: int
    """Counted in all its votes."""


def left_lesson(plan: Plan, state: ClassState) -> LeftLesson:
    """Describe a lesson of *plan* as it was left."""
    ids = [each.id for each in plan.activities]
    at = ids.index(state.activity) + 1 if state.activity in ids else 1
    return LeftLesson(state.began, at, len(ids), state.all_hands)


def goes_on_at_once(state: ClassState, moment: datetime) -> bool:
    """Tell whether a lesson was torn off just now, by a crash or a closed lid.

    One that was left on purpose, or long ago, may have been a trial: the teacher is asked.
    """
    return not (state.ended or state.left) and abs(moment - state.last) <= AWAY


def is_held(state: ClassState, moment: datetime) -> bool:
    """Tell whether somebody teaches, so that a class may be shown the lesson.

    The end of a lesson is shown, too, for as long.
    """
    return not state.left and abs(moment - state.last) <= AWAY
