"""From the parser's events to nodes, refusing what a course file does without.

Events are taken one at a time and the depth is counted on the way, so that the parser is
stopped long before its own limits, and nothing here calls itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Protocol

import msgspec
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from qusayr_tui.content import yaml_refusals as refusals
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.yaml_characters import (
    character_fault,
    marks_fault,
    mend_characters,
    refused_character,
)
from qusayr_tui.content.yaml_lines import Mistake, Page
from qusayr_tui.content.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence
from qusayr_tui.content.yaml_refusals import DEEPEST, LONGEST_TEXT, MOST_VALUES, Fault, too_deep
from qusayr_tui.content.yaml_texts import (
    block_sign_fault,
    hash_fault,
    key_fault,
    plain_fault,
    quoted_fault,
)
from qusayr_tui.domain.text import bound_marks

_GAP = re.compile(r"[ \n]*(?:#[^\n]*\n[ \n]*)*")

NOTHING = ("", "null", "~")
"""Plain scalars that mean that there is no text."""


class EventSource(Protocol):
    """What is needed of a parser, whether in C or in Python."""

    def get_event(self) -> Any:
        """Give the next event; raises what the parser raises."""
        ...

    def dispose(self) -> None:
        """Let go of the text."""
        ...


class TooMuchError(Exception):
    """A file that is not read to its end; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Open:
    """A list or a group of fields that is not closed yet."""

    __slots__ = ("as_name", "children", "column", "flow", "key", "line", "names", "takes_names")

    def __init__(self, event: Any, takes_names: bool) -> None:
        mark = event.start_mark
        self.line: int = mark.line + 1
        self.column: int = mark.column + 1
        self.flow = bool(event.flow_style)
        self.takes_names = takes_names
        self.as_name = False
        """Whether it stands where a name should; then it is read and forgotten."""
        self.children: list[Any] = []
        self.key: Scalar | None = None
        """The name that waits for its value; `_DROPPED` when the field is not kept."""
        self.names: dict[str | None, int] = {}
        """The line of each name, for fields that stand twice."""

    def wants_name(self) -> bool:
        return self.takes_names and self.key is None

    def node(self) -> Node:
        if self.takes_names:
            return Mapping(tuple(self.children), self.line, self.column)
        return Sequence(tuple(self.children), self.line, self.column)


_DROPPED = Scalar("", True, 0, 0)


