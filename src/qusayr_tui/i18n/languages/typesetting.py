"""What the typographic rules of all languages are built from.

Rules see one paragraph at a time and take every space alike, ordinary or not, so that
typesetting a text twice changes nothing. They never see codes: link targets, citations,
addresses, times and entities are put aside first and come back as they were.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

NO_BREAK = "\u00a0"
NARROW = "\u202f"
"""The narrow no-break space."""

GAP = f"[ \t\n{NO_BREAK}{NARROW}]+"
"""Any white space inside a paragraph, as a regular expression."""

CODE = "\ufffc"
"""Stands for a code while rules are at work."""

_CODES = re.compile(
    rf"{CODE}"
    r"|\]\([^()\s]*\)"  # the target of a link
    r"|\[\^[^\[\]\n]*\]"  # a citation
    r"|(?:https?://|\bwww\.)[^\s<>«»]*[^\s<>«».,;:!?)\]*]"
    r"|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!:?\d)"  # a time
    r"|&#?\w{1,32};"
)
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n\s*)")

_FIGURE = rf"\d{{1,3}}(?:{NARROW}\d{{3}})+|\d+(?:[.,]\d+)*(?:er|st|nd|rd|th)?"

UNITS = frozenset(("%", "km", "m", "cm", "mm", "kg", "g", "h", "min", "€"))
"""Signs of units that mean the same in every language; one is never alone on a row."""

Rule = Callable[[str], str]


def typeset_prose(text: str, rule: Rule) -> str:
    """Apply *rule* to each paragraph of *text*, and to no code."""
    codes = _CODES.findall(text)
    parts = _PARAGRAPHS.split(_CODES.sub(CODE, text) if codes else text)
    parts[::2] = map(rule, parts[::2])
    if not codes:
        return "".join(parts)
    pieces = "".join(parts).split(CODE)
    return pieces[0] + "".join(code + piece for code, piece in zip(codes, pieces[1:], strict=True))


def set_apostrophes(text: str) -> str:
    """Give *text* with typographic apostrophes: the whole of the neutral rules."""
    return typeset_prose(text, curl_apostrophes)


def curl_apostrophes(paragraph: str) -> str:
    """Turn each straight apostrophe into a typographic one."""
    return paragraph.replace("'", "’")


class NumberRule:
    """Hold a figure to one word beside it: to its month, its unit, its *about*, else its noun.

    Never to two of them: what cannot be broken must stay short.
    """

    def __init__(self, months: Collection[str], about: Collection[str], never_nouns: str) -> None:
        self._months = frozenset(months)
        self._never_nouns = frozenset(never_nouns.split()) | frozenset(about)
        self._figure = re.compile(
            rf"(?:(?<![\w’-])(?P<about>(?i:{'|'.join(about)}))(?P<before>{GAP}))?"
            rf"(?<![\w.,’-])(?P<figure>{_FIGURE})(?!\w)"
            rf"(?:(?P<after>{GAP})(?=(?P<word>[^\W\d_]+\b|[%€$£°])))?"
        )

    def __call__(self, paragraph: str) -> str:
        """Set the no-break spaces of the figures in *paragraph*."""
        return self._figure.sub(self._hold, paragraph)

    def _hold(self, found: re.Match[str]) -> str:
        about, before, after = (found[name] or "" for name in ("about", "before", "after"))
        figure, word = found["figure"], (found["word"] or "").casefold()
        if word in UNITS or (word in self._months and _is_day(figure)):
            after = NO_BREAK
        elif about:
            before = NO_BREAK
        elif after and not _is_year(figure) and word not in self._never_nouns:
            after = NO_BREAK
        return f"{about}{before}{figure}{after}"


def _is_day(figure: str) -> bool:
    digits = re.match(r"\d+", figure)
    return digits is not None and len(digits[0]) <= 2


def _is_year(figure: str) -> bool:
    return len(figure) == 4 and figure.isdigit() and "1800" <= figure < "2100"
