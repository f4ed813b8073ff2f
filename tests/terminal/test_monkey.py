"""Whatever is pressed, clicked or pasted, the program lives on and keeps what it acknowledged.

Each run presses keys that a seed chose, then the program is left in one of several ways and taken
up again. `QUSAYR_MONKEY_SECONDS` is how long that goes on, `QUSAYR_MONKEY_SEED` where it begins.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import pytest

from qusayr_tui.cli.program import Options, Program
from qusayr_tui.domain.items_of import words_of_items
from qusayr_tui.storage.progress_store import ProgressStore
from tests.support.courses import SHIPPED

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import KEYS, Terminal, terminal

SECONDS = float(os.environ.get("QUSAYR_MONKEY_SECONDS", "15"))
PATIENCE = 120.0
"""Seconds more in which at least one answer must be given."""
SEED = int(os.environ.get("QUSAYR_MONKEY_SEED", "2012"))
RUN = 6.0
"""Seconds of pressing before the program is left."""

LETTERS = "abcdefghijklmnoprstuvwxyzLN?/+-=.,:;'\"[]{}<>\\|@#~é1234567890 "
OFTEN = (*("n", "n", "n", "p", "a", "b", "c", "enter", "enter", "enter", "tab", "escape"), "L")
CONTROLS = "".join(chr(code) for code in range(0x1A) if code not in (0x09, 0x0D, 0x13)) + "\x7f"
LEAVING = {"\x03": 130, "\x11": 0}
"""The controls that leave the program, with the code that it then ends with."""
FURTHER = (
    *("\x1b[H", "\x1b[F", "\x1b[2~", "\x1b[3~", "\x1b[18~", "\x1b[19~", "\x1b[20~", "\x1b[24~"),
    *("\x1b[1;5A", "\x1b[1;2B", "\x1b[1;3C", "\x1bx", "\x1b\r", "\x1b[I", "\x1b[O", "\x1b[?1;2c"),
)
PASTES = (
    *("mot", "l’armée\nassiège\nla ville", "\x1b[2J\x1b]0;title\x07\x1b[31mred", "\x00\x08\x7f\t"),
    *("[bold]not bold[/bold] [/]", "القصير " * 40, "x" * 5000, "👩‍🏫é\u202e\u200b", "=1+1\r\r\r"),
)
SIZES = (
    *((80, 24), (80, 24), (60, 20), (50, 16), (49, 15), (100, 30), (132, 43), (200, 60)),
    *((20, 5), (1, 1), (2, 50), (250, 3)),
)


class Monkey:
    """Presses what a seed chose, and remembers which answers the screen acknowledged."""

    def __init__(self, data: Path, seed: int) -> None:
        self.data = data
        self.chance = random.Random(seed)
        self.program = Program(Options(course=str(SHIPPED), data_dir=str(data)), {})
        self.said: list[str] = []
        """What was sent to the program that runs, for whoever has to do it again."""
        self.acknowledged: set[str] = set()

    # --- what it does

    def act(self, screen: Terminal) -> None:
        """Do one careless thing."""
        deeds: list[tuple[int, Callable[[Terminal], None]]] = [
            (60, lambda at: self._send(at, self._key(OFTEN))),
            (30, lambda at: self._send(at, self._key(tuple(LETTERS)))),
            (20, lambda at: self._send(at, self._key(tuple(KEYS)))),
            (6, lambda at: self._send(at, self.chance.choice(FURTHER))),
            (6, lambda at: self._send(at, self.chance.choice(CONTROLS))),
            (14, self._click),
            (4, self._paste),
            (6, self._resize),
        ]
        weights = [weight for weight, _ in deeds]
        self.chance.choices([deed for _, deed in deeds], weights)[0](screen)
        screen.read(0.02)

    def _key(self, keys: tuple[str, ...]) -> str:
        key = self.chance.choice(keys)
        return KEYS.get(key, key)

    def _send(self, screen: Terminal, text: str) -> None:
        self.said.append(text)
        screen.type(text)

    def _click(self, screen: Terminal) -> None:
        x = self.chance.randint(1, screen.screen.columns + 2)
        y = self.chance.randint(1, screen.screen.lines + 2)
        button = self.chance.choice((0, 0, 0, 0, 1, 2, 32, 35, 64, 65, 4, 16))
        self._send(screen, f"\x1b[<{button};{x};{y}M")
        if button < 64 and self.chance.random() < 0.9:
            self._send(screen, f"\x1b[<{button};{x};{y}m")

    def _paste(self, screen: Terminal) -> None:
        self._send(screen, f"\x1b[200~{self.chance.choice(PASTES)}\x1b[201~")

    def _resize(self, screen: Terminal) -> None:
        size = self.chance.choice(SIZES)
        self.said.append(f"{size}")
        screen.resize(*size)

    # --- what it looks at

    def look(self, screen: Terminal) -> None:
        """Remember the item whose answer the screen acknowledges, if it does."""
        text = screen.text
        if not any(words in text for words in ("votre réponse", "your answer")):
            return
        for item, options in self.items:
            if sum(option in text for option in options) > 1:
                self.acknowledged.add(item)

    @cached_property
    def items(self) -> list[tuple[str, list[str]]]:
        """Give each item with the first words of its options, once for each language."""
        found = []
        for ref in self.program.library.phases:
            for tag in ("fr", "en"):
                for name, words in words_of_items(self.program.edition(tag).phase(ref.id).words):
                    texts = [option.text for option in getattr(words, "options", ())]
                    starts = [" ".join(text.split()[:4]) for text in texts]
                    found.append((f"{ref.id}/{name}", starts))
        return found

    def kept(self) -> set[str]:
        """Give the items whose answers stand in the learner's file."""
        path = self.program.paths.progress
        assert path is not None
        store = ProgressStore.open(path, lambda: datetime.now(UTC))
        assert store.recovery is None
        course = self.program.library.course.id
        events = [each for run in store.registrations(course) for each in store.events(run)]
        store.close()
        return {event.object for event in events if event.verb == "answered"}

    def go_far(self, screen: Terminal) -> None:
        """Go to where something is asked, as far as single steps lead, and answer there."""
        for key in (*("n" for _ in range(self.chance.randint(0, 12))), "a", "b", "enter"):
            self._send(screen, KEYS.get(key, key))
            screen.settle(0.05)
        screen.settle()
        self.look(screen)

    # --- how it leaves

    def leave(self, screen: Terminal) -> None:
        """Leave in one of the ways in which people do; the program may be gone already."""
        way = self.chance.choice(("q", "TERM", "HUP", "KILL"))
        screen.settle()
        if not screen.process.isalive():
            way = "gone"
        elif way == "q":
            self._quit(screen)
        else:
            screen.kill(getattr(signal, f"SIG{way}"))
        codes = {code for control, code in LEAVING.items() if control in self.said}
        codes |= {0} if way in ("q", "gone") else {128 + getattr(signal, f"SIG{way}")}
        code = screen.exit_code()
        trail = f"{way}: {code}\n{self.said[-40:]}\n{plain_end(screen)}"
        assert code in codes, trail
        assert "Traceback" not in screen.raw.decode(errors="replace"), trail
        if way != "KILL":
            assert screen.is_clean, trail

    def _quit(self, screen: Terminal) -> None:
        screen.resize(80, 24)
        screen.settle()
        for _ in range(12):  # cards upon cards, then the page, then the list of phases
            screen.press("escape", "q")
            if not screen.process.isalive():
                return


