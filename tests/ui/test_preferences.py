"""The options hold at once, on every screen, and are kept."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from qusayr_tui.ui.screens.preferences import PREFERENCES
from tests.support.courses import SHIPPED, TINY
from tests.support.lesson import Lesson, open_lesson

TO_A_WORD = ("slash", *"shabiha", "enter")


async def choose(lesson: Lesson, field: str) -> None:
    """Open the options and put the row of *field* in hand."""
    await lesson.press("o")
    fields = [each.field for each in PREFERENCES]
    await lesson.press(*["down"] * fields.index(field))


@pytest.mark.parametrize("language", ["fr", "en", "eo"])
async def test_each_option_shows_its_value_and_turns_round(language: str) -> None:
    async with open_lesson(TINY, lang=language, phase="fair") as lesson:
        await lesson.press("enter", "o")
        for each in PREFERENCES:
            before = lesson.rows
            await lesson.press("right")
            changed = lesson.rows
            assert changed != before, each.field
            await lesson.press(*["right"] * (len(each.values) - 1))
            assert lesson.rows == before, each.field
            await lesson.press("left")
            await lesson.press("right")
            assert lesson.rows == before, each.field
            await lesson.press("down")


async def test_colours_change_at_once_and_are_kept(tmp_path: Path) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", data=tmp_path) as lesson:
        await lesson.press("enter")
        await choose(lesson, "theme")
        await lesson.press("right")
        assert lesson.app.theme == "paper"
    kept = json.loads((tmp_path / "settings.json").read_bytes())
    assert kept["settings"]["theme"] == "paper"


async def test_a_wide_page_has_an_empty_row_between_two_lines_and_the_same_words() -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=(80, 50)) as lesson:
        await lesson.press("enter", "n")
        usual = lesson.rows
        await choose(lesson, "spacing")
        await lesson.press("right", "o")
        wide = lesson.rows
        body = wide[2:-1]
        assert not any(one and two for one, two in pairwise(body))
        assert [row for row in wide if row][:6] == [row for row in usual if row][:6]
        await lesson.press("tab", "enter", "escape")
        assert lesson.reversed


async def test_marks_in_brackets_and_plain_signs() -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=(80, 40)) as lesson:
        await lesson.press("enter", "n")
        assert "¹" in lesson.text
        await choose(lesson, "marks")
        await lesson.press("right", "o")
        assert "[1]" in lesson.text
        assert "¹" not in lesson.text
        await choose(lesson, "ascii")
        await lesson.press("right", "o")
        assert {sign for sign in lesson.text if ord(sign) > 0x24F} <= {"…"}


async def test_everything_can_be_put_back(tmp_path: Path) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", data=tmp_path) as lesson:
        await lesson.press("enter", "o")
        first, theme = lesson.context.settings, lesson.app.theme
        for _ in PREFERENCES:
            await lesson.press("right", "down")
        assert lesson.context.settings != first
        assert lesson.app.theme != theme
        await lesson.press("enter")
        assert lesson.context.settings == first
        assert lesson.app.theme == theme


async def test_no_field_of_a_preference_is_unknown() -> None:
    async with open_lesson(TINY, lang="en") as lesson:
        for each in PREFERENCES:
            assert hasattr(lesson.context.settings, each.field)


async def test_names_in_arabic_script_can_be_left_out_of_every_card(tmp_path: Path) -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", data=tmp_path) as lesson:
        await lesson.press("enter", *TO_A_WORD)
        term = await shown_with_and_without_arabic(lesson)
        await lesson.press("escape", "m", "up", "enter")
        place = await shown_with_and_without_arabic(lesson)
    assert term
    assert place
    kept = json.loads((tmp_path / "settings.json").read_bytes())
    assert kept["settings"]["arabic"] is True


async def shown_with_and_without_arabic(lesson: Lesson) -> set[str]:
    """Give the Arabic letters of the card in hand, after they were left out and put back."""
    letters = {sign for sign in lesson.text if "؀" <= sign <= "ۿ"}
    for wanted in (set(), letters):
        await choose(lesson, "arabic")
        await lesson.press("right", "o")
        assert {sign for sign in lesson.text if "؀" <= sign <= "ۿ"} == wanted
    return letters


async def test_a_console_of_plain_characters_is_given_no_arabic() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege") as lesson:
        await lesson.press("enter", *TO_A_WORD)
        assert any("؀" <= sign <= "ۿ" for sign in lesson.text)
        assert "d’où" in lesson.text.lower()
        await choose(lesson, "ascii")
        await lesson.press("right", "o")
        assert "d'où" in lesson.text.lower()
        assert not set("’‘“”–—\u202f") & set(lesson.text)
        assert not any("؀" <= sign <= "ۿ" for sign in lesson.text)
