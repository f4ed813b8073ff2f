"""The words of a phase in every language of the course, with their definitions in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.spans import TermLink
from qusayr_tui.domain.words import TermWords
from qusayr_tui.exporters.worksheet.boxes import GAP, Box, height
from qusayr_tui.exporters.worksheet.phase_sheets import PhaseSheets
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, direction, element
from qusayr_tui.render.text import plain


def terms_used(sheets: Sequence[PhaseSheets]) -> list[str]:
    """Give the terms that a printed text links in any of its languages.

    They are in the order of the alphabet in the first one, as one looks them up.
    """
    used = {
        span.term
        for each in sheets
        for block in each.printed
        for paragraph in block.prose.paragraphs
        for span in paragraph
        if isinstance(span, TermLink)
    }
    return sorted(used, key=lambda term: fold(sheets[0].edition.term(term).term))


def word_list(sheets: PhaseSheets, terms: Sequence[str]) -> Iterator[Box]:
    """Give the word list of a phase."""
    above: Html | None
    above, tall = sheets.heading(sheets.t(_l("Word list")))
    for term in terms:
        html, needed = term_entry(sheets.edition, term)
        boxed = element("div", above, html, class_="box", id=sheets.id("term", term))
        yield Box(f"term/{term}", boxed, tall + needed)
        above, tall = None, 0.0


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
