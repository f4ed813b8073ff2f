"""`match`: find for each left side the right side that goes with it.

A pair of a glossary term has its words from the glossary: the term, and the first sentence
of its definition.
"""

from __future__ import annotations

from qusayr_tui.domain.fields import Base, Id, Text
from qusayr_tui.domain.quiz.items import (
    Facts,
    ItemKind,
    ItemRecord,
    ItemWords,
    Names,
    entry,
)
from qusayr_tui.domain.quiz.sorting import joined


class Pair(Base, frozen=True, kw_only=True):
    """Two sides that belong together; a term stands for both."""

    id: Id
    term: Id | None = None
    claim: Id | None = None
    """The claim behind the pair; its sides are written all the same."""


class PairWords(Base, frozen=True, kw_only=True):
    """The words of the two sides."""

    id: Id
    left: Text
    right: Text


class MatchRecord(ItemRecord, frozen=True, kw_only=True, tag="match"):
    """Pairs to put together again."""

    pairs: tuple[Pair, ...]


class MatchWords(ItemWords, frozen=True, kw_only=True, tag="match"):
    """The words of a `match`; pairs of terms need none."""

    pairs: tuple[PairWords, ...] = ()
    right: Text
    wrong: Text


class Match(ItemKind):
    """Shape and grading of `match`: statements and bins are the two sides of the pairs."""

    ask = "match"
    record = MatchRecord
    words = MatchWords
    manner = "sort"

    def option_ids(self, item: MatchRecord) -> tuple[str, ...]:
        """Give the pairs' ids, for their left sides."""
        return tuple(pair.id for pair in item.pairs)

    def bin_ids(self, item: MatchRecord, facts: Facts) -> tuple[str, ...]:
        """Give the pairs' ids, for their right sides."""
        return self.option_ids(item)

    def key(self, item: MatchRecord, facts: Facts) -> tuple[str, ...]:
        """Give each pair with itself."""
        return tuple(joined(pair.id, pair.id) for pair in item.pairs)

    def worded_parts(self, item: MatchRecord, words: MatchWords) -> dict[str, tuple[str, ...]]:
        """Ask for words of every pair that is no term's."""
        return {"pairs": tuple(pair.id for pair in item.pairs if not pair.term)}

    def option_text(self, item: MatchRecord, words: MatchWords, option: str, names: Names) -> str:
        """Give a pair's left side."""
        term = entry(item.pairs, option).term
        text: str = names.term(term) if term else entry(words.pairs, option).left
        return text

    def bin_text(self, item: MatchRecord, words: MatchWords, bin_id: str, names: Names) -> str:
        """Give a pair's right side."""
        term = entry(item.pairs, bin_id).term
        text: str = names.definition(term) if term else entry(words.pairs, bin_id).right
        return text

    def whole_feedback(self, words: MatchWords, right: bool) -> str | None:
        """Give the sentence for all pairs right, or the one for any other response."""
        return words.right if right else words.wrong
