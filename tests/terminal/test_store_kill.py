"""Several programs on one progress file, some of them killed while they write."""

from __future__ import annotations

import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

import qusayr_tui
from qusayr_tui.domain.events import Event
from qusayr_tui.storage.keeping import Kept, Saved
from qusayr_tui.storage.progress_store import ProgressStore
from qusayr_tui.storage.session import LearnerSession
from tests.support.promises import figure, seed

KILLS = figure("KILLS", 30)
KILLS_A_FILE = 50
"""Kills after which another file is begun, so that reading it all stays quick."""
EACH = figure("WINDOW_ANSWERS", 50)
HELD = figure("HELD_SECONDS", 0)

PROGRAM = """
import sys, uuid
from datetime import UTC, datetime
from pathlib import Path
from qusayr_tui.storage.keeping import Saved
from qusayr_tui.storage.progress_store import ProgressStore
from qusayr_tui.storage.session import LearnerSession

path, name, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
session = LearnerSession.begin(
    ProgressStore.open(path, lambda: datetime.now(UTC)), course="harbour", version="1",
    language="fr", mode="plain", clock=lambda: datetime.now(UTC),
    new_id=lambda: str(uuid.uuid4()),
)
for number in range(most):
    if session.answer(f"storm/{name}-{number}", ("b",), True) == Saved():
        print(f"storm/{name}-{number}", flush=True)
session.close()
"""

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""


def clock() -> datetime:
    return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def program(text: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", text, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(qusayr_tui.__file__).parent.parent,
    )


def go(started: subprocess.Popen[bytes]) -> None:
    assert started.stdout is not None
    assert started.stdin is not None
    assert started.stdout.readline().strip() == b"ready"
    started.stdin.write(b"\n")
    started.stdin.flush()


def said(ended: subprocess.Popen[bytes]) -> list[str]:
    told, _ = ended.communicate()
    return told.decode().split()


def answered(path: Path) -> list[Event]:
    store = ProgressStore.open(path, clock)
    assert store.state.kept == "saved"
    assert store.recovery is None
    runs = store.registrations("harbour")
    found = [event for run in runs for event in store.events(run) if event.verb == "answered"]
    store.close()
    return found


@pytest.mark.promise(row="R1")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_kills_at_any_instant_lose_and_double_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(seed())
    acknowledged: list[str] = []
    all_acknowledged, slowest = 0, 0.0

    def begun(number: int) -> subprocess.Popen[bytes]:
        return program(PROGRAM, str(file_of(number)), str(number), "100000")

    def file_of(number: int) -> Path:
        return tmp_path / str(number // KILLS_A_FILE) / "progress.db"

    waiting = [begun(number) for number in range(2)]
    for number in range(KILLS):
        if number % KILLS_A_FILE == 0:
            acknowledged = []
        path = file_of(number)
        running = waiting.pop(0)
        waiting.append(begun(number + 2))
        go(running)
        assert running.stdout is not None
        read = b""
        if number % 3:  # Every third is killed while it opens or makes the file.
            read = running.stdout.readline()
        instant = time.monotonic() + chance.uniform(0, 0.03)
        while (left := instant - time.monotonic()) > 0:
            if select.select([running.stdout], [], [], left)[0]:
                read += running.stdout.read1()  # type: ignore[attr-defined]
        running.send_signal(signal.SIGKILL)
        told = (read + running.communicate()[0]).decode()
        # A line that the kill cut short was acknowledged to nobody.
        new = told[: told.rfind("\n") + 1].split()
        acknowledged += new
        all_acknowledged += len(new)
        began = time.monotonic()
        items = [event.object for event in answered(path)]
        slowest = max(slowest, time.monotonic() - began)
        assert slowest < 2
        assert set(acknowledged) <= set(items), number
        assert len(items) == len(set(items)), number
    for each in waiting:
        each.kill()
        each.communicate()
    record_property(
        "figure",
        f"{KILLS} kills, {all_acknowledged} answers acknowledged, 0 lost, 0 doubled, 0 damaged; "
        f"slowest start after a kill {slowest:.2f} s",
    )
    assert all_acknowledged > KILLS


@pytest.mark.promise(row="R6")
def test_two_windows_of_one_learner_lose_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "data" / "progress.db"
    both = [program(PROGRAM, str(path), name, str(EACH)) for name in ("left", "right")]
    for each in both:
        go(each)
    for each in both:
        said(each)
    assert len({event.object for event in answered(path)}) == 2 * EACH
    with sqlite3.connect(path) as connection:
        question = "SELECT count(*) FROM events WHERE payload LIKE '%\"answered\"%'"
        assert connection.execute(question).fetchone() == (2 * EACH,)
    record_property("figure", f"{2 * EACH} of {2 * EACH} answers of two windows are there, once")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Let another program hold the file."""
    holder = program(HOLDER, str(path))
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    try:
        yield
    finally:
        holder.communicate(b"\n")


def begin(store: ProgressStore, name: str) -> LearnerSession:
    numbers = iter(range(100))
    return LearnerSession.begin(
        store,
        course="harbour",
        version="1",
        language="fr",
        mode="app",
        clock=clock,
        new_id=lambda: f"{name}-{next(numbers)}",
    )


@pytest.mark.promise(row="R6")
def test_a_file_that_is_held_keeps_nobody_waiting_and_loses_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "data" / "progress.db"
    session = begin(ProgressStore.open(path, clock), "first")
    assert session.answer("storm/one", ("b",), True) == Saved()
    longest = 0.0
    with held(path):
        began = time.monotonic()
        answer = session.answer("storm/two", ("b",), True)
        longest = time.monotonic() - began
        assert longest < 0.3
        while time.monotonic() - began < HELD:
            at = time.monotonic()
            assert isinstance(session.flush(), Kept)
            longest = max(longest, time.monotonic() - at)
            time.sleep(0.5)
        assert longest < 0.3
        assert isinstance(answer, Kept)
        assert answer.reason == "locked"
        began = time.monotonic()
        other = begin(ProgressStore.open(path, clock), "second")
        assert time.monotonic() - began < 0.4
        assert isinstance(other.answer("storm/three", ("b",), True), Kept)
    assert session.flush() == Saved()
    assert session.store.state.kept == "saved"
    other.close()
    session.close()
    found = sorted(event.object for event in answered(path))
    assert found == ["storm/one", "storm/three", "storm/two"]
    record_property("figure", f"file held {HELD} s: longest wait {longest * 1000:.0f} ms, 0 lost")
