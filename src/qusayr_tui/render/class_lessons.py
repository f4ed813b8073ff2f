"""Lessons that were held with a class, a line each, to choose one for its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l

NO_VOTES = _l("no vote")


class Held(msgspec.Struct, frozen=True):
    """A lesson that was held, as a list names it."""

    id: str
    began: datetime
    plan: str
    """Title of its plan, or the plan's id where the course no longer has it."""
    votes: int
    """Votes in which a hand was counted."""


def list_lines(edition: Edition, held: Sequence[Held], zone: tzinfo | None = None) -> Iterator[str]:
    """Give two lines a lesson: its id and when it began, then its plan and how many votes."""
    for each in held:
        began = each.began.astimezone(zone)
        yield f"{each.id}  {edition.date(began.strftime('%Y-%m-%d'))}, {began:%H:%M}"
        votes: LazyText = NO_VOTES
        if each.votes:
            votes = lazy_ngettext("%(count)s vote", "%(count)s votes", each.votes)
        yield f"   {each.plan} · {edition.text(votes)}"


def other_lines(
    edition: Edition, others: Sequence[Held], most: int, zone: tzinfo | None = None
) -> Iterator[str]:
    """Give what stands below a report: the other lessons, *most* of them, and how to see one."""
    if not others:
        return
    yield edition.text(_l("Other lessons that are kept:"))
    yield from list_lines(edition, others[:most], zone)
    yield ""
    yield edition.text(_l("To see one: qusayr report %(id)s", id=others[0].id))
    if len(others) > most:
        yield edition.text(_l("To list them all: qusayr report --list"))


__all__ = ["Held", "list_lines", "other_lines"]
