"""Say how a lesson stands with its plan's minutes."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.classroom.state import ClassState
from qusayr_tui.domain.plan import Activity, Plan


class Timing(msgspec.Struct, frozen=True):
    """Where a lesson stands in time, in seconds."""

    spent: float
    """In the activity in hand."""
    planned: float
    """For the activity in hand, the minutes that were added included."""
    all_spent: float
    """Since the lesson began, pauses included."""
    drift: float
    """How much later than planned the lesson will end if the rest goes as planned."""


def timing(plan: Plan, state: ClassState) -> Timing:
    """Give the timing of a lesson at the moment of *state* (`state.at`)."""
    ids = [each.id for each in plan.activities]
    here = ids.index(state.activity) if state.activity in ids else 0
    end = state.all_seconds + sum(
        max(0.0, _planned(state, each) - state.seconds.get(each.id, 0.0))
        for each in plan.activities[here:]
        if each.id == state.activity or each.id not in state.skipped
    )
    activity = plan.activities[here]
    return Timing(
        spent=state.seconds.get(activity.id, 0.0),
        planned=_planned(state, activity),
        all_spent=state.all_seconds,
        drift=0.0 if state.ended else end - plan.minutes * 60.0,
    )


def _planned(state: ClassState, activity: Activity) -> float:
    return (activity.minutes + state.extra.get(activity.id, 0)) * 60.0


def neighbour(plan: Plan, state: ClassState, by: int) -> str | None:
    """Give the activity after (1) or before (-1) the one in hand; None past the ends."""
    ids = [each.id for each in plan.activities]
    at = (ids.index(state.activity) if state.activity in ids else 0) + by
    return ids[at] if 0 <= at < len(ids) else None
