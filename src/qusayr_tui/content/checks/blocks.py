"""Blocks have a fair length, cite what the record says, and leave no claim untold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, PhaseSheets, Sheet
from qusayr_tui.domain.model import Block, BlockKind
from qusayr_tui.domain.prose import Citation, parse_prose
from qusayr_tui.i18n.lazy import lazy_gettext as _l

FEWEST_WORDS, MOST_WORDS = 15, 110
MOST_CLAIMS_IN_BLOCK = 5
MOST_CLAIMS_IN_PASSAGE = 3

NEEDS_CLAIMS: frozenset[BlockKind] = frozenset({"history"})


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report blocks that are too short, too long, or cite other claims than the record."""
    cited: set[str] = set()
    for phase in sheets.phases:
        if phase.record is None:
            continue
        for block in phase.record.value.blocks:
            name = f"{phase.ref.id}/{block.id}"
            cited.update(block.claims)
            yield from _record(phase.record, block, name)
            for sheet in phase.words.values():
                words = next((each for each in sheet.value.blocks if each.id == block.id), None)
                if words is not None:
                    yield from _length(sheet, words, name)
                    yield from _citations(sheet, words, block, name)
    if sheets.whole:
        for phase in sheets.phases:
            yield from _untold(phase, cited)


def _record(sheet: Sheet[Any], block: Block, name: str) -> Iterator[Problem]:
    if block.kind in NEEDS_CLAIMS and not block.claims:
        yield sheet.problem(
            block,
            "history-without-claim",
            _l("A block of history rests on claims; this one names none."),
            _l("Name them in 'claims', or give the block another kind."),
            field="claims",
            id=name,
        )
    if len(block.claims) > MOST_CLAIMS_IN_BLOCK:
        yield sheet.problem(
            block,
            "too-many-claims",
            _l("This block rests on %(found)s claims.", found=len(block.claims)),
            _l("Part it: a block takes at most %(most)s.", most=MOST_CLAIMS_IN_BLOCK),
            field="claims",
            id=name,
        )


def _length(sheet: Sheet[Any], words: Any, name: str) -> Iterator[Problem]:
    count = len(parse_prose(words.text)[0].plain().split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        yield sheet.problem(
            words,
            "block-length",
            _l("This block has %(count)s words.", count=count),
            _l("Write %(least)s to %(most)s.", least=FEWEST_WORDS, most=MOST_WORDS),
            field="text",
            id=name,
        )


def _citations(sheet: Sheet[Any], words: Any, block: Block, name: str) -> Iterator[Problem]:
    spans = [span for part in parse_prose(words.text)[0].paragraphs for span in part]
    found = [span.claim for span in spans if isinstance(span, Citation)]
    for claim in dict.fromkeys(found):
        if claim not in block.claims:
            yield sheet.problem(
                words,
                "citation-not-in-record",
                _l("The record does not name '%(claim)s' for this block.", claim=claim),
                _l("Add it to the block's 'claims', or cite one that is there."),
                field="text",
                offset=words.text.find(f"[^{claim}]"),
                id=name,
            )
    if found or len(block.claims) > 1:
        for claim in block.claims:
            if claim not in found:
                yield sheet.problem(
                    words,
                    "claim-not-cited",
                    _l(
                        "The record names '%(claim)s', but this text does not cite it.", claim=claim
                    ),
                    _l("Write [^%(claim)s] after the words that rest on it.", claim=claim),
                    field="text",
                    id=name,
                )
    yield from _crowded(sheet, words, spans, name)


def _crowded(sheet: Sheet[Any], words: Any, spans: list[Any], name: str) -> Iterator[Problem]:
    """Report more citations side by side than a reader can tell apart."""
    row = 0
    for span in spans:
        row = row + 1 if isinstance(span, Citation) else 0
        if row > MOST_CLAIMS_IN_PASSAGE:
            yield sheet.problem(
                words,
                "too-many-citations",
                _l("More than %(most)s claims stand side by side.", most=MOST_CLAIMS_IN_PASSAGE),
                _l("Give each its own words."),
                field="text",
                id=name,
            )
            return


def _untold(phase: PhaseSheets, cited: set[str]) -> Iterator[Problem]:
    if phase.record is None:
        return
    for claim in phase.record.value.claims:
        if claim.id not in cited and claim.audience == "everyone":
            yield phase.record.problem(
                claim,
                "claim-untold",
                _l("No block of the course tells '%(claim)s'.", claim=claim.id),
                _l("Cite it in a block, or write 'audience: teacher'."),
                field="id",
                id=claim.id,
            )
