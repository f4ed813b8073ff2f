"""The ways from one screen to another; screens ask, this decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qusayr_tui.domain.lesson import Place, first_place, following, preceding
from qusayr_tui.ui.arrival import Arrival
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.finding import Finding
from qusayr_tui.ui.themes import NAMES as THEME_NAMES
from qusayr_tui.ui.trail import Trail

if TYPE_CHECKING:
    from qusayr_tui.ui.app import QusayrApp
    from qusayr_tui.ui.screens.base import LessonScreen


class Navigator:
    """Opens screens for one app."""

    def __init__(self, app: QusayrApp, context: Context) -> None:
        self._app = app
        self._context = context
        self._session = context.session
        self.arrival = Arrival(context, self)
        """The way into the course."""
        self.finding = Finding(app, context, self)
        """The search, and the ways to what it finds."""
        self.trail = Trail(app, context)
        """What is remembered of where the learner goes."""

    # --- the course and its phases

    def open_course(self) -> None:
        """Show the phases, the one in hand under the cursor."""
        from qusayr_tui.ui.screens.start import CourseScreen

        ids = [ref.id for ref in self._context.edition.reader.phases]
        position = self._session.position
        here = position.phase if position and position.phase in ids else ids[0]
        self.show(CourseScreen(self._context, self, here))

    def open_phase(self, phase_id: str) -> None:
        """Open a phase at its first step, after the content notice where one is due."""
        notice = self.arrival.notice_before(phase_id)
        if notice is not None:
            self.show(notice)
        else:
            self.enter_phase(phase_id)

    def enter_phase(self, phase_id: str) -> None:
        """Go to the first step of a phase."""
        self._session.experience("phase", phase_id)
        self.go(first_place(phase_id, self._context.edition.phase(phase_id).record))

    def go_on(self, place: Place) -> None:
        """Go to what follows: the next item or step, the next phase, at the end the course."""
        following_place = following(place, self._context.edition.phase(place.phase).record)
        if following_place:
            self.go(following_place)
            return
        ids = [ref.id for ref in self._context.edition.reader.phases]
        at = ids.index(place.phase) + 1
        if at < len(ids):
            self.open_phase(ids[at])
        else:
            self.open_course()

    def go_back(self, place: Place) -> None:
        """Go to what comes before; from the beginning of a phase, to the course."""
        before = preceding(place, self._context.edition.phase(place.phase).record)
        if before:
            self.go(before)
        else:
            self.open_course()

    def go(self, place: Place, at: tuple[str, int] | None = None, *, peek: bool = False) -> None:
        """Show a place; *at* is a block of the text and the row it stood on.

        With *peek*, that block is shown in the other language, too.
        """
        from qusayr_tui.ui.screens.claims import ClaimsScreen
        from qusayr_tui.ui.screens.exercise import ExerciseScreen
        from qusayr_tui.ui.screens.look_back import LookBackScreen
        from qusayr_tui.ui.screens.map import MapScreen
        from qusayr_tui.ui.screens.question import QuestionScreen
        from qusayr_tui.ui.screens.quiz import QuizScreen
        from qusayr_tui.ui.screens.reading import ReadingScreen

        screen: LessonScreen
        match place.step:
            case "question":
                screen = QuestionScreen(self._context, self, place)
            case "reading":
                screen = ReadingScreen(self._context, self, place, at=at, peek=peek)
            case "claims":
                screen = ClaimsScreen(self._context, self, place)
            case "map":
                screen = MapScreen(self._context, self, place)
            case "exercise":
                screen = ExerciseScreen(self._context, self, place)
            case "quiz":
                screen = QuizScreen(self._context, self, place)
            case _:
                screen = LookBackScreen(self._context, self, place)
        self.show(screen)
        self.trail.come_to(place, at, peek=peek)

    # --- in front of the screen in hand

    def visit_proof(self, place: Place, block: str) -> None:
        """Show the block that proves an answer; the screen in hand waits behind it."""
        from qusayr_tui.ui.screens.reading import ReadingScreen

        there = Place(place.phase, "reading")
        self._app.push_screen(ReadingScreen(self._context, self, there, proof=block))

    def look(self, spot: str) -> None:
        """Go where a card leads that is no card itself; the screen in hand waits behind it."""
        from qusayr_tui.ui.screens.from_card import look

        found = look(self._context, self, spot)
        if found:
            self._app.push_screen(found)

    def open_method(self, section: str | None = None) -> None:
        """Show the page on method, at one of its sections."""
        from qusayr_tui.ui.screens.method import MethodScreen

        self._app.push_screen(MethodScreen(self._context, self, section))

    def open_map(self, phase: str) -> None:
        """Show the map of a phase; the screen in hand waits behind it."""
        from qusayr_tui.ui.screens.map import MapScreen

        self._app.push_screen(MapScreen(self._context, self, Place(phase, "map"), visit=True))

    def open_timeline(self, phase: str) -> None:
        """Show the timeline, of a phase first; the screen in hand waits behind it."""
        from qusayr_tui.ui.screens.timeline import TimelineScreen

        self._app.push_screen(TimelineScreen(self._context, self, phase))

    def open_glossary(self, screen: LessonScreen) -> None:
        """Show the glossary, the words of the page in hand first."""
        from qusayr_tui.ui.screens.lists import GlossaryScreen

        words = [spot.id.split("/")[2] for spot in screen.page.page.spots if "/term/" in spot.id]
        on_page = list(dict.fromkeys(words))
        self._app.push_screen(GlossaryScreen(self._context, self, on_page))

    def open_help(self, screen: LessonScreen) -> None:
        """Show the keys of the screen in hand, and the signs."""
        from qusayr_tui.ui.screens.lists import HelpScreen

        actions = list(
            dict.fromkeys(active.binding.action for active in screen.active_bindings.values())
        )
        self._app.push_screen(HelpScreen(self._context, self, actions))

    def open_preferences(self) -> None:
        """Show the options."""
        from qusayr_tui.ui.screens.preferences import PreferencesScreen

        self._app.push_screen(PreferencesScreen(self._context, self))

    def prefer(self, field: str, value: object) -> None:
        """Let a preference hold at once, on every screen; None leaves it to the program."""
        self._context.prefer(**{field: value})
        if field == "theme":
            self._app.theme = str(value or THEME_NAMES[0])
        self._app.redraw_all()

    def back(self, screen: LessonScreen) -> None:
        """Go back from a screen: to the one behind it, to the course, or out."""
        from qusayr_tui.ui.screens.phase_screen import PhaseScreen

        if len(self._app.screen_stack) > 2:
            self._app.pop_screen()
        elif isinstance(screen, PhaseScreen):
            self.open_course()
        else:
            self.leave()

    def leave(self) -> None:
        """Leave the program; nothing is asked, nothing is lost."""
        self._app.exit(0)

    def show(self, screen: LessonScreen) -> None:
        """Put a screen in the place of the one in hand."""
        if len(self._app.screen_stack) > 1:
            self._app.switch_screen(screen)
        else:
            self._app.push_screen(screen)

    # --- language

    def switch_language(self) -> None:
        """Take the next language of the course, on every screen at once."""
        tag = self._context.next_language
        self._session.switch_language(tag)
        self._context.prefer(language=tag)
        self.take_language(tag)
        self._app.save_soon()

    def take_language(self, tag: str) -> None:
        """Draw every screen in another language, at the same place."""
        self._context.take_language(tag)
        self._app.redraw_all()
