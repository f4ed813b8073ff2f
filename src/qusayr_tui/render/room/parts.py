"""Screens for a projector: at most twelve lines each, whatever the size of the terminal.

Lines are counted at the narrowest measure, so that the console, which turns the screens, and
the room, which shows them, count alike on terminals of any size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from qusayr_tui.render.rows import Row, Span, cell_width
from qusayr_tui.render.wrap import wrap

MEASURE = 56
"""Cells of the narrowest line: a terminal of 60 columns less its margins."""

WIDEST = 60
"""Cells of the widest line: a class cannot follow longer ones from the back."""

MOST_LINES = 12
"""Lines of a screen."""

LABELS = ("muted", "doubt")
"""Roles of short words above or below what is said; in two languages they stand together."""

LEAD = 4
"""Cells of the column of letters."""


_HELD = re.compile(r"(?<=\d)(?<!\d{4}) (?=[^\W\d])|(?<=\der) (?=[^\W\d])|(?<=[\w.]) (?=\(?\d{4}\b)")
"""Spaces that stay on one row: `12 February`, `66 residents`, `February 2012`, `Qusayr (2012)`."""


class Part(msgspec.Struct, frozen=True):
    """A paragraph, an option or a bar: what a screen does not tear unless it must."""

    text: str
    lead: str = ""
    """A letter or a sign in the column before the text."""
    role: str = ""
    column: bool = False
    """Whether the text stands in the column after the letters though it has none itself."""
    close: bool = False
    """Whether it stands right below the part before it."""
    label: str = ""
    """A word before the text, which reads the same in every language but for it."""

    @property
    def whole(self) -> str:
        """The text with its label."""
        return f"{self.label}  {self.text}" if self.label else self.text


class RoomScreen(msgspec.Struct, frozen=True):
    """One screen."""

    parts: tuple[Part, ...]


def rows_of(part: Part, measure: int) -> list[Row]:
    """Give the rows of a part at a measure."""
    text = _held(part.whole)
    if not part.lead and not part.column:
        return wrap([Span(text, part.role)], measure)
    rows = wrap([Span(text, part.role)], measure - LEAD)
    lead = Span(part.lead.ljust(LEAD), "key")
    return [(lead if index == 0 else Span(" " * LEAD), *row) for index, row in enumerate(rows)]


def _held(text: str) -> str:
    """Give a text in which no row's end parts a day, a year or a figure from what it counts."""
    return _HELD.sub("\u00a0", text)


def lines(parts: Sequence[Part]) -> int:
    """Count the lines of parts on the narrowest screen."""
    return sum(len(rows_of(part, MEASURE)) for part in parts)


def paged(parts: Sequence[Part]) -> list[RoomScreen]:
    """Put parts on as many screens as they need."""
    screens: list[RoomScreen] = []
    here: list[Part] = []
    for part in (piece for each in parts for piece in _torn(each)):
        if here and lines([*here, part]) > MOST_LINES:
            screens.append(RoomScreen(tuple(here)))
            here = []
        here.append(part)
    return [*screens, RoomScreen(tuple(here))] if here else screens


def packed(groups: Sequence[Sequence[Part]]) -> list[tuple[Part, ...]]:
    """Put groups of parts on as few cards as hold them, each group on one card with its own."""
    cards: list[tuple[Part, ...]] = []
    for group in groups:
        if cards and lines([*cards[-1], *group]) <= MOST_LINES:
            cards[-1] = (*cards[-1], *group)
        else:
            cards.append(tuple(group))
    return cards


def _torn(part: Part) -> list[Part]:
    """Part a text that no screen can hold where a sentence ends."""
    if lines([part]) <= MOST_LINES:
        return [part]
    pieces: list[Part] = []
    here = ""
    for sentence in re.split(r"(?<=[.!?…»]) +", part.text):
        more = f"{here} {sentence}" if here else sentence
        if here and lines([msgspec.structs.replace(part, text=more)]) > MOST_LINES:
            pieces.append(msgspec.structs.replace(part, text=here))
            more = sentence
        here = more
    return [*pieces, msgspec.structs.replace(part, text=here)]


def together(languages: Sequence[Sequence[Part]]) -> list[RoomScreen]:
    """Give the same card in one language or several: beneath each other where they fit.

    Where they do not, one language follows the other.
    """
    if len(languages) == 1 or len({len(each) for each in languages}) > 1:
        return [screen for each in languages for screen in paged(each)]
    mixed = _aligned(
        [
            part
            if index == 0
            else msgspec.structs.replace(
                part, lead="", close=_col(part) or part.role in LABELS, column=_col(part)
            )
            for row in zip(*languages, strict=True)
            for index, part in enumerate(_without_repeats(row))
        ]
    )
    if lines(mixed) <= MOST_LINES:
        return [RoomScreen(tuple(mixed))]
    return [screen for each in languages for screen in paged(each)]


def _col(part: Part) -> bool:
    return part.column or bool(part.lead)


def _without_repeats(parts: Sequence[Part]) -> list[Part]:
    """Leave out what reads the same in two languages, such as a bar, or a quotation.

    Their labels stand side by side: `avant/before`.
    """
    found: list[Part] = []
    for part in parts:
        same = [at for at, each in enumerate(found) if same_words(each.text, part.text)]
        if not same:
            found.append(part)
        elif part.label:
            labels = (found[same[0]].label.rstrip(), part.label.rstrip())
            label = "/".join(dict.fromkeys(labels))
            found[same[0]] = msgspec.structs.replace(found[same[0]], label=label)
    return found


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts differ in spaces and in the marks of a quotation at most."""
    bare = (re.sub(r"[\s«»“”]", "", each) for each in (one, other))
    return next(bare) == next(bare)


def _aligned(parts: Sequence[Part]) -> list[Part]:
    """Give labels one width, so that bars begin beneath each other."""
    widest = max((cell_width(each.label) for each in parts), default=0)
    return [
        msgspec.structs.replace(each, label=each.label + " " * (widest - cell_width(each.label)))
        if each.label
        else each
        for each in parts
    ]
