"""Read a course as it is needed: the shared files once, a phase when it is opened.

Past this module everything is typed and sound. `Library` raises `UnsoundCourseError` with
every problem of the file it could not read; `qusayr check` reads the whole course instead
(`content.sheets`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from qusayr_tui.content.cache import Cache
from qusayr_tui.content.folder import CourseFolder
from qusayr_tui.content.problems import Problem
from qusayr_tui.domain import model
from qusayr_tui.domain import words as worded
from qusayr_tui.domain.edition import PhaseRef
from qusayr_tui.domain.fields import ID_PATTERN
from qusayr_tui.domain.items_of import items_of
from qusayr_tui.domain.plan import Plan, PlanWords
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.typography import typeset

if TYPE_CHECKING:
    from qusayr_tui.content.reading import Reading

PHASE_FILE = re.compile(r"([0-9]{1,4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")

METHOD_FILE = "method.yaml"
"""In each language's folder, of a course that tells how it knows what it says."""

RECORD_LISTS: dict[str, Any] = {
    "sources": tuple[model.Source, ...],
    "actors": tuple[model.Actor, ...],
    "places": tuple[model.Place, ...],
    "glossary": tuple[model.Term, ...],
    "map": tuple[model.MapLine, ...],
}
"""Shared files of the record, each a list."""

OPTIONAL_LISTS = frozenset({"map"})
"""Shared files of the record that a course may do without."""

WORD_LISTS: dict[str, Any] = {
    "sources": tuple[worded.SourceWords, ...],
    "actors": tuple[worded.ActorWords, ...],
    "places": tuple[worded.PlaceWords, ...],
    "glossary": tuple[worded.TermWords, ...],
}
"""Shared files of a language, each a list with the ids of the record's."""

_T = TypeVar("_T")


class UnsoundCourseError(Exception):
    """A course file that cannot be used; `problems` says all that is wrong in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def phase_refs(folder: CourseFolder) -> tuple[PhaseRef, ...]:
    """List the phases by their number, from the names of the record's files."""
    found = [PHASE_FILE.fullmatch(name) for name in folder.names("record/phases")]
    refs = [PhaseRef(int(each[1]), each[2], each[0]) for each in found if each]
    return tuple(sorted(refs, key=lambda ref: (ref.number, ref.id)))


def plan_ids(folder: CourseFolder) -> tuple[str, ...]:
    """List the plans of lessons, by the names of the record's files."""
    found = (name.removesuffix(".yaml") for name in folder.names("record/plans"))
    return tuple(sorted(each for each in found if re.fullmatch(ID_PATTERN, each)))


def missing_file(name: str) -> Problem:
    """Say that a file of the course is not there."""
    return Problem(
        name,
        1,
        1,
        "missing-file",
        _l("There is no file '%(name)s'.", name=name),
        _l("Make it, or check the folder's and the file's name."),
        name.rsplit("/", 1)[-1].removesuffix(".yaml"),
    )


def read_file(folder: CourseFolder, name: str, kind: Any, reading: Reading) -> Any:
    """Read one course file as a *kind*; None when it is not sound, with why in *reading*."""
    data = folder.read(name)
    if data is None:
        reading.problems.append(missing_file(name))
        return None
    # What reads YAML is loaded where there is some to read: mostly the cache has it all.
    from qusayr_tui.content.convert import convert
    from qusayr_tui.content.yaml_gate import read_yaml

    node, problems = read_yaml(data, name)
    reading.problems.extend(problems)
    if node is None:
        return None
    return convert(node, kind, reading)


