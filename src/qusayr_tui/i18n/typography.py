"""Set a text as it is printed, from a text as it is typed."""

from __future__ import annotations

from qusayr_tui.i18n.languages import language_rules


def typeset(text: str, language: str) -> str:
    """Set the apostrophes, quotation marks and no-break spaces that *language* asks for.

    Authors type ordinary spaces and straight apostrophes. Link targets, citations,
    addresses and times stay as they are. Typesetting a text again changes nothing.
    """
    return language_rules(language).typeset(text)
