"""What a reader sees of each row: nothing out of sight unsaid, nothing torn from what it goes with.

On the course that is shipped, where texts are long and numbers have two figures.
"""

from __future__ import annotations

import pytest

from qusayr_tui.domain.lesson import Place
from qusayr_tui.ui.widgets.page_view import PageView
from tests.support.courses import SHIPPED
from tests.support.lesson import Lesson, open_lesson
from tests.support.tour import TO_CLAIMS, TO_LOOK_BACK, TO_QUIZ, TO_READING

SMALL, USUAL, WIDE, LARGEST = (60, 20), (80, 24), (120, 36), (160, 48)
UNDER_THE_HEAD = 1
"""Row of the hairline."""
TORN = ("les sources se", "un seul camp, à", "à propos de", "une seule")
"""Beginnings of how a statement stands that would end a row."""
PROLOGUE, LANGUAGES = "prologue", ("fr", "en")


def opened_edge(lesson: Lesson) -> str:
    """Give the upper edge of the card that is open."""
    return next(row for row in lesson.rows if row.lstrip().startswith("━━━"))


def column_of(lesson: Lesson, text: str) -> int:
    return lesson.rows[lesson.row_of(text)].index(text)


async def test_the_rule_over_a_page_says_where_the_page_goes_on() -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=SMALL) as lesson:
        await lesson.press(*TO_READING)
        assert lesson.rows[UNDER_THE_HEAD].endswith("── ↓")
        await lesson.press("space")
        assert lesson.rows[UNDER_THE_HEAD].endswith("── ↑↓")
        await lesson.press("end")
        assert lesson.rows[UNDER_THE_HEAD].endswith("── ↑")
        await lesson.pilot.resize_terminal(160, 200)
        await lesson.press("home")
        assert lesson.rows[UNDER_THE_HEAD].endswith("───")


async def test_the_edge_of_a_card_says_where_the_card_goes_on() -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=SMALL) as lesson:
        await lesson.press(*TO_CLAIMS, "enter")
        assert opened_edge(lesson).endswith("━━ ↓")
        await lesson.press("end")
        assert opened_edge(lesson).endswith("━━ ↑")


async def test_plain_characters_say_it_too() -> None:
    async with open_lesson(
        SHIPPED, lang="en", phase=PROLOGUE, size=SMALL, ascii_only=True
    ) as lesson:
        await lesson.press(*TO_READING, "space")
        assert lesson.rows[UNDER_THE_HEAD].endswith("-- ^v")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_card_of_a_passage_opens_at_its_heading(size: tuple[int, int]) -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=size) as lesson:
        await lesson.press(*TO_READING, "w")
        assert "Who says so, in this passage" in lesson.text
        await lesson.press("escape", "tab", "enter", "escape", "w")
        assert "Who says so, in this passage" in lesson.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_choice_of_the_notice_is_out_of_sight(language: str) -> None:
    async with open_lesson(SHIPPED, lang=language, phase=PROLOGUE, size=USUAL) as lesson:
        assert {"fr": "Quitter", "en": "Quit"}[language] in lesson.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_row_of_the_course_is_in_sight_where_there_is_room(language: str) -> None:
    async with open_lesson(SHIPPED, lang=language, size=USUAL) as lesson:
        await lesson.press("down", "enter")
        method = {"fr": "Comment nous savons", "en": "How we know"}[language]
        first = {"fr": "Prologue", "en": "Prologue"}[language]
        assert column_of(lesson, method) == column_of(lesson, first)


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, LARGEST])
async def test_the_first_page_stands_in_the_middle_and_names_the_course_once(
    size: tuple[int, int],
) -> None:
    async with open_lesson(SHIPPED, lang="fr", asked=False, size=size) as lesson:
        assert lesson.text.count("al-Qusayr, 2012") == 1
        row = lesson.rows[lesson.row_of("al-Qusayr, 2012")]
        before = len(row) - len(row.lstrip())
        assert abs(before - (size[0] - len(row))) <= 1


@pytest.mark.parametrize("keys", [(), TO_READING, TO_CLAIMS, TO_QUIZ, TO_LOOK_BACK])
async def test_the_text_begins_beside_the_list_of_phases(keys: tuple[str, ...]) -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=WIDE) as lesson:
        await lesson.press(*(keys or ("enter",)))
        first = next(row for row in lesson.rows[2:] if row[2:25].strip())
        assert first[2:].startswith("0  Prologue")
        assert first[28:].strip()


@pytest.mark.parametrize("size", [WIDE, LARGEST])
async def test_notes_stand_in_one_column_whatever_their_number(size: tuple[int, int]) -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=size) as lesson:
        await lesson.press(*TO_READING)
        tenth = lesson.rows[lesson.row_of("¹⁰\u00a0SOHR")]
        assert column_of(lesson, "Government") == tenth.index("¹⁰\u00a0SOHR") + 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, LARGEST])
