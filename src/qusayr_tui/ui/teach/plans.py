"""The list of plans, for a teacher who named none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.wording import PHASE_STATES
from qusayr_tui.ui.pages.form import Form, form_for
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.menus import Choice, menu_page
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.screens.frame import FramedScreen
from qusayr_tui.ui.teach.console_page import plan_notes
from qusayr_tui.ui.teach.speech import Offer, Speech

WIDEST = 119
"""Columns up to which a layout has no list beside its page."""


class PlansScreen(FramedScreen):
    """Plans to choose from; *take* is told which one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,tab", "down", show=False),
        Binding("up,k,shift+tab", "up", show=False),
        Binding("enter", "open", show=False),
        Binding("L,l,f3", "language", show=False),
        Binding("q,escape", "quit", show=False),
    ]

    def __init__(
        self, speech: Speech, offers: Sequence[Offer], chosen: str, take: Callable[[str], None]
    ) -> None:
        super().__init__(speech)
        self.speech = speech
        self.chosen = chosen
        self._offers = offers
        self._take = take

    def heading(self) -> Heading:
        """Say what a plan is for."""
        return Heading(title=self.speech.text(_l("A lesson with a class")))

    def page_form(self, form: Form) -> Form:
        """Give the layout of the page: no list beside it."""
        return form_for(min(form.width, WIDEST), form.height)

    def make_page(self, form: Form) -> Page:
        """Make the list in the language in hand."""
        signs = self.speech.signs
        intro = [
            self.speech.text(_l("Choose a plan.")),
            self.speech.text(_l("On the projector, run: qusayr room")),
        ]
        choices = [
            Choice(
                each.id,
                self.speech.words(each.id).title,
                f" {signs.dot} ".join(
                    plan_notes(self.speech, each.id, len(each.plan.activities), each.plan.minutes)
                ),
                state=self.speech.text(PHASE_STATES["under-way"]) if each.under_way else "",
            )
            for each in self._offers
        ]
        return menu_page(intro, choices, self.chosen, form, signs)

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        other = self.speech.edition.locale.name_of(self.speech.next_language)
        return (
            FooterKey(_l("↑ ↓"), _l("choose")),
            FooterKey(_l("Enter"), _l("open")),
            FooterKey(_l("L"), other),
            FooterKey(_l("q"), _l("quit")),
        )

    def _move(self, by: int) -> None:
        ids = [each.id for each in self._offers]
        self.chosen = ids[(ids.index(self.chosen) + by) % len(ids)]
        self.redraw()
        self.page.bring_in(self.chosen)

    def action_down(self) -> None:
        """Take the next plan in hand."""
        self._move(1)

    def action_up(self) -> None:
        """Take the plan before in hand."""
        self._move(-1)

    def action_open(self) -> None:
        """Open the plan in hand."""
        self._take(self.chosen)

    def action_language(self) -> None:
        """Take the next language."""
        self.speech.turn()
        self.redraw()

    def action_quit(self) -> None:
        """Leave without a lesson."""
        self.app.exit(0)
