"""A terminal that draws nothing is told where the lines of text are, and is sent no controls."""

from __future__ import annotations

import sys

import pytest

from tests.support.courses import TINY

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import terminal


@pytest.mark.parametrize("command", [(), ("teach",), ("room",)])
def test_no_screen_is_drawn_where_none_can_be(command: tuple[str, ...]) -> None:
    with terminal("--lang", "en", *command, course=TINY, environ={"TERM": "dumb"}) as screen:
        assert screen.exit_code() == 2
        assert b"\x1b" not in screen.raw
        assert "run: qusayr " in screen.text


def test_lines_of_text_go_on_there() -> None:
    with terminal("--lang", "en", "plain", course=TINY, environ={"TERM": "dumb"}) as screen:
        screen.wait_for("?: help.")
        screen.type("q\r")
        assert screen.exit_code() == 0
        assert b"\x1b" not in screen.raw
