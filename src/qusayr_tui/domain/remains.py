"""What remains of a text when only some claims count: a filter, chosen among a few.

Statuses are not a ladder, so a choice keeps a *set*: of statuses, of those who speak, or
what was seen by the speaker. Claims on which the sources disagree, and those of which nothing
is known, stay whatever is chosen, unless they are left out by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import get_args, get_type_hints

import msgspec

from qusayr_tui.domain.claims import StatusName
from qusayr_tui.domain.edition import CourseReader, PhaseRef
from qusayr_tui.domain.ledger import FoundClaim, Ledger
from qusayr_tui.domain.model import Actor

ALL = "all"
SAW = "saw"
THERE = "there"
NOT_ONE_SIDED = "not-one-sided"
CORROBORATED = "corroborated"
SIDE = "side:"
"""Before the id of a side: what that side says."""
KIND = "kind:"
"""Before a kind of speaker: what such speakers say."""

STAYING: tuple[StatusName, ...] = ("disputed", "unknown")
"""Statuses that only their own name leaves out."""

_ONE_SIDED: frozenset[StatusName] = frozenset({"side", "side-self", "side-other"})
_CORROBORATED: frozenset[StatusName] = frozenset({"agreed", "several"})


class Filter(msgspec.Struct, frozen=True):
    """What counts."""

    choice: str = ALL
    without: frozenset[str] = frozenset()
    """Those of `STAYING` that are left out by name."""

    @property
    def is_on(self) -> bool:
        """Whether anything at all may go."""
        return self.choice != ALL or bool(self.without)

    @property
    def side(self) -> str | None:
        """The side that alone is heard, where it is one."""
        return self.choice.removeprefix(SIDE) if self.choice.startswith(SIDE) else None

    def turned(self, choices: tuple[str, ...], by: int) -> Filter:
        """Give the filter with another choice, from the last to the first."""
        at = choices.index(self.choice) if self.choice in choices else 0
        return Filter(choices[(at + by) % len(choices)], self.without)

    def ticked(self, status: str) -> Filter:
        """Give the filter with one of `STAYING` left out, or counting again."""
        return Filter(self.choice, self.without ^ {status})


class _Facts(msgspec.Struct, frozen=True):
    """What the choices ask of a claim."""

    status: StatusName
    marks: frozenset[str]
    """Every choice that keeps it."""


class Remains:
    """Tells which claims remain; what it asks of a claim is looked up once."""

    def __init__(self, reader: CourseReader, ledger: Ledger) -> None:
        self._reader = reader
        self._ledger = ledger
        self._facts: dict[str, _Facts] = {}

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """All choices of this course, in the order in which they are offered."""
        actors: Iterable[Actor] = self._reader.record("actors").values()
        there = {actor.kind for actor in actors}
        order = get_args(get_type_hints(Actor)["kind"])
        kinds = tuple(KIND + kind for kind in order if kind in there)
        sides = tuple(SIDE + side for side in self._reader.course.sides)
        return (ALL, SAW, THERE, NOT_ONE_SIDED, CORROBORATED, *sides, *kinds)

    def known(self, choice: str, without: Iterable[str] = ()) -> Filter:
        """Give a filter as it was kept, as far as this course knows it."""
        chosen = choice if choice in self.choices else ALL
        return Filter(chosen, frozenset(each for each in without if each in STAYING))

    def keeps(self, chosen: Filter, claim: str, near: str = "") -> bool:
        """Tell whether a claim remains."""
        facts = self._of(claim, near)
        if facts.status in STAYING:
            return facts.status not in chosen.without
        return chosen.choice in facts.marks

    def left(self, chosen: Filter, claims: Iterable[str], near: str = "") -> frozenset[str]:
        """Give those of *claims* that remain."""
        return frozenset(each for each in claims if self.keeps(chosen, each, near))

    def _of(self, claim: str, near: str) -> _Facts:
        if claim not in self._facts:
            status = self._ledger.standing(claim, near).status
            found = self._ledger.find(claim, near)
            self._facts[claim] = _Facts(status, frozenset(self._marks(found, status)))
        return self._facts[claim]

    def _marks(self, found: FoundClaim, status: StatusName) -> Iterable[str]:
        yield ALL
        if status not in _ONE_SIDED:
            yield NOT_ONE_SIDED
        if status in _CORROBORATED:
            yield CORROBORATED
        actors = self._reader.record("actors")
        for account in found.claim.accounts:
            actor = actors[account.actor]
            yield KIND + actor.kind
            if actor.side:
                yield SIDE + actor.side
            if account.access == "saw":
                yield SAW
            if account.access in ("saw", "heard"):
                yield THERE


def claims_of_phase(ref: PhaseRef, reader: CourseReader, cited: Iterable[str]) -> tuple[str, ...]:
    """Give the claims of a phase's page: those cited, in order, then those it only tells.

    Claims that are meant for teachers only are not among them.
    """
    told = (each.id for each in reader.phase(ref).claims if each.audience == "everyone")
    return tuple(dict.fromkeys((*cited, *told)))
