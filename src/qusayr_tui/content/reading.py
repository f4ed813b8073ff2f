"""One file on its way into records: where one is in it, and the problems met so far."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.yaml_lines import shown
from qusayr_tui.content.yaml_nodes import Mapping as MappingNode
from qusayr_tui.content.yaml_nodes import Node, Scalar, Sequence
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

MISSING: Any = object()
"""What a reader gives for a value that could not be read; its problem is in the list."""

LONGEST_SHOWN = 60
"""Characters of a value that are shown in a message."""

SCOPED = frozenset({"blocks", "items", "exercises"})
"""Fields whose ids are unique in their phase only; outside it they follow the phase's id."""

Reader = Callable[[Node, "Reading"], Any]


class Marks:
    """Remember which node each record came from, to say where a later rule found a fault."""

    def __init__(self) -> None:
        self._nodes: dict[int, tuple[object, Node]] = {}

    def keep(self, record: object, node: Node) -> None:
        """Note that *record* was read from *node* (and keep it alive: ids are addresses)."""
        self._nodes[id(record)] = (record, node)

    def node(self, record: object) -> Node | None:
        """Give the node that *record* was read from."""
        kept = self._nodes.get(id(record))
        return kept[1] if kept else None

    def field(self, record: object, name: str, index: int | None = None) -> Node | None:
        """Give the node of a record's field, or of one entry of a list field."""
        node = self.node(record)
        value = node.get(name) if isinstance(node, MappingNode) else None
        if index is not None and isinstance(value, Sequence) and index < len(value.items):
            return value.items[index]
        return value or node


class Reading:
    """What one file's conversion needs and gathers."""

    def __init__(
        self,
        file: str,
        *,
        typeset: Callable[[str], str] | None = None,
        asks: Mapping[str, str] | None = None,
        scope: str = "",
        marks: Marks | None = None,
    ) -> None:
        self.file = file
        self.typeset = typeset
        self.asks = asks
        """Kind of each item by its name in the phase; for words, since only the record says it."""
        self.scope = scope
        """Phase id put before the ids of its blocks and items in problems."""
        self.marks = marks
        self.problems: list[Problem] = []
        self.path: list[str] = []
        self.top = ""
        """The field at the top of the file that is being read."""

    def report(self, node: Node, code: str, message: LazyText, remedy: LazyText) -> Any:
        """Add a problem at *node* and give `MISSING`."""
        where = "/".join(self.path)
        if where and self.scope and self.top in SCOPED:
            where = f"{self.scope}/{where}"
        self.problems.append(
            Problem(
                self.file,
                node.line,
                node.column,
                code,
                _on_one_line(message),
                remedy,
                shown(where, 200).rstrip(),
            )
        )
        return MISSING

    def report_about(
        self, name: str, node: Node, code: str, message: LazyText, remedy: LazyText
    ) -> Any:
        """Add a problem of the entry *name*, of which nothing more is read."""
        self.path.append(name)
        self.report(node, code, message, remedy)
        self.path.pop()
        return MISSING


def _on_one_line(message: LazyText) -> LazyText:
    """Shorten what a message shows of the file, which may be a text of many lines."""
    short = {
        name: shown(value, LONGEST_SHOWN) if isinstance(value, str) else value
        for name, value in message.arguments.items()
    }
    return msgspec.structs.replace(message, arguments=short)


def nearest(name: str, known: list[str]) -> str:
    """Give the known name most like *name*, or an empty text."""
    found = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def not_a_mapping(node: Node, reading: Reading) -> Any:
    """Report that *node* should be a group of fields; give `MISSING`."""
    return reading.report(
        node,
        "not-a-group",
        _l("A group of fields is expected here."),
        _l("Write 'name: value' lines, each indented alike."),
    )


def suggestion(name: str) -> LazyText:
    """Give the remedy for a name that there is not: the one that was meant, or none."""
    return _l("Did you mean '%(name)s'?", name=name) if name else _l("Take it out.")


def text_of(node: Node | None) -> str:
    """Give the text of a scalar; an empty one for anything else."""
    return (node.text or "") if isinstance(node, Scalar) else ""
