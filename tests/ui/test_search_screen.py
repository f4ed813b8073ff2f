"""The search and the palette: type, choose, go there, come back to exactly where one was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from qusayr_tui.ui.screens.base import LessonScreen
from tests.support.courses import SHIPPED, TINY
from tests.support.lesson import Lesson, open_lesson


async def whole(lesson: Lesson) -> None:
    """Wait until the course has been read, and the screen has looked at it again."""
    while not lesson.app.navigator.finding.whole:
        await asyncio.sleep(0.01)
    front(lesson).redraw()
    await lesson.pilot.pause()


async def type_in(lesson: Lesson, text: str) -> None:
    await lesson.press(*("space" if letter == " " else letter for letter in text))


def hand(lesson: Lesson) -> str:
    """Give the row in hand."""
    return next(row.strip() for row in lesson.rows if row.strip().startswith("▸"))


def front(lesson: Lesson) -> LessonScreen:
    """Give the screen in front."""
    assert isinstance(lesson.app.screen, LessonScreen)
    return lesson.app.screen


async def to_first_block(lesson: Lesson) -> None:
    """Take the first passage of the text in hand: its row begins with a phase's number."""
    while not hand(lesson)[2:3].isdigit():
        await lesson.press("down")


@asynccontextmanager
async def past_notice(*args: Any, **options: Any) -> AsyncIterator[Lesson]:
    """Open a lesson, and go on from its content notice."""
    async with open_lesson(*args, **options) as lesson:
        await lesson.press("enter")
        yield lesson


async def at_reading(lesson: Lesson) -> None:
    await lesson.press("n")
    await lesson.press("down", "down", "tab")


async def test_one_types_and_the_results_stand_under_the_box() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes") as lesson:
        await lesson.press("slash")
        assert "Tapez un mot" in lesson.words
        await whole(lesson)
        await type_in(lesson, "hopital")
        assert hand(lesson).startswith("▸ protection des hôpitaux")
        rows = lesson.rows
        assert lesson.row_of("Mots") < lesson.row_of("Lieux") < lesson.row_of("Texte")
        assert any("l’Hôpital national" in row and "…" in row for row in rows)
        assert "résultats" in rows[lesson.row_of("/ hopital")]


async def test_every_letter_is_typed_in_the_box() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes") as lesson:
        await lesson.press("slash")
        await type_in(lesson, "qjklgnpw sv?/")
        assert "/ qjklgnpw sv?/" in lesson.text


@pytest.mark.parametrize("leave", ["escape", "enter"])
async def test_one_comes_back_to_exactly_where_one_was(leave: str) -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=(80, 24)) as lesson:
        await at_reading(lesson)
        before, screen = lesson.text, lesson.app.screen
        place = lesson.context.session.position
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "sawameh")
        await lesson.press(leave)
        if leave == "enter":
            while lesson.app.screen is not screen:
                await lesson.press("escape")
        assert lesson.app.screen is screen
        assert lesson.text == before
        assert lesson.context.session.position == place


async def test_enter_goes_to_the_block_and_q_comes_back_to_the_list() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=(80, 24)) as lesson:
        await at_reading(lesson)
        origin, position = lesson.app.screen, lesson.context.session.position
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "sawameh")
        await to_first_block(lesson)
        listed = lesson.text
        await lesson.press("enter")
        assert lesson.rows[0].strip().startswith("1  Une ville assiégée")
        assert "Sawameh" in lesson.text
        await lesson.press("q")
        assert lesson.text == listed
        await lesson.press("escape")
        assert lesson.app.screen is origin
        assert lesson.context.session.position == position


async def test_one_reads_on_from_a_block_that_was_found() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=(80, 24)) as lesson:
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "sawameh")
        await to_first_block(lesson)
        await lesson.press("enter", "n")
        position = lesson.context.session.position
        assert position is not None
        assert (position.phase, position.step, position.block) == ("siege", "reading", "december")
        assert len(lesson.app.screen_stack) == 2


async def test_a_card_opens_over_the_list_and_closes_onto_it() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes") as lesson:
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "shabbiha")
        await lesson.press("enter")
        assert "in English" in lesson.text or "en anglais" in lesson.text
        assert lesson.reversed == [], "no cursor where one cannot type"
        await lesson.press("tab")
        assert len(lesson.reversed) == 1
        await lesson.press("q")
        assert lesson.reversed == [" "]
        assert "/ shabbiha" in lesson.text
        assert hand(lesson).startswith("▸ chabiha")


