"""Say what a class answered, item by item: hands before and after, and what stood behind them.

Nobody is named anywhere: a lesson keeps counted hands only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from qusayr_tui.domain.classroom.state import ClassState, Counts
from qusayr_tui.domain.classroom.tally import commonest, hands, tags_of
from qusayr_tui.domain.quiz import ItemRecord, kind_of


class Round(msgspec.Struct, frozen=True):
    """One vote of a class on an item."""

    counts: dict[str, int]
    """Hands by option, every option of the item in the course's order."""
    n: int
    """All hands."""


class ItemReport(msgspec.Struct, frozen=True):
    """What a class answered to one item."""

    item: str
    """As `phase/item` or `phase/exercise/item`."""
    rounds: tuple[Round, ...]
    """The first vote, then those after a discussion."""
    misconceptions: tuple[str, ...]
    """Behind wrong answers, the commonest of the first vote first."""


def report(state: ClassState, find: Callable[[str], ItemRecord | None]) -> tuple[ItemReport, ...]:
    """Give what a class answered, in the order in which it was asked.

    A vote for which no hand was counted is left out. *find* gives an item's record, None
    for one that the course no longer has; of that one the counts are given as they are.
    """
    found = []
    for name, votes in state.votes.items():
        item = find(name)
        counted = [counts for counts in votes.rounds if hands(counts)]
        if counted:
            rounds = tuple(Round(_in_order(item, each), hands(each)) for each in counted)
            found.append(ItemReport(name, rounds, tuple(_misconceptions(item, counted))))
    return tuple(found)


def counted_votes(state: ClassState) -> int:
    """Count the votes of a lesson for which a hand was counted."""
    return sum(bool(hands(counts)) for votes in state.votes.values() for counts in votes.rounds)


def _in_order(item: ItemRecord | None, counts: Counts) -> dict[str, int]:
    options = kind_of(item).option_ids(item) if item else ()
    return {**{option: counts.get(option, 0) for option in options}, **counts}


def _misconceptions(item: ItemRecord | None, rounds: list[Counts]) -> Iterator[str]:
    """Give the tags of each round, those of an earlier one first, each once."""
    tags = tags_of(item) if item else {}
    yield from dict.fromkeys(tag for counts in rounds for tag in commonest(tags, counts))
