"""Hold every promise in its full form, and write the figures into docs/promises.md.

    .venv/bin/python benchmarks/promises.py [ROW…]

Without rows, all of them: about twenty minutes on two cores. Each row is the tests that are
marked `promise(row="…")`, run with the figures of `FULL` in the environment. Rows that are
not run keep the figures and the date they have.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parent.parent
PAGE = TOP / "docs" / "promises.md"
BEGIN, END = "<!-- full figures -->", "<!-- end of full figures -->"
FULL = {
    "KILLS": 1000,
    "WINDOW_ANSWERS": 200,
    "HELD_SECONDS": 60,
    "DAMAGED": 1000,
    "MUTANTS": 10_000,
    "SIGNALS": 50,
    "STORM_SECONDS": 30,
    "FAULT_STEP": 1,
    "CLICKS": 40,
    "BYTES_STEP": 1,
}
"""What each figure of the tests is in the full form (`tests/support/promises.py`)."""
ROWS = (
    *(f"R{number}" for number in range(1, 11)),
    *(f"P{number}" for number in range(1, 6)),
    *(f"T{number}" for number in range(1, 5)),
    *("X1", "X2"),
)
SEED = os.environ.get("PROMISE_SEED", "2012")


class Found(NamedTuple):
    """What a run of one row gave."""

    passed: int
    failed: int
    skipped: int
    figures: tuple[str, ...]
    seconds: float

    @property
    def verdict(self) -> str:
        """Give one word; a row of which nothing ran is not held."""
        return "FAILED" if self.failed or not self.passed else "held"


def hold(row: str) -> Found:
    """Run the tests of a row in their full form."""
    full = {f"PROMISE_{name}": str(value) for name, value in FULL.items()}
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        subprocess.run(  # noqa: S603
            [
                *(sys.executable, "-m", "pytest", "-q", "-m", f"promise(row='{row}')"),
                *(f"--junitxml={report}", "-p", "no:cacheprovider", "tests"),
            ],
            cwd=TOP,
            env={**full, **os.environ},
            stdout=subprocess.DEVNULL if "-v" not in sys.argv else None,
            check=False,
        )
        if not report.exists():
            return Found(0, 1, 0, ("the tests could not be run",), time.monotonic() - began)
        return read_report(report, time.monotonic() - began)


def read_report(report: Path, seconds: float) -> Found:
    """Count what pytest reports, and take the figures that tests left."""
    passed = failed = skipped = 0
    figures: list[str] = []
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - pytest wrote it
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            figures.append(f"FAILED {case.get('name')}")
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
        figures += [
            str(each.get("value")) for each in case.iter("property") if each.get("name") == "figure"
        ]
    return Found(passed, failed, skipped, tuple(figures), seconds)


def line_of(row: str, found: Found) -> str:
    """Give the row of the page."""
    many = f"{found.passed} tests" + (f", {found.skipped} skipped" if found.skipped else "")
    said = "; ".join(shortened(found.figures)) or many
    day = datetime.now(UTC).date().isoformat()
    return (
        f"| {row} | {found.verdict} | {said} | {many}, seed {SEED}, {found.seconds:.0f} s | {day} |"
    )


def shortened(figures: tuple[str, ...]) -> list[str]:
    """Give the figures, but of many that begin differently and go on alike only the first."""
    kept: dict[str, list[str]] = {}
    for each in figures:
        kept.setdefault(re.sub(r"^[^:]*:|[\d.,]+", "", each), []).append(each.replace("|", "/"))
    said: list[str] = []
    for group in kept.values():
        few = len(group) < 3
        said += group if few else [f"{group[0]} (and {len(group) - 1} more like it)"]
    return said


def write(lines: dict[str, str]) -> None:
    """Put new rows in the place of old ones, between the two marks of the page."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    table, tail = rest.split(END)
    old = {line.split("|")[1].strip(): line for line in table.splitlines() if "|" in line}
    rows = {**old, **lines}
    top = "| row | verdict | figure | how | last full run |\n| --- | --- | --- | --- | --- |"
    body = "\n".join(rows[row] for row in ROWS if row in rows)
    PAGE.write_text(f"{head}{BEGIN}\n{top}\n{body}\n{END}{tail}", encoding="utf-8")


def main() -> int:
    """Hold the rows that were asked for; 1 when one of them does not hold."""
    asked = [each for each in sys.argv[1:] if not each.startswith("-")] or list(ROWS)
    unknown = [each for each in asked if each not in ROWS]
    if unknown:
        print(f"No row {', '.join(unknown)}; there are {', '.join(ROWS)}.", file=sys.stderr)
        return 2
    broken = 0
    for row in asked:
        found = hold(row)
        broken += found.verdict != "held"
        print(line_of(row, found), flush=True)
        write({row: line_of(row, found)})
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
