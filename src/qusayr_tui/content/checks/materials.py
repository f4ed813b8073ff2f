"""What an exercise shows of a source: few words of it where that is allowed, else our own."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, PhaseSheets
from qusayr_tui.domain.model import Exercise, Material, Source
from qusayr_tui.i18n.lazy import lazy_gettext as _l

MOST_QUOTED_WORDS = 30


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report quotations that are too long, or of a source that says no licence."""
    listed = sheets.record.get("sources")
    sources = {each.id: each for each in listed.value} if listed else {}
    for phase in sheets.phases:
        for exercise in phase.record.value.exercises if phase.record else ():
            for material in exercise.materials:
                if material.form == "quote":
                    yield from _licence(phase, exercise, material, sources.get(material.source))
                    yield from _length(phase, exercise, material)


def _licence(
    phase: PhaseSheets, exercise: Exercise, material: Material, source: Source | None
) -> Iterator[Problem]:
    if phase.record is None or source is None or source.licence:
        return
    yield phase.record.problem(
        material,
        "quote-without-licence",
        _l("The record of '%(source)s' says no licence, so it cannot be quoted.", source=source.id),
        _l("Write 'form: summary' and your own words, or add the source's 'licence'."),
        field="form",
        id=f"{phase.ref.id}/{exercise.id}/{material.id}",
    )


def _length(phase: PhaseSheets, exercise: Exercise, material: Material) -> Iterator[Problem]:
    for sheet in phase.words.values():
        told = [each for each in sheet.value.exercises if each.id == exercise.id]
        for words in (each for one in told for each in one.materials if each.id == material.id):
            count = len(words.text.split())
            if count > MOST_QUOTED_WORDS:
                yield sheet.problem(
                    words,
                    "quote-length",
                    _l("This quotation has %(count)s words.", count=count),
                    _l("Quote %(most)s at most.", most=MOST_QUOTED_WORDS),
                    field="text",
                    id=f"{phase.ref.id}/{exercise.id}/{material.id}",
                )
