"""Find the words of a language that keep a bound, a doubt, or mark a number as mere speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qusayr_tui.domain.model import Bound
from qusayr_tui.domain.words import WordLists

WORDS_BEFORE = 4
"""How many words before a number its hedge may stand."""

LONGEST_WINDOW = 120
"""Characters before a number in which these words are looked for."""

_WORD = re.compile(r"[\w-]+'?")
_END_OF_SENTENCE = re.compile(r"[.!?…](?=\s)|\n\n")


class HedgeWords:
    """The word lists of one language, ready for searching."""

    def __init__(self, words: WordLists) -> None:
        hedges = words.hedges
        self._bounds: dict[Bound, re.Pattern[str] | None] = {
            "at-least": _phrases(hedges.at_least),
            "more-than": _phrases(hedges.more_than),
            "at-most": _phrases(hedges.at_most),
            "about": _phrases(hedges.about),
        }
        self.examples: dict[Bound, tuple[str, ...]] = {
            "at-least": hedges.at_least,
            "more-than": hedges.more_than,
            "at-most": hedges.at_most,
            "about": hedges.about,
        }
        self.doubts = (*hedges.doubt, *hedges.about)
        self._doubt = _phrases(self.doubts)
        self._free = _phrases(words.free)

    def keeps_bound(self, text: str, start: int, end: int, bound: Bound) -> bool:
        """Tell whether a hedge of *bound* stands in `text[start:end]` or just before it."""
        phrases = self._bounds.get(bound)
        return phrases is not None and phrases.search(_window(text, start, end)) is not None

    def keeps_doubt(self, text: str) -> bool:
        """Tell whether *text* has a word of doubt."""
        return self._doubt is not None and self._doubt.search(_straight(text)) is not None

    def free(self, text: str) -> list[tuple[int, int]]:
        """Give the ranges of *text* whose numbers are only speech."""
        if self._free is None:
            return []
        return [found.span() for found in self._free.finditer(_straight(text))]


def _window(text: str, start: int, end: int) -> str:
    """Give the number with the words before it, of its own sentence only."""
    before = _straight(text[max(0, start - LONGEST_WINDOW) : start])
    *_, sentence = _END_OF_SENTENCE.split(before)
    words = list(_WORD.finditer(sentence))
    first = words[-WORDS_BEFORE].start() if len(words) >= WORDS_BEFORE else 0
    return sentence[first:] + _straight(text[start:end])


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _phrases(phrases: Iterable[str]) -> re.Pattern[str] | None:
    patterns = [_pattern(_straight(phrase)) for phrase in phrases]
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def _pattern(phrase: str) -> str:
    words: Sequence[str] = phrase.split()
    inner = r"\s+".join(map(re.escape, words))
    return rf"(?<!\w){inner}" + ("" if phrase.endswith("'") else r"(?!\w)")
