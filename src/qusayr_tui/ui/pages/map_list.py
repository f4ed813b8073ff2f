"""The places of a map as a list: who held them, when, according to whom, and the blanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.model import Control
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.holders import Holders
from qusayr_tui.render.map_signs import MapSigns, map_signs
from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wording import STATUS_WORDS, held_date, names_nobody
from qusayr_tui.ui.pages.page import PageMaker

LIST = "list"
"""First part of the ids of what opens in the list."""

NO_BREAK = "\u00a0"

LETTERS = 4
"""Cells of the column of letters."""


class PlaceList:
    """Write the list of a map into a page."""

    def __init__(self, holders: Holders, signs: Signs, maker: PageMaker, *, full: bool) -> None:
        self._holders = holders
        self._signs = signs
        self._map_signs: MapSigns = map_signs(signs)
        self._maker = maker
        self._full = full
        """Whether every place is listed, with where it lies; else what the map does not say."""
        self._begun = False

    def write(self, on_map: Iterable[str]) -> None:
        """Write the list; *on_map* are the places that the map beside it names."""
        found, drawn = self._holders.map, set(on_map)
        held = [each for each in found.located if each in found.control]
        self._section(_l("Who held what, and who says so"), held)
        for town in found.located:
            parts = found.parts_of(town)
            if parts:
                self._town(town, parts)
        lone = [each for each in found.unlocated if found.town_of(each) is None]
        self._section(_l("Elsewhere, no position given"), lone)
        rest = [each for each in (*found.located, *found.lines) if each not in (*held, *drawn)]
        self._section(_l("Around") if self._full else _l("No room on the map"), rest)

    def _section(self, heading: LazyText, places: Sequence[str]) -> None:
        if places:
            self._heading(self._holders.text(heading))
        for index, place in enumerate(places):
            if self._full and index and place in self._holders.map.control:
                self._maker.blank()
            self._entry(place)

    def _heading(self, text: str) -> None:
        if self._begun:
            self._maker.blank()
        self._begun = True
        self._maker.text(text, "muted")

    def _town(self, town: str, parts: Sequence[str]) -> None:
        name = self._holders.edition.place(town)
        self._heading(self._holders.text(_l("In %(place)s, position unknown", place=name)))
        found = self._holders.map
        # A part of which nothing is said would leave an empty outline.
        sided = [each for each in parts if found.places[each].direction and found.control.get(each)]
        if sided:
            self._outline(sided)
        for part in parts:
            if part not in sided:
                self._entry(part)

    def _entry(self, place: str) -> None:
        maker = self._maker
        maker.begin(place)
        for row in self._entry_rows(place, maker.width):
            maker.row(*row)
        maker.end()

    def _entry_rows(self, place: str, width: int) -> list[Row]:
        """Give a place and all that is said of who held it."""
        holders = self._holders
        maker = PageMaker(0, width)
        control = holders.map.control.get(place, ())
        role = "strong" if control else ""
        spans = [Span(holders.edition.place(place), role, f"{LIST}/place/{place}")]
        # Where a position is not known, the heading says so.
        if place not in holders.map.unlocated and (self._full or not control):
            spans.append(Span(f" {self._signs.dot} {holders.where(place)}", "muted"))
        maker.text(spans, hang=2)
        for each in control:
            self._control(maker, each)
        return [row[1:] for row in maker.page().rows]

    def _control(self, maker: PageMaker, control: Control) -> None:
        holders = self._holders
        words = holders.holder(control)
        if control.claim is None:
            words = f"{words[:1].upper()}{words[1:]}."
        letters = Span(holders.letters_of(control), "key")
        side, comma, extent = words.partition(", ")
        # What was held of a place stays on one row.
        held = f"{side}{comma}{extent.replace(' ', NO_BREAK)}"
        maker.labelled(letters, [Span(held)], LETTERS)
        claim = holders.claim_of(control)
        if claim is None:
            return
        status = holders.ledger.standing(claim.id).status
        doubt = "≠" if claim.date_basis == "disputed" and status != "disputed" else ""
        signs = (SIGNS[status], doubt) if doubt else (SIGNS[status],)
        sign = Span("".join(self._signs.status(each) for each in signs), "doubt")
        voices, meaning = holders.voices(claim), holders.text(STATUS_WORDS[status])
        about = f"{held_date(holders.when(control))}{NO_BREAK}{self._signs.dot} {voices}"
        tail = [Span(NO_BREAK), sign]
        if self._full and not names_nobody(voices, meaning):
            tail = [Span(f"{NO_BREAK}{self._signs.dot} "), sign, Span(f"{NO_BREAK}{meaning}")]
        maker.labelled(Span(""), [Span(about, "muted"), *tail], LETTERS)

    # --- the outline of a town

    def _outline(self, parts: Sequence[str]) -> None:
        """Draw a town as one outline, with what sources place by side inside it."""
        maker, signs = self._maker, self._map_signs
        first_left, first_right, last_left, last_right = signs.corners
        inner = maker.width - 4
        line = self._signs.hairline * (inner + 2)
        maker.row(Span(first_left + line + first_right, "line"))
        ordered = sorted(parts, key=lambda each: _DEPTH[self._direction(each)])
        for part in ordered:
            maker.begin(part)
            for row in self._sided(part, inner):
                self._boxed(row, inner)
            maker.end()
        maker.row(Span(last_left + line + last_right, "line"))

    def _direction(self, part: str) -> str:
        return self._holders.map.places[part].direction or "centre"

    def _sided(self, part: str, inner: int) -> list[Row]:
        """Give a part's rows, moved to its side of the outline."""
        rows = self._entry_rows(part, inner)
        spare = inner - max(row_width(row) for row in rows)
        direction = self._direction(part)
        blank = 0 if "west" in direction else spare if "east" in direction else spare // 2
        return [(Span(" " * blank), *row) if blank else row for row in rows]

    def _boxed(self, row: Row, inner: int) -> None:
        side = Span(self._map_signs.side, "line")
        pad = Span(" " * (inner - row_width(row)))
        self._maker.row(side, Span(" "), *row, pad, Span(" "), side)


_DEPTH = {
    direction: depth
    for depth, directions in enumerate(
        (("north-west", "north", "north-east"), ("west", "centre", "east"))
    )
    for direction in directions
} | {"south-west": 2, "south": 2, "south-east": 2}
"""How far down in the outline a side stands."""
