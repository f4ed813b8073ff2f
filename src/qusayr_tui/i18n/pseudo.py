"""Make a language that nobody speaks, to find texts that were never marked for translation.

Every text of the program comes out accented, a third longer and between ⟦ and ⟧. What stands
on a screen without brackets escaped translation; what is cut has no room for a long language.
"""

from __future__ import annotations

import gettext
import re

PSEUDO_TAG = "qps"
"""The tag by which it is asked for; never listed among the languages."""

_GROWTH = 0.35
_ACCENTED = str.maketrans(
    "aceghijklnorstuwyzACDEGHIJKLNORSTUWYZ",
    "àçéĝĥîĵķĺñöŕšţûŵýžÀÇĎÉĜĤÎĴĶĹÑÖŔŠŢÛŴÝŽ",
)
_KEPT = re.compile(r"(%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|%%|\{[^{}]*\})")


def pseudo_text(text: str) -> str:
    """Give *text* accented, padded and bracketed, its placeholders untouched."""
    if not text:
        return text
    parts = _KEPT.split(text)
    shown = "".join(part if at % 2 else part.translate(_ACCENTED) for at, part in enumerate(parts))
    growth = round(sum(map(len, parts[::2])) * _GROWTH)
    return f"⟦{shown}{_padding(growth)}⟧"


def _padding(length: int) -> str:
    """Give *length* characters in short words, so that a long text still wraps."""
    return ("~ ~~~~~~~" * (length // 9 + 1))[:length].rstrip().rjust(length, "~")


class PseudoTranslations(gettext.NullTranslations):
    """Translate every message by `pseudo_text`."""

    def gettext(self, message: str) -> str:
        """Give the pseudo form of *message*."""
        return pseudo_text(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the pseudo form of the singular for one, of the plural for any other number."""
        return pseudo_text(msgid1 if n == 1 else msgid2)
