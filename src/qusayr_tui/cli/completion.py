"""`completion`: print the script that completes commands in a shell."""

from __future__ import annotations

import click

from qusayr_tui.cli.options import Say
from qusayr_tui.cli.output import write_lines
from qusayr_tui.i18n.lazy import lazy_gettext as _l

VARIABLE = "_QUSAYR_COMPLETE"
"""What a shell sets to ask the program for completions (Click's protocol)."""


def completion_command(t: Say) -> click.Command:
    """Make `completion bash|zsh|fish`."""

    @click.command(
        "completion",
        help=t(_l("Print what completes commands in your shell.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
    @click.pass_context
    def completion(context: click.Context, shell: str) -> None:
        from click.shell_completion import get_completion_class

        found = get_completion_class(shell)
        assert found is not None, "Click has all three"
        write_lines([found(context.find_root().command, {}, "qusayr", VARIABLE).source()])

    return completion
