"""The map on its grid of cells: nothing covers a name, and every place is named."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.content.check import check_course
from qusayr_tui.content.loader import Library
from qusayr_tui.domain.cells import nearest
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.map import letters, phase_map
from qusayr_tui.domain.map_layout import Course, Layout, Spot, lay_out
from qusayr_tui.domain.projection import compass, fit, near_and_far
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.holders import Holders, holder_lines, map_lines
from qusayr_tui.render.map_drawing import MapDrawing
from qusayr_tui.render.map_signs import map_signs
from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.signs import ASCII, UNICODE
from qusayr_tui.render.wording import held_date
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.pages.form import form_for
from qusayr_tui.ui.pages.map_page import MapPage, View, spot_cells, view_for
from tests.support.courses import SHIPPED, TINY, WORKED, MemoryFolder

COURSES = (SHIPPED, TINY, WORKED)
WIDTHS, HEIGHTS = range(58, 201), range(16, 61)


def edition(course: Path, language: str) -> Edition:
    return Edition(Library(MemoryFolder.of(course)), load_locale(language), language)


def holders_of(course: Path, language: str) -> list[Holders]:
    found = edition(course, language)
    ledger = Ledger(found.reader)
    return [Holders(found, ledger, found.phase(ref.id)) for ref in found.reader.phases]


def text_of(rows: tuple[Row, ...] | list[Row]) -> list[str]:
    return ["".join(span.text for span in row) for row in rows]


def assert_nothing_overlaps(layout: Layout, width: int, height: int) -> None:
    cells: Counter[tuple[int, int]] = Counter(layout.marks.values())
    for label in layout.labels:
        cells.update((label.row, label.column + index) for index in range(label.cells))
    if layout.bar:
        bar = layout.bar
        cells.update((bar.row, bar.column + index) for index in range(bar.cells))
    names = set(cells)
    assert max(cells.values(), default=1) == 1
    for path in layout.lines.values():
        assert not names & set(path)
        names.update(path) if len(path) == 1 else None
        assert len(set(path)) == len(path)
        cells.update(set(path))
    assert all(0 <= row < height and 0 <= column < width for row, column in cells)


def assert_names_are_apart(layout: Layout) -> None:
    """Two names on a row have a blank cell between them."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for label in layout.labels:
        rows.setdefault(label.row, []).append((label.column, label.column + label.cells))
    for spans in rows.values():
        for one, two in itertools.pairwise(sorted(spans)):
            assert one[1] < two[0]


# --- every size


def test_at_every_size_no_name_is_covered_or_cut_and_each_place_is_named_once() -> None:
    maps = [
        each
        for course, languages in ((SHIPPED, ("fr", "en")), (TINY, ("fr", "en")), (WORKED, ("en",)))
        for language in languages
        for each in holders_of(course, language)
    ]
    turns = itertools.cycle(maps)
    for width, height in itertools.product(WIDTHS, HEIGHTS):
        holders = next(turns)
        drawing = MapDrawing(holders, map_signs(UNICODE), width, height)
        layout = drawing.layout
        where = (holders.phase.ref.id, holders.edition.language, width, height)
        assert_nothing_overlaps(layout, width, height)
        assert_names_are_apart(layout)
        named = Counter([*(label.id for label in layout.labels), *layout.left_out])
        drawable = {*holders.map.located, *holders.map.lines}
        assert named == Counter(drawable), where
        rows = text_of(drawing.rows())
        assert len(rows) == height
        assert all(len(row) <= width for row in rows), where
        for label in layout.labels:
            name = holders.edition.place(label.id)
            assert rows[label.row][label.column :].startswith(name), where


def test_voices_whose_names_hold_commas_are_told_apart() -> None:
    said = "\n".join(each for holders in holders_of(SHIPPED, "en") for each in holders.sentences())
    assert "State media; Opposition network, 2013; Reuters, June 2013; BBC, June 2013" in said
    assert "Mayte Carrasco and El País (one source)" in said, "and else as a sentence does"
    assert "No author and" not in said, "a text without author is no voice beside others"
    assert "Who says so: No author" in said, "where nobody else says so, it is told"


