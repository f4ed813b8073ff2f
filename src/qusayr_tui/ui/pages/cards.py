"""Cards: what rises from the foot of the page when a word or a mark is opened."""

from __future__ import annotations

from typing import Literal

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.glossary import link_terms
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.pages.claim_card import ClaimCard
from qusayr_tui.ui.pages.page import Page, PageMaker
from qusayr_tui.ui.pages.place_card import PlaceCard, place_of
from qusayr_tui.ui.pages.reading import prose_spans
from qusayr_tui.ui.pages.record_rows import CARD, RecordRows
from qusayr_tui.ui.pages.source_card import SourceCard

CardKind = Literal["term", "claim", "source", "actor", "passage", "place", "block"]

OTHER = "~other"
"""Ends the block of a spot that stands in the other language of a page."""


CRUMB = 32
"""Characters of a claim in the crumbs."""


class CardRef(msgspec.Struct, frozen=True):
    """A card by what it is about."""

    kind: CardKind
    id: str
    """Its id; of a passage or a block, `phase/block`; of a place, `phase/place` or its id alone."""
    other: bool = False
    """Whether it is shown in the other language: the next one of the course."""


def ref_of(spot_id: str) -> CardRef | None:
    """Give the card that a spot opens (`block/term/fsa`), None where it opens none."""
    parts = spot_id.split("/")
    if len(parts) < 3 or parts[1] not in ("term", "claim", "source", "actor", "place"):
        return None
    other = parts[0].endswith(OTHER)
    return CardRef(parts[1], parts[2], other)  # type: ignore[arg-type]  # checked just above


def card_name(ref: CardRef, edition: Edition, ledger: Ledger) -> str:
    """Give the name of a card in few words, for the crumbs above a card opened from it."""
    if ref.kind == "term":
        words = edition.term(ref.id)
        name: str = words.short or words.term
        return name
    if ref.kind == "source":
        publisher: str = edition.reader.record("sources")[ref.id].publisher
        return publisher
    if ref.kind == "actor":
        actor = edition.actor(ref.id)
        return actor.short or actor.name
    if ref.kind == "place":
        return edition.place(place_of(ref.id))
    if ref.kind == "block":
        return edition.locale.name_of(edition.language)
    if ref.kind == "claim":
        phase = edition.phase(ledger.find(ref.id).phase.id)
        return _shortened(parse_prose(phase.claim_words(ref.id).text)[0].plain())
    return edition.text(_l("who says so"))


def _shortened(text: str) -> str:
    """Give the first words of a text."""
    return text if len(text) <= CRUMB else text[:CRUMB].rpartition(" ")[0] + "…"


class Cards:
    """Make cards for one edition and width."""

    def __init__(
        self,
        edition: Edition,
        ledger: Ledger,
        signs: Signs,
        left: int,
        width: int,
        *,
        tight: bool,
        widest: int = 0,
    ) -> None:
        self._edition = edition
        self._ledger = ledger
        self._record = RecordRows(edition, ledger, signs)
        self._signs = signs
        self._left = left
        self._width = width
        self._widest = widest or width
        """Cells that two accounts beside each other may take."""
        self._tight = tight
        """Whether the screen is so narrow that the transliteration goes."""

    def page(self, path: tuple[CardRef, ...]) -> Page:
        """Give the card at the end of *path*, with the cards it was reached from above it."""
        maker = PageMaker(self._left, self._width)
        if len(path) > 1:
            names = [card_name(ref, self._edition, self._ledger) for ref in path]
            maker.text(f" {self._signs.crumb} ".join(names), "muted")
        maker.begin(CARD)
        match path[-1].kind:
            case "term":
                self._term(maker, path[-1].id)
            case "claim":
                ClaimCard(self._record, maker, self._widest).claim(path[-1].id)
            case "passage":
                ClaimCard(self._record, maker, self._widest).passage(path[-1].id)
            case "source":
                SourceCard(self._record, maker).source(path[-1].id)
            case "actor":
                SourceCard(self._record, maker).actor(path[-1].id)
            case "place":
                card = PlaceCard(self._record, self._ledger, maker, tight=self._tight)
                card.place(path[-1].id)
            case "block":
                self._block(maker, path[-1].id)
        maker.end()
        return maker.page()

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

    # --- a block, in the other language

    def _block(self, maker: PageMaker, name: str) -> None:
        phase_id, _, block_id = name.partition("/")
        phase = self._edition.phase(phase_id)
        maker.text(self._edition.locale.name_of(self._edition.language), "muted")
        block = next(each for each in phase.blocks if each.id == block_id)
        met: dict[str, int] = {}
        for paragraph in block.prose.paragraphs:
            maker.blank()
            maker.text(prose_spans(paragraph, CARD, phase.marks, self._signs, met))

    # --- a word of the glossary

    def _term(self, maker: PageMaker, term_id: str) -> None:
        edition = self._edition
        words, record = edition.term(term_id), edition.reader.record("glossary")[term_id]
        title = [Span(_capital(words.term), "strong")]
        if words.short:
            title += [Span("   "), Span(words.short, "strong")]
        maker.text(title)
        for language in edition.course.languages:
            if language != edition.language:
                maker.text(self._other_form(language, term_id), "muted")
        if record.transliteration and not self._tight:
            maker.text(record.transliteration, "em")
        if record.arabic and self._signs.arabic:
            # Alone on its row: most terminals cannot place right-to-left text beside other text.
            maker.row(Span(record.arabic))
        maker.blank()
        self._linked(maker, words.definition, term_id)
        if words.usage:
            maker.blank()
            heading = self._t(_l("This word takes sides")) if record.contested else ""
            if heading:
                sign = self._signs.status("≠")
                maker.text([Span(sign, "doubt"), Span(" "), Span(heading, "doubt")])
            self._linked(maker, words.usage, term_id)
        if record.sources:
            maker.blank()
            for source in record.sources:
                self._record.source_row(maker, source)

    def _other_form(self, language: str, term_id: str) -> str:
        words = self._edition.reader.words(language, "glossary")[term_id]
        form = f"{words.term}, {words.short}" if words.short else words.term
        name = self._edition.locale.name_here(language)
        return self._t(_l("in %(language)s: %(form)s", language=name, form=form))

    def _linked(self, maker: PageMaker, text: str, term_id: str) -> None:
        """Write prose whose other terms open in turn."""
        edition = self._edition
        prose, _ = parse_prose(text)
        linked = {term_id} | {
            spot.id.split("/")[2] for spot in maker.page().spots if "/term/" in spot.id
        }
        prose = link_terms(
            prose,
            edition.finder,
            already=linked,
            policy=edition.link_policy,
            exclude=linked,
        )
        for index, paragraph in enumerate(prose.paragraphs):
            if index:
                maker.blank()
            maker.text(prose_spans(paragraph, CARD, {}, self._signs))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
