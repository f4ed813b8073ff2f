"""Draw a laid out map as rows: marks, names that open, lines, the bar of distances."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from qusayr_tui.domain.map_layout import Course, Layout, Spot, lay_out
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.holders import Holders
from qusayr_tui.render.map_signs import MapSigns
from qusayr_tui.render.rows import Row, Span, cell_width

MAP = "map"
"""First part of the ids of what opens on the map."""


def spot_of(place: str) -> str:
    """Give the id of a place's spot on the map."""
    return f"{MAP}/place/{place}"


class _Piece(msgspec.Struct, frozen=True):
    row: int
    column: int
    cells: int
    spans: tuple[Span, ...]


class MapDrawing:
    """One map of a phase in one language at one size."""

    def __init__(self, holders: Holders, signs: MapSigns, width: int, height: int) -> None:
        self._holders = holders
        self._signs = signs
        self.width = width
        self.height = height
        self.layout: Layout = self._lay_out()

    def _lay_out(self) -> Layout:
        found = self._holders.map
        spots = [
            Spot(each, (found.places[each].lat or 0.0, found.places[each].lon or 0.0), cells)
            for each in found.located
            for cells in (cell_width("".join(span.text for span in self._name(each))),)
        ]
        courses = [
            Course(
                each.id,
                tuple((point.lat, point.lon) for point in each.points),
                cell_width(self._holders.edition.place(each.id)),
            )
            for each in found.lines.values()
        ]
        return lay_out(spots, courses, self.width, self.height, cell_width(self._km()))

    def _km(self) -> str:
        return self._holders.text(_l("km"))

    def _name(self, place: str) -> tuple[Span, ...]:
        """Give the name of a place, and the letters of whoever held it or a part of it."""
        record = self._holders.map.places[place]
        name = Span(
            self._holders.edition.place(place),
            "em" if record.kind == "lake" else "",
            spot_of(place),
        )
        letters = self._holders.letters_at(place)
        return (name, Span(f"  {letters}", "key")) if letters else (name,)

    def rows(self) -> list[Row]:
        """Give the map, row by row."""
        by_row: dict[int, list[_Piece]] = {}
        for piece in self._pieces():
            by_row.setdefault(piece.row, []).append(piece)
        return [_joined(by_row.get(row, ())) for row in range(self.height)]

    def _pieces(self) -> Iterable[_Piece]:
        layout, found = self.layout, self._holders.map
        for name, cells in layout.lines.items():
            sign = self._signs.lines[found.lines[name].kind]
            role = "accent" if found.lines[name].kind in ("river", "lake") else "muted"
            for row, column in cells:
                yield _Piece(row, column, 1, (Span(sign, role),))
        for place, (row, column) in layout.marks.items():
            yield _Piece(row, column, 1, (Span(self._mark(place), "key"),))
        for label in layout.labels:
            yield _Piece(label.row, label.column, label.cells, self._label(label.id))
        if layout.bar:
            bar = layout.bar
            start, middle, end = self._signs.bar
            drawn = start + middle * (bar.cells - 2) + end
            words = f" {bar.km} {self._km()}"
            spans = (Span(drawn + words, "muted"),)
            yield _Piece(bar.row, bar.column, bar.cells + cell_width(words), spans)

    def _mark(self, place: str) -> str:
        record = self._holders.map.places[place]
        if place in self.layout.off_frame:
            return self._signs.arrows[self.layout.off_frame[place]]
        if record.kind == "lake":
            return self._signs.lake
        return self._signs.exact if record.precision == "exact" else self._signs.rough

    def _label(self, name: str) -> tuple[Span, ...]:
        if name in self._holders.map.lines:
            return (Span(self._holders.edition.place(name), "em", spot_of(name)),)
        return self._name(name)

    def signs_used(self) -> set[str]:
        """Give what the legend has to explain: kinds of lines, and of marks."""
        found, layout = self._holders.map, self.layout
        used: set[str] = {found.lines[each].kind for each, cells in layout.lines.items() if cells}
        for place in layout.marks:
            record = found.places[place]
            if place not in layout.off_frame and record.kind != "lake":
                used.add(record.precision or "rough")
            elif record.kind == "lake":
                used.add("lake")
        return used


def _joined(pieces: Iterable[_Piece]) -> Row:
    """Put the pieces of one row beside each other, blanks between them."""
    spans: list[Span] = []
    at = 0
    for piece in sorted(pieces, key=lambda piece: piece.column):
        if piece.column > at:
            spans.append(Span(" " * (piece.column - at)))
        spans.extend(piece.spans)
        at = piece.column + piece.cells
    return tuple(spans)
