"""The rows of a progress file, each with a checksum of its own.

SQLite does not notice a byte that flips inside a row, nor a row that drops out of a page.
So each row carries a checksum over all of it, rows are numbered without a gap, and one
further row, the tally, says how many there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar
from zlib import crc32

import msgspec

from qusayr_tui.domain.text import clean_text

_Kind = TypeVar("_Kind")
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


def read_payload(payload: bytes, kind: type[_Kind]) -> _Kind:
    """Give what a row holds, every text of it fit for a terminal. Raises msgspec.DecodeError.

    Whoever can write to the file could have put orders to the terminal in it.
    """
    if payload.isascii() and b"\\" not in payload and b"\x7f" not in payload:
        return msgspec.json.decode(payload, type=kind)
    return msgspec.convert(_clean(msgspec.json.decode(payload)), type=kind)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return value
