"""The room: what stands on the projector, following the console through its file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import ClassVar, Literal

import msgspec
from textual import events
from textual._path import CSSPathType
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from qusayr_tui.domain.classroom.left import is_held
from qusayr_tui.domain.classroom.state import ClassState
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.events import Clock
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.room.board import alone, board
from qusayr_tui.render.room.show import Show
from qusayr_tui.render.rows import Span
from qusayr_tui.storage.class_sessions import Stamp, find_session, newest_stamp
from qusayr_tui.ui.pages.too_small import too_small_rows
from qusayr_tui.ui.teach.speech import Speech
from qusayr_tui.ui.terminal_app import TerminalApp
from qusayr_tui.ui.widgets.rows_view import PLAIN, RowsView

LOOK = 0.25
"""Seconds between two looks at the folder of lessons."""

SMALLEST = (60, 20)
"""Columns and rows of the smallest projector that a class can read from."""

WAITING = _l("The lesson will begin here.")
TOO_SMALL = _l(
    "Make the window larger (at least %(columns)s × %(rows)s), or its letters smaller.",
    columns=SMALLEST[0],
    rows=SMALLEST[1],
)

ENLARGE = _l("Enlarge the letters of this window until about 80 columns are left.")

WIDE = 90
"""Columns from which a class cannot read the letters of a window."""

SILENT = timedelta(seconds=150)
"""Longer than this the console notes every minute in vain: it is gone, and no vote is open."""

Standing = Literal["taught", "silent", "waits"]
"""A lesson is taught; its console says nothing; or nobody teaches."""

MakeShow = Callable[[ClassState], Show | None]
"""Gives what makes the screens of a lesson; None for a plan or a course that is not here."""


class RoomScreen(Screen[None]):
    """The projector's one screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", show=False)]

    def __init__(self, speech: Speech, folder: Path | None, make: MakeShow, clock: Clock) -> None:
        super().__init__()
        self.speech = speech
        self._folder = folder
        self._make = make
        self._clock = clock
        self._standing: Standing = "taught"
        self._leaving = False
        """Whether the key before asked to leave."""
        self._stamp: Stamp | None = None
        self._state: ClassState | None = None
        self._show: Show | None = None
        self.view = RowsView(id="room")

    def compose(self) -> ComposeResult:
        """Make the one view."""
        yield self.view

    def on_mount(self) -> None:
        """Look at once, then again and again."""
        self._look()
        self.redraw()
        self.set_interval(LOOK, self._look)

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.redraw()

    def _look(self) -> None:
        """Read the newest lesson when its file has changed; see whether somebody teaches."""
        stamp = newest_stamp(self._folder)
        if stamp == self._stamp:
            if self._standing != self._now():
                self.redraw()
            return
        self._stamp = stamp
        found = find_session(self._folder)
        state = found.state if found else None
        if state is not None and (
            self._state is None or state.opening != self._state.opening or self._show is None
        ):
            self._show = self._make(state)
        self._state = state
        self.redraw()

    def _now(self) -> Standing:
        """Tell how the lesson stands, as far as its file can tell."""
        state, moment = self._state, self._clock()
        if state is None or self._show is None or not is_held(state, moment):
            return "waits"
        return "silent" if moment - state.last > SILENT else "taught"

    def on_key(self, event: events.Key) -> None:
        """Take a question about leaving back when another key is pressed."""
        if self._leaving and event.key != "q":
            self._leaving = False
            self.redraw()

    def redraw(self) -> None:
        """Draw what the class sees."""
        self._standing = self._now()
        self.set_class(self.speech.signs.ascii, PLAIN)
        width, height = self.app.size
        if width < SMALLEST[0] or height < SMALLEST[1]:
            editions = [self.speech.edition_of(tag) for tag in self.speech.languages]
            self.view.show_rows(too_small_rows(editions, (width, height), SMALLEST, (TOO_SMALL,)))
            return
        state = self._state
        if state is None or self._show is None or self._standing == "waits":
            sentences = (WAITING, ENLARGE) if width > WIDE else (WAITING,)
            whole = "\n".join(self._in_every_language(each) for each in sentences)
            self.view.show_rows(alone(whole, width, height))
            return
        showing = self._show.showing(state)
        if self._standing == "silent" and state.vote_open:
            around = (msgspec.structs.replace(each, vote="") for each in showing.around)
            showing = msgspec.structs.replace(showing, around=tuple(around))
        rows = board(showing, self.speech.signs, width, height)
        if self._leaving:
            said = self.speech.text(_l("q again: leave; the console goes on."))
            rows[-1] = (Span("  "), Span(said, "doubt"))
        self.view.show_rows(rows)

    def _in_every_language(self, text: LazyText) -> str:
        """Give a sentence in every language of the course, a line each."""
        return "\n".join(self.speech.edition_of(tag).text(text) for tag in self.speech.languages)

    def action_quit(self) -> None:
        """Leave; asked again in the midst of a lesson, where a class would see a shell."""
        in_the_midst = self._state is not None and not self._state.ended
        if in_the_midst and self._standing != "waits" and not self._leaving:
            self._leaving = True
            self.redraw()
            return
        self.app.exit(0)


class RoomApp(TerminalApp):
    """The room in a terminal of its own; it only reads."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["../styles/base.tcss", "teach.tcss"]

    def __init__(
        self, speech: Speech, folder: Path | None, make: MakeShow, theme: str, clock: Clock
    ) -> None:
        super().__init__(theme)
        self.speech = speech
        self._folder = folder
        self._make = make
        self._clock = clock

    def on_mount(self) -> None:
        """Show the screen."""
        self.title = self.speech.edition.words.title
        self.watch_for_the_end()
        self.push_screen(RoomScreen(self.speech, self._folder, self._make, self._clock))

    def spoken(self) -> Edition:
        """Give the edition of the program's own messages."""
        return self.speech.edition
