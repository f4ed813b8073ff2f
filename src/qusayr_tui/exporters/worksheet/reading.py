"""The first part of a phase's sheets: its question, its text by numbered lines, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qusayr_tui.domain.edition import BlockEdition, Edition
from qusayr_tui.domain.model import UNKNOWN_DATE, Source
from qusayr_tui.exporters.worksheet.boxes import (
    GAP,
    LINE,
    SMALL,
    WRITING,
    Box,
    Part,
    height,
    height_of_question,
)
from qusayr_tui.exporters.worksheet.phase_sheets import PhaseSheets
from qusayr_tui.exporters.worksheet.word_list import word_list
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, direction, element, joined
from qusayr_tui.render.rows import Row, Span
from qusayr_tui.render.text import plain


def reading_part(sheets: PhaseSheets, terms: Sequence[str]) -> Part:
    """Give the central question, the text, its sources and its words."""
    boxes = [_opening(sheets), *_text(sheets), *_sources(sheets), *word_list(sheets, terms)]
    return Part(sheets.title, tuple(boxes))


def writing_lines(count: int) -> Html:
    """Give lines to write on."""
    return joined(element("div", class_="write") for _ in range(count))


def _opening(sheets: PhaseSheets) -> Box:
    words, record = sheets.phase.words, sheets.phase.record
    about = sheets.edition.date(record.dates)
    if record.outside_starting_text:
        about = f"{about} · {sheets.t(_l('outside the starting text'))}"
    title, tall = sheets.heading(sheets.title, "h2")
    question = plain(words.question)
    first = sheets.t(_l("What I think before reading:"))
    html = element(
        "div",
        title,
        element("p", about, class_="about"),
        element("p", question, class_="question"),
        element("ul", *(element("li", plain(each)) for each in words.aims), class_="aims"),
        element("p", first, class_="label"),
        writing_lines(3),
        class_="box opening",
        id=sheets.id("opening"),
    )
    tall += height(about, first) + height_of_question(question) + 2 * GAP + 3 * WRITING
    return Box("opening", html, tall + height(*map(plain, words.aims), indent=6))


def _text(sheets: PhaseSheets) -> Iterator[Box]:
    heading, tall = sheets.heading(sheets.t(_l("Text")))
    note = sheets.t(
        _l("Raised numbers are those of the sources; dotted words stand in the word list.")
    )
    above: Html | None = joined([heading, element("p", note, class_="note")])
    tall += height(note, size=SMALL) + GAP
    for block in sheets.printed:
        yield Box(f"text/{block.id}", _block(sheets, block, above), tall + _tall(sheets, block.id))
        above, tall = None, 0.0


def _tall(sheets: PhaseSheets, block_id: str) -> float:
    block = sheets.blocks[block_id]
    return block.rows * LINE + GAP * len(block.paragraphs)


def _block(sheets: PhaseSheets, block: BlockEdition, above: Html | None) -> Html:
    numbered = sheets.blocks[block.id]
    number = numbered.first
    paragraphs = []
    for rows in numbered.paragraphs:
        lines = []
        for row in rows:
            lines.append(_line(row, number))
            number += 1
        paragraphs.append(element("p", *lines))
    return element("div", above, *paragraphs, class_="box text", id=sheets.id("text", block.id))


def _line(row: Row, number: int) -> Html:
    shown = None if number % 5 else element("span", str(number), class_="number")
    return element(
        "span", shown, *map(_drawn, row), Html("\n"), class_="line", data_line=str(number)
    )


def _drawn(span: Span) -> Html | str:
    match span.role:
        case "mark":
            return element("sup", span.text)
        case "term":
            return element("span", span.text, class_="term")
        case "emphasis":
            return element("em", span.text)
        case _:
            return span.text


def _sources(sheets: PhaseSheets) -> Iterator[Box]:
    above: Html | None
    above, tall = sheets.heading(sheets.t(_l("Sources")))
    records = sheets.edition.reader.record("sources")
    for source, number in sheets.sources.items():
        described, line = _described(sheets.edition, records[source])
        saw = plain(sheets.edition.source(source).saw)
        html = element(
            "div",
            above,
            element("p", element("span", str(number), class_="number"), described, class_="source"),
            element("p", saw, class_="source saw"),
            class_="box",
            id=sheets.id("source", source),
        )
        tall += height(line, indent=6) + height(saw, indent=6, size=SMALL) + GAP
        yield Box(f"source/{source}", html, tall)
        above, tall = None, 0.0


def _described(edition: Edition, source: Source) -> tuple[Html, str]:
    """Give publisher, title, author, date and language; titles are not translated.

    Once as it is printed, once as text alone.
    """
    rest = [edition.date(source.date or UNKNOWN_DATE)]
    if source.author and source.author != source.publisher:
        rest.insert(0, source.author)
    if source.language:
        rest.append(edition.locale.name_here(source.language))
    after = "".join(f", {each}" for each in rest)
    if source.title.startswith("["):  # in brackets the record says that there is none
        return joined([source.publisher, after]), source.publisher + after
    language = source.language
    title = element("cite", source.title, lang=language, dir=language and direction(language))
    shown = joined([source.publisher, ", ", title, after])
    return shown, f"{source.publisher}, {source.title}{after}"