class Library:
    """One course, read as it is needed and then kept (a `domain.edition.CourseReader`)."""

    def __init__(self, folder: CourseFolder, cache: Cache | None = None) -> None:
        self._folder = folder
        self._cache = cache
        self._kept: dict[str, Any] = {}
        self.course: model.Course = self._read("course.yaml", model.Course)
        self.phases: tuple[PhaseRef, ...] = phase_refs(folder)

    @property
    def folder(self) -> CourseFolder:
        """Where the course is read from."""
        return self._folder

    def record(self, name: str) -> Mapping[str, Any]:
        """Give a shared list of the record (`sources`, `actors`, `places`, `glossary`) by id."""
        if name in OPTIONAL_LISTS and self._folder.read(f"record/{name}.yaml") is None:
            return {}
        return self._by_id(f"record/{name}.yaml", RECORD_LISTS[name], None)

    def words(self, language: str, name: str) -> Mapping[str, Any]:
        """Give the words of a shared list in *language*, by id."""
        return self._by_id(f"{language}/{name}.yaml", WORD_LISTS[name], language)

    def course_words(self, language: str) -> worded.CourseWords:
        """Give the words of the course in *language*."""
        name = f"{language}/course.yaml"
        found: worded.CourseWords = self._read(name, worded.CourseWords, language)
        return found

    def method(self, language: str) -> worded.MethodWords | None:
        """Give the page on method in *language*, None where the course has none."""
        name = f"{language}/{METHOD_FILE}"
        if name not in self._kept and self._folder.read(name) is None:
            self._kept[name] = None
        found: worded.MethodWords | None = self._read(name, worded.MethodWords, language)
        return found

    def phase(self, ref: PhaseRef) -> model.Phase:
        """Give a phase's record."""
        found: model.Phase = self._read(f"record/phases/{ref.file}", model.Phase, scope=ref.id)
        return found

    def phase_words(self, language: str, ref: PhaseRef) -> worded.PhaseWords:
        """Give a phase's words in *language*."""
        asks = {name: kind_of(item).ask for name, item in items_of(self.phase(ref))}
        name = f"{language}/phases/{ref.file}"
        found: worded.PhaseWords = self._read(name, worded.PhaseWords, language, asks, ref.id)
        return found

    @property
    def plans(self) -> tuple[str, ...]:
        """The ids of the plans of lessons."""
        return plan_ids(self._folder)

    def plan(self, plan_id: str) -> Plan:
        """Give a plan of `plans`."""
        found: Plan = self._read(f"record/plans/{plan_id}.yaml", Plan)
        return found

    def plan_words(self, language: str, plan_id: str) -> PlanWords:
        """Give the words of a plan in *language*."""
        name = f"{language}/plans/{plan_id}.yaml"
        found: PlanWords = self._read(name, PlanWords, language)
        return found

    def phases_mentioning(self, text: str) -> tuple[PhaseRef, ...]:
        """Give the phases whose record holds *text*; the files are not parsed for it."""
        index = f"mentioning {text}"
        if index not in self._kept:
            wanted = text.encode()
            self._kept[index] = tuple(
                ref
                for ref in self.phases
                if wanted in (self._folder.read(f"record/phases/{ref.file}") or b"")
            )
        found: tuple[PhaseRef, ...] = self._kept[index]
        return found

    def _by_id(self, name: str, kind: Any, language: str | None) -> Mapping[str, Any]:
        index = f"{name}#ids"
        if index not in self._kept:
            self._kept[index] = {each.id: each for each in self._read(name, kind, language)}
        found: Mapping[str, Any] = self._kept[index]
        return found

    def _read(
        self,
        name: str,
        kind: Any,
        language: str | None = None,
        asks: Mapping[str, str] | None = None,
        scope: str = "",
    ) -> Any:
        if name not in self._kept:
            self._kept[name] = self._read_or_reuse(name, kind, language, asks, scope)
        return self._kept[name]

    def _read_or_reuse(
        self,
        name: str,
        kind: Any,
        language: str | None,
        asks: Mapping[str, str] | None,
        scope: str,
    ) -> Any:
        stamp = self._folder.stamp(name) if self._cache else None
        if self._cache and stamp:
            kept = self._cache.get(self._folder.path, name, stamp, kind)
            if kept is not None:
                return kept
        from qusayr_tui.content.reading import Reading

        reading = Reading(
            name,
            typeset=(lambda text: typeset(text, language)) if language else None,
            asks=asks if language else None,
            scope=scope,
        )
        value = read_file(self._folder, name, kind, reading)
        if value is None or reading.problems:
            raise UnsoundCourseError(reading.problems)
        if self._cache and stamp:
            self._cache.put(self._folder.path, name, stamp, kind, value)
        return value


__all__ = ["Library", "UnsoundCourseError", "missing_file", "phase_refs", "read_file"]
