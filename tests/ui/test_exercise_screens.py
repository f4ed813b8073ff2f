"""Exercises by keyboard: each kind of item asked, answered, kept, and left for the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from qusayr_tui.render.rows import row_width
from qusayr_tui.ui.screens.exercise import ExerciseScreen
from qusayr_tui.ui.screens.look_back import LookBackScreen
from qusayr_tui.ui.screens.quiz import QuizScreen
from tests.support.courses import TINY
from tests.support.lesson import Lesson, open_lesson

SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)], ids=str)
COMPARE = ("a", "down", "b", "down", "c", "down", "d")
MARK = ("a", "b")


async def to_exercises(lesson: Lesson) -> None:
    """Go from the content notice to the first exercise."""
    await lesson.press("enter")
    for _ in range(6):
        if isinstance(lesson.app.screen, ExerciseScreen):
            return
        await lesson.press("n")
    raise AssertionError(lesson.text)


async def solve_first_exercise(lesson: Lesson) -> None:
    """Answer the three items of the first exercise as the sources allow."""
    await lesson.press(*COMPARE, "enter", "enter", *MARK, "enter", "enter")
    await lesson.press("c", "down", "b", "enter")


def screen(lesson: Lesson) -> QuizScreen:
    found = lesson.app.screen
    assert isinstance(found, QuizScreen)
    return found


def rows_of(lesson: Lesson) -> list[str]:
    """Give the rows between head and footer, without their margin."""
    return [row.strip() for row in lesson.rows[2:-1]]


def widest_row(lesson: Lesson) -> int:
    return max(row_width(row) for row in screen(lesson).page.page.rows)


def answers(lesson: Lesson) -> dict[str, tuple[tuple[str, ...], bool | None]]:
    found = lesson.context.session.progress.answers
    return {name: (each.response, each.correct) for name, each in found.items()}


@SIZES
async def test_an_exercise_opens_with_its_texts_and_where_they_are_from(
    size: tuple[int, int],
) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=size) as lesson:
        await to_exercises(lesson)
        assert "Two texts, one fair" in lesson.words
        for text in ("Read both texts", "The Bell, A letter", "quoted · English · CC0"):
            assert text in lesson.words
        await lesson.press("pagedown")
        assert "Where does each statement stand?" in lesson.words
        await lesson.press("pageup", "pageup")
        assert "Two texts, one fair" in lesson.words


async def test_keys_read_among_the_texts_and_answer_only_where_the_question_is_in_sight() -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=(60, 16)) as lesson:
        await to_exercises(lesson)
        top = screen(lesson).page.top
        assert "Enter to the question" in lesson.words
        await lesson.press("down", "down")
        assert screen(lesson).page.top == top + 2
        assert screen(lesson).attempt.highlighted == "there-is-a-fair"
        await lesson.press("up", "space")
        assert screen(lesson).attempt.chosen == ()
        await lesson.press("home", "enter")
        assert answers(lesson) == {}
        assert "▸ [ ] There is a fair" in rows_of(lesson)
        assert "Enter answer" in lesson.words
        await lesson.press("space", "down")
        assert screen(lesson).attempt.chosen == ("there-is-a-fair=both",)
        assert screen(lesson).attempt.highlighted == "stalls"


async def test_a_letter_answers_wherever_the_page_stands_and_brings_its_row_in() -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=(60, 16)) as lesson:
        await to_exercises(lesson)
        assert "There is a fair" not in lesson.words
        await lesson.press("a")
        assert "▸ [a] There is a fair → both texts" in rows_of(lesson)


async def test_a_question_stays_where_it_is_when_the_language_changes() -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=(60, 16)) as lesson:
        await to_exercises(lesson)
        await lesson.press("a")
        assert "Where does each statement stand?" in lesson.words
        await lesson.press("L", "L", "L")
        assert "Where does each statement stand?" in lesson.words
        await lesson.press(*["down"] * 9, "L")
        row = screen(lesson).page.page.lit_rows[0]
        assert screen(lesson).page.sees(row)


async def test_statements_are_put_into_bins_and_each_is_judged_with_its_reason() -> None:
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await to_exercises(lesson)
        await lesson.press("a", "down", "b", "down", "b")
        assert "▸ [b] The fair has an end → only A" in rows_of(lesson)
        assert "[ ] It rained" in rows_of(lesson)
        await lesson.press("enter")
        told = [each.message for each in lesson.app._notifications]
        assert told == ["Put every statement somewhere first."]
        assert "▸ [ ] It rained" in rows_of(lesson)
        assert answers(lesson) == {}
        await lesson.press("right", "left", "enter")
        assert answers(lesson) == {
            "fair/two-texts/compare": (
                ("there-is-a-fair=both", "stalls=only-a", "the-end=only-a", "rain=neither"),
                False,
            )
        }
        assert "In part." in lesson.words
        assert "your answer: b only A" in lesson.words
        assert "what the sources allow: c only B" in lesson.words
        assert "Only the almanac gives the end." in lesson.words


async def test_enter_leads_through_the_items_and_n_to_the_next_exercise_and_step() -> None:
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await to_exercises(lesson)
        await solve_first_exercise(lesson)
        assert [correct for _, correct in answers(lesson).values()] == [True, True, True]
        await lesson.press("enter")
        assert screen(lesson).place.item == "words/weigh"
        await lesson.press("n")
        assert screen(lesson).place.step == "quiz"
        await lesson.press("p")
        assert screen(lesson).place.item == "words/weigh"
        await lesson.press("p")
        assert screen(lesson).place.item == "two-texts/compare"
        assert "your answer, and what the sources allow" in lesson.words


async def test_a_sentence_is_marked_in_the_order_of_its_language() -> None:
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await to_exercises(lesson)
        await lesson.press(*COMPARE, "enter", "enter")
        assert "In the square, the baker writes that a fair opens." in lesson.words
        shown = [row for row in rows_of(lesson) if "[ ]" in row]
        assert shown == ["d [ ] In the square,", "▸ a [ ] the baker", "b [ ] writes that",
                         "c [ ] a fair opens."]  # fmt: skip
        await lesson.press("up")
        assert "▸ d [ ] In the square," in rows_of(lesson)
        await lesson.press("down", "space", "b")
        await lesson.press("f3", "f3")
        assert "▸ b [x] écrit qu’" in rows_of(lesson)
        await lesson.press("enter")
        assert answers(lesson)["fair/two-texts/signed"] == (("who", "verb"), True)


async def test_statuses_words_and_places_are_answered_by_letters() -> None:
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await to_exercises(lesson)
        await lesson.press("n", "c", "down", "a", "down", "b", "enter")
        assert answers(lesson)["fair/words/weigh"][1] is True
        await lesson.press("enter")
        attempt = screen(lesson).attempt
        for statement in attempt.rows:
            await lesson.press(attempt.letter(statement), "down")
        await lesson.press("enter")
        assert answers(lesson)["fair/words/pairs"] == (("one=one", "two=two", "three=three"), True)
        await lesson.press("enter", "enter", *"stall", "enter", "enter")
        await lesson.press("tab", *"baker", "enter", "enter")
        where = screen(lesson).attempt
        await lesson.press(where.letter("mill"), "enter")
        assert answers(lesson)["fair/words/where"] == (("mill",), False)
        assert answers(lesson)["fair/words/name"] == (("stall",), True)
        assert answers(lesson)["fair/words/free"] == (("baker",), True)


async def test_letters_write_only_while_the_line_has_them() -> None:
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await to_exercises(lesson)
        await lesson.press("n", "c", "down", "a", "down", "b", "enter", "enter")
        attempt = screen(lesson).attempt
        for statement in attempt.rows:
            await lesson.press(attempt.letter(statement), "down")
        await lesson.press("enter", "enter")
        assert screen(lesson).place.item == "words/name"
        await lesson.press("a", "b")
        assert screen(lesson).attempt.typed == ""
        await lesson.press("enter", "n", "L", "q", "backspace", "left", "x", "space", "escape")
        assert screen(lesson).attempt.typed == "nx L"
        assert lesson.context.edition.language == "en"
        await lesson.press("L")
        assert lesson.context.edition.language == "eo"
        assert "nx L" in lesson.words
        await lesson.press("enter", "f3")
        assert lesson.context.edition.language == "fr"
        assert screen(lesson).line is not None
        await lesson.press("escape", "p")
        assert screen(lesson).place.item == "words/pairs"


async def test_a_hint_and_the_proof_are_those_of_the_quiz() -> None:
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await to_exercises(lesson)
        await lesson.press("i", "i", "i")
        assert "Hint 2 of 2" in lesson.words
        await lesson.press(*COMPARE, "enter", "r")
        assert "The baker counts 12 stalls" in lesson.words
        await lesson.press("r")
        assert screen(lesson).place.item == "two-texts/compare"
        await lesson.press("w")
        assert "The baker counts 12 stalls, the miller 30." in lesson.words


async def test_what_was_begun_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", data=tmp_path) as lesson:
        await to_exercises(lesson)
        await lesson.press("b", "down", "down", "c")
        lesson.app.save_now()
        copy = tmp_path / "killed"
        copy.mkdir()
        for file in tmp_path.glob("progress*"):
            (copy / file.name).write_bytes(file.read_bytes())
    async with open_lesson(TINY, lang="fr", data=copy) as lesson:
        await lesson.press("enter")
        assert "[b] Il y a une foire → A seul" in rows_of(lesson)
        assert "[ ] On compte des étals" in rows_of(lesson)
        assert "▸ [c] La foire a une fin → B seul" in rows_of(lesson)


async def test_the_look_back_leads_to_items_of_exercises_too() -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=(80, 40)) as lesson:
        await to_exercises(lesson)
        await lesson.press("b", "down", "b", "down", "b", "down", "b", "enter")
        await lesson.press(*["n"] * 5)
        assert "Exercise 1 Where does each statement stand?" in lesson.words
        assert "Exercise 2 What is each statement worth?" in lesson.words
        back = lesson.app.screen
        assert isinstance(back, LookBackScreen)
        for _ in back.page.page.spots:
            await lesson.press("tab")
            if back.page.spot == "reread/item/two-texts/signed":
                break
        await lesson.press("enter")
        assert screen(lesson).place.item == "two-texts/signed"


@SIZES
@pytest.mark.parametrize("language", ["fr", "en", "eo"])
async def test_no_row_of_an_exercise_is_wider_than_the_screen(
    size: tuple[int, int], language: str
) -> None:
    async with open_lesson(TINY, lang=language, phase="fair", size=size) as lesson:
        await to_exercises(lesson)
        assert widest_row(lesson) <= size[0]
        await solve_first_exercise(lesson)
        assert widest_row(lesson) <= size[0]
