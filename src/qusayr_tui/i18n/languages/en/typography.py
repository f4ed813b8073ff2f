"""English typography: curly quotation marks, figures held to a word beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qusayr_tui.i18n.languages.typesetting import NumberRule, typeset_prose

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"),
)

ABOUT = ("about", "almost", "approximately", "around", "nearly", "over", "roughly", "some")

NEVER_NOUNS = (
    "a after against also am an and are as at be because been before being between but by can "
    "could did do does during for from had has have he her here his how however if in into is it "
    "its may might more not of off on onto or our out per she should since so than that the their "
    "them then there these they this those through to too under until up upon was we were what "
    "when where which while who whom whose will with within without would yet you your"
)
"""Words that may follow a figure without being what it counts."""

_OPENERS = frozenset("([{“‘«—–-/\u00a0\u202f")
_QUOTES = re.compile("[\"']")

_hold_figures = NumberRule(MONTHS, ABOUT, NEVER_NOUNS)


def typeset(text: str) -> str:
    """Set quotation marks and apostrophes, and the no-break spaces of figures."""
    return typeset_prose(text, _set_paragraph)


def _set_paragraph(text: str) -> str:
    if "'" in text or '"' in text:
        text = _curl(text)
    return _hold_figures(text)


def _curl(text: str) -> str:
    signs = list(text)
    for at, sign in _curled(text):
        signs[at] = sign
    return "".join(signs)


def _curled(text: str) -> Iterator[tuple[int, str]]:
    """Give what each straight mark becomes; an opening single one only when it is closed."""
    opened: int | None = None
    for found in _QUOTES.finditer(text):
        at = found.start()
        opens = _may_open(text, at)
        if found[0] == '"':
            yield at, "“" if opens else "”"
            continue
        yield at, "’"
        following = text[at + 1 : at + 2]
        if opens and not following.isdigit():
            opened = at
        elif opened is not None and not following.isalnum():
            yield opened, "‘"
            opened = None


def _may_open(text: str, at: int) -> bool:
    """Tell whether a mark stands where a quotation begins.

    Asterisks of emphasis and other marks between it and the word before do not count.
    """
    after = text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    before = text[max(0, at - 4) : at].rstrip("*\"'")
    if not before:
        return at <= 4
    return before[-1].isspace() or before[-1] in _OPENERS
