"""Cards: what rises from the foot of the page when a word or a mark is opened."""

from __future__ import annotations

from typing import Literal

import msgspec

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.glossary import link_terms
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import UNKNOWN_DATE, Account
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wording import RELATION_WORDS, SEEN_WORDS, STATUS_WORDS, dated
from qusayr_tui.ui.pages.page import Page, PageMaker
from qusayr_tui.ui.pages.reading import prose_spans

CardKind = Literal["term", "claim", "source"]
CARD = "card"
"""Block that every spot of a card belongs to."""

LABELS = 16
"""Cells of the column of labels."""


class CardRef(msgspec.Struct, frozen=True):
    """A card by what it is about."""

    kind: CardKind
    id: str


def ref_of(spot_id: str) -> CardRef | None:
    """Give the card that a spot opens (`block/term/fsa`), None where it opens none."""
    parts = spot_id.split("/")
    if len(parts) < 3 or parts[1] not in ("term", "claim", "source"):
        return None
    return CardRef(parts[1], parts[2])  # type: ignore[arg-type]  # checked just above


def card_name(ref: CardRef, edition: Edition, ledger: Ledger) -> str:
    """Give the name of a card in few words, for the crumbs above a card opened from it."""
    if ref.kind == "term":
        words = edition.term(ref.id)
        name: str = words.short or words.term
        return name
    if ref.kind == "source":
        publisher: str = edition.reader.record("sources")[ref.id].publisher
        return publisher
    return edition.text(_l("who says so"))


class Cards:
    """Make cards for one edition and width."""

    def __init__(
        self, edition: Edition, ledger: Ledger, signs: Signs, left: int, width: int, *, tight: bool
    ) -> None:
        self._edition = edition
        self._ledger = ledger
        self._signs = signs
        self._left = left
        self._width = width
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
                self._claim(maker, path[-1].id)
            case "source":
                self._source(maker, path[-1].id)
        maker.end()
        return maker.page()

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

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
        if record.arabic:
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
                self._source_row(maker, source)

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

    # --- a claim

    def _claim(self, maker: PageMaker, claim_id: str) -> None:
        edition = self._edition
        found = self._ledger.find(claim_id)
        claim, words = found.claim, edition.phase(found.phase.id).claim_words(claim_id)
        maker.text(words.text, "strong")
        maker.text(_capital(dated(edition, claim, short=False)), "muted")
        if words.date_note:
            maker.text(words.date_note, "muted")
        maker.blank()
        self._status(maker, claim_id)
        notes = {account.id: account.text for account in words.accounts}
        for account in claim.accounts:
            maker.blank()
            self._account(maker, account, notes.get(account.id or ""))
        self._relations(maker, claim_id)

    def _status(self, maker: PageMaker, claim_id: str) -> None:
        standing = self._ledger.standing(claim_id)
        sign = self._signs.status(SIGNS[standing.status])
        maker.text(
            [Span(sign, "doubt"), Span(" "), Span(_capital(self._t(STATUS_WORDS[standing.status])))]
        )
        voices = lazy_ngettext(
            "%(count)s independent voice.", "%(count)s independent voices.", len(standing.lines)
        )
        none = _l("Nobody is named who says so.")
        maker.text(self._t(voices if standing.lines else none), "muted")
        if standing.second_hand:
            maker.text(self._t(_l("Second hand: no first-hand source was read.")), "muted")

    def _account(self, maker: PageMaker, account: Account, note: str | None) -> None:
        edition = self._edition
        actor = edition.reader.record("actors")[account.actor]
        words = edition.actor(account.actor)
        who = words.name
        if actor.side:
            who = self._t(_l("%(name)s (%(side)s)", name=words.name, side=edition.side(actor.side)))
        label = _l("Says otherwise") if account.says != "so" else _l("Who says it")
        self._field(maker, label, who)
        self._field(maker, _l("Could see"), words.vantage)
        if account.date:
            self._field(maker, _l("Date given"), edition.date(account.date))
        if account.said:
            self._field(maker, _l("Said"), edition.date(account.said))
        if note:
            self._field(maker, _l("Note"), note)
        for index, source in enumerate(account.sources):
            self._source_row(maker, source, None if index else _l("Sources"), LABELS)

    def _field(self, maker: PageMaker, label: LazyText, text: str) -> None:
        maker.labelled(Span(self._t(label), "muted"), [Span(text)], LABELS)

    def _relations(self, maker: PageMaker, claim_id: str) -> None:
        relations = self._ledger.relations(claim_id)
        for relation in relations:
            found = self._ledger.find(relation.to)
            words = self._edition.phase(found.phase.id).claim_words(relation.to)
            maker.blank()
            label = Span(self._t(RELATION_WORDS[relation.kind]), "muted")
            link = Span(words.text, "term", f"{CARD}/claim/{relation.to}")
            maker.labelled(label, [link], LABELS)
            text = self._relation_text(relation.written_in, claim_id, relation.to)
            if text:
                maker.labelled(Span(""), [Span(text, "muted")], LABELS)

    def _relation_text(self, written_in: str, claim_id: str, to: str) -> str | None:
        found = self._ledger.find(written_in)
        words = self._edition.phase(found.phase.id).claim_words(written_in)
        target = to if written_in == claim_id else claim_id
        return next((each.text for each in words.relations if each.to == target), None)

    # --- a source

    def _source_row(
        self, maker: PageMaker, source_id: str, label: LazyText | None = None, column: int = 0
    ) -> None:
        """Write a source as one row that opens its card, after a label or in its column."""
        source = self._edition.reader.record("sources")[source_id]
        when = self._edition.short_date(source.date or UNKNOWN_DATE)
        spans = [
            Span(source.publisher, "term", f"{CARD}/source/{source_id}"),
            Span(f" {self._signs.dot} {when}", "muted"),
        ]
        if label or column:
            maker.labelled(Span(self._t(label) if label else "", "muted"), spans, LABELS)
        else:
            maker.text(spans)

    def _source(self, maker: PageMaker, source_id: str) -> None:
        edition = self._edition
        source = edition.reader.record("sources")[source_id]
        words = edition.source(source_id)
        maker.text(source.title, "strong")
        maker.text(source.publisher, "muted")
        maker.blank()
        if source.author:
            self._field(maker, _l("Author"), source.author)
        self._field(maker, _l("Date"), edition.date(source.date or UNKNOWN_DATE))
        if source.language:
            self._field(maker, _l("Language"), edition.locale.name_here(source.language))
        self._field(maker, _l("Read by us"), self._t(SEEN_WORDS[source.seen]))
        self._field(maker, _l("What we saw"), words.saw)
        self._field(maker, _l("Standpoint"), words.standpoint)
        if source.url:
            self._field(maker, _l("Address"), source.url)
        for label, other in ((_l("Copy of"), source.copy_of), (_l("Met in"), source.through)):
            if other:
                self._source_row(maker, other, label)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
