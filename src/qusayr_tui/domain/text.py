"""Keep out of every text what drives a terminal, hides from the eye or never ends.

One list of such characters for the whole program: course files that hold one are refused
with its place (`content.yaml_gate`), what people type and what a database gives back is
cleaned (`clean_text`). All of it takes time in proportion to the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MOST_MARKS = 3
"""Combining marks that one base character may carry."""

CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f"
"""C0 without the line feed, DEL and C1, as the inside of a regular expression's class."""

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks and overrides that change the order in which a text is shown."""

UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065"
    "\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""What has no width or no shape: joiners, fillers, line separators, tag characters."""

NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
"""Lone surrogates, and the code points that Unicode will never use."""

_FORBIDDEN = re.compile(f"[{CONTROLS}{BIDI}{UNSEEN}{NO_CHARACTERS}]")
_BREAKS = re.compile("\r\n|[\n\t\x0b\x0c\r\x85\u2028\u2029]")
_MAY_HOLD_MARKS = re.compile(f"[^\x00-\u02ff]{{{MOST_MARKS + 1},}}")
"""Long enough stretches without Latin letters: no combining mark stands below U+0300."""


def forbidden_character(text: str) -> int | None:
    """Give the place of the first character that no text may hold, None when all may stand.

    A line feed may; no-break spaces may, too: typesetting puts them in.
    """
    found = _FORBIDDEN.search(text)
    return found.start() if found else None


def marks_in_excess(text: str) -> Iterator[int]:
    """Give the place of each first combining mark that is one too many on its base."""
    for stretch in _MAY_HOLD_MARKS.finditer(text):
        run = 0
        for offset, character in enumerate(stretch[0]):
            run = run + 1 if _is_mark(character) else 0
            if run == MOST_MARKS + 1:
                yield stretch.start() + offset


def clean_text(text: str) -> str:
    """Give *text* on one line, in NFC, without what no text may hold.

    Line breaks and tabs become spaces, forbidden characters go, and so do the combining
    marks after the third on one base. Cleaning a text again changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = _FORBIDDEN.sub("", _BREAKS.sub(" ", text))
    # Before NFC, which takes quadratic time on long runs of marks; and after it, because it
    # takes some characters apart into several marks.
    return bound_marks(unicodedata.normalize("NFC", bound_marks(shown)))


def bound_marks(text: str) -> str:
    """Give *text* without the combining marks after the third on one base."""
    return _MAY_HOLD_MARKS.sub(_drop_marks, text)


def _drop_marks(stretch: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for character in stretch[0]:
        run = run + 1 if _is_mark(character) else 0
        if run <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


@lru_cache(maxsize=2048)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me") or unicodedata.combining(character) > 0
