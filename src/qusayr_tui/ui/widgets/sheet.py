"""Cards over the foot of the page, one opened from another, with a way back."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from qusayr_tui.domain.edition import Edition
from qusayr_tui.render.rows import Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.pages.cards import CardRef, Cards
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import rule_spans
from qusayr_tui.ui.widgets.page_view import PageView
from qusayr_tui.ui.widgets.rows_view import RowsView

BROADEST = 124
"""Cells of the text of two accounts beside each other."""

LARGEST = 0.6
"""Part of the screen's height that a card may take."""


class _Open(NamedTuple):
    """A card that is open, and where it was left for the next one."""

    ref: CardRef
    spot: str | None = None
    """The spot that was in hand."""
    top: int = 0


class Sheet(Vertical):
    """The card in hand; hidden when there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__(id="sheet")
        self._lesson = context
        self._path: list[_Open] = []
        """Cards from the first opened on."""
        self._form: Form | None = None
        self.rows = 0
        """Rows that the card in hand takes, with its rule."""
        self.rule = RowsView(id="sheet-rule")
        self.view = PageView("", id="card")  # a card is one block: no bar beside it

    def compose(self) -> ComposeResult:
        """Make the rule and the card below it."""
        yield self.rule
        yield self.view

    @property
    def is_open(self) -> bool:
        """Whether a card is shown."""
        return bool(self._path)

    @property
    def card(self) -> CardRef | None:
        """The card in hand."""
        return self._path[-1].ref if self._path else None

    @property
    def cards(self) -> tuple[CardRef, ...]:
        """The cards that are open, the one in hand last."""
        return tuple(each.ref for each in self._path)

    def open(self, ref: CardRef) -> None:
        """Open a card above those that are open, in the language of the one below it."""
        if self._path:
            below = self._path[-1].ref
            ref = msgspec.structs.replace(ref, other=below.other)
            self._path[-1] = _Open(below, self.view.spot, self.view.top)
        self._path.append(_Open(ref))
        self._show_anew()

    def back(self) -> None:
        """Close the card in hand; the one before is as it was left, the same spot in hand."""
        self._path.pop()
        if self._path:
            self._show_anew()
            before = self._path[-1]
            self.view.restore(before.top, before.spot, None)
            if before.spot:
                self.view.take(before.spot)  # in another language it may stand elsewhere
        self.display = self.is_open

    def _show_anew(self) -> None:
        self.view.spot = None
        self.view.forget_place()
        self.redraw(self._form)

    @property
    def _edition(self) -> Edition:
        """The language of the card in hand."""
        lesson = self._lesson
        other = self.card is not None and self.card.other
        return lesson.edition_of(lesson.next_language) if other else lesson.edition

    def redraw(self, form: Form | None) -> None:
        """Draw the card for the edition and the form in hand."""
        self._form = form
        self.display = self.is_open
        if form is None or not self._path:
            return
        signs: Signs = self._lesson.signs
        left = form.left if form.name != "narrow" else 3
        cards = Cards(
            self._edition,
            self._lesson.ledger,
            signs,
            left=left,
            width=form.measure,
            widest=min(BROADEST, form.width - left - 2) if form.rail else form.measure,
            tight=form.name == "narrow",
        )
        page = cards.page(self.cards)
        room = max(3, int(form.height * LARGEST) - 1)
        self.rows = min(len(page.rows), room) + 1
        self.view.styles.height = self.view.high = self.rows - 1
        self.view.show_page(page)
        self._draw_rule(form)

    def _draw_rule(self, form: Form) -> None:
        """Draw the card's upper edge, which says where the card goes on."""
        signs = self._lesson.signs
        edge = 1 if form.name == "narrow" else 2
        cells = form.width - 2 * edge
        self.rule.show_rows(
            [(Span(" " * edge), *rule_spans(signs.heavy, cells, self.view.more, signs))]
        )

    @on(PageView.Moved)
    def say_more(self, message: PageView.Moved) -> None:
        """Say anew where the card goes on."""
        message.stop()
        if self._form is not None and self.is_open:
            self._draw_rule(self._form)
