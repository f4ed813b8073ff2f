"""A page: rows, the blocks they belong to, and the spots that a learner can open."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from qusayr_tui.render.rows import Row, Span
from qusayr_tui.render.wrap import wrap

MARGIN = "margin"
"""Role of the blank cells left of a row, where the bar of the block in hand is drawn."""

BLANK: Row = ()


class Spot(msgspec.Struct, frozen=True):
    """Something on the page that Tab reaches and Enter or the mouse opens."""

    id: str
    row: int
    block: str


class Page(msgspec.Struct, frozen=True):
    """Rows to draw, with what a view needs to keep its place in them."""

    rows: tuple[Row, ...] = ()
    blocks: dict[str, tuple[int, int]] = {}
    """First row of each block, and the row after its last."""
    spots: tuple[Spot, ...] = ()

    @property
    def lit_rows(self) -> list[int]:
        """The rows of what is in hand, where the page itself draws that reversed."""
        return [at for at, row in enumerate(self.rows) if any(each.role == "focus" for each in row)]

    def spot(self, spot_id: str | None) -> Spot | None:
        """Give a spot by its id."""
        return next((each for each in self.spots if each.id == spot_id), None)

    def block_at(self, row: int) -> str | None:
        """Give the block that *row* belongs to."""
        for block, (first, end) in self.blocks.items():
            if first <= row < end:
                return block
        return None


def spaced(page: Page) -> Page:
    """Give *page* with an empty row between two lines, and two between two blocks.

    This is what a terminal can do of WCAG 1.4.12, text spacing.
    """
    rows: list[Row] = []
    moved: list[int] = []
    for row in page.rows:
        moved.append(len(rows))
        rows.append(row)
        if row != BLANK:
            rows.append(BLANK)
    moved.append(len(rows))
    blocks = {
        block: (moved[first], moved[end - 1] + 1 if end > first else moved[end])
        for block, (first, end) in page.blocks.items()
    }
    spots = tuple(Spot(each.id, moved[each.row], each.block) for each in page.spots)
    return Page(tuple(rows), blocks, spots)


class PageMaker:
    """Gather rows into a page; *left* blank cells and *width* of text hold for all of them."""

    def __init__(self, left: int, width: int) -> None:
        self.left = left
        self.width = width
        self._rows: list[Row] = []
        self._blocks: dict[str, tuple[int, int]] = {}
        self._spots: list[Spot] = []
        self._known: set[str] = set()
        self._block = ""

    @property
    def height(self) -> int:
        """Rows gathered so far."""
        return len(self._rows)

    def blank(self, count: int = 1) -> None:
        """Add empty rows, never two in a row at the top of the page."""
        self._rows.extend([BLANK] * count)

    def row(self, *spans: Span, indent: int = 0) -> None:
        """Add one row as it is."""
        self._add((Span(" " * (self.left + indent), MARGIN), *spans))

    def row_as_is(self, row: Row) -> None:
        """Add one row that brings its own margin."""
        self._add(row)

    def text(
        self, spans: Iterable[Span] | str, role: str = "", indent: int = 0, hang: int = 0
    ) -> None:
        """Add text, wrapped; *hang* indents the rows after the first further."""
        parts = [Span(spans, role)] if isinstance(spans, str) else list(spans)
        for row in wrap(parts, self.width - indent, indent=hang):
            self._add((Span(" " * (self.left + indent), MARGIN), *row))

    def labelled(self, label: Span, spans: Iterable[Span], column: int, indent: int = 0) -> None:
        """Add a label and, in a column of its own, the text that it names."""
        rows = wrap(list(spans), self.width - indent - column)
        for index, row in enumerate(rows):
            lead = label if index == 0 else Span("")
            pad = Span(" " * max(1, column - _cells(lead.text)))
            self._add((Span(" " * (self.left + indent), MARGIN), lead, pad, *row))

    def begin(self, block: str) -> None:
        """Begin a block: what follows belongs to it until `end`."""
        self._block = block
        self._blocks[block] = (self.height, self.height)

    def end(self) -> None:
        """End the block in hand."""
        first, _ = self._blocks[self._block]
        self._blocks[self._block] = (first, self.height)
        self._block = ""

    def page(self) -> Page:
        """Give the page."""
        return Page(tuple(self._rows), dict(self._blocks), tuple(self._spots))

    def _add(self, row: Row) -> None:
        for span in row:
            if span.spot and span.spot not in self._known:
                self._known.add(span.spot)
                self._spots.append(Spot(span.spot, len(self._rows), self._block))
        self._rows.append(row)


def _cells(text: str) -> int:
    from qusayr_tui.render.rows import row_width

    return row_width((Span(text),))
