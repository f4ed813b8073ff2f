"""The words of a phase in every language of the course, with their definitions in one."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.spans import TermLink
from qusayr_tui.domain.words import TermWords
from qusayr_tui.exporters.worksheet.boxes import GAP, Box, Part, height
from qusayr_tui.exporters.worksheet.reading import PhaseSheets
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, direction, element
from qusayr_tui.render.text import plain


def terms_used(editions: Sequence[Edition], phase_id: str) -> list[str]:
    """Give the terms that a phase's text links in any of the languages, in the glossary's order."""
    used = {
        span.term
        for edition in editions
        for block in edition.phase(phase_id).blocks
        for paragraph in block.prose.paragraphs
        for span in paragraph
        if isinstance(span, TermLink)
    }
    return [term for term in editions[0].reader.record("glossary") if term in used]


def word_list_part(sheets: PhaseSheets, terms: Sequence[str]) -> Part:
    """Give the word list of a phase."""
    name = sheets.t(_l("Word list"))
    above: Html | None
    above, tall = sheets.heading(name)
    boxes = []
    for term in terms:
        html, needed = term_entry(sheets.edition, term)
        boxed = element("div", above, html, class_="box", id=sheets.id("term", term))
        boxes.append(Box(f"term/{term}", boxed, tall + needed))
        above, tall = None, 0.0
    return Part(f"{sheets.title} · {name}", tuple(boxes))


def term_entry(edition: Edition, term_id: str) -> tuple[Html, float]:
    """Give a term in every language, in Arabic where it has a form there, and what it means."""
    words, record = edition.term(term_id), edition.reader.record("glossary")[term_id]
    parts: list[str] = [element("strong", _name(words), class_="term-name")]
    line = _name(words)
    for tag in edition.course.languages:
        if tag != edition.language:
            other = _name(edition.reader.words(tag, "glossary")[term_id])
            parts += [" · ", element("span", other, lang=tag, dir=direction(tag))]
            line += f" · {other}"
    if record.arabic:
        parts += [" · ", element("span", record.arabic, lang="ar", dir="rtl", class_="arabic")]
        line += f" · {record.arabic}"
    if record.transliteration:
        parts += [" · ", element("i", record.transliteration, lang="ar-Latn")]
        line += f" · {record.transliteration}"
    meaning = plain(words.definition)
    paragraphs = (element("p", each) for each in meaning.split("\n\n"))
    html = element("div", element("p", *parts, class_="names"), *paragraphs, class_="entry")
    return html, 1.2 * height(line) + height(meaning, indent=4) + 1.5 * GAP


def _name(words: TermWords) -> str:
    return f"{words.term} ({words.short})" if words.short else words.term
