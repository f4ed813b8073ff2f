"""A whole course, read for checking: every file with the place of everything in it.

Texts are kept as typed (no typography), so that a fault can be shown where it stands.
Files that could not be read are missing here; their problems are in `problems`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from qusayr_tui.content.folder import CourseFolder
from qusayr_tui.content.loader import (
    METHOD_FILE,
    OPTIONAL_LISTS,
    RECORD_LISTS,
    WORD_LISTS,
    missing_file,
    phase_refs,
    plan_ids,
    read_file,
)
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.reading import Marks, Reading
from qusayr_tui.content.yaml_characters import decode
from qusayr_tui.content.yaml_nodes import Node, Scalar
from qusayr_tui.domain import model, plan, words
from qusayr_tui.domain.edition import PhaseRef
from qusayr_tui.domain.items_of import items_of
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.i18n.lazy import LazyText

_T = TypeVar("_T")


class Sheet(Generic[_T]):
    """One file that was read, with the places of its parts."""

    def __init__(self, file: str, value: _T, marks: Marks, lines: list[str]) -> None:
        self.file = file
        self.value = value
        self._marks = marks
        self._lines = lines

    def problem(
        self,
        at: object,
        code: str,
        message: LazyText,
        remedy: LazyText,
        *,
        field: str = "",
        index: int | None = None,
        offset: int | None = None,
        id: str = "",  # noqa: A002
    ) -> Problem:
        """Report a fault of the record *at*, at one of its fields, at an offset of its text."""
        node = self._marks.field(at, field, index) if field else self._marks.node(at)
        line, column = self._place(node, offset)
        return Problem(self.file, line, column, code, message, remedy, id)

    def top_field(self, name: str) -> Node | None:
        """Give the node of a field at the top of the file."""
        return self._marks.field(self.value, name)

    def _place(self, node: Node | None, offset: int | None) -> tuple[int, int]:
        if node is None:
            return 1, 1
        if offset is None or not isinstance(node, Scalar) or node.text is None:
            return node.line, node.column
        return self._place_in_text(node, node.text, offset)

    def _place_in_text(self, node: Scalar, text: str, offset: int) -> tuple[int, int]:
        """Find where a character of a scalar stands in the file.

        Exact in `|-` blocks and on one line; in a folded text, the line is found by the
        word at *offset*.
        """
        head = self._lines[node.line - 1][node.column - 1 :] if self._lines else ""
        if not head.startswith(("|", ">")):
            quote = 1 if head[:1] in ("'", '"') else 0
            return node.line, node.column + quote + offset
        row = node.line + text.count("\n", 0, offset)
        start = text.rfind("\n", 0, offset) + 1
        if head.startswith(">"):
            row = self._row_of_word(node.line, text, offset, row)
        if row >= len(self._lines):
            return node.line, node.column
        line = self._lines[row]
        indent = len(line) - len(line.lstrip(" "))
        if head.startswith(">"):
            return row + 1, indent + 1
        return row + 1, indent + 1 + offset - start

    def _row_of_word(self, line: int, text: str, offset: int, fallback: int) -> int:
        word = text[offset : offset + 24].split("\n")[0].split(" ")[0]
        for row in range(line, len(self._lines)):
            if word and word in self._lines[row]:
                return row
        return fallback


class PhaseSheets:
    """The files of one phase."""

    def __init__(self, ref: PhaseRef) -> None:
        self.ref = ref
        self.record: Sheet[model.Phase] | None = None
        self.words: dict[str, Sheet[words.PhaseWords]] = {}


class PlanSheets:
    """The files of one plan of a lesson."""

    def __init__(self, plan_id: str) -> None:
        self.id = plan_id
        self.record: Sheet[plan.Plan] | None = None
        self.words: dict[str, Sheet[plan.PlanWords]] = {}


class CourseSheets:
    """The files of a course."""

    def __init__(self, folder: CourseFolder) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.course: Sheet[model.Course] | None = self._sheet("course.yaml", model.Course)
        self.languages: tuple[str, ...] = self.course.value.languages if self.course else ()
        self.record: dict[str, Sheet[Any]] = {}
        self.words: dict[str, dict[str, Sheet[Any]]] = {tag: {} for tag in self.languages}
        self.course_words: dict[str, Sheet[words.CourseWords]] = {}
        self.method_words: dict[str, Sheet[words.MethodWords]] = {}
        """Empty where no language has a page on method."""
        self.phases: list[PhaseSheets] = []
        self.plans: list[PlanSheets] = []
        if self.course:
            self._read_shared()
            self._read_phases()
            self._read_plans()

    def _read_shared(self) -> None:
        wanted = {name: kind for name, kind in RECORD_LISTS.items() if self._is_due(name)}
        _keep(self.record, wanted, "record/%s.yaml".__mod__, self._sheet)
        for tag in self.languages:
            for name in (*WORD_LISTS, "course"):
                self.read_shared_words(tag, name)
        if any(self.folder.read(f"{tag}/{METHOD_FILE}") is not None for tag in self.languages):
            for tag in self.languages:
                self.read_shared_words(tag, "method")

    def _is_due(self, name: str) -> bool:
        """Tell whether a shared list is to be read: an optional one where there is a file."""
        return name not in OPTIONAL_LISTS or self.folder.read(f"record/{name}.yaml") is not None

    def read_shared_words(self, tag: str, name: str) -> None:
        """Read a shared file of words (again): a list such as `actors`, `course` or `method`."""
        into: dict[str, Sheet[Any]] = self.words[tag]
        kind, key = WORD_LISTS.get(name, words.CourseWords), name
        if name == "course":
            into, key = self.course_words, tag
        if name == "method":
            into, kind, key = self.method_words, words.MethodWords, tag
        into.pop(key, None)
        sheet = self._sheet(f"{tag}/{name}.yaml", kind)
        if sheet:
            into[key] = sheet

    def _read_phases(self) -> None:
        for ref in phase_refs(self.folder):
            phase = PhaseSheets(ref)
            phase.record = self._sheet(f"record/phases/{ref.file}", model.Phase, scope=ref.id)
            self.phases.append(phase)
            for tag in self.languages:
                self.read_phase_words(phase, tag)

    def _read_plans(self) -> None:
        for plan_id in plan_ids(self.folder):
            sheets = PlanSheets(plan_id)
            sheets.record = self._sheet(f"record/plans/{plan_id}.yaml", plan.Plan)
            self.plans.append(sheets)
            for tag in self.languages:
                self.read_plan_words(sheets, tag)

    def read_plan_words(self, sheets: PlanSheets, tag: str) -> None:
        """Read the words of a plan (again)."""
        sheets.words.pop(tag, None)
        sheet = self._sheet(f"{tag}/plans/{sheets.id}.yaml", plan.PlanWords)
        if sheet:
            sheets.words[tag] = sheet

    def read_phase_words(self, phase: PhaseSheets, tag: str) -> None:
        """Read the words of a phase whose record could be read (again)."""
        phase.words.pop(tag, None)
        if phase.record is None:
            return
        asks = {name: kind_of(item).ask for name, item in items_of(phase.record.value)}
        name = f"{tag}/phases/{phase.ref.file}"
        sheet = self._sheet(name, words.PhaseWords, asks, phase.ref.id)
        if sheet:
            phase.words[tag] = sheet

    def _sheet(
        self, name: str, kind: Any, asks: dict[str, str] | None = None, scope: str = ""
    ) -> Sheet[Any] | None:
        marks = Marks()
        reading = Reading(name, asks=asks, scope=scope, marks=marks)
        value = read_file(self.folder, name, kind, reading)
        self.problems.extend(reading.problems)
        if value is None:
            return None
        # The lines as the reader of YAML counts them, whatever the encoding.
        text = decode(self.folder.read(name) or b"", name)
        return Sheet(name, value, marks, text.split("\n") if isinstance(text, str) else [])

    # --- what rules ask for

    def ids(self, name: str) -> set[str] | None:
        """Give the ids of a shared list, None when its file could not be read."""
        sheet = self.record.get(name)
        return {each.id for each in sheet.value} if sheet else None

    def records(self) -> Iterator[tuple[PhaseRef, Sheet[model.Phase]]]:
        """Give the phases whose record could be read."""
        for phase in self.phases:
            if phase.record:
                yield phase.ref, phase.record

    def claims(self) -> dict[str, model.Claim]:
        """Give every claim of the course by its id."""
        return {claim.id: claim for _, sheet in self.records() for claim in sheet.value.claims}

    @property
    def whole(self) -> bool:
        """Whether every record file could be read, so that a missing id is truly missing."""
        lists = all(name in self.record for name in RECORD_LISTS if self._is_due(name))
        return lists and all(each.record for each in self.phases)


def _keep(
    into: dict[str, Sheet[Any]],
    kinds: dict[str, Any],
    name_of: Callable[[str], str],
    read: Callable[[str, Any], Sheet[Any] | None],
) -> None:
    for name, kind in kinds.items():
        sheet = read(name_of(name), kind)
        if sheet:
            into[name] = sheet


Rule = Callable[[CourseSheets], Iterable[Problem]]
"""A check of a whole course: what it finds, in any order."""

__all__ = [
    *("CourseSheets", "MappingNode", "PhaseSheets", "PlanSheets", "Rule", "Sheet"),
    "missing_file",
]
