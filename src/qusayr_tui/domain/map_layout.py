"""Lay a map out on a grid of cells: marks and names first, then lines around them.

No name ever lies over another, over a mark or past the edge. What has no room is left out
here and goes to the list beside the map; the caller says how wide each name is, so that
nothing here depends on a language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from qusayr_tui.domain.cells import Cell, Way, straight
from qusayr_tui.domain.projection import Degrees, Projection, fit, near_and_far

APART = 3
"""Columns on one row within which two marks would be taken for one."""

BAR_CELLS = (6, 24)
"""Cells that the bar of distances may take."""

BAR_LENGTHS = (20, 10, 50, 5, 100, 2, 200, 1, 500)
"""Kilometres that the bar may stand for, those that help most first."""


class Spot(msgspec.Struct, frozen=True):
    """A place to be drawn."""

    id: str
    at: Degrees
    cells: int
    """Cells of its name, with what follows it."""


class Course(msgspec.Struct, frozen=True):
    """A line to be drawn."""

    id: str
    points: tuple[Degrees, ...]
    cells: int


class Label(msgspec.Struct, frozen=True):
    """A name on the map."""

    id: str
    row: int
    column: int
    cells: int


class Bar(msgspec.Struct, frozen=True):
    """The bar of distances: its cells, then what it stands for."""

    row: int
    column: int
    cells: int
    km: int


class Layout(msgspec.Struct, frozen=True):
    """A map, laid out."""

    marks: Mapping[str, Cell]
    labels: tuple[Label, ...]
    off_frame: Mapping[str, Way]
    """Places whose mark is an arrow at the edge."""
    lines: Mapping[str, tuple[Cell, ...]]
    bar: Bar | None
    left_out: tuple[str, ...]
    """Places and lines whose name has no room."""


def lay_out(
    spots: Sequence[Spot], courses: Sequence[Course], width: int, height: int, km_cells: int = 3
) -> Layout:
    """Lay a map out; *spots* that matter most come first, *km_cells* is room for `km`."""
    points = {each.id: each.at for each in spots}
    near, far = near_and_far(points)
    if not near:
        left = (*(each.id for each in spots), *(each.id for each in courses))
        return Layout({}, (), {}, {}, None, left)
    projection = fit([points[each] for each in near], width, height)
    return _Drawing(projection, width, height, set(far)).layout(spots, courses, km_cells)


class _Drawing:
    """Fills one grid."""

    def __init__(self, projection: Projection, width: int, height: int, far: set[str]) -> None:
        self._projection = projection
        self._width = width
        self._height = height
        self._far = far
        self._taken = [bytearray(width) for _ in range(height)]
        self._marks: dict[str, Cell] = {}
        self._labels: list[Label] = []
        self._left_out: list[str] = []

    def layout(self, spots: Sequence[Spot], courses: Sequence[Course], km_cells: int) -> Layout:
        """Give the layout."""
        for spot in spots:
            self._mark(spot)
        lines = {each.id: tuple(self._path(each.points)) for each in courses}
        known = {name: self._point(cells[0]) for name, cells in lines.items() if len(cells) == 1}
        lines |= known
        for spot in spots:
            if spot.id in self._marks:
                self._name(spot)
        bar = self._bar(km_cells)
        for course in courses:
            self._name_line(course, lines)
        return Layout(
            marks=self._marks,
            labels=tuple(self._labels),
            off_frame={
                each.id: self._way(each.at)
                for each in spots
                if each.id in self._far and each.id in self._marks
            },
            lines={
                name: cells if name in known else self._clear(cells)
                for name, cells in lines.items()
            },
            bar=bar,
            left_out=tuple(self._left_out),
        )

    # --- marks and names

    def _mark(self, spot: Spot) -> None:
        row, column = self._projection.cell(spot.at)
        row = max(0, min(self._height - 1, row))
        column = max(0, min(self._width - 1, column))
        if any(self._taken[row][max(0, column - APART) : column + APART + 1]):
            self._left_out.append(spot.id)
            return
        self._marks[spot.id] = row, column
        self._taken[row][column] = 1

    def _point(self, cell: Cell) -> tuple[Cell, ...]:
        """Give the one point that is known of a line: a mark, which no name may hide."""
        row, column = cell
        if self._taken[row][column]:
            return ()
        self._taken[row][column] = 1
        return (cell,)

    def _name(self, spot: Spot) -> None:
        row, column = self._marks[spot.id]
        for at, start in _around(row, column, spot.cells):
            if self._is_free(at, start, spot.cells):
                self._take(Label(spot.id, at, start, spot.cells))
                return
        self._taken[row][column] = 0
        del self._marks[spot.id]
        self._left_out.append(spot.id)

    def _is_free(self, row: int, start: int, cells: int) -> bool:
        """Tell whether a name fits, with a blank cell on either side inside the grid."""
        if not 0 <= row < self._height or start < 0 or start + cells > self._width:
            return False
        return not any(self._taken[row][max(0, start - 1) : start + cells + 1])

    def _take(self, label: Label) -> None:
        self._labels.append(label)
        self._fill(label.row, label.column, label.cells)

    def _fill(self, row: int, start: int, cells: int) -> None:
        self._taken[row][start : start + cells] = b"\1" * cells

    def _way(self, point: Degrees) -> Way:
        """Say at which edge a place lies that is off the frame."""
        row, column = self._projection.cell(point)
        beyond: dict[Way, float] = {
            "up": -row * 2,
            "down": (row - self._height + 1) * 2,
            "left": -column,
            "right": column - self._width + 1,
        }
        return max(beyond, key=lambda way: beyond[way])

    # --- lines

    def _path(self, points: Sequence[Degrees]) -> Iterator[Cell]:
        """Give the cells of a line inside the grid, each once, in order."""
        cells = [self._projection.cell(each) for each in points]
        seen: set[Cell] = set()
        for one, two in zip(cells, cells[1:] or cells, strict=False):
            for cell in straight(one, two, self._width, self._height):
                if cell not in seen:
                    seen.add(cell)
                    yield cell

    def _name_line(self, course: Course, lines: Mapping[str, Sequence[Cell]]) -> None:
        """Name a line apart from other names, where that hides least of any line.

        Near its middle, if it can be.
        """
        path = lines[course.id]
        drawn = {cell for cells in lines.values() for cell in cells}
        mine = set(path) if len(path) == 1 else set()
        best: tuple[tuple[bool, int], int, int] | None = None
        for at in sorted(range(len(path)), key=lambda at: abs(at - len(path) // 2)):
            row, column = path[at]
            for start in (column + 2, column - 1 - course.cells):
                if not self._is_free(row, start, course.cells):
                    continue
                hidden = sum((row, each) in drawn for each in range(start, start + course.cells))
                cost = self._is_crowded(row, start, course.cells, mine), hidden
                if best is None or cost < best[0]:
                    best = cost, row, start
            if best and best[0] == (False, 0):
                break
        if best is None:
            self._left_out.append(course.id)
        else:
            self._take(Label(course.id, best[1], best[2], course.cells))

    def _is_crowded(self, row: int, start: int, cells: int, mine: Collection[Cell]) -> bool:
        """Tell whether a mark or a name of something else would be read together with a name.

        As in `Orontes ≈ Lake Qattinah`. *mine* are marks of what is named.
        """
        beside = (*range(start - APART, start), *range(start + cells, start + cells + APART))
        return any(
            self._taken[row][each] and (row, each) not in mine
            for each in beside
            if 0 <= each < self._width
        )

    def _clear(self, path: Sequence[Cell]) -> tuple[Cell, ...]:
        """Give the cells of a line that touch no name and no mark."""
        return tuple(
            (row, column)
            for row, column in path
            if not any(self._taken[row][max(0, column - 1) : column + 2])
        )

    # --- the bar of distances

    def _bar(self, km_cells: int) -> Bar | None:
        """Put the bar where there is room, at the foot if it can be."""
        for km in BAR_LENGTHS:
            cells = round(self._projection.columns_of(km))
            if BAR_CELLS[0] <= cells <= BAR_CELLS[1]:
                break
        else:
            return None
        whole = cells + 1 + len(str(km)) + 1 + km_cells
        for row in (*range(self._height - 1, self._height // 2, -1), 0):
            for start in (0, self._width - whole):
                if self._is_free(row, start, whole):
                    self._fill(row, start, whole)
                    return Bar(row, start, cells, km)
        return None


def _around(row: int, column: int, cells: int) -> Iterator[Cell]:
    """Give where a name may begin: right of its mark, else left, else above, else below."""
    yield row, column + 2
    yield row, column - 1 - cells
    for at in (row - 1, row + 1):
        yield at, column - cells // 2
        yield at, column
        yield at, column + 1 - cells
        yield at, column + 2
        yield at, column - 1 - cells
