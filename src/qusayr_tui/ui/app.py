"""The app: starts, holds the screens together, draws them anew, ends. It decides nothing."""

from __future__ import annotations

import asyncio
import contextlib
import select
import signal
import sys
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.screens.base import LessonScreen
from qusayr_tui.ui.themes import THEMES

SAVE_AFTER = 0.15
"""Seconds after the last move before the place is written."""

LOOK_FOR_HANGUP = 0.5
"""Seconds between two looks at whether the terminal is still there."""

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")


class QusayrApp(App[int]):
    """The full-screen lesson for one learner."""

    CSS_PATH = "styles/base.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]

    def __init__(self, context: Context, theme: str = "night") -> None:
        super().__init__()
        self.context = context
        self.navigator = Navigator(self, context)
        self._told: set[str] = set()
        self._saving = False
        self.animation_level = "none"
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the variables that our own themes add to Textual's."""
        return dict(THEMES[0].variables)

    def on_mount(self) -> None:
        """Show the first screen; from here on the terminal is ours to give back."""
        self.title = self.context.edition.words.title
        self._listen_to_signals()
        self.set_interval(LOOK_FOR_HANGUP, self._look_for_hangup)
        self.navigator.begin()
        self.tell_about_store()

    def redraw_all(self) -> None:
        """Draw every screen anew, those behind the one in front, too."""
        self.title = self.context.edition.words.title
        with self.batch_update():
            for screen in self.screen_stack:
                if isinstance(screen, LessonScreen):
                    screen.redraw()

    # --- keeping

    def save_now(self) -> None:
        """Write what is not on the disk."""
        self._saving = False
        self.context.session.flush()

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

    def action_leave(self) -> None:
        """Leave; everything is kept already."""
        self.exit(0)

    def action_interrupt(self) -> None:
        """Leave as programs do that are interrupted."""
        self.exit(return_code=130)

    def action_help_quit(self) -> None:
        """Replace Textual's own notice, which is in English."""
        self.notify(self.context.edition.text(_l("Press q to leave.")), markup=False)

    def _listen_to_signals(self) -> None:
        """Save and give the terminal back when the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                    loop.add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: int) -> None:
        self.context.session.close()
        self.exit(return_code=128 + number)

    def _look_for_hangup(self) -> None:
        """End when the terminal has gone: Textual itself would read its end for ever."""
        if self.is_headless or not hasattr(select, "poll"):
            return
        watch = select.poll()
        try:
            watch.register(sys.__stdin__.fileno(), select.POLLHUP)  # type: ignore[union-attr]
            gone = any(
                event & (select.POLLHUP | select.POLLERR | select.POLLNVAL)
                for _, event in watch.poll(0)
            )
        except (OSError, ValueError, AttributeError):
            gone = True
        if gone:
            self._end_by(getattr(signal, "SIGHUP", 1))
