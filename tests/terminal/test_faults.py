"""A fault of the program itself: the terminal comes back, work is kept, and nothing leaks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.courses import SHIPPED, TINY

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import Terminal

SECRET = "what-the-learner-typed"
FAULTY = """
import sys
from qusayr_tui.{module} import {owner}

def fault(self, *given, **named):
    answer = {secret!r}
    raise {kind}

{owner}.{method} = fault
from qusayr_tui.__main__ import main
main()
"""
IN_THE_LESSON = ("ui.screens.base", "LessonScreen", "action_help")
IN_PLAIN = ("cli.plain.stops", "Stop", "hint")
IN_THE_CONSOLE = ("ui.teach.console", "ConsoleScreen", "draw")
IN_THE_ROOM = ("ui.teach.room", "RoomScreen", "redraw")
IN_READ = ("cli.program", "Program", "phase_ref")


def faulty(folder: Path, where: tuple[str, str, str], kind: str = "KeyError(answer)") -> str:
    """Write a program that has a fault at one place; give its file."""
    module, owner, method = where
    path = folder / "faulty.py"
    path.write_text(
        FAULTY.format(module=module, owner=owner, method=method, secret=SECRET, kind=kind),
        encoding="utf-8",
    )
    return str(path)


def options(data: Path, course: Path = TINY) -> list[str]:
    return ["--lang", "fr", "--course", str(course), "--data-dir", str(data)]


@contextmanager
def opened(program: str, *arguments: str, **environ: str) -> Iterator[Terminal]:
    screen = Terminal(*arguments, command=(sys.executable, program), environ=environ)
    try:
        yield screen
    finally:
        screen.process.close(force=True)


def plain(
    program: str, *arguments: str, typed: str = "", home: Path | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, program, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "HOME": str(home or "/"), "LANG": "C.UTF-8", **environ},
        timeout=60,
        check=False,
    )


def reports(data: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(data.glob("faults/*.txt"))]


def assert_told(said: str, data: Path) -> None:
    """Fail unless both languages tell of the fault and of the report, and nothing else leaks."""
    assert "The program made a mistake" in said
    assert "Le programme a commis une erreur" in said
    assert "Traceback" not in said
    assert SECRET not in said
    (text,) = reports(data)
    assert re.search(r"faulty\.py:\d+ in fault", text)
    assert "KeyError" in text
    assert SECRET not in text
    assert str(Path.home()) not in text
    assert (data / "faults").stat().st_mode & 0o077 == 0


@pytest.mark.promise(row="T4")
def test_a_fault_of_the_lesson_gives_the_terminal_back_and_keeps_what_was_answered(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    program = faulty(tmp_path, IN_THE_LESSON)
    with opened(program, *options(data), "--phase", "1") as screen:
        screen.wait_for("▸")
        screen.press("enter", "n")
        screen.wait_for("2/7")
        screen.press("n", "n", "n", "n", "n", "b", "enter")
        screen.settle()
        screen.press("?")
        assert screen.exit_code() == 70
        assert screen.is_clean
        said = screen.raw.decode(errors="replace").rpartition("\x1b[?1004l")[2]
    assert "est enregistré" in said
    assert_told(said.replace("\r\n", "\n"), data)
    kept = plain(program, *options(data), "results", "--format", "json")
    assert '"response"' in kept.stdout


@pytest.mark.promise(row="T4")
@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_of_plain_is_told_and_with_debug_its_traceback(debug: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    program = faulty(tmp_path, IN_PLAIN)
    arguments = (*options(data), "plain", "1")
    ended = plain(program, *arguments, typed="\n\ni\n", QUSAYR_DEBUG=debug)
    assert ended.returncode == 70
    assert "est enregistré" in ended.stderr
    assert len(reports(data)) == 1
    if debug:
        assert "Traceback" in ended.stderr
    else:
        assert_told(ended.stderr, data)


@pytest.mark.promise(row="T4")
def test_a_fault_of_a_command_is_told(tmp_path: Path) -> None:
    data = tmp_path / "home" / "data"
    program = faulty(tmp_path, IN_READ)
    ended = plain(program, *options(data), "read", "1", home=tmp_path / "home")
    assert ended.returncode == 70
    assert ended.stdout == ""
    assert_told(ended.stderr, data)
    assert "~/data/faults/fault.of-" in ended.stderr
    assert str(tmp_path) not in ended.stderr
    assert "enregistré" not in ended.stderr  # nothing was answered


@pytest.mark.promise(row="T4")
@pytest.mark.parametrize("command", ["teach", "room"])
def test_a_fault_before_a_class_gives_the_terminal_back(command: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    program = faulty(tmp_path, IN_THE_CONSOLE if command == "teach" else IN_THE_ROOM)
    arguments = ("--plan", "25-minutes") if command == "teach" else ()
    with opened(program, *options(data, SHIPPED), command, *arguments) as screen:
        assert screen.exit_code(20) == 70
        assert screen.is_clean
        said = screen.raw.decode(errors="replace").rpartition("\x1b[?1004l")[2]
    assert_told(said.replace("\r\n", "\n"), data)
    assert "qusayr room" in said or "reprend" in said


@pytest.mark.promise(row="T4")
def test_a_guest_and_a_folder_that_cannot_be_written_have_the_last_line(tmp_path: Path) -> None:
    program = faulty(tmp_path, IN_PLAIN)
    data = tmp_path / "data"
    ended = plain(program, *options(data), "plain", "1", "--guest", typed="\n\ni\n")
    assert ended.returncode == 70
    assert not data.exists()
    assert re.search(r"KeyError \(faulty\.py:\d+\)", ended.stderr)
    assert SECRET not in ended.stderr
    data.mkdir()
    (data / "faults").write_text("in the way", encoding="utf-8")
    program = faulty(tmp_path, IN_READ)
    ended = plain(program, *options(data), "read", "1")
    assert ended.returncode == 70
    assert "KeyError" in ended.stderr
    assert (data / "faults").read_text(encoding="utf-8") == "in the way"


@pytest.mark.promise(row="T4")
def test_few_reports_are_kept_and_erased_with_the_rest(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for number in range(8):
        program = faulty(tmp_path, IN_READ, f"TypeError('no {number}')")
        assert plain(program, *options(data), "read", "1").returncode == 70
    kept = reports(data)
    assert len(kept) == 5
    assert any("TypeError: no 7" in text for text in kept)
    assert not any("TypeError: no 2" in text for text in kept)
    assert str(data / "faults") in plain(program, *options(data), "data", "where").stdout
    assert plain(program, *options(data), "data", "erase", "--yes").returncode == 0
    assert not (data / "faults").exists()


def test_a_part_that_is_not_installed_is_named(tmp_path: Path) -> None:
    program = faulty(tmp_path, IN_READ, "ModuleNotFoundError('x', name='babel')")
    ended = plain(program, *options(tmp_path / "data"), "read", "1")
    assert ended.returncode == 3
    assert "babel" in ended.stderr.splitlines()[0]
    assert len(ended.stderr.splitlines()) == 2


def test_a_language_that_is_not_installed_is_told_in_english(tmp_path: Path) -> None:
    program = tmp_path / "broken.py"
    program.write_text(
        "from pathlib import Path\n"
        "import qusayr_tui.i18n.catalog as catalog\n"
        "catalog._compiled_catalog = lambda *given: None\n"
        "from qusayr_tui.__main__ import main\n"
        "main()\n",
        encoding="utf-8",
    )
    ended = plain(str(program), *options(tmp_path / "data"), "read", "1")
    assert ended.returncode == 3
    assert "not there" in ended.stderr.splitlines()[0]
    assert "Install" in ended.stderr.splitlines()[1]
