"""Read prose as CommonMark would, as far as the course format goes.

Written by hand, because loading a whole Markdown reader takes longer than showing a page;
tests hold it against markdown-it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from qusayr_tui.domain.foreign_markup import ID, foreign_markup, may_hold_foreign_markup
from qusayr_tui.domain.prose_problems import (
    BAD_CITATION,
    BOLD,
    LONE_TARGET,
    MARKUP_IN_LINK,
    NO_LINK_TEXT,
    TOO_LONG,
    ProseProblem,
    foreign_problem,
)
from qusayr_tui.domain.spans import (
    Citation,
    Free,
    Paragraph,
    PlaceLink,
    Prose,
    Span,
    TermLink,
    Text,
)

LONGEST = 5000
"""Characters of a paragraph; no reader takes in more, and no hostile one costs more."""


def parse_prose(text: str) -> tuple[Prose, tuple[ProseProblem, ...]]:
    """Read *text* as prose; offsets of the problems count characters of *text*.

    There is always something to show, whatever the problems.
    """
    problems: list[ProseProblem] = []
    paragraphs = []
    long = False
    for start, source in _paragraphs(text):
        paragraphs.append(_Reader(source, start, problems).read())
        if len(source) > LONGEST:
            long = True
            problems.append(msgspec.structs.replace(TOO_LONG, offset=start))
    if not long and may_hold_foreign_markup(text):
        problems += map(foreign_problem, foreign_markup(text))
    problems.sort(key=lambda problem: problem.offset)
    return Prose(tuple(paragraphs)), tuple(problems)


BLANKS = " \t"
"""What CommonMark strips from lines; no-break spaces are words' own."""

