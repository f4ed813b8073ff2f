"""Each SQLite call fails in turn under the screen: the lesson goes on and says what is kept."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.storage import database
from tests.support.courses import TINY
from tests.support.lesson import open_lesson, program_for
from tests.support.promises import figure
from tests.support.tour import TO_QUIZ

STEP = figure("FAULT_STEP", 20)
"""Of every so many calls, one is made to fail; 1 is the full form."""
SAYS = {"en": "stays in memory", "fr": "reste en mémoire"}


class Failing(sqlite3.Connection):
    """A connection whose calls fail from the n-th on, counted over all connections."""

    left = 0
    failed = 0

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        cls = type(self)
        cls.left -= 1
        if cls.left < 0:
            cls.failed += 1
            error = sqlite3.OperationalError("not this time")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return cast(sqlite3.Cursor, super().execute(*arguments))


def connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, factory=Failing)


@pytest.mark.promise(row="R2")
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_wherever_the_disk_gives_up_the_learner_goes_on_and_is_told(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    monkeypatch.setattr(database, "connect", connect)
    tried, slowest = 0, 0.0
    for number in range(0, 3000, STEP):
        data = tmp_path / str(number)
        Failing.left, Failing.failed = number, 0
        async with open_lesson(TINY, lang=language, phase="fair", data=data) as lesson:
            await lesson.press(*TO_QUIZ, "a")
            began = time.monotonic()
            await lesson.press("enter")
            slowest = max(slowest, time.monotonic() - began)
            assert {"✓", "✗"} & set(lesson.text), number
            state = lesson.context.session.store.state
            if state.kept == "memory":
                told = [str(each.message) for each in lesson.app._notifications]
                assert any(SAYS[language] in each for each in told), number
            answered = "fair/how-many" in lesson.context.session.progress.answers
            assert answered
            saved = state.kept == "saved" and not state.unsaved
        tried += 1
        failed, Failing.left = Failing.failed, 10**9
        session = begin_session(program_for(TINY, language, data))
        if saved:
            assert "fair/how-many" in session.progress.answers, number
        session.close()
        if not failed:
            break
    assert not failed
    assert tried > 3, "the calls must be seen"
    record_property(
        "figure", f"{language}: disk full from one of {tried} calls on; told within {slowest:.2f} s"
    )
