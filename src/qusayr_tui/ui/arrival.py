"""The way into the course: the language, who learns, and the content notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qusayr_tui.domain.lesson import Place, settle
from qusayr_tui.storage.session import LEARNER
from qusayr_tui.ui.context import Context

if TYPE_CHECKING:
    from qusayr_tui.ui.navigator import Navigator
    from qusayr_tui.ui.screens.start import NoticeScreen


class Arrival:
    """What happens from the start of the program until a learner is in the course."""

    def __init__(self, context: Context, navigator: Navigator) -> None:
        self._context = context
        self._session = context.session
        self._navigator = navigator

    def begin(self) -> None:
        """Show the first screen that this start asks for."""
        from qusayr_tui.ui.screens.start import LanguageScreen, StartScreen

        start = self._context.start
        if start.phase:
            self._navigator.open_phase(start.phase)
        elif self._session.was_here and not start.guest:
            self._navigator.show(StartScreen(self._context, self._navigator, "go-on"))
        elif start.language_given or len(self._context.languages) == 1:
            self.language_chosen()
        else:
            self._navigator.show(LanguageScreen(self._context, self._navigator))

    def language_chosen(self) -> None:
        """Keep the language of the first screen and go on to the content notice."""
        language = self._context.edition.language
        self._context.prefer(language=language)
        self._session.switch_language(language)
        self._show_notice()

    # --- who learns

    def resume(self) -> None:
        """Go to where the learner left."""
        position = self._session.position
        ids = [ref.id for ref in self._context.edition.reader.phases]
        if position is None or position.phase not in ids:
            self._navigator.open_course()
            return
        self._context.notice_seen = True
        place = Place(position.phase, position.step, position.item)  # type: ignore[arg-type]
        phase = self._context.edition.phase(position.phase)
        settled = settle(place, phase.record)
        at = (position.block, position.row) if position.block and settled == place else None
        self._context.both = position.both
        self._navigator.go(settled, at=at, peek=position.peek)

    def resume_run(self, registration: str) -> None:
        """Go to where somebody else left who learns on this machine."""
        self._session.go_on_with(registration)
        self._navigator.trail.forget_attempts()
        self.resume()

    def ask_name(self) -> None:
        """Ask whoever starts afresh for a name, which may stay empty."""
        from qusayr_tui.ui.screens.name import NameScreen

        self._navigator.show(NameScreen(self._context, self._navigator))

    def start_afresh(self, name: str = "") -> None:
        """Begin a new run under *name*, if one was given; the one before is kept."""
        self._session.start_afresh()
        if name:
            self._session.write(LEARNER, name)
        self._navigator.trail.forget_attempts()
        self._show_notice()

    def start_as_guest(self) -> None:
        """Begin without keeping anything."""
        self._session.guest()
        self._navigator.trail.forget_attempts()
        self._show_notice()

    # --- the content notice

    def notice_before(self, phase_id: str) -> NoticeScreen | None:
        """Give the notice that is due before a phase, None where none is.

        Before the first phase that the starting text tells of, a short one reminds whoever
        has read something since the whole one.
        """
        if not self._context.notice_seen:
            return self._notice(short=False, then=phase_id)
        if phase_id == self._first_inside() and self._session.progress.touched:
            return self._notice(short=True, then=phase_id)
        return None

    def notice_read(self, then: str | None) -> None:
        """Go on from the content notice to a phase, or to the course."""
        self._context.notice_seen = True
        self._session.experience("notice", self._context.edition.course.id)
        if then:
            self._navigator.enter_phase(then)
        else:
            self._navigator.open_course()

    def _show_notice(self) -> None:
        self._navigator.show(self._notice(short=False, then=None))

    def _notice(self, *, short: bool, then: str | None) -> NoticeScreen:
        from qusayr_tui.ui.screens.start import NoticeScreen

        return NoticeScreen(self._context, self._navigator, short=short, then=then)

    def _first_inside(self) -> str | None:
        """Give the first phase that the starting text tells of."""
        reader = self._context.edition.reader
        inside = (ref for ref in reader.phases if not reader.phase(ref).outside_starting_text)
        return next((ref.id for ref in inside), None)
