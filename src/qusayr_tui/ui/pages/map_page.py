"""The map of a phase beside its list, alone above it, or as the list only."""

from __future__ import annotations

from typing import Literal

from qusayr_tui.domain.cells import Cell
from qusayr_tui.domain.map import DIVIDED, UNKNOWN_HOLDER
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.holders import Holders
from qusayr_tui.render.legends import map_legend
from qusayr_tui.render.map_drawing import MapDrawing
from qusayr_tui.render.map_signs import map_signs
from qusayr_tui.render.rows import Row, Span, cell_width, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wording import held_date
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.map_list import PlaceList
from qusayr_tui.ui.pages.page import BLANK, Page, PageMaker, Spot

View = Literal["beside", "above", "list"]

FRAME_ROWS = 3
"""Rows of the screen that are not the page's: running head and footer."""

BETWEEN = 2
"""Columns between the map and its list."""

SMALLEST_MAP = (60, 20)
"""Columns and rows of a screen on which a map is drawn at all."""


def view_for(form: Form, as_list: bool | None) -> View:
    """Choose how to show the map; *as_list* is what the learner asked for, None for nothing."""
    if form.width < SMALLEST_MAP[0] or form.height < SMALLEST_MAP[1]:
        return "list"
    if form.name == "narrow":
        return "above" if as_list is False else "list"
    return "list" if as_list else "beside"


class MapPage:
    """One map, composed for one form."""

    def __init__(self, holders: Holders, signs: Signs, form: Form, view: View) -> None:
        self._holders = holders
        self._signs = signs
        self._form = form
        self.view = view
        self._edge = 1 if form.name == "narrow" else 2
        self._room = form.width - 2 * self._edge
        self.height = form.height - FRAME_ROWS
        self._map_width = self._room - BETWEEN - self._list_width()
        self.list: Page = Page()
        """The list beside the map, whole."""
        self._map_rows: list[Row] = []
        self._legend: list[Row] = []
        if view != "list":
            self._draw()

    # --- parts

    def _list_width(self) -> int:
        """Give the cells of the list: as wide as its longest name asks, within bounds."""
        found, place = self._holders.map, self._holders.edition.place
        names = max((cell_width(place(each)) + 4 for each in found.unlocated), default=0)
        return max(min(self._room * 2 // 5, 52), min(names, self._room // 2), 30)

    def _draw(self) -> None:
        if self.view == "above":
            self._map_width = self._room
        legend = self._legend_rows(set())
        # Above its list the page is scrolled anyway: the map takes the screen.
        rows = self.height - (len(legend) + 1 if self.view == "beside" else 1)
        drawing = MapDrawing(self._holders, map_signs(self._signs), self._map_width, rows)
        self._map_rows = drawing.rows()
        self._legend = self._legend_rows(drawing.signs_used())
        width = self._room - BETWEEN - self._map_width if self.view == "beside" else self._room
        maker = PageMaker(0, width)
        maker.text(self._dates(), "strong")
        maker.blank()
        named = {label.id for label in drawing.layout.labels}
        PlaceList(self._holders, self._signs, maker, full=False).write(named)
        self.list = maker.page()

    def _dates(self) -> str:
        dates = held_date(self._holders.edition.date(self._holders.phase.record.dates))
        return dates[:1].upper() + dates[1:]

    def _legend_rows(self, used: set[str]) -> list[Row]:
        """Explain the signs; with nothing *used*, all of them, to know how many rows it takes."""
        spans: list[Span] = []
        for name, (sign, words) in map_legend(self._signs).items():
            if name in used or not used:
                spans += self._legend_entry(sign, words)
        held = {each.holder for each in self._holders.phase.record.control}
        course = self._holders.edition
        for side in course.course.sides:
            if side in held or DIVIDED in held:
                spans += self._legend_entry(self._holders.letters[side], course.side(side))
        if UNKNOWN_HOLDER in held:
            sign = self._holders.letters[UNKNOWN_HOLDER]
            spans += self._legend_entry(sign, _l("not known"))
        return wrap(spans, self._room)

    def _legend_entry(self, sign: str, words: LazyText | str) -> list[Span]:
        text = words if isinstance(words, str) else self._holders.text(words)
        held_together = text.replace(" ", "\u00a0")
        return [Span(sign, "key"), Span(f"\u00a0{held_together}", "muted"), Span("   ")]

    # --- pages

    def page(self, top: int = 0) -> Page:
        """Give the page; of a list beside the map, the rows from *top* on."""
        if self.view == "list":
            return self._list_page()
        return self._beside(top) if self.view == "beside" else self._above()

    @property
    def list_room(self) -> int:
        """Rows of the list that are seen at once beside the map."""
        return len(self._map_rows)

    def _beside(self, top: int) -> Page:
        rows: list[Row] = []
        listed = self.list.rows[top : top + self.list_room]
        more = top + self.list_room < len(self.list.rows)
        for index, row in enumerate(self._map_rows):
            beside = listed[index][1:] if index < len(listed) else ()
            if more and index == self.list_room - 1:
                beside = (Span(self._signs.down, "accent"), Span(f" {self._more()}", "muted"))
            rows.append(self._row_of_both(row, beside))
        rows += [BLANK, *(self._framed(row) for row in self._legend)]
        return _page_of(rows)

    def _more(self) -> str:
        return self._holders.text(_l("more with PgDn"))

    def _row_of_both(self, row: Row, beside: Row) -> Row:
        gap = self._map_width + BETWEEN - row_width(row)
        return self._framed((*row, Span(" " * gap), *beside) if beside else row)

    def _framed(self, row: Row) -> Row:
        return (Span(" " * self._edge), *row)

    def _above(self) -> Page:
        rows = [self._framed(row) for row in self._map_rows]
        # The legend begins on the screen's last row: a sign is not to stand alone.
        rows += [*(self._framed(row) for row in self._legend), BLANK]
        rows += [self._framed(row[1:]) for row in self.list.rows]
        return _page_of(rows)

    def _list_page(self) -> Page:
        form = self._form
        maker = PageMaker(form.page_left, form.measure)
        if form.airy:
            maker.blank()
        maker.text(self._dates(), "strong")
        maker.blank()
        PlaceList(self._holders, self._signs, maker, full=True).write(())
        maker.blank()
        for row in self._legend_rows({"none"}):
            maker.row(*row)
        return maker.page()


def _page_of(rows: list[Row]) -> Page:
    """Give rows as a page, with what opens on them, map first, then the list."""
    seen: dict[str, Spot] = {}
    for index, row in enumerate(rows):
        for span in row:
            if span.spot and span.spot not in seen:
                seen[span.spot] = Spot(span.spot, index, "")
    spots = sorted(seen.values(), key=lambda spot: spot.id.partition("/")[0] != "map")
    return Page(tuple(rows), {}, tuple(spots))


def spot_cells(page: Page) -> dict[str, Cell]:
    """Give the row and the column at which each spot of a page begins."""
    found: dict[str, Cell] = {}
    for index, row in enumerate(page.rows):
        column = 0
        for span in row:
            if span.spot and span.spot not in found:
                found[span.spot] = index, column
            column += row_width((span,))
    return found
