"""Give the reader of figures and dates of any language.

A language with a `numbers` module of its own has number words. Any other is read in digits,
with the names that Babel (CLDR) has for its months and days.
"""

from __future__ import annotations

from functools import cache

from qusayr_tui.i18n.languages import language_rules
from qusayr_tui.i18n.languages.reading import NumberReader
from qusayr_tui.i18n.languages.written_dates import DateReader, DateWords

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"


def has_number_words(tag: str) -> bool:
    """Tell whether number words of the language *tag* are read."""
    return language_rules(tag).numbers is not None


@cache
def number_reader(tag: str) -> NumberReader:
    """Give the reader of the language *tag*; digits and dates only where it has no words."""
    module = language_rules(tag).numbers
    if module is not None:
        reader: NumberReader = module.READER
        return reader
    return NumberReader(DateReader(_names_known_to_babel(tag)), _DIGITS, group=" \u00a0\u202f")


def _names_known_to_babel(tag: str) -> DateWords:
    from babel import Locale, UnknownLocaleError

    try:
        known = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return DateWords(months={})
    months = {
        name.casefold(): number
        for context in ("format", "stand-alone")
        for number, name in known.months[context]["wide"].items()
        if not name.isdigit()
    }
    days = known.days["format"]["wide"]
    return DateWords(
        months=months,
        weekdays=tuple(days[number].casefold() for number in range(7)),
        # `3.`, `3-a`: what a language glues to a day in digits is not in CLDR's names.
        day_ending=r"\.|-?[^\W\d_]{1,3}",
        before_month=r"\s+(?:[^\W\d_]{1,3}\s+)?",
        before_year=r",?\s+(?:[^\W\d_]{1,3}\s+)?",
    )