def test_beside_the_map_no_row_ends_inside_a_date() -> None:
    holders = next(each for each in holders_of(SHIPPED, "en") if each.phase.ref.id == "siege")
    rows = text_of(MapPage(holders, UNICODE, form_for(80, 24), "beside").list.rows)
    assert rows[0].split() == ["November", "2011", "–"]
    assert rows[1].split() == ["9", "February", "2012"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_river_is_not_named_beside_the_sign_of_the_lake(language: str) -> None:
    # `Orontes ≈ Lake Qattinah` says that they are about the same.
    for holders in holders_of(SHIPPED, language):
        for size in ((58, 16), (43, 18), (70, 30), (104, 42)):
            drawing = MapDrawing(holders, map_signs(UNICODE), *size)
            row = next(row for row in text_of(drawing.rows()) if "≈" in row)
            before = row[: row.index("≈")].rstrip(" ~:")
            assert not before.endswith(holders.edition.place("orontes")), size


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.name)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_place_is_named_whole_on_the_map_or_in_its_list(course: Path, language: str) -> None:
    for holders in holders_of(course, language):
        for size in ((60, 20), (80, 24), (81, 60), (100, 30), (120, 36), (160, 48), (200, 60)):
            for view in ("beside", "above", "list"):
                form = msgspec.structs.replace(form_for(*size), rail=0, left=4, notes=0)
                made = MapPage(holders, UNICODE, form, view)
                assert_named(holders, made, view, size)


def assert_named(holders: Holders, made: MapPage, view: View, size: tuple[int, int]) -> None:
    page = made.page()
    assert all(row_width(row) <= size[0] for row in page.rows)
    rows = [*page.rows, *made.list.rows] if view == "beside" else list(page.rows)
    spans = [span for row in rows for span in row if span.spot]
    opened = {span.spot.rpartition("/")[2] for span in spans if span.spot}
    assert opened == set(holders.map.shown), (view, size)
    for place in holders.map.shown:
        name = holders.edition.place(place)
        whole = [span for span in spans if (span.spot or "").endswith(f"/{place}")]
        assert any(span.text == name for span in whole), (place, view, size)


def test_of_a_list_longer_than_the_screen_every_row_can_be_reached() -> None:
    for holders in holders_of(SHIPPED, "fr"):
        made = MapPage(holders, UNICODE, form_for(80, 24), "beside")
        last = max(0, len(made.list.rows) - made.list_room)
        seen = {span.spot for top in range(last + 1) for row in made.page(top).rows for span in row}
        assert {spot.id for spot in made.list.spots} <= seen


def test_ascii_draws_with_letters_of_old_consoles_only() -> None:
    for language in ("fr", "en"):
        for holders in holders_of(SHIPPED, language):
            for view in ("beside", "list"):
                page = MapPage(holders, ASCII, form_for(120, 36), view).page()
                text = "".join(text_of(page.rows))
                odd = {c for c in text if c > "\u024f" and not "\u2000" <= c <= "\u206f"}
                assert not odd


@given(
    st.lists(st.tuples(st.floats(-80, 80), st.floats(-170, 170), st.integers(1, 30)), max_size=12),
    st.integers(20, 90),
    st.integers(4, 40),
)
def test_whatever_the_places_nothing_overlaps(
    places: list[tuple[float, float, int]], width: int, height: int
) -> None:
    spots = [Spot(f"p{at}", (lat, lon), cells) for at, (lat, lon, cells) in enumerate(places)]
    course = Course("line", tuple(each.at for each in spots[:4]) or ((0.0, 0.0),), 6)
    layout = lay_out(spots, [course], width, height)
    assert_nothing_overlaps(layout, width, height)
    named = Counter([*(label.id for label in layout.labels), *layout.left_out])
    assert named == Counter([*(each.id for each in spots), "line"])


# --- scale, directions, what is too far


def test_the_scale_is_the_same_both_ways_a_row_being_two_columns() -> None:
    projection = fit([(0.0, 0.0), (1.0, 1.0)], 120, 40)
    top, left = projection.cell((1.0, 0.0))
    bottom, right = projection.cell((0.0, 1.0))
    assert abs(2 * (bottom - top) - (right - left)) <= 2
    assert bottom - top > 30


