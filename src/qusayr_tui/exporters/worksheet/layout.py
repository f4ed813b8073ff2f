"""Put boxes on pages: in one flow for one language, face to face for two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from qusayr_tui.exporters.worksheet.boxes import LONGEST_TAIL, PAGE, TAIL, Box, Part
from qusayr_tui.render.html import Html, direction, element, joined


class Flow(msgspec.Struct, frozen=True):
    """Parts one after another, each on a new page; the browser fills the pages."""

    parts: tuple[Part, ...]
    language: str
    kind: str
    """`sheets`, `plan` or `key`."""

    def page(self, number: int) -> str:
        """Give the name that style has for the pages of a part."""
        return f"{self.kind}-{self.language}-{number}"

    def heads(self) -> Iterator[str]:
        """Give the style that prints the name of each part at the head of its pages."""
        # At the end of a line of text, as the heading below begins at its start.
        side = "left" if direction(self.language) else "right"
        for number, part in enumerate(self.parts):
            name = self.page(number)
            # Escaped letter by letter: a name is data, and must not end the string it stands in.
            text = "".join(f"\\{ord(letter):06x}" for letter in part.name)
            yield f'@page {name} {{ @top-{side} {{ content: "{text}"; }} }}\n'
            yield f".{name} {{ page: {name}; }}\n"

    def sections(self, before: Html | None = None) -> Iterator[Html]:
        """Give the parts; *before* is put on the first page, above them."""
        for number, part in enumerate(self.parts):
            above = None if part.of is None else element("p", part.of, class_="about of")
            yield element(
                "section",
                None if number else before,
                above,
                *_kept_together(part.boxes),
                class_=f"part {self.kind} {self.page(number)}",
                lang=self.language,
                dir=direction(self.language),
            )


def facing(
    left: Sequence[Part], right: Sequence[Part], languages: tuple[str, str]
) -> Iterator[Html]:
    """Give pages in pairs, the same boxes on both; the first of each pair is a left page."""
    for one, other in zip(left, right, strict=True):
        for boxes in _pairs(one.boxes, other.boxes):
            for side, part, language in (
                ("left", one, languages[0]),
                ("right", other, languages[1]),
            ):
                here = joined(pair[side == "right"].html for pair in boxes)
                yield element(
                    "section",
                    element("p", part.name, class_="running"),
                    here,
                    class_=f"page {side}",
                    lang=language,
                    dir=direction(language),
                )


def _kept_together(boxes: Sequence[Box]) -> Iterator[Html]:
    """Give boxes, the last ones as one: a part never ends on a page that is almost empty."""
    at = _tail([each.height for each in boxes])
    yield from (each.html for each in boxes[:at])
    yield element("div", *(each.html for each in boxes[at:]), class_="tail")


def _pairs(left: Sequence[Box], right: Sequence[Box]) -> Iterator[list[tuple[Box, Box]]]:
    """Give what stands on each pair of pages: as many boxes as fit on both."""
    pairs = list(zip(left, right, strict=True))
    for one, other in pairs:
        if one.id != other.id:
            raise ValueError(f"{one.id} cannot face {other.id}")
    tail = _tail([max(each.height for each in pair) for pair in pairs])
    page: list[tuple[Box, Box]] = []
    for at, pair in enumerate(pairs):
        together = pairs[at:] if at == tail else [pair]
        if page and _height([*page, *together]) > PAGE:
            yield page
            page = []
        page.append(pair)
    if page:
        yield page


def _height(pairs: Sequence[tuple[Box, Box]]) -> float:
    """Give the height that pairs take on the page of the language that is longer there."""
    return max(sum(pair[side].height for pair in pairs) for side in (0, 1))


def _tail(heights: Sequence[float]) -> int:
    """Give the place of the first box of those at the end that stay on one page.

    They are two at least, so that the closing question does not stand alone.
    """
    at, tall = len(heights) - 1, heights[-1]
    while at and (len(heights) - at < 2 or tall < TAIL) and tall + heights[at - 1] <= LONGEST_TAIL:
        at -= 1
        tall += heights[at]
    return at
