"""Accounts say what only they can say: sides, dates and doubt fit together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, Sheet
from qusayr_tui.domain.model import UNKNOWN_DATE, Account, Actor, Claim
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report actors, claims and control lines that contradict themselves."""
    actors: dict[str, Actor] = {}
    if "actors" in sheets.record:
        actors = {actor.id: actor for actor in sheets.record["actors"].value}
        for actor in actors.values():
            yield from _actor(sheets.record["actors"], actor)
    for _ref, sheet in sheets.records():
        for claim in sheet.value.claims:
            yield from _date(sheet, claim)
            for account in claim.accounts:
                yield from _account(sheet, claim, account, actors.get(account.actor))
        for control in sheet.value.control:
            if control.holder != "unknown" and not control.claim:
                yield sheet.problem(
                    control,
                    "holder-without-claim",
                    _l("Nobody is said to hold a place without a claim that says so."),
                    _l("Name the claim, or write 'holder: unknown'."),
                    field="holder",
                    id=control.place,
                )


def _actor(sheet: Sheet[Any], actor: Actor) -> Iterator[Problem]:
    if actor.kind == "unnamed" and (actor.side or actor.line):
        yield sheet.problem(
            actor,
            "side-of-nobody",
            _l("A text that names no author has no side and no line."),
            _l("Take 'side' and 'line' out, or name who speaks."),
            field="side" if actor.side else "line",
            id=actor.id,
        )


def _account(
    sheet: Sheet[Any], claim: Claim, account: Account, actor: Actor | None
) -> Iterator[Problem]:
    if actor is not None and account.of in ("self", "other") and not actor.side:
        yield sheet.problem(
            account,
            "of-without-side",
            _l(
                "'%(actor)s' has no side, so it speaks neither of itself nor of the other.",
                actor=actor.id,
            ),
            _l("Take 'of' out, or give the actor its side."),
            field="of",
            id=claim.id,
        )


def _date(sheet: Sheet[Any], claim: Claim) -> Iterator[Problem]:
    dated = claim.date != UNKNOWN_DATE
    if dated and claim.date_basis == "unknown":
        yield sheet.problem(
            claim,
            "date-basis",
            _l("This claim has a date, yet its basis is 'unknown'."),
            _l("Write sourced, inferred or disputed, or 'date: unknown'."),
            field="date_basis",
            id=claim.id,
        )
    if not dated and claim.date_basis in ("sourced", "inferred"):
        yield sheet.problem(
            claim,
            "date-basis",
            _l("The date is unknown, so its basis is 'unknown' or 'disputed'."),
            _l("Write 'date_basis: unknown', or the date."),
            field="date_basis",
            id=claim.id,
        )
    if claim.date_basis == "disputed" and not any(account.date for account in claim.accounts):
        yield sheet.problem(
            claim,
            "disputed-without-dates",
            _l("The date is disputed, but no account gives one."),
            _l("Write on each account the 'date' that it gives."),
            field="date_basis",
            id=claim.id,
        )
