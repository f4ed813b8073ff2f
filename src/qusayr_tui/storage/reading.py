"""Read a progress file as far as it can be trusted, and say whether that is all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any, TypeVar

import msgspec

from qusayr_tui.storage.failures import reason_of
from qusayr_tui.storage.keeping import Damaged
from qusayr_tui.storage.rows import TABLES, Contents, Row, Table, checksum, row_checksum
from qusayr_tui.storage.schema import TROUBLE, Tally, read_tally, version_of

_MOST_ROWS = 200_000
"""More rows than a learner ever makes: where a damaged number of rows is no longer believed."""

_T = TypeVar("_T")


class Reading(msgspec.Struct):
    """What could be read of one file."""

    version: int = 0
    tally: Tally | None = None
    rows: dict[Table, dict[int, Row]] = msgspec.field(
        default_factory=lambda: {table: {} for table in TABLES}
    )
    """Rows whose checksum holds, by number."""
    positions: dict[str, bytes] = msgspec.field(default_factory=dict)
    faults: int = 0
    """Rows whose checksum does not hold, and questions the file did not answer."""

    @property
    def is_sound(self) -> bool:
        """Tell whether this is everything that was ever written to the file."""
        return (
            not self.faults
            and self.tally is not None
            and self.tally.version == self.version
            and all(self._is_whole(table) for table in TABLES)
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was read that could be lost."""
        return not self.positions and not any(self.rows.values())

    def written(self, table: Table) -> int | None:
        """Give how many rows the file says *table* has, None when it does not say."""
        return getattr(self.tally, table, None)

    def _is_whole(self, table: Table) -> bool:
        rows = self.rows[table]
        return len(rows) == self.written(table) and max(rows, default=0) == len(rows)


def read_file(connection: sqlite3.Connection) -> Reading:
    """Read everything whose checksum holds, in one transaction.

    Raises one of TROUBLE when the file cannot be read just now; damage is counted instead.
    """
    reading = Reading()
    connection.execute("BEGIN")
    try:
        _read_into(reading, connection)
    finally:
        with suppress(*TROUBLE):
            connection.execute("ROLLBACK")
    return reading


def _read_into(reading: Reading, connection: sqlite3.Connection) -> None:
    """Fill *reading*."""
    reading.version = _ask(reading, lambda: version_of(connection), 0)
    tables = _ask(reading, lambda: connection.execute("SELECT name FROM sqlite_master").fetchall())
    if not reading.version and tables == []:
        reading.tally = Tally(0, 0, 0)
        return
    reading.tally = _ask(reading, lambda: read_tally(connection))
    for table in TABLES:
        _read_table(reading, connection, table)
    _ask(reading, lambda: _read_positions(reading, connection))
    if not reading.faults and not _ask(reading, lambda: _is_well_built(connection)):
        reading.faults += 1


def _read_table(reading: Reading, connection: sqlite3.Connection, table: Table) -> None:
    """Read the rows of *table*, one by one where they do not come all at once."""
    columns = f"SELECT seq, {_raw('id')}, {_raw('registration')}, {_raw('payload')}, checksum"
    faults = reading.faults
    _ask(reading, lambda: _take(reading, table, connection.execute(f"{columns} FROM {table}")))
    if reading.faults == faults:
        return
    last = reading.written(table)
    if last is None:
        last = _ask(reading, lambda: _highest(connection, table)) or 0
    for number in range(1, min(last, _MOST_ROWS) + 1):
        if number not in reading.rows[table]:
            question = f"{columns} FROM {table} WHERE seq = {number}"
            with suppress(Damaged):
                _unless_damaged(
                    lambda question=question: _take(  # type: ignore[misc]
                        reading, table, connection.execute(question)
                    )
                )


def _take(reading: Reading, table: Table, found: sqlite3.Cursor) -> None:
    """Take in the rows whose checksum holds, and count the others."""
    # A cursor that an error leaves half read would hold the file, closed or not, until the
    # garbage is collected: then the file could not be repaired.
    with closing(found):
        for number, row_id, registration, payload, expected in found:
            row = _row(table, row_id, registration, payload)
            if row is None or row_checksum(row, number) != expected:
                reading.faults += 1
            else:
                reading.rows[table][number] = row


def _row(table: Table, row_id: object, registration: object, payload: object) -> Row | None:
    """Give the row, None when its columns are not even of the right kind."""
    if not (isinstance(row_id, bytes) and isinstance(registration, bytes)):
        return None
    if not isinstance(payload, bytes):
        return None
    try:
        return Row(table, row_id.decode(), registration.decode(), payload)
    except UnicodeDecodeError:
        return None


def _read_positions(reading: Reading, connection: sqlite3.Connection) -> None:
    """Read the positions whose checksum holds, and count the others."""
    question = f"SELECT {_raw('registration')}, {_raw('payload')}, checksum FROM positions"  # noqa: S608
    with closing(connection.execute(question)) as found:
        for registration, payload, expected in found:
            row = _row("events", registration, registration, payload)
            if row is None or checksum("position", row.id, row.payload) != expected:
                reading.faults += 1
            else:
                reading.positions[row.id] = row.payload


def _raw(column: str) -> str:
    """Ask for the bytes of a text: a flipped byte may make it no text at all."""
    return f"CAST({column} AS BLOB)"


def _highest(connection: sqlite3.Connection, table: Table) -> int:
    """Give the number of the last row that can still be found."""
    question = f"SELECT max(seq) FROM {table}"  # noqa: S608
    return int(connection.execute(question).fetchone()[0] or 0)


def _is_well_built(connection: sqlite3.Connection) -> bool:
    """Tell whether SQLite finds its own pages and indexes in order."""
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()
    vacuum = connection.execute("PRAGMA auto_vacuum").fetchone()
    encoding = connection.execute("PRAGMA encoding").fetchone()
    return bool(verdict == ("ok",) and vacuum == (0,) and encoding == ("UTF-8",))


def _ask(reading: Reading, question: Callable[[], _T], otherwise: Any = None) -> _T:
    """Give the answer of the file; count one fault when damage keeps it from answering."""
    try:
        return _unless_damaged(question)
    except Damaged:
        reading.faults += 1
        return otherwise  # type: ignore[no-any-return]


def _unless_damaged(question: Callable[[], _T]) -> _T:
    """Give the answer of the file; raise Damaged where that is the cause of having none."""
    try:
        return question()
    except (TypeError, ValueError, OverflowError):
        raise Damaged from None
    except sqlite3.Error as error:
        problem = reason_of(error)
        if isinstance(problem, Damaged):
            raise problem from None
        raise


def merge(main: Reading, copy: Reading) -> tuple[Contents, int | None]:
    """Put the rows of a damaged file and of its copy together; also say how many are missing.

    The copy was made of that file, so equal numbers are equal rows. None are missing for
    certain only when the damaged file still says how many it had.
    """
    rows: dict[str, Row] = {}
    missing: int | None = 0
    for table in TABLES:
        both = copy.rows[table] | main.rows[table]
        rows.update((both[number].id, both[number]) for number in sorted(both))
        written = main.written(table)
        if written is None or missing is None:
            missing = None
        else:
            missing += max(0, written - len(both))
    return Contents(tuple(rows.values()), copy.positions | main.positions), missing
