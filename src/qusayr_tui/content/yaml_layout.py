"""How the lines of a file hang together: looked at only when the parser gave up.

The parser says where it could go no further, which may be far below the cause: a quotation
mark that nothing closes swallows lines until another one turns up. This walk keeps to the
lines instead. It finds such marks where they open, and it tells the lines of a text after
`|-` from those that have a structure.
"""

from __future__ import annotations

import re
from enum import Enum

import msgspec

from qusayr_tui.content.yaml_lines import Parts, split_line

BLOCK_SIGN = re.compile(r"[|>][-+0-9]*(?: +#.*)?")

_CLOSINGS = {
    '"': re.compile(r'(?:[^"\\]|\\.)*+"'),
    "'": re.compile(r"(?:[^']|'')*+'"),
}
_AFTER_VALUE = re.compile(r" *(?:#.*)?")
_AFTER_QUOTE = re.compile(r" *(?:#.*|:(?: .*)?)?")
_AFTER_QUOTE_IN_FLOW = re.compile(r" *(?:[,:\]}#]|$)")
_FLOW_PIECE = re.compile(r"[\[\]{},\"'#]|: |:$| +|[^\[\]{},\"'#: ]+|:")
_ESCAPE = re.compile(
    r"\\(?:(?P<bad>[^0abtnvfre \"/\\N_LPxuU]|x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})"
    r"|u[dD][89A-Fa-f]|U(?!00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})|U0000[dD][89A-Fa-f])|.)"
)
_PAIRS = {"[": "]", "{": "}"}

MAY_DISAGREE = re.compile(r"\\u[dD][89A-Fa-f]|\\U(?!000[1-9A-Fa-f]|0010|0000[^dD])")
"""Escapes for which the parser in C and the one in Python part ways: looked at before both."""


class Kind(Enum):
    """What a line is for."""

    BLANK = "blank"
    STRUCTURE = "structure"
    TEXT = "text"
    """A line of the text after `|` or `>`."""
    INSIDE = "inside"
    """A line that goes on between quotation marks or brackets."""


class Break(msgspec.Struct, frozen=True):
    """A place where quotation marks or brackets do not come out even."""

    code: str
    row: int
    """From 0."""
    column: int
    """From 0; of the opening sign."""
    end: int = -1
    """Column after the closing sign, when it is on the same line."""


