"""`qusayr method`: how the course knows what it says."""

from __future__ import annotations

import click

from qusayr_tui.cli.options import Say, format_option
from qusayr_tui.cli.output import line_width, write_json, write_lines
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def method_command(t: Say) -> click.Command:
    """Make the command in the language of *t*."""

    @click.command(
        "method",
        help=t(_l("Tell how statements are sorted, and what the statuses mean.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @format_option(t)
    @click.pass_obj
    def method(program: Program, form: str) -> None:
        from qusayr_tui.render.method import method_json, method_lines

        words = program.chosen_edition.method
        if words is None:
            raise Trouble(
                _l("This course has no page on method."),
                _l("Its author would write one in method.yaml, in each language's folder."),
                1,
            )
        if form == "json":
            write_json(method_json(words))
        else:
            write_lines(method_lines(words, line_width()), ascii_only=program.options.ascii)

    return method
