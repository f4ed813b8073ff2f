"""The signs that the program draws, in two sets of the same meaning.

`UNICODE` is for terminals with a full font; `ASCII` for consoles without box drawing.
Signs are one cell wide, but for the marks of claims.
"""

from __future__ import annotations

import msgspec

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Signs(msgspec.Struct, frozen=True):
    """One set of signs."""

    ascii: bool
    hairline: str
    heavy: str
    bar: str
    """Stands in the margin of the block in hand."""
    done: str
    """One cell of the steps that are behind."""
    ahead: str
    """One cell of the steps to come."""
    current: str
    """Before the row in hand, and before no other."""
    up: str
    down: str
    left: str
    right: str
    dot: str
    """Between two short texts on one row."""
    yes: str
    no: str
    ticked: str
    unticked: str
    term: str
    """After a word that opens a card, where an underline cannot be seen."""
    crumb: str
    dash: str
    bracketed: bool = False
    """Whether marks of claims are written `[1]`: raised digits are small."""
    arabic: bool = True
    """Whether names in Arabic script are written: not every console has the letters."""

    def mark(self, number: int) -> str:
        """Give the mark of a claim: superscript, or in square brackets."""
        return f"[{number}]" if self.bracketed else str(number).translate(SUPERSCRIPTS)

    def keys(self, text: str) -> str:
        """Give the name of a key in this set: arrows as a console has them."""
        return text.translate(ARROWS_ASCII) if self.ascii else text

    def status(self, sign: str) -> str:
        """Give the form of a status sign in this set."""
        return STATUS_ASCII.get(sign, sign) if self.ascii else sign


def in_plain_signs(line: str) -> str:
    """Give a line of printed text with the signs of `ASCII`; words stay as they are."""
    return in_plain_typography(line.translate(ARROWS_ASCII).translate(_STATUS_TABLE))


def in_plain_typography(text: str) -> str:
    """Give a text of the same width with the quotes, dashes and spaces that a console has.

    Letters with accents and « » stay: consoles of Latin languages have them.
    """
    return text.translate(_TYPOGRAPHY)


ARROWS_ASCII = str.maketrans("↑↓←→", "^v<>")
STATUS_ASCII = {"●": "@", "◐": "/", "○": "o", "≠": "!", "?": "?"}
_STATUS_TABLE = str.maketrans(STATUS_ASCII)
_TYPOGRAPHY = str.maketrans("’‘“”–—\u202f", "''\"\"--\u00a0")

UNICODE = Signs(
    ascii=False,
    hairline="─",
    heavy="━",
    bar="▎",
    done="━",
    ahead="╌",
    current="▸",
    up="↑",
    down="↓",
    left="←",
    right="→",
    dot="·",
    yes="✓",
    no="✗",
    ticked="[x]",
    unticked="[ ]",
    term="°",
    crumb="›",
    dash="–",
)

ASCII = Signs(
    ascii=True,
    hairline="-",
    heavy="=",
    bar="|",
    done="=",
    ahead=".",
    current=">",
    up="^",
    down="v",
    left="<",
    right=">",
    dot=".",
    yes="v",
    no="x",
    ticked="[x]",
    unticked="[ ]",
    term="*",
    crumb=">",
    dash="-",
    bracketed=True,
    arabic=False,
)
