"""The central question of a phase, met before reading, with a line to write on."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.prose_pages import question_page
from qusayr_tui.ui.screens.own_words import OwnWordsScreen


class QuestionScreen(OwnWordsScreen):
    """Show the question, what one will learn to do, and a line for what one thinks."""

    def make_page(self, form: Form) -> Page:
        """Make the page."""
        context = self.context
        return question_page(context.edition, self.phase, form, context.signs, self.own)

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(COMMANDS["next_spot"].label, _l("write")),
            FooterKey(COMMANDS["enter"].label, _l("to the text")),
            self.next_key(),
            FooterKey(_l("g"), _l("glossary")),
            self.language_key(),
            self.help_key(),
        )

    def on_enter_pressed(self) -> None:
        """Go on to the text."""
        self.action_next_step()
