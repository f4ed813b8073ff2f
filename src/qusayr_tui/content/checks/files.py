"""The same files in the record and in each language, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.content.loader import PHASE_FILE, RECORD_LISTS, WORD_LISTS
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report phase files with odd names or double numbers, and files nothing reads."""
    if sheets.course is None:
        return
    yield from _phase_names(sheets)
    known = {f"{phase.ref.file}" for phase in sheets.phases}
    for tag in sheets.languages:
        for name in sheets.folder.names(f"{tag}/phases"):
            if name not in known:
                yield _stray(f"{tag}/phases/{name}")
        for name in sheets.folder.names(tag):
            if name.removesuffix(".yaml") not in {*WORD_LISTS, "course", "method"}:
                yield _stray(f"{tag}/{name}")
    for name in sheets.folder.names("record"):
        if name.removesuffix(".yaml") not in RECORD_LISTS:
            yield _stray(f"record/{name}")
    if not sheets.phases:
        yield _problem(
            "course.yaml",
            "no-phase",
            _l("The course has no phase."),
            _l("Write one in record/phases and in each language's phases."),
        )


def _phase_names(sheets: CourseSheets) -> Iterator[Problem]:
    for name in sheets.folder.names("record/phases"):
        if not PHASE_FILE.fullmatch(name):
            yield _problem(
                f"record/phases/{name}",
                "phase-file-name",
                _l("A phase's file is named by a number and an id, as in 01-siege.yaml."),
                _l("Rename it, and the files of the same name in each language."),
            )
    seen: dict[int | str, str] = {}
    for phase in sheets.phases:
        keys: tuple[int | str, ...] = (phase.ref.number, phase.ref.id)
        for key in keys:
            if key in seen:
                yield _problem(
                    f"record/phases/{phase.ref.file}",
                    "phase-twice",
                    _l("'%(other)s' has the same number or id.", other=seen[key]),
                    _l("Give each phase a number and an id of its own."),
                )
            seen[key] = phase.ref.file


def _stray(file: str) -> Problem:
    return _problem(
        file,
        "stray-file",
        _l("Nothing reads this file: the record has none of this name."),
        _l("Rename it like the record's file, or take it away."),
    )


def _problem(file: str, code: str, message: LazyText, remedy: LazyText) -> Problem:
    return Problem(file, 1, 1, code, message, remedy)
