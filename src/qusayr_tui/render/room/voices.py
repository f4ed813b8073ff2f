"""Who says what a class was asked about: a card that counts voices as the status rule does."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.domain.claims import line_of
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import UNKNOWN_DATE, Account, Claim
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import EditionNames
from qusayr_tui.render.room.parts import Part
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.why import SAYS_WORDS, Reasons
from qusayr_tui.render.wording import dated, held_date

COUNTED = frozenset(("single", "side", "side-self", "side-other", "several", "agreed"))
"""Statuses that count voices: there a card says of each name whether it makes one."""


def voices_card(
    edition: Edition, ledger: Ledger, signs: Signs, claim_id: str, near: str
) -> tuple[Part, ...] | None:
    """Give a claim with its date, what its status goes by, and those who say it.

    None for a claim that is only for teachers.
    """
    claim = ledger.find(claim_id, near).claim
    if claim.audience == "teacher":
        return None
    status = ledger.standing(claim_id, near).status
    text = EditionNames(edition, ledger, near).claim(claim_id)
    reasons = Reasons(edition, ledger).of(claim_id, near)
    parts = [Part(text, role="strong")]
    if claim.date != UNKNOWN_DATE:
        when = dated(edition, claim, short=False)
        parts.append(Part(held_date(when[:1].upper() + when[1:]), role="muted", close=True))
    parts.append(Part(" ".join(reasons), role="doubt"))
    said = list(dict.fromkeys(_voices(edition, ledger, claim, counted=status in COUNTED)))
    if said and status != "unattributed":
        rows = [Part(each, lead=signs.dash, close=True) for each in said]
        parts += [Part(edition.text(SAYS_WORDS["so"]), role="muted"), *rows]
    return tuple(parts)


def _voices(edition: Edition, ledger: Ledger, claim: Claim, *, counted: bool) -> Iterator[str]:
    """Say who speaks; where voices are counted, who is one and who only repeats one."""
    met: dict[str, str] = {}
    unnamed: list[str] = []
    for account in claim.accounts:
        who = edition.actor(account.actor).name
        line = line_of(account, edition.reader.record("actors"))
        if account.says != "so":
            yield f"{edition.text(SAYS_WORDS[account.says])}: {_seen(edition, account, who)}"
        elif line is None:
            unnamed.append(edition.text(_l("%(who)s: adds no voice", who=who)) if counted else who)
        elif counted and met.setdefault(line, account.actor) != account.actor:
            yield edition.text(_l("%(who)s: the same voice", who=who))
        else:
            yield _seen(edition, account, who)
    yield from unnamed


def _seen(edition: Edition, account: Account, who: str) -> str:
    """Say whether a speaker could see it; nothing where that is not known."""
    match account.access:
        case "saw":
            return edition.text(_l("%(who)s, who saw it", who=who))
        case "heard":
            return edition.text(_l("%(who)s, who was there and was told", who=who))
        case "told":
            return edition.text(_l("%(who)s, who was elsewhere and was told", who=who))
        case _:
            return who
