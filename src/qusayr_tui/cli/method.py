"""`qusayr method`: how the course knows what it says."""

from __future__ import annotations

from collections.abc import Callable

import click

from qusayr_tui.cli.output import line_width, write_json, write_lines
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def method_command(t: Callable[[LazyText], str]) -> click.Command:
    """Make the command in the language of *t*."""

    @click.command(
        "method",
        help=t(_l("Tell how statements are sorted, and what the statuses mean.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json")),
        default="text",
        help=t(_l("Lines to read, or JSON for programs.")),
    )
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
            write_lines(method_lines(words, line_width()))

    return method
