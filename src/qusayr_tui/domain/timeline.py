"""The claims of a phase, or of the course, in time: what is drawn where, and how.

Every claim is there. A date is drawn as fine and as sure as it is given; where accounts
give different dates, each one is drawn and none in the middle; a claim without a date has a
lane of its own and is never moved onto the axis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import msgspec

from qusayr_tui.domain.edtf import Edtf, parse_edtf
from qusayr_tui.domain.ledger import FoundClaim
from qusayr_tui.domain.model import Claim, Phase

MarkKind = Literal["day", "within", "about", "lasted", "since", "until", "between"]
"""A day · some time in a month or a year · about · from … to … · open · one day between."""

DateKind = Literal[
    "day", "within", "about", "lasted", "since", "until", "between", "disputed", "unknown"
]

SHORTEST_MARGIN = timedelta(days=7)
"""Around a phase, at least so much is searched for dates that the axis should hold, too."""


class DateMark(msgspec.Struct, frozen=True):
    """One date, as it is drawn."""

    kind: MarkKind
    first: date | None
    """First day that it can mean; None when its start is open."""
    last: date | None
    """Last day that it can mean; None when its end is open."""
    edtf: str


class Entry(msgspec.Struct, frozen=True):
    """One claim with all of its dates."""

    claim: str
    phase: str
    """The phase that first tells it."""
    marks: tuple[DateMark, ...]
    """Empty where no date is known."""
    disputed: bool
    undated: bool = False
    """Whether one of the accounts that disagree gives no date that can be drawn."""

    @property
    def kind(self) -> DateKind:
        """Say which kind of date this is, so that each can be drawn and said its own way."""
        if not self.marks:
            return "unknown"
        return "disputed" if self.disputed else self.marks[0].kind


class Timeline(msgspec.Struct, frozen=True):
    """Claims with a date, by the first day that they can mean, and those without."""

    dated: tuple[Entry, ...]
    unknown: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All claims, in the order in which they are shown."""
        return (*self.dated, *self.unknown)


def timeline(claims: Iterable[FoundClaim]) -> Timeline:
    """Give the timeline of *claims*; those meant for teachers only are left out."""
    entries = [
        entry_of(each.claim, each.phase.id) for each in claims if each.claim.audience == "everyone"
    ]
    dated = [each for each in entries if each.marks]
    dated.sort(key=lambda each: min(_order(mark) for mark in each.marks))
    return Timeline(tuple(dated), tuple(each for each in entries if not each.marks))


def entry_of(claim: Claim, phase: str) -> Entry:
    """Give a claim's dates: its own, or those that its accounts give where they disagree."""
    disputed = claim.date_basis == "disputed"
    given = [claim.date]
    if disputed:
        given = [each.date for each in claim.accounts if each.date] or given
    parsed = [(each, parse_edtf(each)) for each in dict.fromkeys(given)]
    marks = tuple(_mark(text, edtf) for text, edtf in parsed if edtf.shape != "unknown")
    return Entry(
        claim=claim.id,
        phase=phase,
        marks=marks,
        disputed=disputed,
        undated=disputed and len(marks) < len(parsed),
    )


def _mark(text: str, edtf: Edtf) -> DateMark:
    return DateMark(_kind(edtf), edtf.earliest, edtf.latest, text)


def _kind(edtf: Edtf) -> MarkKind:
    if edtf.shape == "between":
        return "between"
    if edtf.shape == "lasted":
        if edtf.start is None:
            return "until"
        return "since" if edtf.end is None else "lasted"
    if edtf.doubtful:
        return "about"
    return "day" if edtf.start and edtf.start.day else "within"


def _order(mark: DateMark) -> tuple[date, date]:
    # An open start is shown where its end is: nobody says how far back it goes.
    return mark.first or mark.last or date.max, mark.last or date.max


# --- the axis


class Axis(msgspec.Struct, frozen=True):
    """Days on a row of cells."""

    first: date
    last: date
    cells: int

    def cell(self, day: date) -> int:
        """Give the cell of a day: -1 before the axis begins, `cells` after it ends."""
        if day < self.first:
            return -1
        if day > self.last:
            return self.cells
        days = max(1, (self.last - self.first).days)
        return (2 * (day - self.first).days * (self.cells - 1) + days) // (2 * days)

    def stretch(self, mark: DateMark) -> tuple[int, int]:
        """Give the first and the last cell of a mark, -1 and `cells` where it goes beyond."""
        return (
            -1 if mark.first is None else self.cell(mark.first),
            self.cells if mark.last is None else self.cell(mark.last),
        )


def axis_for(phases: Sequence[Phase], entries: Iterable[Entry], cells: int) -> Axis:
    """Give an axis for phases: their dates, and the dates of claims that lie close by."""
    dates = [parse_edtf(each.dates) for each in phases]
    bounds = [day for each in dates for day in (each.earliest, each.latest) if day]
    whole = [
        (mark.first, mark.last)
        for entry in entries
        for mark in entry.marks
        if mark.first and mark.last
    ]
    if not bounds:
        bounds = [day for pair in whole for day in pair] or [date(1, 1, 1)]
    first, last = min(bounds), max(bounds)
    margin = max(SHORTEST_MARGIN, last - first)
    early, late = _moved(first, -margin), _moved(last, margin)
    near = [day for pair in whole if early <= pair[0] and pair[1] <= late for day in pair]
    return Axis(min((first, *near)), max((last, *near)), cells)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


# --- ticks

Unit = Literal["day", "month", "year"]


class Tick(msgspec.Struct, frozen=True):
    """A day that the axis names."""

    cell: int
    day: date


STEPS: tuple[tuple[Unit, tuple[int, ...]], ...] = (
    ("day", (1, 2, 4, 7, 14)),
    ("month", (1, 2, 3, 6)),
    ("year", (1, 2, 5, 10, 20, 50, 100, 200, 500)),
)
"""Steps between ticks, the finest first."""

DAYS: dict[Unit, int] = {"day": 1, "month": 28, "year": 365}


def ticks(axis: Axis, widths: dict[Unit, int]) -> tuple[Unit, tuple[Tick, ...]]:
    """Give the finest row of ticks whose names fit; *widths* are the cells of a name."""
    days = (axis.last - axis.first).days
    for unit, steps in STEPS:
        for step in steps:
            if days // (DAYS[unit] * step) > axis.cells:
                continue
            found = tuple(Tick(axis.cell(day), day) for day in _days(axis, unit, step))
            apart = min((two.cell - one.cell for one, two in pairwise(found)), default=axis.cells)
            if found and apart >= widths[unit] + 2:
                return unit, found
    return "day", (Tick(0, axis.first),)


def _days(axis: Axis, unit: Unit, step: int) -> Iterator[date]:
    """Give the days of a row of ticks inside the axis."""
    if unit == "day":
        for days in range(0, (axis.last - axis.first).days + 1, step):
            yield axis.first + timedelta(days=days)
        return
    months = step if unit == "month" else 12 * step
    at = axis.first.year * 12 + axis.first.month - 1
    at -= at % months
    while at // 12 <= date.max.year:
        if at >= 12:
            day = date(at // 12, at % 12 + 1, 1)
            if day > axis.last:
                return
            if day >= axis.first:
                yield day
        at += months
