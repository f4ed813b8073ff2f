"""Screens in front of the one in hand: the list of the glossary, and the help."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.lists import HelpEntry, glossary_page, help_page
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.screens.base import LessonScreen


class _FrontScreen(LessonScreen):
    """A screen that Esc and q close."""

    def leave(self) -> None:
        """Close."""
        self.navigator.back(self)


class GlossaryScreen(_FrontScreen):
    """All words of the glossary, those of the page one comes from first."""

    def __init__(self, context: Context, navigator: Navigator, on_page: Sequence[str]) -> None:
        super().__init__(context, navigator)
        self._on_page = on_page

    def heading(self) -> Heading:
        """Give the screen's name."""
        return Heading(title=self.context.edition.text(_l("Glossary")))

    def make_page(self, form: Form) -> Page:
        """Make the list."""
        return glossary_page(self.context.edition, self._on_page, form)

    def on_mount(self) -> None:
        """Draw, the first word in hand."""
        self.redraw()
        self.page.visit(1)

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(_l("↑ ↓"), _l("word")),
            FooterKey(COMMANDS["enter"].label, _l("open")),
            self.language_key(),
            FooterKey(COMMANDS["close"].label, _l("close")),
        )

    def action_up(self) -> None:
        """Take the word above in hand; in a card, scroll."""
        super().action_up() if self.sheet.is_open else self.action_previous_spot()

    def action_down(self) -> None:
        """Take the word below in hand; in a card, scroll."""
        super().action_down() if self.sheet.is_open else self.action_next_spot()

    def action_glossary(self) -> None:
        """Close: the key that opened the list closes it, too."""
        self.navigator.back(self)

    def action_close(self) -> None:
        """Close the card in hand, else the list."""
        if self.sheet.is_open:
            self.close_card()
        else:
            self.leave()


class HelpScreen(_FrontScreen):
    """The keys and the signs."""

    def __init__(self, context: Context, navigator: Navigator, actions: Sequence[str]) -> None:
        super().__init__(context, navigator)
        self._actions = actions

    def heading(self) -> Heading:
        """Give the screen's name."""
        return Heading(title=self.context.edition.text(_l("Help")))

    def make_page(self, form: Form) -> Page:
        """Make the help."""
        entries = [
            HelpEntry(COMMANDS[action].label, COMMANDS[action].help)
            for action in self._actions
            if action in COMMANDS
        ]
        if any(action.startswith("answer") for action in self._actions):
            entries.insert(0, HelpEntry(_l("a–f"), _l("choose an answer")))
        return help_page(self.context.edition, entries, form, self.context.signs)

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(COMMANDS["space"].label, _l("next page")),
            self.language_key(),
            FooterKey(COMMANDS["close"].label, _l("close")),
        )

    def action_help(self) -> None:
        """Close: the key that opened the help closes it, too."""
        self.navigator.back(self)
