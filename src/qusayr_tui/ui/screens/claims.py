"""The step of who says so: the statements of a phase as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from qusayr_tui.domain.lesson import Place
from qusayr_tui.domain.remains import Filter
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.claims_page import ClaimsPage
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.screens.filtered import FilteredScreen


class ClaimsScreen(FilteredScreen):
    """Each row opens the card of its statement."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("who_says_so")]
    bar_stays: ClassVar[bool] = True

    def __init__(self, context: Context, navigator: Navigator, place: Place) -> None:
        super().__init__(context, navigator, place)
        self._pages: tuple[tuple[object, ...], ClaimsPage] | None = None

    def on_mount(self) -> None:
        """Draw, the first statement in hand."""
        self.redraw()
        self.context.session.experience("step", f"{self.place.phase}/{self.place.step}")
        self.call_after_refresh(self._take_first)  # the page has no height before

    def _take_first(self) -> None:
        if self.page.spot is None:
            self.page.visit(1)

    def _choose(self, chosen: Filter) -> None:
        """Leave statements out; where the one in hand goes, the first in sight takes its place."""
        super()._choose(chosen)
        if not self.sheet.is_open:
            self._take_first()

    def make_page(self, form: Form) -> Page:
        """Make the list of what remains; its rows are made once for a language and a width."""
        context = self.context
        key = (context.edition.language, form, context.signs)
        if self._pages is None or self._pages[0] != key:
            made = ClaimsPage(context.edition, self.phase, context.ledger, context.signs, form)
            self._pages = (key, made)
        left = self.left_claims()
        return self._pages[1].page([each for each in self.claims if each in left])

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(_l("↑ ↓"), _l("statement")),
            FooterKey(COMMANDS["enter"].label, _l("open")),
            FooterKey(_l("← →"), _l("what remains")),
            self.next_key(),
            self.language_key(),
            self.help_key(),
        )

    def action_up(self) -> None:
        """Take the statement above in hand; in a card, scroll."""
        super().action_up() if self.sheet.is_open else self.action_previous_spot()

    def action_down(self) -> None:
        """Take the statement below in hand; in a card, scroll."""
        super().action_down() if self.sheet.is_open else self.action_next_spot()

    def action_who_says_so(self) -> None:
        """Open the statement in hand."""
        if not self.sheet.is_open:
            self.action_enter()

    def on_enter_pressed(self) -> None:
        """Take the first statement in sight in hand."""
        self.action_next_spot()
