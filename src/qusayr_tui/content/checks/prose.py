"""Prose holds paragraphs, emphasis, links and citations, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.reading import nearest
from qusayr_tui.content.sheets import CourseSheets, Sheet
from qusayr_tui.domain.prose import Citation, PlaceLink, TermLink, parse_prose
from qusayr_tui.domain.words import MethodSection
from qusayr_tui.i18n.lazy import lazy_gettext as _l


class Prose:
    """One text that is read as prose, and where it stands."""

    def __init__(self, sheet: Sheet[Any], record: Any, field: str, name: str) -> None:
        self.sheet = sheet
        self.record = record
        self.field = field
        self.name = name

    @property
    def text(self) -> str:
        """The text as typed."""
        found: str = getattr(self.record, self.field)
        return found


def proses(sheets: CourseSheets) -> Iterator[tuple[str, Prose]]:
    """Give every text that is read as prose, with its language."""
    for tag in sheets.languages:
        if tag in sheets.course_words:
            sheet = sheets.course_words[tag]
            yield tag, Prose(sheet, sheet.value, "notice", "notice")
        if tag in sheets.method_words:
            method = sheets.method_words[tag]
            for section in method.value.sections:
                yield tag, Prose(method, section, "text", section.id)
        if "glossary" in sheets.words[tag]:
            glossary = sheets.words[tag]["glossary"]
            for term in glossary.value:
                yield tag, Prose(glossary, term, "definition", term.id)
                if term.usage:
                    yield tag, Prose(glossary, term, "usage", term.id)
    for phase in sheets.phases:
        for tag, words in phase.words.items():
            for block in words.value.blocks:
                yield tag, Prose(words, block, "text", f"{phase.ref.id}/{block.id}")


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report markup that prose does not have, and links that lead nowhere."""
    terms, places = sheets.ids("glossary"), sheets.ids("places")
    for _tag, prose in proses(sheets):
        parsed, problems = parse_prose(prose.text)
        for each in problems:
            yield prose.sheet.problem(
                prose.record,
                each.code,
                each.message,
                each.remedy,
                field=prose.field,
                offset=each.offset,
                id=prose.name,
            )
        for span in (span for part in parsed.paragraphs for span in part):
            if isinstance(span, TermLink) and terms is not None and span.term not in terms:
                yield _dead_link(prose, span.term, terms)
            if isinstance(span, PlaceLink) and places is not None and span.place not in places:
                yield _dead_link(prose, span.place, places)
            if isinstance(span, Citation) and isinstance(prose.record, MethodSection):
                yield _cites_nothing(prose, span.claim)


def _cites_nothing(prose: Prose, claim: str) -> Problem:
    return prose.sheet.problem(
        prose.record,
        "citation-in-method",
        _l("The page on method rests on no claim, and cites none."),
        _l("Take '[^%(id)s]' out.", id=claim),
        field=prose.field,
        offset=max(0, prose.text.find(f"[^{claim}]")),
        id=prose.name,
    )


def _dead_link(prose: Prose, target: str, known: set[str]) -> Problem:
    close = nearest(target, sorted(known))
    return prose.sheet.problem(
        prose.record,
        "unknown-id",
        _l("Nothing has the id '%(id)s'.", id=target),
        _l("Did you mean '%(name)s'?", name=close)
        if close
        else _l("Write an id that exists, or add what it names."),
        field=prose.field,
        offset=max(0, prose.text.find(f":{target})")),
        id=prose.name,
    )
