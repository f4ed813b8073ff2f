"""Read in two languages: side by side, or a peek at one block of the other language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.pages.cards import CardRef
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.parallel import BESIDE_FROM, Column, parallel_form, parallel_page
from qusayr_tui.ui.screens.filtered import FilteredScreen

LANGUAGE_ACTIONS = ("side_by_side", "peek")


class BothScreen(FilteredScreen):
    """A step that shows prose; the languages swap when the language is switched."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*LANGUAGE_ACTIONS)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no other language where the course has none."""
        if action in LANGUAGE_ACTIONS and len(self.context.languages) < 2:
            return False
        return super().check_action(action, parameters)

    # --- side by side

    @property
    def is_both(self) -> bool:
        """Whether both languages are on the page."""
        return self.context.both and len(self.context.languages) > 1

    def page_form(self, form: Form) -> Form:
        """Give the layout of the page."""
        return parallel_form(form) if self.is_both else super().page_form(form)

    def both_page(self, form: Form, left: frozenset[str] | None) -> Page:
        """Make the page in both languages; *left* are the claims that remain."""
        context = self.context
        columns = [
            Column(
                edition,
                edition.phase(self.place.phase),
                context.ledger,
                context.signs,
                form,
                left,
                other=edition is not context.edition,
            )
            for edition in (context.edition, context.edition_of(context.next_language))
        ]
        return parallel_page(columns[0], columns[1], form)

    def action_side_by_side(self) -> None:
        """Show both languages, or one again; the block in hand keeps its row."""
        if self.is_peeking:
            self.close_card()
        self.context.both = not self.context.both
        self.redraw()
        self.place_kept()

    # --- a peek

    @property
    def is_peeking(self) -> bool:
        """Whether the card in hand shows a block in the other language."""
        card = self.sheet.card
        return card is not None and card.kind == "block"

    @property
    def peeks(self) -> bool:
        """Whether a block is shown in the other language, perhaps behind a card opened from it."""
        return any(card.kind == "block" for card in self.sheet.cards)

    def action_peek(self) -> None:
        """Show the block in hand in the other language, or no longer."""
        if self.is_peeking:
            self.close_card()
            return
        held = self.page.hold()
        blocks = {block.id for block in self.phase.blocks}
        if self.is_both or self.sheet.is_open or not held or held[0] not in blocks:
            return
        self.page.marked = held[0]
        self.open_card(CardRef("block", f"{self.place.phase}/{held[0]}", other=True))
        self.place_kept()

    def close_card(self) -> None:
        """Close the card in hand; without one, only the block of a spot in hand has the bar."""
        peeked = self.is_peeking
        super().close_card()
        if not self.sheet.is_open:
            self.page.marked = None
            self.page.refresh()
        if peeked:
            self.place_kept()

    def place_kept(self) -> None:
        """Let the way of reading be kept; by default it is not."""

    def both_keys(self, without: FooterKey) -> Sequence[FooterKey]:
        """Give the footer's entry for both languages, or one, where there is room for it.

        On a page in two languages it takes the place of *without*.
        """
        key = COMMANDS["side_by_side"].label
        if self.is_both:
            return (FooterKey(key, _l("one language")),)
        if len(self.context.languages) > 1 and self.form.width >= BESIDE_FROM:
            return (without, FooterKey(key, _l("both languages")))
        return (without,)
