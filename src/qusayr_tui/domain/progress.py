"""Fold what a learner did into where the learner stands.

`Progress` is a pure fold of events in the order they arrived; an event that comes twice
changes nothing, and times are never compared, because clocks jump. `Position` is no event:
it is one value that is replaced as the learner moves, in ids only, so that a lesson can be
taken up in another language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from qusayr_tui.domain.events import Confidence, Event, Mode, ObjectKind

PhaseState = Literal["to-read", "under-way", "read"]

_IN_A_PHASE: frozenset[str] = frozenset({"phase", "step", "block", "item"})
"""Kinds of objects whose id begins with their phase."""


class Answer(msgspec.Struct, frozen=True):
    """The answer of one item that stands: the last one given."""

    id: str
    """Id of the event that gave it."""
    item: str
    response: tuple[str, ...]
    correct: bool | None
    first_response: tuple[str, ...]
    hints: int
    time: str
    lang: str
    mode: Mode
    confidence: Confidence | None = None


class Opened(msgspec.Struct, frozen=True):
    """A card that was opened, at its first opening."""

    kind: ObjectKind
    id: str
    time: str


class Draft(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An answer in the making."""

    item: str
    highlighted: str | None = None
    """Option in hand."""
    selected: tuple[str, ...] = ()
    """Options chosen, or put in order."""
    held: str | None = None
    """Option that is being carried to another place."""
    hints: int = 0
    """Hints that are open."""
    confidence: Confidence | None = None
    text: str | None = None
    """Own words about a step, not kept yet; never part of an event."""


class Position(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Where the learner is."""

    phase: str
    step: str
    block: str | None = None
    """Block that is kept in place when the language or the size changes."""
    row: int = 0
    """Screen row of the block's first line; below 0 when it is above the screen."""
    item: str | None = None
    draft: Draft | None = None
    both: bool = False
    """Whether texts are read in two languages side by side."""
    peek: bool = False
    """Whether the block is looked at in the other language."""


class Progress(msgspec.Struct, frozen=True):
    """Where a learner stands in one run through the course."""

    answers: Mapping[str, Answer] = {}
    """By item, in the order of their first answers."""
    opened: Mapping[tuple[str, str], Opened] = {}
    """By kind and id, in the order of their first openings."""
    experienced: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of every phase, step and block that was in front of the learner."""
    completed: frozenset[str] = frozenset()
    """Phases gone through to their end."""
    touched: frozenset[str] = frozenset()
    """Phases in which anything was done."""
    seen: frozenset[str] = frozenset()
    """Ids of the events folded in."""

    def state_of(self, phase: str) -> PhaseState:
        """Tell whether *phase* is still to read, under way, or read."""
        if phase in self.completed:
            return "read"
        return "under-way" if phase in self.touched else "to-read"


NOTHING_DONE = Progress()


def fold(events: Iterable[Event], onto: Progress = NOTHING_DONE) -> Progress:
    """Take *events* in, in the order they arrived; those already in *onto* change nothing."""
    folding = _Folding(onto)
    for event in events:
        folding.take(event)
    return folding.progress()


def apply(progress: Progress, event: Event) -> Progress:
    """Take one event in."""
    return fold((event,), progress)


class _Folding:
    """A progress while events are taken in: copied once for many events."""

    def __init__(self, onto: Progress) -> None:
        self._onto = onto
        self._answers = dict(onto.answers)
        self._opened = dict(onto.opened)
        self._experienced = set(onto.experienced)
        self._completed = set(onto.completed)
        self._touched = set(onto.touched)
        self._seen = set(onto.seen)

    def take(self, event: Event) -> None:
        """Take one event in, unless it was taken before."""
        if event.id in self._seen:
            return
        self._seen.add(event.id)
        if event.kind in _IN_A_PHASE:
            self._touched.add(event.object.partition("/")[0])
        if event.verb == "answered":
            self._answers[event.object] = _answer(event, self._answers.get(event.object))
        elif event.verb == "opened":
            card = Opened(event.kind, event.object, event.time)
            self._opened.setdefault((event.kind, event.object), card)
        elif event.verb == "experienced":
            self._experienced.add((event.kind, event.object))
        elif event.verb == "completed" and event.kind == "phase":
            self._completed.add(event.object)

    def progress(self) -> Progress:
        """Give the progress, the very same one when nothing was new."""
        if len(self._seen) == len(self._onto.seen):
            return self._onto
        return Progress(
            answers=self._answers,
            opened=self._opened,
            experienced=frozenset(self._experienced),
            completed=frozenset(self._completed),
            touched=frozenset(self._touched),
            seen=frozenset(self._seen),
        )


def _answer(event: Event, before: Answer | None) -> Answer:
    """Let the response of *event* stand, and keep the first one."""
    result = event.result
    return Answer(
        id=event.id,
        item=event.object,
        response=result.response,
        correct=result.correct,
        first_response=before.first_response if before else result.response,
        hints=result.hints,
        time=event.time,
        lang=event.language,
        mode=event.mode,
        confidence=result.confidence,
    )
