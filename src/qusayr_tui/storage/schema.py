"""The tables of a progress file, and the way from each version of them to the next.

Every version keeps these columns, so that any program can bring the rows of an older file
or copy to safety: `events` and `notes` have `seq, id, registration, payload, checksum`,
`positions` has `registration, payload, checksum`, `tally` has `version, events, notes,
checksum`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import msgspec

from qusayr_tui.storage.rows import Row, checksum, row_checksum

TROUBLE = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; its complaint about a damaged name may itself be no text at all."""

Migration = Callable[[sqlite3.Connection], None]


class Tally(msgspec.Struct, frozen=True):
    """What the file says of itself."""

    version: int
    events: int
    notes: int

    def checksum(self) -> int:
        """Give the checksum stored beside the numbers."""
        return checksum("tally", self.version, self.events, self.notes)


def _make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of version 1."""
    for table in ("events", "notes"):
        connection.execute(
            f"CREATE TABLE {table} (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            "registration TEXT NOT NULL, payload TEXT NOT NULL, checksum INTEGER NOT NULL)"
        )
    connection.execute(
        "CREATE TABLE positions (registration TEXT NOT NULL PRIMARY KEY, "
        "payload TEXT NOT NULL, checksum INTEGER NOT NULL)"
    )
    connection.execute(
        "CREATE TABLE tally (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, "
        "events INTEGER NOT NULL, notes INTEGER NOT NULL, checksum INTEGER NOT NULL)"
    )


MIGRATIONS: tuple[Migration, ...] = (_make_tables,)
"""The step from each version to the next; a file's version is the number of steps taken."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock; what is done is kept as a whole, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(*TROUBLE):
            connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version of the file, 0 when it has no tables yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Bring the file to the newest version in one transaction; another may have done so."""
    if version_of(connection) >= len(migrations):
        return
    with transaction(connection):
        version = version_of(connection)
        if version >= len(migrations):
            return
        before = read_tally(connection) if version else None
        for step in migrations[version:]:
            step(connection)
        counts = before or Tally(0, 0, 0)
        write_tally(connection, Tally(len(migrations), counts.events, counts.notes))
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def read_tally(connection: sqlite3.Connection) -> Tally | None:
    """Give what the file says of itself, None when that is damaged."""
    row = connection.execute("SELECT version, events, notes, checksum FROM tally").fetchone()
    if row is None or not all(isinstance(each, int) for each in row):
        return None
    tally = Tally(*row[:3])
    return tally if tally.checksum() == row[3] else None


def write_tally(connection: sqlite3.Connection, tally: Tally) -> None:
    """Put *tally* in the place of the last one."""
    connection.execute(
        "INSERT OR REPLACE INTO tally (one, version, events, notes, checksum) "
        "VALUES (1, ?, ?, ?, ?)",
        (tally.version, tally.events, tally.notes, tally.checksum()),
    )


def insert_row(connection: sqlite3.Connection, row: Row, number: int) -> int:
    """Write *row* at *number* and give 1, or 0 when it is there already."""
    known = f"SELECT 1 FROM {row.table} WHERE id = ?"  # noqa: S608
    if connection.execute(known, (row.id,)).fetchone():
        return 0
    new = f"INSERT INTO {row.table} (seq, id, registration, payload, checksum)"
    connection.execute(
        f"{new} VALUES (?, ?, ?, ?, ?)",
        (number, row.id, row.registration, row.payload.decode(), row_checksum(row, number)),
    )
    return 1


def replace_position(connection: sqlite3.Connection, registration: str, payload: bytes) -> None:
    """Put a position in the place of the registration's last one."""
    connection.execute(
        "INSERT OR REPLACE INTO positions (registration, payload, checksum) VALUES (?, ?, ?)",
        (registration, payload.decode(), checksum("position", registration, payload)),
    )
