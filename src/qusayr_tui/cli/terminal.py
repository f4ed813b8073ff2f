"""The terminal before a full screen: that there is one, and what it is believed about itself."""

from __future__ import annotations

import os
import sys

from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def require_terminal() -> None:
    """Raise `Trouble` without a terminal: Textual would draw nowhere and never end."""
    for stream in (sys.stdin, sys.stdout):
        try:
            if stream is not None and stream.isatty():
                continue
        except ValueError:  # closed
            pass
        raise Trouble(
            _l("The lesson needs a terminal."),
            _l("For the lesson as lines of text, run: qusayr plain"),
            2,
        )
    if os.environ.get("TERM") == "dumb":  # An editor's shell window would show the controls.
        raise Trouble(
            _l("This terminal draws no full screen (TERM is dumb)."),
            _l("For the lesson as lines of text, run: qusayr plain"),
            2,
        )


def prepare_environment() -> None:
    """Take out of the environment what would have Textual draw otherwise than it should."""
    if os.environ.get("NO_COLOR") == "":
        # The convention asks for a value; Textual would turn grey at an empty one, too.
        del os.environ["NO_COLOR"]
    if terminal_size() is not None:
        # Where a shell exported them they are those of the window it began in, for ever: the
        # lesson would be drawn for them whatever the window is, and never follow it.
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)


def terminal_size() -> tuple[int, int] | None:
    """Give the columns and rows that the terminal itself tells; None where it tells none.

    A line to a far machine may tell 0 by 0: there `COLUMNS` and `LINES` are all there is.
    """
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    except (OSError, ValueError, AttributeError):
        return None
    return (size.columns, size.lines) if size.columns and size.lines else None


def theme_for_terminal() -> str:
    """Give `paper` for a terminal that says it is light (`COLORFGBG`), else `night`."""
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "paper" if ground in ("7", "15") else "night"
