"""Go through the lesson in lines of text with scripted answers, and see what was said."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.cli.plain.item_stop import ItemStop
from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.program import Options, Program
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.domain.quiz.engine import Attempt
from qusayr_tui.domain.quiz.sorting import placed


class Talk:
    """A lesson in lines; every typed line gives what is said to it."""

    def __init__(self, lesson: PlainLesson, phase: str | None) -> None:
        self.lesson = lesson
        lesson.arrival.begin(phase)
        self.said = self._hear()

    def _hear(self) -> str:
        text = "\n".join(self.lesson.take_lines())
        self.lesson.session.flush()
        return text

    def type(self, *lines: str) -> str:
        """Type lines one after another; give what is said to the last one."""
        for line in lines:
            self.lesson.take(line)
            self.said = self._hear()
        return self.said

    def end(self) -> str:
        """Reach the end of the input."""
        self.lesson.leave()
        self.said = self._hear()
        return self.said

    @property
    def words(self) -> str:
        """What was said last, on one line."""
        return " ".join(self.said.split())

    @property
    def item(self) -> str | None:
        """The item in hand, by its name in the course."""
        stop = self.lesson.stop
        return stop.asked.whole_name if isinstance(stop, ItemStop) else None

    @property
    def attempt(self) -> Attempt:
        """The attempt at the item in hand."""
        stop = self.lesson.stop
        assert isinstance(stop, ItemStop)
        return stop.attempt

    def line_for(self, response: tuple[str, ...]) -> str:
        """Give the line that answers the item in hand with *response*."""
        stop = self.lesson.stop
        assert isinstance(stop, ItemStop)
        attempt = stop.attempt
        match kind_of(stop.asked.item).manner:
            case "write":
                return f"={response[0]}"
            case "sort":
                bins = placed(response)
                return " ".join(attempt.letter(bins[each]) for each in attempt.rows)
            case _:
                return " ".join(attempt.letter(each) for each in response)

    def right_response(self) -> tuple[str, ...]:
        """Give the right response to the item in hand."""
        stop = self.lesson.stop
        assert isinstance(stop, ItemStop)
        preferred = stop.asked.preferred
        return stop.asked.key if preferred is None else (preferred,)

    def go_to_item(self, name: str) -> None:
        """Go on until an item is in hand."""
        for _ in range(200):
            if self.item == name:
                return
            self.type("")
        raise AssertionError(f"{name} is never asked")


@contextmanager
def open_talk(
    course: Path,
    *,
    lang: str | None = None,
    phase: str | None = None,
    data: Path | None = None,
    width: int = 76,
) -> Iterator[Talk]:
    """Begin in lines; without *data* as a guest."""
    options = Options(
        lang=lang, course=str(course), data_dir=str(data) if data else None, guest=data is None
    )
    program = Program(options, {})
    session = begin_session(program, "plain")
    try:
        yield Talk(PlainLesson(program, session, width), phase)
    finally:
        session.close()


class ScriptedVoice:
    """Stands in for the two streams: types lines, and gathers what is said."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = deque(lines)
        self.heard: list[str] = []

    def say(self, lines: Iterable[str]) -> None:
        """Gather lines."""
        self.heard.extend(lines)

    def ask(self) -> str | None:
        """Type the next line."""
        return self.lines.popleft() if self.lines else None
