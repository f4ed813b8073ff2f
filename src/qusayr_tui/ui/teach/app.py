"""The console's app: the list of plans, or a lesson."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual._path import CSSPathType

from qusayr_tui.domain.classroom.left import LeftLesson
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.ui.screens.frame import FramedScreen
from qusayr_tui.ui.teach.console import ConsoleScreen
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.left_screen import LeftScreen
from qusayr_tui.ui.teach.plans import PlansScreen
from qusayr_tui.ui.teach.speech import Offer, Speech
from qusayr_tui.ui.terminal_app import TerminalApp

GoTo = Callable[[FramedScreen], object]
"""Shows a screen, in the place of another or as the first."""


class Openable(Protocol):
    """Opens lessons."""

    def left(self, plan_id: str) -> LeftLesson | None:
        """Give the lesson of a plan that the teacher is to be asked about. Raises `Trouble`."""

    def open(self, plan_id: str, *, anew: bool = False) -> Desk:
        """Take up the lesson of a plan, else begin one. Raises `Trouble`."""


class TeachApp(TerminalApp):
    """The console for one teacher."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["../styles/base.tcss", "teach.tcss"]

    def __init__(
        self,
        speech: Speech,
        offers: Sequence[Offer],
        lessons: Openable,
        theme: str,
        *,
        desk: Desk | None = None,
        asked: str | None = None,
    ) -> None:
        """Open *desk* at once; else ask about the plan *asked*; else list the *offers*."""
        super().__init__(theme)
        self.speech = speech
        self.desk = desk
        self.trouble: Trouble | None = None
        """What ended the console before a lesson could begin."""
        self._offers = offers
        self._lessons = lessons
        self._asked = asked

    def on_mount(self) -> None:
        """Show the lesson, the question, or the list."""
        self.title = self.speech.edition.words.title
        self.watch_for_the_end()
        if self.desk is not None:
            self.push_screen(ConsoleScreen(self.desk, self.speech))
            return
        if self._asked is not None:
            self._choose(self._asked, self.push_screen)
            return
        first = self._offers[0].id
        self.push_screen(
            PlansScreen(
                self.speech,
                self._offers,
                first,
                lambda chosen: self._choose(chosen, self.switch_screen),
            )
        )

    def _choose(self, plan_id: str, go_to: GoTo) -> None:
        """Begin a plan, or ask about its lesson that was left."""
        try:
            left = self._lessons.left(plan_id)
        except Trouble as trouble:
            self._give_up(trouble)
            return
        if left is None:
            self._begin(plan_id, go_to, anew=False)
            return

        def take(*, anew: bool) -> None:
            self._begin(plan_id, self.switch_screen, anew=anew)

        go_to(LeftScreen(self.speech, plan_id, left, take))

    def _begin(self, plan_id: str, go_to: GoTo, *, anew: bool) -> None:
        try:
            self.desk = self._lessons.open(plan_id, anew=anew)
        except Trouble as trouble:
            self._give_up(trouble)
            return
        go_to(ConsoleScreen(self.desk, self.speech))

    def _give_up(self, trouble: Trouble) -> None:
        self.trouble = trouble
        self.exit(trouble.code)

    def spoken(self) -> Edition:
        """Give the edition in hand."""
        return self.speech.edition

    def let_go(self) -> None:
        """Let go of the lesson's file; every act is on the disk already."""
        if self.desk is not None:
            self.desk.let_go()