def plain_end(screen: Terminal) -> str:
    """Give what came out last without what drives the terminal: a small window cuts errors."""
    text = re.sub(
        r"\x1b(\[[0-9;?<>=]*[a-zA-Z]|\].*?\x07|[=>])", "", screen.raw.decode(errors="replace")
    )
    return text[-4000:]


def run(monkey: Monkey, until: float) -> None:
    """Start, go on from the start page, press for a while, leave; check what was promised."""
    language = monkey.chance.choice(("fr", "en"))
    phases = [ref.id for ref in monkey.program.library.phases]
    arguments = ["--lang", language, *monkey.chance.choice(((), ("--ascii",)))]
    begun = monkey.program.paths.progress is not None and monkey.program.paths.progress.exists()
    straight = not begun or monkey.chance.random() < 0.5
    arguments += ["--phase", monkey.chance.choice(phases)] if straight else []
    monkey.said = [*arguments]
    with terminal(*arguments, data=monkey.data, course=SHIPPED) as screen:
        screen.wait_for(lambda: "▸" in screen.text or " > " in screen.text)
        if not straight:
            screen.wait_for({"fr": "Continuer", "en": "Go on"}[language])
        screen.press("enter")  # Going on, as a guest's answers would be in no file.
        if straight:
            monkey.go_far(screen)
        while time.monotonic() < until and screen.process.isalive():
            for _ in range(12):
                monkey.act(screen)
            screen.settle(0.15)
            monkey.look(screen)
        monkey.leave(screen)
    assert monkey.acknowledged <= monkey.kept(), monkey.said


def test_careless_keys_break_nothing(tmp_path: Path) -> None:
    monkey = Monkey(tmp_path / "data", SEED)
    end = time.monotonic() + SECONDS
    # On a machine that is busy fewer keys get through: go on until an answer was given.
    last = end + PATIENCE
    while (now := time.monotonic()) < end or (not monkey.acknowledged and now < last):
        run(monkey, now + RUN if now >= end else min(end, now + RUN))
    assert monkey.acknowledged
