"""Draw dates on an axis: each kind in its own way, without colour, in one row of cells."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.timeline import Axis, DateMark, Entry, Unit, ticks
from qusayr_tui.i18n.locale import Locale
from qusayr_tui.render.map_signs import TimeSigns
from qusayr_tui.render.rows import Row, Span, cell_width

UNITS: tuple[Unit, ...] = ("day", "month", "year")

POINTS = ("day", "about")
"""Dates that are drawn as a point, over those that are drawn as a bar."""

SHORTEST = 3
"""Cells of a bar: its two ends, and the filling that tells one kind from another."""


class Drawn(msgspec.Struct, frozen=True):
    """The marks of one claim on the axis."""

    text: str
    """As many cells as the axis has."""
    first: int
    """First cell that is drawn on, and the last one."""
    last: int


class AxisDrawing:
    """Draws on one axis with one set of signs."""

    def __init__(self, axis: Axis, signs: TimeSigns, dispute: str) -> None:
        self.axis = axis
        self._signs = signs
        self._dispute = dispute
        """The sign of sources that disagree."""

    def marks(self, entry: Entry) -> Drawn:
        """Draw all dates of a claim, long ones first, so that none hides a shorter one."""
        cells = [" "] * self.axis.cells
        stretches = [(self.axis.stretch(each), each) for each in entry.marks]
        stretches.sort(key=lambda each: (each[1].kind in POINTS, each[0][0] - each[0][1]))
        for (first, last), mark in stretches:
            self._draw(cells, mark, first, last, disputed=entry.disputed)
        drawn = [index for index, sign in enumerate(cells) if sign != " "]
        if entry.disputed:
            at = drawn[-1] + 1 if drawn[-1] + 1 < len(cells) else max(0, drawn[0] - 1)
            cells[at] = self._dispute
            drawn = sorted({*drawn, at})
        return Drawn("".join(cells), drawn[0], drawn[-1])

    def _draw(
        self, cells: list[str], mark: DateMark, first: int, last: int, *, disputed: bool
    ) -> None:
        signs, end = self._signs, len(cells) - 1
        if last < 0 or first > end:
            cells[0 if last < 0 else end] = signs.before if last < 0 else signs.after
        elif mark.kind == "about":
            at = (max(0, first) + min(end, last)) // 2
            self._about(cells, at)
        elif mark.kind == "day":
            cells[first] = signs.about if disputed else signs.day
        else:
            self._stretch(cells, mark, first, last, disputed=disputed)

    def _about(self, cells: list[str], at: int) -> None:
        at = max(1, at)
        if at < len(cells):
            cells[at - 1 : at + 1] = ["~", self._signs.about]

    def _stretch(
        self, cells: list[str], mark: DateMark, first: int, last: int, *, disputed: bool
    ) -> None:
        signs, end = self._signs, len(cells) - 1
        start, filling, stop = {"between": signs.between, "within": signs.within}.get(
            mark.kind, signs.lasted
        )
        if disputed:
            filling = signs.between[1]
        begin, stop_at = max(0, first), min(end, last)
        if stop_at - begin < SHORTEST - 1:
            begin = max(0, min(begin, end + 1 - SHORTEST))
            stop_at = min(end, begin + SHORTEST - 1)
        for index in range(begin, stop_at + 1):
            cells[index] = filling
        cells[begin] = signs.before if first < 0 else start
        cells[stop_at] = signs.after if last > end else stop

    def row(self, entry: Entry, words: str) -> tuple[Row, bool]:
        """Give the marks with *words* beside them, and whether there was room for the words."""
        drawn = self.marks(entry)
        role = "doubt" if entry.disputed else "accent"
        mark = Span(drawn.text[drawn.first : drawn.last + 1], role)
        cells = cell_width(words)
        if drawn.last + 2 + cells <= self.axis.cells:
            return (Span(" " * drawn.first), mark, Span(f" {words}", "muted")), True
        if cells + 1 <= drawn.first:
            blank = " " * (drawn.first - cells - 1)
            return (Span(blank), Span(f"{words} ", "muted"), mark), True
        return (Span(" " * drawn.first), mark), False

    # --- the axis itself

    def heading(self, locale: Locale) -> tuple[Row, Row]:
        """Give the names of the ticks, and the line with the ticks below them."""
        widths = {unit: self._widest(locale, unit) for unit in UNITS}
        unit, found = ticks(self.axis, widths)
        names, line = "", [self._signs.lasted[1]] * self.axis.cells
        for tick in found:
            name = locale.tick(tick.day, unit)
            start = min(tick.cell, self.axis.cells - cell_width(name))
            if start > cell_width(names) or not names:
                names += " " * (start - cell_width(names)) + name
                line[tick.cell] = self._signs.tick
        return (Span(names, "muted"),), (Span("".join(line), "line"),)

    def _widest(self, locale: Locale, unit: Unit) -> int:
        year = self.axis.last.year
        days = [self.axis.last.replace(year=year, month=month, day=28) for month in range(1, 13)]
        return max(cell_width(locale.tick(day, unit)) for day in days)
