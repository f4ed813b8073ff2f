"""Several learners on one account: each goes on where they left, and nobody's work is lost."""

from __future__ import annotations

from pathlib import Path

from tests.support.courses import TINY
from tests.support.lesson import open_lesson


async def begin_as(name: str, data: Path) -> None:
    """Start afresh under a name, open the phase, and leave."""
    async with open_lesson(TINY, lang="en", data=data) as lesson:
        await lesson.press("down")
        while "▸ Start afresh" not in lesson.words:
            await lesson.press("down")
        await lesson.press("enter")
        await lesson.press(*name, "enter", "enter", "enter", "n")


async def first_start(data: Path) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", data=data) as lesson:
        await lesson.press("enter", "n")


async def test_each_is_offered_by_name_the_latest_first(tmp_path: Path) -> None:
    await first_start(tmp_path)
    await begin_as("Lina", tmp_path)
    await begin_as("Paul", tmp_path)
    async with open_lesson(TINY, lang="fr", data=tmp_path) as lesson:
        rows = [row.strip(" ▸") for row in lesson.rows]
        order = [
            rows.index(each) for each in ("Continuer\xa0: Paul", "Continuer\xa0: Lina", "Continuer")
        ]
        assert order == sorted(order)
        mine = lesson.context.session.registration
        await lesson.press("down", "enter")
        assert lesson.context.session.name == "Lina"
        assert lesson.context.session.registration != mine


async def test_letters_of_a_name_do_nothing_else_and_f3_keeps_them(tmp_path: Path) -> None:
    await first_start(tmp_path)
    async with open_lesson(TINY, lang="en", data=tmp_path) as lesson:
        await lesson.press("down", "enter", *"qLno?", "space", "g")
        assert "qLno? g" in lesson.text
        await lesson.press("f3")
        assert "qLno? g" in lesson.text
        await lesson.press("backspace", "left", "x")
        assert "qLno?x" in lesson.text
        await lesson.press("escape")
        assert "Lecion" in lesson.text or lesson.context.edition.language == "eo"
        assert lesson.context.session.name is None


async def test_a_name_may_stay_empty(tmp_path: Path) -> None:
    await first_start(tmp_path)
    await begin_as("", tmp_path)
    async with open_lesson(TINY, lang="en", data=tmp_path) as lesson:
        assert lesson.text.count("Go on") == 2


async def test_a_name_that_is_too_long_stops_at_the_edge(tmp_path: Path) -> None:
    await first_start(tmp_path)
    async with open_lesson(TINY, lang="en", data=tmp_path, size=(60, 20)) as lesson:
        await lesson.press("down", "enter", *["w"] * 60)
        assert "w" * 32 in lesson.text
        assert "w" * 33 not in lesson.text
        await lesson.press("enter")
        assert lesson.context.session.name == "w" * 32


async def test_a_guest_leaves_the_others_alone(tmp_path: Path) -> None:
    await first_start(tmp_path)
    await begin_as("Lina", tmp_path)
    async with open_lesson(TINY, lang="en", data=tmp_path) as lesson:
        while "▸ Go in as a guest" not in lesson.words:
            await lesson.press("down")
        await lesson.press("enter", "enter", "enter", "n")
    async with open_lesson(TINY, lang="en", data=tmp_path) as lesson:
        assert lesson.context.session.name == "Lina"
        assert lesson.text.count("Go on") == 2
