"""Put boxes on pages: in one flow for one language, face to face for two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qusayr_tui.exporters.worksheet.boxes import PAGE, Box, Part
from qusayr_tui.render.html import Html, direction, element, joined


def flow(parts: Sequence[Part], language: str, kind: str, *, fresh: bool = True) -> Iterator[Html]:
    """Give parts one after another, each on a new page; the browser fills the pages.

    Without *fresh* the first part goes on where the page is.
    """
    for number, part in enumerate(parts):
        goes_on = "" if fresh or number else " goes-on"
        yield element(
            "section",
            *(each.html for each in part.boxes),
            class_=f"part {kind}{goes_on}",
            lang=language,
            dir=direction(language),
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


def _pairs(left: Sequence[Box], right: Sequence[Box]) -> Iterator[list[tuple[Box, Box]]]:
    """Give what stands on each pair of pages: as many boxes as fit on both."""
    page: list[tuple[Box, Box]] = []
    used = 0.0
    for pair in zip(left, right, strict=True):
        if pair[0].id != pair[1].id:
            raise ValueError(f"{pair[0].id} cannot face {pair[1].id}")
        needed = max(each.height for each in pair)
        if page and used + needed > PAGE:
            yield page
            page, used = [], 0.0
        page.append(pair)
        used += needed
    if page:
        yield page
