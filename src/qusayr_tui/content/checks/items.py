"""Items can be answered, and rest on what the phase shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, Sheet
from qusayr_tui.domain.items_of import items_of
from qusayr_tui.domain.model import Phase
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.domain.quiz.items import MOST_OPTIONS
from qusayr_tui.i18n.lazy import lazy_gettext as _l

FEWEST = {"order": 3, "write": 0}
"""Options that an item has at least, by its manner; else two."""


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report items that letters cannot answer, without a right option, or without a proof."""
    for ref, sheet in sheets.records():
        for name, item in items_of(sheet.value):
            whole_name = f"{ref.id}/{name}"
            yield from _counts(sheet, item, whole_name)
            yield from _typed(sheet, item, whole_name)
            yield from _proof(sheet, sheet.value, item, whole_name)


def _counts(sheet: Sheet[Any], item: Any, name: str) -> Iterator[Problem]:
    """Letters reach six options, bins or segments; fewer than two leave nothing to choose."""
    kind = kind_of(item)
    least = FEWEST.get(kind.manner, 2)
    field = next(
        (each for each in ("options", "pairs", "segments", "among") if hasattr(item, each)), ""
    )
    found = len(kind.option_ids(item))
    if not least <= found <= MOST_OPTIONS:
        yield sheet.problem(
            item,
            "option-count",
            _l("This item has %(found)s options.", found=found),
            _l("Write %(least)s to %(most)s of them.", least=least, most=MOST_OPTIONS),
            field=field,
            id=name,
        )
    for field in ("bins", "among"):
        bins = getattr(item, field, "")
        if bins and not isinstance(bins, str) and not 2 <= len(bins) <= MOST_OPTIONS:
            yield sheet.problem(
                item,
                "bin-count",
                _l("There are %(found)s to choose from here.", found=len(bins)),
                _l("Write %(least)s to %(most)s of them.", least=2, most=MOST_OPTIONS),
                field=field,
                id=name,
            )


def _typed(sheet: Sheet[Any], item: Any, name: str) -> Iterator[Problem]:
    """Where options are typed as right or wrong, some are right, and wrong ones have a tag."""
    field = "segments" if hasattr(item, "segments") else "options"
    typed = [option for option in getattr(item, field, ()) if hasattr(option, "right")]
    if not typed:
        return
    right = [option for option in typed if option.right]
    if not right or (kind_of(item).manner == "one" and len(right) > 1):
        yield sheet.problem(
            item,
            "right-count",
            _l("%(found)s options are right.", found=len(right)),
            _l("Mark one of them 'right: true'; in 'choices' and 'mark' one or more."),
            field=field,
            id=name,
        )
    for option in typed:
        if not option.right and hasattr(option, "tag") and not option.tag:
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
