"""README.md: its lines are the ones that work, in both languages, and no command is left out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/qusayr"
TEST = "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest"
RUN_ON_WINDOWS = r"py -m venv .venv; .venv\Scripts\pip install .; .venv\Scripts\qusayr"
TEST_ON_WINDOWS = (
    r"py -m venv .venv; .venv\Scripts\pip install '.[test]'; .venv\Scripts\python -m pytest"
)


@pytest.fixture
def halves(project: Path) -> tuple[str, str]:
    """Give the English and the French half."""
    text = (project / "README.md").read_text(encoding="utf-8")
    english, french = text.split("\n## Français\n")
    return english, french


@pytest.mark.parametrize("line", [RUN, TEST, RUN_ON_WINDOWS, TEST_ON_WINDOWS])
def test_each_line_stands_alone_in_a_code_block_of_each_half(
    halves: tuple[str, str], line: str
) -> None:
    for half in halves:
        blocks = re.findall(r"^```\w+\n(.*?)^```$", half, re.MULTILINE | re.DOTALL)
        assert f"{line}\n" in blocks


def test_ci_takes_the_test_line_from_here(project: Path) -> None:
    script = (project / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r'grep -m1 -E "([^"]+)" README\.md', script)
    assert pattern
    lines = (project / "README.md").read_text(encoding="utf-8").splitlines()
    assert next(line for line in lines if re.search(pattern[1], line)) == TEST
    assert "-m pytest" not in script


def test_both_halves_have_the_same_shape(halves: tuple[str, str]) -> None:
    english, french = (
        [re.match(r"#+ |\| |- |```\w*|", line)[0] for line in half.splitlines() if line]  # type: ignore[index]
        for half in halves
    )
    assert english[english.index("## ") + 1 :] == french


def test_every_command_is_told_in_each_half_and_no_other(halves: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "qusayr_tui", "--lang", "en", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    listed = told.stdout.partition("Commands:\n")[2]
    there = set(re.findall(r"^  ([a-z-]+)", listed, re.MULTILINE))
    assert there
    for half in halves:
        assert set(re.findall(r"`qusayr ([a-z-]+)[ `]", half)) - {"--help"} == there


def test_the_french_half_is_set_as_in_print(halves: tuple[str, str]) -> None:
    prose = re.sub(r"^```.*?^```$|`[^`\n]*`", "", halves[1], flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"\w'\w| [:;!?](?=\s)", prose) == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", "LICENSE-content"])
def test_the_documents_are_there(project: Path, name: str) -> None:
    assert (project / name).read_text(encoding="utf-8").strip()


def test_each_licence_is_whole_and_names_what_it_covers(project: Path) -> None:
    code, course = (
        (project / name).read_text(encoding="utf-8") for name in ("LICENSE", "LICENSE-content")
    )
    assert "Permission is hereby granted" in code
    assert "Attribution-ShareAlike 4.0 International Public" in course
    assert "Section 8 -- Interpretation." in course
    assert "content/" in code
    assert "content/" in course
