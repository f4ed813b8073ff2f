"""The central question: a line to write on, before reading and again at the end."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.support.courses import TINY, WORKED
from tests.support.lesson import Lesson, open_lesson

YES = "I think so, because they say it."


async def type_text(lesson: Lesson, text: str) -> None:
    """Type *text* as keys."""
    names = {" ": "space", ",": "comma", ".": "full_stop", "'": "apostrophe"}
    await lesson.press(*(names.get(each, each) for each in text))


def notes(lesson: Lesson, step: str) -> list[str]:
    return [each.text for each in lesson.context.session.notes(f"siege/{step}")]


async def to_the_end(lesson: Lesson) -> None:
    """Go to the last step of the phase."""
    for _ in range(20):
        if lesson.app.screen.place.step == "look-back":  # type: ignore[attr-defined]
            return
        await lesson.press("n")
    raise AssertionError("no end")


async def test_letters_keep_their_meaning_until_the_line_has_the_keys() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege") as lesson:
        await lesson.press("enter")
        await lesson.press("L")
        assert lesson.context.edition.language == "fr"
        await lesson.press("L", "tab", "L", "n", "q")
        assert lesson.context.edition.language == "en"
        assert "Lnq" in lesson.words
        await lesson.press("escape", "n")
        assert lesson.app.screen.place.step == "reading"  # type: ignore[attr-defined]


async def test_enter_without_writing_goes_on_to_the_text() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege") as lesson:
        await lesson.press("enter", "enter")
        assert lesson.app.screen.place.step == "reading"  # type: ignore[attr-defined]
        assert notes(lesson, "question") == []


async def test_what_is_written_before_and_after_stands_together_with_its_days() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege", size=(80, 30)) as lesson:
        await lesson.press("enter", "tab")
        await type_text(lesson, YES)
        assert f"{len(YES)} of 500 characters" in lesson.words
        await lesson.press("enter")
        assert "Kept on this computer only." in lesson.words
        await to_the_end(lesson)
        assert YES in lesson.words
        assert "Before reading, on" in lesson.words
        await lesson.press("tab")
        await type_text(lesson, "Perhaps not")
        await lesson.press("enter")
        assert lesson.row_of(YES) < lesson.row_of("Now, on") < lesson.row_of("Perhaps not")
        assert notes(lesson, "question") == [YES]
        assert notes(lesson, "look-back") == ["Perhaps not"]


async def test_a_change_of_language_keeps_the_draft_and_the_cursor() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege") as lesson:
        await lesson.press("enter", "tab")
        await type_text(lesson, "One two")
        await lesson.press("left", "left", "f3")
        assert lesson.context.edition.language == "fr"
        assert lesson.reversed == ["w"]
        await type_text(lesson, "x")
        assert "One txwo" in lesson.words


async def test_a_draft_outlives_the_end_of_the_program(tmp_path: Path) -> None:
    async with open_lesson(WORKED, lang="en", phase="siege", data=tmp_path) as lesson:
        await lesson.press("enter", "tab")
        await type_text(lesson, "Half a thou")
        lesson.app.save_now()
    async with open_lesson(WORKED, lang="fr", data=tmp_path) as lesson:
        await lesson.press("enter")
        assert "Half a thou" in lesson.words
        assert notes(lesson, "question") == []
        await lesson.press("n")
        assert notes(lesson, "question") == ["Half a thou"]


async def test_a_draft_that_was_found_outlives_a_second_end(tmp_path: Path) -> None:
    async with open_lesson(WORKED, lang="en", phase="siege", data=tmp_path) as lesson:
        await lesson.press("enter", "tab")
        await type_text(lesson, "Half")
    for _ in range(2):
        async with open_lesson(WORKED, lang="en", data=tmp_path) as lesson:
            await lesson.press("enter")
            assert "Half" in lesson.words


async def test_esc_leaves_the_line_and_keeps_nothing_yet() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege") as lesson:
        await lesson.press("enter", "tab")
        await type_text(lesson, "Maybe")
        await lesson.press("escape")
        assert "Maybe" in lesson.words
        assert notes(lesson, "question") == []
        assert lesson.reversed == []


async def test_no_more_than_five_hundred_characters_and_nothing_hidden() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege") as lesson:
        await lesson.press("enter", "tab")
        screen = lesson.app.screen
        from textual.events import Paste

        screen.post_message(Paste("a\x1b[31mb\u202ec\nd" + "e" * 600))
        await lesson.pilot.pause()
        await lesson.press("enter")
        [kept] = notes(lesson, "question")
        assert len(kept) == 500
        assert kept.startswith("a[31mbc de")


async def test_it_can_be_written_anew_and_the_first_stays() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege") as lesson:
        await lesson.press("enter", "tab", "a", "enter", "tab", "b", "enter", "tab", "enter")
        assert notes(lesson, "question") == ["a", "ab"]


async def test_tab_goes_on_from_the_line_to_what_else_can_be_opened() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege", size=(80, 30)) as lesson:
        await lesson.press("enter")
        await to_the_end(lesson)
        await lesson.press("tab", "x", "tab")
        assert lesson.app.screen.line is None  # type: ignore[attr-defined]
        assert [each.strip() for each in lesson.reversed] == ["Question 1"]
        await lesson.press("shift+tab", "y")
        assert "xy" in lesson.words


def test_own_words_are_in_no_event_and_in_no_result(tmp_path: Path) -> None:
    import asyncio

    secret = "zebra"

    async def write() -> None:
        async with open_lesson(TINY, lang="en", phase="fair", data=tmp_path) as lesson:
            await lesson.press("enter", "tab", *secret, "enter", "n", "p", "tab", "q")

    asyncio.run(write())

    with sqlite3.connect(tmp_path / "progress.db") as database:
        events = database.execute("SELECT payload FROM events").fetchall()
        assert events
        assert not any(secret in str(each) for each in events)
    for form in ("text", "json", "csv"):
        command = [sys.executable, "-m", "qusayr_tui", "--lang", "en", "--course", str(TINY)]
        command += ["--data-dir", str(tmp_path), "results", "--format", form]
        told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert told.returncode == 0, told.stderr
        assert secret not in told.stdout
