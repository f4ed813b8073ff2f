"""Dates in words: every form of the course format, in both languages, in full and in short."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.domain.edtf import EdtfError, parse_edtf
from qusayr_tui.i18n.locale import load_locale

FULL = {
    # The rows of the course format.
    "2012-03-01": ("1er mars 2012", "1 March 2012"),
    "2012-02": ("février 2012", "February 2012"),
    "2012": ("2012", "2012"),
    "2012-02-20~": ("vers le 20 février 2012", "about 20 February 2012"),
    "2012-02?": ("peut-être en février 2012", "perhaps in February 2012"),
    "2012-02-XX": ("un jour de février 2012", "on a day in February 2012"),
    "2013-05-19/2013-06-05": ("du 19 mai au 5 juin 2013", "19 May – 5 June 2013"),
    "2011-11/..": ("depuis novembre 2011", "since November 2011"),
    "../2012-02": ("jusqu’en février 2012", "until February 2012"),
    "[2012-02-06..2012-02-13]": (
        "entre le 6 et le 13 février 2012",
        "between 6 and 13 February 2012",
    ),
    "unknown": ("date inconnue", "date unknown"),
    # The first of a month is an ordinal in French, wherever it stands.
    "2012-03-01?": ("peut-être le 1er mars 2012", "perhaps on 1 March 2012"),
    "2012-03-01~": ("vers le 1er mars 2012", "about 1 March 2012"),
    "2012-02-01/2012-02-09": ("du 1er au 9 février 2012", "1 – 9 February 2012"),
    "[2012-02-01..2012-03-01]": (
        "entre le 1er février et le 1er mars 2012",
        "between 1 February and 1 March 2012",
    ),
    "../2012-02-01": ("jusqu’au 1er février 2012", "until 1 February 2012"),
    "2012-02-01/..": ("depuis le 1er février 2012", "since 1 February 2012"),
    "2012-02-11": ("11 février 2012", "11 February 2012"),
    # French elides before a vowel.
    "2012-04-XX": ("un jour d’avril 2012", "on a day in April 2012"),
    "2012-08-XX": ("un jour d’août 2012", "on a day in August 2012"),
    "2011-10/2012-02": ("d’octobre 2011 à février 2012", "October 2011 – February 2012"),
    # Months and years have no article.
    "2012~": ("vers 2012", "about 2012"),
    "2012-04~": ("vers avril 2012", "about April 2012"),
    "2012?": ("peut-être en 2012", "perhaps in 2012"),
    "../2012": ("jusqu’en 2012", "until 2012"),
    "2011/2012": ("de 2011 à 2012", "2011 – 2012"),
    "[2012-01..2012-02]": (
        "entre janvier et février 2012",
        "between January and February 2012",
    ),
    # Ends of different kinds, and a year that changes between them.
    "2011-11/2012-02-10": (
        "de novembre 2011 au 10 février 2012",
        "November 2011 – 10 February 2012",
    ),
    "2012-03-01/2012-04": ("du 1er mars à avril 2012", "1 March – April 2012"),
    "[2011-12-28..2012-01-03]": (
        "entre le 28 décembre 2011 et le 3 janvier 2012",
        "between 28 December 2011 and 3 January 2012",
    ),
    "[2012-01..2012-02-10]": (
        "entre janvier et le 10 février 2012",
        "between January and 10 February 2012",
    ),
    "[2012-01-10..2012-02]": (
        "entre le 10 janvier et février 2012",
        "between 10 January and February 2012",
    ),
    # Doubt is said of an interval, too, and of a day nobody knows.
    "2013-05-19/2013-06-05~": (
        "du 19 mai au 5 juin 2013 environ",
        "19 May – 5 June 2013 or so",
    ),
    "[2012-02-06..2012-02-13]?": (
        "entre le 6 et le 13 février 2012, peut-être",
        "between 6 and 13 February 2012, perhaps",
    ),
    "2012-02-XX?": ("un jour de février 2012, peut-être", "on a day in February 2012, perhaps"),
    "2012-02-XX~": ("un jour de février 2012 environ", "on a day in February 2012 or so"),
    "2011-11/..~": ("depuis novembre 2011 environ", "since November 2011 or so"),
}

SHORT = {
    "2012-03-01": ("1er mars 2012", "1 Mar 2012"),
    "2012-02": ("févr. 2012", "Feb 2012"),
    "2012": ("2012", "2012"),
    "2012-02-20~": ("vers le 20 févr. 2012", "about 20 Feb 2012"),
    "2012-02?": ("peut-être en févr. 2012", "perhaps in Feb 2012"),
    "2012-04-XX": ("un jour d’avr. 2012", "on a day in Apr 2012"),
    "2013-05-19/2013-06-05": ("du 19 mai au 5 juin 2013", "19 May – 5 Jun 2013"),
    "2011-11/..": ("depuis nov. 2011", "since Nov 2011"),
    "../2012-02": ("jusqu’en févr. 2012", "until Feb 2012"),
    "[2012-02-06..2012-02-13]": ("entre le 6 et le 13 févr. 2012", "between 6 and 13 Feb 2012"),
    "unknown": ("date inconnue", "date unknown"),
}


@pytest.mark.parametrize("text", FULL)
def test_each_form_in_words(text: str) -> None:
    read = parse_edtf(text)
    assert (load_locale("fr").date(read), load_locale("en").date(read)) == FULL[text]


@pytest.mark.parametrize("text", SHORT)
def test_each_form_in_short(text: str) -> None:
    read = parse_edtf(text)
    assert (load_locale("fr").short_date(read), load_locale("en").short_date(read)) == SHORT[text]


POINTS = st.builds(
    lambda day, length: day.isoformat()[:length],
    st.dates(date(1900, 1, 1)),
    st.sampled_from([4, 7, 10]),
)
DATES = st.one_of(
    POINTS,
    st.builds("{}/{}".format, POINTS | st.just(".."), POINTS | st.just("..")),
    st.builds("[{}..{}]".format, POINTS, POINTS),
)
DOUBTS = {
    "fr": {"~": ("vers", "environ"), "?": ("peut-être",)},
    "en": {"~": ("about", "or so"), "?": ("perhaps",)},
}


@given(DATES, st.sampled_from("~?"), st.sampled_from(["fr", "en"]))
def test_no_date_loses_its_doubt_or_a_year(text: str, doubt: str, tag: str) -> None:
    try:
        read = parse_edtf(text + doubt)
    except EdtfError:
        return
    words = load_locale(tag).date(read)
    assert any(each in words for each in DOUBTS[tag][doubt])
    assert all(str(point.year) in words for point in (read.start, read.end) if point)


def test_a_language_without_a_catalog_still_says_dates() -> None:
    assert "2012" in load_locale("eo").date(parse_edtf("2012-03-01"))
    assert "2012" in load_locale("xx").date(parse_edtf("[2012-02-06..2012-02-13]"))
