"""From degrees to the cells of a terminal: equal scale both ways, a row twice a column."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Literal

import msgspec

Degrees = tuple[float, float]
"""Latitude and longitude."""

KM_PER_DEGREE = 111.2
"""Of latitude."""

FAR = 3.0
"""A place this many times as far from the middle as half of the places is off the frame."""

SMALLEST_FRAME = 0.02
"""Degrees that a frame spans at least, so that one place alone has a map, too."""

Direction = Literal[
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
]
DIRECTIONS: tuple[Direction, ...] = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)


class Projection(msgspec.Struct, frozen=True):
    """How degrees become cells."""

    north: float
    west: float
    narrowing: float
    """How much shorter a degree of longitude is than one of latitude."""
    scale: float
    """Columns of one degree of latitude."""
    top: float
    left: float

    def cell(self, point: Degrees) -> tuple[int, int]:
        """Give the row and the column of a point, which may lie off the grid."""
        row = self.top + (self.north - point[0]) * self.scale / 2
        column = self.left + (point[1] - self.west) * self.narrowing * self.scale
        return math.floor(row + 0.5), math.floor(column + 0.5)

    def columns_of(self, km: float) -> float:
        """Give the columns that a distance takes."""
        return km / KM_PER_DEGREE * self.scale


def near_and_far(points: Mapping[str, Degrees]) -> tuple[list[str], list[str]]:
    """Part the places of a map's frame from those too far off to be in it."""
    if not points:
        return [], []
    middle = (
        median(each[0] for each in points.values()),
        median(each[1] for each in points.values()),
    )
    away = {name: distance(middle, each) for name, each in points.items()}
    limit = FAR * median(away.values())
    near = [name for name in points if away[name] <= limit or limit == 0]
    return near, [name for name in points if name not in near]


def fit(points: Sequence[Degrees], width: int, height: int) -> Projection:
    """Fit *points* into a grid, leaving room for names at the right."""
    norths, easts = [each[0] for each in points], [each[1] for each in points]
    narrowing = max(0.1, math.cos(math.radians((max(norths) + min(norths)) / 2)))
    high = max(SMALLEST_FRAME, max(norths) - min(norths))
    wide = max(SMALLEST_FRAME, (max(easts) - min(easts)) * narrowing)
    before, after = 1, min(13, width // 4)
    room = max(1, width - 1 - before - after)
    scale = min(room / wide, 2 * max(1, height - 1) / high)
    spare_columns, spare_rows = room - wide * scale, height - 1 - high * scale / 2
    middle = (max(norths) + min(norths)) / 2, (max(easts) + min(easts)) / 2
    return Projection(
        north=middle[0] + high / 2,
        west=middle[1] - wide / 2 / narrowing,
        narrowing=narrowing,
        scale=scale,
        top=spare_rows / 2,
        left=before + spare_columns / 2,
    )


def distance(one: Degrees, two: Degrees) -> float:
    """Give a distance in degrees of latitude; good enough for a region."""
    narrowing = math.cos(math.radians((one[0] + two[0]) / 2))
    return math.hypot(two[0] - one[0], (two[1] - one[1]) * narrowing)


def compass(start: Degrees, end: Degrees) -> Direction:
    """Say in which direction *end* lies from *start*."""
    narrowing = math.cos(math.radians((start[0] + end[0]) / 2))
    east, north = (end[1] - start[1]) * narrowing, end[0] - start[0]
    turn = math.degrees(math.atan2(east, north)) % 360
    return DIRECTIONS[round(turn / 45) % 8]
