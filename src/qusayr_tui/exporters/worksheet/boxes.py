"""What a worksheet is made of: boxes that no page breaks, in parts that begin a page.

Facing pages show the same boxes in two languages, so the height of each is reckoned here, in
millimetres, and never too low. The measures are those of `style.css`.
"""

from __future__ import annotations

import msgspec

from qusayr_tui.render.html import Html
from qusayr_tui.render.rows import Span
from qusayr_tui.render.wrap import wrap

PAGE = 250.0
"""Height of A4 between the margins and below the running head, with some to spare."""
ROW = 5.2
"""A row of ordinary text."""
LINE = 6.2
"""A row of numbered text."""
WRITING = 8.5
"""A line to write on."""
GAP = 3.0
"""What parts a box from the next."""
MEASURE = 88
"""Cells in a row of ordinary text, fewer than a page holds in any usual font."""
LINE_MEASURE = 68
"""Cells in a numbered row: we break these rows, so that their numbers are true in print."""


class Box(msgspec.Struct, frozen=True):
    """Something that stays together on a page."""

    id: str
    """The same in every language."""
    html: Html
    height: float


class Part(msgspec.Struct, frozen=True):
    """Boxes that begin on a new page, to be handed out by themselves."""

    name: str
    """For the head of the page, in the language of the part."""
    boxes: tuple[Box, ...]


def rows(text: str, measure: int = MEASURE) -> int:
    """Reckon the rows of a text, paragraph by paragraph."""
    return sum(len(wrap([Span(each)], measure)) for each in text.split("\n\n"))


def height(*texts: str | None, indent: int = 0) -> float:
    """Reckon the height of texts one below another, each indented by *indent* cells."""
    return sum(rows(each, MEASURE - indent) * ROW for each in texts if each)
