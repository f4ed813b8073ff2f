"""Read the dates of a course: the subset of EDTF that the course format describes (part 4).

EDTF is ISO 8601-2 (Library of Congress profile). Only what is listed there is read; a date
says how fine it is, how sure, and whether something lasted or happened once in between.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

Shape = Literal["single", "lasted", "between", "unknown"]
UNKNOWN = "unknown"
"""Ours, not EDTF's: no source gives a date."""

_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}|XX))?)?", re.ASCII)


class EdtfError(ValueError):
    """A text that is no date of the subset; `text` says why, for people."""

    def __init__(self, text: LazyText) -> None:
        super().__init__(text.message)
        self.text = text


class Point(msgspec.Struct, frozen=True):
    """A year, a month or a day, as fine as it was written."""

    year: int
    month: int | None = None
    day: int | None = None
    some_day: bool = False
    """A day of the month, not known which (`2012-02-XX`)."""

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class Edtf(msgspec.Struct, frozen=True):
    """A date of the course."""

    shape: Shape
    """One date; from … to …; once, between two days; or no date."""
    start: Point | None = None
    """The date itself where `shape` is `single`; None for an open start."""
    end: Point | None = None
    """The same as `start` where `shape` is `single`; None for an open end."""
    approximate: bool = False
    """`~`: about this date."""
    uncertain: bool = False
    """`?`: perhaps this date."""

    @property
    def earliest(self) -> date | None:
        """The first day that it can mean; None when open or unknown."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that it can mean; None when open or unknown."""
        return self.end.latest if self.end else None

    @property
    def doubtful(self) -> bool:
        """Whether `~` or `?` was written."""
        return self.approximate or self.uncertain


@lru_cache(maxsize=2048)
def parse_edtf(text: str) -> Edtf:
    """Read a date; raises `EdtfError` for whatever is not in the subset."""
    if text == UNKNOWN:
        return Edtf("unknown")
    bare, approximate, uncertain = text, False, False
    if text[-1:] in ("~", "?"):
        bare, approximate, uncertain = text[:-1], text[-1] == "~", text[-1] == "?"
    if bare.startswith("[") and bare.endswith("]"):
        start, end = _two(bare[1:-1], "..", text)
        shape: Shape = "between"
    elif "/" in bare:
        start, end = _two(bare, "/", text)
        shape = "lasted"
    else:
        point = _point(bare, text)
        return Edtf("single", point, point, approximate, uncertain)
    if start and end and start.earliest > end.latest:
        raise EdtfError(_l("The date '%(text)s' ends before it begins.", text=text))
    return Edtf(shape, start, end, approximate, uncertain)


def sort_key(edtf: Edtf) -> tuple[date, date]:
    """Give what puts dates in order: open starts first, unknown dates last."""
    if edtf.shape == "unknown":
        return date.max, date.max
    return edtf.earliest or date.min, edtf.latest or date.max


def overlaps(one: Edtf, two: Edtf) -> bool:
    """Tell whether it cannot be said which comes first; always so for an unknown date."""
    if "unknown" in (one.shape, two.shape):
        return True
    first, second = sorted((sort_key(one), sort_key(two)))
    return second[0] <= first[1]


def _two(text: str, separator: str, whole: str) -> tuple[Point | None, Point | None]:
    left, found, right = text.partition(separator)
    if not found:
        raise EdtfError(_l("'%(text)s' is not a date.", text=whole))
    if separator == "/":
        # `..` is EDTF's open end; of two open ends nothing would be left.
        start = None if left == ".." else _point(left, whole)
        end = None if right == ".." else _point(right, whole)
        if start is None and end is None:
            raise EdtfError(_l("The date '%(text)s' is open at both ends.", text=whole))
    else:
        start, end = _point(left, whole), _point(right, whole)
    if (start and start.some_day) or (end and end.some_day):
        raise EdtfError(_l("In '%(text)s', XX stands where a day is needed.", text=whole))
    return start, end


def _point(text: str, whole: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise EdtfError(_l("'%(text)s' is not a date.", text=whole))
    year = int(found["year"])
    month = int(found["month"]) if found["month"] else None
    some_day = found["day"] == "XX"
    day = int(found["day"]) if found["day"] and not some_day else None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise EdtfError(
            _l("The calendar has no '%(date)s' ('%(text)s').", date=text, text=whole)
        ) from None
    return Point(year, month, day, some_day)
