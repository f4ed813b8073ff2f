"""Dates as authors write them: what is read, what is refused, what comes first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qusayr_tui.domain.edtf import Edtf, EdtfError, Point, overlaps, parse_edtf, sort_key

DAY = Point(2012, 3, 1)
FEBRUARY = Point(2012, 2)

ROWS = {
    "2012-03-01": Edtf("single", DAY, DAY),
    "2012-02": Edtf("single", FEBRUARY, FEBRUARY),
    "2012": Edtf("single", Point(2012), Point(2012)),
    "2012-02-20~": Edtf("single", Point(2012, 2, 20), Point(2012, 2, 20), approximate=True),
    "2012-02?": Edtf("single", FEBRUARY, FEBRUARY, uncertain=True),
    "2012-02-XX": Edtf("single", Point(2012, 2, some_day=True), Point(2012, 2, some_day=True)),
    "2013-05-19/2013-06-05": Edtf("lasted", Point(2013, 5, 19), Point(2013, 6, 5)),
    "2011-11/..": Edtf("lasted", Point(2011, 11), None),
    "../2012-02": Edtf("lasted", None, FEBRUARY),
    "[2012-02-06..2012-02-13]": Edtf("between", Point(2012, 2, 6), Point(2012, 2, 13)),
    "unknown": Edtf("unknown"),
    "2012~": Edtf("single", Point(2012), Point(2012), approximate=True),
    "2012-02-XX?": Edtf(
        "single",
        Point(2012, 2, some_day=True),
        Point(2012, 2, some_day=True),
        uncertain=True,
    ),
    "2011-11/2012-02-10": Edtf("lasted", Point(2011, 11), Point(2012, 2, 10)),
    "2012-02-01/2012-02-01": Edtf("lasted", Point(2012, 2, 1), Point(2012, 2, 1)),
    "[2012-01..2012-02]~": Edtf("between", Point(2012, 1), FEBRUARY, approximate=True),
    "2012-02-29": Edtf("single", Point(2012, 2, 29), Point(2012, 2, 29)),
}


@pytest.mark.parametrize("text", ROWS)
def test_every_form_of_the_course_format_is_read(text: str) -> None:
    assert parse_edtf(text) == ROWS[text]


SPANS = {
    "2012-03-01": ("2012-03-01", "2012-03-01"),
    "2012-02": ("2012-02-01", "2012-02-29"),
    "2011-02": ("2011-02-01", "2011-02-28"),
    "2012": ("2012-01-01", "2012-12-31"),
    "2012-02-XX": ("2012-02-01", "2012-02-29"),
    "2011-11/2012-02-10": ("2011-11-01", "2012-02-10"),
    "2011-11/..": ("2011-11-01", None),
    "../2012-02": (None, "2012-02-29"),
    "[2012-02-06..2012-02-13]": ("2012-02-06", "2012-02-13"),
    "unknown": (None, None),
}


@pytest.mark.parametrize("text", SPANS)
def test_a_date_knows_the_first_and_the_last_day_that_it_can_mean(text: str) -> None:
    read = parse_edtf(text)
    first, last = SPANS[text]
    assert (read.earliest, read.latest) == (
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


@pytest.mark.parametrize("text", ["2012-02-20~", "2012-02?", "[2012-01..2012-02]?"])
def test_what_is_about_or_perhaps_is_doubtful(text: str) -> None:
    assert parse_edtf(text).doubtful
    assert not parse_edtf(text[:-1]).doubtful


REFUSED = {
    "": "not a date",
    "yesterday": "not a date",
    "12": "not a date",
    "2012-3-1": "not a date",
    "2012/13": "not a date",
    "01-03-2012": "not a date",
    "2012-03-01T10:00": "not a date",
    "~2012": "not a date",
    "2012~?": "not a date",
    "2012-02~-20": "not a date",
    "2012-XX": "not a date",
    "201X": "not a date",
    "2012-02-XX-01": "not a date",
    " 2012": "not a date",
    "2012\n": "not a date",
    "٢٠١٢": "not a date",
    "2012-02-06..2012-02-13": "not a date",
    "[2012-02-06]": "not a date",
    "[2012-02-06/2012-02-13]": "not a date",
    "[2012..]": "not a date",
    "{2012..2013}": "not a date",
    "2012/": "not a date",
    "/": "not a date",
    "Unknown": "not a date",
    "2012-13": "calendar has no",
    "2012-00": "calendar has no",
    "2012-03-00": "calendar has no",
    "2012-02-30": "calendar has no",
    "2011-02-29": "calendar has no",
    "0000": "calendar has no",
    "2012-13-45": "calendar has no",
    "../..": "open at both ends",
    "2012-02/2012-01": "ends before it begins",
    "[2012-02-13..2012-02-06]": "ends before it begins",
    "2012-02-XX/2012-03": "XX stands where a day is needed",
}


@pytest.mark.parametrize("text", REFUSED)
def test_everything_else_is_refused_with_its_reason(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert REFUSED[text] in caught.value.text.message
    assert caught.value.text.arguments.get("text") == text


@given(st.text(max_size=40))
@example("\ud800")
@example("9999-99-99")
@example("[" * 40)
@example("2012" * 1000)
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    try:
        read = parse_edtf(text)
    except EdtfError:
        return
    assert sort_key(read)[0] <= sort_key(read)[1]


POINTS = st.builds(
    lambda day, fine: day.isoformat()[: {0: 4, 1: 7, 2: 10}[fine]],
    st.dates(date(1000, 1, 1), date(9999, 12, 28)),
    st.integers(0, 2),
)
ALMOST_DATES = st.builds(
    "".join, st.lists(POINTS | st.sampled_from([*"~?/[]-X.", "..", "XX"]), max_size=5)
)


@given(ALMOST_DATES)
def test_what_looks_like_a_date_is_one_or_an_edtf_error(text: str) -> None:
    try:
        read = parse_edtf(text)
    except EdtfError:
        return
    if read.earliest and read.latest:
        assert read.earliest <= read.latest


def test_dates_stand_in_order_open_starts_first_and_unknown_last() -> None:
    texts = ["unknown", "2012-02", "2012-02-01", "../2012-02", "2011-11/..", "2012", "2011-11"]
    assert sorted(texts, key=lambda text: sort_key(parse_edtf(text))) == [
        "../2012-02",
        "2011-11",
        "2011-11/..",
        "2012",
        "2012-02-01",
        "2012-02",
        "unknown",
    ]


APART = [
    ("2012-02-09", "2012-02-10"),
    ("2011-11", "2011-12"),
    ("2011", "2012-01-01"),
    ("2011-11/2012-02-09", "2012-02-10"),
    ("../2012-02", "2012-03"),
    ("2012-02", "2012-03/.."),
    ("[2012-02-06..2012-02-13]", "2012-02-14"),
]
TOGETHER = [
    ("2012-02-09", "2012-02-09"),
    ("2012-02", "2012-02-09"),
    ("2012", "2012-12-31"),
    ("2012-02-XX", "2012-02-01"),
    ("2011-11/2012-02-10", "2012-02-10"),
    ("../2012-02", "2012-02-29"),
    ("2011-11/..", "2020"),
    ("2011-11/..", "../2012"),
    ("[2012-02-06..2012-02-13]", "2012-02-08"),
    ("unknown", "2012"),
    ("unknown", "unknown"),
]


@pytest.mark.parametrize(("one", "two"), APART)
def test_dates_that_are_apart_can_be_put_in_order(one: str, two: str) -> None:
    assert not overlaps(parse_edtf(one), parse_edtf(two))
    assert not overlaps(parse_edtf(two), parse_edtf(one))


@pytest.mark.parametrize(("one", "two"), TOGETHER)
def test_dates_that_share_a_day_cannot(one: str, two: str) -> None:
    assert overlaps(parse_edtf(one), parse_edtf(two))
    assert overlaps(parse_edtf(two), parse_edtf(one))
