"""The card of a claim: how it stands and why, each account, and what it hangs together with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qusayr_tui.domain.items_of import exercise_of, find_exercise_words
from qusayr_tui.domain.model import UNKNOWN_DATE, Account, Claim
from qusayr_tui.domain.prose import cited
from qusayr_tui.domain.uses import Use
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.why import ACCESS_WORDS, OF_WORDS, SAYS_WORDS
from qusayr_tui.render.wording import RELATION_WORDS, dated
from qusayr_tui.ui.pages.page import MARGIN, Page, PageMaker
from qusayr_tui.ui.pages.record_rows import CARD, LABELS, METHOD_SPOT, RecordRows, whole

BESIDE = 84
"""Cells from which two accounts stand beside each other."""

GAP = 4
"""Cells between them."""

_LAST_NUMBER = re.compile(r" (?=\d+$)")
"""What parts a number from the word before it, at the end of a name."""


class ClaimCard:
    """Write the card of a claim, or of the claims of a passage, into a page."""

    def __init__(self, rows: RecordRows, maker: PageMaker, widest: int) -> None:
        self._rows = rows
        self._maker = maker
        self._widest = widest
        self._edition = rows.edition
        self._ledger = rows.ledger

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

    # --- the claims of a passage

    def passage(self, name: str) -> None:
        """Write the claims of a block (`phase/block`), each opening its card."""
        phase_id, _, block_id = name.partition("/")
        blocks = self._edition.phase(phase_id).blocks
        claims = next(cited(each.prose) for each in blocks if each.id == block_id)
        self._maker.text(self._t(_l("Who says so, in this passage")), "strong")
        for claim in claims:
            self._maker.blank()
            self._rows.claim_row(self._maker, claim)

    # --- one claim

    def claim(self, claim_id: str) -> None:
        """Write a claim."""
        found = self._ledger.find(claim_id)
        claim, words = found.claim, self._edition.phase(found.phase.id).claim_words(claim_id)
        maker = self._maker
        maker.text(self._rows.claim_text(claim_id), "strong")
        when = dated(self._edition, claim, short=False)
        maker.text(when[:1].upper() + when[1:], "muted")
        if words.date_note:
            maker.text(words.date_note, "muted")
        maker.blank()
        self._status(claim_id)
        self._accounts(claim, {each.id: each.text for each in words.accounts})
        self._relations(claim_id)
        self._uses(claim_id)

    def _status(self, claim_id: str) -> None:
        maker = self._maker
        maker.text(self._rows.status_spans(claim_id))
        for sentence in self._rows.reasons.of(claim_id):
            maker.text(sentence, indent=2)
        if self._edition.method is not None:
            label = self._t(_l("How statuses are computed"))
            maker.text([Span(label, "term", METHOD_SPOT)], indent=2)

    def _accounts(self, claim: Claim, notes: dict[str, str]) -> None:
        dates_differ = any(each.date for each in claim.accounts)
        pages = []
        beside = len(claim.accounts) > 1 and self._widest >= BESIDE
        width = (self._widest - GAP) // 2 if beside else self._maker.width
        for account in claim.accounts:
            maker = PageMaker(0 if beside else self._maker.left, width)
            note = notes.get(account.id or "")
            self._account(maker, account, note, dates_differ=dates_differ)
            pages.append(maker.page())
        step = 2 if beside else 1
        for first in range(0, len(pages), step):
            self._maker.blank()
            if beside:
                self._put_beside(pages[first : first + step], width)
            else:
                for row in pages[first].rows:
                    self._maker.row_as_is(row)

    def _put_beside(self, pages: Sequence[Page], width: int) -> None:
        """Write accounts beside each other."""
        for index in range(max(len(page.rows) for page in pages)):
            cells: list[Span] = []
            for column, page in enumerate(pages):
                pad = column * (width + GAP) - row_width(tuple(cells))
                cells.append(Span(" " * pad))
                cells.extend(_without_margin(page.rows[index]) if index < len(page.rows) else ())
            self._maker.row(*cells)

    def _account(
        self, maker: PageMaker, account: Account, note: str | None, *, dates_differ: bool
    ) -> None:
        rows, edition = self._rows, self._edition
        actor = edition.reader.record("actors")[account.actor]
        rows.field(maker, SAYS_WORDS[account.says], rows.actor_spans(account.actor))
        access = self._t(ACCESS_WORDS[account.access])
        vantage = edition.actor(account.actor).vantage
        rows.field(maker, _l("Could see"), f"{access[:1].upper()}{access[1:]}. {vantage}")
        if actor.side:
            rows.field(maker, _l("Speaks of"), self._t(OF_WORDS[account.of]))
        figures = rows.reasons.figures(account)
        if figures:
            rows.field(maker, _l("Figures given"), figures)
        rows.field(maker, _l("Said"), self._said(account))
        if account.date:
            rows.field(maker, _l("Date it gives"), edition.date(account.date))
        elif dates_differ:
            rows.field(maker, _l("Date it gives"), self._t(_l("none")))
        if note:
            rows.field(maker, _l("Note"), note)
        for index, source in enumerate(account.sources):
            rows.source_field(maker, None if index else _l("Sources"), source)

    def _said(self, account: Account) -> str:
        """Give when something was said: by its own date, else by those of its texts."""
        if account.said:
            return self._edition.date(account.said)
        sources = self._edition.reader.record("sources")
        dates = dict.fromkeys(sources[each].date for each in account.sources)
        known = [whole(self._edition.short_date(each)) for each in sorted(filter(None, dates))]
        if not known:
            return self._edition.date(UNKNOWN_DATE)
        return self._t(_l("%(dates)s (date of the texts)", dates=self._edition.locale.list(known)))

    def _relations(self, claim_id: str) -> None:
        for relation in self._ledger.relations(claim_id):
            self._maker.blank()
            link = Span(self._rows.claim_text(relation.to), "term", f"{CARD}/claim/{relation.to}")
            sign = self._rows.status_spans(relation.to)[0]
            self._rows.field(self._maker, RELATION_WORDS[relation.kind], [sign, Span(" "), link])
            text = self._relation_text(relation.written_in, claim_id, relation.to)
            if text:
                self._maker.labelled(Span(""), [Span(text, "muted")], LABELS)

    def _relation_text(self, written_in: str, claim_id: str, to: str) -> str | None:
        found = self._ledger.find(written_in)
        words = self._edition.phase(found.phase.id).claim_words(written_in)
        target = to if written_in == claim_id else claim_id
        return next((each.text for each in words.relations if each.to == target), None)

    # --- where else it is used

    def _uses(self, claim_id: str) -> None:
        for index, use in enumerate(self._rows.uses.of_claim(claim_id)):
            if index == 0:
                self._maker.blank()
            name = _LAST_NUMBER.sub("\u00a0", self._use_name(use))
            link = Span(name, "term", f"{CARD}/use/{use.whole_name}")
            label = Span("" if index else self._t(_l("Used in")), "muted")
            self._maker.labelled(label, [link], LABELS)

    def _use_name(self, use: Use) -> str:
        """Give `2 Fighting resumes, passage 3`."""
        phase = self._edition.phase(use.phase)
        title = f"{phase.ref.number} {phase.words.title}"
        if not use.is_item:
            at = [block.id for block in phase.record.blocks].index(use.name) + 1
            return self._t(_l("%(phase)s, passage %(at)s", phase=title, at=at))
        exercise = exercise_of(use.name)
        if exercise:
            name = find_exercise_words(phase.words, exercise).title
            return self._t(_l("%(phase)s, exercise: %(title)s", phase=title, title=name))
        at = [item.id for item in phase.record.items].index(use.name) + 1
        return self._t(_l("%(phase)s, question %(at)s", phase=title, at=at))


def _without_margin(row: Row) -> Row:
    return row[1:] if row and row[0].role == MARGIN else row
