"""Hold what a text writes against its pool, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import msgspec

from qusayr_tui.content.number_rule.hedges import HedgeWords
from qusayr_tui.content.number_rule.pool import Pool
from qusayr_tui.domain.model import Bound
from qusayr_tui.domain.prose import Passage
from qusayr_tui.i18n.languages.reading import NumberReader, Token, WrittenFigure
from qusayr_tui.i18n.languages.written_dates import WrittenDate, day_exists

YEARS = range(1900, 2100)
"""Whole numbers that may be a year standing alone."""

Checked = Fraction | str | tuple[int, int, int]
"""A figure, or a date as year, month and day; day 0 for a month."""


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with one thing that a passage writes."""

    code: str
    passage: int
    """Its number in the text."""
    start: int
    """Where in the passage's text."""
    words: str
    """What is written."""
    bound: Bound = "exact"
    """The bound that is lost, for `hedge-dropped`."""
    right: str = ""
    """The right weekday, for `weekday-wrong`."""


class Judge:
    """Judges the passages of one text, in their order: a year is kept from date to date."""

    def __init__(self, reader: NumberReader, hedges: HedgeWords, *, doubt: bool = True) -> None:
        """Build a judge; without *doubt*, the day of a doubtful date may stand bare."""
        self._reader = reader
        self._hedges = hedges
        self._doubt = doubt
        self._year: int | None = None
        self._at = -1
        self._passage = Passage("", ())
        self._pool: Pool | None = None
        self._quoted = b""
        self._doubtful: WrittenDate | None = None
        self.faults: list[Fault] = []
        self.checked: dict[Checked, str] = {}
        """The figures and dates that are in the pool, with the words that write them."""

    def judge(self, passage: Passage, pool: Pool | None) -> None:
        """Judge one more passage; None where nothing covers it."""
        self._at += 1
        self._passage, self._pool, self._doubtful = passage, pool, None
        free = _covered(passage.text, [*passage.free, *self._hedges.free(passage.text)])
        self._quoted = _covered(passage.text, passage.quoted)
        for token in self._reader.read(passage.text):
            if not any(free[token.start : token.end]):
                self._judge(token)
        if self._doubtful and self._doubt and not self._hedges.keeps_doubt(passage.text):
            self._fault("doubt-dropped", self._doubtful)

    def _judge(self, token: Token) -> None:
        if self._pool is None:
            dated = isinstance(token, WrittenDate)
            self._fault("date-uncovered" if dated else "figure-uncovered", token)
        elif isinstance(token, WrittenFigure):
            self._judge_figure(token, self._pool)
        elif token.day is None:
            self._judge_month(token, self._pool)
        else:
            self._judge_day(token, token.day, self._pool)

    def _judge_figure(self, token: WrittenFigure, pool: Pool) -> None:
        value = token.value
        if value in YEARS and pool.has_year(int(value)):
            self._year = int(value)
            self._accept(value, token)
            return
        bounds = pool.figures.get(value)
        if bounds is None:
            self._fault("figure-unknown", token)
            return
        self._accept(value, token)
        needed = [bound for bound in _BOUNDS if bound in bounds]
        if not needed or all(self._quoted[token.start : token.end]):
            return
        if not any(self._keeps(token, bound) for bound in needed):
            self._fault("hedge-dropped", token, bound=needed[0])

    def _keeps(self, token: WrittenFigure, bound: Bound) -> bool:
        if bound == "about" and token.about:
            return True
        return self._hedges.keeps_bound(self._passage.text, token.start, token.end, bound)

    def _judge_month(self, token: WrittenDate, pool: Pool) -> None:
        year = pool.year_of_month(token.month, token.year or self._year)
        if year is None or token.year not in (None, year):
            fine = pool.covers(token.year, token.month, None)
            self._fault("date-too-fine" if fine else "date-unknown", token)
            return
        self._year = year
        self._accept((year, token.month, 0), token)

    def _judge_day(self, token: WrittenDate, day: int, pool: Pool) -> None:
        year = token.year or self._year
        if year is not None and not day_exists(year, token.month, day):
            self._fault("date-impossible", token)
            return
        same = pool.with_day(year, token.month, day)
        if same and year is None:
            year = same[0].has_day(None, token.month, day)
        if not same or year is None:
            if year is not None:
                self._check_weekday(token, date(year, token.month, day))
            fine = pool.covers(year, token.month, day)
            self._fault("date-too-fine" if fine else "date-unknown", token)
            self._year = token.year or self._year
            return
        self._year = year
        self._accept((year, token.month, day), token)
        self._check_weekday(token, date(year, token.month, day))
        if self._doubtful is None and any(each.doubtful for each in same):
            self._doubtful = token

    def _check_weekday(self, token: WrittenDate, day: date) -> None:
        if token.weekday is not None and token.weekday != day.weekday():
            self._fault("weekday-wrong", token, right=self._reader.dates.weekdays[day.weekday()])

    def _accept(self, what: Checked, token: Token) -> None:
        self.checked.setdefault(what, self._passage.text[token.start : token.end])

    def _fault(self, code: str, token: Token, **facts: Any) -> None:
        words = " ".join(self._passage.text[token.start : token.end].split())
        self.faults.append(Fault(code, self._at, token.start, words, **facts))


_BOUNDS: tuple[Bound, ...] = ("at-least", "more-than", "at-most", "about")


def _covered(text: str, ranges: Sequence[tuple[int, int]]) -> bytes:
    """Give 1 for each character that a range holds."""
    marks = bytearray(len(text))
    for start, end in ranges:
        marks[start:end] = b"\1" * (end - start)
    return bytes(marks)
