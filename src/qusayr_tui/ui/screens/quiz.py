"""The quiz: one item at a time, answered once, its feedback shown when it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from qusayr_tui.domain.lesson import Place, proof_block
from qusayr_tui.domain.quiz import AnyItem, engine, kind_of
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS, answer_bindings, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.cards import CardRef
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.quiz import FEEDBACK, PROOF_SPOT, QuizPage
from qusayr_tui.ui.screens.phase_screen import PhaseScreen


class QuizScreen(PhaseScreen):
    """Ask one item."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("hint", "proof", "who_says_so"),
        *answer_bindings(),
    ]

    def __init__(self, context: Context, navigator: Navigator, place: Place) -> None:
        super().__init__(context, navigator, place)
        self.attempt = navigator.attempt_of(place)

    @property
    def item(self) -> AnyItem:
        """The record of the item."""
        return self.phase.item(self.place.item or "")

    def _pages(self, form: Form) -> QuizPage:
        context = self.context
        return QuizPage(context.edition, self.phase, context.ledger, context.signs, form)

    def make_page(self, form: Form) -> Page:
        """Make the page of the item as it stands."""
        return self._pages(form).page(self.item.id, self.attempt)

    def on_mount(self) -> None:
        """Draw; an item answered before shows its feedback."""
        self.redraw()
        self.context.session.experience("step", f"{self.place.phase}/{self.place.step}")
        if self.attempt.response is not None:
            self._show_feedback()

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys, before and after the answer."""
        if self.attempt.response is not None:
            return (
                FooterKey(COMMANDS["enter"].label, _l("the passage")),
                FooterKey(_l("n"), _l("next question")),
                self.language_key(),
                self.help_key(),
            )
        letters = _l("a–%(last)s", last=engine.LETTERS[len(self.attempt.letters) - 1])
        keys = [FooterKey(letters, _l("choose"))]
        kind = kind_of(self.item)
        if kind.several:
            word = _l("take") if kind.ordered else _l("tick")
            keys.append(FooterKey(COMMANDS["space"].label, word))
        return (
            *keys,
            FooterKey(COMMANDS["enter"].label, _l("answer")),
            FooterKey(_l("i"), _l("hint")),
            FooterKey(_l("n"), _l("skip")),
            self.language_key(),
            self.help_key(),
        )

    # --- keys

    def _take(self, attempt: engine.Attempt) -> None:
        self.attempt = attempt
        self.navigator.keep_attempt(self.place, attempt)
        self.redraw()
        if attempt.response is None:
            self._bring_highlight_in()

    def _bring_highlight_in(self) -> None:
        """Keep the highlighted option in sight."""
        for index, row in enumerate(self.page.page.rows):
            if any(span.role == "focus" for span in row):
                self.page.bring_row_in(index)
                return

    def action_answer(self, letter: str) -> None:
        """Answer to a letter."""
        if not self.sheet.is_open:
            self._take(engine.press_letter(self.item, self.attempt, letter))

    def action_up(self) -> None:
        """Move the highlight up; in a card, scroll."""
        if self.sheet.is_open:
            super().action_up()
        else:
            self._move(-1)

    def action_down(self) -> None:
        """Move the highlight down; in a card, scroll."""
        if self.sheet.is_open:
            super().action_down()
        else:
            self._move(1)

    def _move(self, by: int) -> None:
        before = self.attempt
        self._take(engine.move(self.attempt, by))
        if before == self.attempt:
            self.page.scroll_rows(by)

    def action_space(self) -> None:
        """Tick or take where the item wants it, else turn the page."""
        taken = engine.press_space(self.item, self.attempt)
        if taken == self.attempt or self.sheet.is_open:
            super().action_space()
        else:
            self._take(taken)

    def action_hint(self) -> None:
        """Open the next hint."""
        taken = engine.take_hint(self.item, self.attempt)
        if taken != self.attempt and not self.sheet.is_open:
            self.context.session.take_hint(self._item_name, taken.hints)
            self._take(taken)
            self.page.scroll_to_end()

    def on_enter_pressed(self) -> None:
        """Answer; after the answer, show the passage."""
        if self.attempt.response is not None:
            self.action_proof()
            return
        response = engine.response_of(self.item, self.attempt)
        if not response:
            self.app.notify(self.context.edition.text(_l("Tick at least one option first.")))
            return
        kind = kind_of(self.item)
        key = kind.key(self.item, self._pages(self.form).dates(self.item))
        right = kind.is_right(response, key)
        # The answer is on the disk (or known not to be) before anything is said about it.
        kept = self.context.session.answer(self._item_name, response, right, self.attempt.hints)
        self.navigator.tell_if_unsaved(kept)
        self._take(engine.validated(self.attempt, response))
        self._show_feedback()

    @property
    def _item_name(self) -> str:
        return f"{self.place.phase}/{self.item.id}"

    def _show_feedback(self) -> None:
        """Bring the feedback in, its beginning at least."""
        self.page.bring_in(FEEDBACK)

    def open_spot(self, spot_id: str) -> None:
        """Open the passage from its words on the page."""
        if spot_id == PROOF_SPOT:
            self.action_proof()
        else:
            super().open_spot(spot_id)

    def action_proof(self) -> None:
        """Go to the passage that shows the answer; `r` leads back."""
        block = proof_block(self.phase.record, self.item.id)
        if block and not self.sheet.is_open:
            self.navigator.visit_proof(self.place, block)

    def action_who_says_so(self) -> None:
        """Open the first claim of the item, once it is answered."""
        if self.attempt.response is not None and not self.sheet.is_open:
            self.open_card(CardRef("claim", self.item.claims[0]))
