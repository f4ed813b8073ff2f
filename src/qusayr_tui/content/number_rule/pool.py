"""What a passage may write: the figures and dates of its claims and of their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import msgspec

from qusayr_tui.domain.claims import ORDERS_OF_MAGNITUDE
from qusayr_tui.domain.edtf import Edtf, Point, parse_edtf
from qusayr_tui.domain.model import Account, Bound, Claim, Source
from qusayr_tui.i18n.languages.reading import Value

Month = tuple[int, int]


class PoolDate(msgspec.Struct, frozen=True):
    """One date that a claim or a source has."""

    edtf: Edtf
    doubtful: bool
    """Whether whoever writes its day must say that it is doubtful."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The date itself, or its two ends; an open end is none."""
        return tuple(dict.fromkeys(each for each in (self.edtf.start, self.edtf.end) if each))

    def has_day(self, year: int | None, month: int, day: int) -> int | None:
        """Give the year in which it has this very day; None when it has not."""
        for point in self.points:
            if (point.month, point.day) == (month, day) and year in (None, point.year):
                return point.year
        return None

    def month_years(self, month: int) -> range | list[int]:
        """Give the years whose *month* meets this date; none when only its year is known.

        An open end lends no month: `../2012-02` does not know of November 2011.
        """
        if all(point.month is None for point in self.points):
            return []
        first, last = self._months()
        return [year for year in range(first[0], last[0] + 1) if first <= (year, month) <= last]

    def has_year(self, year: int) -> bool:
        """Tell whether the date is of this year, or lasted through it."""
        return bool(self.points) and self.points[0].year <= year <= self.points[-1].year

    def covers(self, year: int | None, month: int, day: int | None) -> bool:
        """Tell whether what it is too coarse to say lies within it."""
        if not self.points:
            return False
        first, last = self._months()
        years = range(first[0], last[0] + 1) if year is None else [year]
        coarse = any(point.month is None or (day and point.day is None) for point in self.points)
        return coarse and any(first <= (each, month) <= last for each in years)

    def _months(self) -> tuple[Month, Month]:
        first, last = self.points[0], self.points[-1]
        return (first.year, first.month or 1), (last.year, last.month or 12)


class Pool:
    """The figures and dates of some claims."""

    def __init__(self, claims: Iterable[Claim], sources: Mapping[str, Source]) -> None:
        self.figures: dict[Value, set[Bound]] = {}
        self.dates: list[PoolDate] = []
        for claim in claims:
            self._add(claim, sources)

    def _add(self, claim: Claim, sources: Mapping[str, Source]) -> None:
        doubtful = claim.date_basis in ("inferred", "disputed")
        self.dates += _dates([claim.date], doubtful)
        for account in claim.accounts:
            self.dates += _dates([account.date], doubtful)
            self.dates += _dates([account.said], None)
            found = (sources[each].date for each in account.sources if each in sources)
            self.dates += _dates(found, None)
            for figure in account.figures:
                self.figures.setdefault(figure_value(figure.value), set()).add(figure.bound)

    def as_given_by(self, account: Account) -> Pool:
        """Give the pool for words about one account: its own numbers with its own bounds."""
        own = Pool((), {})
        own.dates = self.dates
        for figure in account.figures:
            own.figures.setdefault(figure_value(figure.value), set()).add(figure.bound)
        own.figures = self.figures | own.figures
        return own

    def has_year(self, year: int) -> bool:
        """Tell whether a date is of this year."""
        return any(each.has_year(year) for each in self.dates)

    def with_day(self, year: int | None, month: int, day: int) -> list[PoolDate]:
        """Give the dates that are this day, of any year where *year* is None."""
        return [each for each in self.dates if each.has_day(year, month, day) is not None]

    def year_of_month(self, month: int, *preferred: int | None) -> int | None:
        """Give the year in which a date meets *month*, one of *preferred* first."""
        years = [year for each in self.dates for year in each.month_years(month)]
        return next((each for each in preferred if each in years), years[0] if years else None)

    def covers(self, year: int | None, month: int, day: int | None) -> bool:
        """Tell whether a coarser date holds what is written."""
        return any(each.covers(year, month, day) for each in self.dates)


def figure_value(text: str) -> Value:
    """Give the value of a figure of the record."""
    try:
        return text if text in ORDERS_OF_MAGNITUDE else Fraction(text)
    except (ValueError, ZeroDivisionError):
        return text


def _dates(texts: Iterable[str | None], doubtful: bool | None) -> Iterator[PoolDate]:
    """Read dates; *doubtful* is None for dates of texts, which are no doubt of the event's."""
    for text in texts:
        if text:
            edtf = parse_edtf(text)
            if edtf.shape != "unknown":
                yield PoolDate(edtf, doubtful is not None and (doubtful or edtf.doubtful))
