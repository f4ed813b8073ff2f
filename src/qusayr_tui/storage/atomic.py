"""Write files whole or not at all, private to their owner."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make *folder* and what is missing above it, 0700; leave as it is what exists."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        if folder.parent == folder:
            break
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file, 0600, unless there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def write_atomically(path: Path, data: bytes) -> None:
    """Put *data* in the place of *path*, 0600: after a failure the old file is whole.

    Raises OSError.
    """
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        with suppress(FileNotFoundError):
            new.unlink()
        binary = getattr(os, "O_BINARY", 0)  # Only Windows has it, and changes line ends without.
        descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY | binary, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace(new, path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def replace(new: Path, path: Path) -> None:
    """Put the file *new* in the place of *path*, and make the change last."""
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* last; where folders cannot be opened, trust the system."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def free_name(path: Path, label: str, moment: datetime) -> Path:
    """Give a name beside *path* that nothing has: `progress.damaged-20260102T030405Z.db`."""
    stamp = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for number in count(1):
        more = "" if number == 1 else f"-{number}"
        name = path.with_name(f"{path.stem}.{label}-{stamp}{more}{path.suffix}")
        if not os.path.lexists(name):
            return name
    raise AssertionError
