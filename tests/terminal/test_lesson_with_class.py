"""A whole lesson in two terminals: the console, and the room that follows it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qusayr_tui.cli.program import Program
from qusayr_tui.storage.class_sessions import find_session
from tests.support.courses import SHIPPED
from tests.support.lesson import program_for

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import Terminal, terminal

PLAN = "55-minutes"
FIRST = "siege/may-we-write"
SECOND = "resumes/taken-when"
THIRD = "resumes/three-articles/how-many"
LABELS = ("Ce que permettent les sources", "What the sources allow", "✓")
"""What stands beside an answer, and nowhere else in the room."""


class Lesson:
    """Two terminals over one folder, and what the room may not say yet."""

    def __init__(self, data: Path, console: Terminal, room: Terminal) -> None:
        self.data = data
        self.console = console
        self.room = room
        self.program: Program = program_for(SHIPPED, "fr", data)
        self.revealed: set[str] = set()
        self.looks = 0
        self.seen_hidden = 0

    def said_of(self, item: str) -> list[str]:
        """Give what is said about the options of an item, in both languages."""
        phase, _, name = item.partition("/")
        return [
            " ".join(option.feedback.split())
            for tag in ("fr", "en")
            for option in self.program.edition(tag).phase(phase).item_words(name).options  # type: ignore[union-attr]
        ]

    def look(self, what: str | Callable[[], bool] | None = None) -> str:
        """Wait until the room shows *what*, looking all the while for what it may not say."""
        if what is not None:
            self.room.wait_for(lambda: self._shows(what))
        else:
            self.room.settle(0.6)
            self._shows("")
        return self.room.text

    def _shows(self, what: str | Callable[[], bool]) -> bool:
        text = self.room.text
        self.looks += 1
        for item in {FIRST, SECOND, THIRD} - self.revealed:
            self.seen_hidden += 1
            for said in self.said_of(item):
                assert said[:40] not in text, f"{item} was told before its time"
        if self.hidden:
            assert not any(label in text for label in LABELS), self.room.rows
        return what in text if isinstance(what, str) else what()

    hidden = True
    """Whether the activity in hand has shown no answer yet."""

    def vote(self, item: str, *lines: str) -> None:
        """Open the vote, type hands, close it; the room counts and tells nothing."""
        self.console.press("space")
        self.look("vote ouvert")
        for line in lines:
            self.console.type(f"{line}\r")
            self.console.settle(0.3)
        self.console.press("r")
        self.console.wait_for("Clore d’abord le vote")
        self.look()
        self.console.press("space")
        self.look("vote clos")
        assert item not in self.revealed

    def reveal(self, item: str) -> None:
        """Show the answer: from here on the room says it."""
        self.revealed.add(item)
        self.hidden = False
        self.console.press("r")
        self.look(lambda: any(label in self.room.text for label in LABELS))

    def go_on(self, title: str) -> None:
        """Go to the next activity."""
        self.hidden = False  # what stands there until the room follows is an answer still
        self.console.press("n")
        self.look(title)
        self.hidden = True
        self.look()

    def turn_all(self, screens: int) -> None:
        """Turn the room's screens one by one."""
        for at in range(2, screens + 1):
            self.console.press("right")
            self.look(f"{at}/{screens}")


def start(data: Path) -> Terminal:
    arguments = ("--data-dir", str(data), "--course", str(SHIPPED), "--lang", "fr")
    return Terminal(*arguments, "teach", "--plan", PLAN)


def start_room(data: Path) -> Terminal:
    arguments = ("--data-dir", str(data), "--course", str(SHIPPED), "--lang", "fr")
    return Terminal(*arguments, "room")


def kill(one: Terminal) -> None:
    one.settle(0.3)
    one.kill(signal.SIGKILL)
    assert one.exit_code() == 128 + signal.SIGKILL


