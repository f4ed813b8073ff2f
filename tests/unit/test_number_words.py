"""Every whole number written in words is read back; so are dates, fractions and dozens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from qusayr_tui.i18n.languages.reading import WrittenFigure
from qusayr_tui.i18n.languages.written_dates import WrittenDate
from qusayr_tui.i18n.number_reading import has_number_words, number_reader

EN_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FR_ONES = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FR_TENS = ["_", "_", "vingt", "trente", "quarante", "cinquante", "soixante"]


def english(number: int) -> str:
    """Spell a number below 10,000 as British English does."""
    if number < 20:
        return EN_ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return EN_TENS[tens] + (f"-{EN_ONES[ones]}" if ones else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    many, rest = divmod(number, size)
    link = " and " if rest < 100 else " "
    return f"{english(many)} {name}" + (link + english(rest) if rest else "")


def french(number: int) -> str:
    """Spell a number below 10,000 in French, hyphens inside tens only."""
    if number < 20:
        return FR_ONES[number]
    if number < 100:
        return _french_tens(number)
    if number < 1000:
        many, rest = divmod(number, 100)
        hundred = "cent" if many == 1 else f"{FR_ONES[many]} cent" + ("" if rest else "s")
        return hundred + (f" {french(rest)}" if rest else "")
    many, rest = divmod(number, 1000)
    thousand = "mille" if many == 1 else f"{french(many)} mille"
    return thousand + (f" {french(rest)}" if rest else "")


def _french_tens(number: int) -> str:
    if number >= 80:
        rest = number - 80
        return "quatre-vingts" if not rest else f"quatre-vingt-{FR_ONES[rest]}"
    tens = min(number // 10, 6)
    rest = number - tens * 10
    if not rest:
        return FR_TENS[tens]
    return FR_TENS[tens] + (f" et {FR_ONES[rest]}" if rest in (1, 11) else f"-{FR_ONES[rest]}")


def hyphenated(number: int) -> str:
    """Spell as French has done since 1990: hyphens everywhere."""
    return french(number).replace(" ", "-")


def figures(tag: str, text: str) -> list[str]:
    """Give the values that a text writes, `~` behind those that its words make approximate."""
    found = (each for each in number_reader(tag).read(text) if isinstance(each, WrittenFigure))
    return [f"{each.value}{'~' if each.about else ''}" for each in found]


def dates(tag: str, text: str) -> list[tuple[int | None, int, int | None]]:
    """Give the dates that a text writes."""
    found = (each for each in number_reader(tag).read(text) if isinstance(each, WrittenDate))
    return [(each.year, each.month, each.day) for each in found]


@pytest.mark.parametrize(
    ("tag", "spell", "before", "after"),
    [
        ("en", english, "There were ", " people in the square."),
        ("fr", french, "On a vu ", " personnes sur la place."),
        ("fr", hyphenated, "Il y en avait ", ", dit-on."),
    ],
)
def test_every_number_in_words_is_read_back(
    tag: str, spell: Callable[[int], str], before: str, after: str
) -> None:
    """From 2 to 9999, as a whole: one token, this value, these very words."""
    reader = number_reader(tag)
    for number in range(2, 10_000):
        words = spell(number)
        text = before + words + after
        assert [
            (text[each.start : each.end], getattr(each, "value", None))
            for each in reader.read(text)
        ] == [(words, Fraction(number))]
        (capital,) = reader.read(words[0].upper() + words[1:] + after)
        assert isinstance(capital, WrittenFigure)
        assert capital.value == number


def _ordinals(tag: str) -> Iterator[str]:
    if tag == "en":
        yield from (
            "the first",
            "the second",
            "the twenty-first",
            "the thirty-third",
            "a third man",
        )
    else:
        yield from ("la première", "le second", "le dix-huitième", "le vingt et unième", "le XXe")
        yield from ("le quatre-vingt-dixième", "la 62e")


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_ordinals_one_and_names_are_not_figures(tag: str) -> None:
    for text in _ordinals(tag):
        assert figures(tag, f"{text} day") == [], text
    assert figures(tag, "T-62, F3, BMP-1, M16 ; un, une, a, one ; mais, Marseille") == []


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        ("en", "a dozen, two dozen, half a dozen, dozens", ["12~", "24~", "6~", "tens"]),
        ("en", "a third of them, two-thirds, three quarters, half", ["1/3", "2/3", "3/4", "1/2"]),
        ("en", "a hundred and five, a thousand, 29,818, 2.5", ["105", "1000", "29818", "5/2"]),
        (
            "en",
            "tens, hundreds, thousands, tens of thousands",
            ["tens", "hundreds", "thousands", "tens of thousands"],
        ),
        ("en", "two and a half years, 20 thousand, 1/2", ["5/2", "20000", "1/2"]),
        ("en", "the 18th, the 1st, the 2nd of them", ["18", "1", "2"]),
        ("en", "a five-month siege", ["5"]),
        ("fr", "une douzaine, deux douzaines, des dizaines", ["12~", "24~", "tens"]),
        ("fr", "un tiers, les deux tiers, trois quarts, la moitié", ["1/3", "2/3", "3/4", "1/2"]),
        ("fr", "29 818, 29\u202f818, 2,5 km, 1/2", ["29818", "29818", "5/2", "1/2"]),
        ("fr", "d'une centaine, des centaines, des milliers", ["100~", "hundreds", "thousands"]),
        ("fr", "deux ans et demi, un an et demi, une demi-heure", ["5/2", "3/2", "1/2"]),
        ("fr", "dix pour cent ; un demi-tour ; en quarantaine", ["10"]),
        ("fr", "deux millions, 2 millions, mille et une", ["2000000", "2000000", "1001"]),
        ("eo", "12 budoj, du budoj", ["12"]),
    ],
)
def test_other_numbers_are_read(tag: str, text: str, values: list[str]) -> None:
    assert figures(tag, text) == values


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("fr", "le 1er janvier 2012, LE 9 FÉVRIER 2012", [(2012, 1, 1), (2012, 2, 9)]),
        ("fr", "du 6 au 13 février 2012", [(2012, 2, 6), (2012, 2, 13)]),
        ("fr", "du 19 mai au 5 juin 2013", [(2013, 5, 19), (2013, 6, 5)]),
        ("fr", "les 9, 10 et 11 février", [(None, 2, 9), (None, 2, 10), (None, 2, 11)]),
        ("fr", "le premier mars, le vingt et un mars", [(None, 3, 1), (None, 3, 21)]),
        ("fr", "novembre 2011, en janvier ; mais", [(2011, 11, None), (None, 1, None)]),
        ("en", "1 January 2012, January 1, 2012", [(2012, 1, 1), (2012, 1, 1)]),
        ("en", "between 6 and 13 February 2012", [(2012, 2, 6), (2012, 2, 13)]),
        ("en", "19 May – 5 June 2013", [(2013, 5, 19), (2013, 6, 5)]),
        ("en", "the 1st of March, March the second", [(None, 3, 1), (None, 3, 2)]),
        ("en", "They may march in May 2012, or in May.", [(2012, 5, None), (None, 5, None)]),
        ("en", "in February 20 tanks came", [(None, 2, None)]),
        ("eo", "la 3-an de majo 1911", [(1911, 5, 3)]),
        ("en", "2012-02-09", [(2012, 2, 9)]),
    ],
)
def test_dates_are_read(
    tag: str, text: str, found: list[tuple[int | None, int, int | None]]
) -> None:
    assert dates(tag, text) == found


def test_a_day_and_a_year_in_a_date_are_no_figures_besides() -> None:
    assert figures("en", "on 13 February 2012") == []
    assert figures("fr", "le samedi 17 décembre 2011") == []


def test_a_weekday_belongs_to_its_date() -> None:
    (french,) = number_reader("fr").read("le samedi 17 décembre 2011")
    (english,) = number_reader("en").read("on Sunday, February 5, 2012")
    assert isinstance(french, WrittenDate)
    assert isinstance(english, WrittenDate)
    assert (french.weekday, english.weekday) == (5, 6)


def test_languages_say_whether_they_have_number_words() -> None:
    assert [has_number_words(tag) for tag in ("fr", "en", "fr-CA", "eo", "xx")] == [
        *(True, True, True, False, False)
    ]
    assert figures("xx", "12 in 2004") == ["12", "2004"]


def test_a_number_without_end_is_read_as_written_and_quickly() -> None:
    assert figures("en", "9" * 6000) == ["9" * 6000]
    assert len(figures("en", "two-" * 20_000)) == 20_000
