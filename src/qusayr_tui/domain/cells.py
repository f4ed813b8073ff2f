"""The cells of a drawing: the line between two of them, and what lies nearest to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

Cell = tuple[int, int]
"""Row and column, from 0."""

Way = Literal["up", "down", "left", "right"]


def straight(one: Cell, two: Cell, width: int, height: int) -> Iterator[Cell]:
    """Give the cells from one to another that lie in the grid."""
    rows, columns = two[0] - one[0], two[1] - one[1]
    steps = max(abs(rows), abs(columns), 1)
    for step in range(steps + 1):
        row = one[0] + _rounded(rows * step, steps)
        column = one[1] + _rounded(columns * step, steps)
        if 0 <= row < height and 0 <= column < width:
            yield row, column


def _rounded(product: int, steps: int) -> int:
    return (2 * product + steps) // (2 * steps)


def nearest(at: Cell, others: Mapping[str, Cell], way: Way) -> str | None:
    """Give what lies nearest in a direction, None where nothing does; a row is two columns.

    What lies rather ahead than aside goes first: so no corner of a map is out of reach.
    """
    found: list[tuple[bool, int, str]] = []
    for name, (row, column) in others.items():
        down, right = 2 * (row - at[0]), column - at[1]
        along = {"up": -down, "down": down, "left": -right, "right": right}[way]
        aside = abs(right) if way in ("up", "down") else abs(down)
        if along > 0:
            found.append((aside > along, along + 2 * aside, name))
    return min(found)[2] if found else None
