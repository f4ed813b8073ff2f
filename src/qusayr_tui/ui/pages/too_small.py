"""What stands in a window too small for the lesson: the way out, as far as there are cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qusayr_tui.domain.edition import Edition
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, cell_width
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.pages.form import SMALLEST

Size = tuple[int, int]
"""Columns and rows."""

SENTENCES = (
    _l(
        "Make the window larger (at least %(columns)s × %(rows)s), or run: qusayr plain",
        columns=SMALLEST[0],
        rows=SMALLEST[1],
    ),
    _l("Larger: %(columns)s×%(rows)s, or: qusayr plain", columns=SMALLEST[0], rows=SMALLEST[1]),
)
"""The notice of the lesson, and a short form of it."""

LARGER = _l("Larger:")


def too_small_rows(
    editions: Sequence[Edition],
    size: Size,
    smallest: Size = SMALLEST,
    sentences: Sequence[LazyText] = SENTENCES,
) -> list[Row]:
    """Say in every language of the course that the window is too small, and the way out.

    *sentences* say it, the longest first; the longest form that fits into *size* whole is
    given, in the end a size without words, and a single cell at the very last.
    """
    width, height = size
    for paragraphs, is_airy in _forms(editions, smallest, sentences):
        edge = int(is_airy)
        room = max(1, width - 2 * edge)
        rows: list[Row] = [()] * edge
        for text in paragraphs:
            wrapped = wrap([Span(text)], room)
            rows += [(Span(" " * edge), *row) for row in wrapped]
            rows += [()] * edge
        is_whole = all(cell_width(word) <= room for text in paragraphs for word in text.split())
        if is_whole and len(rows) <= height:
            break
    return rows[: max(0, height)]


def _forms(
    editions: Sequence[Edition], smallest: Size, sentences: Sequence[LazyText]
) -> Iterator[tuple[list[str], bool]]:
    """Give the paragraphs of each form, the longest first, and whether air is around them."""
    columns, rows = smallest
    # The program may speak fewer languages than the course.
    said = [list(dict.fromkeys(each.text(text) for each in editions)) for text in sentences]
    larger = dict.fromkeys(each.text(LARGER) for each in editions)
    yield said[0], True
    yield from ((each, False) for each in said)
    yield [*larger, f"{columns}×{rows}"], False
    yield [f"{columns}×{rows}"], False
    yield ["+"], False