class Composer:
    """Makes one node tree; what it refuses is in `problems` and `mistakes`."""

    def __init__(self, page: Page) -> None:
        self.problems: list[Problem] = []
        self.mistakes: list[Mistake] = []
        self.root: Node | None = None
        self._page = page
        self._open: list[_Open] = []
        self._values = 0
        self._has_hashes = " #" in page.text

    def run(self, parser: EventSource) -> None:
        """Take the parser's events to the end of the first document.

        Raises `TooMuchError`, and whatever the parser raises.
        """
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is ScalarEvent:
                self._take_scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._take_start(event, kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close()
            elif kind is AliasEvent:
                self._take_alias(event)
            elif kind is DocumentStartEvent and self.root is not None:
                self._refuse(event, refusals.second_document())
                return
            elif kind is StreamEndEvent or event is None:
                return

    def _take_scalar(self, event: Any) -> None:
        self._count(event)
        self._check_properties(event)
        mark = event.start_mark
        plain = not event.style
        is_name = bool(self._open) and self._open[-1].wants_name()
        text = self._sound_text(event)
        if is_name:
            self._take_name(event, Scalar(text, plain, mark.line + 1, mark.column + 1))
            return
        nothing = plain and not event.value and bool(self._open) and self._open[-1].flow
        if plain and not nothing:
            if self._has_hashes:
                self._note(hash_fault(event, self._page))
            if mark.line != event.end_mark.line or ":" in text or text[:1] == "-":
                self._note(self._plain_fault(event))
        elif event.style in ("|", ">"):
            self._note(block_sign_fault(mark.line, self._page))
        elif mark.line != event.end_mark.line and event.style in ("'", '"'):
            self._note(quoted_fault(event, self._page))
        kept = None if plain and text in NOTHING else text
        line, column = mark.line, mark.column
        if nothing:
            line, column = self._place_of_nothing(mark)
        self._add(Scalar(kept, plain, line + 1, column + 1))

    def _plain_fault(self, event: Any) -> Mistake | None:
        fault = plain_fault(event, self._page)
        if fault and self._open and self._open[-1].flow and fault.row != event.start_mark.line:
            # Rather a bracket that nothing closes: to move the line would hide it.
            return msgspec.structs.replace(fault, repair=None)
        return fault

    def _place_of_nothing(self, mark: Any) -> tuple[int, int]:
        """Give the place of the sign after a missing value between brackets.

        libyaml marks it there, the parser in Python right after the colon.
        """
        found = _GAP.match(self._page.text, mark.index)
        gap = found[0] if found else ""
        if "\n" not in gap:
            return mark.line, mark.column + len(gap)
        return mark.line + gap.count("\n"), len(gap) - gap.rindex("\n") - 1

    def _sound_text(self, event: Any) -> str:
        """Give a scalar's text in NFC, bounded and without refused characters."""
        text: str = event.value
        if len(text) > LONGEST_TEXT:
            self._refuse(event, refusals.text_too_long())
            text = text[:LONGEST_TEXT]
        if text.isascii() and (text.isprintable() or event.style != '"'):
            return text
        if event.style == '"':
            if (character := refused_character(text)) is not None:
                self._refuse(event, character_fault(character))
            elif bound_marks(text) != text:
                self._refuse(event, marks_fault())
            text, _ = mend_characters(text, "")
        return unicodedata.normalize("NFC", text)

    def _take_name(self, event: Any, name: Scalar) -> None:
        group = self._open[-1]
        group.key = _DROPPED
        if name.text == "<<" and name.plain:
            self._refuse(event, refusals.merge_key())
        elif fault := key_fault(event, self._page, group.flow):
            self.mistakes.append(fault)
        elif name.text in group.names:
            self._refuse(event, refusals.duplicate_key(event.value, group.names[name.text]))
        else:
            group.names[name.text] = name.line
            group.key = name

    def _take_start(self, event: Any, takes_names: bool) -> None:
        self._count(event)
        self._check_properties(event)
        if len(self._open) == DEEPEST:
            raise TooMuchError(too_deep(self._page.file))
        opened = _Open(event, takes_names)
        if self._open and self._open[-1].wants_name():
            self._refuse(event, refusals.key_not_text())
            self._open[-1].key = _DROPPED
            opened.as_name = True
        self._open.append(opened)

    def _close(self) -> None:
        closed = self._open.pop()
        if not closed.as_name:
            self._add(closed.node())

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        into = self._open[-1]
        if not into.takes_names:
            into.children.append(node)
            return
        if into.key is not None and into.key is not _DROPPED:
            into.children.append(Entry(into.key, node))
        into.key = None

    def _take_alias(self, event: Any) -> None:
        self._count(event)
        self._refuse(event, refusals.alias(event.anchor))
        if self._open and self._open[-1].wants_name():
            self._open[-1].key = _DROPPED
            return
        mark = event.start_mark
        self._add(Scalar(f"*{event.anchor}", True, mark.line + 1, mark.column + 1))

    def _check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, refusals.anchor(event.anchor))
        if event.tag is not None:
            self._refuse(event, refusals.tag(event.tag))

    def _count(self, event: Any) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            mark = event.start_mark
            fault = refusals.too_many_values()
            raise TooMuchError(self._page.fault(mark.line, mark.column, *fault))

    def _note(self, mistake: Mistake | None) -> None:
        if mistake is not None:
            self.mistakes.append(mistake)

    def _refuse(self, event: Any, fault: Fault) -> None:
        mark = event.start_mark
        self.problems.append(self._page.fault(mark.line, mark.column, *fault))
