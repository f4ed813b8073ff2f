"""The stops before the course: in which language, and who learns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.plain.menu_stop import MenuStop
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain import opening
from qusayr_tui.render.plain.lines import small
from qusayr_tui.storage.session import Run

MOST_RUNS = 4
"""Learners who have a letter, the latest ones; the rest go on by their names."""

LONGEST_NAME = 32
"""Characters of a name; the app allows no more."""


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

    def prompt(self, *, short: bool = False, whole: bool = False) -> Sequence[str]:
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
        self.lesson.arrival.language_chosen()


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
                self.lesson.arrival.start_as_guest()
            case registration if registration == self.lesson.session.registration:
                self.lesson.arrival.resume()
            case registration:
                self.lesson.arrival.resume_run(registration)

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
            self.lesson.arrival.start_afresh(name)
        return bool(name)

    def help(self) -> Iterable[HelpEntry]:
        """Say how to write."""
        yield self.text(_l("an equals sign, =, and a name")), _l("begin under this name")

    def back_name(self) -> LazyText:
        """Name the start page."""
        return _l("back to the start page")

    def go_on(self) -> None:
        """Begin without a name."""
        self.lesson.arrival.start_afresh()

    def go_back(self) -> None:
        """Go back to the start page."""
        self.lesson.go(StartStop(self.lesson))
