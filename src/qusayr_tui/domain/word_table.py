"""Words of an index and where each stands: whole, by their beginning, one mistake apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.near_words import bare, begins_with, mistakes_between

SHORTEST_GUESS = 4
"""Letters from which a typing mistake is forgiven; with fewer, too many words are near."""

LONGEST_GUESS = 24
"""Letters up to which one is: what it costs grows with the length of the word."""

_WORD = re.compile(r"[^\W_]+")
_PLAIN_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def words_of(text: str) -> list[str]:
    """Give the words of *text* in order, folded."""
    return _WORD.findall(fold(text))


def with_bare_nouns(words: Iterable[str]) -> Iterator[str]:
    """Give *words*, and Arabic nouns without their article, too."""
    for word in words:
        yield word
        if (noun := bare(word)) != word:
            yield noun


class WordTable:
    """Numbers (of names, of texts) by the words that stand in them.

    Words may be added at any time; the next question sorts in what is new.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, list[int]] = {}
        self._sorted: list[str] = []
        self._new: list[str] = []
        self._letters: set[str] = set()

    def add(self, word: str, number: int) -> None:
        """Say that *word* stands in *number*; numbers of one word come in rising order."""
        numbers = self._numbers.get(word)
        if numbers is None:
            self._numbers[word] = [number]
            self._new.append(word)
            self._letters.update(word)
        elif numbers[-1] != number:
            numbers.append(number)

    def __len__(self) -> int:
        """Count the words."""
        return len(self._numbers)

    def whole(self, word: str) -> set[int]:
        """Give where *word* stands as a whole."""
        return set(self._numbers.get(word, ()))

    def beginning(self, beginning: str) -> set[int]:
        """Give where a word stands that begins so."""
        return set().union(*(self._numbers[word] for word in self.words_with(beginning)))

    def words_with(self, beginning: str) -> list[str]:
        """Give the words that begin so, in alphabetical order."""
        words = self._vocabulary()
        first = bisect_left(words, beginning)
        return words[first : bisect_left(words, f"{beginning}\U0010ffff", first)]

    def mistyped(self, word: str, *, whole: bool) -> set[int]:
        """Give where a word stands that one mistake parts from *word*, or from its beginning."""
        found: set[int] = set()
        if not SHORTEST_GUESS <= len(word) <= LONGEST_GUESS:
            return found
        for near in self._one_mistake_from(word):
            if whole or len(near) < SHORTEST_GUESS:
                found.update(self._numbers.get(near, ()))
            else:
                for each in self.words_with(near):
                    found.update(self._numbers[each])
        return found

    def looking_like(self, word: str) -> list[str]:
        """Give words that begin like *word* and look like it, those that share most of it."""
        wanted = bare(word)
        seen: set[str] = set()
        for length in range(len(wanted), 1, -1):
            alike = [each for each in self.words_with(wanted[:length]) if each not in seen]
            seen.update(alike)
            near = [
                each
                for each in alike
                if begins_with(wanted, each) or mistakes_between(wanted, each) is not None
            ]
            if near:
                return near
        return []

    def _one_mistake_from(self, word: str) -> set[str]:
        """Give all that one letter changed, left out, added or swapped makes of *word*."""
        letters = _PLAIN_LETTERS if word.isascii() else "".join(self._letters)
        halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        near = {left + right[1:] for left, right in halves if right}
        near.update(left + right[1] + right[0] + right[2:] for left, right in halves if right[1:])
        near.update(
            left + letter + right[1:] for left, right in halves if right for letter in letters
        )
        near.update(left + letter + right for left, right in halves for letter in letters)
        near.discard(word)
        return near

    def _vocabulary(self) -> list[str]:
        if self._new:
            # Two sorted runs: merging them is all that sorting has to do.
            self._sorted += sorted(self._new)
            self._sorted.sort()
            self._new = []
        return self._sorted
