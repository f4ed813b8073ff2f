"""Changing language on every screen: the same place, the same focus, every word changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.courses import TINY
from tests.support.lesson import Lesson, open_lesson

READ = ("enter", "n")
SCENES: dict[str, tuple[str, ...]] = {
    "content notice": (),
    "central question": ("enter",),
    "reading": READ,
    "a word in hand": (*READ, "tab", "tab"),
    "a card": (*READ, "tab", "enter"),
    "who says so": (*READ, "w"),
    "glossary": (*READ, "g"),
    "a card over the glossary": (*READ, "g", "enter"),
    "help": (*READ, "question_mark"),
    "options": (*READ, "o", "down", "down"),
    "map": (*READ, "m"),
    "timeline": (*READ, "t", "down"),
    "side by side": (*READ, "s"),
    "search": (*READ, "slash", "b", "a"),
    "third step": (*READ, "n"),
    "fourth step": (*READ, "n", "n"),
    "fifth step": (*READ, "n", "n", "n"),
    "sixth step": (*READ, "n", "n", "n", "n"),
    "the list of phases": (*READ, "q"),
}
LANGUAGES = 3


async def at(lesson: Lesson, scene: str) -> None:
    await lesson.press(*SCENES[scene])


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("scene", SCENES)
async def test_once_round_all_languages_everything_is_as_before(
    scene: str, size: tuple[int, int]
) -> None:
    async with open_lesson(TINY, lang="fr", phase="fair", size=size) as lesson:
        await at(lesson, scene)
        before, focus, events = lesson.rows, lesson.reversed, len(lesson.events)
        await lesson.press("f3")
        assert lesson.rows != before
        assert len(lesson.reversed) == len(focus)
        await lesson.press(*["f3"] * (LANGUAGES - 1))
        assert lesson.rows == before
        assert lesson.reversed == focus
        new = [each for each in lesson.events[events:] if each != "initialized"]
        assert [each for each in new if each == "switched-language"] == new
        assert len(new) == LANGUAGES


@pytest.mark.parametrize("scene", SCENES)
async def test_no_word_of_the_program_stands_there_unmarked(scene: str) -> None:
    """In the pseudo-language every text of the program stands between ⟦ and ⟧."""
    known = words_of_the_course()
    async with open_lesson(TINY, lang="qps", phase="fair", size=(80, 30)) as lesson:
        await at(lesson, scene)
        shown = re.sub(r"⟦[^⟧]*(?:⟧|$)", " ", " ".join(lesson.text.split()))
        strange = [
            each for each in re.findall(r"[^\W\d_]{2,}", shown) if each.casefold() not in known
        ]
    assert strange == []


def words_of_the_course() -> set[str]:
    """Give every word that a file of the invented course holds, and the languages' own names."""
    files = [path.read_text(encoding="utf-8") for path in TINY.rglob("*.yaml")]
    names = "FR fr en eo EN EO Français English Esperanto"
    return {"ba"} | set(re.findall(r"[^\W\d_]{2,}", " ".join([*files, names]).casefold()))


async def test_a_language_taken_by_the_last_screen_is_there_at_the_next_start(
    tmp_path: Path,
) -> None:
    async with open_lesson(TINY, lang="fr", phase="fair", data=tmp_path) as lesson:
        await lesson.press("enter", "f3")
        assert "EN" in lesson.rows[0]
    async with open_lesson(TINY, data=tmp_path) as lesson:
        assert "EN" in lesson.rows[0]
