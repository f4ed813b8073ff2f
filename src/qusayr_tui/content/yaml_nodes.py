"""What a course file holds, before it has types: texts, lists and fields, each with its place.

Every scalar is text as written; nothing becomes a number, a date or a truth value here.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """One text."""

    text: str | None
    """In NFC; None for a plain scalar that is empty, `null` or `~`."""
    plain: bool
    """Whether it is written without quotation marks and without `|` or `>`."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters; of the quotation mark or the `|` when there is one."""


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """A group of fields, in the order of the file; no name stands twice."""

    entries: tuple[Entry, ...]
    line: int
    column: int

    def get(self, name: str) -> Node | None:
        """Give the value of the field *name*."""
        for entry in self.entries:
            if entry.key.text == name:
                return entry.value
        return None

    def key_of(self, name: str) -> Scalar | None:
        """Give the node of the name itself of the field *name*."""
        for entry in self.entries:
            if entry.key.text == name:
                return entry.key
        return None


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One field of a group."""

    key: Scalar
    value: Node


Node: TypeAlias = Scalar | Sequence | Mapping
