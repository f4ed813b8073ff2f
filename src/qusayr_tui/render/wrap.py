"""Wrap spans into rows: at ordinary spaces, and never at no-break spaces.

Textual and Rich break at no-break spaces, too; so pages are wrapped here and drawn row by
row. A mark that stands right after a word is never parted from it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from qusayr_tui.render.rows import Row, Span, clusters, is_one_cell_each

_PIECE = re.compile("[^ ]+(?: +[–—](?= |$))?")
"""What stays together: a word, with a dash that parts it from the next one."""

_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u2010](?=[^\W\d_]{2})")
_NO_BREAK = frozenset("\u00a0\u202f\u2007\u2011")
_BLANKS = str.maketrans("\t\n\r", "   ")

_Range = tuple[int, int]
_Measure = Callable[[int, int], int]
"""Gives the cells of a stretch of the text."""


def wrap(spans: Iterable[Span], width: int, *, first_indent: int = 0, indent: int = 0) -> list[Row]:
    """Give *spans* as rows of at most *width* cells; one empty row for no text.

    The first row is indented by *first_indent* cells and the others by *indent*. Spaces at
    which a row ends are dropped. A word longer than a row breaks after a hyphen, else
    between two characters.
    """
    parts = [span for span in spans if span.text]
    text = "".join(span.text for span in parts).translate(_BLANKS)
    ranges = _ranges(text, max(1, width - first_indent), max(1, width - indent))
    rows: list[Row] = []
    for row in _slices(parts, text, ranges):
        blank = indent if rows else first_indent
        rows.append((Span(" " * blank), *row) if blank and row else tuple(row))
    return rows or [()]


def _ranges(text: str, first_room: int, room: int) -> Iterator[_Range]:
    """Give the stretch of *text* on each row."""
    measure, bounds = _measure(text)
    current = first_room
    begin = 0
    end: int | None = None
    for first, last in _pieces(text, measure, min(first_room, room)):
        if end is not None:
            if measure(begin, last) <= current:
                end = last
                continue
            yield begin, end
            begin, current = first, room
        elif begin < first and measure(begin, last) > current:
            begin = first  # spaces at the very beginning that leave no room
        end = last
        while measure(begin, end) > current:
            cut = _cut(text, begin, end, current, measure, bounds)
            if cut is None:
                break
            yield begin, cut
            begin, current = cut, room
    if end is not None:
        yield begin, end


def _pieces(text: str, measure: _Measure, room: int) -> Iterator[_Range]:
    """Give what stays together on a row, where it fits on one."""
    for found in _PIECE.finditer(text):
        first, last = found.span()
        space = text.find(" ", first, last)
        if space >= 0 and measure(first, last) > room:
            yield first, space
            yield last - 1, last
        else:
            yield first, last


def _measure(text: str) -> tuple[_Measure, Sequence[int] | None]:
    """Give what measures *text*, and where its characters end as a reader sees them."""
    if is_one_cell_each(text):
        return (lambda start, end: end - start), None
    ends: list[int] = []
    cells = [0]
    at = 0
    for cluster, width in clusters(text):
        at += len(cluster)
        ends.append(at)
        cells += [cells[-1] + width] * len(cluster)
    return (lambda start, end: cells[end] - cells[start]), ends


def _cut(
    text: str,
    begin: int,
    end: int,
    room: int,
    measure: _Measure,
    bounds: Sequence[int] | None,
) -> int | None:
    """Give where to break a word longer than a row, as far on as may be; None for nowhere."""
    fitting: list[int] = []
    for place in _places(begin, end, bounds):
        if fitting and measure(begin, place) > room:
            break
        fitting.append(place)
    if not fitting:
        return None
    hyphens = [each.end() for each in _HYPHEN.finditer(text, begin, fitting[-1] + 2)]
    free = [place for place in fitting if not _is_held(text, place)]
    return max((place for place in hyphens if place in fitting), default=(free or fitting)[-1])


def _places(begin: int, end: int, bounds: Sequence[int] | None) -> Iterator[int]:
    """Give the ends of characters, as a reader sees them, inside a stretch."""
    if bounds is None:
        yield from range(begin + 1, end)
        return
    for index in range(bisect_right(bounds, begin), len(bounds)):
        if bounds[index] >= end:
            return
        yield bounds[index]


def _is_held(text: str, place: int) -> bool:
    """Tell whether a no-break space stands on either side."""
    return text[place - 1] in _NO_BREAK or text[place] in _NO_BREAK


def _slices(spans: Sequence[Span], text: str, ranges: Iterable[_Range]) -> Iterator[list[Span]]:
    """Give the spans of each stretch of the text, cut where the rows are."""
    ends = list(accumulate(len(span.text) for span in spans))
    index = 0
    for begin, end in ranges:
        row: list[Span] = []
        while index < len(spans) and ends[index] <= begin:
            index += 1
        at = begin
        while at < end:
            span = spans[index]
            last = min(ends[index], end)
            row.append(Span(text[at:last], span.role, span.spot))
            at = last
            if last == ends[index] and at < end:
                index += 1
        yield row
