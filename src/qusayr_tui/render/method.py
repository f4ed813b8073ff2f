"""The page on method, as lines of text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qusayr_tui.domain.prose import parse_prose, plain_paragraph
from qusayr_tui.domain.words import MethodWords
from qusayr_tui.render.records import SCHEMA
from qusayr_tui.render.rows import Span, cell_width
from qusayr_tui.render.wrap import wrap


def method_lines(words: MethodWords, width: int) -> Iterator[str]:
    """Give the page as lines no wider than *width* cells."""
    for section in words.sections:
        yield section.title
        yield "-" * cell_width(section.title)
        yield ""
        for paragraph in parse_prose(section.text)[0].paragraphs:
            for row in wrap([Span(plain_paragraph(paragraph))], width):
                yield "".join(span.text for span in row)
            yield ""


def method_json(words: MethodWords) -> dict[str, Any]:
    """Give the page for programs, texts without markup."""
    sections = [
        {"id": each.id, "title": each.title, "text": parse_prose(each.text)[0].plain()}
        for each in words.sections
    ]
    return {"schema": SCHEMA, "sections": sections}
