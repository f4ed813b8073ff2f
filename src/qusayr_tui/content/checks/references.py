"""Whatever is referred to by its id exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qusayr_tui.content.checks.names import unknown_id
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, Sheet
from qusayr_tui.domain import model
from qusayr_tui.domain.items_of import items_of


class _Known:
    """All ids of a course, by what they name; None where a file could not be read."""

    def __init__(self, sheets: CourseSheets) -> None:
        course = sheets.course.value if sheets.course else None
        self.sources = sheets.ids("sources")
        self.actors = sheets.ids("actors")
        self.places = sheets.ids("places")
        self.terms = sheets.ids("glossary")
        self.claims = set(sheets.claims()) if sheets.whole else None
        speakers = (self.actors, self.sources)
        self.speakers = None if None in speakers else set().union(*filter(None, speakers))
        self.sides = set(course.sides) if course else None
        self.tags = set(course.misconceptions) if course else None


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report every id that names nothing, with the nearest one that does."""
    known = _Known(sheets)
    yield from _shared(sheets, known)
    for ref, sheet in sheets.records():
        for claim in sheet.value.claims:
            yield from _claim(sheet, claim, known)
        for control in sheet.value.control:
            yield from _control(sheet, control, known)
        blocks = {block.id for block in sheet.value.blocks}
        for block in sheet.value.blocks:
            yield from _all(
                sheet, block, "claims", block.claims, known.claims, f"{ref.id}/{block.id}"
            )
        for exercise in sheet.value.exercises:
            for material in exercise.materials:
                name = f"{ref.id}/{exercise.id}/{material.id}"
                yield from _one(sheet, material, "source", material.source, known.sources, name)
        for name, item in items_of(sheet.value):
            yield from _item(sheet, f"{ref.id}/{name}", item, blocks, known)


def _shared(sheets: CourseSheets, known: _Known) -> Iterator[Problem]:
    for actor in _entries(sheets, "actors"):
        sheet = sheets.record["actors"]
        yield from _one(sheet, actor, "side", actor.side, known.sides, actor.id)
        yield from _one(sheet, actor, "line", actor.line, known.actors, actor.id)
    for source in _entries(sheets, "sources"):
        sheet = sheets.record["sources"]
        yield from _one(sheet, source, "copy_of", source.copy_of, known.sources, source.id)
        yield from _one(sheet, source, "through", source.through, known.sources, source.id)
    for place in _entries(sheets, "places"):
        yield from _one(
            sheets.record["places"], place, "within", place.within, known.places, place.id
        )
    for line in _entries(sheets, "map"):
        yield from _one(sheets.record["map"], line, "id", line.id, known.places, line.id)
    for term in _entries(sheets, "glossary"):
        sheet = sheets.record["glossary"]
        yield from _all(sheet, term, "related", term.related, known.terms, term.id)
        yield from _all(sheet, term, "sources", term.sources, known.sources, term.id)
        yield from _all(sheet, term, "claims", term.claims, known.claims, term.id)


def _entries(sheets: CourseSheets, name: str) -> Iterable[Any]:
    sheet = sheets.record.get(name)
    return sheet.value if sheet else ()


def _claim(sheet: Sheet[Any], claim: model.Claim, known: _Known) -> Iterator[Problem]:
    yield from _one(sheet, claim, "place", claim.place, known.places, claim.id)
    for account in claim.accounts:
        yield from _one(sheet, account, "actor", account.actor, known.actors, claim.id)
        yield from _all(sheet, account, "sources", account.sources, known.sources, claim.id)
    for relation in claim.related:
        yield from _one(sheet, relation, "to", relation.to, known.claims, claim.id)


def _control(sheet: Sheet[Any], control: model.Control, known: _Known) -> Iterator[Problem]:
    holders = None if known.sides is None else known.sides | {"unknown", "divided"}
    yield from _one(sheet, control, "place", control.place, known.places, control.place)
    yield from _one(sheet, control, "holder", control.holder, holders, control.place)
    yield from _one(sheet, control, "claim", control.claim, known.claims, control.place)


def _item(
    sheet: Sheet[Any], name: str, item: Any, blocks: set[str], known: _Known
) -> Iterator[Problem]:
    yield from _all(sheet, item, "claims", item.claims, known.claims, name)
    yield from _one(sheet, item, "proof", item.proof, blocks, name)
    yield from _one(sheet, item, "term", getattr(item, "term", None), known.terms, name)
    place = getattr(item, "place", None)
    yield from _one(sheet, item, "place", place, known.places, name)
    # A row of places, or of whoever speaks: only an item about a place has `place`.
    among = known.places if place else known.speakers
    yield from _all(sheet, item, "among", getattr(item, "among", ()), among, name)
    for part in (*getattr(item, "options", ()), *getattr(item, "pairs", ())):
        where = f"{name}/{part.id}"
        for field, ids in (("tag", known.tags), ("claim", known.claims), ("term", known.terms)):
            yield from _one(sheet, part, field, getattr(part, field, None), ids, where)


def _all(
    sheet: Sheet[Any],
    record: Any,
    field: str,
    ids: Iterable[str],
    known: set[str] | None,
    where: str,
) -> Iterator[Problem]:
    for index, each in enumerate(ids):
        yield from _one(sheet, record, field, each, known, where, index)


def _one(
    sheet: Sheet[Any],
    record: Any,
    field: str,
    found: str | None,
    known: set[str] | None,
    where: str,
    index: int | None = None,
) -> Iterator[Problem]:
    if found is None or known is None or found in known:
        return
    yield unknown_id(sheet, record, field, found, known, where, index)
