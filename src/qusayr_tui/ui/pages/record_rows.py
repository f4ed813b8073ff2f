"""Rows that the cards of claims, sources and actors have in common."""

from __future__ import annotations

from collections.abc import Iterable

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import UNKNOWN_DATE
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.domain.uses import Uses
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.why import Reasons
from qusayr_tui.render.wording import STATUS_WORDS, held_date, who_when_how
from qusayr_tui.ui.pages.page import PageMaker

CARD = "card"
"""Block that every spot of a card belongs to."""

LABELS = 16
"""Cells of the column of labels."""

METHOD_SPOT = f"{CARD}/method/statuses"
"""Leads to the page on method, where it tells of statuses."""

READ_WORDS: dict[str, LazyText] = {
    "whole": _l("read whole"),
    "excerpt": _l("read in part"),
    "cited": _l("not read"),
    "none": _l("no document"),
}
"""How much of a source was read, in a row of its facts."""


LONGEST_WHOLE = 36
"""Cells of a fact that is never broken over two rows."""


def whole(fact: str) -> str:
    """Give a short fact (`22 Feb 2012`, `read in part`) so that it stays on one row.

    A longer one is a date with its doubt, which breaks between days.
    """
    return fact.replace(" ", "\u00a0") if len(fact) <= LONGEST_WHOLE else held_date(fact)


def facts_line(facts: Iterable[str], signs: Signs) -> str:
    """Give short facts on one line, which breaks between them, after the dot."""
    return f"\u00a0{signs.dot} ".join(map(whole, facts))


class RecordRows:
    """Writes parts of cards in one language."""

    def __init__(self, edition: Edition, ledger: Ledger, signs: Signs) -> None:
        self.edition = edition
        self.ledger = ledger
        self.signs = signs
        self.uses = Uses(edition.reader, ledger)
        self.reasons = Reasons(edition, ledger)

    def text(self, text: LazyText) -> str:
        """Give a text of the program."""
        return self.edition.text(text)

    def field(self, maker: PageMaker, label: LazyText, spans: Iterable[Span] | str) -> None:
        """Write a label, and beside it what it names."""
        parts = [Span(spans)] if isinstance(spans, str) else list(spans)
        maker.labelled(Span(self.text(label), "muted"), parts, LABELS)

    def status_spans(self, claim: str) -> list[Span]:
        """Give a status with its sign."""
        status = self.ledger.standing(claim).status
        words = self.text(STATUS_WORDS[status])
        sign = Span(self.signs.status(SIGNS[status]), "doubt")
        return [sign, Span(" "), Span(words[:1].upper() + words[1:])]

    def claim_text(self, claim: str) -> str:
        """Give a claim in one or two sentences."""
        phase = self.ledger.find(claim).phase.id
        return parse_prose(self.edition.phase(phase).claim_words(claim).text)[0].plain()

    def claim_row(self, maker: PageMaker, claim: str, indent: int = 0) -> None:
        """Write a claim that opens its card: sign and text, then who, when and how it stands."""
        found = self.ledger.find(claim)
        status = self.ledger.standing(claim).status
        sign = self.signs.status(SIGNS[status])
        link = Span(self.claim_text(claim), "term", f"{CARD}/claim/{claim}")
        maker.text([Span(sign, "doubt"), Span(" "), link], indent=indent, hang=2)
        line = facts_line(who_when_how(self.edition, found.claim, status), self.signs)
        maker.text(line, "muted", indent=indent + 2)

    def claim_list(self, maker: PageMaker, heading: LazyText, claims: Iterable[str]) -> None:
        """Write claims that open, under a heading; nothing where there are none."""
        for index, claim in enumerate(claims):
            maker.blank()
            if index == 0:
                maker.text(self.text(heading), "muted")
            self.claim_row(maker, claim)

    # --- sources and actors

    def source_spans(self, source_id: str) -> list[Span]:
        """Give a source in one line: publisher, date, language, what was seen of it."""
        source = self.edition.reader.record("sources")[source_id]
        about = [self.edition.short_date(source.date or UNKNOWN_DATE)]
        if source.language and source.language != self.edition.language:
            name = self.edition.locale.name_here(source.language)
            about.append(self.text(_l("in %(language)s", language=name)))
        about.append(self.text(READ_WORDS[source.seen]))
        return [
            Span(source.publisher, "term", f"{CARD}/source/{source_id}"),
            Span(f"\u00a0{self.signs.dot} {facts_line(about, self.signs)}", "muted"),
        ]

    def source_row(self, maker: PageMaker, source_id: str) -> None:
        """Write a source as a row that opens its card."""
        maker.text(self.source_spans(source_id), hang=2)

    def source_field(self, maker: PageMaker, label: LazyText | None, source_id: str) -> None:
        """Write a source beside a label, or below the one before."""
        lead = Span(self.text(label) if label else "", "muted")
        maker.labelled(lead, self.source_spans(source_id), LABELS)

    def actor_spans(self, actor_id: str) -> list[Span]:
        """Give an actor that opens, with its side."""
        words = self.edition.actor(actor_id)
        side = self.edition.reader.record("actors")[actor_id].side
        spans = [Span(words.name, "term", f"{CARD}/actor/{actor_id}")]
        if side:
            spans.append(Span(f" ({self.edition.side(side)})"))
        return spans
