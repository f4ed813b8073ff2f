"""Nothing but the sources gives an answer away, and no question trips a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets, Sheet
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.items_of import items_of, words_of_items
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.i18n.languages import language_rules
from qusayr_tui.i18n.lazy import lazy_gettext as _l

LONGEST_RIGHT = 1.6
"""How many times longer than the longest wrong option a right one may be."""

NEARLY_THE_SAME = 0.93
"""Part of their characters that two options may have in common, in the same order."""

FEWEST_CHARACTERS = 12
"""Options shorter than this (a number, a name) are alike without being confused."""


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report right options that stand out, options that are nearly alike, negative questions."""
    for phase in sheets.phases:
        if phase.record is None:
            continue
        items = dict(items_of(phase.record.value))
        for tag, sheet in phase.words.items():
            for name, words in words_of_items(sheet.value):
                if name in items:
                    whole_name = f"{phase.ref.id}/{name}"
                    yield from _lengths(sheet, items[name], words, whole_name)
                    yield from _alike(sheet, words, whole_name)
                    yield from _negative(sheet, tag, words, whole_name)


def _lengths(sheet: Sheet[Any], item: Any, words: Any, name: str) -> Iterator[Problem]:
    """The right option must not stand out by its length."""
    right = {each.id for each in getattr(item, "options", ()) if getattr(each, "right", False)}
    if len(right) != 1:
        return
    wrong = [len(option.text) for option in words.options if option.id not in right]
    for option in words.options:
        if option.id in right and wrong and len(option.text) > LONGEST_RIGHT * max(wrong):
            yield sheet.problem(
                option,
                "right-is-longest",
                _l("The right option is by far the longest, which gives it away."),
                _l("Shorten it, or say more in the others."),
                field="text",
                id=f"{name}/{option.id}",
            )


def _alike(sheet: Sheet[Any], words: Any, name: str) -> Iterator[Problem]:
    """Two options that a reader cannot tell apart at a glance test eyes, not judgement."""
    for field in ("options", "bins", "segments"):
        for one, two in combinations(getattr(words, field, ()), 2):
            first, second = fold(one.text), fold(two.text)
            same = first == second
            if not same and min(len(first), len(second)) >= FEWEST_CHARACTERS:
                # Figures are what such options differ by; they must differ in more.
                same = _likeness(first, second) > NEARLY_THE_SAME
            if same:
                yield sheet.problem(
                    two,
                    "options-alike",
                    _l("This is nearly the same text as '%(id)s'.", id=one.id),
                    _l("Say where they differ, or take one out."),
                    field="text",
                    id=f"{name}/{two.id}",
                )


def _likeness(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.quick_ratio() <= NEARLY_THE_SAME:
        return 0.0
    return matcher.ratio()


def _negative(sheet: Sheet[Any], tag: str, words: Any, name: str) -> Iterator[Problem]:
    """A question for what is *not* so is answered wrongly by those who read well."""
    pattern = language_rules(tag).negative_question
    found = re.search(pattern, words.prompt, re.IGNORECASE) if pattern else None
    if found and kind_of(words).manner in ("one", "several"):
        yield sheet.problem(
            words,
            "negative-question",
            _l("'%(text)s' asks for what is not so.", text=found[0]),
            _l("Ask for what is so."),
            field="prompt",
            offset=found.start(),
            id=name,
        )
