"""Gather lines of text for one edition; what stands in them can drive no terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.text import clean_text
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Span
from qusayr_tui.render.wrap import wrap

ENDS = (".", "?", "!", "…", ":")

_DATE = re.compile(r"(?:(?<=\b\d)|(?<=\b\d\d)|(?<=\b1er)) (?=[^\W\d]+\.? \d{4}\b)")
_MONTH = re.compile(r"(?<=[^\W\d]{3}) (?=\d{4}\b)|(?<=[^\W\d]{2}\.) (?=\d{4}\b)")
"""The spaces in `18 January 2012` and in `janv. 2012`, at which no line may end."""


class Lines:
    """Lines no wider than *width* cells, in the language of an edition."""

    def __init__(self, edition: Edition, width: int) -> None:
        self.edition = edition
        self._width = width
        self._lines: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def text(self, text: LazyText | str) -> str:
        """Give a text of the program in this language; words stay as they are."""
        return text if isinstance(text, str) else self.edition.text(text)

    def say(self, text: LazyText | str, indent: int = 0, hang: int = 0) -> None:
        """Add a text, wrapped; an empty line parts its paragraphs."""
        for index, paragraph in enumerate(self.text(text).split("\n\n")):
            if index:
                self._lines.append("")
            room = max(10, self._width - indent)
            whole = unbroken_dates(clean_text(paragraph))
            for row in wrap([Span(whole)], room, indent=hang):
                self._lines.append(" " * indent + "".join(span.text for span in row))

    def address(self, text: str) -> None:
        """Add an address, cut at the width alone: at its own hyphens it would seem to end."""
        whole = clean_text(text)
        self._lines += [whole[at : at + self._width] for at in range(0, len(whole), self._width)]

    def blank(self) -> None:
        """Add an empty line, never a second one in a row."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def labelled(self, label: LazyText | str, text: LazyText | str, indent: int = 0) -> None:
        """Add a text after the words that say what it is."""
        both = _l("%(label)s: %(text)s", label=label, text=sentence(self.text(text)))
        self.say(both, indent=indent, hang=2)

    def list(self, label: LazyText | str, items: Iterable[str]) -> None:
        """Add items on one line after what they are; nothing for no item."""
        joined = ", ".join(items)
        if joined:
            self.labelled(label, joined)


def unbroken_dates(text: str) -> str:
    """Keep the parts of each date on one line: heard or felt alone, a day is no date."""
    return _MONTH.sub("\u00a0", _DATE.sub("\u00a0", text))


def capital(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Begin with a small letter, for a name inside a sentence."""
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """End with a full stop, unless something ends it already."""
    bare = text.rstrip().rstrip("»”\u202f\u00a0")
    return text if bare.endswith(ENDS) else f"{text.rstrip()}."