def test_the_bar_measures_what_it_says() -> None:
    drawing = MapDrawing(holders_of(SHIPPED, "en")[0], map_signs(UNICODE), 100, 40)
    bar, marks = drawing.layout.bar, drawing.layout.marks
    assert bar is not None
    # Homs and Rastan lie 0.1845 degrees of latitude apart, about 20.5 km.
    rows = abs(marks["homs"][0] - marks["rastan"][0])
    assert abs(2 * rows * bar.km / bar.cells - 20.5) < 2.5


def test_a_place_far_from_all_others_is_an_arrow_at_the_edge() -> None:
    drawing = MapDrawing(holders_of(SHIPPED, "en")[0], map_signs(UNICODE), 100, 40)
    assert dict(drawing.layout.off_frame) == {"damascus": "down"}
    near, far = near_and_far({"a": (0, 0), "b": (0, 1), "c": (1, 0), "d": (40, 0)})
    assert (near, far) == (["a", "b", "c"], ["d"])


@pytest.mark.parametrize(
    ("end", "said"),
    [((1, 0), "north"), ((1, 1), "north-east"), ((0, 1), "east"), ((-1, -1), "south-west")],
)
def test_directions_are_those_of_the_compass(end: tuple[float, float], said: str) -> None:
    assert compass((0.0, 0.0), end) == said


def test_two_marks_that_would_be_one_leave_the_lesser_to_the_list() -> None:
    corners = [Spot(f"c{at}", (at % 2, at // 2), 3) for at in range(4)]
    spots = [*corners, Spot("beside", (0, 0.01), 3)]
    layout = lay_out(spots, [], 60, 20)
    assert layout.left_out == ("beside",)
    assert set(layout.marks) == {each.id for each in corners}


def test_no_mark_stands_for_a_place_without_coordinates() -> None:
    for holders in holders_of(SHIPPED, "en"):
        drawing = MapDrawing(holders, map_signs(UNICODE), 120, 40)
        places = holders.map.places
        assert all(places[each].lat is not None for each in drawing.layout.marks)
        assert not set(holders.map.unlocated) & {label.id for label in drawing.layout.labels}


# --- who held what


def test_each_side_has_one_letter_of_its_own() -> None:
    assert letters(["government", "opposition"]) == {
        "unknown": "?",
        "government": "G",
        "opposition": "O",
    }
    assert letters(["bakers", "bankers", "b"]) == {
        "unknown": "?",
        "bakers": "B",
        "bankers": "A",
        "b": "3",
    }


def test_a_holder_is_shown_with_a_date_and_a_claim_or_as_not_known() -> None:
    for language in ("fr", "en"):
        for holders in holders_of(SHIPPED, language):
            for control, line in zip(
                holders.phase.record.control,
                holder_lines(holders.edition, holders.ledger, holders.phase),
                strict=True,
            ):
                assert holders.edition.place(control.place) in line
                if control.claim is None:
                    assert control.holder == "unknown"
                    assert line.endswith(("not known.", "on ne sait pas."))
                else:
                    assert holders.when(control, short=False) in line
                    assert holders.voices(holders.ledger.find(control.claim).claim) in line


def test_a_town_has_the_letters_of_whoever_held_a_part_of_it() -> None:
    found = {each.phase.ref.id: each for each in holders_of(SHIPPED, "en")}
    assert found["resumes"].letters_at("al-qusayr") == "G O ?"
    assert found["prologue"].letters_at("al-qusayr") == "?"
    assert found["offensive"].letters_at("rastan") == "O"
    assert found["offensive"].letters_at("homs") == ""


def test_the_map_can_be_told_in_sentences() -> None:
    found = edition(SHIPPED, "en")
    lines = map_lines(found, Ledger(found.reader), found.phase("offensive"))
    assert any(line.startswith("Rastan: opposition, 1 March 2012. Who says so:") for line in lines)
    assert "Rastan: north of al-Qusayr, known position." in lines
    assert "National Hospital: position unknown." in lines
    assert "Syria: no position given." in lines


def test_places_of_claims_for_teachers_only_are_not_on_the_map() -> None:
    library = Library(MemoryFolder.of(TINY))
    phase = library.phase(library.phases[0])
    hidden = tuple(msgspec.structs.replace(each, audience="teacher") for each in phase.claims)
    changed = msgspec.structs.replace(phase, claims=hidden, control=())
    assert phase_map(library, changed).unlocated == ()


def test_an_outline_shows_the_sides_of_a_town_in_their_order() -> None:
    holders = next(each for each in holders_of(SHIPPED, "en") if each.phase.ref.id == "offensive")
    page = MapPage(holders, UNICODE, form_for(80, 24), "list").page()
    rows = text_of(page.rows)
    top = next(at for at, row in enumerate(rows) if "┌" in row)
    north = next(at for at, row in enumerate(rows) if "north of the town" in row)
    east = next(at for at, row in enumerate(rows) if "east of the town" in row)
    bottom = next(at for at, row in enumerate(rows) if "└" in row)
    assert top < north < east < bottom
    assert rows[east].index("east") > rows[north].index("north")


def test_a_part_of_a_town_of_which_nothing_is_said_stands_in_no_outline() -> None:
    holders = next(each for each in holders_of(SHIPPED, "en") if each.phase.ref.id == "epilogue")
    rows = text_of(MapPage(holders, UNICODE, form_for(80, 24), "list").page().rows)
    assert any(row.strip() == "north of the town" for row in rows)
    assert not any("┌" in row for row in rows)


@pytest.mark.parametrize("width", range(20, 50))
def test_a_date_of_several_days_breaks_between_words_and_keeps_its_doubt_whole(width: int) -> None:
    date = "nov. 2011, janv. 2012 ou févr. 2012, date discutée"
    rows = text_of(wrap([Span(held_date(date))], width))
    assert " ".join(rows).replace("\u00a0", " ") == date
    assert any("date\u00a0discutée" in row for row in rows)


# --- going about


def test_arrows_go_to_the_nearest_place_that_way() -> None:
    cells = {"near": (0, 10), "far": (0, 40), "below": (5, 2)}
    assert nearest((0, 0), cells, "right") == "near"
    assert nearest((0, 0), cells, "down") == "below"
    assert nearest((0, 0), cells, "up") is None
    assert nearest((0, 40), {**cells, "far": (0, 10)}, "left") in ("near", "far")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 48)])
