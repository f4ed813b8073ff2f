"""A console and a room for tests, over one folder of lessons and a clock that tests turn."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from qusayr_tui.cli import teach
from qusayr_tui.cli.lessons import Lessons, begin, show
from qusayr_tui.cli.program import Program, now
from qusayr_tui.storage.class_sessions import ClassSession, find_session
from qusayr_tui.ui.teach.app import TeachApp
from qusayr_tui.ui.teach.console import ConsoleScreen
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.room import RoomApp
from qusayr_tui.ui.terminal_app import TerminalApp


class Watched:
    """A running app, driven by keys."""

    def __init__(self, app: TerminalApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each once the one before was answered to."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type *text* and Enter."""
        names = {" ": "space", "-": "minus", "+": "plus"}
        await self.press(*(names.get(each, each) for each in text), "enter")

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def words(self) -> str:
        """What stands on the screen, on one line."""
        return " ".join(" ".join(self.rows).split())


class Console(Watched):
    """A running console."""

    @property
    def desk(self) -> Desk:
        """The lesson that it holds."""
        screen = self.app.screen
        assert isinstance(screen, ConsoleScreen)
        return screen.desk


def desk_for(program: Program, plan: str, *left_out: str) -> Desk:
    """Begin a lesson without a screen."""
    return begin(program, plan, left_out)


def kept(program: Program) -> ClassSession:
    """Read the newest lesson from its file."""
    found = find_session(program.paths.sessions)
    assert found is not None
    return found


@asynccontextmanager
async def open_console(
    program: Program, plan: str | None, *, size: tuple[int, int] = (80, 24), theme: str = "night"
) -> AsyncIterator[Console]:
    """Open a console, on the list of plans where none is named."""
    app = TeachApp(
        teach._speech(program),
        teach.offers(program, Lessons(program)),
        Lessons(program),
        theme,
        desk=desk_for(program, plan) if plan else None,
    )
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Console(app, pilot)
    finally:
        app.let_go()


@asynccontextmanager
async def open_room(
    program: Program, *, size: tuple[int, int] = (80, 24), theme: str = "paper"
) -> AsyncIterator[Watched]:
    """Open a room."""
    folder: Path | None = program.paths.sessions
    app = RoomApp(teach._speech(program), folder, lambda state: show(program, state), theme, now)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Watched(app, pilot)
