"""The timeline: every claim is there, each kind of date drawn and said in its own way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qusayr_tui.content.loader import Library
from qusayr_tui.domain.edition import Edition, PhaseRef
from qusayr_tui.domain.ledger import FoundClaim, Ledger
from qusayr_tui.domain.model import Account, Claim
from qusayr_tui.domain.timeline import Axis, Entry, axis_for, entry_of, ticks, timeline
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.map_signs import time_signs
from qusayr_tui.render.rows import row_width
from qusayr_tui.render.signs import ASCII, UNICODE, Signs
from qusayr_tui.render.timeline_drawing import AxisDrawing
from qusayr_tui.render.timeline_words import claim_text, date_words, timeline_lines
from qusayr_tui.ui.pages.form import form_for
from qusayr_tui.ui.pages.timeline_page import TimelinePage
from tests.support.courses import SHIPPED, TINY, MemoryFolder

REF = PhaseRef(1, "p", "01-p.yaml")
FEBRUARY = Axis(date(2012, 2, 1), date(2012, 2, 29), 29)
"""One cell a day."""


def claim(edtf: str, *given: str, basis: str = "sourced", **fields: object) -> Claim:
    accounts = tuple(Account(actor="a", date=each, sources=("s",)) for each in given)
    return Claim(id="c", date=edtf, date_basis=basis, accounts=accounts, **fields)  # type: ignore[arg-type]


def entry(edtf: str, *given: str, basis: str = "sourced") -> Entry:
    return entry_of(claim(edtf, *given, basis=basis), "p")


def drawn(made: Entry, axis: Axis = FEBRUARY, signs: Signs = UNICODE) -> str:
    return AxisDrawing(axis, time_signs(signs), signs.status("≠")).marks(made).text


def edition(language: str, course: Path = SHIPPED) -> Edition:
    return Edition(Library(MemoryFolder.of(course)), load_locale(language), language)


DATES = {
    "2012-02-10": ("day", "         ◆", "10 Feb 2012"),
    "2012-02": ("within", "(───────────────────────────)", "Feb 2012"),
    "2012-02-XX": ("within", "(───────────────────────────)", "on a day in Feb 2012"),
    "2012-02-10~": ("about", "        ~◇", "about 10 Feb 2012"),
    "2012-02-10?": ("about", "        ~◇", "perhaps on 10 Feb 2012"),
    "2012-02-10/2012-02-14": ("lasted", "         ├───┤", "10 – 14 Feb 2012"),
    "[2012-02-10..2012-02-14]": ("between", "         ├╌╌╌┤", "between 10 and 14 Feb 2012"),
    "2012-02-25/..": ("since", "                        ├───→", "since 25 Feb 2012"),
    "../2012-02-05": ("until", "←───┤", "until 5 Feb 2012"),
}


@pytest.mark.parametrize("edtf", DATES)
def test_each_kind_of_date_is_drawn_and_said_in_its_own_way(edtf: str) -> None:
    kind, marks, words = DATES[edtf]
    made = entry(edtf)
    assert made.kind == kind
    assert drawn(made).rstrip() == marks
    assert date_words(edition("en"), made) == words


def test_kinds_of_dates_differ_without_colour_also_in_ascii_and_in_a_few_cells() -> None:
    year = Axis(date(2010, 1, 1), date(2013, 12, 31), 40)
    for signs in (UNICODE, ASCII):
        short = ["2012-02-10", "2012-02-10~", "2012-02-10/2012-02-14", "[2012-02-10..2012-02-14]"]
        shapes = [drawn(entry(each), year, signs).strip() for each in (*short, "2012-02")]
        assert len(set(shapes)) == len(shapes)
    text = "".join(drawn(entry(each), FEBRUARY, ASCII) for each in DATES)
    assert text.isascii()


def test_of_a_disputed_date_each_one_is_drawn_and_none_in_the_middle() -> None:
    made = entry("2012-02-06", "2012-02-06", "2012-02-12", "unknown", basis="disputed")
    assert made.kind == "disputed"
    marks = drawn(made)
    assert [at for at, sign in enumerate(marks) if sign == "◇"] == [5, 11]
    assert marks[12] == "≠"
    assert marks.replace("◇", "").replace("≠", "").strip() == ""
    words = date_words(edition("en"), made)
    assert words == "6 Feb 2012, 12 Feb 2012 or date unknown, disputed"


def test_a_disputed_interval_differs_from_one_that_is_not() -> None:
    sure = drawn(entry("2012-02-10/2012-02-14"))
    doubted = drawn(entry("2012-02-10/2012-02-14", "2012-02-10/2012-02-14", basis="disputed"))
    assert "─" in sure
    assert "─" not in doubted
    assert doubted.rstrip().endswith("≠")


def test_without_dates_of_accounts_a_disputed_claim_has_its_own() -> None:
    assert entry("2012-02-06", basis="disputed").marks[0].edtf == "2012-02-06"


def test_a_date_in_doubt_but_not_in_dispute_is_drawn_once() -> None:
    assert len(entry("2012-02-06", "2012-02-07", basis="inferred").marks) == 1


def test_unknown_dates_have_their_own_lane_and_none_is_dropped() -> None:
    claims = [claim(each) for each in ("unknown", "2012-02-10", "unknown")]
    made = timeline(FoundClaim(REF, each) for each in claims)
    assert [each.kind for each in made.dated] == ["day"]
    assert [each.kind for each in made.unknown] == ["unknown", "unknown"]


def test_claims_come_by_the_first_day_that_they_can_mean() -> None:
    dates = ("2012-03-01", "../2012-02-05", "2012-02", "[2012-01-06..2012-02-13]", "2012-02-02")
    made = timeline(FoundClaim(REF, claim(each)) for each in dates)
    order = [each.marks[0].edtf for each in made.dated]
    assert order == [dates[3], dates[2], dates[4], dates[1], dates[0]]


def test_claims_for_teachers_only_are_not_shown() -> None:
    hidden = claim("2012-02-10", audience="teacher")
    assert timeline([FoundClaim(REF, hidden)]).entries == ()


def test_all_claims_of_the_course_are_on_its_timeline() -> None:
    library = Library(MemoryFolder.of(SHIPPED))
    ledger = Ledger(library)
    made = timeline(ledger.all())
    shown = {each.claim.id for each in ledger.all() if each.claim.audience == "everyone"}
    assert {each.claim for each in made.entries} == shown
    assert len(made.entries) == len(shown)
    kinds = {each.kind for each in made.entries}
    assert kinds >= {"day", "within", "about", "lasted", "since", "between", "disputed", "unknown"}


# --- the axis


def test_what_lies_far_from_a_phase_is_an_arrow_at_the_edge() -> None:
    phase = Library(MemoryFolder.of(TINY)).phase(Library(MemoryFolder.of(TINY)).phases[0])
    entries = [entry("1911-05-03"), entry("1911-06-02"), entry("2012-02-10"), entry("1800")]
    axis = axis_for([phase], entries, 40)
    assert (axis.first, axis.last) == (date(1911, 5, 1), date(1911, 6, 2))
    assert drawn(entries[2], axis).strip() == "→"
    assert drawn(entries[3], axis).strip() == "←"


def test_a_bar_that_goes_beyond_both_edges_has_an_arrow_at_each() -> None:
    assert drawn(entry("2012")) == f"←{'─' * 27}→"


@pytest.mark.parametrize("cells", [20, 36, 60, 110])
@pytest.mark.parametrize("days", [1, 5, 31, 100, 400, 3000, 90000])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_names_of_ticks_never_touch_and_stay_inside(cells: int, days: int, language: str) -> None:
    first = date(1911, 5, 3)
    axis = Axis(first, date.fromordinal(first.toordinal() + days), cells)
    locale = load_locale(language)
    names, line = AxisDrawing(axis, time_signs(UNICODE), "≠").heading(locale)
    assert row_width(names) <= cells
    assert row_width(line) == cells
    _, found = ticks(axis, {"day": 8, "month": 10, "year": 4})
    assert found
    assert all(0 <= each.cell < cells and axis.first <= each.day <= axis.last for each in found)


# --- drawn and told


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 48)])
def test_every_date_stands_in_words_beside_its_mark(language: str, size: tuple[int, int]) -> None:
    found = edition(language)
    ledger = Ledger(found.reader)
    for ref in (*found.reader.phases, None):
        phase = found.phase(ref.id) if ref else None
        made = TimelinePage(found, ledger, UNICODE, form_for(*size), phase)
        page = made.drawn()
        assert all(row_width(row) <= size[0] for row in page.rows)
        for each in made.timeline.entries:
            first, end = page.blocks[each.claim]
            rows = ["".join(span.text for span in row) for row in page.rows[first:end]]
            told = " ".join(" ".join(rows).split())
            if each.marks:
                assert " ".join(date_words(found, each).split()) in told
        if made.timeline.unknown:
            lane = next(
                at for at, row in enumerate(page.rows) if any(s.role == "strong" for s in row)
            )
            assert all(page.blocks[each.claim][0] > lane for each in made.timeline.unknown)
            assert all(page.blocks[each.claim][0] < lane for each in made.timeline.dated)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_tells_the_same_claims_in_the_same_order(language: str) -> None:
    found = edition(language)
    ledger = Ledger(found.reader)
    made = TimelinePage(found, ledger, UNICODE, form_for(60, 20), found.phase("resumes"))
    assert list(made.listed().blocks) == [each.claim for each in made.timeline.entries]
    assert list(made.drawn().blocks) == list(made.listed().blocks)


def test_an_ellipsis_stands_right_behind_the_last_word() -> None:
    found = edition("fr")
    for width in range(80, 161, 8):
        form = form_for(width, 36)
        made = TimelinePage(found, Ledger(found.reader), UNICODE, form, found.phase("offensive"))
        text = "".join(span.text for row in made.drawn().rows for span in row)
        assert "…" in text
        assert not {" …", "\u00a0…", "\u202f…"} & {text[at - 1 : at + 1] for at in range(len(text))}


def test_where_nobody_is_named_that_is_said_once() -> None:
    found = edition("en")
    ledger = Ledger(found.reader)
    made = TimelinePage(found, ledger, UNICODE, form_for(80, 24), found.phase("siege"))
    rows = [*made.listed().rows, *made.note(made.timeline.entries[0].claim)]
    text = [" ".join("".join(span.text for span in row).split()) for row in rows]
    assert "? No author" in text
    assert "Apr 2011 – 13 Feb 2012 · No author" in text
    assert not any("no author given" in row for row in text)


def test_no_claim_is_cut_within_a_word_and_the_one_in_hand_is_told_below() -> None:
    found = edition("fr")
    made = TimelinePage(found, Ledger(found.reader), UNICODE, form_for(80, 24), None)
    page = made.drawn()
    for each in made.timeline.entries:
        note = made.note(each.claim)
        assert len(note) == len(made.note(None))
        assert all(row_width(row) <= 80 for row in note)
        told = " ".join("".join(span.text for span in row) for row in note)
        whole = claim_text(found, each)
        first, _ = page.blocks[each.claim]
        title = next(span.text for span in page.rows[first] if span.spot)
        begun = title.rstrip("…")
        assert whole.startswith(begun)
        assert title == whole or not whole[len(begun)].isalnum()
        assert begun.split()[0] in told


def test_plain_tells_every_claim_with_its_date_who_and_how_well() -> None:
    found = edition("en")
    ledger = Ledger(found.reader)
    lines = timeline_lines(found, ledger, found.phase("resumes"))
    assert len(lines) == len(found.phase("resumes").record.claims)
    assert lines[1].startswith("10 February 2012: Syrian state media report")
    assert lines[1].endswith("(State media; one side only)")
    assert lines[-1].startswith("Date unknown: ")
    assert len(timeline_lines(found, ledger)) > 5 * len(lines)
