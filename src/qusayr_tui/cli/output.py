"""Write what a command gives: lines, or one JSON text."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import Any

WIDEST = 76
"""Cells of a line of text that is not for a full screen."""


def write_lines(lines: Iterable[str]) -> None:
    """Write lines of text on standard output."""
    for line in lines:
        sys.stdout.write(line.rstrip() + "\n")
    sys.stdout.flush()


def write_json(value: Any) -> None:
    """Write one JSON text on standard output, in UTF-8 whatever the locale says."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def line_width() -> int:
    """Give the width for wrapped text: the terminal's, within what reads well."""
    if not sys.stdout.isatty():
        return WIDEST
    return max(20, min(WIDEST, shutil.get_terminal_size().columns - 1))
