"""Whatever a course's texts hold: shown letter for letter, never obeyed, the frame unbroken."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from qusayr_tui.content.check import check_course
from tests.support.hostile import (
    FOREIGN,
    MARKUP,
    MARKUP_WORDS,
    ORDERS,
    changed_everywhere,
    tag_names,
)
from tests.support.lesson import Lesson, open_lesson
from tests.support.promises import figure, seed
from tests.support.tour import SCREENS

CLICKS = figure("CLICKS", 3)
"""Clicks on each screen, on cells by chance."""
SIZES = ((60, 20), (80, 24), (120, 36))
Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a course whose every text tries to be markup."""
    names = tag_names()
    course, count = changed_everywhere(lambda text: f"{text} {MARKUP.format(next(names))}")
    assert count > 300
    return course.write_to(tmp_path_factory.mktemp("orders") / "course")


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a course whose every text goes on in other scripts."""
    course, count = changed_everywhere(lambda text: f"{text} {FOREIGN}")
    assert count > 300
    return course.write_to(tmp_path_factory.mktemp("foreign") / "course")


@pytest.mark.promise(row="T1")
@pytest.mark.parametrize("order", ORDERS)
def test_what_drives_a_terminal_is_refused_in_every_text(
    order: str, record_property: Record
) -> None:
    course, count = changed_everywhere(lambda text: f"{text}{ORDERS[order]}")
    problems = check_course(course)
    refused = [each for each in problems if "character" in each.code]
    assert len(refused) == count, {each.code for each in problems}
    record_property("figure", f"{order}: refused at its place in {count} of {count} texts")


@pytest.mark.promise(row="T2")
@pytest.mark.parametrize("name", SCREENS)
async def test_markup_is_shown_letter_for_letter(name: str, orders: Path) -> None:
    async with open_lesson(orders, lang="en", phase="fair", size=(160, 60)) as lesson:
        await lesson.press(*SCREENS[name])
        seen = set()
        for keys in ((), ("pagedown",), ("end",)):
            await lesson.press(*keys)
            seen |= letters_shown(lesson)
        assert lesson.app.is_running
    if name not in ("palette", "help", "options", "own-words"):
        assert seen


def letters_shown(lesson: Lesson) -> set[str]:
    """Give the letters of what stands there; each word that has some must be whole."""
    found = set()
    for word in re.findall(r"\S*\b[qxzjkv]{4}\b\S*", lesson.text):
        letters = re.search(r"[qxzjkv]{4}", word)
        assert letters
        whole = any(each.format(letters[0]) in word for each in MARKUP_WORDS)
        cut = any(word.strip("“”«».,…:") in each.format(letters[0]) for each in MARKUP_WORDS)
        assert whole or cut, word
        found.add(letters[0])
    return found


@pytest.mark.promise(row="T2")
@pytest.mark.parametrize("name", SCREENS)
async def test_no_click_does_what_a_text_says(
    name: str, orders: Path, record_property: Record
) -> None:
    chance = random.Random(f"{seed()} {name}")
    async with open_lesson(orders, lang="en", phase="fair") as lesson:
        await lesson.press(*SCREENS[name])
        # Below the texts of these stand rows of the program, on which a click may rightly leave.
        last = 4 if name in ("notice", "course", "palette") else 22
        for _ in range(CLICKS):
            cell = chance.randrange(80), chance.randrange(2, last + 1)
            await lesson.pilot.click(offset=cell)
        assert lesson.app.is_running
        assert lesson.app.return_code is None
    record_property("figure", f"{name}: {CLICKS} clicks, none did what a text says")


@pytest.mark.promise(row="T3")
@pytest.mark.parametrize("name", SCREENS)
async def test_other_scripts_leave_the_frame_as_it_is(
    name: str, foreign: Path, record_property: Record
) -> None:
    async with open_lesson(foreign, lang="en", phase="fair") as lesson:
        await lesson.press(*SCREENS[name])
        for width, height in SIZES:
            await lesson.pilot.resize_terminal(width, height)
            for keys in ((), ("pagedown",)):
                await lesson.press(*keys)
                assert_frame(lesson, width)
    record_property("figure", f"{name}: the frame is whole at {len(SIZES)} sizes")


def assert_frame(lesson: Lesson, width: int) -> None:
    """Fail unless every row is as wide as the screen, and head, rule and keys in their places."""
    for strip in lesson.app.screen._compositor.render_strips():
        text = "".join(segment.text for segment in strip)
        assert strip.cell_length == cell_len(text) == width
    rows = lesson.rows
    assert set(rows[1].strip().rstrip(" ↑↓")) == {"─"}
    assert width - 4 <= len(rows[1].strip()) <= width - 2
    assert rows[-1].strip()
    assert all(cell_len(row) <= width for row in rows)
