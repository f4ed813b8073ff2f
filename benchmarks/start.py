"""Time and memory from the command to the first readable text, beside a bare Textual app.

    .venv/bin/python benchmarks/start.py [PAIRS]

Rows P1 to P3: the whole course, the course with its first phase only, and one of 600 phases,
each against an app of one `Static`. Pairs are run by turns (A B, B A …); what is printed is
the median of the pairs' ratios, since milliseconds depend on the machine. Linux only.
"""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from many_phases import only_first_phase, with_phases

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield Static("hello")
Bare().run()
"""
CODES = re.compile(rb"\x1b\[[0-9;?<>=]*[a-zA-Z~]|\x1b\][^\x07]*\x07|\x1b[()][A-Z0-9]|\x1b[=>]")
LIMIT = 30.0


class Cost(NamedTuple):
    """What one start took."""

    wall: float
    """Seconds from the command to the text."""
    cpu: float
    """Seconds of processor in the same time."""
    memory: float
    """MiB at that moment: the process's share (PSS)."""


def cost_of(command: list[str], sign: bytes) -> Cost:
    """Run *command* in a terminal of 100 × 32 until *sign* is on it."""
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", COLUMNS="100", LINES="32")
        os.execv(command[0], command)  # noqa: S606
    seen = b""
    try:
        while sign not in CODES.sub(b"", seen):
            if time.perf_counter() - began > LIMIT:
                raise TimeoutError(command)
            if select.select([terminal], [], [], 0.05)[0]:
                seen += os.read(terminal, 65536)
        wall = time.perf_counter() - began
        ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        cpu = (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        memory = int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) / 1024  # type: ignore[index]
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        with contextlib.suppress(OSError):
            os.close(terminal)
    return Cost(wall, cpu, memory)


def ratios(one: Callable[[], Cost], two: Callable[[], Cost], pairs: int) -> Cost:
    """Give the medians of *one* over *two*, measured by turns."""
    found = []
    for number in range(pairs):
        if number % 2:
            second, first = two(), one()
        else:
            first, second = one(), two()
        found.append([a / b for a, b in zip(first, second, strict=True)])
    return Cost(*(statistics.median(column) for column in zip(*found, strict=True)))


def lesson(course: Path | None, phase: str) -> Callable[[], Cost]:
    """Give what measures the lesson from the command to the content notice's first words."""
    command = [sys.executable, "-m", "qusayr_tui", "--lang", "en", "--guest", "--phase", phase]
    if course is not None:
        command[3:3] = ["--course", str(course)]
    return lambda: cost_of(command, b"Before you begin")


def main() -> int:
    """Measure, and print one row a comparison."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    bare = [sys.executable, "-c", BARE]

    def empty() -> Cost:
        return cost_of(bare, b"hello")

    with tempfile.TemporaryDirectory() as folder:
        one = only_first_phase(Path(folder) / "one")
        many = with_phases(Path(folder) / "many", 600)
        whole = lesson(None, "1")
        rows = (
            ("bare against itself", empty, empty, "–"),
            ("P1, P2 the course, against bare", whole, empty, "≤ 1.20 wall and cpu, ≤ 1.25 memory"),
            ("the course, against its first phase alone", whole, lesson(one, "1"), "≤ 1.10"),
            ("P3 600 phases, against the course", lesson(many, "1"), whole, "≤ 1.10"),
        )
        whole()
        print(f"{'median of ' + str(pairs) + ' pairs':<44} wall   cpu   memory  goal")
        for name, first, second, goal in rows:
            found = ratios(first, second, pairs)
            print(
                f"{name:<44} {found.wall:5.2f}  {found.cpu:5.2f}  {found.memory:5.2f}  {goal}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
