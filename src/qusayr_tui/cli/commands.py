"""The commands of `qusayr`: all of them together, and what every one of them may be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from qusayr_tui import __version__
from qusayr_tui.cli.before_command import refuse_what_it_cannot_do
from qusayr_tui.cli.completion import completion_command
from qusayr_tui.cli.course_files import check_command, schema_command
from qusayr_tui.cli.doctor import doctor_command
from qusayr_tui.cli.export import export_group
from qusayr_tui.cli.method import method_command
from qusayr_tui.cli.options import Say
from qusayr_tui.cli.own_data import data_group, results_command
from qusayr_tui.cli.program import Options, Program, program_for
from qusayr_tui.cli.report import report_command
from qusayr_tui.cli.show import (
    actors_command,
    claims_command,
    glossary_command,
    read_command,
    sources_command,
)
from qusayr_tui.cli.teach import room_command, teach_command
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.locale import Locale

THEME_NAMES = ("night", "paper", "contrast")

_Command = TypeVar("_Command", bound=Callable[..., Any])


def make_group(locale: Locale, early: Program) -> click.Group:
    """Make the command line in the language of *locale*."""
    t = locale.text

    @click.group(
        invoke_without_command=True,
        help=t(
            _l(
                "A lesson in the terminal about a contested piece of recent history: read it "
                "phase by phase, see who says what, and answer the questions. Without a "
                "command the lesson opens where you left it."
            )
        ),
        options_metavar=t(_l("[OPTIONS]")),
        subcommand_metavar=t(_l("[COMMAND] [ARGS]…")),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 92},
    )
    @_with_options(t)
    @click.pass_context
    def group(context: click.Context, /, phase: str | None, **options: Any) -> int:
        context.obj = program_for(Options(**options))
        if context.invoked_subcommand is None:
            from qusayr_tui.cli.lesson import open_lesson

            return open_lesson(context.obj, phase)
        refuse_what_it_cannot_do(context.invoked_subcommand, phase, guest=options["guest"])
        return 0

    for make in (
        *(_plain, read_command, glossary_command),
        *(claims_command, sources_command, actors_command, check_command, schema_command),
        *(method_command, teach_command, room_command),
        report_command,
        *(export_group, data_group, results_command, doctor_command, completion_command),
    ):
        group.add_command(make(t))
    _list_by_whole_sentences(group)
    return group


def _list_by_whole_sentences(group: click.Group) -> None:
    """Give each command its first sentence for the list: Click would cut it at the edge."""
    for command in group.commands.values():
        command.short_help = (command.help or "").partition(". ")[0].removesuffix(".") + "."
        if isinstance(command, click.Group):
            _list_by_whole_sentences(command)


def _with_options(t: Say) -> Callable[[_Command], _Command]:
    """Give the options before every command, in the order in which the help lists them."""
    options = (
        click.option("--lang", metavar="TAG", help=t(_l("Language of the lesson: fr, en."))),
        click.option(
            "--course", metavar="DIR|ZIP", help=t(_l("A course other than the one included."))
        ),
        click.option(
            "--data-dir", metavar="DIR", help=t(_l("Folder for everything written about you."))
        ),
        click.option("--guest", is_flag=True, help=t(_l("Keep nothing."))),
        click.option(
            "--theme",
            type=click.Choice(THEME_NAMES),
            help=t(_l("Colours: night, paper or high contrast.")),
        ),
        click.option("--ascii", is_flag=True, help=t(_l("Draw with plain characters only."))),
        click.option("--no-mouse", is_flag=True, help=t(_l("Leave the mouse to the terminal."))),
        click.option(
            "--phase", metavar="ID|NUMBER", help=t(_l("Go straight to a phase of the lesson."))
        ),
        click.version_option(
            __version__,
            "-V",
            "--version",
            message="qusayr %(version)s",
            help=t(_l("Show the version and leave.")),
        ),
    )

    def add(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _plain(t: Say) -> click.Command:
    @click.command(
        "plain",
        help=t(
            _l(
                "Go through the lesson as lines of text, answered by letters: for screen "
                "readers, braille, pipes and terminals that draw nothing."
            )
        ),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("phase", required=False, metavar=t(_l("[PHASE]")))
    @click.option("--guest", is_flag=True, help=t(_l("Keep nothing.")))
    @click.pass_obj
    def plain(program: Program, phase: str | None, guest: bool) -> int:
        import msgspec

        from qusayr_tui.cli.plain import open_plain

        if guest:
            program = program_for(msgspec.structs.replace(program.options, guest=True))
        return open_plain(program, phase)

    return plain
