"""Rows fit their width, break at ordinary spaces only, and keep roles and spots."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from qusayr_tui.render.rows import Row, Span, cell_width, is_one_cell_each, row_width
from qusayr_tui.render.wrap import wrap

HELD = "\u00a0\u202f\u2007"


def lines(rows: list[Row]) -> list[str]:
    return ["".join(span.text for span in row) for row in rows]


def wrapped(text: str, width: int, **indents: int) -> list[str]:
    return lines(wrap([Span(text)], width, **indents))


# --- widths

SIGNS = (
    "●◐○?≠°¹²³⁴⁵⁶⁷⁸⁹⁰◆◇├┤─━╌│▎▸✓✗↑↓←→·–—…’‘“”«»‹›±~≈+×"
    "éèêëàâäîïôöûüùçœæÉÈÀÇŒÆ\u00a0\u202f\u2007\u2011šḥʿʾāīūṣṭḍẓṯḏġñßøłİ€%§"
)
ARABIC = "شبيحة القصير الجيش السوري الحر، ١٢٣؟"


def test_widths_agree_with_those_of_the_screen_library() -> None:
    for character in SIGNS + ARABIC + "".join(map(chr, range(0x20, 0x7F))):
        assert cell_width(character) == cell_len(character) == 1, character


def test_the_quick_test_knows_only_characters_of_one_cell() -> None:
    quick = [each for each in map(chr, range(0x20, 0x3000)) if is_one_cell_each(each)]
    assert set(SIGNS + ARABIC) <= set(quick)
    assert {cell_len(each) for each in quick} == {1}


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("漢字", 4),
        ("e\u0301", 1),
        ("شَبّ", 2),
        ("👨‍👩‍👧", 2),
        ("❤\ufe0f", 2),
        ("👍🏽", 2),
        ("🇫🇷", 2),
        ("한국", 4),
    ],
)
def test_what_is_drawn_as_one_is_measured_as_one(text: str, width: int) -> None:
    assert cell_width(text) == cell_len(text) == width


def test_a_row_is_as_wide_as_its_spans() -> None:
    assert row_width((Span("ab"), Span("漢"), Span(""))) == 4
    assert row_width(()) == 0


# --- where rows break


def test_rows_break_at_spaces_which_are_dropped() -> None:
    assert wrapped("un deux trois  quatre ", 9) == ["un deux", "trois", "quatre"]
    assert wrapped("un deux", 7) == ["un deux"]


def test_no_text_is_one_empty_row() -> None:
    assert wrap([], 10) == wrap([Span("")], 10) == wrap([Span("  ")], 10) == [()]


def test_indents_are_part_of_the_rows() -> None:
    assert wrapped("un deux trois", 9, indent=2) == ["un deux", "  trois"]
    assert wrapped("un deux trois", 8, first_indent=3) == ["   un", "deux", "trois"]


def test_spaces_inside_and_at_the_beginning_are_kept() -> None:
    assert wrapped("  a    b", 10) == ["  a    b"]


@pytest.mark.parametrize("space", HELD)
@pytest.mark.parametrize("width", range(4, 60))
def test_a_no_break_space_never_stands_at_a_break(space: str, width: int) -> None:
    text = (
        f"Elles seraient «{space}environ{space}400{space}», écrit-elle{space}; le 13{space}février."
    )
    for line in wrapped(text, width):
        assert line == line.strip()
        assert cell_len(line) <= width
    assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


def test_a_mark_is_never_parted_from_its_word() -> None:
    spans = [Span("trois mots"), Span("¹", "mark", "b/claim/x"), Span(". Suite")]
    for width in range(6, 20):
        assert any("mots¹." in line for line in lines(wrap(spans, width)))


def test_a_dash_never_begins_a_row() -> None:
    for width in range(9, 40):
        assert not any(
            line.startswith("–") for line in wrapped("février – mars – avril – mai", width)
        )


def test_words_stay_whole_where_they_fit() -> None:
    text = "peut-être al-Qusayr 6–13 février 2012-02-13 T-62 porte-parole"
    for width in range(12, 40):
        assert " ".join(wrapped(text, width)) == text


def test_a_word_longer_than_a_row_breaks_after_a_hyphen_or_anywhere() -> None:
    assert wrapped("a porte-parole-adjointe", 8) == ["a", "porte-", "parole-", "adjointe"]
    assert wrapped("anticonstitutionnel", 8) == ["anticons", "titution", "nel"]


def test_what_is_drawn_as_one_is_never_cut() -> None:
    assert wrapped("e\u0301" * 5, 2) == ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]
    assert wrapped("👨‍👩‍👧👨‍👩‍👧", 2) == ["👨‍👩‍👧", "👨‍👩‍👧"]
    assert wrapped("漢字", 3) == ["漢", "字"]
    assert wrapped("漢字", 1) == ["漢", "字"]


def test_line_breaks_and_tabs_never_reach_a_row() -> None:
    assert wrapped("un\ndeux\ttrois\r", 20) == ["un deux trois"]


def test_a_spot_on_two_rows_has_its_id_on_both() -> None:
    rows = wrap([Span("un "), Span("service secret", "term", "a/term/x"), Span("°", "accent")], 11)
    assert rows == [
        (Span("un "), Span("service", "term", "a/term/x")),
        (Span("secret", "term", "a/term/x"), Span("°", "accent")),
    ]


# --- for any text

SPANS = st.lists(
    st.builds(
        Span,
        st.text(alphabet="ab cde  -é’\u00a0\u202f–漢e\u0301.¹ ", max_size=12),
        st.sampled_from(["", "term", "mark"]),
        st.sampled_from([None, "x", "y"]),
    ),
    max_size=8,
)


@given(SPANS, st.integers(2, 40), st.integers(0, 6), st.integers(0, 6))
def test_rows_fit_and_hold_the_whole_text(
    spans: list[Span], width: int, first: int, indent: int
) -> None:
    rows = wrap(spans, width + max(first, indent), first_indent=first, indent=indent)
    for row in rows:
        assert cell_len("".join(span.text for span in row)) <= width + max(first, indent)
        assert row_width(row) <= width + max(first, indent)

    def bare(parts: list[str]) -> str:
        return "".join(parts).replace(" ", "")

    assert bare(lines(rows)) == bare([span.text for span in spans])


@given(SPANS, st.integers(2, 40))
def test_every_character_keeps_its_role_and_spot(spans: list[Span], width: int) -> None:
    def characters(all_spans: list[Span]) -> list[tuple[str, str, str | None]]:
        return [
            (each, span.role, span.spot) for span in all_spans for each in span.text if each != " "
        ]

    rows = wrap(spans, width)
    assert characters([span for row in rows for span in row]) == characters(spans)


@given(
    st.lists(
        st.text(alphabet="abcdefgé", min_size=2, max_size=9).map(lambda word: word),
        min_size=1,
        max_size=20,
    ),
    st.data(),
    st.integers(4, 30),
)
def test_no_row_ends_or_begins_at_a_no_break_space(
    words: list[str], data: st.DataObject, width: int
) -> None:
    glue = [data.draw(st.sampled_from([" ", *HELD])) for _ in words]
    text = "".join(word + space for word, space in zip(words, glue, strict=True)).rstrip()
    rows = wrapped(text, width)
    assert not any(set(line[:1] + line[-1:]) & set(HELD) for line in rows)


@given(st.text(alphabet="ab é\u0301\u0327漢\u200d", max_size=30), st.integers(2, 12))
def test_no_row_begins_with_a_mark_of_the_character_before(text: str, width: int) -> None:
    for line in wrapped(re.sub(r"(^| )[^\w ]+", r"\1", text), width)[1:]:
        assert not unicodedata.combining(line[:1] or "x")
