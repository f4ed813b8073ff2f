"""Check a course, or one of its files, and give everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qusayr_tui.content.checks import RULES
from qusayr_tui.content.folder import (
    CourseFolder,
    CourseFolderError,
    DiskFolder,
    folder_trouble,
    open_folder,
)
from qusayr_tui.content.loader import read_file
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.reading import Reading
from qusayr_tui.content.sheets import CourseSheets
from qusayr_tui.content.yaml_gate import read_yaml
from qusayr_tui.domain import model
from qusayr_tui.domain.trouble import Trouble, reason_of
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.number_reading import has_number_words

DEEPEST_PARENT = 3
"""How far above a file its course folder may be (`fr/phases/01-x.yaml`)."""


def check_path(path: Path) -> list[Problem]:
    """Check a course folder, a zip archive of one, or one file of a course.

    A file is read as its place in a course tells; outside a course it is only parsed.
    Raises `Trouble` when there is nothing to check at *path*.
    """
    if path.is_file() and path.suffix == ".yaml":
        return _check_file(path.absolute())
    try:
        return check_course(open_folder(path))
    except CourseFolderError as error:
        raise folder_trouble(error) from error


def check_course(folder: CourseFolder) -> list[Problem]:
    """Give every problem of a course, in the order of files, lines and columns."""
    sheets = CourseSheets(folder)
    found = list(sheets.problems)
    for rule in RULES:
        found.extend(rule(sheets))
    return in_order(found)


def languages_in_digits_only(path: Path) -> tuple[str, ...]:
    """Give the languages of the course at *path* whose number words nobody can check.

    Empty where *path* is no whole course, which `check_path` has told.
    """
    try:
        folder = open_folder(path)
    except CourseFolderError:
        return ()
    course = read_file(folder, "course.yaml", model.Course, Reading("course.yaml"))
    return tuple(tag for tag in course.languages if not has_number_words(tag)) if course else ()


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by where they stand; the same one is told once."""
    unique = {(each.file, each.line, each.column, each.code, each.id): each for each in problems}
    return [unique[key] for key in sorted(unique)]


def _check_file(path: Path) -> list[Problem]:
    for parent in list(path.parents)[:DEEPEST_PARENT]:
        if (parent / "course.yaml").is_file() and not _is_language_folder(parent):
            name = path.relative_to(parent).as_posix()
            return [each for each in check_course(DiskFolder(parent)) if each.file == name]
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Trouble(
            _l(
                "The file '%(path)s' cannot be read: %(why)s.", path=str(path), why=reason_of(error)
            ),
            _l(
                "Name a file of a course, a folder that holds course.yaml, or a zip archive of one."
            ),
            3,
        ) from error
    return in_order(read_yaml(data, path.name)[1])


def _is_language_folder(folder: Path) -> bool:
    """Tell a language's folder, which has a `course.yaml` too, from the course's own."""
    return not (folder / "record").is_dir()
