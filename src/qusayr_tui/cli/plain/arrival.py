"""The way into the course for lines of text: the language, who learns, the content notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qusayr_tui.domain.lesson import Place, settle
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.storage.session import LEARNER

if TYPE_CHECKING:
    from qusayr_tui.cli.plain.lesson import PlainLesson


class Arrival:
    """What happens from the start of the program until a learner is in the course."""

    def __init__(self, lesson: PlainLesson) -> None:
        self._lesson = lesson
        self._session = lesson.session
        self._notice_seen = False

    def begin(self, phase: str | None) -> None:
        """Go to the first stop that this start asks for, as the app does."""
        from qusayr_tui.cli.plain.arrival_stops import LanguageStop, StartStop

        self._lesson.tell_about_store()
        given = self._lesson.program.language.why in ("--lang", "QUSAYR_LANG", "settings")
        if phase:
            self._lesson.open_phase(phase)
        elif self._somebody_was_here():
            self._lesson.go(StartStop(self._lesson))
        elif given or len(self._lesson.languages) == 1:
            self.language_chosen()
        else:
            self._lesson.go(LanguageStop(self._lesson))

    def _somebody_was_here(self) -> bool:
        """Tell whether there is a lesson to go on with."""
        is_guest = self._lesson.program.options.guest
        return not is_guest and (self._session.was_here or bool(self._session.runs()))

    def language_chosen(self) -> None:
        """Keep the language of the first page and go on to the content notice."""
        self._lesson.keep_language(self._lesson.edition.language)
        self._session.switch_language(self._lesson.edition.language)
        self._show_notice()

    # --- who learns

    def resume(self) -> None:
        """Go to where the learner left."""
        position = self._session.position
        ids = [ref.id for ref in self._lesson.edition.reader.phases]
        if position is None or position.phase not in ids:
            self._lesson.open_course()
            return
        self._notice_seen = True
        place = Place(position.phase, position.step, position.item)  # type: ignore[arg-type]
        settled = settle(place, self._lesson.phase(position.phase).record)
        self._lesson.go_to_kept(settled, position.block if settled == place else None)

    def resume_run(self, registration: str) -> None:
        """Go to where somebody else left who learns on this machine."""
        self._session.go_on_with(registration)
        self._lesson.forget_attempts()
        self.resume()

    def start_afresh(self, name: str = "") -> None:
        """Begin a new run under *name*, if one was given; the one before is kept."""
        self._session.start_afresh()
        if name:
            self._session.write(LEARNER, name)
            self._lesson.lines.labelled(_l("Name"), name)
        self._lesson.forget_attempts()
        self._show_notice()

    def start_as_guest(self) -> None:
        """Begin without keeping anything."""
        self._session.guest()
        self._lesson.forget_attempts()
        self._show_notice()

    # --- the content notice

    def says_notice_before(self, phase_id: str) -> bool:
        """Say the notice that is due before a phase; False where none is.

        Before the first phase that the starting text tells of, a short one reminds whoever
        has read something since the whole one.
        """
        lesson = self._lesson
        phases = [lesson.phase(ref.id) for ref in lesson.edition.reader.phases]
        inside = [each.ref.id for each in phases if not each.record.outside_starting_text]
        if not self._notice_seen:
            self._show_notice(then=phase_id)
        elif inside[:1] == [phase_id] and self._session.progress.touched:
            self._show_notice(short=True, then=phase_id)
        else:
            return False
        return True

    def notice_read(self, then: str | None) -> None:
        """Go on from the content notice."""
        self._notice_seen = True
        self._session.experience("notice", self._lesson.edition.course.id)
        if then:
            self._lesson.enter_phase(then)
        else:
            self._lesson.open_course()

    def _show_notice(self, *, short: bool = False, then: str | None = None) -> None:
        """Show the content notice; *then* is the phase to open after it."""
        from qusayr_tui.cli.plain.course_stops import NoticeStop

        self._lesson.go(NoticeStop(self._lesson, short=short, then=then))
