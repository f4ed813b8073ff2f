"""The stops before and after the phases: language, start, content notice, list, end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain import opening
from qusayr_tui.render.plain.steps import phase_named

MOST_OTHERS = 3
"""Other learners who have a letter, the latest ones; the rest go on by their names."""

LONGEST_NAME = 32
"""Characters of a name; the app allows no more."""


class MenuStop(Stop):
    """A stop at which one of several ways is chosen by its letter."""

    def choices(self) -> Sequence[str]:
        """Give the ids of the choices, in the order of their letters."""
        raise NotImplementedError

    def take(self, choice: str) -> None:
        """Do what a choice stands for."""
        raise NotImplementedError

    def answer(self, typed: str) -> bool:
        """Take the choice of a letter."""
        choices = self.choices()
        at = LETTERS.find(typed.casefold()) if len(typed) == 1 else -1
        if not 0 <= at < len(choices):
            return False
        self.take(choices[at])
        return True

    def how(self) -> LazyText:
        """Name the letters."""
        last = LETTERS[min(len(self.choices()), len(LETTERS)) - 1]
        return _l("Type one letter, a to %(last)s.", last=last)

    def offers(self) -> Sequence[LazyText]:
        """Name the letters."""
        return (self.how(),)


class LanguageStop(MenuStop):
    """The first question, asked in every language of the course."""

    @property
    def _editions(self) -> list[Edition]:
        return [self.lesson.program.edition(tag) for tag in self.lesson.languages]

    def say_page(self, before: Stop | None) -> None:
        """Ask."""
        opening.language(self.lines, self._editions)

    def whole_place(self) -> None:
        """Say nothing: the question itself says it, in every language."""

    def prompt(self, *, short: bool = False) -> Sequence[str]:
        """Say in every language what an empty line takes."""
        return opening.language_prompt(self.lesson.edition, self._editions)

    def next_name(self) -> str:
        """Name the language that an empty line takes."""
        edition = self.lesson.edition
        return edition.locale.name_of(edition.language)

    def choices(self) -> Sequence[str]:
        """Give the languages."""
        return self.lesson.languages

    def take(self, choice: str) -> None:
        """Go on in a language."""
        self.lesson.take_language(choice)
        self.go_on()

    def go_on(self) -> None:
        """Go on in the language in hand."""
        self.lesson.language_chosen()


class StartStop(MenuStop):
    """Somebody was here before: go on, start afresh, look as a guest, or go on as another."""

    def __init__(self, lesson: PlainLesson) -> None:
        super().__init__(lesson)
        mine = lesson.session.registration
        self._others = [each for each in lesson.session.runs() if each.registration != mine]

    def say_page(self, before: Stop | None) -> None:
        """Say who was here, and the ways to begin."""
        session = self.lesson.session
        names = dict.fromkeys(each.name for each in self._others[MOST_OTHERS:] if each.name)
        opening.start(
            self.lines,
            (session.name, session.position),
            self._others[:MOST_OTHERS],
            ", ".join(names),
        )

    def where(self) -> LazyText:
        """Name the start page."""
        return _l("Start page")

    def next_name(self) -> LazyText:
        """Name the first choice."""
        return _l("go on where you left")

    def choices(self) -> Sequence[str]:
        """Give the ways to begin; the first three have the same letters on every machine."""
        others = (each.registration for each in self._others[:MOST_OTHERS])
        return ("go-on", "afresh", "guest", *others)

    def answer(self, typed: str) -> bool:
        """Take the choice of a letter, or go on as somebody by their name."""
        if super().answer(typed):
            return True
        wanted = fold(typed)
        named = [each for each in self._others if each.name and fold(each.name) == wanted]
        if named:
            self.take(named[0].registration)
        return bool(named)

    def take(self, choice: str) -> None:
        """Begin."""
        match choice:
            case "go-on":
                self.lesson.resume()
            case "afresh":
                self.lesson.go(NameStop(self.lesson))
            case "guest":
                self.lesson.start_as_guest()
            case registration:
                self.lesson.resume_run(registration)

    def go_on(self) -> None:
        """Go on where the learner left."""
        self.lesson.resume()


class NameStop(Stop):
    """A name for whoever starts afresh; it may stay empty."""

    def say_page(self, before: Stop | None) -> None:
        """Ask for a name."""
        self.lines.say(_l("A name, if several of you learn on this computer. It may stay empty."))
        self.lines.say(_l("It stays on this computer; a first name or any word will do."))

    def where(self) -> LazyText:
        """Name the page."""
        return _l("Start afresh")

    def offers(self) -> Sequence[LazyText]:
        """Say how to write."""
        return (self.how(),)

    def how(self) -> LazyText:
        """Say how to write."""
        return _l("To give a name: an equals sign, =, then the name.")

    def next_name(self) -> LazyText:
        """Name what an empty line does."""
        return _l("begin without a name")

    def answer(self, typed: str) -> bool:
        """Begin under a name."""
        name = typed.removeprefix("=").strip()[:LONGEST_NAME] if typed.startswith("=") else ""
        if name:
            self.lesson.start_afresh(name)
        return bool(name)

    def go_on(self) -> None:
        """Begin without a name."""
        self.lesson.start_afresh()

    def go_back(self) -> None:
        """Go back to the start page."""
        self.lesson.go(StartStop(self.lesson))


class NoticeStop(Stop):
    """The content notice."""

    def __init__(self, lesson: PlainLesson, *, short: bool, then: str | None) -> None:
        super().__init__(lesson)
        self._short = short
        self._then = then
        """Phase to open next; None leads to the list of phases."""

    def say_page(self, before: Stop | None) -> None:
        """Say the notice."""
        opening.notice(self.lines, short=self._short)

    def where(self) -> LazyText:
        """Name the notice."""
        return _l("Content notice")

    def offers(self) -> Sequence[LazyText]:
        """Name the other ways, which weigh the same."""
        leave = _l("q: leave.")
        return (_l("p: choose another phase."), leave) if self._then else (leave,)

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
        self.lesson.notice_read(self._then)

    def go_back(self) -> None:
        """Choose another phase."""
        self.lesson.notice_read(None)


class CourseStop(MenuStop):
    """The phases of the course; nothing is locked."""

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

    @property
    def _here(self) -> str:
        """The phase in hand: where one was, else the first."""
        position, ids = self.lesson.session.position, self.choices()
        return position.phase if position and position.phase in ids else ids[0]

    def next_name(self) -> LazyText:
        """Name the phase in hand."""
        return phase_named(self.lesson.phase(self._here))

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
        """Open the phase in hand."""
        self.lesson.open_phase(self._here)


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

    def go_on(self) -> None:
        """Go to the list."""
        self.lesson.open_course()

    def go_back(self) -> None:
        """Go to the list, too: every phase can be opened from it."""
        self.lesson.open_course()

    def help(self) -> Iterable[HelpEntry]:
        """Name the command that prints all of it."""
        yield "qusayr results", _l("in another window: prints what you answered")
