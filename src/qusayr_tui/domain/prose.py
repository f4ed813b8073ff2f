"""The prose of a course: its parts, how it is read, and what its citations cover.

Paragraphs, `*emphasis*`, `[words](term:ID)`, `[words](place:ID)`, `[words](free)` and
`[^claim-id]`. Anything else that Markdown would turn into markup is a problem; square
brackets that are no link are plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from qusayr_tui.domain.prose_problems import ProseProblem
from qusayr_tui.domain.prose_reader import parse_prose
from qusayr_tui.domain.spans import (
    Citation,
    Free,
    Paragraph,
    PlaceLink,
    Prose,
    Span,
    TermLink,
    Text,
    plain_paragraph,
)

__all__ = [
    "Citation",
    "Free",
    "Paragraph",
    "Passage",
    "PlaceLink",
    "Prose",
    "ProseProblem",
    "Span",
    "TermLink",
    "Text",
    "cited",
    "parse_prose",
    "passages",
    "plain_paragraph",
]


def cited(prose: Prose) -> list[str]:
    """Give the claims that *prose* cites, in order, each once."""
    found = [span.claim for part in prose.paragraphs for span in part if isinstance(span, Citation)]
    return list(dict.fromkeys(found))


Range = tuple[int, int]
"""From a character of a passage's text up to, but not with, another."""


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a block that the same claims cover."""

    text: str
    """Words alone; an empty line parts paragraphs."""
    claims: tuple[str, ...]
    """None: the text is covered by no citation."""
    free: tuple[Range, ...] = ()
    """Words marked as no claim's."""
    quoted: tuple[Range, ...] = ()
    """Words between quotation marks, with the marks."""


def passages(prose: Prose, claims_of_block: Sequence[str]) -> tuple[Passage, ...]:
    """Cut *prose* where its citations stand, and nowhere else.

    A block that names exactly one claim and cites none is one passage of that claim. Text
    after the last citation is a passage without claims; punctuation right after a citation
    belongs to the passage before it.
    """
    text, free, cuts = _flattened(prose)
    if not cuts and len(claims_of_block) == 1:
        cuts = [(len(text), tuple(claims_of_block))]
    quoted = list(_quotations(text))
    found = []
    start = 0
    for end, claims in _widened(text, cuts):
        words = text[start:end].strip()
        if claims or _WORD.search(words):
            first = text.index(words, start)
            inside = (_ranges_within(each, first, first + len(words)) for each in (free, quoted))
            found.append(Passage(words, claims, *inside))
        start = end
    return tuple(found)


_Cut = tuple[int, tuple[str, ...]]

_WORD = re.compile(r"\w")
_CLOSING_SIGNS = re.compile("[ \u00a0\u202f]?[.,;:!?»”’)\\]…]+")
_QUOTATION = re.compile('«[^«»]*»|“[^“”]*”|"[^"]*"')


def _flattened(prose: Prose) -> tuple[str, list[Range], list[_Cut]]:
    """Give the words, the ranges that are free, and the claims cited at each place."""
    parts: list[str] = []
    free: list[Range] = []
    cuts: list[_Cut] = []
    at = 0
    for number, paragraph in enumerate(prose.paragraphs):
        if number:
            parts.append("\n\n")
            at += 2
        for span in paragraph:
            if isinstance(span, Citation):
                cuts.append((at, (span.claim,)))
                continue
            if isinstance(span, Free):
                free.append((at, at + len(span.text)))
            parts.append(span.text)
            at += len(span.text)
    text = "".join(parts)
    return text, free, _side_by_side(text, cuts)


def _side_by_side(text: str, cuts: Sequence[_Cut]) -> list[_Cut]:
    """Join citations that have nothing but spaces between them."""
    joined: list[_Cut] = []
    for at, claims in cuts:
        if joined and not text[joined[-1][0] : at].strip():
            joined[-1] = (at, joined[-1][1] + claims)
        else:
            joined.append((at, claims))
    return joined


def _widened(text: str, cuts: Sequence[_Cut]) -> Iterator[_Cut]:
    """Move each cut behind the signs that close its sentence; end with the uncovered rest."""
    for at, claims in cuts:
        signs = _CLOSING_SIGNS.match(text, at)
        yield (signs.end() if signs else at), claims
    yield len(text), ()


def _quotations(text: str) -> Iterator[Range]:
    for found in _QUOTATION.finditer(text):
        yield found.span()


def _ranges_within(ranges: Sequence[Range], start: int, end: int) -> tuple[Range, ...]:
    return tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in ranges
        if first < end and last > start
    )
