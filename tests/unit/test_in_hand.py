"""How a row shows what is in hand: its spot, and the bar of its block."""

from __future__ import annotations

from qusayr_tui.render.rows import Span
from qusayr_tui.ui.pages.in_hand import with_bar, with_spot
from qusayr_tui.ui.pages.page import MARGIN

ROW = (Span("      ", MARGIN), Span("the "), Span("Orontes", "term", "a/place/orontes"))


def text(row: tuple[Span, ...]) -> str:
    return "".join(span.text for span in row)


def test_the_words_of_the_spot_in_hand_get_its_role_and_no_others() -> None:
    marked = with_spot(ROW, "a/place/orontes", "focus")
    assert [span.role for span in marked] == [MARGIN, "", "term focus"]
    assert with_spot(ROW, "a/place/homs", "focus") == ROW
    assert with_spot(ROW, None, "focus") == ROW


def test_the_bar_stands_in_the_margin_and_moves_no_text() -> None:
    barred = with_bar(ROW, "|", 4)
    assert text(barred) == "    | the Orontes"
    assert barred[1] == Span("|", "accent")


def test_a_double_bar_grows_to_the_left_unless_it_would_touch_what_stands_there() -> None:
    assert text(with_bar(ROW, "|", 4, double=True)) == "   || the Orontes"
    assert text(with_bar(ROW, "|", 1, double=True)) == " |    the Orontes"


def test_a_row_without_a_margin_or_with_a_narrow_one_has_no_bar() -> None:
    assert with_bar((), "|", 4) == ()
    assert with_bar(ROW[1:], "|", 4) == ROW[1:]
    assert with_bar(ROW, "|", 5) == ROW
