"""In a window too small to show the lesson nothing is done that the learner cannot see."""

from __future__ import annotations

import pytest

from tests.support.courses import TINY
from tests.support.lesson import Lesson, open_lesson

SMALL = (49, 15)
LARGE = (80, 24)


async def make(lesson: Lesson, size: tuple[int, int]) -> None:
    """Give the window another size."""
    await lesson.pilot.resize_terminal(*size)
    await lesson.pilot.pause()


async def go_to_quiz(lesson: Lesson) -> None:
    """Go on until there is something to answer."""
    await lesson.press("enter")
    for _ in range(13):
        await lesson.press("n")
        if "Question 1 of" in lesson.words and "texts" not in lesson.words:
            return
    raise AssertionError(lesson.text)


def shown_in(lesson: Lesson) -> list[str]:
    """Give the rows of the screen, without the sign that a search is still reading the course."""
    return [row.replace("…", "").rstrip() for row in lesson.rows]


@pytest.mark.parametrize("where", ["quiz", "options", "search"])
async def test_keys_do_nothing_on_what_is_not_shown(where: str) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=LARGE) as lesson:
        await go_to_quiz(lesson)
        if where != "quiz":
            await lesson.press({"options": "o", "search": "slash"}[where])
        shown, events = shown_in(lesson), lesson.events
        await make(lesson, SMALL)
        assert "qusayr plain" in lesson.words
        await lesson.press("down", "a", "b", "enter", "n", "enter", "x", "space", "tab", "enter")
        assert lesson.events == events
        await make(lesson, LARGE)
        assert shown_in(lesson) == shown


async def test_language_and_leaving_still_answer_in_a_small_window() -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=LARGE) as lesson:
        await go_to_quiz(lesson)
        asking = lesson.app.screen
        await lesson.press("o")
        await make(lesson, SMALL)
        tag = lesson.context.edition.language
        await lesson.press("f3")
        assert lesson.context.edition.language != tag
        await lesson.press("escape")
        await make(lesson, LARGE)
        assert lesson.app.screen is asking


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((49, 15), ("Make the window larger", "Agrandissez la fenêtre", "qusayr plain", "50 × 16")),
        ((60, 6), ("Make the window larger", "Agrandissez la fenêtre", "qusayr plain")),
        ((30, 4), ("Larger", "Agrandir", "qusayr plain", "50×16")),
        ((12, 9), ("Larger", "Agrandir", "qusayr", "plain", "50×16")),
        ((10, 3), ("Larger", "Agrandir", "50×16")),
        ((6, 2), ("50×16",)),
        ((2, 2), ("+",)),
        ((1, 1), ("+",)),
    ],
)
async def test_the_smallest_window_says_the_way_out_as_far_as_there_are_cells(
    size: tuple[int, int], said: tuple[str, ...]
) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=size) as lesson:
        assert all(each in lesson.words for each in said), lesson.text
