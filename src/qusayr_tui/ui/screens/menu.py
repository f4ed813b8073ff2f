"""Screens on which one of several rows is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.menus import Choice, menu_page
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.screens.base import LessonScreen


class MenuScreen(LessonScreen):
    """A list of choices: arrows and Tab move, Enter takes."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, context: Context, navigator: Navigator, chosen: str) -> None:
        super().__init__(context, navigator)
        self.chosen = chosen
        """Id of the choice in hand."""

    def choices(self) -> Sequence[Choice]:
        """Give the choices in the language in hand."""
        raise NotImplementedError

    def intro(self) -> Sequence[str]:
        """Give the sentences above the choices."""
        return ()

    def take(self, choice: str) -> None:
        """Do what a choice stands for."""
        raise NotImplementedError

    def make_page(self, form: Form) -> Page:
        """Make the page."""
        return menu_page(self.intro(), self.choices(), self.chosen, form, self.context.signs)

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(_l("↑ ↓"), _l("choose")),
            FooterKey(COMMANDS["enter"].label, _l("open")),
            FooterKey(_l("g"), _l("glossary")),
            self.language_key(),
            FooterKey(_l("q"), _l("quit")),
            FooterKey(_l("?"), _l("help")),
        )

    def _move(self, by: int) -> None:
        ids = [choice.id for choice in self.choices()]
        at = max(0, min(len(ids) - 1, ids.index(self.chosen) + by))
        self.chosen = ids[at]
        self.redraw()
        self.page.bring_in(self.chosen)

    def action_up(self) -> None:
        """Take the row above in hand; in a card, scroll."""
        super().action_up() if self.sheet.is_open else self._move(-1)

    def action_down(self) -> None:
        """Take the row below in hand; in a card, scroll."""
        super().action_down() if self.sheet.is_open else self._move(1)

    def action_next_spot(self) -> None:
        """Go to the next row, from the last to the first."""
        self._turn(1)

    def action_previous_spot(self) -> None:
        """Go to the row before, from the first to the last."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self.sheet.is_open:
            self.sheet.view.visit(by)
            return
        ids = [choice.id for choice in self.choices()]
        self.chosen = ids[(ids.index(self.chosen) + by) % len(ids)]
        self.redraw()
        self.page.bring_in(self.chosen)

    def action_enter(self) -> None:
        """Take the choice in hand."""
        if self.sheet.is_open:
            super().action_enter()
        else:
            self.take(self.chosen)

    def open_spot(self, spot_id: str) -> None:
        """Take the choice that the mouse picked."""
        self.page.spot = None
        self.take(spot_id.rsplit("/", 1)[-1])
