"""Where claims, sources and actors are met again across a course.

Everything here is an index over the records of all phases; it is made when it is first
asked for, and once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import msgspec

from qusayr_tui.domain.edition import CourseReader
from qusayr_tui.domain.items_of import claims_of, items_of
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import Account

OWN_TEXTS = ("state-media", "party")
"""Kinds of sources in which a side itself speaks."""


class Use(msgspec.Struct, frozen=True):
    """A block or an item that rests on a claim."""

    phase: str
    name: str
    """Of the block, or of the item in its phase (`gaps`, `lost-author/what-went`)."""
    is_item: bool = False

    @property
    def whole_name(self) -> str:
        """The name in the course: `phase/block`, `phase/item`, `phase/exercise/item`."""
        return f"{self.phase}/{self.name}"


class SideTexts(msgspec.Struct, frozen=True):
    """How much of what a side says was read for the course."""

    own: int
    """Texts of the side itself, read whole or in part."""
    quoting: int
    """Texts of others, read whole or in part, in which the side is quoted."""


class Uses:
    """Looks up what is used where."""

    def __init__(self, reader: CourseReader, ledger: Ledger) -> None:
        self._reader = reader
        self._ledger = ledger

    def of_claim(self, claim: str) -> tuple[Use, ...]:
        """Give the blocks and items that use a claim, in the order of the course."""
        return self._of_claims.get(claim, ())

    def plans_with(self, claim: str) -> tuple[str, ...]:
        """Give the plans of lessons in which a claim is talked about."""
        return tuple(plan for plan, claims in self._of_plans.items() if claim in claims)

    def names_of(self, claim: str) -> tuple[str, ...]:
        """Give all that uses a claim by its name in the course: blocks, items, plans."""
        blocks_and_items = (each.whole_name for each in self.of_claim(claim))
        return tuple(dict.fromkeys((*blocks_and_items, *self.plans_with(claim))))

    def of_source(self, source: str) -> tuple[str, ...]:
        """Give the claims that a source carries."""
        return self._of_sources.get(source, ())

    def of_actor(self, actor: str) -> tuple[str, ...]:
        """Give the claims on which an actor speaks."""
        return self._of_actors.get(actor, ())

    def copies_of(self, source: str) -> tuple[str, ...]:
        """Give the sources that are the same report as *source*, taken from it."""
        records = self._reader.record("sources")
        return tuple(each.id for each in records.values() if each.copy_of == source)

    def texts_of(self, side: str) -> SideTexts:
        """Count the texts of a side that were read."""
        records, actors = self._reader.record("sources"), self._reader.record("actors")
        cited = dict.fromkeys(
            source
            for found in self._ledger.all()
            for account in found.claim.accounts
            if actors[account.actor].side == side
            for source in account.sources
        )
        read = [records[each] for each in cited if records[each].seen in ("whole", "excerpt")]
        own = sum(1 for each in read if each.kind in OWN_TEXTS)
        return SideTexts(own, len(read) - own)

    @cached_property
    def _of_claims(self) -> dict[str, tuple[Use, ...]]:
        found: dict[str, dict[Use, None]] = {}
        for ref in self._reader.phases:
            phase = self._reader.phase(ref)
            uses = [(Use(ref.id, block.id), block.claims) for block in phase.blocks]
            uses += [(Use(ref.id, name, True), claims_of(item)) for name, item in items_of(phase)]
            for use, claims in uses:
                for claim in claims:
                    found.setdefault(claim, {})[use] = None
        return {claim: tuple(uses) for claim, uses in found.items()}

    @cached_property
    def _of_plans(self) -> dict[str, frozenset[str]]:
        plans = {each: self._reader.plan(each).activities for each in self._reader.plans}
        return {
            plan: frozenset(act.claim for act in acts if act.claim) for plan, acts in plans.items()
        }

    @cached_property
    def _of_sources(self) -> dict[str, tuple[str, ...]]:
        return self._claims_by(lambda account: account.sources)

    @cached_property
    def _of_actors(self) -> dict[str, tuple[str, ...]]:
        return self._claims_by(lambda account: (account.actor,))

    def _claims_by(self, names: Callable[[Account], Iterable[str]]) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for each in self._ledger.all():
            for account in each.claim.accounts:
                for name in names(account):
                    found.setdefault(name, {})[each.claim.id] = None
        return {name: tuple(claims) for name, claims in found.items()}
