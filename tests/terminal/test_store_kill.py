"""Several programs on one progress file, some of them killed while they write."""

from __future__ import annotations

import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

import qusayr_tui
from qusayr_tui.domain.events import Event
from qusayr_tui.storage.keeping import Kept, Saved
from qusayr_tui.storage.progress_store import ProgressStore
from qusayr_tui.storage.session import LearnerSession

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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_kills_at_any_instant_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data" / "progress.db"
    chance = random.Random(2012)
    acknowledged: list[str] = []
    waiting = [program(PROGRAM, str(path), str(number), "100000") for number in range(2)]
    for number in range(30):
        running = waiting.pop(0)
        waiting.append(program(PROGRAM, str(path), str(number + 2), "100000"))
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
        acknowledged += told[: told.rfind("\n") + 1].split()
        began = time.monotonic()
        items = [event.object for event in answered(path)]
        assert time.monotonic() - began < 2
        assert set(acknowledged) <= set(items), number
        assert len(items) == len(set(items)), number
    for each in waiting:
        each.kill()
        each.communicate()
    assert len(acknowledged) > 30


def test_two_windows_of_one_learner_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data" / "progress.db"
    both = [program(PROGRAM, str(path), name, "50") for name in ("left", "right")]
    for each in both:
        go(each)
    for each in both:
        said(each)
    assert len({event.object for event in answered(path)}) == 100
    with sqlite3.connect(path) as connection:
        question = "SELECT count(*) FROM events WHERE payload LIKE '%\"answered\"%'"
        assert connection.execute(question).fetchone() == (100,)


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


def test_a_file_that_is_held_keeps_nobody_waiting_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data" / "progress.db"
    session = begin(ProgressStore.open(path, clock), "first")
    assert session.answer("storm/one", ("b",), True) == Saved()
    with held(path):
        began = time.monotonic()
        answer = session.answer("storm/two", ("b",), True)
        assert time.monotonic() - began < 0.3
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
