"""What the number readers of all languages are built from.

A reader finds the figures and the dates that a text writes, in digits and in words, and
says what they mean. Whether they are right is for others to know (course format, part 5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

from qusayr_tui.i18n.languages.written_dates import DateReader, WrittenDate

Value = Fraction | str
"""A number, or an order of magnitude: `tens`, `hundreds`, `thousands`.

Larger ones (`tens of thousands`) are texts too; no course can hold them as a figure.
"""


class WrittenFigure(msgspec.Struct, frozen=True):
    """A figure that a text writes, from one of its characters up to another."""

    start: int
    end: int
    value: Value
    about: bool = False
    """Whether its own words make it approximate: a dozen, une vingtaine."""


Token = WrittenFigure | WrittenDate

Spelled = tuple[int, int, Value, bool]
"""First word, word after the last one, value, and whether it is approximate."""

Speller = Callable[[Sequence[str]], Iterator[Spelled]]
"""Reads a run of number words, in lower case; may give 1, which is then left out."""

_WORD = re.compile(r"[^\W\d_]+")
_LETTER_BEFORE = re.compile(r"[^\W\d_][-‐‑]?$")
_LETTER_AFTER = re.compile(r"[-‐‑]?[^\W\d_]")
_FRACTION = re.compile(r"(?<![\d/.,])(\d{1,4})/(\d{1,4})(?![\d/])")
MASK = "|"
LONGEST = 40
"""Digits of a number that is read as one; a longer one is no figure of any course."""


class NumberReader:
    """Reads the figures and dates of one language."""

    def __init__(
        self,
        dates: DateReader,
        digits: str,
        *,
        group: str = "",
        point: str = ".,",
        ordinals: str = "",
        runs: str = "",
        spell: Speller | None = None,
        scales: Mapping[str, int] | None = None,
        half: str = "",
    ) -> None:
        """Build a reader.

        *digits* is how a number in digits is written, *group* what parts its thousands,
        *point* its decimal signs, *ordinals* endings after which digits are still read;
        *runs* finds number words, *spell* reads them; *scales* are words that multiply
        digits; *half* is what adds one half to the number before it.
        """
        self.dates = dates
        self._digits = re.compile(digits)
        self._group = re.compile(f"[{group}]") if group else None
        self._point = re.compile(f"[{point}]")
        self._ordinals = re.compile(rf"(?:{ordinals})(?!\w)", re.IGNORECASE) if ordinals else None
        self._runs = re.compile(runs, re.IGNORECASE) if runs else None
        self._spell = spell
        self._scales = dict(scales or {})
        words = "|".join(sorted(self._scales, key=len, reverse=True))
        self._scale = re.compile(rf"\s+({words})(?!\w)", re.IGNORECASE) if words else None
        self._half = re.compile(half, re.IGNORECASE) if half else None

    def read(self, text: str) -> list[Token]:
        """Give the figures and dates of *text* in the order in which they stand."""
        text = text.replace("’", "'")
        dates = list(self.dates.read(text))
        rest = _masked(text, dates)
        figures = [*self._in_digits(rest), *self._in_words(rest)]
        found: list[Token] = [*dates, *self._with_halves(rest, figures)]
        return sorted(found, key=lambda token: (token.start, token.end))

    def _in_digits(self, text: str) -> Iterator[WrittenFigure]:
        for found in _FRACTION.finditer(text):
            if int(found[2]):
                value = Fraction(int(found[1]), int(found[2]))
                yield WrittenFigure(found.start(), found.end(), value)
        text = _FRACTION.sub(lambda found: MASK * len(found[0]), text)
        for found in self._digits.finditer(text):
            end = found.end()
            if _LETTER_BEFORE.search(text[max(0, found.start() - 2) : found.start()]):
                continue
            if _LETTER_AFTER.match(text, end):
                ordinal = self._ordinals.match(text, end) if self._ordinals else None
                if ordinal is None:
                    continue
                end = ordinal.end()
            yield self._scaled(text, found.start(), end, self._value(found[0]))

    def _value(self, digits: str) -> Value:
        if len(digits) > LONGEST:
            return digits
        bare = self._group.sub("", digits) if self._group else digits
        return Fraction(self._point.sub(".", bare))

    def _scaled(self, text: str, start: int, end: int, value: Value) -> WrittenFigure:
        scale = self._scale.match(text, end) if self._scale else None
        if scale is None or isinstance(value, str):
            return WrittenFigure(start, end, value)
        return WrittenFigure(start, scale.end(), value * self._scales[scale[1].casefold()])

    def _in_words(self, text: str) -> Iterator[WrittenFigure]:
        if self._runs is None or self._spell is None:
            return
        for run in self._runs.finditer(text):
            words = list(_WORD.finditer(text, run.start(), run.end()))
            for first, after, value, about in self._spell([word[0].casefold() for word in words]):
                yield WrittenFigure(words[first].start(), words[after - 1].end(), value, about)

    def _with_halves(self, text: str, figures: list[WrittenFigure]) -> Iterator[WrittenFigure]:
        """Add halves to the figures before them, leave out 1 and what is read twice."""
        end = 0
        # Digits that a word multiplies (2 millions) are longer than the word read alone.
        for each in sorted(figures, key=lambda figure: (figure.start, -figure.end)):
            if each.start < end:
                continue
            half = self._half.match(text, each.end) if self._half else None
            if half is not None and isinstance(each.value, Fraction):
                end = half.end()
                yield WrittenFigure(each.start, end, each.value + Fraction(1, 2), each.about)
            elif each.value != 1 or text[each.start].isdigit():
                end = each.end
                yield each


def _masked(text: str, dates: Sequence[WrittenDate]) -> str:
    """Blank out what was read as dates, so that no number is read across or in them."""
    pieces = []
    at = 0
    for date in dates:
        pieces += [text[at : date.start], MASK * (date.end - date.start)]
        at = date.end
    return "".join([*pieces, text[at:]])