class Layout:
    """The kind of each line to the line *last*, or to the first break if that comes before."""

    def __init__(self, lines: list[str], last: int) -> None:
        self.lines = lines
        self.kinds = [Kind.BLANK] * len(lines)
        self.broken: Break | None = None
        row = 0
        while row <= last and row < len(lines) and self.broken is None:
            row = self._walk(row) + 1

    def parts(self, row: int) -> Parts:
        """Take a line apart."""
        return split_line(self.lines[row])

    def row_above(self, row: int) -> int:
        """Give the nearest line above that is not blank, -1 when there is none."""
        row -= 1
        while row >= 0 and self.kinds[row] is Kind.BLANK:
            row -= 1
        return row

    def open_columns(self, row: int) -> tuple[list[int], list[int]]:
        """Give where the names and where the dashes stand that enclose the line *row*."""
        names: set[int] = set()
        dashes: set[int] = set()
        bound = len(self.lines[row]) + 1
        for above in range(row - 1, -1, -1):
            if self.kinds[above] is not Kind.STRUCTURE or not bound:
                continue
            parts = self.parts(above)
            inside = [each for each in parts.columns if each < bound]
            own_name = len(parts.indent + parts.dashes)
            names |= {each for each in inside if parts.key and each == own_name}
            dashes |= {each for each in inside if not parts.key or each != own_name}
            bound = min(bound, len(parts.indent) if parts.columns else bound)
        return sorted(names), sorted(dashes)

    def _walk(self, row: int) -> int:
        """Look at the line *row* and what belongs to it; give its last line."""
        line = self.lines[row].strip(" ")
        if not line or line.startswith("#"):
            return row
        self.kinds[row] = Kind.STRUCTURE
        parts = self.parts(row)
        column = len(parts.prefix)
        if BLOCK_SIGN.fullmatch(parts.value):
            return self._walk_text(row, parts.columns[-1] if parts.columns else -1)
        if parts.value[:1] in ('"', "'"):
            return self._walk_quoted(row, column)
        if parts.value[:1] in ("[", "{"):
            return self._walk_flow(row, column, parts)
        return row

    def _walk_text(self, row: int, indent: int) -> int:
        for below in range(row + 1, len(self.lines)):
            line = self.lines[below]
            if line.strip(" "):
                if len(line) - len(line.lstrip(" ")) <= indent:
                    return below - 1
                self.kinds[below] = Kind.TEXT
        return len(self.lines) - 1

    def _walk_quoted(self, row: int, column: int) -> int:
        closed = self._closing(row, column)
        if closed is None:
            return self._break("unclosed-quote", row, column)
        last, end = closed
        if not _AFTER_QUOTE.fullmatch(self.lines[last], end):
            if last == row:
                return self._break("quote-in-text", row, column, end)
            return self._break("unclosed-quote", row, column)
        self._note_escapes(row, column, last, end)
        self.kinds[row + 1 : last + 1] = [Kind.INSIDE] * (last - row)
        return last

    def _walk_flow(self, row: int, column: int, parts: Parts) -> int:
        opened: list[str] = []
        last, at, starts = row, column, True
        while last < len(self.lines):
            line = self.lines[last]
            if last > row and self._begins_anew(last, parts):
                break
            while found := _FLOW_PIECE.match(line, at):
                sign, at = found[0], found.end()
                if sign in _PAIRS:
                    opened.append(_PAIRS[sign])
                elif sign in ("]", "}"):
                    if sign != opened.pop():
                        return self._break("unclosed-bracket", row, column)
                    if not opened:
                        return self._after_flow(row, column, last, at)
                elif sign == "#" and (not found.start() or line[found.start() - 1] == " "):
                    break
                elif sign in ('"', "'") and starts:
                    closed = self._closing(last, found.start())
                    if closed is None:
                        return self._break("unclosed-quote", last, found.start())
                    if not _AFTER_QUOTE_IN_FLOW.match(self.lines[closed[0]], closed[1]):
                        code = "quote-in-text" if closed[0] == last else "unclosed-quote"
                        return self._break(code, last, found.start(), closed[1])
                    self._note_escapes(last, found.start(), *closed)
                    last, at = closed
                    line = self.lines[last]
                starts = sign in ("[", "{", ",", ": ", ":") or (starts and not sign.strip(" "))
            last, at, starts = last + 1, 0, True
        return self._break("unclosed-bracket", row, column)

    def _after_flow(self, row: int, column: int, last: int, end: int) -> int:
        if not _AFTER_VALUE.fullmatch(self.lines[last], end):
            return self._break("sign-at-start", row, column)
        self.kinds[row + 1 : last + 1] = [Kind.INSIDE] * (last - row)
        return last

    def _begins_anew(self, row: int, opener: Parts) -> bool:
        """Tell whether a line begins a field or an entry beside or above the one of *opener*."""
        parts = self.parts(row)
        return bool(opener.columns and parts.columns) and parts.columns[0] <= opener.columns[-1]

    def _closing(self, row: int, column: int) -> tuple[int, int] | None:
        """Give line and column after the mark that closes the one at *column*."""
        closing = _CLOSINGS[self.lines[row][column]]
        start = column + 1
        for last in range(row, len(self.lines)):
            if found := closing.match(self.lines[last], start):
                return last, found.end()
            start = 0
        return None

    def _note_escapes(self, row: int, column: int, last: int, end: int) -> None:
        if self.lines[row][column] != '"':
            return
        for each in range(row, last + 1):
            start = column + 1 if each == row else 0
            stop = end if each == last else len(self.lines[each])
            if any(found["bad"] for found in _ESCAPE.finditer(self.lines[each], start, stop)):
                self._break("bad-escape", row, column, end if last == row else -1)
                return

    def _break(self, code: str, row: int, column: int, end: int = -1) -> int:
        self.broken = Break(code, row, column, end)
        return row