def test_every_place_on_the_map_can_be_reached_by_arrows(size: tuple[int, int]) -> None:
    for holders in holders_of(SHIPPED, "fr"):
        cells = spot_cells(MapPage(holders, UNICODE, form_for(*size), "beside").page())
        start = next(iter(cells))
        reached, todo = {start}, [start]
        while todo:
            here = todo.pop()
            others = {name: cell for name, cell in cells.items() if name != here}
            for way in ("up", "down", "left", "right"):
                there = nearest(cells[here], others, way)
                if there and there not in reached:
                    reached.add(there)
                    todo.append(there)
        assert reached == set(cells)


def test_small_screens_have_the_list_and_narrow_ones_the_map_on_demand() -> None:
    assert view_for(form_for(50, 16), False) == "list"
    assert view_for(form_for(70, 24), None) == "list"
    assert view_for(form_for(70, 24), False) == "above"
    assert view_for(form_for(80, 24), None) == "beside"
    assert view_for(form_for(80, 24), True) == "list"


# --- the record


def test_a_course_on_the_map_must_name_a_place_and_have_points() -> None:
    folder = MemoryFolder.of(TINY)
    line = b"- {id: brook, kind: river, points: [{lat: 10.0, lon: 20.0}]}\n"
    problems = check_course(MemoryFolder({**folder.files, "record/map.yaml": line}))
    assert [(each.file, each.code) for each in problems] == [("record/map.yaml", "unknown-id")]
    known = line.replace(b"brook", b"bridge")
    assert check_course(MemoryFolder({**folder.files, "record/map.yaml": known})) == []
    empty = b"- {id: bridge, kind: river, points: []}\n"
    problems = check_course(MemoryFolder({**folder.files, "record/map.yaml": empty}))
    assert {each.code for each in problems} == {"list-length"}
