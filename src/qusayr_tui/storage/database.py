"""Keep the rows of a learner's progress in one SQLite file that is checked and repaired.

SQLite and the disk fail in many ways; here each failure becomes one of `keeping`'s reasons.
Nothing of the course is known here: rows come and go as bytes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from qusayr_tui.domain.events import Clock
from qusayr_tui.storage.atomic import make_private_file, make_private_folder
from qusayr_tui.storage.failures import reason_of, reasons
from qusayr_tui.storage.keeping import CannotKeep, Damaged, Recovery, Stale
from qusayr_tui.storage.reading import Reading, merge, read_file
from qusayr_tui.storage.repair import copy_checked, copy_path, lock_out, put_new_file
from qusayr_tui.storage.rows import TABLES, Contents, Row
from qusayr_tui.storage.schema import (
    MIGRATIONS,
    TROUBLE,
    Migration,
    Tally,
    insert_row,
    migrate,
    read_tally,
    replace_position,
    transaction,
    version_of,
    write_tally,
)

BUSY_MS = 80
"""Patience with another program that holds the file, while the learner waits for a key."""

Connect = Callable[[str], sqlite3.Connection]
"""Opens a file named by a URI."""


def connect(uri: str) -> sqlite3.Connection:
    """Open a file; transactions are begun and ended by hand."""
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MS / 1000)


class ProgressFile:
    """One progress file and the copy beside it."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        connect: Connect = connect,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        self.path = path
        self._clock = clock
        self._connect = connect
        self._migrations = migrations
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._counts: dict[str, int] = {}
        self._contents = Contents()
        self._is_to_rebuild = False
        self.recovery: Recovery | None = None
        """What became of a damaged file, None when none was met."""

    def read(self, patience: int = BUSY_MS) -> Contents:
        """Read the file, and the copy where the file is damaged or gone; change nothing.

        Raises CannotKeep when nothing can be read now.
        """
        self.close()
        with reasons():
            main = self._read_main(patience)
            if not main.is_sound:  # A network share may fail once: damage is what stays.
                main = self._read_main(patience)
            copy = Reading() if main.is_sound and not main.is_empty else self._read_copy()
            contents, missing = merge(main, copy)
            self._is_to_rebuild = not main.is_sound or not copy.is_empty
            if self._is_to_rebuild:
                self.recovery = Recovery(len(contents.rows), missing, damaged=not main.is_sound)
        self._contents = contents
        self._counts = {table: sum(row.table == table for row in contents.rows) for table in TABLES}
        return contents

    def prepare(self) -> None:
        """Make the file fit to be written to: repaired, of the newest version, copied.

        Raises CannotKeep where the file cannot be written to.
        """
        with reasons():
            make_private_folder(self.path.parent)
            if self._is_to_rebuild:
                self._rebuild()
            if self._connection is None:
                make_private_file(self.path)
                self._open(BUSY_MS)
            self._renew_copy()
            migrate(self._opened(), self._migrations)
            if not self._takes_writes():
                self.recovery = Recovery(len(self._contents.rows), 0)
                self._rebuild()
                self._open(BUSY_MS)

    def write(
        self, rows: Sequence[Row], positions: Mapping[str, bytes], patience: int = BUSY_MS
    ) -> None:
        """Write all of it in one transaction; rows that are there already are left alone.

        Raises CannotKeep when nothing was written for certain, or perhaps everything.
        """
        with reasons():
            connection = self._opened()
            connection.execute(f"PRAGMA busy_timeout = {patience:d}")
            with transaction(connection):
                tally = self._check_file(connection)
                counts: dict[str, int] = {table: getattr(tally, table) for table in TABLES}
                for row in rows:
                    counts[row.table] += insert_row(connection, row, counts[row.table] + 1)
                for registration, payload in positions.items():
                    replace_position(connection, registration, payload)
                write_tally(connection, Tally(tally.version, **counts))
            self._counts = counts

    def back_up(self) -> None:
        """Copy the file beside it; the copy takes the last one's place once it is verified."""
        with reasons():
            copy_checked(self._opened(), self.path, self._connect)

    def close(self) -> None:
        """Let go of the file; can be called again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(*TROUBLE):
                connection.close()

    def _read_main(self, patience: int) -> Reading:
        """Read the file itself; a damaged or missing one gives what there is."""
        self._identity = _identity(self.path)
        if self._identity is None:
            return Reading(tally=Tally(0, 0, 0))
        if not self.path.is_file():
            return Reading(faults=1)
        if not self.path.stat().st_size:
            return Reading(tally=Tally(0, 0, 0))
        try:
            self._look(patience)
            self._open(patience)
            self._refuse_newer(self._opened())
            return read_file(self._opened())
        except TROUBLE as error:
            problem = reason_of(error)
            if not isinstance(problem, Damaged):
                raise
            return Reading(faults=1)

    def _look(self, patience: int) -> None:
        """Refuse a file of a newer program without the means to change it.

        Only a connection that may write can undo what a killed program left half done; where
        that is needed first, this one learns nothing and the next one refuses.
        """
        connection = self._connect(f"{self.path.as_uri()}?mode=ro")
        try:
            connection.execute(f"PRAGMA busy_timeout = {patience:d}")
            self._refuse_newer(connection)
        except TROUBLE as error:
            if reason_of(error).reason not in ("damaged", "unwritable"):
                raise
        finally:
            connection.close()

    def _refuse_newer(self, connection: sqlite3.Connection) -> None:
        """Refuse a file of a newer program; one whose tally says otherwise is damaged."""
        newest = len(self._migrations)
        if version_of(connection) > newest:
            tally = read_tally(connection)
            if tally is None or tally.version > newest:
                raise CannotKeep("newer")

    def _read_copy(self) -> Reading:
        """Read the copy; one that cannot be read is as good as none."""
        copy = copy_path(self.path)
        if not copy.is_file():
            return Reading()
        try:
            connection = self._connect(f"{copy.as_uri()}?mode=ro")
            try:
                return read_file(connection)
            finally:
                connection.close()
        except TROUBLE:
            return Reading()

    def _open(self, patience: int) -> None:
        """Open the file, which exists."""
        self.close()
        self._identity = _identity(self.path)
        connection = self._connect(f"{self.path.as_uri()}?mode=rw")
        self._connection = connection
        connection.execute(f"PRAGMA busy_timeout = {patience:d}")
        # School homes are network shares, where SQLite's other journal does not work. EXTRA
        # is FULL and the folder too: else a power cut could bring a deleted journal back,
        # and with it undo an answer that was shown as saved.
        for pragma in ("synchronous = EXTRA", "cell_size_check = ON", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")

    def _opened(self) -> sqlite3.Connection:
        """Give the open file."""
        if self._connection is None:
            raise Stale
        return self._connection

    def _check_file(self, connection: sqlite3.Connection) -> Tally:
        """Make sure that the open file is still the one that was read; give its tally.

        Another program may have put another file in its place, or an older one, or none:
        what is written to it then would be gone at the next start.
        """
        if _identity(self.path) != self._identity:
            raise Stale
        if version_of(connection) != len(self._migrations):
            raise Stale
        tally = read_tally(connection)
        if tally is None:
            raise Damaged
        if any(getattr(tally, table) < self._counts[table] for table in TABLES):
            raise Stale
        return tally

    def _takes_writes(self) -> bool:
        """Find out now, not at the first answer, whether the file can be written to.

        False when the system allows it and SQLite does not: a byte of the file's own head
        says "read only". Raises when the system does not allow it.
        """
        if not os.access(self.path.parent, os.W_OK):
            raise CannotKeep("unwritable")
        connection = self._opened()
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            with transaction(connection):
                return True
        except sqlite3.Error as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY:
                raise
            if not os.access(self.path, os.W_OK):
                raise
            return False

    def _rebuild(self) -> None:
        """Put a sound file in the place of the damaged one, which is kept."""
        lock_out(self._connection)
        if _identity(self.path) != self._identity:
            raise Stale
        aside = put_new_file(self.path, self._connection, self._fill, self._clock())
        if self.recovery is not None and aside is not None:
            self.recovery = msgspec.structs.replace(self.recovery, aside=aside.name)
        self._is_to_rebuild = False
        self.close()

    def _fill(self, new: Path) -> None:
        """Write what was read to the new file *new*."""
        made = ProgressFile(new, self._clock, self._connect, self._migrations)
        try:
            made._open(BUSY_MS)
            migrate(made._opened(), self._migrations)
            made._counts = dict.fromkeys(TABLES, 0)
            made.write(self._contents.rows, self._contents.positions)
        finally:
            made.close()

    def _renew_copy(self) -> None:
        """Copy the file, which is sound, when the last copy is older: a killed program's work."""
        copy = copy_path(self.path)
        if not any(self._counts.values()):
            return
        if not copy.is_file() or copy.stat().st_mtime_ns < self.path.stat().st_mtime_ns:
            with suppress(CannotKeep):
                self.back_up()


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell one file from another of the same name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
