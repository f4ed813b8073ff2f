"""What prose is made of: words, links, citations, in paragraphs."""

from __future__ import annotations

import msgspec


class Text(msgspec.Struct, frozen=True):
    """Plain words."""

    text: str
    emphasis: bool = False


class TermLink(msgspec.Struct, frozen=True):
    """Words that open a glossary card."""

    text: str
    term: str
    emphasis: bool = False


class PlaceLink(msgspec.Struct, frozen=True):
    """Words that open a place."""

    text: str
    place: str
    emphasis: bool = False


class Free(msgspec.Struct, frozen=True):
    """Words whose numbers are no claim's."""

    text: str
    emphasis: bool = False


class Citation(msgspec.Struct, frozen=True):
    """The mark of a claim; it has no words."""

    claim: str


Span = Text | TermLink | PlaceLink | Free | Citation
Paragraph = tuple[Span, ...]


class Prose(msgspec.Struct, frozen=True):
    """A text in paragraphs."""

    paragraphs: tuple[Paragraph, ...] = ()

    def plain(self) -> str:
        """Give the words alone; an empty line parts paragraphs."""
        return "\n\n".join(map(plain_paragraph, self.paragraphs))


def plain_paragraph(paragraph: Paragraph) -> str:
    """Give the words of one paragraph."""
    return "".join(span.text for span in paragraph if not isinstance(span, Citation))
