"""How each screen looks, kept as text (`tests/snapshots`), on a course that does not change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from qusayr_tui.cli import lesson as cli_lesson
from tests.support.courses import TINY
from tests.support.lesson import Lesson, open_lesson
from tests.support.snapshot import FOLDER, check_snapshot
from tests.support.tour import SCREENS, TO_READING

LOOKS = (("fr", 80, 24), ("en", 80, 24), ("en", 120, 36))
"""Two languages where room is scarce, one where it is not."""
CASES = [
    pytest.param(name, *look, id=f"{name}-{look[0]}-{look[1]}x{look[2]}")
    for name in SCREENS
    for look in LOOKS
]
Check = Callable[[str, Lesson], None]


@pytest.fixture
def check(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Give what compares; chance and the clock stand still (options are mixed by the run)."""
    numbers = count(1)
    monkeypatch.setattr(cli_lesson, "new_id", lambda: f"id-{next(numbers)}")
    monkeypatch.setattr(cli_lesson, "now", lambda: datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    update = bool(request.config.getoption("--update-snapshots"))
    return lambda name, lesson: check_snapshot(name, lesson, update=update)


@pytest.mark.parametrize(("name", "language", "width", "height"), CASES)
async def test_each_screen_looks_as_it_did(
    name: str, language: str, width: int, height: int, check: Check
) -> None:
    async with open_lesson(TINY, lang=language, phase="fair", size=(width, height)) as lesson:
        await lesson.press(*SCREENS[name])
        await settled(lesson)
        check(f"{name}-{language}-{width}x{height}", lesson)


async def settled(lesson: Lesson) -> None:
    """Wait until the course is read for the search, where one is open."""
    finding = lesson.app.navigator.finding
    if type(lesson.app.screen).__name__ in ("SearchScreen", "PaletteScreen"):
        for _ in range(500):
            if finding.whole:
                break
            await lesson.pilot.pause(0.01)
        lesson.app.redraw_all()
        await lesson.pilot.pause()


async def test_the_first_page_of_all_looks_as_it_did(check: Check) -> None:
    async with open_lesson(TINY, lang="fr", asked=False) as lesson:
        check("language-fr-80x24", lesson)


async def test_the_page_on_which_one_comes_back_looks_as_it_did(
    tmp_path: Path, check: Check
) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", data=tmp_path) as lesson:
        await lesson.press(*TO_READING)
    for language in ("fr", "en"):
        async with open_lesson(TINY, lang=language, data=tmp_path) as lesson:
            check(f"go-on-{language}-80x24", lesson)


async def test_a_screen_too_small_looks_as_it_did(check: Check) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", size=(49, 15)) as lesson:
        await lesson.press(*TO_READING)
        check("too-small-49x15", lesson)


def test_no_snapshot_is_left_over() -> None:
    wanted = {str(case.id) for case in CASES}
    wanted |= {"language-fr-80x24", "go-on-fr-80x24", "go-on-en-80x24", "too-small-49x15"}
    assert {path.stem for path in FOLDER.glob("*.txt")} == wanted
