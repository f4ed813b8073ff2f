"""The running head and the footer of every screen."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.signs import Signs

BAR_CELLS = 7
"""Cells of the bar that shows the steps."""


class Heading(msgspec.Struct, frozen=True):
    """What the running head says."""

    title: str
    number: str = ""
    """Number of the phase."""
    step: str = ""
    """Name of the step."""
    short_step: str = ""
    """Takes the place of `step` where that does not fit."""
    at: int = 0
    """Number of the step, from 1; 0 where there are no steps."""
    of: int = 0
    note: str = ""
    """Stands in the place of the bar (`outside the starting text`)."""
    short_note: str = ""
    """Takes the place of `note` where that does not fit."""


def head_rows(
    heading: Heading,
    edition: Edition,
    languages: Sequence[str],
    signs: Signs,
    width: int,
    more: tuple[bool, bool] = (False, False),
) -> tuple[Row, Row]:
    """Give the running head and its hairline; what does not fit goes, the least needed first.

    *more* says whether the page below goes on above the window, and below it.
    """
    edge = 1 if width < 80 else 2
    room = width - 2 * edge
    left: list[Span] = []
    if heading.number:
        left += [Span(heading.number, "key"), Span("  ")]
    right = _right_parts(heading, edition, languages, signs)
    while right and row_width((*left, *_joined(right))) + len(heading.title) + 3 > room:
        droppable = [each for each in right if each.droppable]
        if not droppable:
            break
        first = max(droppable, key=lambda each: each.droppable)
        if first.shorter:
            first.spans, first.shorter = first.shorter, ()
        else:
            right.remove(first)
    spans = _joined(right)
    title = _shortened(heading.title, room - row_width((*left, *spans)) - 3, signs)
    left.append(Span(title, "strong"))
    gap = room - row_width(tuple(left)) - row_width(spans)
    head = (Span(" " * edge), *left, Span(" " * max(1, gap)), *spans)
    return head, (Span(" " * edge), *rule_spans(signs.hairline, room, more, signs))


def rule_spans(line: str, cells: int, more: tuple[bool, bool], signs: Signs) -> tuple[Span, ...]:
    """Give a rule over a page, arrows at its end where the page goes on out of sight."""
    arrows = (signs.up if more[0] else "") + (signs.down if more[1] else "")
    if not arrows:
        return (Span(line * cells, "line"),)
    return Span(line * (cells - len(arrows) - 1), "line"), Span(f" {arrows}", "accent")


class _Part(msgspec.Struct):
    spans: tuple[Span, ...]
    droppable: int = 0
    """The higher, the sooner it goes when there is no room; 0 stays."""
    shorter: tuple[Span, ...] = ()
    """What may stand in its place before it goes."""


def _right_parts(
    heading: Heading, edition: Edition, languages: Sequence[str], signs: Signs
) -> list[_Part]:
    parts: list[_Part] = []
    if heading.step:
        short = (Span(heading.short_step, "muted"),) if heading.short_step else ()
        parts.append(_Part((Span(heading.step, "muted"),), droppable=3, shorter=short))
    if heading.note:
        short = (Span(heading.short_note, "muted"),) if heading.short_note else ()
        parts.append(_Part((Span(heading.note, "muted"),), droppable=1, shorter=short))
    elif heading.of:
        done = round(BAR_CELLS * heading.at / heading.of)
        bar = signs.done * done + signs.ahead * (BAR_CELLS - done)
        parts.append(_Part((Span(bar, "accent"),), droppable=2))
    if heading.of:
        parts.append(_Part((Span(f"{heading.at}/{heading.of}", "muted"),)))
    tags = [
        Span(tag.upper(), "strong") if tag == edition.language else Span(tag, "muted")
        for tag in languages
    ]
    spaced = [span for tag in tags for span in (tag, Span(" "))]
    parts.append(_Part(tuple(spaced[:-1])))
    return parts


def _joined(parts: Sequence[_Part]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for part in parts:
        if spans:
            spans.append(Span("  "))
        spans.extend(part.spans)
    return tuple(spans)


def _shortened(title: str, room: int, signs: Signs) -> str:
    if row_width((Span(title),)) <= room:
        return title
    return title[: max(0, room - 1)].rstrip() + ("…" if not signs.ascii else ".")


class FooterKey(msgspec.Struct, frozen=True):
    """One key of a footer and the word for what it does here."""

    key: LazyText | str
    word: LazyText | str


def footer_row(keys: Sequence[FooterKey], edition: Edition, signs: Signs, width: int) -> Row:
    """Give the footer: keys in order, as many as fit, the last one (help) always there."""
    narrow = width < 80
    edge, gap = (1, 2) if narrow else (2, 3)
    most = 4 if narrow else 7
    shown = list(keys)
    if len(shown) > most:
        shown = [*shown[: most - 1], shown[-1]]
    while len(shown) > 1:
        row = _footer(shown, edition, signs, edge, gap)
        if row_width(row) <= width - edge:
            return row
        shown.pop(-2)
    return _footer(shown, edition, signs, edge, gap)


def _footer(keys: Sequence[FooterKey], edition: Edition, signs: Signs, edge: int, gap: int) -> Row:
    spans: list[Span] = [Span(" " * edge)]
    for index, each in enumerate(keys):
        if index:
            spans.append(Span(" " * gap))
        spans += [Span(signs.keys(_words(each.key, edition)), "key"), Span(" ")]
        spans.append(Span(_words(each.word, edition), "muted"))
    return tuple(spans)


def _words(text: LazyText | str, edition: Edition) -> str:
    return edition.text(text) if isinstance(text, LazyText) else text
