"""The options that several commands have, and how they are said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

Say = Callable[[LazyText], str]
"""Gives a text in the language of the command line."""


def format_option(t: Say) -> Callable[..., Any]:
    """Make `--format`, which reaches the command as *form*: text or json."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json")),
        default="text",
        help=t(_l("Lines to read, or JSON for programs.")),
    )


def without_option(t: Say) -> Callable[..., Any]:
    """Make `--without`, which reaches the command as *left_out*: names of phases and blocks."""
    return click.option(
        "--without",
        "left_out",
        multiple=True,
        metavar="PHASE|BLOCK",
        help=t(_l("Leave a phase or a block out (siege, siege/gaps); may be given again.")),
    )
