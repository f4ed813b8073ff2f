"""A lesson with a class and no network: `teach` for the teacher, `room` for the projector."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from qusayr_tui.cli.faults import with_a_class
from qusayr_tui.cli.options import Say, without_option
from qusayr_tui.cli.plans import find_plan, resolved
from qusayr_tui.cli.program import Program, now
from qusayr_tui.cli.terminal import prepare_environment, require_terminal, theme_for_terminal
from qusayr_tui.domain.classroom.acts import Opening
from qusayr_tui.domain.classroom.state import ClassState
from qusayr_tui.domain.plan import Plan
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.signs import ASCII, UNICODE, Signs
from qusayr_tui.storage.class_sessions import ClassSession, SessionFile, sessions

if TYPE_CHECKING:
    from qusayr_tui.render.room.show import Show
    from qusayr_tui.ui.teach.desk import Desk
    from qusayr_tui.ui.teach.speech import Offer, Speech


TAKE_UP_WITHIN = timedelta(hours=3)
"""After so long a lesson is not taken up by itself, but one of several sittings."""


def teach_command(t: Say) -> click.Command:
    """Make `qusayr teach`."""

    @click.command(
        "teach",
        help=t(
            _l(
                "Hold a lesson with a class: the plan with its time, notes, votes by raised "
                "hands. Run qusayr room in a second terminal, on the projector. After a crash "
                "the same command takes the lesson up again."
            )
        ),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.option("--plan", "plan_id", metavar="ID", help=t(_l("Plan of the lesson.")))
    @without_option(t)
    @click.option("--new", is_flag=True, help=t(_l("Begin anew instead of taking up a lesson.")))
    @click.pass_obj
    def teach(program: Program, plan_id: str | None, left_out: tuple[str, ...], new: bool) -> int:
        return open_console(program, plan_id, left_out, new=new)

    return teach


def room_command(t: Say) -> click.Command:
    """Make `qusayr room`."""

    @click.command(
        "room",
        help=t(
            _l(
                "Show a class what the console of qusayr teach says, on a projector: large, "
                "one idea at a time. It may be started before or after the console."
            )
        ),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.pass_obj
    def room(program: Program) -> int:
        return open_room(program)

    return room


def open_console(
    program: Program, plan_id: str | None, left_out: tuple[str, ...], *, new: bool
) -> int:
    """Show the console until the teacher leaves; give the exit code. Raises `Trouble`."""
    _require_terminal()
    if plan_id is not None:
        left_out = resolved(program, plan_id, left_out)
    desk = None
    if plan_id is not None:
        desk = _open_desk(program, plan_id, left_out, new=new)
    elif not new and not left_out and (found := _left(program, None, ())):
        desk = _take_up(program, found)
    from qusayr_tui.ui.teach.app import TeachApp

    app = TeachApp(
        _speech(program),
        _offers(program, left_out, new=new),
        lambda chosen: _open_desk(program, chosen, resolved(program, chosen, left_out), new=new),
        desk,
        _theme(program, "night"),
    )
    try:
        with with_a_class(_l("The lesson is kept; the same command takes it up again.")):
            app.run(mouse=not program.options.no_mouse)
            if app.fault is not None:
                raise app.fault
    finally:
        app.let_go()
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or 0


def open_room(program: Program) -> int:
    """Show the room until it is left; give the exit code. Raises `Trouble`."""
    _require_terminal()
    from qusayr_tui.ui.teach.room import RoomApp

    app = RoomApp(
        _speech(program),
        program.paths.sessions,
        lambda state: _show(program, state),
        _theme(program, "paper"),
    )
    with with_a_class(_l("The lesson goes on without it; start qusayr room again.")):
        app.run(mouse=False)
        if app.fault is not None:
            raise app.fault
    return app.return_code or 0


# --- plans


def _offers(program: Program, left_out: tuple[str, ...] = (), *, new: bool = False) -> list[Offer]:
    from qusayr_tui.ui.teach.speech import Offer

    offers = [
        Offer(
            each,
            program.library.plan(each),
            under_way=not new and _left(program, each, left_out) is not None,
        )
        for each in program.library.plans
    ]
    if not offers:
        raise Trouble(
            _l("This course has no plans of lessons."),
            _l("The course that comes with the program has some: leave --course out."),
            2,
        )
    return sorted(offers, key=lambda each: each.plan.minutes)


# --- lessons


def _open_desk(program: Program, plan_id: str, left_out: tuple[str, ...], *, new: bool) -> Desk:
    """Take up the lesson of a plan that was left, else begin one. Raises `Trouble`."""
    found = None if new else _left(program, plan_id, left_out)
    return _take_up(program, found) if found else _begin(program, plan_id, left_out)


def _left(program: Program, plan_id: str | None, left_out: tuple[str, ...]) -> ClassSession | None:
    """Give the lesson that was left unfinished, as far as this command may take it up."""
    course = program.library.course
    for found in sessions(program.paths.sessions):
        state = found.state
        if state.opening.course != course.id or state.opening.plan not in program.library.plans:
            continue
        if plan_id is not None and (
            state.opening.plan != plan_id or state.opening.without != left_out
        ):
            continue
        # On another day a lesson goes on only where its plan is named, or chosen from the list.
        sittings = program.library.plan(state.opening.plan).sittings if plan_id else 1
        recent = abs(now() - state.last) <= TAKE_UP_WITHIN
        return found if not state.ended and (recent or sittings > 1) else None
    return None


def _take_up(program: Program, found: ClassSession) -> Desk:
    """Open a lesson again. Raises `Trouble`."""
    opening = found.state.opening
    plan = find_plan(program, opening.plan, opening.without)
    return _desk(program, plan, opening.plan, SessionFile.take_up(found.path))


def _begin(program: Program, plan_id: str, left_out: tuple[str, ...]) -> Desk:
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


def _desk(program: Program, plan: Plan, plan_id: str, file: SessionFile) -> Desk:
    from qusayr_tui.ui.teach.desk import Desk

    library = program.library
    return Desk(
        plan,
        lambda tag: library.plan_words(tag, plan_id),
        program.edition,
        program.ledger,
        _signs(program),
        file,
        now,
    )


def _show(program: Program, state: ClassState) -> Show | None:
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
        _signs(program),
    )


# --- how it looks


def _speech(program: Program) -> Speech:
    from qusayr_tui.ui.teach.speech import Speech

    language = program.chosen_edition.language
    return Speech(language, program.edition, program.library.plan_words, _signs(program))


def _signs(program: Program) -> Signs:
    return ASCII if program.options.ascii or program.settings.settings.ascii else UNICODE


def _theme(program: Program, usual: str) -> str:
    chosen = program.options.theme or program.settings.settings.theme
    return chosen or (theme_for_terminal() if usual == "night" else usual)


def _require_terminal() -> None:
    """Raise `Trouble` without a terminal, with the way to have the same on paper."""
    try:
        require_terminal()
    except Trouble as trouble:
        raise Trouble(
            _l("A lesson with a class needs a terminal."),
            _l("To print it instead, run: qusayr export worksheet"),
            2,
        ) from trouble
    prepare_environment()
