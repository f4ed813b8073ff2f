"""`qusayr` itself: opens the lesson, and what it and every command may be told before it.

The commands are in `commands`: whoever only opens the lesson does not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from qusayr_tui import __version__
from qusayr_tui.cli.options import Say
from qusayr_tui.cli.program import Options, Program
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.locale import Locale

THEME_NAMES = ("night", "paper", "contrast")

_Command = TypeVar("_Command", bound=Callable[..., Any])


def make_root(locale: Locale) -> click.Group:
    """Make `qusayr` without its commands, in the language of *locale*."""
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
        context.obj = Program(Options(**options), context.obj.environ)
        if context.invoked_subcommand is None:
            from qusayr_tui.cli.lesson import open_lesson

            return open_lesson(context.obj, phase)
        from qusayr_tui.cli.before_command import refuse_what_it_cannot_do

        refuse_what_it_cannot_do(context.invoked_subcommand, phase, guest=options["guest"])
        return 0

    return group


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
