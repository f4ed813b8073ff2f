"""Lessons with a class as the command line opens them: begun, taken up, or shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qusayr_tui.cli.plans import find_plan, resolved
from qusayr_tui.cli.program import Program, now
from qusayr_tui.domain.classroom.acts import Opening
from qusayr_tui.domain.classroom.left import LeftLesson, goes_on_at_once, left_lesson
from qusayr_tui.domain.classroom.state import ClassState
from qusayr_tui.domain.plan import Plan
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.signs import ASCII, UNICODE, Signs
from qusayr_tui.storage.class_sessions import ClassSession, SessionFile, sessions

if TYPE_CHECKING:
    from qusayr_tui.render.room.show import Show
    from qusayr_tui.ui.teach.desk import Desk


class Lessons:
    """The lessons that one call of `qusayr teach` may open."""

    def __init__(
        self, program: Program, left_out: tuple[str, ...] = (), *, new: bool = False
    ) -> None:
        """Take what the teacher typed; with *new* nothing is taken up."""
        self._program = program
        self._left_out = left_out
        self._new = new

    def left(self, plan_id: str) -> LeftLesson | None:
        """Give the lesson of a plan that the teacher is to be asked about. Raises `Trouble`."""
        found = self.unfinished(plan_id)
        if found is None or goes_on_at_once(found.state, now()):
            return None
        opening = found.state.opening
        return left_lesson(find_plan(self._program, opening.plan, opening.without), found.state)

    def open(self, plan_id: str, *, anew: bool = False) -> Desk:
        """Take up the lesson of a plan, else begin one. Raises `Trouble`."""
        found = None if anew else self.unfinished(plan_id)
        if found is not None:
            return take_up(self._program, found)
        return begin(self._program, plan_id, self._resolved(plan_id))

    def interrupted(self) -> Desk | None:
        """Take up what was torn off just now, whatever its plan. Raises `Trouble`."""
        if self._new or self._left_out:
            return None
        found = next(self._of_this_course(), None)
        if found is None or not goes_on_at_once(found.state, now()):
            return None
        return take_up(self._program, found)

    def unfinished(self, plan_id: str) -> ClassSession | None:
        """Give the last lesson of a plan, with the same things left out, unless it is over.

        One in which nothing was done is worth a question only while it is fresh.
        """
        left_out = self._resolved(plan_id)
        for found in () if self._new else self._of_this_course():
            opening = found.state.opening
            if (opening.plan, opening.without) == (plan_id, left_out):
                worth = found.state.started or goes_on_at_once(found.state, now())
                return found if worth and not found.state.ended else None
        return None

    def is_under_way(self, plan_id: str) -> bool:
        """Tell whether a lesson of a plan may be gone on with."""
        try:
            return self.unfinished(plan_id) is not None
        except Trouble:  # what is left out is not in this plan
            return False

    def _of_this_course(self) -> Iterator[ClassSession]:
        library = self._program.library
        for found in sessions(self._program.paths.sessions):
            opening = found.state.opening
            if opening.course == library.course.id and opening.plan in library.plans:
                yield found

    def _resolved(self, plan_id: str) -> tuple[str, ...]:
        return resolved(self._program, plan_id, self._left_out)


def take_up(program: Program, found: ClassSession) -> Desk:
    """Open a lesson again. Raises `Trouble`."""
    opening = found.state.opening
    plan = find_plan(program, opening.plan, opening.without)
    return _desk(program, plan, opening.plan, SessionFile.take_up(found.path))


def begin(program: Program, plan_id: str, left_out: tuple[str, ...] = ()) -> Desk:
    """Begin a lesson. Raises `Trouble` where it cannot be kept."""
    from qusayr_tui.ui.teach.desk import Desk

    plan = find_plan(program, plan_id, left_out)
    folder = program.paths.sessions
    if folder is None:
        raise Trouble(
            _l("There is no folder to keep the lesson in."),
            _l("Name a folder that can be written to: qusayr --data-dir DIR teach"),
            3,
        )
    file = SessionFile.begin(folder, now())
    course = program.library.course
    opening = Opening(
        course=course.id,
        version=course.version,
        plan=plan_id,
        without=left_out,
        languages=(program.chosen_edition.language,),
    )
    try:
        Desk.begin(opening, plan, file, now)
    except OSError as error:
        file.close()
        raise Trouble(
            _l("The lesson cannot be kept in %(path)s.", path=str(folder)),
            _l("Name a folder that can be written to: qusayr --data-dir DIR teach"),
            3,
        ) from error
    return _desk(program, plan, plan_id, file)


def show(program: Program, state: ClassState) -> Show | None:
    """Give the screens of a lesson; None when its course or its plan is not the one here."""
    from qusayr_tui.render.room.show import Show

    opening, library = state.opening, program.library
    if opening.course != library.course.id:
        return None
    try:
        plan = find_plan(program, opening.plan, opening.without)
    except Trouble:
        return None
    words = library.plan_words
    return Show(
        plan,
        lambda tag: words(tag, opening.plan),
        program.edition,
        program.ledger,
        signs(program),
    )


def signs(program: Program) -> Signs:
    """Give the signs that the terminal, or its owner, wants."""
    return ASCII if program.options.ascii or program.settings.settings.ascii else UNICODE


def _desk(program: Program, plan: Plan, plan_id: str, file: SessionFile) -> Desk:
    from qusayr_tui.ui.teach.desk import Desk

    library = program.library
    return Desk(
        plan,
        lambda tag: library.plan_words(tag, plan_id),
        program.edition,
        program.ledger,
        signs(program),
        file,
        now,
    )
