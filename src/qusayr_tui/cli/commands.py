"""The commands of `qusayr`, all of them together."""

from __future__ import annotations

import click

from qusayr_tui.cli.completion import completion_command
from qusayr_tui.cli.course_files import check_command, schema_command
from qusayr_tui.cli.doctor import doctor_command
from qusayr_tui.cli.export import export_group
from qusayr_tui.cli.method import method_command
from qusayr_tui.cli.options import Say
from qusayr_tui.cli.own_data import data_group, results_command
from qusayr_tui.cli.program import Program
from qusayr_tui.cli.report import report_command
from qusayr_tui.cli.root import make_root
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


def make_group(locale: Locale) -> click.Group:
    """Make the whole command line in the language of *locale*."""
    group = make_root(locale)
    add_commands(group, locale.text)
    return group


def add_commands(group: click.Group, say: Say) -> None:
    """Give the group every command, in the language that *say* speaks."""
    for make in (
        *(_plain, read_command, glossary_command),
        *(claims_command, sources_command, actors_command, check_command, schema_command),
        *(method_command, teach_command, room_command),
        report_command,
        *(export_group, data_group, results_command, doctor_command, completion_command),
    ):
        group.add_command(make(say))
    _list_by_whole_sentences(group)


def _list_by_whole_sentences(group: click.Group) -> None:
    """Give each command its first sentence for the list: Click would cut it at the edge."""
    for command in group.commands.values():
        command.short_help = (command.help or "").partition(". ")[0].removesuffix(".") + "."
        if isinstance(command, click.Group):
            _list_by_whole_sentences(command)


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
            options = msgspec.structs.replace(program.options, guest=True)
            program = Program(options, program.environ)
        return open_plain(program, phase)

    return plain
