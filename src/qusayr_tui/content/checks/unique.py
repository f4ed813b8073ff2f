"""No id twice where ids must tell things apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, Sheet
from qusayr_tui.domain.items_of import items_of, words_of_items
from qusayr_tui.i18n.lazy import lazy_gettext as _l

PARTS = ("options", "bins", "pairs", "segments", "answers", "accept")
"""Fields of items, in the record or in the words, that list parts with ids."""


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report ids written twice: in a list, in a phase, among the claims of the course."""
    for sheet in (
        *sheets.record.values(),
        *(s for each in sheets.words.values() for s in each.values()),
    ):
        yield from _twice(sheet, sheet.value, {})
    for method in sheets.method_words.values():
        yield from _twice(method, method.value.sections, {})
    seen: dict[str, str] = {}
    for ref, sheet in sheets.records():
        phase = sheet.value
        yield from _twice(sheet, phase.claims, seen)
        yield from _phase(sheet, phase, dict(items_of(phase)), ref.id)
        for claim in phase.claims:
            named = [account for account in claim.accounts if account.id]
            yield from _twice(sheet, named, {}, f"{claim.id}/")
            for account in claim.accounts:
                yield from _twice_in_one_account(sheet, claim.id, account)
    for pair in sheets.phases:
        for words in pair.words.values():
            yield from _twice(words, words.value.claims, {}, f"{pair.ref.id}/")
            items = dict(words_of_items(words.value))
            yield from _phase(words, words.value, items, pair.ref.id)


def _phase(sheet: Sheet[Any], phase: Any, items: dict[str, Any], scope: str) -> Iterator[Problem]:
    """Compare ids within a phase's record, or within its words in one language."""
    yield from _twice(sheet, (*phase.blocks, *phase.items, *phase.exercises), {}, f"{scope}/")
    for exercise in phase.exercises:
        for entries in (exercise.materials, exercise.items):
            yield from _twice(sheet, entries, {}, f"{scope}/{exercise.id}/")
    for name, item in items.items():
        for part in PARTS:
            entries = _listed(getattr(item, part, ()))
            yield from _twice(sheet, entries, {}, f"{scope}/{name}/")


def _listed(entries: Any) -> Iterable[Any]:
    """Give entries that have ids; a word in the place of a list has none."""
    return () if isinstance(entries, str) else entries


def _twice(
    sheet: Sheet[Any], entries: Iterable[Any], seen: dict[str, str], scope: str = ""
) -> Iterator[Problem]:
    for entry in entries:
        if entry.id in seen:
            yield sheet.problem(
                entry,
                "id-twice",
                _l(
                    "The id '%(id)s' is taken already, in %(file)s.",
                    id=entry.id,
                    file=seen[entry.id],
                ),
                _l("Give each its own id; what has happened before keeps the old one."),
                field="id",
                id=f"{scope}{entry.id}",
            )
        seen[entry.id] = sheet.file


def _twice_in_one_account(sheet: Sheet[Any], claim: str, account: Any) -> Iterator[Problem]:
    """Two figures of one account count two things, or the second is a slip.

    The same id with another value is allowed: one text may give two numbers for one thing.
    """
    seen: set[tuple[str, str, str]] = set()
    for figure in account.figures:
        key = (figure.id, figure.value, figure.bound)
        if key in seen:
            yield sheet.problem(
                figure,
                "figure-twice",
                _l("The figure '%(id)s' stands twice in this account.", id=figure.id),
                _l("Take one of them out."),
                id=f"{claim}/{figure.id}",
            )
        seen.add(key)
