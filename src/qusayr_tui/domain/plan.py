"""The plan of a lesson with a class: a row of activities, in no language, and its words.

Course format, part 7. A plan's *activity* is what a class does together; a *step* is what a
learner meets in a phase.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from qusayr_tui.domain.fields import Base, Id, Text

Do = Literal["lobby", "read", "question", "exercise", "discuss", "debrief", "break"]
"""What a class does in an activity."""

NEEDS: dict[Do, tuple[str, ...]] = {
    "lobby": (),
    "read": ("phase",),
    "question": ("item",),
    "exercise": ("exercise",),
    "discuss": (),
    "debrief": (),
    "break": (),
}
"""Fields without which an activity of this kind has nothing to show."""


BOARDS: tuple[Do, ...] = ("discuss", "debrief", "break")
"""Activities that may show words of the plan; all others show what is in the course."""


class Activity(Base, frozen=True, kw_only=True):
    """One thing that a class does together."""

    id: Id
    do: Do
    minutes: Annotated[int, Meta(ge=1, le=240)]
    phase: Id | None = None
    """For `read`: the phase that is read."""
    blocks: tuple[Id, ...] = ()
    """For `read`: the blocks that are read; all of the phase where none is named."""
    item: str | None = None
    """For `question`: the item, as `phase/item` or `phase/exercise/item`."""
    vote_again: bool = False
    """For `question`: whether a second vote follows a discussion."""
    claim: Id | None = None
    """For `discuss`: the claim that is talked about."""
    exercise: str | None = None
    """For `exercise`: as `phase/exercise`."""
    groups: Annotated[int, Meta(ge=2, le=6)] | None = None
    """Pupils who work together; pairs are 2."""


class Plan(Base, frozen=True, kw_only=True):
    """`record/plans/ID.yaml`: a lesson, minute by minute; its id is its file's name."""

    minutes: Annotated[int, Meta(ge=1, le=600)]
    phases: Annotated[tuple[Id, ...], Meta(min_length=1)]
    language: Literal["free", "fixed"] = "free"
    """`free`: each pupil reads in a language of their choice."""
    sittings: Annotated[int, Meta(ge=1, le=10)] = 1
    """On how many days; a `break` parts two of them."""
    vocabulary: tuple[Id, ...] = ()
    """Terms of the bilingual word list, beside those that the blocks read link."""
    activities: Annotated[tuple[Activity, ...], Meta(min_length=1)]


class ActivityWords(Base, frozen=True, kw_only=True):
    """What a teacher reads about one activity."""

    id: Id
    title: Text
    """What the class sees of it, in a few words."""
    show: Text
    """What is on the projector or on the tables."""
    pupils: Text
    """What pupils do."""
    say: Text | None = None
    expect: Text | None = None
    """Answers to be expected, and what to do with them."""
    starters: tuple[Text, ...] = ()
    """Beginnings of sentences for pupils."""
    board: tuple[Text, ...] = ()
    """What the class sees in the plan's own words, a screen each; only where `BOARDS` has it."""


class PlanWords(Base, frozen=True, kw_only=True):
    """The words of a plan in one language."""

    title: Text
    aims: Annotated[tuple[Text, ...], Meta(min_length=1)]
    curriculum: Text
    material: tuple[Text, ...] = ()
    before: Text
    """What to know and to prepare: sensitivity first."""
    class_notice: Text | None = None
    """The content notice as it is read to a class; the course's own where there is none."""
    activities: tuple[ActivityWords, ...]
    homework: Text | None = None


class PlanError(ValueError):
    """What was asked to be left out is not in the plan; `name` says what."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def without(plan: Plan, left_out: Iterable[str]) -> Plan:
    """Give *plan* without some phases or blocks (`siege`, `siege/gaps`).

    An activity that is left with nothing goes too, and with it its minutes. Raises
    `PlanError` for a name that the plan does not have.
    """
    activities = plan.activities
    phases = list(plan.phases)
    for name in left_out:
        phase, _, block = name.partition("/")
        if not _names(plan, phase, block):
            raise PlanError(name)
        if not block:
            phases = [each for each in phases if each != phase]
        kept = (_activity_without(each, phase, block) for each in activities)
        activities = tuple(each for each in kept if each is not None)
    minutes = sum(each.minutes for each in activities)
    return msgspec.structs.replace(
        plan, activities=activities, phases=tuple(phases), minutes=minutes
    )


def whole_name(plan: Plan, name: str) -> str | None:
    """Give a phase or a block of *plan* as `without` takes it: `siege/gaps` for `gaps` alone.

    None when the plan has no such thing.
    """
    phase, _, block = name.partition("/")
    if _names(plan, phase, block):
        return name
    of = [each.phase for each in plan.activities if name in each.blocks]
    return f"{of[0]}/{name}" if of else None


def _names(plan: Plan, phase: str, block: str) -> bool:
    if phase not in plan.phases:
        return False
    read = [each for each in plan.activities if each.phase == phase]
    return not block or any(block in each.blocks or not each.blocks for each in read)


def _activity_without(activity: Activity, phase: str, block: str) -> Activity | None:
    about = {activity.phase, *(_phase_of(each) for each in (activity.item, activity.exercise))}
    if phase not in about:
        return activity
    if not block:
        return None
    if activity.phase != phase or block not in activity.blocks:
        return activity
    left = tuple(each for each in activity.blocks if each != block)
    return msgspec.structs.replace(activity, blocks=left) if left else None


def _phase_of(name: str | None) -> str | None:
    return name.partition("/")[0] if name else None
