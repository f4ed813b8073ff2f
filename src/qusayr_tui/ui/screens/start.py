"""The screens before the lesson: language, start page, content notice, course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual.binding import BindingType

from qusayr_tui.domain.progress import Position
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.wording import keeping
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.menus import Choice, language_page, menu_page, phase_choice
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.prose_pages import notice_page
from qusayr_tui.ui.screens.base import LessonScreen
from qusayr_tui.ui.screens.menu import MenuScreen

MOST_RUNS = 6
"""How many runs are offered, the latest ones; a page of names is no start page."""


class LanguageScreen(LessonScreen):
    """The first question, asked in every language of the course at once."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("left", "right")]

    def heading(self) -> Heading:
        """Give an empty head: no language comes first yet."""
        return Heading(title="")

    def page_form(self, form: Form) -> Form:
        """Leave no room for a list at the left: what is centred would stand aside."""
        return msgspec.structs.replace(form, left=form.page_left, rail=0)

    def make_page(self, form: Form) -> Page:
        """Make the page."""
        editions = [self.context.edition_of(tag) for tag in self.context.languages]
        chosen = self.context.languages.index(self.context.edition.language)
        return language_page(editions, chosen, form, self.context.signs)

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys, in the language in hand."""
        return (
            FooterKey(_l("← →"), _l("language")),
            FooterKey(COMMANDS["enter"].label, _l("OK")),
            FooterKey(_l("q"), _l("quit")),
        )

    def _choose(self, by: int) -> None:
        tags = self.context.languages
        at = (tags.index(self.context.edition.language) + by) % len(tags)
        self.navigator.take_language(tags[at])

    def action_left(self) -> None:
        """Choose the language before."""
        self._choose(-1)

    def action_right(self) -> None:
        """Choose the next language."""
        self._choose(1)

    def action_up(self) -> None:
        """Choose the language before."""
        self._choose(-1)

    def action_down(self) -> None:
        """Choose the next language."""
        self._choose(1)

    def action_next_spot(self) -> None:
        """Choose the next language."""
        self._choose(1)

    def action_previous_spot(self) -> None:
        """Choose the language before."""
        self._choose(-1)

    def action_enter(self) -> None:
        """Keep the language and go on."""
        self.navigator.arrival.language_chosen()

    def open_spot(self, spot_id: str) -> None:
        """Take the language that the mouse picked."""
        self.navigator.take_language(spot_id.rsplit("/", 1)[-1])
        self.navigator.arrival.language_chosen()


class StartScreen(MenuScreen):
    """Somebody was here before: go on, start afresh, or look as a guest."""

    def heading(self) -> Heading:
        """Give the course's title."""
        return Heading(title=self.context.edition.words.title)

    def __init__(self, context: Context, navigator: Navigator, chosen: str) -> None:
        super().__init__(context, navigator, chosen)
        self._runs = context.session.runs()[:MOST_RUNS]

    def intro(self) -> Sequence[str]:
        """Say that this lesson was begun on this computer."""
        return (self.context.edition.text(_l("This lesson was begun on this computer.")),)

    def choices(self) -> Sequence[Choice]:
        """Give the ways to begin: each run that is kept, a new one, or none that is."""
        text = self.context.edition.text
        others = [
            Choice(each.registration, self._go_on(each.name), self._where(each.position))
            for each in self._runs
            if each.registration != self.context.session.registration
        ]
        mine = self._go_on(self.context.session.name)
        return (
            Choice("go-on", mine, self._where(self.context.session.position)),
            *others,
            Choice(
                "afresh",
                text(_l("Start afresh")),
                text(_l("What was done before is kept on this computer.")),
            ),
            Choice(
                "guest", text(_l("Go in as a guest")), text(_l("Nothing is kept when you leave."))
            ),
        )

    def _go_on(self, name: str | None) -> str:
        text = self.context.edition.text
        if name:
            return text(_l("Go on as %(name)s", name=name))
        return text(_l("Go on"))

    def _where(self, position: Position | None) -> str:
        ids = [ref.id for ref in self.context.edition.reader.phases]
        if position is None or position.phase not in ids:
            return ""
        phase = self.context.edition.phase(position.phase)
        return f"{phase.ref.number}  {phase.words.title}"

    def take(self, choice: str) -> None:
        """Begin in the way that was chosen."""
        match choice:
            case "go-on":
                self.navigator.arrival.resume()
            case "afresh":
                self.navigator.arrival.ask_name()
            case "guest":
                self.navigator.arrival.start_as_guest()
            case registration:
                self.navigator.arrival.resume_run(registration)