async def test_a_place_opens_with_what_is_said_of_it() -> None:
    async with past_notice(SHIPPED, lang="en", phase="resumes") as lesson:
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "القصير")
        assert hand(lesson).startswith("▸ al-Qusayr")
        await lesson.press("enter")
        assert front(lesson).sheet.is_open
        assert "Al-Qusayr" in lesson.text


async def test_language_changes_with_the_query_and_the_hit_in_hand_kept() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=(80, 24)) as lesson:
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "hopital")
        await lesson.press("down")
        assert hand(lesson).startswith("▸ Hôpital national")
        await lesson.press("f3")
        assert "/ hopital" in lesson.text
        assert hand(lesson).startswith("▸ National Hospital")
        await lesson.press("f3")
        assert hand(lesson).startswith("▸ Hôpital national")


async def test_what_only_the_other_language_says_is_told_apart_and_shown_in_it() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=(80, 36)) as lesson:
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "snipers")
        assert "Seulement dans l’autre langue" in lesson.text
        await to_first_block(lesson)
        await lesson.press("enter")
        await lesson.pilot.pause()
        assert "snipers" in lesson.text.lower()


async def test_nothing_found_names_what_is_near() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes") as lesson:
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "homsonville")
        assert "Rien pour « homsonville »" in lesson.words.replace("\u00a0", " ").replace(
            "\u202f", " "
        )
        assert "Homs" in lesson.words


async def test_no_search_before_the_content_notice() -> None:
    async with open_lesson(SHIPPED, lang="fr") as lesson:
        shown = lesson.text
        await lesson.press("slash", "ctrl+p", "f2")
        assert lesson.text == shown


@pytest.mark.parametrize("size", [(50, 16), (60, 20), (80, 24), (120, 36), (160, 48)])
async def test_no_row_is_wider_than_the_screen(size: tuple[int, int]) -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=size) as lesson:
        await lesson.press("slash")
        await whole(lesson)
        for query in ("a", "syri", "x" * 90):
            await type_in(lesson, query)
            assert all(len(row) <= size[0] for row in lesson.rows)
            await lesson.press(*["backspace"] * len(query))


# --- the palette


@pytest.mark.parametrize("key", ["ctrl+p", "f2"])
async def test_the_palette_lists_what_can_be_done_here_with_its_keys(key: str) -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=(80, 48)) as lesson:
        await at_reading(lesson)
        await lesson.press(key)
        text = lesson.text
        assert "Actions" in text
        row = lesson.rows[lesson.row_of("Deux langues côte à côte")]
        assert row.rstrip().endswith(" s")
        await lesson.press("end")
        assert lesson.text.count("Retour à la question") == 1, "a name is not said twice"


async def test_the_palette_does_it_on_the_screen_behind() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=(120, 36)) as lesson:
        await at_reading(lesson)
        await lesson.press("f2")
        await type_in(lesson, "cote a cote")
        await lesson.press("enter")
        await lesson.pilot.pause()
        assert lesson.context.both
        assert "February" in lesson.text
        assert "février" in lesson.text


async def test_the_palette_goes_to_steps_phases_and_cards() -> None:
    async with past_notice(SHIPPED, lang="fr", phase="resumes", size=(80, 24)) as lesson:
        await lesson.press("f2")
        await whole(lesson)
        await type_in(lesson, "questions")
        while "Questions" not in hand(lesson):
            await lesson.press("down")
        await lesson.press("enter")
        assert lesson.context.session.position.step == "quiz"  # type: ignore[union-attr]
        await lesson.press("f2")
        await type_in(lesson, "offensive de l")
        await lesson.press("enter")
        assert lesson.context.session.position.phase == "offensive"  # type: ignore[union-attr]
        await lesson.press("f2")
        await type_in(lesson, "chabiha")
        await lesson.press("enter")
        assert front(lesson).sheet.is_open


async def test_a_course_with_three_languages_searches_all() -> None:
    async with past_notice(TINY, lang="fr", phase="fair") as lesson:
        await lesson.press("slash")
        await whole(lesson)
        await type_in(lesson, "mill")
        assert "moulin" in hand(lesson) or "mill" in lesson.text.lower()
