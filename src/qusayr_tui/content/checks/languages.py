"""Each language has words for every id of the record, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qusayr_tui.content.checks.names import missing_words
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.reading import nearest
from qusayr_tui.content.sheets import CourseSheets, PhaseSheets, Sheet
from qusayr_tui.domain.items_of import items_of, words_of_items
from qusayr_tui.domain.model import Phase
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.domain.words import PhaseWords
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report words that are missing or belong to nothing, language by language."""
    for tag in sheets.languages:
        for name, sheet in sheets.words[tag].items():
            ids = sheets.ids(name)
            if ids is not None:
                yield from _compare(sheet, sheet.value, sheet.value, ids)
    yield from _course(sheets)
    yield from _method(sheets)
    yield from _terms(sheets)
    for phase in sheets.phases:
        for tag in phase.words:
            yield from _phase(phase, tag)
        yield from _optional_texts(phase)


def _course(sheets: CourseSheets) -> Iterator[Problem]:
    if sheets.course is None:
        return
    course = sheets.course.value
    for sheet in sheets.course_words.values():
        words = sheet.value
        yield from _compare(sheet, words, words.sides, course.sides, "sides")
        yield from _compare(
            sheet, words, words.misconceptions, course.misconceptions, "misconceptions"
        )
    if any(sheet.value.question for sheet in sheets.course_words.values()):
        for sheet in sheets.course_words.values():
            if not sheet.value.question:
                yield missing_words(sheet, sheet.value, "question", "question")


def _method(sheets: CourseSheets) -> Iterator[Problem]:
    """The page on method has the same sections in every language."""
    every = [each.id for sheet in sheets.method_words.values() for each in sheet.value.sections]
    for sheet in sheets.method_words.values():
        ids = dict.fromkeys(every)
        yield from _compare(sheet, sheet.value, sheet.value.sections, ids, "sections")


def _terms(sheets: CourseSheets) -> Iterator[Problem]:
    """A word that takes sides says who uses it; a note in one language stands in each."""
    record = sheets.record.get("glossary")
    if record is None:
        return
    contested = {term.id for term in record.value if term.contested}
    noted = {
        words.id
        for each in sheets.words.values()
        if "glossary" in each
        for words in each["glossary"].value
        if words.usage
    }
    for each in sheets.words.values():
        for words in each["glossary"].value if "glossary" in each else ():
            if words.id in contested | noted and not words.usage:
                yield missing_words(each["glossary"], words, "usage", words.id)


def _phase(phase: PhaseSheets, tag: str) -> Iterator[Problem]:
    if phase.record is None:
        return
    record, sheet = phase.record.value, phase.words[tag]
    words, scope = sheet.value, f"{phase.ref.id}/"
    claims = {claim.id: claim for claim in record.claims}
    yield from _compare(sheet, words, words.claims, claims, "claims")
    blocks = [block.id for block in record.blocks]
    yield from _compare(sheet, words, words.blocks, blocks, "blocks", scope)
    items = {item.id: item for item in record.items}
    yield from _compare(sheet, words, words.items, items, "items", scope)
    yield from _exercises(sheet, words, record, scope)
    yield from _items(sheet, words, record, scope)
    for claim in words.claims:
        if claim.id in claims:
            yield from _claim(sheet, claim, claims[claim.id])


def _exercises(
    sheet: Sheet[Any], words: PhaseWords, record: Phase, scope: str
) -> Iterator[Problem]:
    exercises = {each.id: each for each in record.exercises}
    yield from _compare(sheet, words, words.exercises, exercises, "exercises", scope)
    for each in words.exercises:
        if each.id in exercises:
            where = f"{scope}{each.id}/"
            for field in ("materials", "items"):
                ids = [part.id for part in getattr(exercises[each.id], field)]
                yield from _compare(sheet, each, getattr(each, field), ids, field, where)


