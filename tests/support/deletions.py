"""Take single texts out of a file of words, as an author might forget to write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qusayr_tui.content.convert import SCOPED
from qusayr_tui.content.yaml_gate import read_yaml
from qusayr_tui.content.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence

NO_TEXT = frozenset({"id", "to", "forms", "aliases", "accept", "words", "curriculum"})
"""Fields that hold ids, or words to compare a text with: lists that may differ by language."""


class Deletion(NamedTuple):
    """One file without one of its texts, and what must be said about it."""

    file: str
    data: bytes
    id: str
    """The id under which the text is missed."""
    first: int
    last: int
    """Lines between which the nearest thing to the missing text stands."""


class _Place(NamedTuple):
    """Where in the tree one is."""

    ids: tuple[str, ...]
    top: str
    end: int
    """Line after the last one of what is looked at."""


def deletions(file: str, data: bytes, scope: str = "") -> Iterator[Deletion]:
    """Give *data* once without each of its texts and once without each entry that has an id.

    *scope* is the id of the phase whose words these are.
    """
    root, problems = read_yaml(data, file)
    assert root is not None
    assert not problems
    lines = data.decode().split("\n")
    yield from _Cutter(file, lines, scope).inside(root, _Place((), "", len(lines) + 1))


class _Cutter:
    def __init__(self, file: str, lines: list[str], scope: str) -> None:
        self._file = file
        self._lines = lines
        self._scope = scope

    def inside(self, node: Node, place: _Place) -> Iterator[Deletion]:
        if isinstance(node, Mapping):
            own = node.get("id") or node.get("to")
            name = own.text if isinstance(own, Scalar) else None
            if name:
                place = place._replace(ids=(*place.ids, name))
            yield from self._fields(node, place)
        elif isinstance(node, Sequence):
            yield from self._entries(node, place)

    def _fields(self, group: Mapping, place: _Place) -> Iterator[Deletion]:
        for index, entry in enumerate(group.entries):
            name = entry.key.text or ""
            if name in NO_TEXT:
                continue
            following = group.entries[index + 1 :]
            end = following[0].key.line if following else place.end
            inner = place._replace(top=place.top or name, end=max(end, entry.key.line + 1))
            if isinstance(entry.value, Scalar):
                if entry.value.text is not None:
                    field = () if place.ids else (name,)
                    yield self._without_field(group, entry, following, inner, field)
            else:
                yield from self.inside(entry.value, inner)

    def _without_field(
        self,
        group: Mapping,
        entry: Entry,
        following: tuple[Entry, ...],
        place: _Place,
        field: tuple[str, ...],
    ) -> Deletion:
        start = (entry.key.line, entry.key.column)
        if self._is_braced(group):
            if following:
                end = (following[0].key.line, following[0].key.column)
                data = self._cut(start, end)
            else:
                data = self._cut_to_brace(start)
        else:
            data = self._cut((start[0], 1), (place.end, 1))
        return self._deletion(data, place, field, group.line, place.end)

    def _entries(self, found: Sequence, place: _Place) -> Iterator[Deletion]:
        for index, item in enumerate(found.items):
            following = found.items[index + 1 :]
            inner = place._replace(end=following[0].line if following else place.end)
            if isinstance(item, Scalar):
                name: tuple[str, ...] = (place.top,)
            else:
                own = item.get("id") or item.get("to") if isinstance(item, Mapping) else None
                name = (own.text or "",) if isinstance(own, Scalar) else ()
            if self._lines[item.line - 1][: item.column - 1].strip(" ") == "-":
                data = self._cut((item.line, 1), (inner.end, 1))
                if len(found.items) > 1 and name:
                    yield self._deletion(data, place, name, found.line - 1, place.end)
            yield from self.inside(item, inner)

    def _deletion(
        self, data: bytes, place: _Place, name: tuple[str, ...], first: int, last: int
    ) -> Deletion:
        path = [*place.ids, *name]
        if self._scope and (place.top in SCOPED or path == [place.top]):
            path.insert(0, self._scope)
        return Deletion(self._file, data, "/".join(path), first, last)

    def _is_braced(self, group: Mapping) -> bool:
        return self._lines[group.line - 1][group.column - 1] == "{"

    def _cut(self, start: tuple[int, int], end: tuple[int, int]) -> bytes:
        """Take out what stands between two places, given as line and column from 1."""
        head, tail = self._lines[: start[0] - 1], self._lines[end[0] - 1 :]
        left = self._lines[start[0] - 1][: start[1] - 1]
        right = tail[0][end[1] - 1 :] if tail else ""
        return "\n".join([*head, left + right, *tail[1:]]).encode()

    def _cut_to_brace(self, start: tuple[int, int]) -> bytes:
        """Take out the last field between braces, with the comma before it."""
        line = self._lines[start[0] - 1]
        comma = line.rindex(",", 0, start[1] - 1)
        brace = line.rindex("}")
        return self._cut((start[0], comma + 1), (start[0], brace + 1))
