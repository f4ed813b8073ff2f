"""Say when claims are dated, one by one, so that a timeline can be read without its drawing."""

from __future__ import annotations

from collections.abc import Iterable

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.ledger import FoundClaim, Ledger
from qusayr_tui.domain.model import UNKNOWN_DATE
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.domain.timeline import Entry, timeline
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.wording import STATUS_WORDS, names_nobody, speaker


def date_words(edition: Edition, entry: Entry, *, short: bool = True) -> str:
    """Give the date of a claim with its doubt; where accounts disagree, every date given."""
    give = edition.short_date if short else edition.date
    if not entry.marks:
        return edition.text(_l("date disputed")) if entry.undated else give(UNKNOWN_DATE)
    words = [give(each.edtf) for each in entry.marks]
    if entry.undated:
        words.append(give(UNKNOWN_DATE))
    dates = edition.locale.list(words, either=True)
    return edition.text(_l("%(date)s, disputed", date=dates)) if entry.disputed else dates


def claim_text(edition: Edition, entry: Entry) -> str:
    """Give a claim in its one or two sentences."""
    return parse_prose(edition.phase(entry.phase).claim_words(entry.claim).text)[0].plain()


def who_and_status(edition: Edition, ledger: Ledger, entry: Entry) -> tuple[str, str]:
    """Give who makes a claim, and how well it is supported, in words."""
    found = ledger.find(entry.claim, entry.phase)
    status = ledger.standing(entry.claim, entry.phase).status
    return speaker(edition, found.claim), edition.text(STATUS_WORDS[status])


def claims_of_phase(phase: PhaseEdition) -> Iterable[FoundClaim]:
    """Give the claims that a phase tells first."""
    return [FoundClaim(phase.ref, claim) for claim in phase.record.claims]


def timeline_lines(
    edition: Edition, ledger: Ledger, phase: PhaseEdition | None = None
) -> list[str]:
    """Give the timeline of a phase, or of the course, as plain lines, one a claim, unwrapped."""
    made = timeline(claims_of_phase(phase) if phase else ledger.all())
    return [_line(edition, ledger, each) for each in made.entries]


def _line(edition: Edition, ledger: Ledger, entry: Entry) -> str:
    date = date_words(edition, entry, short=False)
    who, status = who_and_status(edition, ledger, entry)
    if names_nobody(who, status):
        return edition.text(
            _l(
                "%(date)s: %(claim)s (%(status)s)",
                date=date[:1].upper() + date[1:],
                claim=claim_text(edition, entry),
                status=status,
            )
        )
    return edition.text(
        _l(
            "%(date)s: %(claim)s (%(who)s; %(status)s)",
            date=date[:1].upper() + date[1:],
            claim=claim_text(edition, entry),
            who=who,
            status=status,
        )
    )
