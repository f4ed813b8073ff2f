"""Every screen in a real terminal, byte by byte: nothing comes out that is not our own."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.domain.progress import Position
from qusayr_tui.storage.session import LEARNER
from tests.support.courses import TINY
from tests.support.hostile import FOREIGN, MARKUP, ORDERS, changed_everywhere, tag_names
from tests.support.lesson import program_for
from tests.support.promises import figure
from tests.support.tour import SCREENS

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import KEYS, terminal

OURS = re.compile(
    "\x1b\\[[0-9;:?<>=]*[ $]?[A-Za-z]"  # colours, places, modes
    "|\x1b\\]22;[a-z]*\x07"  # Textual: the shape of the mouse pointer
    "|\x1b\\]8;[^\x07\x1b]*\x1b\\\\"  # Rich: no address, only the end of one
    "|\x1b[()][B0]|\x1b[=>78]|\x1bP=[12]s\x1b\\\\"
    "|[\r\n\t\x08]"
)
NEVER = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]")
TOURED = ("term-card", "claim-card", "place-card", "exercise-answered", "quiz-answered", "course")
OVER = ("timeline", "glossary", "search", "palette", "side-by-side", "peek", "help", "options")
Record = Callable[[str, object], None]
STEP = figure("BYTES_STEP", 3)
"""Of so many screens one is visited."""


def strange(raw: bytearray) -> list[str]:
    """Give what came out beside text and our own orders; all of it is UTF-8."""
    return NEVER.findall(OURS.sub("", raw.decode("utf-8")))


@pytest.mark.promise(row="T1")
@pytest.mark.parametrize("texts", ["markup", "scripts"])
def test_every_screen_of_a_hostile_course_sends_only_our_own_orders(
    texts: str, tmp_path: Path, record_property: Record
) -> None:
    names = tag_names()
    course, _ = changed_everywhere(
        lambda text: f"{text} {MARKUP.format(next(names)) if texts == 'markup' else FOREIGN}"
    )
    folder = course.write_to(tmp_path / "course")
    sent = 0
    visited = (*TOURED, *OVER)[int(texts == "scripts") % STEP :: STEP]
    for number, name in enumerate(visited):
        language = ("en", "fr", "eo")[number % 3]
        with terminal("--lang", language, "--guest", "--phase", "1", course=folder) as screen:
            screen.wait_for("▸")
            screen.press(*(key if key != "slash" else "/" for key in _typed(SCREENS[name])))
            screen.settle(0.1)
            assert screen.process.isalive(), name
            screen.type("\x11")
            assert screen.exit_code() == 0
        assert not strange(screen.raw), name
        assert "Traceback" not in screen.raw.decode()
        sent += len(screen.raw)
    record_property("figure", f"{texts}: {sent} bytes of {len(visited)} screens, 0 not ours")


def _typed(keys: tuple[str, ...]) -> list[str]:
    """Give keys as a terminal's test presses them."""
    names = {"question_mark": "?", "ctrl+p": "\x10"}
    found = [names.get(key, key) for key in keys]
    assert all(len(key) == 1 or key in (*KEYS, "slash") for key in found), found
    return found


@pytest.mark.promise(row="T1")
def test_a_hostile_name_and_hostile_own_words_are_shown_clean(
    tmp_path: Path, record_property: Record
) -> None:
    data, hostile = tmp_path / "data", "".join(f"a{order}b" for order in ORDERS.values())
    session = begin_session(program_for(TINY, "en", data))
    session.answer("fair/open", ("true",), True)
    session.write("fair/question", f"mine {hostile}")
    session.write("fair/look-back", f"then {hostile}")
    session.write(LEARNER, f"Nobody {hostile}")
    session.move(Position(phase="fair", step="question"))
    session.close()
    with terminal("--lang", "en", data=data, course=TINY) as screen:
        screen.wait_for("Nobody")
        screen.press("enter")
        screen.wait_for("mine")
        for _ in range(12):
            screen.press("n")
        screen.settle()
        screen.type("\x11")
        assert screen.exit_code() == 0
    assert not strange(screen.raw)
    record_property("figure", f"{len(ORDERS)} orders in a name and in own words: 0 sent")


@pytest.mark.promise(row="T1")
def test_pasted_orders_are_shown_clean_and_kept_clean(tmp_path: Path) -> None:
    data = tmp_path / "data"
    pasted = "\x1b[200~two " + "\x1b]0;x\x07\x9b2J\u202e\x0e" + " counts\x1b[201~"
    with terminal("--lang", "en", "--phase", "1", data=data, course=TINY) as screen:
        screen.wait_for("▸")
        screen.press("enter", "tab")
        screen.type(pasted)
        screen.wait_for("counts")
        screen.press("enter")
        screen.settle()
        screen.type("\x11")
        assert screen.exit_code() == 0
    assert not strange(screen.raw)
    session = begin_session(program_for(TINY, "en", data))
    kept = [note.text for note in session.store.notes(session.registration)]
    session.close()
    assert kept
    assert not any(NEVER.search(text) for text in kept)
