"""However the program ends, the terminal is as it was and what was done is kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.courses import TINY
from tests.support.promises import figure, seed

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import COMMAND, Terminal, terminal

Record = Callable[[str, object], None]
SIGNALS = figure("SIGNALS", 1)
"""How often each signal is sent."""
STORM = figure("STORM_SECONDS", 1)
A_SECOND = 200
"""Sizes a second in a storm; a hand that drags a window makes up to a hundred."""
QUICK = 1.0
"""Seconds that leaving may take (contract, part 3); twice that on a machine that is busy."""
LAST_SIZE = 0.5
"""Seconds after which the last size is drawn; twice that on a machine that is busy."""


def open_reading(screen: Terminal) -> None:
    screen.wait_for("▸")
    screen.press("enter", "n")
    screen.wait_for("2/7")
    screen.settle()


@pytest.mark.promise(row="R8")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_it_cleanly(name: str, tmp_path: Path, record_property: Record) -> None:
    number, slowest = getattr(signal, name), 0.0
    for _ in range(SIGNALS):
        with terminal("--lang", "en", "--phase", "1", data=tmp_path / "d", course=TINY) as screen:
            before = screen.attributes()
            open_reading(screen)
            during = screen.attributes()
            screen.kill(number)
            began = time.monotonic()
            code = screen.exit_code()
            slowest = max(slowest, time.monotonic() - began)
        assert before != during, "the test must see raw mode go"
        assert code == 128 + number
        assert screen.is_clean
        assert slowest < 2 * QUICK
    record_property("figure", f"{name}: {SIGNALS} of {SIGNALS} clean, slowest {slowest:.2f} s")


@pytest.mark.promise(row="R8")
def test_a_closed_window_ends_it_and_loses_nothing(tmp_path: Path, record_property: Record) -> None:
    slowest = 0.0
    for number in range(SIGNALS):
        slowest = max(slowest, _close_window(tmp_path / str(number)))
    record_property("figure", f"window closed: {SIGNALS} ended, slowest {slowest:.2f} s")


def _close_window(data: Path) -> float:
    """Close the window over a lesson that is found again; give the seconds until it ended."""
    with terminal("--lang", "en", "--phase", "1", data=data, course=TINY) as screen:
        open_reading(screen)
        seen = screen.text
        began = time.monotonic()
        os.close(screen.process.child_fd)
        gone = 0
        while not gone and time.monotonic() < began + 10:
            gone, _ = os.waitpid(screen.process.pid, os.WNOHANG)
            time.sleep(0.05)
        took = time.monotonic() - began
        assert gone
    with terminal(data=data, course=TINY) as screen:
        screen.wait_for("▸")
        screen.press("enter")
        screen.wait_for(seen.split("━")[0].split()[1])
    return took


@pytest.mark.promise(row="R8")
def test_ctrl_c_and_ctrl_q_leave_without_a_question(tmp_path: Path) -> None:
    for key, code in (("\x03", 130), ("\x11", 0)):
        with terminal("--lang", "fr", "--guest", "--phase", "1", course=TINY) as screen:
            open_reading(screen)
            screen.type(key)
            assert screen.exit_code() == code
        assert screen.is_clean


def stop(screen: Terminal) -> None:
    """Stop the program as Ctrl+Z does, and see that it stands still: so does a shell."""
    screen.kill(signal.SIGTSTP)
    status = Path(f"/proc/{screen.process.pid}/stat")
    until = time.monotonic() + 10
    while status.exists() and status.read_text().rpartition(")")[2].split()[0] != "T":
        assert time.monotonic() < until, "it does not stop"
        screen.read(0.02)
    if not status.exists():  # no Linux
        time.sleep(0.5)


@pytest.mark.promise(row="R8")
def test_it_stops_and_goes_on_like_any_program(tmp_path: Path, record_property: Record) -> None:
    with terminal("--lang", "en", "--guest", "--phase", "1", course=TINY) as screen:
        open_reading(screen)
        page = screen.rows
        for _ in range(SIGNALS):
            stop(screen)
            before = len(screen.raw)
            screen.kill(signal.SIGCONT)
            screen.wait_for(lambda before=before: len(screen.raw) > before)  # type: ignore[misc]
            screen.settle()
            assert [row.strip("u ") for row in screen.rows] == [row.strip("u ") for row in page]
        for _ in range(10):  # a stop may come before the going on before it was seen to
            stop(screen)
            screen.kill(signal.SIGCONT)
            screen.read(0.001)
        screen.settle()
        screen.press("q", "q")
        assert screen.exit_code() == 0
        assert screen.is_clean
    record_property("figure", f"TSTP and CONT: {SIGNALS} of {SIGNALS} came back")


@pytest.mark.promise(row="R8")
def test_going_on_without_having_stopped_loses_no_key() -> None:
    typed = "abcdefghijklmnopqrstuvwxyz" * 2
    with terminal("--lang", "en", "--guest", "--phase", "1", course=TINY) as screen:
        open_reading(screen)
        screen.press("/")
        for letter in typed:
            screen.type(letter)
            screen.kill(signal.SIGCONT)
            screen.read(0.005)
        screen.wait_for(typed)
        screen.type("\x11")
        assert screen.exit_code() == 0


@pytest.mark.promise(row="R9")
@pytest.mark.parametrize("stdin", ["null", "closed", "pipe", "file"])
@pytest.mark.parametrize("stdout", ["pipe", "closed", "null", "file"])
def test_without_a_terminal_it_says_so_and_ends(
    stdin: str, stdout: str, tmp_path: Path, record_property: Record
) -> None:
    file = tmp_path / "file"
    file.write_text("n\n", encoding="utf-8")
    redirections = {"null": "</dev/null", "closed": "<&-", "pipe": "", "file": f'<"{file}"'}[stdin]
    redirections += {
        "pipe": " | cat",
        "closed": " >&-",
        "null": " >/dev/null",
        "file": f' >"{tmp_path / "out"}"',
    }[stdout]
    shell = f'{" ".join(COMMAND)} --lang fr --data-dir "{tmp_path}" {redirections}'
    began = time.monotonic()
    ended = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {'echo | ' if stdin == 'pipe' else ''}{shell}"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert ended.returncode == 2
    assert time.monotonic() - began < 10
    lines = ended.stderr.strip().splitlines()
    assert 1 <= len(lines) <= 2
    assert "terminal" in lines[0]
    assert "Traceback" not in ended.stderr
    took = time.monotonic() - began
    record_property("figure", f"stdin {stdin}, stdout {stdout}: {took:.2f} s")


@pytest.mark.promise(row="R10")
def test_the_window_may_take_any_size(tmp_path: Path) -> None:
    sizes = ((60, 20), (1, 1), (200, 60), (49, 15), (50, 16), (120, 36), (80, 24))
    with terminal("--lang", "en", "--guest", "--phase", "1", course=TINY) as screen:
        open_reading(screen)
        page = screen.rows
        for columns, rows in sizes:
            screen.resize(columns, rows)
            if (columns, rows) == (49, 15):
                screen.wait_for("qusayr plain")
            screen.settle()
        screen.wait_for(lambda: screen.rows == page)
        screen.press("q", "q")
        assert screen.exit_code() == 0


@pytest.mark.promise(row="R10")
def test_a_storm_of_sizes_ends_with_the_last_one_drawn_right(
    tmp_path: Path, record_property: Record
) -> None:
    chance, changes = random.Random(seed()), 0
    with terminal("--lang", "en", "--guest", "--phase", "1", course=TINY) as screen:
        open_reading(screen)
        screen.press("n", "n", "n", "n", "n", "b")  # an option chosen in the quiz
        screen.wait_for("▸ b")
        screen.settle()
        page = screen.rows
        began = time.monotonic()
        while (gone := time.monotonic() - began) < STORM:
            while changes < gone * A_SECOND:  # also where reading took its time
                screen.resize(chance.randint(1, 500), chance.randint(1, 200))
                changes += 1
            screen.read(1 / A_SECOND)
        screen.resize(80, 24)
        began = time.monotonic()
        screen.wait_for(lambda: screen.rows == page)
        took = time.monotonic() - began
        screen.type("\x11")
        assert screen.exit_code() == 0
    assert "Traceback" not in screen.raw.decode(errors="replace")
    assert took < 2 * LAST_SIZE
    record_property(
        "figure", f"{changes} sizes from 1×1 to 500×200 in {STORM} s; right after {took:.2f} s"
    )


@pytest.mark.promise(row="R10")
def test_a_slow_terminal_is_not_sent_what_was_drawn_for_sizes_on_the_way() -> None:
    with terminal("--lang", "en", "--guest", "--phase", "1", course=TINY) as screen:
        open_reading(screen)
        page = screen.rows
        for step in range(80):  # the terminal takes nothing in meanwhile
            screen.resize(300 + step % 2, 100)
            time.sleep(0.02)
        screen.resize(80, 24)
        before = len(screen.raw)
        screen.wait_for(lambda: screen.rows == page)
        screen.settle()
        assert screen.rows == page
        # What was being written for one of the sizes, and the last one; thirty could wait.
        assert len(screen.raw) - before < 400_000
        screen.type("\x11")
        assert screen.exit_code() == 0


@pytest.mark.promise(row="R10")
def test_the_terminal_is_believed_over_what_the_environment_says_of_its_size() -> None:
    for told in ({"COLUMNS": "1", "LINES": "1"}, {"COLUMNS": "400", "LINES": "90"}):
        options = ("--lang", "en", "--guest", "--phase", "1")
        with terminal(*options, course=TINY, environ=told) as screen:
            open_reading(screen)
            page = screen.rows
            assert "help" in page[-1]
            screen.resize(100, 30)  # a shell's variables would never follow
            screen.wait_for(lambda: "help" in screen.rows[-1])
            screen.type("\x11")
            assert screen.exit_code() == 0
