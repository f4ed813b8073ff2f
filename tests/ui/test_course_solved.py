"""Every question of the shipped course, solved by keyboard and by lines: the same answers."""

from __future__ import annotations

import pytest

from qusayr_tui.content.folder import DiskFolder
from qusayr_tui.content.loader import phase_refs
from qusayr_tui.domain.item_facts import ItemFacts
from qusayr_tui.domain.items_of import items_of
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.storage.session import LearnerSession
from qusayr_tui.ui.screens.look_back import LookBackScreen
from qusayr_tui.ui.screens.quiz import QuizScreen
from tests.support.courses import SHIPPED
from tests.support.lesson import Lesson, open_lesson
from tests.support.plain import open_talk
from tests.ui.test_plain_and_app import answer_by_keys

PHASES = [ref.id for ref in phase_refs(DiskFolder(SHIPPED))]


def answers(session: LearnerSession) -> dict[str, tuple[tuple[str, ...], bool | None]]:
    """Give the response and the verdict of every item answered."""
    found = session.progress.answers.values()
    return {each.item: (each.response, each.correct) for each in found}


def key_of(lesson: Lesson, phase: str, name: str) -> tuple[str, ...]:
    """Give the right response to an item of the course; words to write for one that is written."""
    edition = lesson.context.edition
    item = edition.phase(phase).item(name)
    facts = ItemFacts(edition.reader, lesson.context.ledger, edition.ref(phase), name)
    return kind_of(item).key(item, facts)


async def solve_by_keys(lesson: Lesson, phase: str) -> None:
    await lesson.press("enter")
    for _ in range(80):
        screen = lesson.app.screen
        if isinstance(screen, LookBackScreen):
            return
        name = screen.place.item if isinstance(screen, QuizScreen) else None
        if name is None:
            await lesson.press("n")
            continue
        await answer_by_keys(lesson, 0, key_of(lesson, phase, name))
        await lesson.press("enter" if "/" in name else "n")
    raise AssertionError(lesson.text)


@pytest.mark.parametrize("phase", PHASES)
async def test_a_phase_is_solved_alike_on_screen_and_in_lines(phase: str) -> None:
    async with open_lesson(SHIPPED, lang="fr", phase=phase, size=(100, 60)) as lesson:
        await solve_by_keys(lesson, phase)
        by_keys = answers(lesson.context.session)
        items = [
            f"{phase}/{name}" for name, _ in items_of(lesson.context.edition.phase(phase).record)
        ]
    with open_talk(SHIPPED, lang="en", phase=phase) as talk:
        for _ in range(200):
            if type(talk.lesson.stop).__name__ == "LookBackStop":
                break
            if talk.item and talk.attempt.response is None:
                talk.type(talk.line_for(talk.right_response()))
            talk.type("")
        by_lines = answers(talk.lesson.session)
    assert by_lines == by_keys
    assert sorted(by_keys) == sorted(items)
    assert all(correct for _, correct in by_keys.values())
    assert any(item.count("/") == 2 for item in by_keys), "an exercise is among them"
