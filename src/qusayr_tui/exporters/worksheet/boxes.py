"""What a worksheet is made of: boxes that no page breaks, in parts that begin a page.

Facing pages show the same boxes in two languages, so the height of each is reckoned here, in
millimetres, and never too low. The measures are those of `style.css`.
"""

from __future__ import annotations

import msgspec

from qusayr_tui.render.html import Html
from qusayr_tui.render.rows import Span
from qusayr_tui.render.wrap import wrap

PAGE = 256.0
"""Height of A4 between the margins and below the running head, with some to spare."""
TAIL = 0.35 * PAGE
"""The end of a part stays together until it is as tall: a last page is never almost empty."""
LONGEST_TAIL = 0.65 * PAGE
"""More than this does not stay together, or the page before would be almost empty."""
ROW = 5.2
"""A row of ordinary text."""
LINE = 6.2
"""A row of numbered text."""
WRITING = 8.5
"""A line to write on."""
GAP = 3.0
"""What parts a box from the next."""
MEASURE = 92
"""Cells in a row of ordinary text, fewer than a page holds in any usual font."""
SIZE = 10.5
"""Size of ordinary text, in points."""
SMALL = 9.5
"""Size of notes."""
LARGE = 12.5
"""Size of the central question."""
LARGE_ROW = 6.5
"""A row of it."""
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
    """For the head of its pages, in the language of the part."""
    boxes: tuple[Box, ...]
    of: str | None = None
    """What it is a part of, to be said above its heading where that does not."""


def rows(text: str, measure: int = MEASURE) -> int:
    """Reckon the rows of a text, paragraph by paragraph."""
    return sum(len(wrap([Span(each)], measure)) for each in text.split("\n\n"))


def height(*texts: str | None, indent: int = 0, size: float = SIZE, row: float = ROW) -> float:
    """Reckon the height of texts one below another.

    Each is indented by *indent* cells of ordinary text and has letters of *size* points, in
    rows of *row* millimetres.
    """
    measure = int((MEASURE - indent) * SIZE / size)
    return sum(rows(each, measure) * row for each in texts if each)


def height_of_question(question: str) -> float:
    """Reckon the height of the central question, in its larger letters."""
    return height(question, size=LARGE, row=LARGE_ROW) + GAP
