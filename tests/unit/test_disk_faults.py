"""The disk fails at each call in turn, or the program dies there: nothing acknowledged is lost."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

import qusayr_tui
from qusayr_tui.storage.keeping import Saved
from qusayr_tui.storage.progress_store import ProgressStore
from qusayr_tui.storage.session import LearnerSession
from qusayr_tui.storage.settings import Settings, SettingsFile

CALLS = ("open", "mkdir", "replace", "rename", "unlink", "fsync", "stat", "write", "access")
"""What the program asks of the disk beside SQLite."""
Record = Callable[[str, object], None]


def clock() -> datetime:
    return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def begin(path: Path) -> LearnerSession:
    numbers = iter(range(10_000))
    return LearnerSession.begin(
        ProgressStore.open(path, clock),
        course="harbour",
        version="1",
        language="fr",
        mode="app",
        clock=clock,
        new_id=lambda: f"{path.parent.name}-{os.getpid()}-{next(numbers)}",
    )


def answered(path: Path) -> list[str]:
    store = ProgressStore.open(path, clock)
    found = [event for run in store.registrations("harbour") for event in store.events(run)]
    store.close()
    return [event.object for event in found if event.verb == "answered"]


@contextmanager
def failing(number: int, code: int) -> Iterator[list[str]]:
    """Let the *number*-th call to the disk fail; give the names of those that were made."""
    made: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, _counted(name, getattr(os, name), made, number, code))
        yield made


def _counted(
    name: str, call: Callable[..., Any], made: list[str], number: int, code: int
) -> Callable[..., Any]:
    def counted(*arguments: Any, **options: Any) -> Any:
        made.append(name)
        if len(made) == number + 1:
            if name == "access":
                return False
            raise OSError(code, os.strerror(code))
        return call(*arguments, **options)

    return counted


@pytest.mark.promise(row="R2")
@pytest.mark.parametrize("code", ["ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT"])
def test_each_call_to_the_disk_may_fail_and_no_answer_is_lost(
    code: str, tmp_path: Path, record_property: Record
) -> None:
    first = tmp_path / "first" / "progress.db"
    session = begin(first)
    session.answer("storm/before", ("a",), True)
    session.close()
    for number in range(500):
        where = tmp_path / str(number) / "data" / "progress.db"
        if number % 2:  # every other time the folder has to be made first
            where.parent.mkdir(parents=True)
            shutil.copy(first, where)
        with failing(number // 2, getattr(errno, code)) as made:
            session = begin(where)
            said = {each: session.answer(each, ("b",), True) for each in ("storm/1", "storm/2")}
            session.close()
        expected = [*(["storm/before"] if number % 2 else []), "storm/1", "storm/2"]
        saved = {each for each, acknowledged in said.items() if acknowledged == Saved()}
        kept = answered(where)
        assert saved <= set(kept), number
        assert len(kept) == len(set(kept)), number
        assert set(kept) <= set(expected), number
        if number % 2:
            assert "storm/before" in kept, number
        if number % 2 and len(made) <= number // 2:
            record_property("figure", f"disk {code}: each of {number // 2} calls failed once")
            return
    pytest.fail("every run failed")


@pytest.mark.promise(row="R2")
@pytest.mark.promise(row="R3")
@pytest.mark.parametrize("code", ["ENOSPC", "EIO", "EROFS"])
def test_settings_are_the_old_ones_or_the_new_ones_whole(code: str, tmp_path: Path) -> None:
    for number in range(100):
        path = tmp_path / str(number) / "settings.json"
        SettingsFile.open(path, clock).change(Settings(theme="paper"))
        with failing(number, getattr(errno, code)) as made:
            file = SettingsFile.open(path, clock)
            held = file.change(msgspec.structs.replace(file.settings, theme="night"))
        found = SettingsFile.open(path, clock)
        if found.notice is None and held == "saved":
            assert found.settings.theme == "night"
        assert found.settings.theme in ("night", "paper", None)
        assert found.settings.theme or list(path.parent.glob("settings.damaged-*"))
        if len(made) <= number:
            return
    pytest.fail("every run failed")


DYING = """
import os, signal, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path
from qusayr_tui.storage.progress_store import ProgressStore
from qusayr_tui.storage.schema import MIGRATIONS

left = int(sys.argv[2])

class Dying(sqlite3.Connection):
    def execute(self, *arguments):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(*arguments)

def second(connection):
    connection.execute("ALTER TABLE notes ADD COLUMN colour TEXT")
    connection.execute("CREATE TABLE reviews (item TEXT NOT NULL PRIMARY KEY)")

def connect(uri):
    return sqlite3.connect(uri, uri=True, isolation_level=None, factory=Dying)

clock = lambda: datetime(2026, 1, 2, tzinfo=UTC)
store = ProgressStore.open(Path(sys.argv[1]), clock, connect=connect,
                           migrations=(*MIGRATIONS, second))
store.close()
"""


@pytest.mark.promise(row="R5")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_program_killed_at_any_step_of_a_migration_leaves_everything_there(
    tmp_path: Path, record_property: Record
) -> None:
    first = tmp_path / "first" / "progress.db"
    session = begin(first)
    for number in range(10):
        session.answer(f"storm/{number}", ("a",), True)
    session.close()
    given = answered(first)
    for number in range(200):
        where = tmp_path / str(number) / "progress.db"
        where.parent.mkdir()
        shutil.copy(first, where)
        ended = subprocess.run(
            [sys.executable, "-c", DYING, str(where), str(number)],
            cwd=Path(qusayr_tui.__file__).parent.parent,
            check=False,
        )
        with sqlite3.connect(where) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        assert version in (1, 2), number
        if version == 1:
            assert answered(where) == given, number
        rows = connection.execute("SELECT count(*) FROM events").fetchone()[0]
        connection.close()
        assert rows >= len(given), number
        if ended.returncode == 0:
            record_property("figure", f"killed at each of {number} SQLite calls: 0 lost")
            return
        assert ended.returncode == -signal.SIGKILL, number
    pytest.fail("it never came through")


@pytest.mark.promise(row="R7")
def test_no_jump_of_the_clock_changes_what_was_answered(
    tmp_path: Path, record_property: Record
) -> None:
    hour = 3600
    jumps = (-hour, hour, 10 * 365 * 24 * hour, -10 * 365 * 24 * hour, 8 * hour, 1, -1)
    moments = [1_711_846_800]  # an hour before a spring's hour that is not there
    for jump in jumps:
        moments += [moments[-1] + jump] * 3
    ticking = iter(moments)
    path = tmp_path / "progress.db"
    numbers = iter(range(1000))
    given = []
    session = LearnerSession.begin(
        ProgressStore.open(path, lambda: datetime.fromtimestamp(moments[0], UTC)),
        course="harbour",
        version="1",
        language="fr",
        mode="app",
        clock=lambda: datetime.fromtimestamp(next(ticking, moments[-1]), UTC),
        new_id=lambda: f"id-{next(numbers)}",
    )
    for number in range(20):
        given.append(f"storm/{number}")
        assert session.answer(given[-1], ("a",), False) == Saved()
        assert session.answer(given[-1], ("b",), True) == Saved()
    session.close()
    later = begin(path)
    assert list(later.progress.answers) == given
    assert all(each.response == ("b",) for each in later.progress.answers.values())
    later.close()
    record_property("figure", f"{len(jumps)} jumps, 40 answers: order and last answers kept")
