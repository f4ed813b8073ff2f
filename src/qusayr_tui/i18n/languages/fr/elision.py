"""Elision of the little words that messages put before a name or a month."""

from __future__ import annotations

import re

# Months and languages only: no word among them begins with an aspirated h.
_DE = re.compile(r"\b([dD])e (?=[aàâeéèêëiîïoôuùûüy])", re.IGNORECASE)


def elide(text: str) -> str:
    """Give *text* with `de` shortened before a vowel: `un jour d’avril`."""
    return _DE.sub(r"\1’", text)
