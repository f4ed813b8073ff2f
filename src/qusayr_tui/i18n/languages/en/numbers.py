"""English number words and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from qusayr_tui.i18n.languages.reading import NumberReader, Spelled, Value
from qusayr_tui.i18n.languages.written_dates import DateReader, DateWords

ONES = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9},
}
TEENS = {
    **{"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15},
    **{"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19},
}
TENS = {
    **{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70},
    **{"eighty": 80, "ninety": 90},
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
ARTICLES = ("a", "an")
PLURALS = {
    **{"tens": "tens", "dozens": "tens", "hundreds": "hundreds", "thousands": "thousands"},
    **{"millions": "millions", "billions": "billions"},
}
"""Words that say how large a number is, and no more."""

FRACTIONS = {
    **{"half": Fraction(1, 2), "halves": Fraction(1, 2)},
    **{"third": Fraction(1, 3), "thirds": Fraction(1, 3)},
    **{"quarter": Fraction(1, 4), "quarters": Fraction(1, 4)},
}
HALVES = ("half", "halves")

MONTHS = {
    **{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7},
    **{"august": 8, "september": 9, "october": 10, "november": 11, "december": 12},
}
SHORT_MONTHS = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9},
    **{"sep": 9, "oct": 10, "nov": 11, "dec": 12},
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)


def _days() -> dict[str, int]:
    days = {word: number for number, word in enumerate(ORDINALS, 1)}
    days |= {f"twenty-{word}": 20 + number for number, word in enumerate(ORDINALS[:9], 1)}
    return days | {"thirtieth": 30, "thirty-first": 31}


def spell(words: Sequence[str]) -> Iterator[Spelled]:
    """Read the numbers in a run of words that numbers are made of."""
    at = 0
    while at < len(words):
        read = _number(words, at)
        if read is None:
            at += 1
        else:
            yield at, *read
            at = read[0]


_Read = tuple[int, Value, bool]
"""Where the words end, value, whether approximate."""


def _number(words: Sequence[str], at: int) -> _Read | None:
    """Read a number, and what it multiplies: two thirds, three dozen, two and a half."""
    word = words[at]
    if word in PLURALS:
        return _magnitude(words, at)
    if word in HALVES:
        return _half(words, at)
    if word == "dozen":
        return at + 1, Fraction(12), True
    if f"{word}s" in PLURALS and word != "ten":
        # Several hundred, a few thousand.
        return at + 1, PLURALS[f"{word}s"], False
    value, after = _whole(words, at)
    if after == at:
        if word not in ARTICLES:
            return None
        value, after = 1, at + 1
    following = words[after] if after < len(words) else ""
    if following == "dozen":
        return after + 1, Fraction(value * 12), True
    if following in HALVES and value == 1:
        return _half(words, after)
    if following in FRACTIONS:
        return after + 1, value * FRACTIONS[following], False
    return after, Fraction(value), False


def _half(words: Sequence[str], at: int) -> _Read:
    """Read half, and half a dozen."""
    after = at + 2 if words[at + 1 : at + 2] and words[at + 1] in ARTICLES else at + 1
    if words[after : after + 1] == ["dozen"]:
        return after + 1, Fraction(6), True
    return at + 1, Fraction(1, 2), False


def _magnitude(words: Sequence[str], at: int) -> _Read:
    """Read hundreds, and tens of thousands, which no figure of a course can be."""
    size = PLURALS[words[at]]
    if words[at + 1 : at + 2] == ["of"] and at + 2 < len(words) and words[at + 2] in PLURALS:
        return at + 3, f"{size} of {words[at + 2]}", False
    return at + 1, size, False


def _whole(words: Sequence[str], at: int) -> tuple[int, int]:
    """Read a whole number; gives where it ends, which is *at* where there is none."""
    total, end = 0, at
    while True:
        start = _after_and(words, end) if end > at else at
        group, after = _below_thousand(words, start)
        if after == start:
            return total, end
        if after >= len(words) or words[after] not in SCALES:
            return total + group, after
        total += group * SCALES[words[after]]
        end = after + 1


def _below_thousand(words: Sequence[str], at: int) -> tuple[int, int]:
    group, after = _below_hundred(words, at)
    if after == at or after >= len(words) or words[after] != "hundred":
        return group, after
    rest = _after_and(words, after + 1)
    units, end = _below_hundred(words, rest)
    return group * 100 + units, end if end > rest else after + 1


def _after_and(words: Sequence[str], at: int) -> int:
    """Skip *and* in *two hundred and five*."""
    return at + 1 if words[at : at + 1] == ["and"] else at


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    word = words[at] if at < len(words) else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ARTICLES and (following == "hundred" or following in SCALES):
        return 1, at + 1
    if word in TENS:
        ones = ONES.get(following, 0)
        return TENS[word] + ones, at + 2 if ones else at + 1
    if word in TEENS:
        return TEENS[word], at + 1
    return (ONES[word], at + 1) if word in ONES else (0, at)


_AFTER_FRACTION = (
    r"(?=\W*$|[^\w\s]|\s+(?:of|as|more|less|to|were|was|had|have|has|are|is|and|or|in|on|at|by)\b)"
)
"""What shows that *a third* is a part, not the one after the second."""

_LARGE = "hundred|thousand|million|billion|dozen"
_NUMBERS = "|".join(
    sorted({*ONES, *TEENS, *TENS, *SCALES, *PLURALS, "hundred", "dozen"}, key=len, reverse=True)
)
_ORDINAL = rf"(?!(?:-\w+){{0,4}}-(?:{'|'.join(ORDINALS)})(?!\w))"
_WORD = (
    rf"(?:an?(?=[\s-]+(?:{_LARGE}|half|third|quarter)(?!\w))"
    rf"|(?:{_NUMBERS})(?!\w){_ORDINAL}"
    r"|half(?!\w)(?!-(?!(?:a-)?dozen)[^\W\d_])"
    rf"|(?:third|quarter)(?!\w){_AFTER_FRACTION}"
    r"|(?:halves|thirds|quarters)(?!\w))"
)
_LINK = r"(?:\s*-\s*|\s+)(?:(?:and|of)[\s-]+)?"

READER = NumberReader(
    DateReader(
        DateWords(
            months=MONTHS,
            short_months=SHORT_MONTHS,
            weekdays=WEEKDAYS,
            days=_days(),
            day_ending="st|nd|rd|th",
            article="the",
            separators=r"and|or|to|until|till|through|[–-]",
            before_month=r"\s+(?:of\s+)?",
            before_year=r",?\s+(?:of\s+)?",
            month_first=True,
            after_month_first=(
                "after|and|as|at|before|but|by|for|from|had|he|in|is|it|on|or|she|that|the|they|"
                "to|until|was|we|were|when|with"
            ),
            also_words=("march", "may"),
        )
    ),
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?",
    group=",",
    ordinals="st|nd|rd|th",
    runs=rf"(?<!\w)(?<!\w-){_WORD}(?:{_LINK}{_WORD})*",
    spell=spell,
    scales={"hundred": 100, **SCALES, "dozen": 12},
    half=r"(?:\s+[^\W\d_]+)?\s+and\s+a\s+half(?!\w)",
)
"""Reads the figures and dates of an English text."""
