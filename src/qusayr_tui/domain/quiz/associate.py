"""`associate`: say who makes each claim; the key is computed from the accounts."""

from __future__ import annotations

from qusayr_tui.domain.fields import Id, Text
from qusayr_tui.domain.quiz.items import (
    Facts,
    ItemKind,
    ItemRecord,
    ItemWords,
    Names,
    PartWords,
    entry,
)
from qusayr_tui.domain.quiz.sorting import joined


class AssociateRecord(ItemRecord, frozen=True, kw_only=True, tag="associate"):
    """Claims, and the actors or sources among whom each has one that says so."""

    among: tuple[Id, ...]


class AssociateWords(ItemWords, frozen=True, kw_only=True, tag="associate"):
    """The words of an `associate`.

    The statements are the claims' own sentences. These name their author, so `options` may
    say the same without the author; then it does so for every claim.
    """

    options: tuple[PartWords, ...] = ()
    right: Text
    wrong: Text


class Associate(ItemKind):
    """Shape and grading of `associate`: statements are claims, bins are speakers."""

    ask = "associate"
    record = AssociateRecord
    words = AssociateWords
    manner = "sort"
    shuffles = False

    def option_ids(self, item: AssociateRecord) -> tuple[str, ...]:
        """Give the claims."""
        return item.claims

    def bin_ids(self, item: AssociateRecord, facts: Facts) -> tuple[str, ...]:
        """Give the actors and sources."""
        return item.among

    def key(self, item: AssociateRecord, facts: Facts) -> tuple[str, ...]:
        """Give each claim with the first of the offered that says so."""
        return tuple(
            joined(claim, speaker)
            for claim in item.claims
            for speaker in [each for each in item.among if each in facts.speakers(claim)][:1]
        )

    def worded_parts(
        self, item: AssociateRecord, words: AssociateWords
    ) -> dict[str, tuple[str, ...]]:
        """Ask for words of every claim as soon as one has its own here."""
        return {"options": item.claims} if words.options else {}

    def option_text(
        self, item: AssociateRecord, words: AssociateWords, option: str, names: Names
    ) -> str:
        """Give the claim, in the words of the item or in its own."""
        if not words.options:
            return names.claim(option)
        text: str = entry(words.options, option).text
        return text

    def bin_text(
        self, item: AssociateRecord, words: AssociateWords, bin_id: str, names: Names
    ) -> str:
        """Name the actor or the source."""
        return names.speaker(bin_id)

    def whole_feedback(self, words: AssociateWords, right: bool) -> str | None:
        """Give the sentence for all claims right, or the one for any other response."""
        return words.right if right else words.wrong
