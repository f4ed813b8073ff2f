"""The console's app: the list of plans, or a lesson."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual._path import CSSPathType

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.ui.teach.console import ConsoleScreen
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.plans import PlansScreen
from qusayr_tui.ui.teach.speech import Offer, Speech
from qusayr_tui.ui.terminal_app import TerminalApp


class TeachApp(TerminalApp):
    """The console for one teacher."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["../styles/base.tcss", "teach.tcss"]

    def __init__(
        self,
        speech: Speech,
        offers: Sequence[Offer],
        open_desk: Callable[[str], Desk],
        desk: Desk | None,
        theme: str,
    ) -> None:
        """Open *desk* at once, else the list of *offers*, of which `open_desk` opens one."""
        super().__init__(theme)
        self.speech = speech
        self.desk = desk
        self.trouble: Trouble | None = None
        """What ended the console before a lesson could begin."""
        self._offers = offers
        self._open_desk = open_desk

    def on_mount(self) -> None:
        """Show the lesson, or the list."""
        self.title = self.speech.edition.words.title
        self.watch_for_the_end()
        if self.desk is not None:
            self.push_screen(ConsoleScreen(self.desk, self.speech))
        else:
            first = self._offers[0].id
            self.push_screen(PlansScreen(self.speech, self._offers, first, self._begin))

    def _begin(self, plan_id: str) -> None:
        try:
            self.desk = self._open_desk(plan_id)
        except Trouble as trouble:
            self.trouble = trouble
            self.exit(trouble.code)
            return
        self.switch_screen(ConsoleScreen(self.desk, self.speech))

    def spoken(self) -> Edition:
        """Give the edition in hand."""
        return self.speech.edition

    def let_go(self) -> None:
        """Let go of the lesson's file; every act is on the disk already."""
        if self.desk is not None:
            self.desk.let_go()
