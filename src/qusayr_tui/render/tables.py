"""Write tables for spreadsheets, which must not take a cell for an order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
"""Without it the commonest spreadsheet reads UTF-8 as something else."""

ORDERS = ("=", "+", "-", "@")
"""What makes a spreadsheet compute the rest of a cell."""


def table(header: Sequence[str], rows: Iterable[Sequence[str]], language: str) -> str:
    """Give a table as CSV: `;` between cells in French, where the comma is the decimal sign."""
    text = io.StringIO()
    separator = ";" if language.partition("-")[0] == "fr" else ","
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow([harmless(cell) for cell in header])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return BOM + text.getvalue()


def harmless(cell: str) -> str:
    """Give *cell* so that no spreadsheet computes it."""
    if cell.startswith(ORDERS) or (cell and (ord(cell[0]) < 32 or 127 <= ord(cell[0]) < 160)):
        return f"'{cell}"
    return cell
