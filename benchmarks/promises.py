"""Try every promise of docs/promises.md as often as it says, and write down what was found.

    .venv/bin/python benchmarks/promises.py [--fast] [ROW…]

Without `--fast` each test tries as often as `FULL` says, which takes most of an hour; rows
(`R1`, `T2`) choose some of them. The table in docs/promises.md is written anew for those rows.
"""

from __future__ import annotations

import datetime
import os
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "promises.md"
FULL = {
    "KILLS": 1000,
    "DAMAGED": 1000,
    "MUTANTS": 10_000,
    "SIGNALS": 50,
    "STORM_SECONDS": 30,
    "WINDOW_ANSWERS": 200,
    "HELD_SECONDS": 60,
    "FAULT_STEP": 1,
    "CLICKS": 30,
}
"""How often the tests try in full (`tests/support/promises.py`)."""


class Gathering:
    """What pytest found, by the row that a test holds."""

    def __init__(self, rows: set[str]) -> None:
        self._wanted = rows
        self.passed: dict[str, int] = {}
        self.failed: dict[str, list[str]] = {}
        self.figures: dict[str, list[str]] = {}
        self._rows: dict[str, list[str]] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the tests that hold a row that is wanted."""
        kept = []
        for item in items:
            rows = [mark.kwargs["row"] for mark in item.iter_markers("promise")]
            if rows and (not self._wanted or self._wanted & {*rows}):
                self._rows[item.nodeid] = rows
                kept.append(item)
        items[:] = kept

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended, and the figures that it left."""
        if report.when != "call" and report.passed:
            return
        for row in self._rows.get(report.nodeid, []):
            if report.failed:
                self.failed.setdefault(row, []).append(report.nodeid)
            elif report.passed:
                self.passed[row] = self.passed.get(row, 0) + 1
            self.figures.setdefault(row, []).extend(
                str(value) for name, value in report.user_properties if name == "figure"
            )


def lines_of(found: Gathering, how: str) -> dict[str, str]:
    """Give one line of the table for each row that was tried."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    lines = {}
    for row in sorted({*found.passed, *found.failed}, key=lambda each: (each[0], int(each[1:]))):
        verdict = f"{len(found.failed[row])} FAILED" if row in found.failed else "held"
        figures = "; ".join(dict.fromkeys(found.figures.get(row, []))) or "–"
        lines[row] = (
            f"| {row} | {found.passed.get(row, 0)} | {figures} | {verdict} | {how}, {today} |"
        )
    return lines


def write_down(lines: dict[str, str]) -> None:
    """Put *lines* in the place of those of the same rows in the page's table."""
    text = PAGE.read_text(encoding="utf-8")
    before, table, after = re.split(r"(?<=<!-- figures -->\n)|(?=<!-- /figures -->)", text)
    head, rows = table.splitlines()[:2], table.splitlines()[2:]
    known = {line.split("|")[1].strip(): line for line in rows}
    known.update(lines)
    body = [known[row] for row in sorted(known, key=lambda each: (each[0], int(each[1:])))]
    PAGE.write_text(before + "\n".join([*head, *body]) + "\n" + after, encoding="utf-8")


def main() -> int:
    """Try, print and write down; the exit code is pytest's."""
    fast = "--fast" in sys.argv
    rows = {each for each in sys.argv[1:] if not each.startswith("-")}
    if not fast:
        os.environ.update({f"PROMISE_{name}": str(often) for name, often in FULL.items()})
    os.chdir(ROOT)
    found = Gathering(rows)
    code = pytest.main(["-q", "-m", "promise", "tests"], plugins=[found])
    lines = lines_of(found, "fast" if fast else "full")
    print("\n".join(lines.values()))
    write_down(lines)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
