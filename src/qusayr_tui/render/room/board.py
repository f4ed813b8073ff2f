"""Lay a screen of the room out: margins, air between lines, and what stands at head and foot."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.render.room.parts import MEASURE, WIDEST, Part, RoomScreen, rows_of
from qusayr_tui.render.room.show import Around, Showing
from qusayr_tui.render.rows import Row, Span, cell_width, row_width
from qusayr_tui.render.signs import Signs

HEAD = 3
"""Rows above the screen: air, the title, air; a second language takes one more."""

FOOT = 3
"""Rows below it: a hairline, the hands and the vote, air; a second language takes the air."""

LANGUAGES = 2
"""Languages that have room at head and foot."""


def board(showing: Showing, signs: Signs, width: int, height: int) -> list[Row]:
    """Give every row of the projector."""
    measure = max(MEASURE, min(WIDEST, width - 4))
    left = max(1, (width - measure) // 2)
    around = showing.around[:LANGUAGES]
    head = HEAD - 1 + len(around)
    room = height - head - FOOT - 1
    spare = LANGUAGES - len(around)
    middle = _middle(showing.screen, measure, room, spare)
    rows: list[Row] = [(), *_head(showing, around, signs, measure)]
    rows += [()] * (head - len(rows))
    rows += middle
    foot = _foot(around, signs, measure)
    rows += [()] * (height - FOOT + max(0, len(middle) - room) - len(rows))
    rows = [*rows, *foot][:height]
    rows += [()] * (height - len(rows))
    return [(Span(" " * left), *row) if row else () for row in rows]


def alone(text: str, width: int, height: int) -> list[Row]:
    """Give one sentence in the middle of an empty screen, a paragraph to each line of *text*."""
    measure = max(MEASURE, min(WIDEST, width - 4))
    left = max(1, (width - measure) // 2)
    parts = tuple(Part(each, role="strong") for each in text.split("\n"))
    middle = _middle(RoomScreen(parts), measure, height)
    return [(Span(" " * left), *row) if row else () for row in middle]


def _middle(screen: RoomScreen, measure: int, room: int, spare: int = 0) -> list[Row]:
    """Give the lines of a screen with as much air as there is room for, in the middle.

    *spare* rows more may be taken before parts stand without air between them.
    """
    # Lines of one part may stand apart only where parts stand further apart still.
    for between, inside, taken in ((2, 1, 0), (2, 0, 0), (1, 0, 0), (1, 0, spare)):
        rows = _spaced(screen.parts, measure, between, inside)
        if len(rows) <= room + taken:
            break
    else:
        # What is asked stands apart from the answers at least.
        rows = _spaced(screen.parts, measure, 0, 0, first=1)
        if len(rows) > room + spare:
            rows = _spaced(screen.parts, measure, 0, 0)
    above = max(0, (room - len(rows)) // 2)
    return [*[()] * above, *rows]


def _spaced(
    parts: Sequence[Part], measure: int, between: int, inside: int, *, first: int = 0
) -> list[Row]:
    """Give the lines with empty rows *between* two parts and *inside* them.

    *first* is how many there are at least below the first part and above the first letter.
    """
    rows: list[Row] = []
    for at, part in enumerate(parts):
        if rows:
            air = min(inside, between) if part.close else between
            letters_begin = bool(part.lead) and not (parts[at - 1].lead or parts[at - 1].column)
            rows += [()] * (max(first, air) if at == 1 or letters_begin else air)
        for index, row in enumerate(rows_of(part, measure)):
            if index:
                rows += [()] * inside
            rows.append(tuple(_bold(span) for span in row))
    return rows


def _bold(span: Span) -> Span:
    """Make plain text bold: thin strokes are lost at the back of a room."""
    roles = span.role or "strong"
    return Span(span.text, roles if "strong" in roles or "key" in roles else f"{roles} strong")


def _head(showing: Showing, around: Sequence[Around], signs: Signs, measure: int) -> list[Row]:
    """Give the title in each language with its name, and once the number of the screen."""
    counted = f"{showing.at}/{showing.of}" if showing.of > 1 else ""
    numbers = [counted, *[""] * (len(around) - 1)]
    named = [
        "   ".join(filter(None, (number, each.language)))
        for number, each in zip(numbers, around, strict=True)
    ]
    # The page shows its language; a title shows nothing when it is cut.
    fit = all(
        cell_width(each.title) + 3 + cell_width(about) <= measure
        for each, about in zip(around, named, strict=True)
    )
    rows: list[Row] = []
    for each, about in zip(around, named if fit else numbers, strict=True):
        room = measure - cell_width(about) - 3
        title = each.title
        if cell_width(title) > room:
            title = title[: max(1, room - 1)].rstrip() + ("." if signs.ascii else "…")
        gap = measure - cell_width(title) - cell_width(about)
        rows.append((Span(title, "accent strong"), Span(" " * gap), Span(about, "muted")))
    return rows


def _foot(around: Sequence[Around], signs: Signs, measure: int) -> list[Row]:
    """Give a hairline, and below it the hands and the vote; nothing where there is no vote."""
    rows: list[Row] = []
    for each in around:
        if each.note or each.vote:
            row = (Span(each.note, "strong"), Span(each.vote, "accent strong"))
            rows.append((row[0], Span(" " * (measure - row_width(row))), row[1]))
    return [(Span(signs.hairline * measure, "line"),), *rows] if rows else []
