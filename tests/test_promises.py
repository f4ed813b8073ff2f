"""The page of the promises says which tests hold each of them, and leaves none out."""

from __future__ import annotations

import re
from pathlib import Path


def test_the_page_names_the_tests_of_every_promise(project: Path) -> None:
    page = (project / "docs" / "promises.md").read_text(encoding="utf-8")
    table = page.split("## Figures")[0]
    rows = re.findall(r"^\| ([A-Z]\d+) \| [^|]+ \| ([^|]+) \|", table, re.MULTILINE)
    named = {row: set(re.findall("`([^`]+)`", tests)) for row, tests in rows}
    marked: dict[str, set[str]] = {}
    for file in (project / "tests").rglob("test_*.py"):
        name = file.relative_to(project / "tests").with_suffix("").as_posix()
        for row in re.findall(r'promise\(row="(\w+)"\)', file.read_text(encoding="utf-8")):
            marked.setdefault(row, set()).add(name)
    assert named == marked
