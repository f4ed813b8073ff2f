"""The card of a place: where it lies, who held it according to whom, what is said of it."""

from __future__ import annotations

from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.map import NOBODY_HOLDS, UNKNOWN_HOLDER
from qusayr_tui.domain.model import Control, Place
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.holders import Holders
from qusayr_tui.render.rows import Span
from qusayr_tui.render.wording import held_date
from qusayr_tui.ui.pages.page import PageMaker
from qusayr_tui.ui.pages.record_rows import RecordRows


def place_card_id(phase: str, place: str) -> str:
    """Give the id of the card of a place, opened from the map of a phase."""
    return f"{phase}/{place}"


def place_of(card_id: str) -> str:
    """Give the place that a card is about, whichever phase it was opened from."""
    return card_id.rpartition("/")[2]


class PlaceCard:
    """Write the card of a place into a page."""

    def __init__(self, rows: RecordRows, ledger: Ledger, maker: PageMaker, *, tight: bool) -> None:
        self._rows = rows
        self._ledger = ledger
        self._maker = maker
        self._tight = tight

    def place(self, card_id: str) -> None:
        """Write a place; what the phase in hand says of it first, then the other phases."""
        phase_id, _, place = card_id.rpartition("/")
        reader = self._rows.edition.reader
        refs = sorted(reader.phases, key=lambda ref: ref.id != phase_id)
        record: Place = reader.record("places")[place]
        first = self._rows.edition.phase(refs[0].id)
        self._names(place, record)
        self._rows.field(self._maker, _l("Where"), self._where(first, place, record))
        for ref in refs:
            self._phase(self._rows.edition.phase(ref.id), record, here=ref.id == phase_id)

    def _names(self, place: str, record: Place) -> None:
        rows, maker, edition = self._rows, self._maker, self._rows.edition
        name = edition.place(place)
        maker.text(name[:1].upper() + name[1:], "strong")
        for tag in edition.course.languages:
            other = edition.reader.words(tag, "places")[place].name
            if tag != edition.language and other != name:
                language = edition.locale.name_here(tag)
                form = _l("in %(language)s: %(form)s", language=language, form=other)
                maker.text(rows.text(form), "muted")
        if record.transliteration and not self._tight and not rows.signs.ascii:
            maker.text(record.transliteration, "em")
        if record.arabic and rows.signs.arabic:
            # Alone on its row: most terminals cannot place right-to-left text beside other text.
            maker.row(Span(record.arabic))
        maker.blank()

    def _where(self, phase: PhaseEdition, place: str, record: Place) -> str:
        edition = self._rows.edition
        words = Holders(edition, self._ledger, phase).where(place)
        if record.within is None:
            return words
        inside = _l("in %(place)s", place=edition.place(record.within))
        return f"{self._rows.text(inside)}, {words}"

    def _phase(self, phase: PhaseEdition, place: Place, *, here: bool) -> None:
        """Write what one phase says: who held the place, then the claims about it."""
        control = [each for each in phase.record.control if each.place == place.id]
        claims = [each.claim for each in control if each.claim]
        claims += [
            each.id
            for each in phase.record.claims
            if each.place == place.id and each.audience == "everyone"
        ]
        if not (control or claims or here):
            return
        rows, maker = self._rows, self._maker
        maker.blank()
        title = _l("Phase %(number)s, %(title)s", number=phase.ref.number, title=phase.words.title)
        maker.text(rows.text(_l("In this phase") if here else title), "strong")
        self._held(phase, control)
        if here and not control and place.kind not in NOBODY_HOLDS:
            maker.text(rows.text(_l("Who held it: not known.")))
        for claim in dict.fromkeys(claims):
            rows.claim_row(maker, claim)
        if here and not claims:
            maker.text(rows.text(_l("No source that we read speaks of it in this phase.")))

    def _held(self, phase: PhaseEdition, control: list[Control]) -> None:
        rows, maker = self._rows, self._maker
        holders = Holders(rows.edition, self._ledger, phase)
        for each in control:
            holder = holders.holder(each)
            claim = holders.claim_of(each)
            when = held_date(holders.when(each, short=False))
            parts = [when, holders.voices(claim)] if claim else []
            about = "".join(f"\u00a0{rows.signs.dot} {part}" for part in parts)
            if each.holder == UNKNOWN_HOLDER and not each.claim:
                holder = f"{holder[:1].upper()}{holder[1:]}."
            label = Span(holders.letters_of(each), "key")
            maker.labelled(label, [Span(holder), Span(about, "muted")], 4)
