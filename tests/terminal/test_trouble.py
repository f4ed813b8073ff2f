"""The lesson goes on whatever happens to the disk, and says what is kept and what is not."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest

from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.cli.program import now
from qusayr_tui.storage.progress_store import ProgressStore
from qusayr_tui.storage.schema import MIGRATIONS
from tests.support.courses import TINY
from tests.support.lesson import program_for

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import COMMAND, Terminal, terminal


def go_to_quiz(screen: Terminal) -> None:
    """Press n until there is something to answer."""
    screen.wait_for("▸")
    screen.press("enter")
    for _ in range(13):
        screen.press("n")
        screen.settle()
        if "Questions" in screen.rows[0]:
            return
    raise AssertionError("no quiz\n" + "\n".join(screen.rows))


def answers_in(data: Path) -> list[str]:
    """Give the items whose answers stand in the learner's file."""
    session = begin_session(program_for(TINY, "en", data))
    found = list(session.progress.answers)
    session.close()
    return found


@pytest.mark.promise(row="R3")
@pytest.mark.parametrize("where", ["a file in the way", "no home"])
def test_without_a_place_to_write_the_lesson_goes_on_in_memory(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    environ = {}
    arguments = ["--lang", "en", "--phase", "1"]
    if where == "no home":
        environ = {"HOME": str(tmp_path / "file"), "XDG_DATA_HOME": str(tmp_path / "file" / "x")}
    else:
        arguments = ["--data-dir", str(tmp_path / "file" / "data"), *arguments]
    with terminal(*arguments, course=TINY, environ=environ, size=(100, 30)) as screen:
        go_to_quiz(screen)
        screen.press("a", "enter")
        screen.wait_for("Nothing could be saved")
        screen.wait_for(lambda: bool({"✓", "✗"} & set(screen.text)))
        screen.press("q", "q")
        assert screen.exit_code() == 0
        assert screen.is_clean
    assert "Traceback" not in screen.raw.decode(errors="replace")


@pytest.mark.promise(row="R3")
def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    data = tmp_path / "data"
    session = begin_session(program_for(TINY, "en", data))
    session.answer("fair/earlier", ("a",), True)
    session.close()
    room = 4096
    limited = (
        *(sys.executable, "-c"),
        f"import resource, os; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"os.execv({COMMAND[0]!r}, {[*COMMAND]!r} + {['--lang', 'en', '--course', str(TINY)]!r}"
        f" + {['--data-dir', str(data), '--phase', '1']!r})",
    )
    screen = Terminal(command=limited, size=(100, 30))
    try:
        go_to_quiz(screen)
        screen.press("a", "enter")
        screen.wait_for("Nothing could be saved")
        screen.wait_for(lambda: bool({"✓", "✗"} & set(screen.text)))
        screen.press("q", "q")
        assert screen.exit_code() == 0
    finally:
        screen.process.close(force=True)
    assert "Traceback" not in screen.raw.decode(errors="replace")
    assert answers_in(data) == ["fair/earlier"]


@pytest.mark.promise(row="R6")
def test_a_locked_file_does_not_stop_the_learner(tmp_path: Path) -> None:
    data = tmp_path / "data"
    begin_session(program_for(TINY, "en", data)).close()
    session = begin_session(program_for(TINY, "en", data))
    session.answer("fair/earlier", ("a",), True)
    session.close()
    with terminal("--lang", "en", "--phase", "1", data=data, course=TINY, size=(100, 30)) as screen:
        go_to_quiz(screen)
        holder = sqlite3.connect(data / "progress.db", isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        screen.press("a", "enter")
        screen.wait_for("Another program holds", patience=5)
        screen.wait_for(lambda: bool({"✓", "✗"} & set(screen.text)), patience=2)
        holder.execute("ROLLBACK")
        holder.close()
        screen.press("n", "a", "enter")
        screen.settle()
        screen.press("q", "q")
        assert screen.exit_code() == 0
    assert len(answers_in(data)) == 3


def test_two_windows_of_one_learner_lose_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    session = begin_session(program_for(TINY, "en", data))
    session.answer("fair/earlier", ("a",), True)
    session.close()
    with (
        terminal("--lang", "en", "--phase", "1", data=data, course=TINY) as one,
        terminal("--lang", "fr", "--phase", "1", data=data, course=TINY) as two,
    ):
        go_to_quiz(one)
        go_to_quiz(two)
        one.press("a", "enter")
        two.press("n", "enter")
        two.settle()
        for screen in (one, two):
            screen.press("q", "q")
            assert screen.exit_code() == 0
    assert len(answers_in(data)) == 3


@pytest.mark.promise(row="R5")
def test_a_newer_file_is_left_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    session = begin_session(program_for(TINY, "en", data))
    session.answer("fair/earlier", ("a",), True)
    session.close()
    of_the_future = (*MIGRATIONS, lambda connection: None)
    store = ProgressStore.open(data / "progress.db", now, migrations=of_the_future)
    store.close()
    before = (data / "progress.db").read_bytes()
    with terminal("--lang", "en", data=data, course=TINY, size=(100, 30)) as screen:
        screen.wait_for("newer")
        screen.press("q", "q", "q")
        assert screen.exit_code() == 0
    assert (data / "progress.db").read_bytes() == before


@pytest.mark.promise(row="R4")
def test_a_damaged_file_is_kept_aside_and_the_copy_put_back(tmp_path: Path) -> None:
    data = tmp_path / "data"
    session = begin_session(program_for(TINY, "en", data))
    session.answer("fair/earlier", ("a",), True)
    session.close()
    (data / "progress.db").write_bytes(b"\0" * 4096)
    with terminal("--lang", "en", data=data, course=TINY, size=(100, 30)) as screen:
        screen.wait_for("progress file")
        screen.press("q", "q", "q")
        assert screen.exit_code() == 0
    assert list(data.glob("progress.damaged-*.db"))
    assert answers_in(data) == ["fair/earlier"]


def test_damaged_settings_are_kept_aside(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text("{ not json", encoding="utf-8")
    with terminal("--lang", "en", data=data, course=TINY) as screen:
        screen.wait_for("▸")
        screen.press("enter")
        screen.press("L")
        screen.settle()
        screen.press("q", "q", "q")
        assert screen.exit_code() == 0
    assert list(data.glob("settings.damaged-*.json"))
    assert json.loads((data / "settings.json").read_bytes())["settings"]["language"]


def test_what_is_written_is_for_its_owner_only(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with terminal("--lang", "en", "--phase", "1", data=data, course=TINY) as screen:
        go_to_quiz(screen)
        screen.press("a", "enter")
        screen.press("q", "q")
        screen.exit_code()
    assert data.stat().st_mode & 0o777 == 0o700
    for path in data.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
