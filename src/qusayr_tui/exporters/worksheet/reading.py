"""The first part of a phase's sheets: its question, its text by numbered lines, its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

import msgspec

from qusayr_tui.domain.edition import BlockEdition, Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import UNKNOWN_DATE, Source
from qusayr_tui.domain.spans import Citation, Paragraph, TermLink
from qusayr_tui.domain.spans import Span as ProseSpan
from qusayr_tui.exporters.worksheet.boxes import (
    GAP,
    LINE,
    LINE_MEASURE,
    WRITING,
    Box,
    Part,
    height,
)
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, direction, element, joined
from qusayr_tui.render.rows import Row, Span
from qusayr_tui.render.text import plain
from qusayr_tui.render.wrap import wrap


class NumberedBlock(msgspec.Struct, frozen=True):
    """A block of text broken into rows as they are printed."""

    id: str
    first: int
    """Number of its first row; they are counted through the whole phase."""
    paragraphs: tuple[tuple[Row, ...], ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(map(len, self.paragraphs))

    @property
    def last(self) -> int:
        """Number of its last row."""
        return self.first + self.rows - 1


class PhaseSheets:
    """A phase in one language, with the numbers that its sheets refer to."""

    def __init__(self, edition: Edition, ledger: Ledger, phase_id: str) -> None:
        self.edition = edition
        self.ledger = ledger
        self.phase: PhaseEdition = edition.phase(phase_id)

    def t(self, text: LazyText) -> str:
        """Give a text of the program."""
        return self.edition.text(text)

    def id(self, *names: str) -> str:
        """Give an id that no other part of a worksheet has."""
        return "-".join((self.edition.language, self.phase.ref.id, *names)).replace("/", "-")

    def heading(self, text: str, level: str = "h3") -> tuple[Html, float]:
        """Give a heading and its height."""
        return element(level, text), 5.5 + 1.2 * height(text)

    @property
    def title(self) -> str:
        """The phase's number and title."""
        return f"{self.phase.ref.number} · {self.phase.words.title}"

    # --- sources

    @cached_property
    def sources(self) -> dict[str, int]:
        """The number of each source, from 1: the text's in the record's order, then others.

        They do not depend on the language, so that facing pages agree.
        """
        cited = (claim for block in self.phase.record.blocks for claim in block.claims)
        found = [source for claim in cited for source in self._sources_of(claim)]
        found += [each.source for one in self.phase.record.exercises for each in one.materials]
        return {source: number for number, source in enumerate(dict.fromkeys(found), start=1)}

    def _sources_of(self, claim: str) -> list[str]:
        accounts = self.ledger.find(claim, self.phase.ref.id).claim.accounts
        return [source for account in accounts for source in account.sources]

    def mark(self, claims: Iterable[str]) -> str:
        """Give the numbers of the sources of some claims: `2, 5`, without spaces."""
        found = {self.sources[source] for claim in claims for source in self._sources_of(claim)}
        return ",".join(map(str, sorted(found)))

    # --- text

    @cached_property
    def blocks(self) -> dict[str, NumberedBlock]:
        """The blocks with their rows, as printed."""
        found: dict[str, NumberedBlock] = {}
        at = 1
        for block in self.phase.blocks:
            paragraphs = tuple(
                tuple(wrap(self._spans(part), LINE_MEASURE)) for part in block.prose.paragraphs
            )
            found[block.id] = NumberedBlock(block.id, at, paragraphs)
            at = found[block.id].last + 1
        return found

    def _spans(self, paragraph: Paragraph) -> Iterator[Span]:
        for cites, group in groupby(paragraph, lambda span: isinstance(span, Citation)):
            if cites:
                yield Span(self.mark(s.claim for s in group if isinstance(s, Citation)), "mark")
            else:
                yield from (Span(_words(span), _role(span)) for span in group)

    def lines_of(self, block_ids: Iterable[str]) -> list[LazyText]:
        """Say on which lines blocks stand; those that follow one another are said as one."""
        runs: list[tuple[int, int]] = []
        for block in (self.blocks[each] for each in block_ids if each in self.blocks):
            if runs and runs[-1][1] + 1 == block.first:
                runs[-1] = (runs[-1][0], block.last)
            else:
                runs.append((block.first, block.last))
        return [
            _l("lines %(first)s to %(last)s", first=str(first), last=str(last))
            for first, last in runs
        ]


def _words(span: ProseSpan) -> str:
    return "" if isinstance(span, Citation) else span.text


def _role(span: ProseSpan) -> str:
    if isinstance(span, TermLink):
        return "term"
    return "emphasis" if not isinstance(span, Citation) and span.emphasis else ""


def reading_part(sheets: PhaseSheets) -> Part:
    """Give the central question, the text and its sources."""
    boxes = [_opening(sheets), *_text(sheets), *_sources(sheets)]
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
    tall += height(about, first) + 1.3 * height(question) + 4 * GAP + 3 * WRITING
    return Box("opening", html, tall + height(*map(plain, words.aims), indent=6))


def _text(sheets: PhaseSheets) -> Iterator[Box]:
    heading, tall = sheets.heading(sheets.t(_l("Text")))
    note = sheets.t(
        _l("Raised numbers are those of the sources; dotted words stand in the word list.")
    )
    above: Html | None = joined([heading, element("p", note, class_="note")])
    tall += height(note) + GAP
    for block in sheets.phase.blocks:
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
        saw = plain(sheets.edition.source(source).saw)
        html = element(
            "div",
            above,
            element(
                "p",
                element("span", str(number), class_="number"),
                *_described(sheets.edition, records[source]),
                class_="source",
            ),
            element("p", saw, class_="source saw"),
            class_="box",
            id=sheets.id("source", source),
        )
        line = "".join(_described(sheets.edition, records[source]))
        tall += height(line, indent=6) + 0.9 * height(saw) + GAP
        yield Box(f"source/{source}", html, tall)
        above, tall = None, 0.0


def _described(edition: Edition, source: Source) -> Iterator[str]:
    """Give publisher, title, author, date and language; titles are not translated."""
    yield source.publisher
    if not source.title.startswith("["):  # in brackets the record says that there is none
        language = source.language
        yield ", "
        yield element("cite", source.title, lang=language, dir=language and direction(language))
    if source.author and source.author != source.publisher:
        yield f", {source.author}"
    yield f", {edition.date(source.date or UNKNOWN_DATE)}"
    if source.language:
        yield f", {edition.locale.name_here(source.language)}"
