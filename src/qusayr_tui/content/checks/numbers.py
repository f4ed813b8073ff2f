"""Numbers and dates are those of the claims cited, with their bounds and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qusayr_tui.content.number_rule.hedges import HedgeWords
from qusayr_tui.content.number_rule.judge import Checked, Fault, Judge
from qusayr_tui.content.number_rule.pool import Pool
from qusayr_tui.content.number_rule.texts import CheckedText, checked_texts
from qusayr_tui.content.number_rule.wording import say
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets
from qusayr_tui.domain.model import Claim, Source
from qusayr_tui.domain.words import WordLists
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.number_reading import has_number_words, number_reader

MOST_FAULTS = 50
"""Faults of one text that are told at once; a text with more is not prose."""


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report figures and dates that the cited claims do not have, or have with a doubt.

    A text that rests on a claim or source that could not be read is left alone.
    """
    pools = _Pools(sheets)
    hedges = {tag: HedgeWords(_word_lists(sheets, tag)) for tag in sheets.languages}
    blocks: dict[str, list[tuple[CheckedText, dict[Checked, str]]]] = {}
    for text in checked_texts(sheets):
        if not pools.can_judge(text):
            continue
        judge = Judge(number_reader(text.tag), hedges[text.tag], doubt=text.doubt)
        for passage in text.passages:
            judge.judge(passage, pools.of(passage.claims, text.account))
        yield from _problems(text, judge.faults[:MOST_FAULTS], hedges[text.tag])
        if text.block:
            blocks.setdefault(text.block, []).append((text, judge.checked))
    for told in blocks.values():
        yield from _differing(told)


def _problems(text: CheckedText, faults: Sequence[Fault], hedges: HedgeWords) -> Iterator[Problem]:
    offsets = text.offsets() if faults else []
    for fault in faults:
        message, remedy = say(fault, hedges)
        yield text.sheet.problem(
            text.record,
            fault.code,
            message,
            remedy,
            field=text.field,
            offset=offsets[fault.passage][fault.start],
            id=text.name,
        )


class _Pools:
    """The pools of a course, each made once."""

    def __init__(self, sheets: CourseSheets) -> None:
        self._claims: Mapping[str, Claim] = sheets.claims()
        self._whole = "sources" in sheets.record
        listed = sheets.record["sources"].value if self._whole else ()
        self._sources: dict[str, Source] = {each.id: each for each in listed}
        self._made: dict[tuple[str, ...], Pool] = {}

    def can_judge(self, text: CheckedText) -> bool:
        """Tell whether all that a text rests on was read; else what is missing is told."""
        claims = [claim for passage in text.passages for claim in passage.claims]
        return self._whole and all(claim in self._claims for claim in claims)

    def of(self, claims: tuple[str, ...], account: str) -> Pool | None:
        """Give the pool of some claims, or of an account of one; None for no claim."""
        if not claims:
            return None
        if claims not in self._made:
            self._made[claims] = Pool((self._claims[each] for each in claims), self._sources)
        pool = self._made[claims]
        accounts = self._claims[claims[0]].accounts if account else ()
        own = next((each for each in accounts if each.id == account), None)
        return pool.as_given_by(own) if own else pool


def _word_lists(sheets: CourseSheets, tag: str) -> WordLists:
    sheet = sheets.course_words.get(tag)
    return sheet.value.words if sheet else WordLists()


def _differing(told: Sequence[tuple[CheckedText, dict[Checked, str]]]) -> Iterator[Problem]:
    """Report what a block says in one language and not in another.

    Where number words are not read, a number that is missing may be there in words.
    """
    for text, checked in told:
        if not has_number_words(text.tag):
            continue
        missing: dict[Checked, tuple[str, str]] = {}
        for other, theirs in told:
            for what, words in theirs.items():
                if what not in checked:
                    missing.setdefault(what, (words, other.tag))
        if missing:
            listed = ", ".join(f"{words} ({tag})" for words, tag in missing.values())
            yield text.sheet.problem(
                text.record,
                "figures-differ",
                _l("Another language has what this text lacks: %(missing)s.", missing=listed),
                _l("Write it here too, or take it out there."),
                field=text.field,
                id=text.name,
            )
