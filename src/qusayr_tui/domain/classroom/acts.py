"""Say what happened in a lesson with a class, in ids only, one frozen value per act.

Nothing here is ever shown, and nobody is named: a class answers by counted hands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from qusayr_tui.domain.events import Clock, utc_text

SCHEMA = 1
"""Version of the file of a lesson; it stands in its first act."""

Did = Literal[
    "began",
    "taken-up",
    "went",
    "skipped",
    "turned",
    "paused",
    "went-on",
    "gave-time",
    "opened-vote",
    "closed-vote",
    "tallied",
    "voted-again",
    "showed",
    "revealed",
    "took-language",
    "ticked",
    "left",
    "ended",
]
"""What was done. A new one needs a new version of the file."""


class Opening(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a lesson was begun with."""

    schema: int = SCHEMA
    course: str
    version: str
    """Version of the course."""
    plan: str
    without: tuple[str, ...] = ()
    """Phases and blocks that the teacher left out."""
    languages: tuple[str, ...]
    """Languages of the room at the beginning."""


class Act(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing that the teacher did, or that a minute went by."""

    did: Did
    time: str
    """UTC, ISO 8601."""
    opening: Opening | None = None
    """With `began`."""
    activity: str | None = None
    """With `began`, `went` and `skipped`: where the class is from now on."""
    screen: int = 0
    """With `turned` and `revealed`: the room's screen of the activity, from 0."""
    minutes: int = 0
    """With `gave-time`; below 0 where minutes are taken back."""
    items: tuple[str, ...] = ()
    """Items of a vote (one) or of a reveal (all of an exercise), as `phase/item`."""
    counts: Mapping[str, int] = {}
    """With `tallied`: hands by option, of the round in hand, as they stand now."""
    shown: bool = False
    """With `showed`: whether the distribution is on the projector."""
    languages: tuple[str, ...] = ()
    """With `took-language`: one language, or several at once."""

    @property
    def moment(self) -> datetime:
        """The time, as a moment."""
        return datetime.fromisoformat(self.time)


class ActMaker(msgspec.Struct, frozen=True):
    """Gives every act its time."""

    clock: Clock

    def make(self, did: Did, **what: object) -> Act:
        """Make an act that happens now."""
        return Act(did=did, time=utc_text(self.clock()), **what)  # type: ignore[arg-type]
