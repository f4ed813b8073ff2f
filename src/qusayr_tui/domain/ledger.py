"""Look up claims across the phases of a course, with their standing and their relations."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from qusayr_tui.domain.claims import Standing, standing
from qusayr_tui.domain.edition import CourseReader, PhaseRef
from qusayr_tui.domain.model import Claim


class FoundClaim(msgspec.Struct, frozen=True):
    """A claim and the phase that first tells it."""

    phase: PhaseRef
    claim: Claim


class FoundRelation(msgspec.Struct, frozen=True):
    """A relation seen from one of its two claims."""

    to: str
    kind: str
    written_in: str
    """The claim in whose record, and words, the relation stands."""


class Ledger:
    """The claims of a course; phases are opened only as far as a question needs them."""

    def __init__(self, reader: CourseReader) -> None:
        self._reader = reader
        self._claims: dict[str, FoundClaim] = {}
        self._opened: set[str] = set()
        self._standings: dict[str, Standing] = {}

    def find(self, claim_id: str, near: str = "") -> FoundClaim:
        """Give a claim; *near* is the phase to look in first. Raises KeyError."""
        if claim_id not in self._claims:
            for ref in sorted(self._reader.phases, key=lambda ref: ref.id != near):
                self._open(ref)
                if claim_id in self._claims:
                    break
        return self._claims[claim_id]

    def all(self) -> Iterator[FoundClaim]:
        """Give every claim in the order of the course."""
        for ref in self._reader.phases:
            yield from (FoundClaim(ref, claim) for claim in self._reader.phase(ref).claims)

    def standing(self, claim_id: str, near: str = "") -> Standing:
        """Compute how well a claim is supported, with relations written in any phase."""
        if claim_id not in self._standings:
            claim = self.find(claim_id, near).claim
            self._standings[claim_id] = standing(
                claim,
                self._reader.record("actors"),
                self._reader.record("sources"),
                self._contradicted_by(claim),
            )
        return self._standings[claim_id]

    def relations(self, claim_id: str) -> list[FoundRelation]:
        """Give the relations of a claim, its own first, then those written in others."""
        own = self.find(claim_id).claim.related
        found = [FoundRelation(each.to, each.kind, claim_id) for each in own]
        for other in self.all():
            found.extend(
                FoundRelation(other.claim.id, each.kind, other.claim.id)
                for each in other.claim.related
                if each.to == claim_id
            )
        return found

    def _contradicted_by(self, claim: Claim) -> list[str]:
        own = [each.to for each in claim.related if each.kind == "contradicts"]
        for ref in self._reader.phases_mentioning("contradicts"):
            own.extend(
                other.id
                for other in self._reader.phase(ref).claims
                for each in other.related
                if each.kind == "contradicts" and each.to == claim.id
            )
        return list(dict.fromkeys(own))

    def _open(self, ref: PhaseRef) -> None:
        if ref.id not in self._opened:
            self._opened.add(ref.id)
            for claim in self._reader.phase(ref).claims:
                self._claims[claim.id] = FoundClaim(ref, claim)
