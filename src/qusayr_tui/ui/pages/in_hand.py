"""How a row shows what is in hand: its spot marked, its block with a bar at the left."""

from __future__ import annotations

from qusayr_tui.render.rows import Row, Span
from qusayr_tui.ui.pages.page import MARGIN


def with_spot(row: Row, spot: str | None, mark: str) -> Row:
    """Give *row* with the role *mark* added to the words of *spot*, if it has any."""
    if spot is None or not any(span.spot == spot for span in row):
        return row
    return tuple(
        Span(span.text, f"{span.role} {mark}", span.spot) if span.spot == spot else span
        for span in row
    )


def with_bar(row: Row, bar: str, column: int, *, double: bool = False) -> Row:
    """Give *row* with a bar in its margin, from *column* on; without room it stays as it is.

    A double bar has its second half further to the left, where there is room for that.
    """
    if not row or row[0].role != MARGIN:
        return row
    blank = row[0].text
    first, end = column, column + len(bar)
    if double and first - len(bar) >= 1:  # else it would touch what stands at the left
        first, bar = first - len(bar), bar * 2
    if len(blank) <= end:
        return row
    return (Span(blank[:first], MARGIN), Span(bar, "accent"), Span(blank[end:], MARGIN), *row[1:])