async def test_no_number_stands_alone_on_a_row_of_a_card(
    size: tuple[int, int], language: str
) -> None:
    async with open_lesson(SHIPPED, lang=language, phase=PROLOGUE, size=size) as lesson:
        await lesson.press(*TO_CLAIMS, *["down"] * 7, "enter")
        for _ in range(12):
            assert not [row for row in lesson.rows if row.strip().isdigit()]
            await lesson.press("down")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, LARGEST])
async def test_how_a_statement_stands_is_never_torn_in_two(size: tuple[int, int]) -> None:
    async with open_lesson(SHIPPED, lang="fr", phase=PROLOGUE, size=size) as lesson:
        await lesson.press(*TO_CLAIMS)
        for _ in range(9):
            assert not [row for row in lesson.rows if row.endswith(TORN)]
            assert not [row for row in lesson.rows if row.strip(" ▎").startswith("·")]
            await lesson.press("down")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_count_of_characters_stays_on_one_row(language: str) -> None:
    async with open_lesson(SHIPPED, lang=language, phase=PROLOGUE, size=SMALL) as lesson:
        await lesson.press("enter", "tab", *"abc")
        count = {"fr": "3 caractères sur 500", "en": "3 of 500 characters"}[language]
        assert lesson.rows[lesson.row_of(count)].endswith(count)


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_a_rule_parts_the_text_from_what_remains(size: tuple[int, int]) -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=size) as lesson:
        await lesson.press(*TO_CLAIMS)
        assert lesson.rows[lesson.row_of("What remains") - 1].lstrip().startswith("───")


async def test_the_help_explains_every_sign_in_one_column() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase=PROLOGUE, size=LARGEST) as lesson:
        await lesson.press(*TO_READING, "question_mark")
        words = (
            "on ne sait pas",
            "les sources se contredisent",
            "mène à qui le dit",
            "suite du te",
        )
        assert len({column_of(lesson, each) for each in words}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [USUAL, WIDE, LARGEST])
async def test_a_card_covers_nothing_of_the_statement_it_is_about(
    size: tuple[int, int], language: str
) -> None:
    async with open_lesson(SHIPPED, lang=language, phase="fsa-attacks", size=size) as lesson:
        await lesson.press(*TO_CLAIMS)
        for _ in range(8):
            await lesson.press("down", "enter")
            view = lesson.app.screen.query_one("#page", PageView)
            spot = view.page.spot(view.spot)
            assert spot
            first, end = view.page.blocks[spot.block]
            assert view.top <= first
            assert end <= view.top + view.size.height
            await lesson.press("escape")


@pytest.mark.parametrize("size", [WIDE, LARGEST])
@pytest.mark.parametrize("phase", ["siege", "resumes", "fsa-attacks"])
async def test_no_date_in_the_margin_is_parted_from_its_month_or_year(
    phase: str, size: tuple[int, int]
) -> None:
    async with open_lesson(SHIPPED, lang="fr", phase=phase, size=size) as lesson:
        await lesson.press(*TO_READING)
        notes = [row.strip() for row in lesson.rows[2:-1]]
        assert any("févr." in row for row in notes)
        assert not [row for row in notes if row.endswith(("au 10", "le 13", "le 29", ", date"))]
        assert not [row for row in notes if row.strip() in ("2012", "discutée")]


@pytest.mark.parametrize("size", [USUAL, WIDE, LARGEST])
async def test_the_passage_a_card_is_about_has_the_bar_while_it_is_open(
    size: tuple[int, int],
) -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=size) as lesson:
        await lesson.press(*TO_READING)
        assert "▎" not in lesson.text
        await lesson.press("w")
        assert "▎" in lesson.rows[lesson.row_of("small Syrian town")]
        await lesson.press("escape")
        assert "▎" not in lesson.text


@pytest.mark.parametrize("size", [WIDE, LARGEST])
async def test_a_rule_parts_what_remains_from_the_list_of_phases_over_a_card(
    size: tuple[int, int],
) -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=size) as lesson:
        await lesson.press(*TO_CLAIMS, "enter")
        assert lesson.rows[lesson.row_of("What remains") - 1].lstrip().startswith("───")


async def test_what_stays_whatever_is_chosen_is_said_while_something_is_left_out() -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=SMALL) as lesson:
        await lesson.press(*TO_CLAIMS)
        assert "Always shown" not in lesson.text
        await lesson.press("right", "right")
        assert "Always shown" in lesson.text
        assert lesson.reversed  # the first statement that remains is in hand
        await lesson.press("enter")
        assert "Always shown" not in lesson.text


async def test_a_step_that_asks_is_ticked_when_all_of_it_was_answered() -> None:
    async with open_lesson(SHIPPED, lang="en", phase=PROLOGUE, size=WIDE) as lesson:
        await lesson.press("enter", "tab", "x", "enter", "n")
        lesson.app.navigator.go(Place(PROLOGUE, "look-back"))
        await lesson.pilot.pause()
        assert "Not answered yet" in lesson.text
        assert "✓ Central question" in lesson.text
        assert "✓ Reading" in lesson.text
        assert "✓ Questions" not in lesson.text
        assert "✓ Compare" not in lesson.text
