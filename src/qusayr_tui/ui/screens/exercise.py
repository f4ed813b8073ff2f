"""A source exercise: texts to compare, and below them its items, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from qusayr_tui.domain.lesson import next_in_exercise
from qusayr_tui.domain.quiz.engine import Attempt
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.pages.exercise import ExercisePage
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.quiz import OPTIONS, PROMPT
from qusayr_tui.ui.screens.quiz import QuizScreen
from qusayr_tui.ui.widgets.page_view import PageView


class ExerciseScreen(QuizScreen):
    """Show the texts of an exercise and ask one of its items."""

    def make_page(self, form: Form) -> Page:
        """Make the page of the exercise, the item in hand as it stands."""
        context = self.context
        pages = ExercisePage(context.edition, self.phase, context.ledger, context.signs, form)
        return pages.page(self.place.item or "", self.attempt, self.line)

    def on_mount(self) -> None:
        """Draw: the texts first; at a later item, or one that was begun, the question."""
        super().on_mount()
        exercise = next(
            each for each in self.phase.record.exercises if each.id == self.place.exercise
        )
        first = f"{exercise.id}/{exercise.items[0].id}"
        if self.attempt.response is None and (self.place.item != first or self.attempt.chosen):
            self.call_after_refresh(self._show_question)
        # The page has no height before, so nobody can tell what is in sight.
        self.call_after_refresh(self.draw_footer)

    def _show_question(self) -> None:
        """Put the question at the top, the texts above it, the row in hand in sight."""
        view = self.page
        view.keep_place(PROMPT, 1)
        first, end = view.page.blocks.get(OPTIONS, (0, 0))
        in_hand = next((row for row in range(first, end) if self._is_in_hand(row)), None)
        if in_hand is not None:
            view.bring_row_in(in_hand)
        self.draw_footer()

    # --- reading the texts

    @property
    def _at_question(self) -> bool:
        """Whether the row in hand is in sight, so that the keys answer; else they read."""
        if self.attempt.response is not None or self.line is not None:
            return True
        view = self.page
        first, end = view.page.blocks.get(OPTIONS, (0, 0))
        seen = range(max(first, view.top), min(end, view.top + view.size.height))
        # Before the first layout nobody can tell.
        return not view.size.height or any(self._is_in_hand(row) for row in seen)

    def _is_in_hand(self, row: int) -> bool:
        sign = self.context.signs.current
        return any(span.text.strip() == sign for span in self.page.page.rows[row])

    def _take(self, attempt: Attempt) -> None:
        """Keep what was chosen; where only texts were in sight, show the question it answers."""
        among_texts = not self._at_question
        super()._take(attempt)
        if among_texts:
            self._show_question()

    def _move(self, by: int) -> None:
        """Move the highlight; among the texts, where it is out of sight, scroll."""
        if self._at_question:
            super()._move(by)
        else:
            self.page.scroll_rows(by)

    def action_space(self) -> None:
        """Answer at the question; among the texts, turn the page."""
        if self._at_question or self.sheet.is_open:
            super().action_space()
        else:
            self.page.scroll_pages(1)

    @on(PageView.Scrolled)
    def name_the_keys_in_force(self) -> None:
        """Draw the footer for the texts, or for the question."""
        self.draw_footer()

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys; among the texts, those that read on come first."""
        keys = super().footer()
        if self._at_question:
            return keys
        space, enter = COMMANDS["space"].label, COMMANDS["enter"].label
        return (
            FooterKey(space, _l("next page")),
            FooterKey(enter, _l("to the question")),
            *[each for each in keys if each.key not in (space, enter)],
        )

    def skip_key(self) -> FooterKey:
        """Give the key that leads to the next exercise, else to the next step."""
        return self.next_key()

    def answered_keys(self) -> Sequence[FooterKey]:
        """Give the keys that lead on from an answered item."""
        more = next_in_exercise(self.place, self.phase.record)
        return (
            FooterKey(COMMANDS["enter"].label, _l("next question") if more else _l("go on")),
            FooterKey(_l("r"), _l("the passage")),
            self.next_key(),
        )

    def on_enter_pressed(self) -> None:
        """Answer, once the question is in sight; then go to the next item, else go on."""
        if not self._at_question:
            self._show_question()
            return
        if self.attempt.response is None:
            super().on_enter_pressed()
            return
        more = next_in_exercise(self.place, self.phase.record)
        if more:
            self.navigator.go(more)
        else:
            self.navigator.go_on(self.place)
