"""What the map of a phase shows: which places, and who held them according to whom.

Only what a claim says is shown, with its date; a place that no source locates is never given
a point. Nothing here knows a language or a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from qusayr_tui.domain.edition import CourseReader
from qusayr_tui.domain.model import Control, MapLine, Phase, Place

UNKNOWN_HOLDER = "unknown"
DIVIDED = "divided"

NOBODY_HOLDS = frozenset({"river", "lake", "border", "country"})
"""Kinds of places of which it would be odd to say that their holder is not known."""

Shown = Sequence[str]


class PhaseMap(msgspec.Struct, frozen=True):
    """The places of a phase's map, sorted by how they can be shown."""

    places: Mapping[str, Place]
    """Every place of the course."""
    lines: Mapping[str, MapLine]
    """Courses of rivers, borders and roads."""
    located: tuple[str, ...]
    """Places with coordinates, those that matter most in this phase first."""
    unlocated: tuple[str, ...]
    """Places the phase speaks of, whose position no source gives."""
    control: Mapping[str, tuple[Control, ...]]
    """Who held what, by place, in the order of the record."""

    @property
    def shown(self) -> tuple[str, ...]:
        """Every place that is named on the map or in its list."""
        return tuple(dict.fromkeys((*self.located, *self.lines, *self.unlocated)))

    def parts_of(self, place: str) -> tuple[str, ...]:
        """Give the unlocated places inside *place*, at any depth, those that were held first."""
        inside = (each for each in self.unlocated if self.town_of(each) == place)
        return tuple(sorted(inside, key=lambda each: each not in self.control))

    def town_of(self, place: str) -> str | None:
        """Give the nearest place around *place* that has a position, None where there is none."""
        seen = {place}
        around = self.places[place].within
        while around is not None and around not in seen:
            if self.places[around].lat is not None:
                return around
            seen.add(around)
            around = self.places[around].within
        return None

    def holders_at(self, place: str, sides: Sequence[str]) -> tuple[str, ...]:
        """Give the sides that held a place or a part of it, in order, then `unknown`."""
        found: set[str] = set()
        for each in (place, *self.parts_of(place)):
            for control in self.control.get(each, ()):
                found.update(sides_of(control, sides))
        return tuple(each for each in (*sides, UNKNOWN_HOLDER) if each in found)


def sides_of(control: Control, sides: Sequence[str]) -> tuple[str, ...]:
    """Give the sides that a holder stands for: of a divided place all of them."""
    return tuple(sides) if control.holder == DIVIDED else (control.holder,)


def phase_map(reader: CourseReader, phase: Phase) -> PhaseMap:
    """Gather the map of *phase*: what it speaks of, and the located places around."""
    places: Mapping[str, Place] = reader.record("places")
    lines: Mapping[str, MapLine] = reader.record("map")
    spoken = places_spoken_of(phase)
    control: dict[str, tuple[Control, ...]] = {}
    for each in phase.control:
        control[each.place] = (*control.get(each.place, ()), each)
    located = [each for each in places if places[each].lat is not None and each not in lines]
    located.sort(key=lambda each: _rank(places[each], each in control, each in spoken))
    return PhaseMap(
        places=places,
        lines=lines,
        located=tuple(located),
        unlocated=tuple(each for each in spoken if places[each].lat is None and each not in lines),
        control=control,
    )


def places_spoken_of(phase: Phase) -> tuple[str, ...]:
    """Give the places that a phase's holders and claims name, each once."""
    named = [each.place for each in phase.control]
    named += [each.place for each in phase.claims if each.place and each.audience == "everyone"]
    return tuple(dict.fromkeys(named))


def _rank(place: Place, held: bool, spoken: bool) -> tuple[bool, bool, bool]:
    """Put first what must have its name on the map; a part never goes before its whole."""
    return place.within is not None, not held, not spoken


def letters(sides: Iterable[str]) -> dict[str, str]:
    """Give each side one capital letter that no other has: from its id, else a number.

    `?` stands for what is not known.
    """
    given: dict[str, str] = {UNKNOWN_HOLDER: "?"}
    for number, side in enumerate(sides, start=1):
        free = (each.upper() for each in side if each.isalpha())
        given[side] = next((each for each in free if each not in given.values()), str(number))
    return given
