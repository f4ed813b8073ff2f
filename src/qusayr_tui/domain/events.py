"""Say what a learner did, in ids only, one frozen value per act.

The words are xAPI's: a *registration* is one learner's run through the course, a *verb* is
what was done, an *object* is what it was done to. An event's id is made once by whoever
makes the event, so that an event that is sent or stored twice still counts once. Nothing
here is ever shown: an event reads the same in every language.

What a learner writes in their own words is a `Note`. It is kept apart from the events, so
that nothing that hands events on can take it along.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal

import msgspec

Verb = Literal[
    "initialized",
    "experienced",
    "answered",
    "completed",
    "opened",
    "hinted",
    "switched-language",
    "terminated",
]
"""What was done. A new verb needs a new version of the progress file."""

ObjectKind = Literal[
    "course",
    "phase",
    "step",
    "block",
    "item",
    "term",
    "claim",
    "source",
    "actor",
    "place",
    "notice",
]
"""What it was done to."""

Mode = Literal["app", "plain"]
Confidence = Literal["not-at-all", "rather", "quite"]

Clock = Callable[[], datetime]
"""Gives the present moment, with its time zone."""

NewId = Callable[[], str]
"""Gives an id that nobody else will ever give: a UUID as text."""


class Result(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What came of an act, in ids only."""

    response: tuple[str, ...] = ()
    """Ids of the options in the learner's order; the typed text where an item has no option."""
    correct: bool | None = None
    hints: int = 0
    """Hints that were open at the time."""
    confidence: Confidence | None = None
    left: str | None = None
    """Language that was left."""
    taken: str | None = None
    """Language that was taken instead."""


NO_RESULT = Result()


class Event(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One act of a learner."""

    id: str
    registration: str
    time: str
    """UTC, ISO 8601. It is shown, never sorted by: clocks jump."""
    course: str
    version: str
    """Version of the course."""
    language: str
    mode: Mode
    verb: Verb
    kind: ObjectKind
    object: str
    """Id of the object; those of a phase begin with it (`siege`, `siege/gaps`)."""
    result: Result = NO_RESULT


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a learner wrote in their own words: it stays on the learner's machine."""

    id: str
    registration: str
    time: str
    language: str
    object: str
    """What it was written about: a step, a block."""
    text: str


class EventMaker(msgspec.Struct, frozen=True, kw_only=True):
    """What every event of one run has in common, and where its time and id come from."""

    course: str
    version: str
    language: str
    registration: str
    mode: Mode
    clock: Clock
    new_id: NewId

    def make(
        self,
        verb: Verb,
        kind: ObjectKind,
        object_id: str,
        result: Result = NO_RESULT,
        event_id: str | None = None,
    ) -> Event:
        """Make an event that happens now, under a new id unless *event_id* is given."""
        return Event(
            id=event_id or self.new_id(),
            registration=self.registration,
            time=utc_text(self.clock()),
            course=self.course,
            version=self.version,
            language=self.language,
            mode=self.mode,
            verb=verb,
            kind=kind,
            object=object_id,
            result=result,
        )


def utc_text(moment: datetime) -> str:
    """Write *moment* in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def initialized(maker: EventMaker) -> Event:
    """Say that a sitting of the course began."""
    return maker.make("initialized", "course", maker.course)


def terminated(maker: EventMaker) -> Event:
    """Say that a sitting of the course ended."""
    return maker.make("terminated", "course", maker.course)


def experienced(maker: EventMaker, kind: ObjectKind, object_id: str) -> Event:
    """Say that a phase, step or block was in front of the learner."""
    return maker.make("experienced", kind, object_id)


def completed(maker: EventMaker, phase: str) -> Event:
    """Say that a phase was gone through to its end."""
    return maker.make("completed", "phase", phase)


def opened(maker: EventMaker, kind: ObjectKind, object_id: str) -> Event:
    """Say that the card of a term, claim or source was opened."""
    return maker.make("opened", kind, object_id)


def hinted(maker: EventMaker, item: str, hints: int) -> Event:
    """Say that a hint was asked for; *hints* are open now."""
    return maker.make("hinted", "item", item, Result(hints=hints))


def answered(
    maker: EventMaker,
    item: str,
    response: tuple[str, ...],
    correct: bool | None,
    *,
    hints: int = 0,
    confidence: Confidence | None = None,
    event_id: str | None = None,
) -> Event:
    """Say that an item was answered; the same *event_id* again is the same answer."""
    result = Result(
        response=tuple(_without_surrogates(each) for each in response),
        correct=correct,
        hints=hints,
        confidence=confidence,
    )
    return maker.make("answered", "item", item, result, event_id)


def switched_language(maker: EventMaker, taken: str) -> Event:
    """Say that the language *taken* took the place of the maker's."""
    result = Result(left=maker.language, taken=taken)
    return maker.make("switched-language", "course", maker.course, result)


def note(maker: EventMaker, object_id: str, text: str) -> Note:
    """Keep what the learner wrote about *object_id*."""
    return Note(
        id=maker.new_id(),
        registration=maker.registration,
        time=utc_text(maker.clock()),
        language=maker.language,
        object=object_id,
        text=_without_surrogates(text),
    )


def _without_surrogates(text: str) -> str:
    """Replace halves of characters, which a terminal can deliver and UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
