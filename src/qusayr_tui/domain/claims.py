"""Compute how well a claim is supported, from its accounts (course format, part 3).

Nothing here is typed by an author: whoever speaks, about whom, with which figures, decides.
Statuses are not a ladder; several newspapers that quote one speaker are one voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Literal

import msgspec

from qusayr_tui.domain.edtf import parse_edtf
from qusayr_tui.domain.model import Account, Actor, Claim, Figure, Source

StatusName = Literal[
    "unknown",
    "disputed",
    "agreed",
    "unattributed",
    "several",
    "side-other",
    "side-self",
    "side",
    "single",
]

SIGNS: dict[StatusName, str] = {
    "unknown": "?",
    "disputed": "≠",
    "agreed": "●",
    "unattributed": "?",
    "several": "●",
    "side-other": "○",
    "side-self": "○",
    "side": "○",
    "single": "◐",
}
"""One cell each; a sign never stands without words the first time on a screen."""

ORDERS_OF_MAGNITUDE = {"tens": (20, 99), "hundreds": (200, 999), "thousands": (2000, 9999)}
"""What a text that says "dozens" is taken to mean; a convention of the course format."""

ABOUT = (Fraction(4, 5), Fraction(6, 5))
"""How far from an approximate figure another may lie without contradicting it."""

BEYOND = Fraction(3, 2)
"""How far above a lower bound (or below an upper one) a figure still agrees with it."""

Range = tuple[Fraction, Fraction]


class Standing(msgspec.Struct, frozen=True):
    """What the accounts of a claim amount to."""

    status: StatusName
    lines: tuple[str, ...]
    """Independent voices that say so, in the order of the accounts: sides or actors."""
    conflicts: tuple[tuple[int, int], ...]
    """Pairs of accounts, by index, that cannot both be right."""
    contradicted_by: tuple[str, ...]
    """Claims that cannot be true together with this one."""
    second_hand: bool
    """No source of it was both read for the course and other than an encyclopedia."""


def figure_range(figure: Figure) -> Range:
    """Give the values that a figure leaves possible, ends included."""
    if figure.value in ORDERS_OF_MAGNITUDE:
        low, high = ORDERS_OF_MAGNITUDE[figure.value]
        return Fraction(low), Fraction(high)
    value = Fraction(figure.value)
    if figure.bound == "about":
        return value * ABOUT[0], value * ABOUT[1]
    if figure.bound in ("at-least", "more-than"):
        return value, value * BEYOND
    if figure.bound == "at-most":
        return value / BEYOND, value
    return value, value


def line_of(account: Account, actors: Mapping[str, Actor]) -> str | None:
    """Give the voice that an account belongs to; None when nobody is named."""
    actor = actors[account.actor]
    if actor.kind == "unnamed":
        return None
    return actor.side or actor.line or actor.id


def standing(
    claim: Claim,
    actors: Mapping[str, Actor],
    sources: Mapping[str, Source],
    contradicted_by: Iterable[str] = (),
) -> Standing:
    """Compute the standing of *claim*.

    *contradicted_by* are the claims related to it by `contradicts`, in either direction.
    """
    against = tuple(contradicted_by)
    conflicts = tuple(
        (first, second)
        for first, second in combinations(range(len(claim.accounts)), 2)
        if _conflict(claim.accounts[first], claim.accounts[second], actors, sources)
    )
    saying_so = [account for account in claim.accounts if account.says == "so"]
    lines = tuple(
        dict.fromkeys(line for line in (line_of(each, actors) for each in saying_so) if line)
    )
    return Standing(
        status=_status(claim, saying_so, lines, bool(conflicts or against), actors),
        lines=lines,
        conflicts=conflicts,
        contradicted_by=against,
        second_hand=not any(_first_hand(sources[each]) for each in _sources_of(claim)),
    )


def _status(
    claim: Claim,
    saying_so: list[Account],
    lines: tuple[str, ...],
    disputed: bool,
    actors: Mapping[str, Actor],
) -> StatusName:
    """Apply the table of the course format, part 3: the first rule that fits."""
    if not claim.accounts:
        return "unknown"
    if disputed:
        return "disputed"
    sides = {side for each in saying_so if (side := actors[each.actor].side)}
    if len(sides) >= 2:
        return "agreed"
    if not lines:
        return "unattributed"
    if len(lines) >= 2:
        return "several"
    if not sides:
        return "single"
    about = {each.of for each in saying_so if line_of(each, actors) is not None}
    if "other" in about:
        return "side-other"
    return "side-self" if about == {"self"} else "side"


def _conflict(
    one: Account, two: Account, actors: Mapping[str, Actor], sources: Mapping[str, Source]
) -> bool:
    if (one.says == "so") != (two.says == "so"):
        return True
    if _corrects_itself(one, two, actors, sources):
        return False
    return any(
        mine.id == theirs.id and not _meet(figure_range(mine), figure_range(theirs))
        for mine in one.figures
        for theirs in two.figures
    )


def _corrects_itself(
    one: Account, two: Account, actors: Mapping[str, Actor], sources: Mapping[str, Source]
) -> bool:
    """Tell whether one actor gives a later figure; an unnamed one is no one in particular."""
    if one.actor != two.actor or actors[one.actor].kind == "unnamed":
        return False
    first, second = _said(one, sources), _said(two, sources)
    return first is not None and second is not None and first != second


def _said(account: Account, sources: Mapping[str, Source]) -> date | None:
    """Give the first day on which the account can have been given, None when unknown."""
    if account.said:
        return parse_edtf(account.said).earliest
    dates = [parse_edtf(found) for each in account.sources if (found := sources[each].date)]
    return min((each.earliest for each in dates if each.earliest), default=None)


def _meet(one: Range, two: Range) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _sources_of(claim: Claim) -> list[str]:
    return [source for account in claim.accounts for source in account.sources]


def _first_hand(source: Source) -> bool:
    return source.seen in ("whole", "excerpt") and source.kind != "encyclopedia"
