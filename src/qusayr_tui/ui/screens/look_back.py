"""The end of a phase: the question again, and what is worth rereading."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.lesson import proof_block
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.outcomes import Outcome, outcomes, place_of_item
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.own_words import LINE
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.prose_pages import look_back_page
from qusayr_tui.ui.screens.own_words import OwnWordsScreen


class LookBackScreen(OwnWordsScreen):
    """Show the question again, what was and is thought of it, and what is worth rereading."""

    def on_mount(self) -> None:
        """Draw, and note that the phase was gone through."""
        self.context.session.complete_phase(self.place.phase)
        super().on_mount()

    def _outcomes(self) -> list[Outcome]:
        return outcomes(self.phase, self.context.session.progress)

    def make_page(self, form: Form) -> Page:
        """Make the page."""
        context = self.context
        before = self.notes("question")
        return look_back_page(
            context.edition,
            self.phase,
            self._outcomes(),
            form,
            context.signs,
            before[-1] if before else None,
            self.own,
        )

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(COMMANDS["next_spot"].label, _l("write, question")),
            FooterKey(COMMANDS["enter"].label, _l("go on")),
            FooterKey(_l("q"), _l("phases")),
            self.language_key(),
            self.help_key(),
        )

    def open_spot(self, spot_id: str) -> None:
        """Open the passage of an item that was missed, or an item that was not answered."""
        if spot_id == LINE:
            super().open_spot(spot_id)
            return
        _, kind, item = spot_id.split("/", 2)
        if kind == "item":
            self.navigator.go(place_of_item(self.place.phase, item))
            return
        block = proof_block(self.phase.record, item)
        if block:
            self.navigator.visit_proof(self.place, block)

    def on_enter_pressed(self) -> None:
        """Go on: to the next phase, else to the course."""
        self.action_next_step()
