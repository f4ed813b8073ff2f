"""Write what a command gives: lines, or one JSON text."""

from __future__ import annotations

import errno
import io
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qusayr_tui.domain.trouble import Trouble, reason_of
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.signs import in_plain_signs

WIDEST = 76
"""Cells of a line of text that is not for a full screen."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What the system says where output has no room: no fault of the program."""


def is_ours(error: ModuleNotFoundError) -> bool:
    """Tell whether a missing module is one of the program's own."""
    return (error.name or "qusayr_tui").partition(".")[0] == "qusayr_tui"


class Nowhere(io.StringIO):
    """Stands where a shell closed a stream: takes what is written, and keeps nothing."""

    def write(self, text: str) -> int:
        """Drop a text."""
        return len(text)


def write_lines(lines: Iterable[str], *, ascii_only: bool = False) -> None:
    """Write lines of text on standard output; with *ascii_only*, in a console's plain signs."""
    for line in lines:
        sys.stdout.write((in_plain_signs(line) if ascii_only else line).rstrip() + "\n")
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


def write_file(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file that a command was asked for, whole or not at all.

    Raises `Trouble` when it exists and *force* was not given, or cannot be written.
    """
    from qusayr_tui.storage.atomic import write_atomically

    if path.is_dir():
        raise Trouble(
            _l("'%(path)s' is a folder.", path=str(path)), _l("Give a file a name, too."), 2
        )
    is_device = path.exists() and not path.is_file()
    if path.exists() and not is_device and not force:
        raise Trouble(
            _l("'%(path)s' exists already and was left as it is.", path=str(path)),
            _l("Choose another name, or add --force."),
            1,
        )
    try:
        if is_device:  # Such as /dev/stdout: it takes what is written, and must not be replaced.
            path.write_bytes(data)
        else:
            write_atomically(path.absolute(), data)
    except OSError as error:
        raise Trouble(
            _l("'%(path)s' cannot be written: %(why)s.", path=str(path), why=reason_of(error)),
            _l("Choose another folder."),
            3,
        ) from error
