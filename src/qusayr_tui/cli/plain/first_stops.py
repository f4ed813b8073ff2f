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
from qusayr_tui.render.plain.lines import small
from qusayr_tui.render.plain.steps import phase_named
from qusayr_tui.render.wording import keeping
from qusayr_tui.storage.session import Run

MOST_RUNS = 4
"""Learners who have a letter, the latest ones; the rest go on by their names."""

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

    def keeps(self) -> Sequence[LazyText]:
        """Name the letters."""
        return (self.how(),)

    def help(self) -> Iterable[HelpEntry]:
        """Name the letters."""
        last = LETTERS[min(len(self.choices()), len(LETTERS)) - 1]
        letters = self.text(_l("a letter, a to %(last)s", last=last))
        yield letters, _l("take what stands behind that letter")


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
        session = lesson.session
        self._runs = list(session.runs())
        """Those who learn here, the one who did something last first."""
        mine = Run(session.registration, session.name, session.position)
        begun = any(each.registration == mine.registration for each in self._runs)
        if not begun and (mine.name or not self._runs):
            self._runs.append(mine)

    @property
    def _named_only(self) -> list[str]:
        """The names of those who have no letter."""
        return list(dict.fromkeys(each.name for each in self._runs[MOST_RUNS:] if each.name))

    def say_page(self, before: Stop | None) -> None:
        """Say who was here, and the ways to begin."""
        opening.start(self.lines, self._runs[:MOST_RUNS], self._named_only)

    def where(self) -> LazyText:
        """Name the start page."""
        return _l("Start page")

    def next_name(self) -> LazyText | str:
        """Name the first choice."""
        if len(self._runs) == 1:
            return _l("go on where you left")
        return small(opening.go_on_title(self.lines, self._runs[0], alone=False))

    def how(self) -> LazyText:
        """Name the letters, and the names where some have no letter."""
        if not self._named_only:
            return super().how()
        last = LETTERS[len(self.choices()) - 1]
        return _l("Type one letter, a to %(last)s, or a name.", last=last)

    def help(self) -> Iterable[HelpEntry]:
        """Say what each letter does."""
        yield from opening.ways_to_begin(self.lines, self._runs[:MOST_RUNS])
        if self._named_only:
            yield self.text(_l("a name")), _l("go on as the learner of that name")

    def choices(self) -> Sequence[str]:
        """Give the ways to begin, all who learn here first."""
        runs = (each.registration for each in self._runs[:MOST_RUNS])
        return (*runs, "afresh", "guest")

    def answer(self, typed: str) -> bool:
        """Take the choice of a letter, or go on as somebody by their name."""
        if super().answer(typed):
            return True
        wanted = fold(typed)
        named = [each for each in self._runs if each.name and fold(each.name) == wanted]
        if named:
            self.take(named[0].registration)
        return bool(named)

    def take(self, choice: str) -> None:
        """Begin."""
        match choice:
            case "afresh":
                self.lesson.go(NameStop(self.lesson))
            case "guest":
                self.lesson.start_as_guest()
            case registration if registration == self.lesson.session.registration:
                self.lesson.resume()
            case registration:
                self.lesson.resume_run(registration)

    def go_on(self) -> None:
        """Go on where whoever did something last left."""
        self.take(self._runs[0].registration)


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

    def help(self) -> Iterable[HelpEntry]:
        """Say how to write."""
        yield self.text(_l("an equals sign, =, and a name")), _l("begin under this name")

    def back_name(self) -> LazyText:
        """Name the start page."""
        return _l("back to the start page")

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
        self.lesson.resume()
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

    def help(self) -> Iterable[HelpEntry]:
        """Name the letters, and the numbers."""
        last = LETTERS[min(len(self.choices()), len(LETTERS)) - 1]
        letters = self.text(_l("a letter, a to %(last)s, or the number of a phase", last=last))
        yield letters, _l("open that phase at its first step")

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

    def back_name(self) -> LazyText:
        """Name the list."""
        return _l("back to the list of the phases")

    def go_on(self) -> None:
        """Go to the list."""
        self.lesson.open_course()

    def go_back(self) -> None:
        """Go to the list, too: every phase can be opened from it."""
        self.lesson.open_course()

    def help(self) -> Iterable[HelpEntry]:
        """Name the command that prints all of it."""
        yield "qusayr results", _l("in another window: prints what you answered")
