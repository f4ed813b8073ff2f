"""The key of each item can be told from the record, and is the only one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, PhaseSheets, Sheet
from qusayr_tui.domain.edtf import overlaps, parse_edtf
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.item_facts import forms_of, speakers_of
from qusayr_tui.domain.items_of import items_of, words_of_items
from qusayr_tui.domain.model import Claim
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

_Report = Callable[..., Problem]


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report keys that are missing, that clash, or that two answers would fit."""
    claims = sheets.claims()
    for phase in sheets.phases:
        if phase.record is None:
            continue
        for name, item in items_of(phase.record.value):
            report = _reporter(phase.record, f"{phase.ref.id}/{name}")
            yield from _order(item, claims, report)
            yield from _bins(item, report)
            yield from _speakers(item, claims, report)
            yield from _pairs(sheets, phase, name, item, report)
            yield from _places(sheets, item, report)
            yield from _writing(sheets, phase, name, item, report)


def _reporter(sheet: Sheet[Any], name: str) -> _Report:
    def report(
        at: object, code: str, message: LazyText, remedy: LazyText, field: str = ""
    ) -> Problem:
        where = f"{name}/{at.id}" if hasattr(at, "id") and not hasattr(at, "claims") else name
        return sheet.problem(at, code, message, remedy, field=field, id=where)

    return report


def _order(item: Any, claims: dict[str, Claim], report: _Report) -> Iterator[Problem]:
    dated = [each for each in kind_of(item).dated_claims(item) if each in claims]
    for one, two in combinations(dated, 2):
        if overlaps(parse_edtf(claims[one].date), parse_edtf(claims[two].date)):
            yield report(
                item,
                "dates-overlap",
                _l(
                    "'%(one)s' and '%(two)s' cannot be put in order: their dates overlap.",
                    one=one,
                    two=two,
                ),
                _l("Choose claims whose dates are apart."),
                "options",
            )


def _bins(item: Any, report: _Report) -> Iterator[Problem]:
    """Each statement names one of the bins, or the claim whose status is its bin."""
    if not hasattr(item, "bins"):
        return
    computed = isinstance(item.bins, str)
    bins = [] if computed else [each.id for each in item.bins]
    for option in item.options:
        if computed and not option.claim:
            yield report(
                option,
                "statement-without-claim",
                _l("This statement has no claim to take its status from."),
                _l("Name the claim, and no bin."),
            )
        elif computed and option.bin:
            yield report(
                option,
                "bin-is-computed",
                _l("The status of a claim is computed, never written."),
                _l("Take 'bin' out."),
                "bin",
            )
        elif not computed and option.bin not in bins:
            yield report(
                option,
                "statement-without-bin",
                _l("This statement is in none of the bins."),
                _l("Write 'bin: …', one of: %(known)s.", known=", ".join(bins)),
                "bin" if option.bin else "",
            )


def _speakers(item: Any, claims: dict[str, Claim], report: _Report) -> Iterator[Problem]:
    """Exactly one of those offered says that each claim is so."""
    if kind_of(item).manner != "sort" or not hasattr(item, "among"):
        return
    for claim in item.claims:
        if claim not in claims:
            continue
        fits = [each for each in item.among if each in speakers_of(claims[claim])]
        if not fits:
            yield report(
                item,
                "nobody-says-so",
                _l("None of those offered says '%(claim)s'.", claim=claim),
                _l("Add the actor or the source of one of its accounts."),
                "among",
            )
        elif len(fits) > 1:
            yield report(
                item,
                "two-say-so",
                _l(
                    "'%(claim)s' is said by more than one of those offered: %(names)s.",
                    claim=claim,
                    names=", ".join(fits),
                ),
                _l("Offer one of them."),
                "among",
            )


def _pairs(
    sheets: CourseSheets, phase: PhaseSheets, name: str, item: Any, report: _Report
) -> Iterator[Problem]:
    """No two pairs have a side in common, or two answers would be right."""
    pairs = getattr(item, "pairs", ())
    terms = [pair.term for pair in pairs if pair.term]
    for pair in pairs:
        if pair.term and terms.count(pair.term) > 1:
            yield report(
                pair,
                "pairs-clash",
                _l("Two pairs have '%(text)s' in common.", text=pair.term),
                _l("Let each side belong to one pair."),
            )
    for sheet in phase.words.values() if pairs else ():
        words = dict(words_of_items(sheet.value)).get(name)
        for side in ("left", "right"):
            seen: set[str] = set()
            for each in getattr(words, "pairs", ()):
                text = fold(getattr(each, side))
                if text in seen:
                    yield sheet.problem(
                        each,
                        "pairs-clash",
                        _l("Two pairs have '%(text)s' in common.", text=getattr(each, side)),
                        _l("Let each side belong to one pair."),
                        field=side,
                        id=f"{phase.ref.id}/{name}/{each.id}",
                    )
                seen.add(text)


def _places(sheets: CourseSheets, item: Any, report: _Report) -> Iterator[Problem]:
    """The place that is meant is offered, and all that are offered can be drawn."""
    if not getattr(item, "place", None):
        return
    if item.place not in item.among:
        yield report(
            item,
            "place-not-offered",
            _l("'%(place)s' is not among the places offered.", place=item.place),
            _l("Add it to 'among'."),
            "among",
        )
    known = sheets.record.get("places")
    undrawn = {each.id for each in known.value if each.lat is None} if known else set()
    for place in item.among:
        if place in undrawn:
            yield report(
                item,
                "place-without-position",
                _l(
                    "The position of '%(place)s' is unknown, so it cannot be pointed to.",
                    place=place,
                ),
                _l("Offer places that have coordinates."),
                "among",
            )


def _writing(
    sheets: CourseSheets, phase: PhaseSheets, name: str, item: Any, report: _Report
) -> Iterator[Problem]:
    """Something is accepted, in each language, and what is preferred is among it."""
    if kind_of(item).manner != "write":
        return
    if bool(item.term) == bool(item.answers):
        yield report(
            item,
            "term-or-answers",
            _l("What may be written here is either a term or a list of answers."),
            _l("Write 'term: …', or a list 'answers' of which each has an 'id'."),
        )
        return
    for tag, sheet in phase.words.items():
        words: Any = dict(words_of_items(sheet.value)).get(name)
        if words is None:
            continue
        forms = [form for each in words.accept for form in each.forms]
        if item.term:
            glossary = sheets.words[tag].get("glossary")
            entries = glossary.value if glossary else ()
            forms = [form for each in entries if each.id == item.term for form in forms_of(each)]
            if not forms:
                continue
        if not any(fold(form) == fold(words.prefer) for form in forms):
            yield sheet.problem(
                words,
                "preferred-not-accepted",
                _l("'%(text)s' is preferred but would not be accepted.", text=words.prefer),
                _l("Write it in one of the forms that are accepted."),
                field="prefer",
                id=f"{phase.ref.id}/{name}",
            )
