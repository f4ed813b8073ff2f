"""Whatever text one language lacks, `qusayr check` says so: file, line and id."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from qusayr_tui.content import yaml_gate
from qusayr_tui.content.check import check_course
from qusayr_tui.content.checks import languages, plans
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, PhaseSheets, PlanSheets
from qusayr_tui.content.yaml_gate import read_yaml
from qusayr_tui.content.yaml_nodes import Mapping, Node, Sequence
from tests.support.courses import SHIPPED, TINY, WORKED, MemoryFolder
from tests.support.deletions import Deletion, deletions

LONGEST = 30
"""Seconds of the processor for all deletions of the shipped course."""
FEWEST = {SHIPPED: 6000, WORKED: 150, TINY: 150}
COURSES = pytest.mark.parametrize(
    "path", [SHIPPED, WORKED, TINY], ids=["shipped", "worked", "tiny"]
)

Without = Callable[["Course", Deletion], list[Problem]]


class Course:
    """A course in memory, of which one file at a time is read anew."""

    def __init__(self, path: Path) -> None:
        self.folder = MemoryFolder.of(path)
        self.sheets = CourseSheets(self.folder)

    def deletions(self) -> list[Deletion]:
        """Give every deletion of one text, in every language."""
        found: list[Deletion] = []
        for file, data in sorted(self.folder.files.items()):
            if file.split("/")[0] in self.sheets.languages:
                phase = self.phase_of(file)
                found.extend(deletions(file, data, phase.ref.id if phase else ""))
        return found

    def phase_of(self, file: str) -> PhaseSheets | None:
        """Give the phase that a file of words belongs to."""
        names = {phase.ref.file: phase for phase in self.sheets.phases}
        return names.get(file.rsplit("/", 1)[-1]) if "/phases/" in file else None

    def plan_of(self, file: str) -> PlanSheets | None:
        """Give the plan of a lesson that a file of words belongs to."""
        plans_by_file = {f"{plan.id}.yaml": plan for plan in self.sheets.plans}
        return plans_by_file.get(file.rsplit("/", 1)[-1]) if "/plans/" in file else None

    def changed(self, deletion: Deletion, data: bytes) -> MemoryFolder:
        """Give the course with *data* in place of one file."""
        return MemoryFolder({**self.folder.files, deletion.file: data})

    def check_file(self, deletion: Deletion, data: bytes) -> list[Problem]:
        """Check what a deletion touches: the file itself, and its likeness to the others."""
        tag, _, rest = deletion.file.partition("/")
        phase, plan = self.phase_of(deletion.file), self.plan_of(deletion.file)
        sheets = copy.copy(self.sheets)
        sheets.folder, sheets.problems = self.changed(deletion, data), []
        if plan is not None:
            return self.check_plan(sheets, plan, tag)
        sheets.phases = []
        if phase is not None:
            changed = copy.copy(phase)
            changed.words = dict(phase.words)
            sheets.phases, sheets.course_words = [changed], {}
            sheets.words = {each: {} for each in self.sheets.languages}
            sheets.read_phase_words(changed, tag)
        else:
            sheets.words = {**self.sheets.words, tag: dict(self.sheets.words[tag])}
            sheets.course_words = dict(self.sheets.course_words)
            sheets.method_words = dict(self.sheets.method_words)
            sheets.read_shared_words(tag, rest.removesuffix(".yaml"))
        return [*sheets.problems, *languages.check(sheets)]

    def check_plan(self, sheets: CourseSheets, plan: PlanSheets, tag: str) -> list[Problem]:
        """Check one plan of a lesson."""
        changed = copy.copy(plan)
        changed.words = dict(plan.words)
        sheets.plans = [changed]
        sheets.read_plan_words(changed, tag)
        found = [*sheets.problems, *plans.check(sheets)]
        # Inside its own file a plan need not be named.
        prefix = f"{plan.id}/"
        return [msgspec.structs.replace(each, id=each.id.removeprefix(prefix)) for each in found]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Without:
    """Give a check of a course without one text whose tree need not be parsed again."""
    tree: list[Node] = []

    def read(data: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
        return (tree[-1], ()) if data == b"the tree" else read_yaml(data, file)

    monkeypatch.setattr(yaml_gate, "read_yaml", read)

    def check(course: Course, deletion: Deletion) -> list[Problem]:
        tree[:] = [deletion.root]
        return course.check_file(deletion, b"the tree")

    return check


def is_told(deletion: Deletion, problems: list[Problem]) -> bool:
    """Tell whether a problem names the file, the id and a line near what is missing."""
    return any(
        each.file == deletion.file
        and each.id in (deletion.id, f"{deletion.id}/{deletion.field}")
        and each.code in ("missing-field", "missing-words")
        and max(1, deletion.first) <= each.line <= deletion.last
        for each in problems
    )


@COURSES
def test_every_text_that_one_language_lacks_is_told(path: Path, without: Without) -> None:
    start = time.process_time()
    course = Course(path)
    assert course.sheets.problems == []
    every = course.deletions()
    untold = [each for each in every if not is_told(each, without(course, each))]
    took = time.process_time() - start
    counts = Counter(each.file.split("/")[0] for each in every)
    print(f"{path.name}: {len(every)} texts taken out {dict(counts)}, in {took:.1f} s")
    assert [(each.file, each.id, each.field, each.at) for each in untold] == []
    assert len(every) >= FEWEST[path]
    assert len({(each.file, each.at, each.field) for each in every}) == len(every)
    assert set(counts) == set(course.sheets.languages)
    assert took < LONGEST


def content_of(node: Node | None) -> Any:
    """Give what a tree holds, without its places."""
    if isinstance(node, Mapping):
        return {entry.key.text: content_of(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [content_of(each) for each in node.items]
    return node and node.text


@COURSES
def test_the_trees_are_those_of_the_files_without_the_texts(path: Path) -> None:
    every = Course(path).deletions()
    for deletion in every[:: max(1, len(every) // 150)]:
        node, problems = read_yaml(deletion.data(), deletion.file)
        assert problems == ()
        assert content_of(node) == content_of(deletion.root), (deletion.file, deletion.at)


@COURSES
def test_the_whole_check_tells_the_same_as_the_part_that_is_looped_over(path: Path) -> None:
    course = Course(path)
    every = course.deletions()
    for deletion in every[:: max(1, len(every) // 10)]:
        data = deletion.data()
        whole = check_course(course.changed(deletion, data))
        assert is_told(deletion, whole), (deletion.file, deletion.id)
        part = {
            (each.file, each.line, each.code, each.id) for each in course.check_file(deletion, data)
        }
        assert part <= {(each.file, each.line, each.code, each.id) for each in whole}


@pytest.mark.parametrize("share", [0.15, 0.5, 0.85])
def test_the_command_tells_a_missing_text(share: float, tmp_path: Path) -> None:
    course = Course(SHIPPED)
    every = course.deletions()
    deletion = every[int(len(every) * share)]
    path = course.changed(deletion, deletion.data()).write_to(tmp_path / "course")
    command = [sys.executable, "-m", "qusayr_tui", "--data-dir", str(tmp_path / "data")]
    run = subprocess.run(
        [*command, "check", "--format", "json", str(path)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 1
    told = json.loads(run.stdout)["problems"]
    assert any(
        each["file"] == deletion.file
        and each["id"] in (deletion.id, f"{deletion.id}/{deletion.field}")
        and max(1, deletion.first) <= each["line"] <= deletion.last
        and each["message"]
        and each["remedy"]
        for each in told
    )
