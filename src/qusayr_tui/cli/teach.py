"""A lesson with a class and no network: `teach` for the teacher, `room` for the projector."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qusayr_tui.cli.faults import with_a_class
from qusayr_tui.cli.lessons import Lessons, show, signs
from qusayr_tui.cli.options import Say, without_option
from qusayr_tui.cli.program import Program, now
from qusayr_tui.cli.terminal import prepare_environment, require_terminal, theme_for_terminal
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l

if TYPE_CHECKING:
    from qusayr_tui.ui.teach.speech import Offer, Speech


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
    lessons = Lessons(program, left_out, new=new)
    asked = None
    if plan_id is None:
        desk = lessons.interrupted()
    else:
        asked = plan_id if lessons.left(plan_id) else None
        desk = None if asked else lessons.open(plan_id)
    from qusayr_tui.ui.teach.app import TeachApp

    app = TeachApp(
        _speech(program),
        offers(program, lessons),
        lessons,
        _theme(program, "night"),
        desk=desk,
        asked=asked,
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
        lambda state: show(program, state),
        _theme(program, "paper"),
        now,
    )
    with with_a_class(_l("The lesson goes on without it; start qusayr room again.")):
        app.run(mouse=False)
        if app.fault is not None:
            raise app.fault
    return app.return_code or 0


# --- plans


def offers(program: Program, lessons: Lessons) -> list[Offer]:
    """List the plans to choose from, the shortest first. Raises `Trouble` without any."""
    from qusayr_tui.ui.teach.speech import Offer

    found = [
        Offer(each, program.library.plan(each), under_way=lessons.is_under_way(each))
        for each in program.library.plans
    ]
    if not found:
        raise Trouble(
            _l("This course has no plans of lessons."),
            _l("The course that comes with the program has some: leave --course out."),
            2,
        )
    return sorted(found, key=lambda each: each.plan.minutes)


# --- how it looks


def _speech(program: Program) -> Speech:
    from qusayr_tui.ui.teach.speech import Speech

    language = program.chosen_edition.language
    return Speech(language, program.edition, program.library.plan_words, signs(program))


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
