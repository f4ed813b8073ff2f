"""French number words and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from qusayr_tui.i18n.languages.reading import NumberReader, Spelled, Value
from qusayr_tui.i18n.languages.written_dates import DateReader, DateWords

ONES = {
    **{"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7},
    **{"huit": 8, "neuf": 9},
}
TEENS = {
    **{"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15},
    **{"seize": 16},
}
TENS = {
    **{"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    **{"septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
}
MILLIONS = {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
THOUSAND = ("mille", "mil")
HUNDRED = ("cent", "cents")
COLLECTIVES = {
    **{"huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20},
    **{"trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60},
    **{"centaine": 100, "millier": 1000},
}
PLURALS = {f"{word}s": count for word, count in COLLECTIVES.items()}
MAGNITUDES = {10: "tens", 12: "tens", 100: "hundreds", 1000: "thousands"}
FRACTIONS = {
    **{"moitié": Fraction(1, 2), "moitiés": Fraction(1, 2), "tiers": Fraction(1, 3)},
    **{"quart": Fraction(1, 4), "quarts": Fraction(1, 4)},
}
HALF = ("demi", "demie")

MONTHS = {
    **{"janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6},
    **{"juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11},
    **{"décembre": 12, "decembre": 12},
}
SHORT_MONTHS = {
    **{"janv": 1, "févr": 2, "avr": 4, "juil": 7, "juill": 7, "oct": 10, "nov": 11, "déc": 12},
}
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ENDS_OF_DAYS = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")


def _days() -> dict[str, int]:
    days = {"premier": 1, **{word: ONES[word] for word in ENDS_OF_DAYS}, **TEENS}
    days |= {"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20, "trente": 30}
    for tens, value in (("vingt", 20), ("trente", 30)):
        days |= {f"{tens} et un": value + 1, f"{tens}-et-un": value + 1}
    return days | {f"vingt-{word}": 20 + ONES[word] for word in ENDS_OF_DAYS}


def spell(words: Sequence[str]) -> Iterator[Spelled]:
    """Read the numbers in a run of words that numbers are made of."""
    at = 0
    while at < len(words):
        read = _collective(words, at) or _number(words, at)
        if read is None:
            at += 1
        else:
            yield at, *read
            at = read[0]


_Read = tuple[int, Value, bool]
"""Where the words end, value, whether approximate."""


def _number(words: Sequence[str], at: int) -> _Read | None:
    """Read a number, and what it multiplies: deux tiers, trois douzaines, deux et demi."""
    value, after = _whole(words, at)
    if after == at:
        if words[at] in FRACTIONS:
            return at + 1, FRACTIONS[words[at]], False
        return (at + 1, Fraction(1, 2), False) if words[at] in HALF else None
    following = words[after] if after < len(words) else ""
    if following in HALF and value == 1:
        return _half(words, after)
    if following in FRACTIONS:
        return after + 1, value * FRACTIONS[following], False
    counted = COLLECTIVES.get(following) or PLURALS.get(following)
    if counted:
        scale, end = _scale(words, after + 1)
        return end, Fraction(value * counted * scale), True
    return after, Fraction(value), False


def _half(words: Sequence[str], at: int) -> _Read:
    if words[at + 1 : at + 2] and words[at + 1] in ("douzaine", "centaine"):
        return at + 2, Fraction(COLLECTIVES[words[at + 1]], 2), True
    return at + 1, Fraction(1, 2), False


def _collective(words: Sequence[str], at: int) -> _Read | None:
    """Read a word such as vingtaine, or dizaines, that no number stands before."""
    if words[at] in HALF:
        return _half(words, at)
    if words[at] in COLLECTIVES:
        scale, end = _scale(words, at + 1)
        return end, Fraction(COLLECTIVES[words[at]] * scale), True
    if words[at] not in PLURALS:
        return None
    magnitude = MAGNITUDES.get(PLURALS[words[at]], words[at])
    if words[at + 1 : at + 2] == ["de"] and words[at + 2] in (*PLURALS, *MILLIONS):
        return at + 3, f"{magnitude} of {words[at + 2]}", False
    return at + 1, magnitude, False


def _scale(words: Sequence[str], at: int) -> tuple[int, int]:
    """Read « de milliers » after a count of tens, hundreds or so."""
    if words[at : at + 1] == ["de"] and at + 1 < len(words):
        scale = MILLIONS.get(words[at + 1]) or PLURALS.get(words[at + 1])
        if scale:
            return scale, at + 2
    return 1, at


def _whole(words: Sequence[str], at: int) -> tuple[int, int]:
    """Read a whole number; gives where it ends, which is *at* where there is none."""
    total = 0
    while True:
        group, after = _below_million(words, at)
        if after >= len(words) or words[after] not in MILLIONS or after == at:
            return total + group, after
        total += group * MILLIONS[words[after]]
        at = after + 1


def _below_million(words: Sequence[str], at: int) -> tuple[int, int]:
    group, after = _below_thousand(words, at)
    if after >= len(words) or words[after] not in THOUSAND:
        return group, after
    rest = _after_and(words, after + 1)
    units, end = _below_thousand(words, rest)
    return (group or 1) * 1000 + units, end if end > rest else after + 1


def _below_thousand(words: Sequence[str], at: int) -> tuple[int, int]:
    group, after = _below_hundred(words, at)
    if after >= len(words) or words[after] not in HUNDRED or group > 19:
        return group, after
    rest = _after_and(words, after + 1)
    units, end = _below_hundred(words, rest)
    return (group or 1) * 100 + units, end if end > rest else after + 1


def _after_and(words: Sequence[str], at: int) -> int:
    """Skip « et » in « mille et une » and « cent et un »."""
    linked = words[at : at + 1] == ["et"] and words[at + 1 : at + 2]
    return at + 1 if linked and words[at + 1] in ("un", "une") else at


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    word = words[at] if at < len(words) else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == "quatre" and following in ("vingt", "vingts"):
        return _with_units(words, at + 2, 80)
    if word in TENS:
        return _with_units(words, at + 1, TENS[word])
    if word == "dix" and ONES.get(following, 0) >= 7:
        return 10 + ONES[following], at + 2
    if word in TEENS:
        return TEENS[word], at + 1
    return (ONES[word], at + 1) if word in ONES else (0, at)


def _with_units(words: Sequence[str], at: int, tens: int) -> tuple[int, int]:
    """Add what follows a ten: « et un », « deux », and « onze » after 60 and 80."""
    skipped = at
    if words[at : at + 1] == ["et"] and words[at + 1 : at + 2]:
        if words[at + 1] not in ("un", "une", "onze"):
            return tens, at
        skipped = at + 1
    word = words[skipped] if skipped < len(words) else ""
    if word in ONES:
        return tens + ONES[word], skipped + 1
    if word in TEENS and tens in (60, 80):
        teens, end = _below_hundred(words, skipped)
        return tens + teens, end
    return tens, at


_WORDS = "|".join(
    sorted(
        {
            *(*ONES, *TEENS, *TENS, *MILLIONS, *THOUSAND, *HUNDRED, "vingts"),
            *(*COLLECTIVES, *PLURALS, *FRACTIONS, *HALF),
        },
        key=len,
        reverse=True,
    )
)
_NEVER = (
    r"(?!(?<=pour\s)cent(?!\w)|(?<=en\s)quarantaine|demi-(?:tour|mot|mesure|frère|sœur|cercle))"
)
"""Percentages and words that only look like numbers."""

_ORDINAL = r"(?!(?:-\w+){0,4}-\w*ièmes?(?!\w)|\s+et\s+(?:un|onz)ième)"

_WORD = rf"{_NEVER}(?:{_WORDS})(?!\w){_ORDINAL}"

READER = NumberReader(
    DateReader(
        DateWords(
            months=MONTHS,
            short_months=SHORT_MONTHS,
            weekdays=WEEKDAYS,
            days=_days(),
            day_ending="er",
            article="le|du|au",
            separators="et|ou|au|à|puis|jusqu'au|jusqu'à|[–-]",
            before_year=r"\s+(?:de\s+)?",
        )
    ),
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?",
    group=r" \u00a0\u202f",
    runs=rf"(?<!\w)(?<!\w-){_WORD}(?:(?:\s*-\s*|\s+)(?:(?:et|de)[\s-]+)?{_WORD})*",
    spell=spell,
    scales={"mille": 1000, **MILLIONS, **PLURALS},
    half=r"(?:\s+[^\W\d_]+)?\s+et\s+demie?(?!\w)",
)
"""Reads the figures and dates of a French text."""
