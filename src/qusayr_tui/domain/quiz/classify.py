"""`classify`: put each statement into the bin where it belongs.

The bins are the course's own, or the statuses of claims; then the key is computed.
"""

from __future__ import annotations

from typing import Literal

from qusayr_tui.domain.fields import Base, Id
from qusayr_tui.domain.quiz.items import (
    Facts,
    ItemKind,
    ItemRecord,
    ItemWords,
    Names,
    OptionWords,
    PartWords,
    entry,
)
from qusayr_tui.domain.quiz.sorting import joined

STATUSES = (
    "disputed",
    "agreed",
    "several",
    "single",
    "unattributed",
    "side-other",
    "side-self",
    "side",
    "unknown",
)
"""Statuses in the order in which they stand as bins."""

FEWEST_STATUS_BINS = 3
"""Statuses that are offered at least, so that two statements are not two bins."""


class Bin(Base, frozen=True, kw_only=True):
    """Where statements may be put."""

    id: Id


class Statement(Base, frozen=True, kw_only=True):
    """A statement to class: with its bin, or with the claim whose status is its bin."""

    id: Id
    bin: Id | None = None
    claim: Id | None = None


class ClassifyRecord(ItemRecord, frozen=True, kw_only=True, tag="classify"):
    """Statements and the bins they belong into."""

    bins: Literal["status"] | tuple[Bin, ...]
    options: tuple[Statement, ...]


class ClassifyWords(ItemWords, frozen=True, kw_only=True, tag="classify"):
    """The words of a `classify`; statuses have theirs from the program."""

    bins: tuple[PartWords, ...] = ()
    options: tuple[OptionWords, ...]


class Classify(ItemKind):
    """Shape and grading of `classify`."""

    ask = "classify"
    record = ClassifyRecord
    words = ClassifyWords
    manner = "sort"
    shuffles = False

    def option_ids(self, item: ClassifyRecord) -> tuple[str, ...]:
        """Give the statements' ids."""
        return tuple(option.id for option in item.options)

    def bin_ids(self, item: ClassifyRecord, facts: Facts) -> tuple[str, ...]:
        """Give the course's bins, or the statuses that occur, filled up to a real choice."""
        if item.bins != "status":
            return tuple(each.id for each in item.bins)
        offered = {facts.status(each.claim) for each in item.options if each.claim}
        for status in STATUSES:
            if len(offered) < FEWEST_STATUS_BINS:
                offered.add(status)
        return tuple(status for status in STATUSES if status in offered)

    def key(self, item: ClassifyRecord, facts: Facts) -> tuple[str, ...]:
        """Give each statement with its bin, typed or computed."""
        bins = {
            each.id: facts.status(each.claim or "") if item.bins == "status" else each.bin or ""
            for each in item.options
        }
        return tuple(joined(statement, bin_id) for statement, bin_id in bins.items())

    def worded_parts(
        self, item: ClassifyRecord, words: ClassifyWords
    ) -> dict[str, tuple[str, ...]]:
        """Ask for words of every statement, and of the course's own bins."""
        own = () if item.bins == "status" else tuple(each.id for each in item.bins)
        return {"bins": own, "options": self.option_ids(item)}

    def option_text(
        self, item: ClassifyRecord, words: ClassifyWords, option: str, names: Names
    ) -> str:
        """Give the statement."""
        text: str = entry(words.options, option).text
        return text

    def bin_text(
        self, item: ClassifyRecord, words: ClassifyWords, bin_id: str, names: Names
    ) -> str:
        """Name the bin."""
        if item.bins == "status":
            return names.status(bin_id)
        text: str = entry(words.bins, bin_id).text
        return text

    def feedback(self, words: ClassifyWords, option: str) -> str | None:
        """Give what is said about the statement."""
        text: str = entry(words.options, option).feedback
        return text
