"""Take single texts out of a file of words, as an author might forget to write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from qusayr_tui.content.reading import SCOPED
from qusayr_tui.content.yaml_gate import read_yaml
from qusayr_tui.content.yaml_nodes import Mapping, Node, Scalar, Sequence

NO_TEXT = frozenset({"id", "to", "forms", "aliases", "accept", "words", "curriculum"})
"""Fields that hold ids, or words to compare a text with: lists that may differ by language."""


class Deletion(NamedTuple):
    """One file without one of its texts, and what must be said about it."""

    file: str
    id: str
    """The id of the entry, or of the entry's owner, that lacks something."""
    field: str
    """The field that is gone; empty when it is a whole entry."""
    first: int
    last: int
    """Lines between which the nearest thing to the missing text stands."""
    at: tuple[int, int]
    """Line and column of what is gone."""
    root: Node
    """What the file without the text holds; lines and columns are those of the whole file."""
    data: Callable[[], bytes]
    """Gives the bytes of the file without the text."""


class _Place(NamedTuple):
    """Where in the tree one is."""

    ids: tuple[str, ...]
    top: str
    field: str
    """The field that one is in."""
    end: int
    """Line after the last one of what is looked at."""
    put: Callable[[Node], Node]
    """Gives the whole tree with another node here."""


def deletions(file: str, data: bytes, scope: str = "") -> Iterator[Deletion]:
    """Give *data* once without each of its texts and once without each entry that has an id.

    *scope* is the id of the phase whose words these are.
    """
    root, problems = read_yaml(data, file)
    assert root is not None
    assert not problems
    lines = data.decode().split("\n")
    place = _Place((), "", "", len(lines) + 1, lambda node: node)
    yield from _Cutter(file, lines, scope).inside(root, place)


class _Cutter:
    def __init__(self, file: str, lines: list[str], scope: str) -> None:
        self._file = file
        self._lines = lines
        self._scope = scope

    def inside(self, node: Node, place: _Place) -> Iterator[Deletion]:
        if isinstance(node, Mapping):
            name = _id_of(node)
            yield from self._fields(node, place._replace(ids=(*place.ids, *name)))
        elif isinstance(node, Sequence):
            yield from self._entries(node, place)

    def _fields(self, group: Mapping, place: _Place) -> Iterator[Deletion]:
        for index, entry in enumerate(group.entries):
            name = entry.key.text or ""
            if name in NO_TEXT:
                continue
            before, after = group.entries[:index], group.entries[index + 1 :]
            end = max(after[0].key.line if after else place.end, entry.key.line + 1)
            start = (entry.key.line, entry.key.column)

            def put(node: Node, before=before, after=after, entry=entry) -> Node:  # type: ignore[no-untyped-def]
                changed = msgspec.structs.replace(entry, value=node)
                return place.put(msgspec.structs.replace(group, entries=(*before, changed, *after)))

            if not isinstance(entry.value, Scalar):
                inner = _Place(place.ids, place.top or name, name, end, put)
                yield from self.inside(entry.value, inner)
            elif entry.value.text is not None:
                goal = (after[0].key.line, after[0].key.column) if after else None
                braced = self._lines[group.line - 1][group.column - 1] == "{"
                yield Deletion(
                    self._file,
                    self._name(place.ids or (name,), place.top or name),
                    name,
                    group.line,
                    end,
                    start,
                    place.put(msgspec.structs.replace(group, entries=(*before, *after))),
                    self._cut(start, goal) if braced else self._cut((start[0], 1), (end, 1)),
                )

    def _entries(self, found: Sequence, place: _Place) -> Iterator[Deletion]:
        for index, item in enumerate(found.items):
            before, after = found.items[:index], found.items[index + 1 :]
            end = after[0].line if after else place.end

            def put(node: Node, before=before, after=after) -> Node:  # type: ignore[no-untyped-def]
                return place.put(msgspec.structs.replace(found, items=(*before, node, *after)))

            name = (place.field,) if isinstance(item, Scalar) else _id_of(item)
            own_line = self._lines[item.line - 1][: item.column - 1].strip(" ") == "-"
            if own_line and name and len(found.items) > 1:
                yield Deletion(
                    self._file,
                    self._name((*place.ids, *name), place.top),
                    "",
                    found.line - 1,
                    place.end,
                    (item.line, item.column),
                    place.put(msgspec.structs.replace(found, items=(*before, *after))),
                    self._cut((item.line, 1), (end, 1)),
                )
            yield from self.inside(item, place._replace(end=end, put=put))

    def _name(self, path: tuple[str, ...], top: str) -> str:
        scoped = self._scope and (top in SCOPED or path == (top,))
        return "/".join((self._scope, *path) if scoped else path)

    def _cut(self, start: tuple[int, int], end: tuple[int, int] | None) -> Callable[[], bytes]:
        """Take out what stands between two places, given as line and column from 1.

        Without an *end* it is the last field between braces, with the comma before it.
        """
        if end is None:
            line = self._lines[start[0] - 1]
            end = (start[0], line.rindex("}") + 1)
            start = (start[0], line.rindex(",", 0, start[1] - 1) + 1)

        def cut() -> bytes:
            head, tail = self._lines[: start[0] - 1], self._lines[end[0] - 1 :]
            left = self._lines[start[0] - 1][: start[1] - 1]
            right = tail[0][end[1] - 1 :] if tail else ""
            return "\n".join([*head, left + right, *tail[1:]]).encode()

        return cut


def _id_of(node: Node) -> tuple[str, ...]:
    """Give the id of an entry, as far as it has one."""
    own = (node.get("id") or node.get("to")) if isinstance(node, Mapping) else None
    return (own.text,) if isinstance(own, Scalar) and own.text else ()
