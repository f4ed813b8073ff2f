"""Copy a progress file, and put a sound file in the place of a damaged one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from qusayr_tui.storage.atomic import free_name, make_private_file, replace
from qusayr_tui.storage.failures import reason_of
from qusayr_tui.storage.keeping import Damaged
from qusayr_tui.storage.reading import read_file
from qusayr_tui.storage.schema import TROUBLE

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a file; next to a new file of the same name it is poison."""


def copy_path(path: Path) -> Path:
    """Give the name of the copy of the file *path*."""
    return path.with_name(f"{path.stem}.backup{path.suffix}")


def copy_checked(
    source: sqlite3.Connection, path: Path, connect: Callable[[str], sqlite3.Connection]
) -> None:
    """Copy *source*, the open file *path*; nothing is replaced by a copy that is not sound."""
    new = _new_name(path)
    try:
        make_private_file(new)
        connection = connect(f"{new.as_uri()}?mode=rw")
        try:
            source.backup(connection)
            if not read_file(connection).is_sound:
                raise Damaged
        finally:
            connection.close()
        replace(new, copy_path(path))
    finally:
        _remove(new)


def put_new_file(
    path: Path,
    open_file: sqlite3.Connection | None,
    fill: Callable[[Path], None],
    moment: datetime,
) -> Path | None:
    """Put a new file filled by *fill* in the place of *path*; give the old one's new name.

    The old file keeps its place until the new one is whole, so that no instant is without.
    """
    new = _new_name(path)
    try:
        make_private_file(new)
        fill(new)
        aside = _set_aside(path, moment)
        if open_file is not None and os.name == "nt":
            open_file.close()  # Windows does not replace a file that is open.
        replace(new, path)
    finally:
        _remove(new)
    return aside


def lock_out(open_file: sqlite3.Connection | None) -> None:
    """Keep other programs from writing to the damaged file, as far as it can be locked."""
    if open_file is None:
        return
    try:
        open_file.execute("BEGIN EXCLUSIVE")
    except TROUBLE as error:
        problem = reason_of(error)
        if problem.reason == "locked":
            raise problem from None


def _set_aside(path: Path, moment: datetime) -> Path | None:
    """Give the old file a second name, and take away what lies beside it."""
    if path.is_dir():
        return path.rename(free_name(path, "damaged", moment))
    aside: Path | None = None
    if path.exists() and path.stat().st_size:
        aside = free_name(path, "damaged", moment)
        try:
            aside.hardlink_to(path)
        except OSError:
            make_private_file(aside)
            shutil.copyfile(path, aside)
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        with suppress(FileNotFoundError):
            if aside is None:
                beside.unlink()
            else:
                beside.replace(aside.with_name(aside.name + ending))
    return aside


def _new_name(path: Path) -> Path:
    """Give a name for a file in the making, free of what a killed program left there."""
    new = path.with_name(f"{path.stem}.new-{os.getpid()}{path.suffix}")
    _remove(new)
    return new


def _remove(new: Path) -> None:
    """Take away a file in the making, with what lies beside it."""
    for ending in ("", *_BESIDE):
        with suppress(OSError):
            new.with_name(new.name + ending).unlink()