_MARKUP = re.compile(
    rf"\[\^(?P<claim>{ID})\]"
    r"|(?P<citation>\[\^[^\[\]\n]*\])"
    r"|(?P<open>\[)"
    rf"|\](?:(?P<target>\((?:(?P<kind>term|place):(?P<id>{ID})|free)\)))?"
    r"|(?P<stars>\*+)"
)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Give the paragraphs of *text*, stripped, and where each begins."""
    first = end = at = 0
    for line in (*text.split("\n"), ""):
        if line.strip(BLANKS):
            end = at + len(line)
        else:
            source = text[first:end]
            if source:
                yield end - len(source.lstrip(BLANKS)), source.strip(BLANKS)
            first = end = at + len(line) + 1
        at += len(line) + 1


def _unbroken(text: str) -> str:
    """Give *text* with its line breaks as single spaces."""
    if "\n" not in text:
        return text
    first, *middle, last = text.split("\n")
    lines = [each.strip(BLANKS) for each in middle]
    return " ".join([first.rstrip(BLANKS), *lines, last.lstrip(BLANKS)])


class _Piece:
    """A stretch of a paragraph while it is read."""

    __slots__ = ("closes", "depth", "offset", "opens", "span")

    def __init__(self, span: Span, offset: int, opens: bool = False, closes: bool = False) -> None:
        self.span = span
        self.offset = offset
        self.opens = opens
        """Whether an asterisk may begin emphasis."""
        self.closes = closes
        self.depth = 0
        """1 where emphasis begins here, -1 where it ends."""


class _Reader:
    """Reads one paragraph as CommonMark would."""

    def __init__(self, source: str, offset: int, problems: list[ProseProblem]) -> None:
        self._source = source
        self._offset = offset
        self._problems = problems
        self._pieces: list[_Piece] = []
        self._brackets: list[int] = []
        """Pieces that are opening brackets which a link may still begin with."""
        self._bold = False
        """Whether an odd number of runs of asterisks was met; one of each two is told."""

    def read(self) -> Paragraph:
        """Give the spans of the paragraph."""
        at = 0
        for found in _MARKUP.finditer(self._source):
            self._text(self._source[at : found.start()], at)
            at = found.end()
            if found["claim"]:
                self._cite(found)
            elif found["citation"]:
                self._report(BAD_CITATION, found.start())
                self._text(found[0], found.start())
            elif found["open"]:
                self._brackets.append(len(self._pieces))
                self._text("[", found.start())
            elif found["stars"]:
                self._stars(found)
            else:
                self._close(found)
        self._text(self._source[at:], at)
        _match_emphasis(self._pieces)
        return tuple(_joined(_emphasized(self._pieces)))

    def _text(self, text: str, at: int) -> None:
        if text:
            self._pieces.append(_Piece(Text(_unbroken(text)), at))

    def _cite(self, found: re.Match[str]) -> None:
        """Add a citation; it stands right after its word, even when typed after a space."""
        after = self._source[found.end() : found.end() + 1]
        if self._pieces and not (after.isalnum() or after == "*"):
            last = self._pieces[-1]
            if isinstance(last.span, Text) and last.span.text.endswith(" "):
                last.span = Text(last.span.text.rstrip(" "))
        self._pieces.append(_Piece(Citation(found["claim"]), found.start()))

    def _stars(self, found: re.Match[str]) -> None:
        """Add asterisks; only a single one can be emphasis."""
        opens = closes = False
        if len(found[0]) > 1:
            self._bold = not self._bold
            if self._bold and self._source.strip("*" + BLANKS):
                self._report(BOLD, found.start())
        else:
            before = self._source[found.start() - 1 : found.start()]
            opens, closes = _flanking(before, self._source[found.end() : found.end() + 1])
        self._pieces.append(_Piece(Text(found[0]), found.start(), opens, closes))

    def _close(self, found: re.Match[str]) -> None:
        """Make a link of what stands since the last opening bracket, or add a bracket."""
        opening = self._brackets.pop() if self._brackets else None
        if not found["target"]:
            self._text("]", found.start())
        elif opening is None:
            self._report(LONE_TARGET, found.start())
            self._text(found[0], found.start())
        else:
            self._link(found, opening)

    def _link(self, found: re.Match[str], opening: int) -> None:
        inside = self._pieces[opening + 1 :]
        at = self._pieces[opening].offset
        _match_emphasis(inside)
        if any(piece.depth or isinstance(piece.span, Citation) for piece in inside):
            self._report(MARKUP_IN_LINK, at)
        # What is matched inside is no longer text: asterisks of emphasis go.
        words = "".join(
            piece.span.text
            for piece in inside
            if not (piece.depth or isinstance(piece.span, Citation))
        )
        if not words.strip():
            self._report(NO_LINK_TEXT, at)
        del self._pieces[opening:]
        self._pieces.append(_Piece(_link_span(words, found["kind"], found["id"]), at))
        # A link holds no link: brackets opened before this one begin none any more.
        self._brackets.clear()

    def _report(self, problem: ProseProblem, at: int) -> None:
        self._problems.append(msgspec.structs.replace(problem, offset=self._offset + at))


def _link_span(text: str, kind: str | None, target: str) -> Span:
    if kind == "term":
        return TermLink(text, target)
    return PlaceLink(text, target) if kind == "place" else Free(text)


def _flanking(before: str, after: str) -> tuple[bool, bool]:
    """Tell whether an asterisk may open and may close emphasis (CommonMark, 6.2)."""
    space_before, space_after = not before or before.isspace(), not after or after.isspace()
    sign_before, sign_after = _is_sign(before), _is_sign(after)
    opens = not space_after and (not sign_after or space_before or sign_before)
    closes = not space_before and (not sign_before or space_after or sign_after)
    return opens, closes


def _is_sign(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] in "PS"


def _match_emphasis(pieces: Sequence[_Piece]) -> None:
    """Pair each closing asterisk with the nearest opening one before it."""
    opened: list[_Piece] = []
    for piece in pieces:
        if piece.closes and opened:
            opened.pop().depth = 1
            piece.depth = -1
            piece.opens = piece.closes = False
        elif piece.opens:
            opened.append(piece)


def _emphasized(pieces: Sequence[_Piece]) -> Iterator[Span]:
    depth = 0
    for piece in pieces:
        depth += piece.depth
        if piece.depth:
            continue
        if depth and not isinstance(piece.span, Citation):
            yield msgspec.structs.replace(piece.span, emphasis=True)
        else:
            yield piece.span


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Join neighbouring texts, and leave empty ones out."""
    kept: list[str] = []
    emphasis = False
    for span in spans:
        if isinstance(span, Text) and not span.text:
            continue
        if isinstance(span, Text) and (not kept or span.emphasis == emphasis):
            kept.append(span.text)
            emphasis = span.emphasis
            continue
        if kept:
            yield Text("".join(kept), emphasis)
            kept = []
        if isinstance(span, Text):
            kept, emphasis = [span.text], span.emphasis
        else:
            yield span
    if kept:
        yield Text("".join(kept), emphasis)
