"""A source exercise: texts to compare, and below them its items, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.lesson import next_in_exercise
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.pages.exercise import ExercisePage
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.quiz import PROMPT
from qusayr_tui.ui.screens.quiz import QuizScreen


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

    def _show_question(self) -> None:
        """Put the question at the top; the texts are above it."""
        self.page.keep_place(PROMPT, 1)

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
        """Answer; after the answer, go to the next item of the exercise, else go on."""
        if self.attempt.response is None:
            super().on_enter_pressed()
            return
        more = next_in_exercise(self.place, self.phase.record)
        if more:
            self.navigator.go(more)
        else:
            self.navigator.go_on(self.place)
