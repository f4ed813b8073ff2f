"""Take the sizes of a window that is being dragged no faster than the terminal can draw."""

from __future__ import annotations

import contextlib
import select
import sys
import time

from textual import events
from textual.app import App
from textual.geometry import Size

LOOK_FOR_ROOM = 0.01
"""Seconds between two looks at whether the terminal has taken what was written for it."""

STILL = 0.06
"""Seconds without a new size after which a slow terminal is drawn for the last one."""

LONGEST_WAIT = 1.0
"""Seconds after which it is drawn although the window is still being dragged."""

SETTLE = 0.03
"""Seconds within which a new size has been laid out."""


class WindowSizes:
    """What stands between the window's sizes and one app.

    Where a terminal is slow (a long line, a phone), what was drawn for the sizes on the way
    would wait in front of what is drawn for the last one: up to thirty whole screens.
    """

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._to_come: events.Resize | None = None
        """The last size that was put off."""
        self._put_off = self._last = 0.0
        """When the first of those that were put off came, and the last."""
        self._had: Size | None = None
        """The size that was let in last; the first one comes twice, and must not wait."""
        self._drawing = contextlib.ExitStack()
        self._is_settling = False

    def let_in(self, event: events.Resize) -> bool:
        """Tell whether the app may take a size now; if not, the last of them comes again."""
        if self._to_come is not None:
            self._to_come, self._last = event, time.monotonic()
            return False
        if self._had in (None, event.size) or self._app.is_headless:
            self._had = event.size
            return True
        if terminal_lags():
            self._to_come = event
            self._put_off = self._last = time.monotonic()
            self._app.set_timer(LOOK_FOR_ROOM, self._look_again)
            return False
        self._had = event.size
        self._draw_once()
        return True

    def _look_again(self) -> None:
        event = self._to_come
        if event is None:
            return
        if terminal_lags() or self._is_still_dragged():
            self._app.set_timer(LOOK_FOR_ROOM, self._look_again)
            return
        self._to_come = None
        self._app.post_message(
            events.Resize(event.size, event.virtual_size, event.container_size, event.pixel_size)
        )

    def _is_still_dragged(self) -> bool:
        now = time.monotonic()
        return now - self._last < STILL and now - self._put_off < LONGEST_WAIT

    def _draw_once(self) -> None:
        """Draw a new size once, when it is laid out; Textual draws every pass, four of them."""
        if not self._is_settling:
            self._is_settling = True
            self._drawing.enter_context(self._app.batch_update())
            self._app.set_timer(SETTLE, self._draw)

    def _draw(self) -> None:
        self._is_settling = False
        self._drawing.close()
        self._app.screen.refresh()


def terminal_lags() -> bool:
    """Tell whether the terminal still has to take what was written for it (not on Windows)."""
    if not hasattr(select, "poll"):
        return False
    watch = select.poll()
    try:
        watch.register(sys.__stderr__.fileno(), select.POLLOUT)  # type: ignore[union-attr]
        return not watch.poll(0)
    except (OSError, ValueError, AttributeError):
        return False
