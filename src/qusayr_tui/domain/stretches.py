"""Cut a block of prose into stretches that the same claims cover, to draw each by itself.

The same cuts as `prose.passages`, which gives words to check; here the links stay.
"""

from __future__ import annotations

import re

import msgspec

from qusayr_tui.domain.prose import Citation, Paragraph, Prose, Span, Text

_CLOSING = re.compile("[ \u00a0\u202f]?[.,;:!?»”’)\\]…]+")
"""Signs that close a sentence right after its citation, and so go with it."""


class Stretch(msgspec.Struct, frozen=True):
    """A part of one paragraph."""

    spans: Paragraph
    claims: tuple[str, ...]
    """What it rests on; none where no citation covers it."""


def stretches(prose: Prose) -> list[list[Stretch]]:
    """Give the stretches of each paragraph; a passage of two paragraphs has one in each."""
    cutting = _Cutting()
    for paragraph in prose.paragraphs:
        cutting.paragraph(paragraph)
    return cutting.stretches()


class _Cutting:
    def __init__(self) -> None:
        self._claims: list[list[str]] = [[]]
        """By passage."""
        self._paragraphs: list[list[tuple[list[Span], int]]] = []

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take a paragraph in; a citation at the end of the one before has ended a passage."""
        if self._claims[-1]:
            self._claims.append([])
        self._paragraphs.append([])
        for span in paragraph:
            if isinstance(span, Citation):
                self._put(span)
                self._claims[-1].append(span.claim)
            elif self._claims[-1] and span.text.strip():
                self._after_citation(span)
            else:
                self._put(span)

    def _after_citation(self, span: Span) -> None:
        """End a passage, behind the signs that close its sentence."""
        closing = _CLOSING.match(span.text) if isinstance(span, Text) else None
        if closing and isinstance(span, Text):
            self._put(msgspec.structs.replace(span, text=closing[0]))
            span = msgspec.structs.replace(span, text=span.text[closing.end() :])
        self._claims.append([])
        if not isinstance(span, Text) or span.text:
            self._put(span)

    def _put(self, span: Span) -> None:
        paragraph, passage = self._paragraphs[-1], len(self._claims) - 1
        if not paragraph or paragraph[-1][1] != passage:
            paragraph.append(([], passage))
        paragraph[-1][0].append(span)

    def stretches(self) -> list[list[Stretch]]:
        """Give what was cut."""
        return [
            [Stretch(tuple(spans), tuple(self._claims[passage])) for spans, passage in paragraph]
            for paragraph in self._paragraphs
        ]
