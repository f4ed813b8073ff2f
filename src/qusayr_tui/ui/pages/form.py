"""How a page is laid out at each width: columns of prose, list of phases, notes."""

from __future__ import annotations

from typing import Literal

import msgspec

SMALLEST = (50, 16)
"""Below this many columns and rows only a notice is shown."""

RAIL_TOP = 2
"""Empty rows above the list of phases."""

FormName = Literal["narrow", "page", "wide", "spread"]


class Form(msgspec.Struct, frozen=True):
    """Columns, counted from 0, of one width of screen."""

    name: FormName
    width: int
    height: int
    left: int
    """Column of the prose."""
    measure: int
    """Cells of a line of prose: what one reads without tiring, never more than 66."""
    rail: int = 0
    """Cells of the list of phases at the left."""
    notes: int = 0
    """Column of the notes; 0 where there are none."""
    notes_width: int = 0

    @property
    def page_left(self) -> int:
        """Column of the prose inside the page, which begins right of the rail."""
        return self.left - self.rail

    @property
    def airy(self) -> bool:
        """Whether an empty row may stand under the running head."""
        return self.height >= 24

    @property
    def rows_above(self) -> int:
        """Empty rows above the text: beside the list of phases as many as above that."""
        return RAIL_TOP if self.rail else int(self.airy)


def form_for(width: int, height: int) -> Form:
    """Give the layout for a screen of *width* columns and *height* rows."""
    if width < 80:
        return Form("narrow", width, height, left=3, measure=min(66, width - 5))
    if width < 120:
        return Form("page", width, height, left=max(6, (width - 66) // 2), measure=66)
    if width < 140:
        return Form(
            "wide", width, height, left=28, measure=60, rail=25, notes=90, notes_width=width - 92
        )
    shift = max(0, (width - 160) // 2)
    return Form(
        "spread",
        width,
        height,
        left=shift + 38,
        measure=66,
        rail=shift + 35,
        notes=shift + 108,
        notes_width=min(46, width - shift - 110),
    )
