"""The signs of the map and the timeline, in two sets of the same meaning."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.cells import Way
from qusayr_tui.render.signs import Signs


class MapSigns(msgspec.Struct, frozen=True):
    """Signs of the map, one cell each."""

    exact: str
    rough: str
    lake: str
    lines: dict[str, str]
    """What a line of each kind is drawn with."""
    arrows: dict[Way, str]
    """Towards places off the frame."""
    bar: tuple[str, str, str]
    """Start, middle and end of the bar of distances."""
    corners: tuple[str, str, str, str]
    """Of a town's outline: top left and right, bottom left and right."""
    side: str
    """Left and right side of a town's outline."""


class TimeSigns(msgspec.Struct, frozen=True):
    """Signs of the timeline; ends and fillings, one cell each."""

    day: str
    about: str
    lasted: tuple[str, str, str]
    """Something that went on from one day to another."""
    between: tuple[str, str, str]
    """One day between two."""
    within: tuple[str, str, str]
    """Some time in a month or a year."""
    before: str
    """Goes on beyond the left edge."""
    after: str
    """Goes on beyond the right edge."""
    tick: str


_MAP = MapSigns(
    exact="+",
    rough="±",
    lake="≈",
    lines={"river": "~", "lake": "≈", "border": "·", "road": ":"},
    arrows={"up": "↑", "down": "↓", "left": "←", "right": "→"},
    bar=("├", "─", "┤"),
    corners=("┌", "┐", "└", "┘"),
    side="│",
)
_MAP_ASCII = MapSigns(
    exact="+",
    rough="x",
    lake="=",
    lines={"river": "~", "lake": "=", "border": ".", "road": ":"},
    arrows={"up": "^", "down": "v", "left": "<", "right": ">"},
    bar=("[", "-", "]"),
    corners=(".", ".", "'", "'"),
    side="|",
)
_TIME = TimeSigns(
    day="◆",
    about="◇",
    lasted=("├", "─", "┤"),
    between=("├", "╌", "┤"),
    within=("(", "─", ")"),
    before="←",
    after="→",
    tick="┬",
)
_TIME_ASCII = TimeSigns(
    day="*",
    about="*",
    lasted=("[", "-", "]"),
    between=("[", ".", "]"),
    within=("(", "-", ")"),
    before="<",
    after=">",
    tick="+",
)


def map_signs(signs: Signs) -> MapSigns:
    """Give the signs of the map that go with a set."""
    return _MAP_ASCII if signs.ascii else _MAP


def time_signs(signs: Signs) -> TimeSigns:
    """Give the signs of the timeline that go with a set."""
    return _TIME_ASCII if signs.ascii else _TIME
