"""The text of a phase, with its terms and the marks of its claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from qusayr_tui.domain.lesson import Place
from qusayr_tui.domain.prose import cited
from qusayr_tui.domain.remains import Filter
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.cards import CardRef, ref_of
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.reading import Reading
from qusayr_tui.ui.screens.both import BothScreen
from qusayr_tui.ui.widgets.page_view import PageView


class ReadingScreen(BothScreen):
    """Show the prose; Tab goes through its words and marks.

    With *proof*, the page is a visit from the quiz to the block that shows an answer:
    `r` or Esc leads back to the question.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("who_says_so", "proof")]

    visiting: ClassVar[bool] = False
    """Whether this is a look from elsewhere, which is not where the learner is."""

    def __init__(
        self,
        context: Context,
        navigator: Navigator,
        place: Place,
        proof: str | None = None,
        at: tuple[str, int] | None = None,
        *,
        peek: bool = False,
    ) -> None:
        super().__init__(context, navigator, place)
        self.proof = proof
        self._at = at
        self._peek = peek
        self.page.past_end = True

    def on_mount(self) -> None:
        """Draw, at the place where the learner left or at the proof."""
        self.redraw()
        if self.proof:
            self.page.barred = self.proof
            self.page.keep_place(self.proof, 1)
        elif self._at:
            self.page.keep_place(*self._at)
            if self._peek:
                self.call_after_refresh(self.action_peek)
        if not self.proof:
            self.context.session.experience("step", f"{self.place.phase}/{self.place.step}")

    def make_page(self, form: Form) -> Page:
        """Make the page."""
        context = self.context
        left = self.left_claims() if self.chosen.is_on else None
        if self.is_both:
            return self.both_page(form, left)
        reading = Reading(
            context.edition, self.phase, context.ledger, context.signs, form, left=left
        )
        return reading.page()

    @property
    def chosen(self) -> Filter:
        """What counts; on a visit to one block, everything."""
        return Filter() if self.proof else super().chosen

    @property
    def bar_is_shown(self) -> bool:
        """Whether the bar is on the screen; on a visit to one block it is not."""
        return not self.proof and super().bar_is_shown

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        if self.proof:
            return (
                FooterKey(_l("r"), _l("back to the question")),
                FooterKey(COMMANDS["next_spot"].label, _l("word")),
                self.language_key(),
                self.help_key(),
            )
        return (
            FooterKey(COMMANDS["next_spot"].label, _l("word")),
            FooterKey(COMMANDS["enter"].label, _l("open")),
            *self.both_keys(FooterKey(_l("w"), _l("who says so"))),
            self.next_key(),
            self.language_key(),
            self.help_key(),
        )

    def action_who_says_so(self) -> None:
        """Open the claim of the mark in hand, else those of the block in hand."""
        if self.sheet.is_open:
            return
        mark = ref_of(self.page.spot) if self.page.spot else None
        held = self.page.hold()
        block = next((each for each in self.phase.blocks if held and each.id == held[0]), None)
        claims = cited(block.prose) if block else []
        if mark and mark.kind == "claim":
            self.open_card(mark)
        elif block and claims:
            self.page.marked = block.id
            several = len(claims) > 1
            passage = CardRef("passage", f"{self.place.phase}/{block.id}")
            self.open_card(passage if several else CardRef("claim", claims[0]))
            if several:
                self.sheet.view.visit(1)

    def action_proof(self) -> None:
        """Go back to the question this page was opened from."""
        if self.proof:
            self.navigator.back(self)

    def action_next_step(self) -> None:
        """Go on; from a visit, back to the question."""
        if self.proof:
            self.navigator.back(self)
        else:
            super().action_next_step()

    def action_previous_step(self) -> None:
        """Go to the step before; from a visit, back to the question."""
        if self.proof:
            self.navigator.back(self)
        else:
            super().action_previous_step()

    def leave(self) -> None:
        """Esc ends a visit; elsewhere it does nothing, so that nobody leaves by accident."""
        if self.proof:
            self.navigator.back(self)

    def action_copy(self) -> None:
        """Copy the passage in hand as plain text."""
        held = self.page.hold()
        for block in self.phase.blocks:
            if held and block.id == held[0]:
                self.app.copy_to_clipboard(block.prose.plain())

    def place_kept(self) -> None:
        """Keep where the reader is, and how the text is read; a look from elsewhere is neither."""
        if not self.proof and not self.visiting:
            self.navigator.trail.read_on(self.place, self.page.hold(), peek=self.peeks)

    def on_enter_pressed(self) -> None:
        """Take the first word or mark in sight in hand."""
        self.action_next_spot()

    @on(PageView.Scrolled)
    def remember_place(self) -> None:
        """Keep where the reader is."""
        self.place_kept()

    def spot_changed(self) -> None:
        """Keep where the reader is."""
        super().spot_changed()
        self.place_kept()
