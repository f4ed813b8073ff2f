"""No byte of a course, nor of a name, drives the terminal (promise T1)."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.support.courses import TINY, MemoryFolder

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import Terminal, terminal

MARKUP = "[SANA] [/] [@click=app.quit]x[/] [bold]b[/italic] [$nope]"
"""Text that screen libraries take for orders."""

ORDERS = re.compile("\x1b[]P_^c]|[\x80-\x9f]|[\x0e\x0f\x7f]|[\u202a-\u202e\u2066-\u2069]")
"""What would set the title or the clipboard, change the character set, or turn text round."""

POINTER = "\x1b]22;default\x07"
"""Textual's own: it gives the mouse pointer its usual shape."""


@pytest.mark.promise(row="T2")
def test_square_brackets_are_shown_letter_for_letter(tmp_path: Path) -> None:
    course = _with_prose(MARKUP).write_to(tmp_path / "course")
    with terminal("--lang", "en", "--guest", "--phase", "1", course=course) as screen:
        screen.wait_for("EN")
        screen.press("enter", "n")
        screen.wait_for("[SANA]")
        for part in ("[/]", "[@click=app.quit]x[/]", "[bold]b[/italic]", "[$nope]"):
            assert part in screen.text
        screen.press("q", "q")
        assert screen.exit_code() == 0


@pytest.mark.parametrize("escape", ["\\e]52;c;YQ==\\a", "\\x9b2J", "\\0", "\\u202e", "\\u2066"])
def test_a_control_character_is_refused_however_it_is_written(escape: str, tmp_path: Path) -> None:
    folder = MemoryFolder.of(TINY)
    name = "en/course.yaml"
    text = folder.files[name].decode()
    title = re.search(r"^title: (.*)$", text, re.MULTILINE)
    assert title
    course = folder.changed(name, title[0], f'title: "a{escape}b"').write_to(tmp_path / "course")
    with terminal("--lang", "en", "--guest", course=course) as screen:
        code = screen.exit_code()
    assert code == 1
    assert "course.yaml" in screen.raw.decode(errors="replace")
    assert not orders_in(screen)


@pytest.mark.promise(row="T1")
def test_nothing_but_our_own_orders_reaches_the_terminal(tmp_path: Path) -> None:
    course = _with_prose(MARKUP).write_to(tmp_path / "course")
    with terminal("--lang", "eo", "--guest", "--phase", "1", course=course) as screen:
        screen.settle()
        screen.press("enter", "n", "tab", "enter", "escape", "g", "escape", "w", "escape", "n")
        screen.press("a", "enter", "r", "escape", "f3", "q", "q")
        screen.exit_code()
    assert not orders_in(screen)


def orders_in(screen: Terminal) -> list[str]:
    """Give what came out that a course must not be able to send; all of it is UTF-8."""
    return ORDERS.findall(screen.raw.decode("utf-8").replace(POINTER, ""))


def _with_prose(text: str) -> MemoryFolder:
    """Put *text* at the head of the tiny course's first block, in each language."""
    folder = MemoryFolder.of(TINY)
    for tag in ("fr", "en", "eo"):
        name = f"{tag}/phases/01-fair.yaml"
        blocks = folder.files[name].decode()
        first = re.search(r"^blocks:\n  - id: .*\n    text: \|-\n      ", blocks, re.MULTILINE)
        assert first
        folder = folder.changed(name, first[0], f"{first[0]}{text} ")
    return folder
