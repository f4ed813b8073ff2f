"""Lay a screen of the room out: margins, air between lines, and what stands at head and foot."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.render.room.parts import MEASURE, WIDEST, Part, RoomScreen, rows_of
from qusayr_tui.render.room.show import Showing
from qusayr_tui.render.rows import Row, Span, cell_width, row_width
from qusayr_tui.render.signs import Signs

HEAD = 3
"""Rows above the screen: air, the title, air."""

FOOT = 3
"""Rows below it: a hairline, the hands and the vote, air."""


def board(
    showing: Showing, languages: Sequence[str], signs: Signs, width: int, height: int
) -> list[Row]:
    """Give every row of the projector. *languages* are the names of those shown now."""
    measure = max(MEASURE, min(WIDEST, width - 4))
    left = max(1, (width - measure) // 2)
    middle = _middle(showing.screen, measure, height - HEAD - FOOT - 1)
    rows: list[Row] = [(), _head(showing, languages, signs, left, measure), ()]
    rows += [(Span(" " * left), *row) if row else () for row in middle]
    rows += [()] * max(0, height - FOOT - len(rows))
    rows += _foot(showing, signs, left, measure)
    return rows


def alone(text: str, width: int, height: int) -> list[Row]:
    """Give one sentence in the middle of an empty screen, a paragraph to each line of *text*."""
    measure = max(MEASURE, min(WIDEST, width - 4))
    left = max(1, (width - measure) // 2)
    parts = tuple(Part(each, role="strong") for each in text.split("\n"))
    middle = _middle(RoomScreen(parts), measure, height)
    return [(Span(" " * left), *row) if row else () for row in middle]


def _middle(screen: RoomScreen, measure: int, room: int) -> list[Row]:
    """Give the lines of a screen with as much air as there is room for, in the middle."""
    # Lines of one part may stand apart only where parts stand further apart still.
    for between, inside in ((2, 1), (2, 0), (1, 0), (0, 0)):
        rows = _spaced(screen.parts, measure, between, inside)
        if len(rows) <= room:
            break
    above = max(0, (room - len(rows)) // 2)
    return [*[()] * above, *rows]


def _spaced(parts: Sequence[Part], measure: int, between: int, inside: int) -> list[Row]:
    """Give the lines with empty rows *between* two parts and *inside* them."""
    rows: list[Row] = []
    for part in parts:
        if rows:
            rows += [()] * (min(inside, between) if part.close else between)
        for index, row in enumerate(rows_of(part, measure)):
            if index:
                rows += [()] * inside
            rows.append(tuple(_bold(span) for span in row))
    return rows


def _bold(span: Span) -> Span:
    """Make plain text bold: thin strokes are lost at the back of a room."""
    roles = span.role or "strong"
    return Span(span.text, roles if "strong" in roles or "key" in roles else f"{roles} strong")


def _head(showing: Showing, languages: Sequence[str], signs: Signs, left: int, measure: int) -> Row:
    names = f" {signs.dot} ".join(languages)
    if showing.of > 1:
        names = f"{showing.at}/{showing.of}   {names}"
    room = measure - cell_width(names) - 3
    title = showing.title
    if cell_width(title) > room:
        title = title[: max(1, room - 1)].rstrip() + ("." if signs.ascii else "…")
    gap = measure - cell_width(title) - cell_width(names)
    return (Span(" " * left), Span(title, "accent strong"), Span(" " * gap), Span(names, "muted"))


def _foot(showing: Showing, signs: Signs, left: int, measure: int) -> list[Row]:
    line = (Span(" " * left), Span(signs.hairline * measure, "line"))
    if not showing.note and not showing.vote:
        return [(), (), ()]
    row = (Span(showing.note, "strong"), Span(showing.vote, "accent strong"))
    gap = measure - row_width(row)
    return [line, (Span(" " * left), row[0], Span(" " * gap), row[1]), ()]
