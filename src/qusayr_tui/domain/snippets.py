"""Show where a query stands in a text: the part around it, and which of its words were found."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from qusayr_tui.domain.fold import fold, fold_with_origins
from qusayr_tui.domain.term_search import one_typo_apart
from qusayr_tui.domain.word_table import SHORTEST_GUESS

_WORD = re.compile(r"[^\W_]+")

_BEFORE = 3
"""The first word found stands after this part (a third) of the room."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a text, and whether it was looked for."""

    text: str
    found: bool = False


def found_in(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Give the whole of *text*, cut where the (folded) *words* of a query stand."""
    return _cut(text, 0, len(text), _ranges(text, words))


def snippet(text: str, words: Sequence[str], room: int) -> tuple[Piece, ...]:
    """Give about *room* characters of *text* around the first words found, never half a word.

    An ellipsis stands where something was left out.
    """
    ranges = _ranges(text, words)
    if len(text) <= room:
        return _cut(text, 0, len(text), ranges)
    at = _densest(ranges, room) if ranges else 0
    start = _word_start(text, max(0, min(at - room // _BEFORE, len(text) - room + 1)), at)
    end = start + room - (start > 0)
    if end < len(text):
        end = _word_end(text, start, end - 1)
    pieces = list(_cut(text, start, end, ranges))
    if start:
        pieces.insert(0, Piece("…"))
    if end < len(text):
        pieces.append(Piece("…"))
    return tuple(pieces)


def _ranges(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Give where *words* stand in *text*: as they are or begun, else with one mistake."""
    tokens = [(fold(each[0]), each) for each in _WORD.finditer(text)]
    found: set[tuple[int, int]] = set()
    for word in words:
        exact = [
            (each.start(), each.start() + _length(each[0], token, token.index(word) + len(word)))
            for token, each in tokens
            if token.startswith(word) or (token.startswith("ال") and token.startswith(word, 2))
        ]
        found.update(exact or [each.span() for token, each in tokens if _mistyped(word, token)])
    return sorted(found)


def _length(original: str, token: str, length: int) -> int:
    """Give how much of a word became the first *length* letters of the folded *token*."""
    if len(original) == len(token):
        return length
    return fold_with_origins(original).source_range(0, length)[1]


def _mistyped(word: str, token: str) -> bool:
    half = len(word) // 2
    if len(word) < SHORTEST_GUESS or len(token) < SHORTEST_GUESS - 1:
        return False
    if not token.startswith(word[:half]) and word[half + 1 : half + 4] not in token:
        return False  # a mistake spares one half, and what is quickly seen comes first
    lengths = range(len(word) - 1, len(word) + 2)
    return any(one_typo_apart(word, token[:length]) for length in lengths)


def _densest(ranges: Sequence[tuple[int, int]], room: int) -> int:
    """Give the first hit of those *room* characters that hold the most hits."""
    starts = [start for start, _ in ranges]
    return max(starts, key=lambda s: (sum(s <= each < s + room // 2 for each in starts), -s))


def _word_start(text: str, at: int, limit: int) -> int:
    """Give where the first whole word after *at* begins, *limit* at most."""
    if at == 0:
        return 0
    space = text.find(" ", at - 1, limit)
    return limit if space < 0 else space + 1


def _word_end(text: str, start: int, end: int) -> int:
    """Give where the last whole word before *end* ends."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", start, end + 1)
    return end if space <= start else space


def _cut(text: str, start: int, end: int, ranges: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for first, last in ranges:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first:last], found=True))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end]))
    return tuple(pieces)
