"""What every screen of the lesson has in its frame: cards over the page, and the same keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.pages.cards import CardRef, ref_of
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page, spaced
from qusayr_tui.ui.screens.frame import FramedScreen
from qusayr_tui.ui.widgets.page_view import PageView
from qusayr_tui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from qusayr_tui.ui.navigator import Navigator


class LessonScreen(FramedScreen):
    """A screen of the lesson: what is in hand on its page opens, mostly as a card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "next_spot",
            "previous_spot",
            "enter",
            "close",
            "up",
            "down",
            "page_up",
            "page_down",
            "start",
            "end",
            "space",
            "language",
            "glossary",
            "search",
            "palette",
            "options",
            "help",
            "copy",
            "quit",
        )
    ]

    drawn: ClassVar[bool] = False
    """Whether the page is a drawing, whose rows belong together."""

    def __init__(self, context: Context, navigator: Navigator) -> None:
        super().__init__(context)
        self.context = context
        self.navigator = navigator
        self.sheet = Sheet(context)
        self._before_card: tuple[int, str | None, tuple[str, int] | None] | None = None

    # --- what a screen says of itself

    def on_enter_pressed(self) -> None:
        """Answer to Enter when no spot is in hand."""

    def open_spot(self, spot_id: str) -> None:
        """Open what a spot leads to; by default its card."""
        ref = ref_of(spot_id)
        if ref is not None:
            self.open_card(ref)

    # --- drawing

    def below_page(self) -> Sequence[Widget]:
        """Put the card above the footer."""
        return (self.sheet,)

    def draw(self, form: Form) -> None:
        """Draw every part, and the card in hand."""
        super().draw(form)
        self.sheet.redraw(form)

    def arranged(self, page: Page) -> Page:
        """Give the page with the spacing that is preferred."""
        return spaced(page) if self._is_spaced else page

    @property
    def _is_spaced(self) -> bool:
        """Whether an empty row stands between two lines; what is drawn in rows stays whole."""
        return self.context.settings.spacing == "wide" and not self.drawn

    def draw_footer(self) -> None:
        """Draw the footer for what is in hand."""
        self.show_footer(self.card_footer() if self.sheet.is_open else self.footer())

    def language_key(self) -> FooterKey:
        """Give the footer's entry for the language key: the other language by its own name."""
        tag = self.context.next_language
        return FooterKey(_l("L"), self.context.edition.locale.name_of(tag))

    def card_footer(self) -> Sequence[FooterKey]:
        """Give the keys while a card is open; those that open, where something does."""
        keys = [FooterKey(COMMANDS["next_spot"].label, _l("word"))]
        keys.append(FooterKey(COMMANDS["enter"].label, _l("open")))
        opening = keys if self.sheet.view.page.spots else []
        return (*opening, self.language_key(), FooterKey(COMMANDS["close"].label, _l("close")))

    def on_screen_resume(self) -> None:
        """Draw again: language or size may have changed while another screen was in front."""
        self.redraw()

    # --- keys

    async def on_event(self, event: events.Event) -> None:
        """Do nothing, in a window too small to show it, but leave or change language."""
        if not self.has_class("-too-small") or not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
            return
        for action in ("close", "quit", "language"):
            if isinstance(event, events.Key) and event.key in COMMANDS[action].keys:
                await self.run_action(action)

    @property
    def front(self) -> PageView:
        """The view that keys act on: the card when one is open, else the page."""
        return self.sheet.view if self.sheet.is_open else self.page

    def action_next_spot(self) -> None:
        """Take the next word or mark in hand."""
        self.front.visit(1)
        self.spot_changed()

    def action_previous_spot(self) -> None:
        """Take the word or mark before in hand."""
        self.front.visit(-1)
        self.spot_changed()

    def spot_changed(self) -> None:
        """Answer to another spot being in hand."""
        self.draw_footer()

    def action_enter(self) -> None:
        """Open what is in hand, else do what this screen's Enter does."""
        if self.front.spot:
            self.open_in_front(self.front.spot)
        elif not self.sheet.is_open:
            self.on_enter_pressed()

    def open_in_front(self, spot_id: str) -> None:
        """Open a spot of the card, or of the page."""
        if self.sheet.is_open:
            ref = ref_of(spot_id)
            if ref is not None:
                self.open_card(ref)
            else:
                self.navigator.look(spot_id)
        else:
            self.open_spot(spot_id)

    @on(PageView.SpotPicked)
    def open_picked(self, message: PageView.SpotPicked) -> None:
        """Open what the mouse picked."""
        message.stop()
        if self.front.page.spot(message.spot) is None:
            return
        self.front.take(message.spot)
        self.open_in_front(message.spot)

    def action_up(self) -> None:
        """Scroll one row back."""
        self.front.scroll_rows(-1)

    def action_down(self) -> None:
        """Scroll one row on."""
        self.front.scroll_rows(1)

    def action_page_up(self) -> None:
        """Turn a page back."""
        self.front.scroll_pages(-1)

    def action_page_down(self) -> None:
        """Turn a page."""
        self.front.scroll_pages(1)

    def action_space(self) -> None:
        """Turn a page."""
        self.front.scroll_pages(1)

    def action_start(self) -> None:
        """Go to the beginning."""
        self.front.scroll_to_start()

    def action_end(self) -> None:
        """Go to the end."""
        self.front.scroll_to_end()

    def action_language(self) -> None:
        """Take the next language of the course."""
        self.navigator.switch_language()

    def action_glossary(self) -> None:
        """Open the list of the glossary."""
        self.navigator.open_glossary(self)

    def action_search(self) -> None:
        """Search the whole course."""
        self.navigator.finding.search()

    def action_palette(self) -> None:
        """Open all that can be done here, and all that has a name."""
        self.navigator.finding.palette(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no way into the course before its content notice."""
        if action in ("search", "palette"):
            return self.context.notice_seen
        return super().check_action(action, parameters)

    def action_options(self) -> None:
        """Open the options."""
        self.navigator.open_preferences()

    def action_help(self) -> None:
        """Open the help."""
        self.navigator.open_help(self)

    def action_copy(self) -> None:
        """Copy the text of the block in hand."""
        text = self.front.text_in_hand()
        if text:
            self.app.copy_to_clipboard(text)

    def action_close(self) -> None:
        """Close the card in hand; without one, let go of the word in hand."""
        if self.sheet.is_open:
            self.close_card()
        elif self.page.spot:
            self.page.drop()
            self.spot_changed()
        else:
            self.leave()

    def leave(self) -> None:
        """Answer to Esc when there is nothing to close; by default nothing."""

    def action_quit(self) -> None:
        """Close the card in hand, else go back."""
        if self.sheet.is_open:
            self.close_card()
        else:
            self.navigator.back(self)

    # --- cards

    def open_card(self, ref: CardRef) -> None:
        """Open a card; the page keeps the sentence it explains in sight."""
        first = not self.sheet.is_open
        if first:
            self._before_card = (self.page.top, self.page.spot, self.page.hold())
        self.navigator.trail.card_opened(ref)
        self.sheet.redraw(self.form)
        self.sheet.open(ref)
        self.page.behind = True
        if first:
            self._keep_sentence_in_sight()
        self.draw_footer()

    def _keep_sentence_in_sight(self) -> None:
        """Move the page only where the card would cover something of what it explains."""
        view = self.page
        spot = view.page.spot(view.spot)
        block = (spot.block if spot else view.marked) or ""
        if block not in view.page.blocks:
            return
        (first, end), left = view.page.blocks[block], view.size.height - self.sheet.rows
        left, row = left - self.rows_to_come(), spot.row if spot else first
        if end - first > left:  # too long to be shown whole
            first, end = row, row + 1
        if first < view.top or end > view.top + left:
            view.show_first(block, row, keep=left)

    def rows_to_come(self) -> int:
        """Give how many rows the page will lose besides those of the card just opened."""
        return 0

    def close_card(self) -> None:
        """Close the card in hand; the page comes back as it was."""
        self.sheet.back()
        self.page.behind = self.sheet.is_open
        if not self.sheet.is_open and self._before_card:
            top, spot, held = self._before_card
            self.page.restore(top, spot, held)
            self._before_card = None
        self.draw_footer()
