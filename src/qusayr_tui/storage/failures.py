"""Say what a failure of SQLite or of the disk means for what was to be kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from qusayr_tui.storage.keeping import CannotKeep, Damaged, Reason

_REASONS: dict[int, Reason] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "unwritable",
    sqlite3.SQLITE_PERM: "unwritable",
    sqlite3.SQLITE_CANTOPEN: "unwritable",
    sqlite3.SQLITE_AUTH: "unwritable",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_NOMEM: "io",
    sqlite3.SQLITE_INTERRUPT: "io",
    sqlite3.SQLITE_PROTOCOL: "io",
}
"""By SQLite's primary result codes; with any other the file is not what was written."""


def reason_of(error: sqlite3.Error | OSError | ValueError) -> CannotKeep:
    """Give what *error* means for what was to be read or written."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        reason = None if code is None else _REASONS.get(code & 0xFF)
        return Damaged() if reason is None else CannotKeep(reason)
    if isinstance(error, UnicodeDecodeError):
        return Damaged()
    import errno

    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG):
        return CannotKeep("full")
    return CannotKeep("io" if number == errno.EIO else "unwritable")


@contextmanager
def reasons() -> Iterator[None]:
    """Turn every failure of SQLite and of the disk into a reason."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError) as error:
        raise reason_of(error) from error
