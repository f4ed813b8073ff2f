"""Say dates in words, with their doubt, as a language says them.

What is a date is the domain's to know; here it needs to look like `Dated` only. Months and
the order of day, month and year come from Babel (CLDR); what doubt adds is a message.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

import babel
from babel import UnknownLocaleError
from babel.dates import format_date, format_skeleton

from qusayr_tui.i18n.languages import language_rules
from qusayr_tui.i18n.lazy import LazyText, Translations
from qusayr_tui.i18n.lazy import lazy_gettext as _l

BRITISH = "en_GB"


class DatedPoint(Protocol):
    """A year, a month or a day."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int | None: ...
    @property
    def day(self) -> int | None: ...
    @property
    def some_day(self) -> bool: ...


class Dated(Protocol):
    """A date of a course: one, two ends, or none."""

    @property
    def shape(self) -> str: ...
    @property
    def start(self) -> DatedPoint | None: ...
    @property
    def end(self) -> DatedPoint | None: ...
    @property
    def approximate(self) -> bool: ...
    @property
    def uncertain(self) -> bool: ...


def date_in_words(dated: Dated, tag: str, translations: Translations) -> str:
    """Give `1 March 2012`, `entre le 6 et le 13 février 2012`, `date unknown`…"""
    return _Speaker(tag, translations, short=False).say(dated)


def short_date_in_words(dated: Dated, tag: str, translations: Translations) -> str:
    """Give the same with months shortened, for lists and margins."""
    return _Speaker(tag, translations, short=True).say(dated)


def tick_in_words(day: date, unit: str, tag: str) -> str:
    """Name a tick of an axis of days, months or years in few cells: `10 Feb`, `nov. 2011`."""
    skeleton = {"day": "MMMd", "month": "yMMM"}.get(unit, "y")
    words = str(format_skeleton(skeleton, day, locale=_locale(tag)))
    first = language_rules(tag).first_day
    return f"{first}{words[1:]}" if unit == "day" and first and words.startswith("1 ") else words


class _Speaker:
    """Says dates in one language, in full or in short."""

    def __init__(self, tag: str, translations: Translations, *, short: bool) -> None:
        self._locale = _locale(tag)
        self._rules = language_rules(tag)
        self._translations = translations
        self._short = short

    def say(self, dated: Dated) -> str:
        """Give the whole date, with its doubt."""
        start, end = dated.start, dated.end
        if start is not None and end is not None:
            if dated.shape == "single":
                return self._single(dated, start)
            words = self._two_ends(dated.shape, start, end)
        elif start is not None:
            words = self._since(start)
        elif end is not None:
            words = self._until(end)
        else:
            return self._text(_l("date unknown"))
        return self._doubted(dated, words)

    def _doubted(self, dated: Dated, words: str) -> str:
        if dated.approximate:
            return self._text(_l("%(date)s or so", date=words))
        return self._text(_l("%(date)s, perhaps", date=words)) if dated.uncertain else words

    def _text(self, lazy: LazyText) -> str:
        return self._rules.elide(lazy.render(self._translations))

    def _single(self, dated: Dated, point: DatedPoint) -> str:
        words = self._point(point)
        if point.some_day:
            return self._doubted(dated, self._text(_l("on a day in %(month)s", month=words)))
        # French has an article before a day and none before a month or a year.
        if dated.approximate and point.day:
            return self._text(_l("about %(day)s", day=words))
        if dated.approximate:
            return self._text(_l("about %(month)s", month=words))
        if dated.uncertain and point.day:
            return self._text(_l("perhaps on %(day)s", day=words))
        return self._text(_l("perhaps in %(month)s", month=words)) if dated.uncertain else words

    def _since(self, point: DatedPoint) -> str:
        words = self._point(point)
        day = point.day is not None
        return self._text(
            _l("since %(day)s", day=words) if day else _l("since %(month)s", month=words)
        )

    def _until(self, point: DatedPoint) -> str:
        words = self._point(point)
        day = point.day is not None
        return self._text(
            _l("until %(day)s", day=words) if day else _l("until %(month)s", month=words)
        )

    def _two_ends(self, shape: str, start: DatedPoint, end: DatedPoint) -> str:
        first, last = self._without_what_repeats(start, end), self._point(end)
        between = shape == "between"
        # One message for each pair: French has an article before a day only.
        if start.day and end.day:
            days = {"day": first, "last_day": last}
            message = _l("between %(day)s and %(last_day)s", **days)
            return self._text(message if between else _l("%(day)s – %(last_day)s", **days))
        if start.day:
            ends = {"day": first, "last_month": last}
            message = _l("between %(day)s and %(last_month)s", **ends)
            return self._text(message if between else _l("%(day)s – %(last_month)s", **ends))
        if end.day:
            ends = {"month": first, "last_day": last}
            message = _l("between %(month)s and %(last_day)s", **ends)
            return self._text(message if between else _l("%(month)s – %(last_day)s", **ends))
        months = {"month": first, "last_month": last}
        message = _l("between %(month)s and %(last_month)s", **months)
        return self._text(message if between else _l("%(month)s – %(last_month)s", **months))

    def _without_what_repeats(self, start: DatedPoint, end: DatedPoint) -> str:
        """Take off the start what the end says again: the year, and the month of two days.

        Only where the year stands last, as in English and French; else the start stays whole.
        """
        words, year = self._point(start), f" {start.year}"
        if start.year != end.year or start.month is None or not words.endswith(year):
            return words
        if start.month == end.month and start.day and end.day:
            day = words.partition(" ")[0]
            return day if str(start.day) in day else words
        return words.removesuffix(year)

    def _point(self, point: DatedPoint) -> str:
        day = date(point.year, point.month or 1, point.day or 1)
        if point.day:
            words: str = format_date(day, "medium" if self._short else "long", self._locale)
            first = self._rules.first_day
            return f"{first}{words[1:]}" if first and words.startswith("1 ") else words
        if point.month:
            skeleton = "yMMM" if self._short else "yMMMM"
            return str(format_skeleton(skeleton, day, locale=self._locale))
        return str(format_skeleton("y", day, locale=self._locale))


def _locale(tag: str) -> babel.Locale:
    if tag == "en":
        return babel.Locale.parse(BRITISH)
    try:
        return babel.Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return babel.Locale.parse(BRITISH)
