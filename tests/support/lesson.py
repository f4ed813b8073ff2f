"""Drive the app by keys and look at what a learner sees."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.cli.program import Options, Program
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.render.signs import ASCII, UNICODE
from qusayr_tui.ui.app import QusayrApp
from qusayr_tui.ui.context import Context, Start


class Lesson:
    """A running lesson."""

    def __init__(self, app: QusayrApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def context(self) -> Context:
        """What the screens share."""
        return self.app.context

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, each once the one before was answered to."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.rows)

    @property
    def words(self) -> str:
        """What stands on the screen, on one line."""
        return " ".join(self.text.split())

    @property
    def reversed(self) -> list[str]:
        """What is drawn in reverse: the one focus, piece by piece."""
        found = []
        for strip in self.app.screen._compositor.render_strips():
            piece = ""
            for segment in strip:
                if segment.style and segment.style.reverse:
                    piece += segment.text
                elif piece:
                    found.append(piece)
                    piece = ""
            if piece:
                found.append(piece)
        return found

    def row_of(self, text: str) -> int:
        """Give the first row that holds *text*."""
        return next(index for index, row in enumerate(self.rows) if text in row)

    @property
    def events(self) -> list[str]:
        """The verbs of everything logged in this run."""
        session = self.context.session
        return [event.verb for event in session.store.events(session.registration)]


def program_for(
    course: Path, lang: str | None = None, data: Path | None = None, **options: object
) -> Program:
    """Put a program together that touches nothing but *data*."""
    chosen = Options(
        lang=lang,
        course=str(course),
        data_dir=str(data) if data else None,
        guest=data is None,
        **options,  # type: ignore[arg-type]
    )
    return Program(chosen, {})


@asynccontextmanager
async def open_lesson(
    course: Path,
    *,
    lang: str | None = None,
    size: tuple[int, int] = (80, 24),
    phase: str | None = None,
    data: Path | None = None,
    asked: bool = True,
    ascii_only: bool = False,
    theme: str = "night",
) -> AsyncIterator[Lesson]:
    """Open a lesson; *asked* says that the language question is answered already."""
    program = program_for(course, lang, data)
    session = begin_session(program)
    context = Context(
        program.chosen_edition,
        program.edition,
        session,
        Ledger(program.library),
        ASCII if ascii_only else UNICODE,
        Start(language_given=asked, phase=phase, guest=data is None),
        program.settings,
    )
    app = QusayrApp(context, theme)
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Lesson(app, pilot)
    finally:
        session.close()
