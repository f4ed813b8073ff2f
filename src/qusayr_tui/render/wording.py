"""Say in a few words what screens, lines and printed pages all name: claims, steps, sources."""

from __future__ import annotations

import re

from qusayr_tui.domain.claims import StatusName
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.model import UNKNOWN_DATE, Claim
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.storage.keeping import StoreState

STATUS_WORDS: dict[StatusName, LazyText] = {
    "unknown": _l("not known"),
    "disputed": _l("sources disagree"),
    "agreed": _l("agreed by both sides"),
    "unattributed": _l("no author given"),
    "several": _l("several voices"),
    "side-other": _l("one side only, about the other"),
    "side-self": _l("one side only, about itself"),
    "side": _l("one side only"),
    "single": _l("one source"),
}
"""The nine statuses in words; a sign is never alone the first time on a screen."""

STEP_NAMES: dict[str, LazyText] = {
    "question": _l("Central question"),
    "reading": _l("Reading"),
    "map": _l("Who holds what"),
    "claims": _l("Who says so"),
    "exercise": _l("Compare the sources"),
    "quiz": _l("Questions"),
    "look-back": _l("Back to the question"),
}
"""The steps of a phase."""

PHASE_STATES: dict[str, LazyText] = {
    "to-read": _l("to read"),
    "under-way": _l("under way"),
    "read": _l("read"),
}
"""How far a learner is with a phase."""

RELATION_WORDS: dict[str, LazyText] = {
    "contradicts": _l("Contradicts"),
    "supports": _l("Supports"),
    "perhaps-same": _l("Perhaps the same"),
    "compare": _l("To compare"),
}
"""How a claim stands to another."""

SEEN_WORDS: dict[str, LazyText] = {
    "whole": _l("whole"),
    "excerpt": _l("an excerpt"),
    "cited": _l("no; quoted by another text"),
    "none": _l("not a document"),
}
"""How much of a source was read for the course."""


GUEST = _l("You are a guest: nothing is kept when you leave.")

NOTHING_LOST = _l("Nothing is lost by leaving.")


def keeping(state: StoreState) -> LazyText | None:
    """Say before the lesson what is kept of it; None while nobody can promise anything."""
    if state.reason == "guest":
        return GUEST
    return NOTHING_LOST if state.kept == "saved" else None


def speaker(edition: Edition, claim: Claim) -> str:
    """Name who makes a claim: the one actor, or how many."""
    actors = list(dict.fromkeys(account.actor for account in claim.accounts))
    if not actors:
        return edition.text(STATUS_WORDS["unknown"])
    if len(actors) == 1:
        words = edition.actor(actors[0])
        name: str = words.short or words.name
        return name
    return edition.text(lazy_ngettext("%(count)s speaker", "%(count)s speakers", len(actors)))


def who_when_how(edition: Edition, claim: Claim, status: StatusName) -> list[str]:
    """Give who makes a claim, when it is dated and how it stands, nothing of it twice."""
    who, words = speaker(edition, claim), edition.text(STATUS_WORDS[status])
    parts = [who, dated(edition, claim)]
    return parts if names_nobody(who, words) else [*parts, words]


def names_nobody(who: str, status: str) -> bool:
    """Tell whether the words of a status say, and no more, that there is nobody to name."""
    return fold(status).startswith(fold(who))


_IN_A_DATE = re.compile(r"(?<=\d)(?<!\d{4}) (?=[^\W\d])|(?<=\der) (?=[^\W\d])|(?<=[\w.]) (?=\d{4})")


def held_date(date: str) -> str:
    """Give a date in words whose day and year no row's end parts from the month.

    The words of its doubt (`, disputed`) stay together, too.
    """
    dates, comma, doubt = date.rpartition(", ")
    if not comma or any(each.isdigit() for each in doubt):
        return _IN_A_DATE.sub("\u00a0", date)
    return _IN_A_DATE.sub("\u00a0", dates) + comma + doubt.replace(" ", "\u00a0")


def dated(edition: Edition, claim: Claim, *, short: bool = True) -> str:
    """Give the date of a claim in words, with its doubt."""
    give = edition.short_date if short else edition.date
    words = give(claim.date)
    if claim.date_basis == "disputed":
        if claim.date == UNKNOWN_DATE:
            return edition.text(_l("date disputed"))
        return edition.text(_l("%(date)s, disputed", date=words))
    return words
