"""Say who held what in a phase, when, and according to whom; and where places lie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.map import DIVIDED, UNKNOWN_HOLDER, PhaseMap, letters, phase_map
from qusayr_tui.domain.model import UNKNOWN_DATE, Claim, Control, Place
from qusayr_tui.domain.projection import compass
from qusayr_tui.i18n.languages import language_rules
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.wording import STATUS_WORDS


class Holders:
    """Words for the map of one phase."""

    def __init__(self, edition: Edition, ledger: Ledger, phase: PhaseEdition) -> None:
        self.edition = edition
        self.ledger = ledger
        self.phase = phase
        self.map: PhaseMap = phase_map(edition.reader, phase.record)
        self.letters = letters(edition.course.sides)

    def text(self, text: LazyText) -> str:
        """Give a text of the program, with what the language shortens before a name."""
        return language_rules(self.edition.language).elide(self.edition.text(text))

    # --- holders

    def letters_at(self, place: str) -> str:
        """Give the letters of whoever held a place or a part of it; empty for none."""
        found = self.map.holders_at(place, self.edition.course.sides)
        return " ".join(self.letters[each] for each in found)

    def letters_of(self, control: Control) -> str:
        """Give the letters of one line of the record."""
        sides = self.edition.course.sides if control.holder == DIVIDED else (control.holder,)
        return " ".join(self.letters[each] for each in sides)

    def holder(self, control: Control) -> str:
        """Name the holder, and how much of the place was held."""
        if control.holder == UNKNOWN_HOLDER:
            return self.text(_l("not known"))
        if control.holder == DIVIDED:
            return self.text(_l("divided between the sides"))
        side = self.edition.side(control.holder)
        if control.extent is None:
            return side
        return self.text(_EXTENTS[control.extent](side))

    def voices(self, claim: Claim) -> str:
        """Name whoever says a claim, those left out who say otherwise.

        A text without author is no voice; that it says so, too, is told where nobody else does.
        """
        actors = self.edition.reader.record("actors")
        saying = dict.fromkeys(each.actor for each in claim.accounts if each.says == "so")
        named = [each for each in saying if actors[each].kind != "unnamed"]
        names = []
        for actor in named or saying:
            words = self.edition.actor(actor)
            names.append(words.short or words.name)
        if len(names) > 1 and any("," in name for name in names):
            return reduce(self._and, names)
        return self.edition.locale.list(names)

    def _and(self, one: str, other: str) -> str:
        """Put two voices beside each other, where commas belong to their names."""
        return self.text(_l("%(one)s; %(other)s", one=one, other=other))

    def when(self, control: Control, *, short: bool = True) -> str:
        """Give the date of a line of the record."""
        give = self.edition.short_date if short else self.edition.date
        return give(control.date or UNKNOWN_DATE)

    def claim_of(self, control: Control) -> Claim | None:
        """Give the claim that says who held."""
        return self.ledger.find(control.claim, self.phase.ref.id).claim if control.claim else None

    def sentence(self, control: Control) -> str:
        """Say who held a place, when, according to whom, and how well that is supported."""
        place, claim = self.edition.place(control.place), self.claim_of(control)
        if claim is None:
            return self.text(_l("%(place)s: not known.", place=place))
        words = {
            "place": place,
            "holder": self.holder(control),
            "date": self.when(control, short=False),
            "who": self.voices(claim),
            "status": self.text(STATUS_WORDS[self.ledger.standing(claim.id).status]),
        }
        if control.holder == UNKNOWN_HOLDER:
            return self.text(
                _l("%(place)s: not known, %(date)s. Told by: %(who)s (%(status)s).", **words)
            )
        return self.text(
            _l("%(place)s: %(holder)s, %(date)s. Who says so: %(who)s (%(status)s).", **words)
        )

    # --- where places lie

    @property
    def centre(self) -> str | None:
        """Give the located place that others are described from, None where there is none."""
        return self.map.located[0] if self.map.located else None

    def where(self, place: str) -> str:
        """Say where a place lies, as far as the sources go."""
        record = self.map.places[place]
        line = self.map.lines.get(place)
        if line is not None:
            known = _l("rough course") if len(line.points) > 1 else _l("one point of its course")
            return self.text(known)
        if record.lat is None or record.lon is None:
            in_town = self.map.town_of(place) is not None
            return self.text(_l("position unknown") if in_town else _l("no position given"))
        # "Within a few km" beside a direction would be taken for the way from there.
        rough = self.text(_l("position known to within a few kilometres"))
        # The last words stay together, so that none of them begins a row alone.
        held = "\u00a0".join(rough.rsplit(" ", 3))
        parts = [self.text(_l("known position")) if record.precision == "exact" else held]
        centre = self.centre
        if centre and centre != place:
            parts.insert(0, self.direction(place, centre))
        return ", ".join(parts)

    def direction(self, place: str, centre: str) -> str:
        """Say on which side of *centre* a located place lies."""
        turn = compass(_at(self.map.places[centre]), _at(self.map.places[place]))
        return self.text(_DIRECTIONS[turn](self.edition.place(centre)))

    # --- the whole map in sentences

    def sentences(self) -> Iterator[str]:
        """Give the map as sentences: who held what, then where places lie."""
        for control in self.phase.record.control:
            yield self.sentence(control)
        for place in self.map.shown:
            yield self.text(
                _l(
                    "%(place)s: %(where)s.",
                    place=self.edition.place(place),
                    where=self.where(place),
                )
            )


def map_lines(edition: Edition, ledger: Ledger, phase: PhaseEdition) -> list[str]:
    """Give the map of a phase as plain sentences, unwrapped, for `plain` and screen readers."""
    return list(Holders(edition, ledger, phase).sentences())


def holder_lines(edition: Edition, ledger: Ledger, phase: PhaseEdition) -> list[str]:
    """Give only who held what in a phase, one sentence a line of the record."""
    words = Holders(edition, ledger, phase)
    return [words.sentence(each) for each in phase.record.control]


def _at(place: Place) -> tuple[float, float]:
    return place.lat or 0.0, place.lon or 0.0


_EXTENTS = {
    "whole": lambda side: _l("%(side)s, the whole of it", side=side),
    "part": lambda side: _l("%(side)s, a part of it", side=side),
    "around": lambda side: _l("%(side)s, around it", side=side),
}
_DIRECTIONS = {
    "north": lambda place: _l("north of %(place)s", place=place),
    "north-east": lambda place: _l("north-east of %(place)s", place=place),
    "east": lambda place: _l("east of %(place)s", place=place),
    "south-east": lambda place: _l("south-east of %(place)s", place=place),
    "south": lambda place: _l("south of %(place)s", place=place),
    "south-west": lambda place: _l("south-west of %(place)s", place=place),
    "west": lambda place: _l("west of %(place)s", place=place),
    "north-west": lambda place: _l("north-west of %(place)s", place=place),
}
