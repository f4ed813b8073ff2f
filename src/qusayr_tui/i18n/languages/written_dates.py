"""Find the dates that a text writes, whole or in part, in any language with month names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

NO_DAY_BEFORE = 60
"""How many characters before a month its days are looked for."""

_DIGITS = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?P<year>\d{4})(?!\w|[.,]\d)"
_ISO = re.compile(r"(?<![\w/.,-])(\d{4})-(\d{2})-(\d{2})(?![\w-])")


class WrittenDate(msgspec.Struct, frozen=True):
    """A date that a text writes; a year that stands alone is read as a number."""

    start: int
    end: int
    month: int
    year: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 for Monday, as written; None where none is."""


class DateWords(msgspec.Struct, frozen=True):
    """How a language writes dates. Names and words of days are in lower case."""

    months: Mapping[str, int]
    """Names of months, in all their spellings."""
    short_months: Mapping[str, int] = {}
    """Shortened names, read only beside a day or a year."""
    weekdays: tuple[str, ...] = ()
    """From Monday to Sunday."""
    days: Mapping[str, int] = {}
    """Words for the days of a month, with single spaces and hyphens."""
    day_ending: str = ""
    """Regular expression of what may be glued to a day in digits: `er`."""
    article: str = "(?!)"
    """Regular expression of what may stand before a day in a list, or after a weekday: `le`."""
    separators: str = "[–-]"
    """Regular expression of what parts two dates that share a month or a year: `et`."""
    before_month: str = r"\s+"
    """Regular expression of what stands between day and month."""
    before_year: str = r"\s+"
    """Regular expression of what stands between month and year."""
    month_first: bool = False
    """Whether `February 9, 2012` is read, too."""
    after_month_first: str = "(?!)"
    """Regular expression of words after `February 9` that are not counted by the 9."""
    also_words: tuple[str, ...] = ()
    """Months that mean something else, too: alone, they are read inside a sentence only,
    with a capital."""


class DateReader:
    """Reads the dates of one language."""

    def __init__(self, words: DateWords) -> None:
        self.weekdays = words.weekdays
        self._words = words
        self._months = {**words.months, **words.short_months}
        article = rf"(?:(?:{words.article})\s+)?"
        joined = rf"\s*(?:{words.separators})\s*{article}"
        spelled = "|".join(re.escape(day).replace(r"\ ", r"\s+") for day in _longest(words.days))
        weekday = rf"(?:{_any(words.weekdays)}),?\s+{article}"
        number = rf"{_DIGITS}(?:{words.day_ending})?(?!\w|[.,/]\d)"
        day = rf"(?:{weekday})?(?:{number}|(?:{spelled or '(?!)'})(?![\w-]))"
        days = rf"(?P<days>(?:(?:{day}\s*,\s*)*{day}{joined})?{day})"
        self._month = _compiled(rf"(?<!\w)(?:{_any(self._months)})(?!\w)")
        self._before = _compiled(rf"(?<![\w/])(?<!\w-)(?<!\d[.,]){days}{words.before_month}\Z")
        self._year = _compiled(rf"\.?{words.before_year}{_YEAR}")
        follows = rf"(?!\s+(?!(?:{words.after_month_first})(?!\w))(?-i:[^\W\d_A-Z]))"
        self._after = _compiled(rf"\.?\s+{article}{days}(?:{words.before_year}{_YEAR}|{follows})")
        self._weekday_before = _compiled(rf"(?<!\w)({_any(words.weekdays)}),?\s+\Z")
        self._day = _compiled(
            rf"(?:(?P<weekday>{_any(words.weekdays)}),?\s+{article})?"
            rf"(?P<day>\d+|(?:{spelled or '(?!)'})(?![\w-]))"
        )
        self._between = _compiled(joined)

    def read(self, text: str) -> list[WrittenDate]:
        """Give the dates of *text* in the order in which they stand.

        A day that its month does not have is given as it is written.
        """
        found = list(self._named(text))
        for iso in _ISO.finditer(text):
            year, month, day = map(int, iso.groups())
            if 1 <= month <= 12 and 1 <= day <= 31:
                found.append(WrittenDate(iso.start(), iso.end(), month, year, day))
        found.sort(key=lambda each: each.start)
        return self._sharing_years(text, found)

    def _named(self, text: str) -> Iterator[WrittenDate]:
        end = 0
        for found in self._month.finditer(text):
            dates = self._around(text, found, end)
            if dates:
                end = dates[-1].end
                yield from dates

    def _around(self, text: str, found: re.Match[str], floor: int) -> list[WrittenDate]:
        """Give the dates that share the month *found*; none before *floor*."""
        month = self._months[found[0].casefold()]
        floor = max(floor, found.start() - NO_DAY_BEFORE)
        before = self._before.search(text[floor : found.start()])
        year = self._year.match(text, found.end())
        if before is not None:
            end = year.end() if year else found.end()
            return self._days(text, floor + before.start("days"), before["days"], end, month, year)
        after = self._after.match(text, found.end()) if self._words.month_first else None
        if after is not None:
            dates = self._days(text, after.start("days"), after["days"], after.end(), month, after)
            return [self._opened(text, found.start(), floor, dates[0]), *dates[1:]]
        if year is not None:
            return [WrittenDate(found.start(), year.end(), month, int(year["year"]))]
        return [WrittenDate(found.start(), found.end(), month)] if self._stands(text, found) else []

    def _days(
        self, text: str, at: int, days: str, end: int, month: int, year: re.Match[str] | None
    ) -> list[WrittenDate]:
        """Give one date for each of the *days*; the last one ends where the whole ends."""
        found = list(self._day.finditer(days))
        written = int(year["year"]) if year and year["year"] else None
        dates = []
        for each in found:
            word = re.sub(r"\s+", " ", each["day"].casefold())
            day = int(word) if word.isdigit() else self._words.days[word]
            weekday = self._weekday(each["weekday"])
            last = at + each.end() if each is not found[-1] else end
            dates.append(WrittenDate(at + each.start(), last, month, written, day, weekday))
        return dates

    def _opened(self, text: str, start: int, floor: int, first: WrittenDate) -> WrittenDate:
        """Let a date whose month comes first begin there, or at its weekday."""
        weekday = self._weekday_before.search(text[floor:start])
        if weekday is None:
            return msgspec.structs.replace(first, start=start)
        opening = floor + weekday.start()
        return msgspec.structs.replace(first, start=opening, weekday=self._weekday(weekday[1]))

    def _weekday(self, word: str | None) -> int | None:
        return self.weekdays.index(word.casefold()) if word else None

    def _stands(self, text: str, found: re.Match[str]) -> bool:
        """Tell whether a word is a month where neither day nor year stands beside it."""
        word = found[0].casefold()
        if word not in self._words.months:
            return False
        if word not in self._words.also_words:
            return True
        before = text[max(0, found.start() - 20) : found.start()].rstrip()[-1:]
        return found[0][0].isupper() and (before.islower() or before in (",", ";"))

    def _sharing_years(self, text: str, dates: Sequence[WrittenDate]) -> list[WrittenDate]:
        """Give dates without a year that of the one they are joined to: 19 May to 5 June 2013."""
        shared: list[WrittenDate] = []
        for each in reversed(dates):
            after = shared[-1] if shared else None
            if (
                each.year is None
                and after is not None
                and after.year is not None
                and (each.month, each.day or 0) <= (after.month, after.day or 31)
                and self._between.fullmatch(text, each.end, after.start)
            ):
                each = msgspec.structs.replace(each, year=after.year)
            shared.append(each)
        return shared[::-1]


def day_exists(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest(words))) or "(?!)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
