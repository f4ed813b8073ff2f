"""Rows of text as they are drawn, without any screen library.

A row is spans one after another; a span is text with the role it plays on the page and,
where it can be opened, the spot it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """Text that is drawn in one way."""

    text: str
    role: str = ""
    """Names of the theme's styles, parted by spaces."""
    spot: str | None = None
    """Id of what opens here; a spot broken over two rows has it on both."""


Row = tuple[Span, ...]

_ONE_CELL_EACH = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff"
    "\u0370-\u0377\u037a-\u037f\u0384-\u0482"  # Greek, Cyrillic
    "\u060c\u061b\u061f\u0621-\u064a\u0660-\u066d"  # Arabic without vowel signs
    "\u1e00-\u1eff"  # Latin of transliterations
    "\u2000-\u200a\u2010-\u2027\u202f-\u205e"  # typography
    "\u2070\u2071\u2074-\u208e\u20a0-\u20bf"  # superscripts, currencies
    "\u2190-\u2199\u2200-\u22ff"  # arrows, mathematics
    "\u2500-\u25b5\u25b8-\u25bf\u25c0-\u25fa"  # boxes, bars, circles, diamonds
    "\u2713\u2717]*"
)


def is_one_cell_each(text: str) -> bool:
    """Tell whether every character of *text* is known to take one cell (a quick test)."""
    return _ONE_CELL_EACH.fullmatch(text) is not None


def cell_width(text: str) -> int:
    """Give the cells that *text* takes on a terminal."""
    if is_one_cell_each(text):
        return len(text)
    return sum(width for _, width in clusters(text))


def row_width(row: Row) -> int:
    """Give the cells that a row takes on a terminal."""
    return sum(cell_width(span.text) for span in row)


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Cut *text* into what a reader sees as one character, each with its cells."""
    cluster = ""
    for character in text:
        if cluster and not _continues(cluster, character):
            yield cluster, _cluster_width(cluster)
            cluster = ""
        cluster += character
    if cluster:
        yield cluster, _cluster_width(cluster)


_JOINER = "\u200d"


def _continues(cluster: str, character: str) -> bool:
    """Tell whether *character* is drawn together with what stands before it."""
    if cluster[-1] == _JOINER or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if _is_flag_letter(character):
        return len(cluster) == 1 and _is_flag_letter(cluster)
    return _character_width(character) == 0


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    from wcwidth import wcwidth

    return max(0, wcwidth(character))


@lru_cache(maxsize=4096)
def _cluster_width(cluster: str) -> int:
    if len(cluster) == 1:
        return _character_width(cluster)
    from wcwidth import wcswidth

    return max(0, wcswidth(cluster))
