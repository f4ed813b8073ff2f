"""From the bytes of a course file to characters that may stand in one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice, tee

from qusayr_tui.content.problems import Problem
from qusayr_tui.domain.text import (
    BIDI,
    CONTROLS,
    MOST_MARKS,
    NO_CHARACTERS,
    UNSEEN,
    bound_marks,
    marks_in_excess,
)
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

MOST_BYTES = 2 * 1024 * 1024
MOST_PROBLEMS = 200
"""Problems of one file that are told at once."""

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like an ordinary one; typesetting puts them in, authors do not."""

_REFUSED = re.compile(f"[{CONTROLS}{BIDI}{UNSEEN}{NO_CHARACTERS}{_BLANKS}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_CONTROL = re.compile(f"[{CONTROLS}{NO_CHARACTERS}]")


def decode(data: bytes, file: str) -> str | Problem:
    """Give the text of a file, with bare line feeds at the ends of its lines."""
    if len(data) > MOST_BYTES:
        return Problem(
            file,
            1,
            1,
            "too-large",
            _l("The file is larger than 2 MB."),
            _l("Split it; a phase's file is rarely larger than 100 kB."),
        )
    # UTF-32 begins like UTF-16; a NUL at the start is UTF-16 or UTF-32 without its mark.
    if b"\0" in data[:4] and not (data[:2] in _UTF_16_MARKS and data[2:4] != b"\0\0"):
        return _not_utf8(file, 1, 1)
    encoding = "utf-16" if data[:2] in _UTF_16_MARKS else "utf-8-sig"
    try:
        return data.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="ignore")
        return _not_utf8(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _not_utf8(file: str, line: int, column: int) -> Problem:
    return Problem(
        file,
        line,
        column,
        "not-utf8",
        _l("From here on the file is not UTF-8 text."),
        _l("Open it in your editor, and save it again with the encoding UTF-8."),
    )


def mend_characters(text: str, file: str) -> tuple[str, list[Problem]]:
    """Give *text* without the characters that a course file may not hold, and their places.

    Blanks become ordinary spaces and the rest goes, so that the file can still be read to
    the end for its other problems.
    """
    problems: list[Problem] = []
    if _REFUSED.search(text):
        found = ((each.start(), each[0]) for each in _REFUSED.finditer(text))
        problems.extend(islice(_refused_characters(found, text, file), MOST_PROBLEMS))
        text = _REFUSED.sub(_without, text)
    bounded = bound_marks(text)
    if bounded != text:
        excess = islice(marks_in_excess(text), MOST_PROBLEMS)
        problems.extend(
            Problem(file, line, column, *marks_fault()) for line, column in _places(excess, text)
        )
    return bounded, problems


def _refused_characters(
    found: Iterator[tuple[int, str]], text: str, file: str
) -> Iterator[Problem]:
    """Tell each refused character, but only the first tab of a line."""
    found, again = tee(found)
    places = _places((offset for offset, _ in again), text)
    tab_line = 0
    for (_, character), (line, column) in zip(found, places, strict=True):
        if character == "\t" and tab_line == line:
            continue
        if character == "\t":
            tab_line = line
        yield Problem(file, line, column, *character_fault(character))


def _places(offsets: Iterator[int], text: str) -> Iterator[tuple[int, int]]:
    """Give line and column of each of the rising *offsets*, reading *text* only once."""
    line, line_start, last = 1, 0, 0
    for offset in offsets:
        if breaks := text.count("\n", last, offset):
            line += breaks
            line_start = text.rfind("\n", last, offset) + 1
        last = offset
        yield line, offset - line_start + 1


def _without(found: re.Match[str]) -> str:
    if found[0] == "\t":
        return "  "
    return " " if _BLANK.match(found[0]) else ""


def refused_character(text: str) -> str | None:
    """Give the first character of *text* that a course file may not hold."""
    found = _REFUSED.search(text)
    return found[0] if found else None


def character_fault(character: str) -> tuple[str, LazyText, LazyText]:
    """Give code, message and remedy for a character that a course file may not hold."""
    number = f"U+{ord(character):04X}"
    if character == "\t":
        return (
            "tab",
            _l("There is a tab here; no two editors show it alike."),
            _l("Put spaces instead; two for each level of indentation."),
        )
    if _BLANK.match(character):
        return (
            "invisible-character",
            _l("There is a space of a special kind here (%(number)s).", number=number),
            _l(
                "Type an ordinary space; the program itself puts no-break spaces where they belong."
            ),
        )
    if _CONTROL.match(character):
        return (
            "control-character",
            _l(
                "A control character stands here (%(number)s); it could disturb the terminal.",
                number=number,
            ),
            _l("Take it out; typing the line anew is the surest way."),
        )
    return (
        "invisible-character",
        _l("A character that nobody can see stands here (%(number)s).", number=number),
        _l("Take it out; typing the line anew is the surest way."),
    )


def marks_fault() -> tuple[str, LazyText, LazyText]:
    """Give code, message and remedy for too many accents on one letter."""
    return (
        "too-many-marks",
        _l("More than %(most)s accents are piled on one letter.", most=MOST_MARKS),
        _l("Take out those that are not needed."),
    )
