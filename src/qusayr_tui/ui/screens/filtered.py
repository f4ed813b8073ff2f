"""Screens on which what remains can be chosen: the bar, and the keys that change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from qusayr_tui.domain.lesson import Place
from qusayr_tui.domain.remains import Filter, claims_of_phase
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.cards import CardRef
from qusayr_tui.ui.pages.filter_bar import AFTER, BAR, BEFORE, filter_page
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.screens.phase_screen import PhaseScreen
from qusayr_tui.ui.widgets.filter_bar import FilterBar
from qusayr_tui.ui.widgets.page_view import PageView

TALL = 30
"""From so many rows a rule parts the page from the bar while a card takes most of them, too."""


class FilteredScreen(PhaseScreen):
    """A step whose statements can be chosen by how they stand and who says them.

    The bar is shown while something is left out, while it is in hand (F5), and where
    `bar_stays`; while it is shown, the arrows change the choice.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("remains", "left", "right")]

    bar_stays: ClassVar[bool] = False
    """Whether the bar is always shown."""

    def __init__(self, context: Context, navigator: Navigator, place: Place) -> None:
        super().__init__(context, navigator, place)
        self.bar = FilterBar(context.signs.bar)
        self.bar_in_hand = False
        self._claims: tuple[str, ...] | None = None

    def below_page(self) -> Sequence[Widget]:
        """Put the bar above the card."""
        return (self.bar, *super().below_page())

    # --- what remains

    @property
    def claims(self) -> tuple[str, ...]:
        """The statements of the phase, in the order of its text."""
        if self._claims is None:
            reader = self.context.edition.reader
            self._claims = claims_of_phase(self.phase.ref, reader, self.phase.marks)
        return self._claims

    @property
    def chosen(self) -> Filter:
        """What counts."""
        return self.context.filter

    def left_claims(self) -> frozenset[str]:
        """Give the statements that remain."""
        return self.context.remains.left(self.chosen, self.claims, self.place.phase)

    def _choose(self, chosen: Filter) -> None:
        self.context.choose(chosen)
        self.redraw()

    # --- the bar

    @property
    def bar_is_shown(self) -> bool:
        """Whether the bar is on the screen."""
        return self.bar_stays or self.bar_in_hand or self.chosen.is_on or self._asks_who_says_so

    @property
    def _asks_who_says_so(self) -> bool:
        """Whether a card is open that began with a statement."""
        cards = self.sheet.cards
        return bool(cards) and cards[0].kind in ("claim", "passage")

    def redraw(self) -> None:
        """Draw everything, the bar with it."""
        super().redraw()
        self.draw_bar()

    def draw_bar(self) -> None:
        """Draw the bar, where it is to be seen."""
        if not self.bar_in_hand:
            self.bar.spot = None
        self.bar.show_bar(self._bar_page())

    def _bar_page(self) -> Page | None:
        """Give the bar as it is to be drawn; None where it is not to be seen."""
        if not self.bar_is_shown or self.has_class("-too-small"):
            return None
        context = self.context
        return filter_page(
            context.edition,
            context.uses,
            context.signs,
            self.form.width,
            self.chosen,
            (len(self.left_claims()), len(self.claims)),
            opened=self.bar_in_hand or (self.chosen.is_on and not self.sheet.is_open),
            ruled=self.form.height >= TALL or not self.sheet.is_open,
        )

    def rows_to_come(self) -> int:
        """Give the rows by which the bar will grow, now that a card is open."""
        page = self._bar_page()
        before = self.bar.size.height if self.bar.display else 0
        return (len(page.rows) if page else 0) - before

    def open_card(self, ref: CardRef) -> None:
        """Open a card; what remains stays in sight."""
        self.bar_in_hand = False
        super().open_card(ref)
        self.draw_bar()

    def close_card(self) -> None:
        """Close the card in hand."""
        super().close_card()
        self.draw_bar()

    def bar_footer(self) -> Sequence[FooterKey]:
        """Give the keys while the bar is in hand."""
        return (
            FooterKey(_l("← →"), _l("what remains")),
            FooterKey(COMMANDS["next_spot"].label, _l("leave out")),
            FooterKey(COMMANDS["close"].label, _l("close")),
            self.language_key(),
            self.help_key(),
        )

    def card_footer(self) -> Sequence[FooterKey]:
        """Give the keys while a card is open: the arrows still change what remains."""
        *first, last = super().card_footer()
        if not self.bar_is_shown:
            return (*first, last)
        return (*first, FooterKey(_l("← →"), _l("what remains")), last)

    def draw_footer(self) -> None:
        """Draw the footer for what is in hand."""
        if self.bar_in_hand:
            self.show_footer(self.bar_footer())
        else:
            super().draw_footer()

    # --- keys

    def action_remains(self) -> None:
        """Take the bar in hand, or let go of it."""
        if self.sheet.is_open:
            return
        self.bar_in_hand = not self.bar_in_hand
        self.page.behind = self.bar_in_hand
        self.page.refresh()
        self.draw_bar()
        self.draw_footer()

    def action_left(self) -> None:
        """Take the choice before."""
        self._turn(-1)

    def action_right(self) -> None:
        """Take the next choice."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if self.bar_is_shown:
            self._choose(self.chosen.turned(self.context.remains.choices, by))

    def action_next_spot(self) -> None:
        """Take the next word, or the next part of the bar in hand."""
        if self.bar_in_hand:
            self.bar.visit(1)
        else:
            super().action_next_spot()

    def action_previous_spot(self) -> None:
        """Take the word before, or the part before of the bar in hand."""
        if self.bar_in_hand:
            self.bar.visit(-1)
        else:
            super().action_previous_spot()

    def action_enter(self) -> None:
        """Open, or do what the part of the bar in hand stands for."""
        if not self.bar_in_hand:
            super().action_enter()
        elif self.bar.spot:
            self._open_part(self.bar.spot)
        else:
            self.action_remains()

    def action_space(self) -> None:
        """Tick in the bar, else turn the page."""
        if self.bar_in_hand and self.bar.spot:
            self._open_part(self.bar.spot)
        else:
            super().action_space()

    def action_close(self) -> None:
        """Let go of the bar, else close one level."""
        if self.bar_in_hand:
            self.action_remains()
        else:
            super().action_close()

    @on(PageView.SpotPicked)
    def open_part_picked(self, message: PageView.SpotPicked) -> None:
        """Do what a part of the bar stands for that the mouse picked."""
        if message.spot.startswith(f"{BAR}/"):
            self._open_part(message.spot)

    def _open_part(self, spot: str) -> None:
        if spot in (BEFORE, AFTER):
            self._turn(1 if spot == AFTER else -1)
        else:
            self._choose(self.chosen.ticked(spot.rsplit("/", 1)[-1]))
