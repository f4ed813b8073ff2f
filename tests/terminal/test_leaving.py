"""However the program ends, the terminal is as it was and what was done is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.courses import TINY

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import COMMAND, Terminal, terminal

QUICK = 1.0
"""Seconds that leaving may take (contract, part 3); twice that on a machine that is busy."""


def open_reading(screen: Terminal) -> None:
    screen.wait_for("▸")
    screen.press("enter", "n")
    screen.settle()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_it_cleanly(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)
    with terminal("--lang", "en", "--phase", "1", data=tmp_path / "d", course=TINY) as screen:
        before = screen.attributes()
        open_reading(screen)
        during = screen.attributes()
        screen.kill(number)
        began = time.monotonic()
        code = screen.exit_code()
        took = time.monotonic() - began
    assert before != during, "the test must see raw mode go"
    assert code == 128 + number
    assert screen.is_clean
    assert took < 2 * QUICK


def test_a_closed_window_ends_it_and_loses_nothing(tmp_path: Path) -> None:
    with terminal("--lang", "en", "--phase", "1", data=tmp_path / "d", course=TINY) as screen:
        open_reading(screen)
        seen = screen.text
        os.close(screen.process.child_fd)
        until = time.monotonic() + 10
        gone = 0
        while not gone and time.monotonic() < until:
            gone, _ = os.waitpid(screen.process.pid, os.WNOHANG)
            time.sleep(0.05)
        assert gone
    with terminal(data=tmp_path / "d", course=TINY) as screen:
        screen.wait_for("▸")
        screen.press("enter")
        screen.wait_for(seen.split("━")[0].split()[1])


@pytest.mark.promise(row="R8")
def test_ctrl_c_and_ctrl_q_leave_without_a_question(tmp_path: Path) -> None:
    for key, code in (("\x03", 130), ("\x11", 0)):
        with terminal("--lang", "fr", "--guest", "--phase", "1", course=TINY) as screen:
            open_reading(screen)
            screen.type(key)
            assert screen.exit_code() == code
        assert screen.is_clean


def test_it_stops_and_goes_on_like_any_program(tmp_path: Path) -> None:
    with terminal("--lang", "en", "--guest", "--phase", "1", course=TINY) as screen:
        open_reading(screen)
        page = screen.rows
        screen.kill(signal.SIGTSTP)
        time.sleep(0.3)
        screen.kill(signal.SIGCONT)
        screen.wait_for(lambda: screen.rows == page)
        screen.press("q", "q")
        assert screen.exit_code() == 0


@pytest.mark.promise(row="R9")
@pytest.mark.parametrize("stdin", ["null", "closed", "pipe"])
@pytest.mark.parametrize("stdout", ["pipe", "closed"])
def test_without_a_terminal_it_says_so_and_ends(stdin: str, stdout: str, tmp_path: Path) -> None:
    redirections = {"null": "</dev/null", "closed": "<&-", "pipe": ""}[stdin]
    redirections += {"pipe": " | cat", "closed": " >&-"}[stdout]
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


@pytest.mark.promise(row="R10")
def test_the_window_may_take_any_size(tmp_path: Path) -> None:
    sizes = ((60, 20), (1, 1), (200, 60), (49, 15), (50, 16), (120, 36), (80, 24))
    with terminal("--lang", "en", "--guest", "--phase", "1", course=TINY) as screen:
        open_reading(screen)
        page = screen.rows
        for columns, rows in sizes:
            screen.resize(columns, rows)
            screen.settle()
            if (columns, rows) == (49, 15):
                assert "qusayr plain" in screen.text
        screen.wait_for(lambda: screen.rows == page)
        screen.press("q", "q")
        assert screen.exit_code() == 0
