"""What every full-screen program of ours shares: its themes, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import ClassVar

from rich.console import RenderableType
from textual import events
from textual._path import CSSPathType
from textual.app import App
from textual.binding import Binding, BindingType

from qusayr_tui.domain.edition import Edition
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.themes import THEMES
from qusayr_tui.ui.window_sizes import WindowSizes

LOOK_FOR_HANGUP = 0.5
"""Seconds between two looks at whether the terminal is still there."""

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")
SignalHandler = Callable[[int, FrameType | None], object]


class TerminalApp(App[int]):
    """A full-screen program that leaves the terminal as it was, however it ends."""

    CSS_PATH: ClassVar[CSSPathType | None] = "styles/base.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.animation_level = "none"
        self._is_stopped = False
        self._sizes = WindowSizes(self)
        self.fault: Exception | None = None
        """What ended the program although nobody wanted to."""
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the variables that our own themes add to Textual's."""
        return dict(THEMES[0].variables)

    def watch_for_the_end(self) -> None:
        """Listen to signals, and notice a terminal that has gone; call it on mount."""
        self._listen_to_signals()
        self.set_interval(LOOK_FOR_HANGUP, self._look_for_hangup)

    def on_resize(self, event: events.Resize) -> None:
        """Take a size that the terminal has time for; of the others, the last comes again."""
        if not self._sizes.let_in(event):
            event.stop()
            event.prevent_default()

    def spoken(self) -> Edition:
        """Give the edition that the program speaks."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Write what is not on the disk, and close the files."""

    def action_leave(self) -> None:
        """Leave; everything is kept already."""
        self.exit(0)

    def action_interrupt(self) -> None:
        """Leave as programs do that are interrupted."""
        self.exit(return_code=130)

    def action_help_quit(self) -> None:
        """Replace Textual's own notice, which is in English."""
        self.notify(self.spoken().text(_l("Press q to leave.")), markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """End at a fault; Textual itself would print all there is in every local variable."""
        self.fault = self.fault or error
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End at what Textual found itself: a style sheet, or the end of the terminal's input."""
        self._look_for_hangup()
        if self.return_code is None:
            found = (each for each in renderables if isinstance(each, Exception))
            self._handle_exception(next(found, RuntimeError("no more keys can be read")))

    def _listen_to_signals(self) -> None:
        """Save and give the terminal back when the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                    loop.add_signal_handler(number, self._end_by, number)
        self._take_over_stopping(loop)

    def _take_over_stopping(self, loop: asyncio.AbstractEventLoop) -> None:
        """Let Textual stop and go on by turns only.

        A TSTP takes away a CONT that was not handled yet; Textual would stop a second time
        then, and wait for ever for its own threads.
        """
        if not hasattr(signal, "SIGTSTP"):
            return
        stop, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
        if callable(stop) and callable(go_on):
            with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(signal.SIGTSTP, self._stop, stop)
                loop.add_signal_handler(signal.SIGCONT, self._go_on, go_on)

    def _stop(self, handler: SignalHandler) -> None:
        if self._is_stopped:
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        self._is_stopped = True
        handler(signal.SIGTSTP, None)

    def _go_on(self, handler: SignalHandler) -> None:
        if self._is_stopped:
            self._is_stopped = False
            handler(signal.SIGCONT, None)

    def _end_by(self, number: int) -> None:
        self.let_go()
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
