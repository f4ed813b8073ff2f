"""French typography: guillemets, double punctuation, grouped digits."""

from __future__ import annotations

import re

from qusayr_tui.i18n.languages.typesetting import (
    CODE,
    GAP,
    NARROW,
    NO_BREAK,
    NumberRule,
    curl_apostrophes,
    typeset_prose,
)

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
    *("janv", "févr", "avr", "juill", "sept", "oct", "nov", "déc"),
)

ABOUT = ("environ", "presque", "quelque")

NEVER_NOUNS = (
    "a à ai ainsi alors après au aussi auraient aurait aux avaient avait avant avec avoir car ce "
    "ces cet cette chez comme contre d dans de depuis des dès donc dont du elle elles en encore "
    "entre est et étaient était eux furent fut il ils jusqu l la là le les leur leurs lors lui "
    "mais même n ne ni non ont on ou où par parce pas pendant plus plutôt pour puis qu quand que "
    "qui s sa sans se selon sera seraient serait seront ses si soit son sont sous sur tandis "
    "toujours un une vers voire y"
)
"""Words that may follow a figure without being what it counts."""

_ENDS = rf"[\w»)\]”’%°*{CODE}]"
"""What a sentence or one of its members may end with."""

_AFTER = rf"(?=[\s»)\]”’*{CODE}]|$)"

_OPENING = re.compile(rf"«(?:{GAP})?")
_CLOSING = re.compile(rf"(?<=[^\s«])(?:{GAP})?»|(?<=«){GAP}»")
_HIGH = re.compile(rf"(?<=[^\s«]){GAP}(?=[;!?])|(?<={_ENDS})(?=[;!?]+{_AFTER})")
_COLON = re.compile(rf"(?<=[^\s«]){GAP}(?=:)|(?<={_ENDS})(?=:{_AFTER})")
_DIGITS = re.compile(rf"(?<![\w.,-])\d{{1,3}}(?:{GAP}\d{{3}})+(?!\w)")
_HOURS = re.compile(rf"(?<!\w)(\d{{1,2}}){GAP}h{GAP}(?=\d\d(?!\w))")
_GAP = re.compile(GAP)

_hold_figures = NumberRule(MONTHS, ABOUT, NEVER_NOUNS)


def typeset(text: str) -> str:
    """Set apostrophes, and the no-break spaces of quotations, punctuation and figures."""
    return typeset_prose(text, _set_paragraph)


def _set_paragraph(text: str) -> str:
    text = curl_apostrophes(text)
    text = _OPENING.sub(f"«{NO_BREAK}", text)
    text = _CLOSING.sub(f"{NO_BREAK}»", text)
    text = _HIGH.sub(NARROW, text)
    text = _COLON.sub(NO_BREAK, text)
    text = _DIGITS.sub(lambda found: _GAP.sub(NARROW, found[0]), text)
    text = _hold_figures(text)
    return _HOURS.sub(rf"\1{NO_BREAK}h{NO_BREAK}", text)
