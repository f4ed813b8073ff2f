"""Items can be answered, their keys are backed, and nothing but the sources gives them away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, PhaseSheets, Sheet
from qusayr_tui.domain.edtf import overlaps, parse_edtf
from qusayr_tui.domain.model import Claim, Phase
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.domain.quiz.items import MOST_OPTIONS
from qusayr_tui.i18n.lazy import lazy_gettext as _l

LONGEST_RIGHT = 1.6
"""How many times longer than the longest wrong option a right one may be."""


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report items without a sound key, a proof, or a tag on what is wrong."""
    claims = sheets.claims()
    for phase in sheets.phases:
        if phase.record is None:
            continue
        for item in phase.record.value.items:
            name = f"{phase.ref.id}/{item.id}"
            yield from _options(phase.record, item, name)
            yield from _proof(phase.record, phase.record.value, item, name)
            yield from _order(phase.record, item, claims, name)
            yield from _lengths(phase, item, name)


def _options(sheet: Sheet[Any], item: Any, name: str) -> Iterator[Problem]:
    options = kind_of(item).option_ids(item)
    least = 3 if kind_of(item).ordered else 2
    if not least <= len(options) <= MOST_OPTIONS:
        yield sheet.problem(
            item,
            "option-count",
            _l("This item has %(found)s options.", found=len(options)),
            _l("Write %(least)s to %(most)s of them.", least=least, most=MOST_OPTIONS),
            field="options",
            id=name,
        )
    typed = [option for option in getattr(item, "options", ()) if hasattr(option, "right")]
    if not typed:
        return
    right = [option for option in typed if option.right]
    if not right or (not kind_of(item).several and len(right) > 1):
        yield sheet.problem(
            item,
            "right-count",
            _l("%(found)s options are right.", found=len(right)),
            _l("Mark one of them 'right: true'; in 'choices' one or more."),
            field="options",
            id=name,
        )
    for option in typed:
        if not option.right and not option.tag:
            yield sheet.problem(
                option,
                "wrong-without-tag",
                _l("This wrong option does not say which mistake it stands for."),
                _l("Add 'tag: …', one of the misconceptions of course.yaml."),
                id=f"{name}/{option.id}",
            )


def _proof(sheet: Sheet[Any], phase: Phase, item: Any, name: str) -> Iterator[Problem]:
    if not item.claims:
        yield sheet.problem(
            item,
            "item-without-claim",
            _l("This item rests on no claim."),
            _l("Name in 'claims' what a block of the phase shows."),
            field="claims",
            id=name,
        )
        return
    cited = {claim for block in phase.blocks for claim in block.claims}
    for index, claim in enumerate(item.claims):
        if claim not in cited:
            yield sheet.problem(
                item,
                "claim-not-shown",
                _l("No block of this phase cites '%(claim)s'.", claim=claim),
                _l("Cite it in a block, or ask about something that is shown."),
                field="claims",
                index=index,
                id=name,
            )
    block = next((each for each in phase.blocks if each.id == item.proof), None)
    if block is not None and not set(block.claims) & set(item.claims):
        yield sheet.problem(
            item,
            "proof-shows-nothing",
            _l("The block '%(block)s' cites no claim of this item.", block=block.id),
            _l("Name a block that does, or leave 'proof' out."),
            field="proof",
            id=name,
        )


def _order(sheet: Sheet[Any], item: Any, claims: dict[str, Claim], name: str) -> Iterator[Problem]:
    dated = [each for each in kind_of(item).dated_claims(item) if each in claims]
    for one, two in combinations(dated, 2):
        if overlaps(parse_edtf(claims[one].date), parse_edtf(claims[two].date)):
            yield sheet.problem(
                item,
                "dates-overlap",
                _l(
                    "'%(one)s' and '%(two)s' cannot be put in order: their dates overlap.",
                    one=one,
                    two=two,
                ),
                _l("Choose claims whose dates are apart."),
                field="options",
                id=name,
            )


def _lengths(phase: PhaseSheets, item: Any, name: str) -> Iterator[Problem]:
    """The right option must not stand out by its length."""
    right = {
        option.id for option in getattr(item, "options", ()) if getattr(option, "right", False)
    }
    if len(right) != 1:
        return
    for sheet in phase.words.values():
        words = next((each for each in sheet.value.items if each.id == item.id), None)
        options = getattr(words, "options", ())
        wrong = [len(option.text) for option in options if option.id not in right]
        for option in options:
            if option.id in right and wrong and len(option.text) > LONGEST_RIGHT * max(wrong):
                yield sheet.problem(
                    option,
                    "right-is-longest",
                    _l("The right option is by far the longest, which gives it away."),
                    _l("Shorten it, or say more in the others."),
                    field="text",
                    id=f"{name}/{option.id}",
                )
