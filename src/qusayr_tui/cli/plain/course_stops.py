"""The stops around the phases: the content notice, their list, the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.plain.menu_stop import MenuStop
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain import opening
from qusayr_tui.render.plain.steps import phase_named
from qusayr_tui.render.wording import keeping


class NoticeStop(Stop):
    """The content notice."""

    def __init__(self, lesson: PlainLesson, *, short: bool, then: str | None) -> None:
        super().__init__(lesson)
        self._short = short
        self._then = then
        """Phase to open next; None leads to the list of phases."""
        at = lesson.session.position
        inside = at is not None and at.phase == then and at.step != "question"
        self._left_at = at if inside else None
        """Where the learner was in that phase, further on than its first page."""

    def say_page(self, before: Stop | None) -> None:
        """Say the notice, and where the learner was in the phase to come."""
        opening.notice(self.lines, keeping(self.lesson.session.store.state), short=self._short)
        if self._left_at:
            where = opening.place(self.lesson.edition, self._left_at)
            self.lines.labelled(_l("You were here before"), self.text(where))

    def where(self) -> LazyText:
        """Name the notice."""
        return _l("Content notice")

    def offers(self) -> Sequence[LazyText]:
        """Name the other ways, which weigh the same."""
        other = (_l("p: choose another phase."),) if self._then else ()
        return (*self.keeps(), *other, _l("q: leave."))

    def keeps(self) -> Sequence[LazyText]:
        """Name the way to where the learner was."""
        return (_l("a: go on from there."),) if self._left_at else ()

    def answer(self, typed: str) -> bool:
        """Go on where the learner was."""
        if self._left_at is None or typed.casefold() != "a":
            return False
        self.lesson.arrival.resume()
        return True

    def help(self) -> Iterable[HelpEntry]:
        """Say how to go on where the learner was."""
        if self._left_at:
            yield "a", _l("go on where you were in this phase")

    def next_name(self) -> LazyText | str:
        """Name what comes after."""
        if self._then is None:
            return _l("the list of the phases")
        return phase_named(self.lesson.phase(self._then))

    def back_name(self) -> LazyText:
        """Name the list."""
        return _l("choose another phase")

    def go_on(self) -> None:
        """Go on."""
        self.lesson.arrival.notice_read(self._then)

    def go_back(self) -> None:
        """Choose another phase."""
        self.lesson.arrival.notice_read(None)


class CourseStop(MenuStop):
    """The phases of the course; nothing is locked."""

    def __init__(self, lesson: PlainLesson, *, after_end: bool = False) -> None:
        super().__init__(lesson)
        self._after_end = after_end
        """Whether one comes from the end: the phase before it is no way on."""

    def say_page(self, before: Stop | None) -> None:
        """Say the list."""
        opening.course(self.lines, self.lesson.session.progress)

    def where(self) -> LazyText:
        """Name the list."""
        return _l("List of the phases")

    def how(self) -> LazyText:
        """Name the letters, and the numbers."""
        last = LETTERS[min(len(self.choices()), len(LETTERS)) - 1]
        return _l("Type a letter, a to %(last)s, or the number of a phase.", last=last)

    def help(self) -> Iterable[HelpEntry]:
        """Name the letters, and the numbers."""
        last = LETTERS[min(len(self.choices()), len(LETTERS)) - 1]
        letters = self.text(_l("a letter, a to %(last)s, or the number of a phase", last=last))
        yield letters, _l("open that phase at its first step")

    @property
    def _here(self) -> str | None:
        """The phase in hand: where one was, else the first; after the end one not read yet."""
        position, ids = self.lesson.session.position, self.choices()
        if self._after_end:
            progress = self.lesson.session.progress
            return next((each for each in ids if progress.state_of(each) != "read"), None)
        return position.phase if position and position.phase in ids else ids[0]

    def next_name(self) -> LazyText:
        """Name the phase in hand; where all were read, the way out."""
        return phase_named(self.lesson.phase(self._here)) if self._here else _l("leave")

    def choices(self) -> Sequence[str]:
        """Give the phases."""
        return [ref.id for ref in self.lesson.edition.reader.phases]

    def answer(self, typed: str) -> bool:
        """Open a phase by its letter, its number or its id."""
        for ref in self.lesson.edition.reader.phases:
            if typed in (str(ref.number), ref.id):
                self.take(ref.id)
                return True
        return super().answer(typed)

    def take(self, choice: str) -> None:
        """Open a phase."""
        self.lesson.open_phase(choice)

    def go_on(self) -> None:
        """Open the phase in hand; where all were read, leave."""
        if self._here:
            self.lesson.open_phase(self._here)
        else:
            self.lesson.leave()


class EndStop(Stop):
    """The end of the course."""

    def say_page(self, before: Stop | None) -> None:
        """Say that this is the end, and what was done."""
        self.lines.say(_l("End of the lesson."))
        opening.summary(self.lines, self.lesson.session.progress, None)

    def where(self) -> LazyText:
        """Name the end."""
        return _l("End of the lesson")

    def next_name(self) -> LazyText:
        """Name the way on."""
        return _l("the list of the phases")

    def back_name(self) -> LazyText:
        """Name the list."""
        return _l("back to the list of the phases")

    def go_on(self) -> None:
        """Go to the list."""
        self.lesson.go(CourseStop(self.lesson, after_end=True))

    def go_back(self) -> None:
        """Go to the list, too: every phase can be opened from it."""
        self.go_on()

    def help(self) -> Iterable[HelpEntry]:
        """Name the command that prints all of it."""
        yield "qusayr results", _l("in another window: prints what you answered")