def test_a_whole_lesson_of_55_minutes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    room = start_room(data)  # before the console: it waits
    room.wait_for("La séance commencera ici.")
    lesson = Lesson(data, start(data), room)
    console = lesson.console
    console.wait_for("1/9")
    console.wait_for("L’horloge part avec →.")
    lesson.look("Avant de commencer")
    lesson.turn_all(4)
    lesson.go_on("Qui parle")
    lesson.turn_all(5)

    # The first question: two votes, a pause, and the console killed in the midst of it.
    lesson.go_on("Quelle phrase peut-on écrire")
    lesson.vote(FIRST, "A12 B5", "c9")
    console.press("h")
    lesson.look("█")
    console.press("z")
    lesson.look("Pause")
    kill(console)
    lesson.look("Pause")
    lesson.console = console = start(data)
    console.wait_for("Reprise là où elle en était")
    assert "12" in console.text
    console.press("z")
    lesson.look("█")
    console.press("u")
    lesson.look("second vote ouvert")
    console.type("C20 a4\r")
    console.wait_for("24")
    kill(lesson.room)
    lesson.room = start_room(data)  # after the console: it follows
    lesson.look("24 réponses")
    console.press("space", "h")
    lesson.look(lambda: "avant" in lesson.room.text and "après" in lesson.room.text)
    lesson.reveal(FIRST)
    console.press("right", "right", "right")
    lesson.look("Aucun des textes lus ne nomme")

    # The room in English, then in both languages.
    lesson.go_on("Ce qui s’est perdu")
    lesson.turn_all(2)
    lesson.go_on("Le jour du fait")
    console.press("f6")
    lesson.look("The day it happened")
    console.press("f6")
    lesson.look(lambda: "Le jour du fait" in lesson.room.text and "English" in lesson.room.text)
    console.press("f6")
    lesson.look("Le jour du fait")

    lesson.go_on("Quel jour")
    lesson.vote(SECOND, "A9 B11 C4 D2")
    lesson.reveal(SECOND)

    lesson.go_on("Trois articles")
    console.press("+", "+", "-")
    console.wait_for("min sur 15")
    console.press("r")
    console.wait_for("D’abord le vote")
    lesson.turn_all(10)
    lesson.go_on("Combien de personnes")
    lesson.vote(THIRD, "b 3", "C5")
    lesson.reveal(THIRD)
    console.press("p")
    lesson.look("Trois articles")
    console.press("r")
    lesson.look("Ce que montrent les textes")
    console.press("n")
    lesson.look("Combien de personnes")
    lesson.go_on("Ce qui reste ouvert")
    lesson.turn_all(5)
    lesson.look("À la maison")
    console.press("n")
    lesson.look("La séance est terminée.")
    console.press("q")
    assert console.exit_code() == 0
    assert console.is_clean
    lesson.room.press("q")
    assert lesson.room.exit_code() == 0
    assert lesson.room.is_clean

    assert lesson.looks > 40
    assert lesson.seen_hidden > 60
    found = find_session(data / "sessions")
    assert found is not None
    assert found.state.ended
    assert found.state.of(FIRST).rounds == (
        {"plain": 12, "forces": 5, "attributed": 9},
        {"plain": 4, "attributed": 20},
    )
    assert found.state.of(SECOND).rounds == (
        {"thirteenth": 9, "before": 11, "twelfth": 4, "nothing": 2},
    )
    assert found.state.of(THIRD).rounds == ({"papers": 3, "one": 5},)
    assert all(found.state.of(each).revealed for each in (FIRST, SECOND, THIRD))
    assert len(list((data / "sessions").iterdir())) == 1


def test_a_trial_that_was_left_is_not_taken_up_in_class_unasked(tmp_path: Path) -> None:
    data = tmp_path / "data"
    console = start(data)
    console.wait_for("1/9")
    console.press("n", "n", "space")
    console.type("A3 C2\r")
    console.press("space", "q")
    console.wait_for("q encore une fois")
    console.press("q")
    assert console.exit_code() == 0

    room, console = start_room(data), start(data)
    console.wait_for("activité 3 sur 9, 5 mains comptées")
    room.wait_for("La séance commencera ici.")
    console.press("b")
    console.wait_for("L’horloge part avec →.")
    room.wait_for("Avant de commencer")
    room.press("q")
    room.wait_for("q encore une fois")
    room.press("q")
    assert room.exit_code() == 0
    console.press("q")
    assert console.exit_code() == 0
    assert len(list((data / "sessions").iterdir())) == 2


@pytest.mark.parametrize("command", ["teach", "room"])
def test_the_terminal_is_given_back(tmp_path: Path, command: str) -> None:
    with terminal("--lang", "en", command, data=tmp_path, course=SHIPPED) as screen:
        screen.wait_for("lesson")
        screen.kill(signal.SIGTERM)
        assert screen.exit_code() == 128 + signal.SIGTERM
        assert screen.is_clean
