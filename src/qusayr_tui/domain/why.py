"""Say why a claim has the status that it has: what the rule that fitted went by.

A status alone would be a verdict. `why` gives what stands behind it, in ids and figures only,
so that every renderer can say it in words: which voices, which sides, whose figures do not
meet, which other claim cannot be true together with this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from qusayr_tui.domain.claims import Standing, StatusName, figure_range, line_of
from qusayr_tui.domain.model import Account, Actor, Claim, Figure, Source

GivenFigure = tuple[Figure, tuple[int, ...]]
"""A figure as it is given, and the accounts that give it, by index."""


class FiguresApart(msgspec.Struct, frozen=True):
    """Figures for one thing that do not all go together, in the order of the accounts."""

    figure: str
    given: tuple[GivenFigure, ...]


class Why(msgspec.Struct, frozen=True):
    """What the status of a claim was computed from."""

    status: StatusName
    voices: tuple[str, ...] = ()
    """Those who say so and count as one voice each: a side of the course, or an actor."""
    sides: tuple[str, ...] = ()
    """Sides among them."""
    so: tuple[int, ...] = ()
    """Accounts that say so, by index; filled only where others say otherwise."""
    otherwise: tuple[int, ...] = ()
    """Accounts that say otherwise, or that it is not so."""
    apart: tuple[FiguresApart, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    texts: int = 0
    """Sources of those who say so."""
    copies: int = 0
    """How many of these texts only repeat another of them."""
    second_hand: bool = False
    forecast: bool = False


def why(
    claim: Claim,
    standing: Standing,
    actors: Mapping[str, Actor],
    sources: Mapping[str, Source],
) -> Why:
    """Give what the *standing* of *claim* rests on."""
    saying_so = [each for each in claim.accounts if each.says == "so"]
    numbered = list(enumerate(claim.accounts))
    against = tuple(index for index, each in numbered if each.says != "so")
    texts = tuple(dict.fromkeys(source for each in saying_so for source in each.sources))
    return Why(
        status=standing.status,
        voices=_voices(saying_so, actors),
        sides=_unique(side for each in saying_so if (side := actors[each.actor].side)),
        so=tuple(index for index, each in numbered if each.says == "so") if against else (),
        otherwise=against,
        apart=_apart(claim, standing),
        contradicted_by=standing.contradicted_by,
        texts=len(texts),
        copies=len(texts) - len({_original(each, sources) for each in texts}),
        second_hand=standing.second_hand,
        forecast=claim.mode == "forecast",
    )


def _voices(accounts: list[Account], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Name each voice by its side, else by the first actor of it that speaks here."""
    voices: dict[str, str] = {}
    for each in accounts:
        line = line_of(each, actors)
        if line is not None:
            voices.setdefault(line, actors[each.actor].side or each.actor)
    return tuple(voices.values())


def _apart(claim: Claim, standing: Standing) -> tuple[FiguresApart, ...]:
    """Gather, thing by thing, the figures of accounts that conflict."""
    gathered: dict[str, dict[tuple[str, str], tuple[Figure, list[int]]]] = {}
    for first, second in standing.conflicts:
        one, two = claim.accounts[first], claim.accounts[second]
        for mine in one.figures:
            for theirs in two.figures:
                if mine.id == theirs.id and not _meet(mine, theirs):
                    given = gathered.setdefault(mine.id, {})
                    _give(given, mine, first)
                    _give(given, theirs, second)
    return tuple(
        FiguresApart(name, tuple((figure, tuple(who)) for figure, who in given.values()))
        for name, given in gathered.items()
    )


def _give(
    given: dict[tuple[str, str], tuple[Figure, list[int]]], figure: Figure, account: int
) -> None:
    _, who = given.setdefault((figure.value, figure.bound), (figure, []))
    if account not in who:
        who.append(account)


def _meet(one: Figure, two: Figure) -> bool:
    mine, theirs = figure_range(one), figure_range(two)
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _original(source: str, sources: Mapping[str, Source]) -> str:
    """Follow copies back to the report that they repeat."""
    met: set[str] = set()
    while source not in met and (before := sources[source].copy_of) is not None:
        met.add(source)
        source = before
    return source


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