def _items(sheet: Sheet[Any], words: PhaseWords, record: Phase, scope: str) -> Iterator[Problem]:
    """Compare the parts of each item: options, bins, pairs, segments, forms to accept."""
    items = dict(items_of(record))
    for name, item in words_of_items(words):
        if name in items:
            parts = kind_of(item).worded_parts(items[name], item)
            for field, ids in parts.items():
                yield from _compare(
                    sheet, item, getattr(item, field), ids, field, f"{scope}{name}/"
                )


def _claim(sheet: Sheet[Any], words: Any, claim: Any) -> Iterator[Problem]:
    accounts = {account.id for account in claim.accounts if account.id}
    for account in words.accounts:
        if account.id not in accounts:
            yield _extra(sheet, account, f"{claim.id}/{account.id}", accounts)
    related = {relation.to for relation in claim.related}
    for relation in words.relations:
        if relation.to not in related:
            yield _extra(sheet, relation, f"{claim.id}/{relation.to}", related)


def _optional_texts(phase: PhaseSheets) -> Iterator[Problem]:
    """A text that may be left out is left out in every language, or in none."""
    for (claim_id, field, name), having in _claim_texts(phase).items():
        for tag, sheet in phase.words.items():
            claim = next((each for each in sheet.value.claims if each.id == claim_id), None)
            if claim is not None and tag not in having:
                yield missing_words(sheet, claim, field, f"{claim_id}/{name}")
    yield from _optional_parts(phase)
    most = max((len(sheet.value.aims) for sheet in phase.words.values()), default=0)
    for sheet in phase.words.values():
        if len(sheet.value.aims) < most:
            yield missing_words(sheet, sheet.value, "aims", f"{phase.ref.id}/aims")


def _optional_parts(phase: PhaseSheets) -> Iterator[Problem]:
    """Words that an item may do without stand in every language, or in none."""
    items = dict(items_of(phase.record.value)) if phase.record else {}
    asked: dict[str, dict[str, tuple[str, ...]]] = {}
    for sheet in phase.words.values():
        for name, words in words_of_items(sheet.value):
            if name in items:
                asked.setdefault(name, {}).update(kind_of(words).worded_parts(items[name], words))
    for sheet in phase.words.values():
        for name, words in words_of_items(sheet.value):
            own = kind_of(words).worded_parts(items[name], words) if name in items else {}
            for field in asked.get(name, {}):
                if field not in own:
                    yield missing_words(sheet, words, field, f"{phase.ref.id}/{name}/{field}")


def _claim_texts(phase: PhaseSheets) -> dict[tuple[str, str, str], set[str]]:
    """Give the languages that have each optional text of a claim (claim, field, name)."""
    having: dict[tuple[str, str, str], set[str]] = {}
    for tag, sheet in phase.words.items():
        for claim in sheet.value.claims:
            names = [("accounts", account.id) for account in claim.accounts]
            names += [("relations", relation.to) for relation in claim.relations]
            if claim.date_note:
                names.append(("date_note", "date_note"))
            for field, name in names:
                having.setdefault((claim.id, field, name), set()).add(tag)
    return having


def _compare(
    sheet: Sheet[Any],
    holder: Any,
    words: Iterable[Any],
    ids: Iterable[str],
    field: str = "",
    scope: str = "",
) -> Iterator[Problem]:
    """Compare entries of words with the ids that must have words."""
    wanted, found = list(ids), {each.id for each in words}
    for each in wanted:
        if each not in found:
            yield missing_words(sheet, holder, field, f"{scope}{each}")
    for entry in words:
        if entry.id not in wanted:
            yield _extra(sheet, entry, f"{scope}{entry.id}", set(wanted))


def _extra(sheet: Sheet[Any], entry: Any, name: str, known: set[str]) -> Problem:
    close = nearest(name.rsplit("/", 1)[-1], sorted(known))
    return sheet.problem(
        entry,
        "words-for-nothing",
        _l("The record has nothing with the id '%(id)s'.", id=name),
        _l("Did you mean '%(name)s'?", name=close)
        if close
        else _l("Take it out, or add it to the record."),
        id=name,
    )
