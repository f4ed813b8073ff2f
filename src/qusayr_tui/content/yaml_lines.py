"""One line of a course file: its parts, and how it should have been written."""

from __future__ import annotations

import re

import msgspec

from qusayr_tui.content.problems import Problem
from qusayr_tui.domain.text import clean_text
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

LONGEST_SHOWN = 120
"""Characters of a line that is shown whole in a remedy."""

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
"""What may name a field without quotation marks."""

GLUED_COLON = re.compile(r"(?!(?:doi|isbn|mailto|tel|urn):)[A-Za-z_][A-Za-z0-9_]*:(?=[^\s/:])")
"""A name, and a colon with no space after it; not the beginning of an address."""

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +|-$)*)"
    r"(?:(?P<key>[A-Za-z0-9_][A-Za-z0-9_.-]*|\"[^\"]*\"|'[^']*')(?P<colon> *:(?: +|$)))?"
    r"(?P<value>.*)"
)


class Parts(msgspec.Struct, frozen=True):
    """What a line is made of: indent, dashes of lists, name of a field, value."""

    indent: str
    dashes: str
    """`- ` for each list that begins or goes on here."""
    key: str
    """The name with its colon and the spaces after it; empty when there is none."""
    value: str

    @property
    def prefix(self) -> str:
        """Give what stands before the value."""
        return self.indent + self.dashes + self.key

    @property
    def columns(self) -> list[int]:
        """Give where each dash and the name stand, from 0."""
        dashes = [len(self.indent) + at for at, sign in enumerate(self.dashes) if sign == "-"]
        return [*dashes, len(self.indent + self.dashes)] if self.key else dashes


class Page(msgspec.Struct, frozen=True):
    """The text of a file that is being read."""

    file: str
    text: str
    lines: list[str]

    def fault(
        self, row: int, column: int, code: str, message: LazyText, remedy: LazyText
    ) -> Problem:
        """Make a problem at *row* and *column*, both from 0."""
        return Problem(self.file, row + 1, column + 1, code, message, remedy)


class Mistake(msgspec.Struct, frozen=True):
    """A problem that the writing of one line explains."""

    problem: Problem
    row: int = 0
    """The line to write anew, from 0."""
    repair: str | None = None
    """That line as it should be written; None when nobody can tell."""


def split_line(line: str) -> Parts:
    """Take a line apart; its value still has its comment."""
    found = _LINE.match(line)
    if found is None:  # a line break inside: not one line
        return Parts("", "", "", line)
    key = (found["key"] or "") + (found["colon"] or "")
    return Parts(found["indent"], found["dashes"], key, found["value"].rstrip())


def quoted(text: str) -> str:
    """Give *text* between quotation marks, the plainest that can hold it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def with_value_quoted(line: str) -> str:
    """Give *line* with its whole value between quotation marks."""
    parts = split_line(line)
    return parts.prefix + quoted(parts.value)


def write_so(line: str) -> LazyText:
    """Say how a line should be written."""
    shown = clean_text(line.strip())
    if len(shown) <= LONGEST_SHOWN:
        return _l("Write it so: %(line)s", line=shown)
    parts = split_line(shown)
    return below_block_sign(parts.dashes + parts.key[: LONGEST_SHOWN // 2])


def below_block_sign(prefix: str) -> LazyText:
    """Say that a text belongs on lines of its own, below *prefix* and a `|-`."""
    return _l(
        "Write '%(line)s', and the text on the next line, two spaces further in.",
        line=clean_text(f"{prefix.strip()} |-".strip()),
    )


def text_needs_signs() -> LazyText:
    """Say what lets any character stand in a text."""
    return _l("Put the text between quotation marks, or after |- on lines of its own.")


def shown(text: str, most: int = 40) -> str:
    """Give *text* so that it can stand in a message: clean, and short."""
    clean = clean_text(text)
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"
