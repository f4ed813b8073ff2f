"""The app: starts, holds the screens together, draws them anew, ends. It decides nothing."""

from __future__ import annotations

import gc

from qusayr_tui.domain.edition import Edition
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.screens.base import LessonScreen
from qusayr_tui.ui.terminal_app import TerminalApp

SAVE_AFTER = 0.15
"""Seconds after the last move before the place is written."""


class QusayrApp(TerminalApp):
    """The full-screen lesson for one learner."""

    def __init__(self, context: Context, theme: str = "night") -> None:
        super().__init__(theme)
        self.context = context
        self.navigator = Navigator(self, context)
        self._told: set[str] = set()
        self._saving = False

    def on_mount(self) -> None:
        """Show the first screen; from here on the terminal is ours to give back."""
        self.title = self.context.edition.words.title
        self._take_signs()
        self.watch_for_the_end()
        self.navigator.arrival.begin()
        self.tell_about_store()
        self.call_after_refresh(_collect_from_here_on)

    def redraw_all(self) -> None:
        """Draw every screen anew, those behind the one in front, too."""
        self.title = self.context.edition.words.title
        self._take_signs()
        with self.batch_update():
            for screen in self.screen_stack:
                if isinstance(screen, LessonScreen):
                    screen.redraw()

    def _take_signs(self) -> None:
        """Tell the styles whether rules may be drawn with signs that a console lacks."""
        self.set_class(self.context.signs.ascii, "-ascii")

    # --- keeping

    def save_now(self) -> None:
        """Write what is not on the disk, and say so where that does not work any more."""
        self._saving = False
        self.context.session.flush()
        self.tell_about_store()

    def save_soon(self) -> None:
        """Write what is not on the disk once the learner pauses."""
        if not self._saving:
            self._saving = True
            self.set_timer(SAVE_AFTER, self.save_now)

    def tell_about_store(self) -> None:
        """Say what is not kept, or what was found damaged, if anything."""
        store = self.context.session.store
        if store.state.sentence:
            self.tell(store.state.sentence, store.state.detail)
        if store.recovery:
            for sentence in store.recovery.sentences:
                self.tell(sentence)

    def tell(self, sentence: LazyText, detail: LazyText | None = None) -> None:
        """Say something once, without stopping the learner."""
        if sentence.message in self._told:
            return
        self._told.add(sentence.message)
        text = self.context.edition.text
        whole = text(sentence) if detail is None else f"{text(sentence)} {text(detail)}"
        self.notify(whole, timeout=12, markup=False)

    # --- ending

    def spoken(self) -> Edition:
        """Give the edition in hand."""
        return self.context.edition

    def let_go(self) -> None:
        """Write what is not on the disk, and close the progress file."""
        self.context.session.close()


def _collect_from_here_on() -> None:
    """Look for garbage again where `cli.lesson` stopped it, but not among what the start made."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