class NoticeScreen(MenuScreen):
    """The content notice: read it, choose where to go, or leave."""

    def __init__(
        self, context: Context, navigator: Navigator, *, short: bool, then: str | None
    ) -> None:
        super().__init__(context, navigator, "continue")
        self._short = short
        self._then = then
        """Phase to open next; None leads to the course."""

    def heading(self) -> Heading:
        """Say that this comes before the lesson."""
        return Heading(title=self.context.edition.text(_l("Before you begin")))

    def choices(self) -> Sequence[Choice]:
        """Give the ways on, of equal weight."""
        text = self.context.edition.text
        return (
            Choice("continue", text(_l("Continue"))),
            Choice("choose", text(_l("Choose a phase"))),
            Choice("leave", text(_l("Quit"))),
        )

    def make_page(self, form: Form) -> Page:
        """Make the page: the notice, then the choices."""
        context = self.context
        kept = keeping(context.session.store.state)
        notice = notice_page(context.edition, form, context.signs, kept, short=self._short)
        shift = len(notice.rows)
        menu = menu_page((), self.choices(), self.chosen, form, context.signs, above=shift)
        blocks = {
            block: (first + shift, end + shift) for block, (first, end) in menu.blocks.items()
        }
        spots = tuple(type(spot)(spot.id, spot.row + shift, spot.block) for spot in menu.spots)
        return Page((*notice.rows, *menu.rows), {**notice.blocks, **blocks}, spots)

    def take(self, choice: str) -> None:
        """Go on as chosen; leaving asks nothing."""
        match choice:
            case "continue":
                self.navigator.arrival.notice_read(self._then)
            case "choose":
                self.navigator.arrival.notice_read(None)
            case _:
                self.navigator.leave()


METHOD = "~method"
"""Choice of the page on method; no phase can have this id."""


class CourseScreen(MenuScreen):
    """The phases of the course; nothing is locked. The page on method stands below them."""

    def heading(self) -> Heading:
        """Give the course's title."""
        return Heading(title=self.context.edition.words.title)

    def intro(self) -> Sequence[str]:
        """Give the question of the whole course."""
        question = self.context.edition.words.question
        return (question,) if question else ()

    def choices(self) -> Sequence[Choice]:
        """Give the phases, with what was read of each."""
        context = self.context
        progress = context.session.progress
        phases = tuple(
            phase_choice(context.edition, ref.id, progress.state_of(ref.id), context.signs)
            for ref in context.edition.reader.phases
        )
        if context.edition.method is None:
            return phases
        text = context.edition.text
        note = text(_l("who speaks, what the statuses mean, what was not read"))
        return (*phases, Choice(METHOD, text(_l("How we know")), note))

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys; one looks for something here more often than one leaves."""
        return (
            FooterKey(_l("↑ ↓"), _l("choose")),
            FooterKey(COMMANDS["enter"].label, _l("open")),
            FooterKey(COMMANDS["search"].label, _l("search")),
            FooterKey(_l("g"), _l("glossary")),
            self.language_key(),
            FooterKey(_l("?"), _l("help")),
        )

    def take(self, choice: str) -> None:
        """Open a phase, or the page on method."""
        if choice == METHOD:
            self.navigator.open_method()
        else:
            self.navigator.open_phase(choice)
