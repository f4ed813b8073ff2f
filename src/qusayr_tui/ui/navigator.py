"""The ways from one screen to another; screens ask, this decides and remembers the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from qusayr_tui.domain.attempts import draft_of, find_attempt
from qusayr_tui.domain.lesson import Place, first_place, following, preceding, settle
from qusayr_tui.domain.progress import Draft, Position
from qusayr_tui.domain.quiz import engine
from qusayr_tui.storage.keeping import Acknowledgement, Kept
from qusayr_tui.storage.session import LEARNER
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.finding import Finding
from qusayr_tui.ui.themes import NAMES as THEME_NAMES

if TYPE_CHECKING:
    from qusayr_tui.ui.app import QusayrApp
    from qusayr_tui.ui.pages.cards import CardRef
    from qusayr_tui.ui.screens.base import LessonScreen
    from qusayr_tui.ui.screens.reading import ReadingScreen


class Navigator:
    """Opens screens for one app."""

    def __init__(self, app: QusayrApp, context: Context) -> None:
        self._app = app
        self._context = context
        self._session = context.session
        self.finding = Finding(app, context, self)
        """The search, and the ways to what it finds."""

    # --- beginning

    def begin(self) -> None:
        """Show the first screen that this start asks for."""
        from qusayr_tui.ui.screens.start import LanguageScreen, StartScreen

        start = self._context.start
        if start.phase:
            self.open_phase(start.phase)
        elif self._session.was_here and not start.guest:
            self._show(StartScreen(self._context, self, "go-on"))
        elif start.language_given or len(self._context.languages) == 1:
            self.language_chosen()
        else:
            self._show(LanguageScreen(self._context, self))

    def language_chosen(self) -> None:
        """Keep the language of the first screen and go on to the content notice."""
        language = self._context.edition.language
        self._context.prefer(language=language)
        self._session.switch_language(language)
        self._show_notice(short=False, then=None)

    def resume(self) -> None:
        """Go to where the learner left."""
        position = self._session.position
        ids = [ref.id for ref in self._context.edition.reader.phases]
        if position is None or position.phase not in ids:
            self.open_course()
            return
        self._context.notice_seen = True
        place = Place(position.phase, position.step, position.item)  # type: ignore[arg-type]
        phase = self._context.edition.phase(position.phase)
        settled = settle(place, phase.record)
        at = (position.block, position.row) if position.block and settled == place else None
        self._context.both = position.both
        self.go(settled, at=at, peek=position.peek)

    def resume_run(self, registration: str) -> None:
        """Go to where somebody else left who learns on this machine."""
        self._session.go_on_with(registration)
        self._context.attempts.clear()
        self.resume()

    def ask_name(self) -> None:
        """Ask whoever starts afresh for a name, which may stay empty."""
        from qusayr_tui.ui.screens.name import NameScreen

        self._show(NameScreen(self._context, self))

    def start_afresh(self, name: str = "") -> None:
        """Begin a new run under *name*, if one was given; the one before is kept."""
        self._session.start_afresh()
        if name:
            self._session.write(LEARNER, name)
        self._context.attempts.clear()
        self._show_notice(short=False, then=None)

    def start_as_guest(self) -> None:
        """Begin without keeping anything."""
        self._session.guest()
        self._context.attempts.clear()
        self._show_notice(short=False, then=None)

    def _show_notice(self, *, short: bool, then: str | None) -> None:
        from qusayr_tui.ui.screens.start import NoticeScreen

        self._show(NoticeScreen(self._context, self, short=short, then=then))

    def notice_read(self, then: str | None) -> None:
        """Go on from the content notice."""
        self._context.notice_seen = True
        self._session.experience("notice", self._context.edition.course.id)
        if then:
            self._open_phase_now(then)
        else:
            self.open_course()

    # --- the course and its phases

    def open_course(self) -> None:
        """Show the phases, the one in hand under the cursor."""
        from qusayr_tui.ui.screens.start import CourseScreen

        ids = [ref.id for ref in self._context.edition.reader.phases]
        position = self._session.position
        here = position.phase if position and position.phase in ids else ids[0]
        self._show(CourseScreen(self._context, self, here))

    def open_phase(self, phase_id: str) -> None:
        """Open a phase at its first step, after the content notice where one is due."""
        if not self._context.notice_seen:
            self._show_notice(short=False, then=phase_id)
        elif phase_id == self._first_inside() and self._reminder_due():
            self._show_notice(short=True, then=phase_id)
        else:
            self._open_phase_now(phase_id)

    def _first_inside(self) -> str | None:
        """Give the first phase that the starting text tells of."""
        reader = self._context.edition.reader
        inside = (ref for ref in reader.phases if not reader.phase(ref).outside_starting_text)
        return next((ref.id for ref in inside), None)

    def _reminder_due(self) -> bool:
        """Tell whether something was read since the content notice was shown."""
        return bool(self._session.progress.touched)

    def _open_phase_now(self, phase_id: str) -> None:
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
        self._show(screen)
        block, row = at or (None, 0)
        draft = self._draft(place)
        self._session.move(
            Position(
                phase=place.phase,
                step=place.step,
                item=place.item,
                block=block,
                row=row,
                draft=draft,
                both=self._context.both,
                peek=peek,
            )
        )
        self._app.save_now()

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

    def return_to(self, position: Position | None) -> None:
        """Remember where the learner was before a visit that is over."""
        if position is not None:
            self._session.move(position)
            self._app.save_soon()

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

    def _show(self, screen: LessonScreen) -> None:
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

    # --- what is remembered

    def card_opened(self, ref: CardRef) -> None:
        """Remember that a card was opened."""
        if ref.kind != "passage" and ref.kind != "block":  # what they show has cards
            about = ref.id.rpartition("/")[2] if ref.kind == "place" else ref.id
            self._session.open_card(ref.kind, about)
            self._app.save_soon()

    def place_changed(self, screen: ReadingScreen) -> None:
        """Remember where the reader is in the text."""
        if screen.proof or screen.visiting:
            return
        block, row = screen.page.hold() or (None, 0)
        place = screen.place
        self._session.move(
            Position(
                phase=place.phase,
                step=place.step,
                block=block,
                row=row,
                both=self._context.both,
                peek=screen.peeks,
            )
        )
        self._app.save_soon()

    def attempt_of(self, place: Place) -> engine.Attempt:
        """Give the attempt at an item: of this sitting, answered before, drafted, or new."""
        name = f"{place.phase}/{place.item}"
        if name not in self._context.attempts:
            self._context.attempts[name] = self._found_attempt(place, name)
        return self._context.attempts[name]

    def _found_attempt(self, place: Place, name: str) -> engine.Attempt:
        phase = self._context.edition.phase(place.phase)
        item = phase.item(place.item or "")
        facts = self._context.facts(phase, place.item or "")
        session = self._session
        return find_attempt(
            place.phase,
            place.item or "",
            item,
            facts,
            session.registration,
            session.progress,
            session.position,
        )

    def keep_attempt(self, place: Place, attempt: engine.Attempt) -> None:
        """Remember an attempt, answered or not."""
        self._context.attempts[f"{place.phase}/{place.item}"] = attempt
        position = Position(
            phase=place.phase,
            step=place.step,
            item=place.item,
            draft=self._draft(place),
            both=self._context.both,
        )
        self._session.move(position)
        self._app.save_soon()

    def _draft(self, place: Place) -> Draft | None:
        attempt = self._context.attempts.get(f"{place.phase}/{place.item}")
        return draft_of(place.item or "", attempt)

    def own_draft(self, place: Place) -> str | None:
        """Give what the learner was writing at a step and had not kept, None without any."""
        position = self._session.position
        there = position is not None and (position.phase, position.step) == (
            place.phase,
            place.step,
        )
        return position.draft.text if there and position and position.draft else None

    def keep_own_draft(self, place: Place, text: str | None) -> None:
        """Remember what the learner is writing at a step; None when nothing is to be kept."""
        draft = None if text is None else Draft(item="", text=text)
        position = self._session.position
        if position is None or (position.phase, position.step) != (place.phase, place.step):
            position = Position(phase=place.phase, step=place.step)
        self._session.move(msgspec.structs.replace(position, draft=draft))
        self._app.save_soon()

    def tell_if_unsaved(self, kept: Acknowledgement) -> None:
        """Say once what is not kept, and why."""
        if isinstance(kept, Kept) and kept.sentence:
            self._app.tell(kept.sentence, kept.detail)
