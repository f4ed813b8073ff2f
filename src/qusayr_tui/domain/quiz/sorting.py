"""What the kinds share in which each statement is put into a bin.

A response is one `statement=bin` for each statement, in the order of the statements; both
are ids, and no id holds an equals sign.
"""

from __future__ import annotations

from collections.abc import Iterable

PAIR = "="


def joined(statement: str, bin_id: str) -> str:
    """Write that *statement* is in the bin *bin_id*."""
    return f"{statement}{PAIR}{bin_id}"


def placed(response: Iterable[str]) -> dict[str, str]:
    """Give the bin of each statement of a response."""
    parts = (each.partition(PAIR) for each in response)
    return {statement: bin_id for statement, found, bin_id in parts if found}
