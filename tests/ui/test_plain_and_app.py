"""The full screen and the lines of text are one lesson: same answers, same events, one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qusayr_tui.domain.quiz import engine, kind_of
from qusayr_tui.domain.quiz.sorting import placed
from qusayr_tui.storage.session import LearnerSession
from qusayr_tui.ui.screens.look_back import LookBackScreen
from qusayr_tui.ui.screens.quiz import QuizScreen
from tests.support.courses import TINY
from tests.support.lesson import Lesson, open_lesson
from tests.support.plain import Talk, open_talk

Plan = dict[str, tuple[int, tuple[str, ...]]]

PLAN: Plan = {
    "two-texts/compare": (
        1,
        ("there-is-a-fair=both", "stalls=only-b", "the-end=only-b", "rain=neither"),
    ),
    "two-texts/signed": (0, ("who", "what")),
    "two-texts/who-says": (0, ("fair-opens=letter", "fair-ends=chronicle")),
    "words/weigh": (0, ("opening=side-self", "counting=disputed", "ending=unattributed")),
    "words/pairs": (2, ("one=one", "two=two", "three=three")),
    "words/name": (0, ("stall",)),
    "words/free": (0, ("nobody",)),
    "words/where": (0, ("mill",)),
    "how-many": (2, ("baker",)),
    "in-time": (0, ("opens", "counted", "ends")),
    "open": (1, ("false",)),
}
"""Hints taken, and the response, for every item."""


def acts(session: LearnerSession) -> list[tuple[Any, ...]]:
    """Give the events of a run without what differs by nature: ids, times, the mode."""
    return [
        (
            each.verb,
            each.kind,
            each.object,
            each.result.response,
            each.result.correct,
            each.result.hints,
            each.result.taken,
            each.language,
        )
        for each in session.store.events(session.registration)
    ]


def modes(session: LearnerSession) -> set[str]:
    return {each.mode for each in session.store.events(session.registration)}


# --- the script, by keys and by lines


async def answer_by_keys(lesson: Lesson, hints: int, response: tuple[str, ...]) -> None:
    screen = lesson.app.screen
    assert isinstance(screen, QuizScreen)
    await lesson.press(*["i"] * hints)
    match kind_of(screen.item).manner:
        case "order":
            await order_by_keys(lesson, screen, response)
        case "sort":
            bins = placed(response)
            for row in screen.attempt.rows:
                while screen.attempt.highlighted != row:
                    down = screen.attempt.rows.index(row) > screen.attempt.rows.index(
                        screen.attempt.highlighted
                    )
                    await lesson.press("down" if down else "up")
                await lesson.press(screen.attempt.letter(bins[row]))
        case "write":
            await lesson.press("enter", *response[0])
        case _:
            await lesson.press(*(screen.attempt.letter(each) for each in response))
    await lesson.press("enter")
    assert screen.attempt.response is not None


async def order_by_keys(lesson: Lesson, screen: QuizScreen, response: tuple[str, ...]) -> None:
    for goal, option in enumerate(response):
        await lesson.press(screen.attempt.letter(option), "space")
        while screen.attempt.rows.index(option) > goal:
            await lesson.press("up")
        await lesson.press("space")
    assert screen.attempt.rows == response


def item_of(lesson: Lesson) -> str | None:
    screen = lesson.app.screen
    return screen.place.item if isinstance(screen, QuizScreen) else None


async def by_keys(lesson: Lesson) -> None:
    await lesson.press("enter", "n", "L", "w", "escape")
    for _ in range(60):
        name = item_of(lesson)
        if isinstance(lesson.app.screen, LookBackScreen):
            return
        if name is None:
            await lesson.press("n")
            continue
        await answer_by_keys(lesson, *PLAN[name])
        in_exercise = "/" in name
        await lesson.press("w", "escape")
        # Enter goes on from an answered item of an exercise, `n` from one of the quiz.
        await lesson.press("enter" if in_exercise else "n")
    raise AssertionError(lesson.text)


def by_lines(session: Talk) -> None:
    session.type("", "", "L", "w")
    for _ in range(60):
        if type(session.lesson.stop).__name__ == "LookBackStop":
            return
        if session.item and session.attempt.response is None:
            hints, response = PLAN[session.item.removeprefix("fair/")]
            session.type(*["i"] * hints, session.line_for(response), "w")
        session.type("")
    raise AssertionError(session.said)


async def test_the_same_answers_by_keys_and_by_lines_make_the_same_events() -> None:
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await by_keys(lesson)
        keys, app_mode = acts(lesson.context.session), modes(lesson.context.session)
    with open_talk(TINY, lang="en", phase="fair") as session:
        by_lines(session)
        lines, plain_mode = acts(session.lesson.session), modes(session.lesson.session)
    assert lines == keys
    assert sum(act[0] == "answered" for act in lines) == len(PLAN)
    assert {act[0] for act in lines} >= {"opened", "hinted", "switched-language", "completed"}
    assert (app_mode, plain_mode) == ({"app"}, {"plain"})


# --- one progress


async def test_what_was_begun_on_the_screen_goes_on_in_lines_and_back(tmp_path: Path) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", data=tmp_path) as lesson:
        await lesson.press("enter")
        while item_of(lesson) != "how-many":
            await lesson.press("n")
        await answer_by_keys(lesson, 1, ("baker",))
        await lesson.press("n", "i")
    with open_talk(TINY, lang="fr", data=tmp_path) as session:
        session.type("")
        assert session.item == "fair/in-time"
        assert session.attempt.hints == 1
        session.type("p")
        assert session.attempt.response == ("baker",)
        session.type("")
        session.type(session.line_for(("opens", "counted", "ends")), "", "i")
        session.end()
    async with open_lesson(TINY, lang="eo", data=tmp_path) as lesson:
        await lesson.press("enter")
        assert item_of(lesson) == "open"
        screen = lesson.app.screen
        assert isinstance(screen, QuizScreen)
        assert screen.attempt.hints == 1
        answers = lesson.context.session.progress.answers
        assert {name: each.mode for name, each in answers.items()} == {
            "fair/how-many": "app",
            "fair/in-time": "plain",
        }


async def test_the_passage_in_hand_crosses_over(tmp_path: Path) -> None:
    with open_talk(TINY, lang="en", phase="fair", data=tmp_path) as session:
        session.type("", "", "")
        assert "Passage 2 of 3" in session.words
        session.end()
    async with open_lesson(TINY, lang="fr", data=tmp_path) as lesson:
        await lesson.press("enter")
        position = lesson.context.session.position
        assert position is not None
        assert (position.step, position.block) == ("reading", "counting")


def test_letters_stand_for_the_same_options_on_screen_and_in_lines(tmp_path: Path) -> None:
    with open_talk(TINY, lang="en", phase="fair", data=tmp_path) as session:
        session.go_to_item("fair/how-many")
        stop = session.lesson.stop
        asked = stop.asked  # type: ignore[attr-defined]
        learner = session.lesson.session.registration
        begun = engine.begin(asked.item, learner, asked.facts)
        for option in begun.letters:
            assert f"\n{begun.letter(option)}. {asked.option_text(option)}" in session.said


async def test_own_words_cross_over_kept_or_only_begun(tmp_path: Path) -> None:
    with open_talk(TINY, lang="en", phase="fair", data=tmp_path) as session:
        session.type("", "=Both of them")
        session.end()
    async with open_lesson(TINY, lang="en", data=tmp_path) as lesson:
        await lesson.press("enter")
        assert "Both of them" in lesson.words
        await lesson.press("tab", *"?!")
    with open_talk(TINY, lang="fr", data=tmp_path) as session:
        assert "Vous avez écrit" in session.type("")
        run = session.lesson.session
        notes = [each.text for each in run.store.notes(run.registration)]
        assert notes[0] == "Both of them"
        assert len(notes) == 2
        assert "?!" in notes[1]


@pytest.mark.parametrize(
    ("stop", "typed"),
    [("MaterialStop", "."), ("MapStop", ""), ("ClaimsStop", ""), ("LookBackStop", "1")],
)
async def test_a_part_that_only_lines_tell_apart_opens_its_step_on_the_screen(
    stop: str, typed: str, tmp_path: Path
) -> None:
    with open_talk(TINY, lang="en", phase="fair", data=tmp_path) as session:
        while type(session.lesson.stop).__name__ != stop:
            session.type("")
        session.type(typed)
        left = session.lesson.session.position
        session.end()
    async with open_lesson(TINY, lang="fr", data=tmp_path) as lesson:
        await lesson.press("enter")
        found = lesson.context.session.position
        assert left
        assert left.block
        assert found
        assert (found.step, found.item) == (left.step, left.item)
        await lesson.press("n")
        gone_on = lesson.context.session.position
        assert gone_on
        assert gone_on.block is None
