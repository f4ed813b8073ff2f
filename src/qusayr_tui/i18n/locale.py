"""One language, ready to show texts, numbers, lists and dates in.

Nothing is installed globally: a run holds as many `Locale` values as it likes. Babel is
imported where it formats, since most commands only need the texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from qusayr_tui.i18n.catalog import load_translations
from qusayr_tui.i18n.languages import language_rules
from qusayr_tui.i18n.lazy import LazyText, Translations
from qusayr_tui.i18n.negotiate import LAST_RESORT
from qusayr_tui.i18n.pseudo import PSEUDO_TAG, PseudoTranslations, pseudo_text

if TYPE_CHECKING:
    import datetime

    import babel

    from qusayr_tui.i18n.dates import Dated

_BRITISH = "en_GB"


@dataclass(frozen=True, slots=True)
class Locale:
    """A language with its catalog; equal to another one of the same tag."""

    tag: str
    """Language of the interface, as in the course's list: `fr`, `en`…"""
    translations: Translations = field(compare=False, repr=False)
    """The catalog; English where the program has none for this language."""

    def text(self, lazy: LazyText) -> str:
        """Give a text of the program in this language."""
        return lazy.render(self.translations, self.number)

    def number(self, number: int | Decimal) -> str:
        """Give a number with this language's separators (`1 234,5` with a narrow space)."""
        if isinstance(number, int) and abs(number) < 1000:
            return str(number)
        from babel.numbers import format_decimal

        return format_decimal(number, locale=_formats(self.tag))

    def list(self, items: Iterable[str], *, either: bool = False) -> str:
        """Give `a, b and c`, or `a, b or c`; nothing for no item."""
        from babel.lists import format_list

        return format_list(list(items), "or" if either else "standard", _formats(self.tag))

    def date(self, date: Dated) -> str:
        """Give a date in words, with its doubt."""
        from qusayr_tui.i18n.dates import date_in_words

        return date_in_words(date, self.tag, self.translations)

    def short_date(self, date: Dated) -> str:
        """Give a date for lists and margins, months shortened."""
        from qusayr_tui.i18n.dates import short_date_in_words

        return short_date_in_words(date, self.tag, self.translations)

    def tick(self, day: datetime.date, unit: str) -> str:
        """Name a tick of an axis of days, months or years (`day`, `month`, `year`)."""
        from qusayr_tui.i18n.dates import tick_in_words

        return tick_in_words(day, unit, self.tag)

    def name_of(self, tag: str) -> str:
        """Give the name that the language *tag* has for itself: `Français`, `English`."""
        return language_name(tag)

    def name_here(self, tag: str) -> str:
        """Give the name that this language has for the language *tag*: `allemand`, `German`."""
        known = _known_to_babel(tag)
        return (known.get_display_name(_formats(self.tag)) if known else None) or tag


@cache
def language_name(tag: str) -> str:
    """Give the name that the language *tag* has for itself, or the tag where none is known."""
    if tag == PSEUDO_TAG:
        return pseudo_text("Pseudo")
    if given := language_rules(tag).name:
        return given
    known = _known_to_babel(tag)
    name = (known.get_display_name(known) if known else None) or tag
    return name[0].upper() + name[1:]


def load_locale(tag: str) -> Locale:
    """Give the language *tag*; its texts are English where the program has no catalog for it."""
    if tag == PSEUDO_TAG:
        return Locale(tag, PseudoTranslations())
    return Locale(tag, load_translations(tag))


@cache
def _formats(tag: str) -> babel.Locale:
    """Give the rules for numbers and lists; English ones are British, also for unknown tags."""
    from babel import Locale as BabelLocale

    known = None if tag == LAST_RESORT else _known_to_babel(tag)
    return known or BabelLocale.parse(_BRITISH)


def _known_to_babel(tag: str) -> babel.Locale | None:
    from babel import Locale as BabelLocale
    from babel import UnknownLocaleError

    try:
        return BabelLocale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
