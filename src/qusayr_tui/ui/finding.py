"""Search the course from anywhere, and go to what was found."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from qusayr_tui.content.loader import UnsoundCourseError
from qusayr_tui.domain.course_index import index_lists, index_phase
from qusayr_tui.domain.edition import PhaseRef
from qusayr_tui.domain.lesson import Place, settle
from qusayr_tui.domain.search import SearchIndex
from qusayr_tui.ui.context import Context

if TYPE_CHECKING:
    from qusayr_tui.ui.app import QusayrApp
    from qusayr_tui.ui.navigator import Navigator
    from qusayr_tui.ui.screens.base import LessonScreen

LISTS = ("glossary", "places", "actors", "sources")


class Finding:
    """The index of one course, made when it is first asked for, and the ways to its entries."""

    def __init__(self, app: QusayrApp, context: Context, navigator: Navigator) -> None:
        self._app = app
        self._context = context
        self._navigator = navigator
        self._begun = False
        self.index = SearchIndex(context.languages)
        self.whole = False
        """Whether the whole course has been read; before, what is there is searched."""

    # --- the index

    def begin(self) -> None:
        """Have the course read, a little at a time, while the learner types."""
        if not self._begun:
            self._begun = True
            self._app.run_worker(self._read(), name="search index", exit_on_error=True)

    async def _read(self) -> None:
        """Read in a thread, so that no key waits for a file; take in one phase at a time."""
        reader = self._context.edition.reader
        await asyncio.to_thread(self._read_lists)
        for _ in index_lists(self.index, reader):
            await asyncio.sleep(0)
        for ref in reader.phases:
            if await asyncio.to_thread(self._is_readable, ref):
                index_phase(self.index, reader, ref)
                await asyncio.sleep(0)
        self.whole = True

    def _read_lists(self) -> None:
        reader = self._context.edition.reader
        for name in LISTS:
            reader.record(name)
            for tag in self._context.languages:
                reader.words(tag, name)

    def _is_readable(self, ref: PhaseRef) -> bool:
        """Read a phase; one that is not sound is left out, and said when it is opened."""
        reader = self._context.edition.reader
        try:
            reader.phase(ref)
            for tag in self._context.languages:
                reader.phase_words(tag, ref)
        except UnsoundCourseError:
            return False
        return True

    # --- the screens

    def search(self) -> None:
        """Open the empty box."""
        from qusayr_tui.ui.screens.search import SearchScreen

        self.begin()
        self._app.push_screen(SearchScreen(self._context, self._navigator))

    def palette(self, behind: LessonScreen) -> None:
        """Open the box with all that can be done on the screen *behind* it."""
        from qusayr_tui.ui.screens.palette import PaletteScreen

        self.begin()
        self._app.push_screen(PaletteScreen(self._context, self._navigator, behind))

    def visit(self, phase_id: str, block: str, *, peek: bool) -> None:
        """Show a block in the text of its phase; with *peek*, in the other language, too."""
        from qusayr_tui.ui.screens.visit import VisitScreen

        place = Place(phase_id, "reading")
        self._app.push_screen(VisitScreen(self._context, self._navigator, place, block, peek=peek))

    # --- for good

    def stay(self, place: Place, go: Callable[[Place], None]) -> None:
        """Leave what was searched behind, and go on from *place*."""
        self._close_fronts()
        go(place)

    def open_phase(self, phase_id: str) -> None:
        """Go to a phase."""
        self._close_fronts()
        self._navigator.open_phase(phase_id)

    def open_step(self, place: Place) -> None:
        """Go to a step of a phase."""
        self._close_fronts()
        record = self._context.edition.phase(place.phase).record
        self._navigator.go(settle(place, record))

    def _close_fronts(self) -> None:
        """Close every screen in front of the one that a lesson stands on."""
        while len(self._app.screen_stack) > 2:
            self._app.pop_screen()
