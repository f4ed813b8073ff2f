"""Words that take a side stand in quotation marks only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qusayr_tui.content.checks.prose import Prose, proses
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, PhaseSheets
from qusayr_tui.domain.words import Avoid
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report words that a language's own list asks to avoid, outside quotations."""
    for tag, prose in _texts(sheets):
        if tag in sheets.course_words:
            avoid = sheets.course_words[tag].value.words.avoid
            yield from _avoided(prose, avoid)


def _texts(sheets: CourseSheets) -> Iterator[tuple[str, Prose]]:
    """Give the texts in which the course itself speaks.

    A glossary explains the very words that are to be avoided, so it is left out.
    """
    for tag, prose in proses(sheets):
        if "glossary" not in prose.sheet.file:
            yield tag, prose
    for phase in sheets.phases:
        for tag, words in phase.words.items():
            for claim in words.value.claims:
                yield tag, Prose(words, claim, "text", claim.id)
            for name in ("title", "question"):
                yield tag, Prose(words, words.value, name, phase.ref.id)
            for exercise in words.value.exercises:
                where = f"{phase.ref.id}/{exercise.id}"
                yield tag, Prose(words, exercise, "instruction", where)
                for material in exercise.materials:
                    # A source may use any word; ours are to be found in a summary.
                    if (exercise.id, material.id) not in _quoted(phase):
                        yield tag, Prose(words, material, "text", f"{where}/{material.id}")


def _quoted(phase: PhaseSheets) -> set[tuple[str, str]]:
    """Give the materials that are quoted, by exercise and id."""
    exercises = phase.record.value.exercises if phase.record else ()
    return {
        (exercise.id, each.id)
        for exercise in exercises
        for each in exercise.materials
        if each.form == "quote"
    }


def _avoided(prose: Prose, avoid: Sequence[Avoid]) -> Iterator[Problem]:
    text = _without_quotations(prose.text)
    for entry in avoid:
        for form in entry.forms:
            found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE)
            if found:
                yield prose.sheet.problem(
                    prose.record,
                    "word-to-avoid",
                    _l("'%(form)s' takes a side, or judges.", form=found[0]),
                    _l("Write '%(instead)s', or quote whoever says it.", instead=entry.instead),
                    field=prose.field,
                    offset=found.start(),
                    id=prose.name,
                )


def _without_quotations(text: str) -> str:
    """Blank out what stands between quotation marks, keeping every offset."""
    return re.sub(r"«[^»]*»|“[^”]*”|\"[^\"]*\"", lambda found: " " * len(found[0]), text)
