"""One learner, one phase, in a real terminal: read, look up, switch, be killed, answer."""

from __future__ import annotations

import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qusayr_tui.cli.program import Options, Program
from qusayr_tui.domain.events import Event
from qusayr_tui.domain.quiz import AnyItem, kind_of
from qusayr_tui.storage.progress_store import ProgressStore
from tests.support.courses import SHIPPED

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import Terminal, terminal

PHASE = "siege"
SWITCHES = 50
KILLS = 3


class Learner:
    """Someone at a terminal, whom nothing stops for long."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.program = Program(Options(course=str(SHIPPED), data_dir=str(data)), {})
        self.switches = 0
        self.kills = 0

    @property
    def items(self) -> tuple[AnyItem, ...]:
        """The quiz of the phase."""
        ref = self.program.phase_ref(PHASE)
        return self.program.library.phase(ref).items

    def text(self, language: str, block: str) -> str:
        """Give the first words of a block as they begin on the screen."""
        words = self.program.edition(language).phase(PHASE)
        found = next(each for each in words.blocks if each.id == block)
        return " ".join(found.prose.plain().split()[:3])

    def switch(self, screen: Terminal, times: int) -> None:
        """Take the other language, again and again, by either key."""
        for _ in range(times):
            before = screen.text
            screen.press("f3" if self.switches % 2 else "L")
            screen.wait_for(lambda before=before: screen.text != before)  # type: ignore[misc]
            self.switches += 1

    def kill(self, screen: Terminal) -> None:
        """Pull the plug, once what is no answer has been written too."""
        screen.settle(1.5)
        screen.kill(signal.SIGKILL)
        assert screen.exit_code() == 128 + signal.SIGKILL
        self.kills += 1


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return Learner(tmp_path / "data")


def first_row_of(screen: Terminal, *texts: str) -> int:
    """Give the row on which a block begins, in whichever language it stands there."""
    for number, row in enumerate(screen.rows):
        if any(text in " ".join(row.split()) for text in texts):
            return number
    raise AssertionError(f"none of {texts} in\n" + "\n".join(screen.rows))


def open_terms(screen: Terminal) -> None:
    """Open a term by keyboard, and a term inside its card; come back to the very word."""
    screen.press("tab")
    screen.settle()
    page = screen.rows
    screen.press("enter")
    screen.wait_for(lambda: screen.rows != page)
    screen.press("tab", "enter", "escape", "escape")
    screen.settle()
    assert screen.rows == page


def answer(screen: Terminal, item: AnyItem) -> None:
    """Answer with whatever the first letter gives, and wait until it is acknowledged."""
    if not kind_of(item).ordered:
        screen.press("a")
    screen.press("enter")
    screen.wait_for(lambda: bool({"✓", "✗"} & set(screen.text)) or kind_of(item).ordered)
    screen.settle()


def feedback_of(screen: Terminal) -> list[str]:
    """Give the rows of the screen from the verdict on; none without a verdict."""
    rules = [number for number, row in enumerate(screen.rows) if row.strip().startswith("──")]
    return screen.rows[rules[1] : -1] if len(rules) > 1 else []


def test_a_phase_is_gone_through_whatever_happens(learner: Learner) -> None:
    data, course = learner.data, SHIPPED
    with terminal("--lang", "fr", "--phase", PHASE, data=data, course=course) as screen:
        screen.wait_for("FR en")
        screen.press("enter")  # the content notice
        screen.wait_for("1/")
        learner.switch(screen, 2)
        screen.press("n")
        blocks = [block.id for block in learner.program.edition("fr").phase(PHASE).blocks]
        start = learner.text("fr", blocks[0]), learner.text("en", blocks[0])
        screen.wait_for(start[0])
        open_terms(screen)
        row = first_row_of(screen, *start)
        learner.switch(screen, 10)
        assert abs(first_row_of(screen, *start) - row) <= 1
        for _ in range(30):
            screen.press("down")
        here = [(block, learner.text("fr", block), learner.text("en", block)) for block in blocks]
        screen.settle()
        seen = next(
            each for each in here if any(each[1] in " ".join(r.split()) for r in screen.rows[2:12])
        )
        row = first_row_of(screen, *seen[1:])
        learner.switch(screen, 3)
        assert abs(first_row_of(screen, *seen[1:]) - row) <= 1
        learner.kill(screen)

    with terminal(data=data, course=course) as screen:
        screen.wait_for("fr EN")  # the language taken last
        screen.press("enter")  # go on
        screen.wait_for(seen[2])
        assert abs(first_row_of(screen, *seen[1:]) - row) <= 1
        go_to_first_item(screen, learner)
        half = len(learner.items) // 2
        for number, item in enumerate(learner.items[:half]):
            screen.press("i")
            learner.switch(screen, 2)
            answer(screen, item)
            learner.switch(screen, 1 if number % 2 else 2)
            if number < half - 1:
                screen.press("n")
                screen.wait_for(f"{number + 2} ")
        screen.settle()
        answered_one = feedback_of(screen)
        learner.kill(screen)

    with terminal(data=data, course=course) as screen:
        screen.wait_for("▸")
        screen.press("enter")
        screen.wait_for(lambda: feedback_of(screen) == answered_one)
        screen.press("n", "i", "b")
        learner.switch(screen, 1)
        screen.settle()
        in_hand = screen.rows
        learner.kill(screen)

    with terminal(data=data, course=course) as screen:
        screen.wait_for("▸")
        screen.press("enter")
        screen.wait_for(lambda: screen.rows == in_hand)  # hint and option in hand
        for item in learner.items[half:]:
            answer(screen, item)
            learner.switch(screen, 1)
            screen.press("n")
            screen.settle()
        learner.switch(screen, SWITCHES - learner.switches)
        screen.press("q", "q")
        assert screen.exit_code() == 0
        assert screen.is_clean

    assert learner.kills == KILLS
    events = everything_kept(learner)
    answers = [event.object for event in events if event.verb == "answered"]
    assert sorted(answers) == sorted(f"{PHASE}/{item.id}" for item in learner.items)
    assert [event.verb for event in events].count("switched-language") == SWITCHES
    assert len({event.id for event in events}) == len(events)


def go_to_first_item(screen: Terminal, learner: Learner) -> None:
    """Press n until the quiz is there: 13 times at most, as the contract says."""
    first = learner.items[0].id
    phases = [learner.program.edition(tag).phase(PHASE) for tag in ("fr", "en")]
    prompts = [" ".join(phase.item_words(first).prompt.split()) for phase in phases]
    for _ in range(13):
        screen.press("n")
        screen.settle()
        if any(prompt[:30] in screen.text for prompt in prompts):
            return
    raise AssertionError("no quiz within 13 steps\n" + "\n".join(screen.rows))


def everything_kept(learner: Learner) -> list[Event]:
    """Read the events that stand in the learner's file."""
    assert learner.program.paths.progress is not None
    store = ProgressStore.open(learner.program.paths.progress, lambda: datetime.now(UTC))
    course = learner.program.library.course.id
    found = [event for run in store.registrations(course) for event in store.events(run)]
    store.close()
    return found
