"""A claim as lines of text: how it stands and why, who says it, what it hangs together with."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import UNKNOWN_DATE, Account
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.domain.uses import Uses
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import source_name
from qusayr_tui.render.rows import Span
from qusayr_tui.render.why import ACCESS_WORDS, OF_WORDS, SAYS_WORDS, Reasons
from qusayr_tui.render.wording import RELATION_WORDS, STATUS_WORDS, dated
from qusayr_tui.render.wrap import wrap


class ClaimText:
    """Writes claims of one edition as lines no wider than *width* cells."""

    def __init__(self, edition: Edition, ledger: Ledger, width: int) -> None:
        self._edition = edition
        self._ledger = ledger
        self._width = width
        self._reasons = Reasons(edition, ledger)
        self._uses = Uses(edition.reader, ledger)

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

    def _wrapped(self, text: str, indent: int = 0, hang: int = 0) -> Iterator[str]:
        for row in wrap([Span(text)], self._width - indent, indent=hang):
            yield " " * indent + "".join(span.text for span in row)

    def _labelled(self, label: LazyText, text: str, indent: int) -> Iterator[str]:
        whole = self._t(_l("%(label)s: %(text)s", label=label, text=text))
        yield from self._wrapped(whole, indent, hang=2)

    def standing(self, claim: str, near: str = "", indent: int = 0) -> Iterator[str]:
        """Give the status with its sign, and why."""
        status = self._ledger.standing(claim, near).status
        yield from self._wrapped(f"{SIGNS[status]} {self._t(STATUS_WORDS[status])}", indent)
        for sentence in self._reasons.of(claim, near):
            yield from self._wrapped(sentence, indent + 2)

    def relations(self, claim: str, indent: int = 0) -> Iterator[str]:
        """Give what contradicts, supports or is to be compared, with the words for it."""
        for each in self._ledger.relations(claim):
            found = self._ledger.find(each.to)
            other = self._edition.phase(found.phase.id).claim_words(each.to)
            text = parse_prose(other.text)[0].plain()
            yield from self._labelled(RELATION_WORDS[each.kind], f"[{each.to}] {text}", indent)
            target = each.to if each.written_in == claim else claim
            writer = self._edition.phase(self._ledger.find(each.written_in).phase.id)
            words = writer.claim_words(each.written_in).relations
            for note in (note.text for note in words if note.to == target):
                yield from self._wrapped(note, indent + 2)

    def claim(self, claim_id: str) -> Iterator[str]:
        """Give a claim with its accounts, its relations and where it is used."""
        found = self._ledger.find(claim_id)
        words = self._edition.phase(found.phase.id).claim_words(claim_id)
        yield claim_id
        yield from self._wrapped(parse_prose(words.text)[0].plain())
        yield from self._wrapped(dated(self._edition, found.claim, short=False))
        if words.date_note:
            yield from self._wrapped(words.date_note)
        yield ""
        yield from self.standing(claim_id)
        texts = {each.id: each.text for each in words.accounts}
        for account in found.claim.accounts:
            yield ""
            yield from self._account(account, texts.get(account.id or ""))
        if self._ledger.relations(claim_id):
            yield ""
            yield from self.relations(claim_id)
        used = self._uses.names_of(claim_id)
        if used:
            yield ""
            yield from self._labelled(_l("Used in"), ", ".join(used), 0)
        yield ""

    def _account(self, account: Account, note: str | None) -> Iterator[str]:
        edition = self._edition
        actor, words = edition.reader.record("actors")[account.actor], edition.actor(account.actor)
        name = f"{words.name} ({edition.side(actor.side)})" if actor.side else words.name
        yield from self._labelled(SAYS_WORDS[account.says], name, 2)
        access = self._t(ACCESS_WORDS[account.access])
        yield from self._labelled(_l("Could see"), f"{access}. {words.vantage}", 4)
        if actor.side:
            yield from self._labelled(_l("Speaks of"), self._t(OF_WORDS[account.of]), 4)
        figures = self._reasons.figures(account)
        if figures:
            yield from self._labelled(_l("Figures given"), figures, 4)
        if account.said:
            yield from self._labelled(_l("Said"), edition.date(account.said), 4)
        if account.date:
            yield from self._labelled(_l("Date it gives"), edition.date(account.date), 4)
        if note:
            yield from self._wrapped(parse_prose(note)[0].plain(), 4)
        for source in account.sources:
            record = edition.reader.record("sources")[source]
            when = edition.short_date(record.date or UNKNOWN_DATE)
            yield from self._wrapped(f"– {source_name(edition, source)}, {when}", 4, hang=2)
