"""The rows of a progress file, each with a checksum of its own.

SQLite does not notice a byte that flips inside a row, nor a row that drops out of a page.
So each row carries a checksum over all of it, rows are numbered without a gap, and one
further row, the tally, says how many there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from zlib import crc32

import msgspec

Table = Literal["events", "notes"]
TABLES: tuple[Table, ...] = ("events", "notes")
"""Tables that only grow."""


class Row(msgspec.Struct, frozen=True):
    """One event or note as it is stored."""

    table: Table
    id: str
    registration: str
    payload: bytes
    """JSON."""


class Contents(msgspec.Struct, frozen=True):
    """Everything a progress file holds."""

    rows: tuple[Row, ...] = ()
    """Each table's in the order they arrived."""
    positions: Mapping[str, bytes] = {}
    """The last position of each registration, as JSON."""


def checksum(*parts: str | int | bytes) -> int:
    """Give the CRC-32 of *parts*; it also tells them apart from the same bytes cut elsewhere."""
    total = 0
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        total = crc32(b"%d:" % len(data) + data, total)
    return total


def row_checksum(row: Row, number: int) -> int:
    """Give the checksum of the row that stands at *number* in its table."""
    return checksum(row.table, number, row.id, row.registration, row.payload)
