"""A lesson with a class: acts, votes, time, and the file that they are kept in."""

from __future__ import annotations

import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from qusayr_tui.domain.classroom.acts import Act, ActMaker, Opening
from qusayr_tui.domain.classroom.left import goes_on_at_once, left_lesson
from qusayr_tui.domain.classroom.state import ClassState, at, fold
from qusayr_tui.domain.classroom.tally import commonest, hands, letter_of, tally
from qusayr_tui.domain.classroom.timing import neighbour, timing
from qusayr_tui.domain.plan import Activity, Plan
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.storage.class_sessions import (
    SessionFile,
    find_session,
    newest_stamp,
    read_session,
    session_files,
)

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OPTIONS = ("apple", "pear", "plum")
ITEM = "fair/which"
PLAN = Plan(
    minutes=30,
    phases=("fair",),
    activities=(
        Activity(id="welcome", do="lobby", minutes=5),
        Activity(id="ask", do="question", minutes=10, item=ITEM),
        Activity(id="talk", do="discuss", minutes=10),
        Activity(id="close", do="debrief", minutes=5),
    ),
)


class Class:
    """A class whose clock the test turns."""

    def __init__(self) -> None:
        self.now = START
        self.acts: list[Act] = []
        opening = Opening(course="fair", version="1", plan="p", languages=("fr",))
        self.do("began", opening=opening, activity="welcome")
        self.do("turned", screen=0)

    def do(self, did: str, **what: object) -> None:
        maker = ActMaker(lambda: self.now)
        self.acts.append(maker.make(did, **what))  # type: ignore[arg-type]

    def wait(self, minutes: float) -> None:
        """Let time pass, noted every minute as the console does."""
        left = minutes * 60
        while left > 0:
            self.now += timedelta(seconds=min(60, left))
            self.do("ticked")
            left -= 60

    @property
    def state(self) -> ClassState:
        state = fold(self.acts)
        assert state is not None
        return at(state, self.now)

    @property
    def drift(self) -> float:
        return timing(PLAN, self.state).drift / 60


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("A12 B5 C9", {"apple": 12, "pear": 5, "plum": 9}),
        ("c9 a12 b5", {"apple": 12, "pear": 5, "plum": 9}),
        ("a12b5C9", {"apple": 12, "pear": 5, "plum": 9}),
        (" B = 5, a: 12 ", {"apple": 12, "pear": 5}),
        ("a", {"apple": 1}),
        ("a b a", {"apple": 2, "pear": 1}),
        ("b0", {"pear": 0}),
    ],
)
def test_a_line_of_hands_is_read_in_any_order_and_case(line: str, found: dict[str, int]) -> None:
    assert tally(line, OPTIONS, {}) == found


def test_a_number_corrects_and_a_letter_adds() -> None:
    counts = tally("A12 B5", OPTIONS, {})
    counts = tally("c", OPTIONS, counts)
    counts = tally("b6", OPTIONS, counts)
    counts = tally("-a", OPTIONS, counts)
    assert counts == {"apple": 11, "pear": 6, "plum": 1}
    assert hands(counts) == 18


@pytest.mark.parametrize("line", ["", "12", "A12 ?", "D3", "a1000", "-b", "é4", "A12 B5 Z"])
def test_a_line_that_cannot_be_meant_changes_nothing(line: str) -> None:
    before = {"apple": 2}
    with pytest.raises(Trouble):
        tally(line, OPTIONS, before)
    assert before == {"apple": 2}


def test_letters_are_those_of_the_cards() -> None:
    assert [letter_of(each, OPTIONS) for each in OPTIONS] == ["A", "B", "C"]


def test_the_commonest_misconception_comes_first() -> None:
    tags = {"a": "number", "b": "author", "c": "number"}
    assert commonest(tags, {"a": 3, "b": 5, "c": 3, "right": 9}) == ("number", "author")
    assert commonest(tags, {"a": 0, "right": 9}) == ()


def test_two_rounds_are_kept_side_by_side() -> None:
    lesson = Class()
    lesson.do("went", activity="ask")
    lesson.do("opened-vote", items=(ITEM,))
    assert lesson.state.vote_open
    lesson.do("tallied", items=(ITEM,), counts={"apple": 4})
    lesson.do("tallied", items=(ITEM,), counts={"apple": 12, "pear": 9})
    lesson.do("closed-vote", items=(ITEM,))
    lesson.do("showed", shown=True)
    assert lesson.state.shown
    assert not lesson.state.vote_open
    lesson.do("voted-again", items=(ITEM,))
    assert lesson.state.vote_open
    assert not lesson.state.shown
    lesson.do("tallied", items=(ITEM,), counts={"pear": 20})
    lesson.do("closed-vote", items=(ITEM,))
    lesson.do("revealed", items=(ITEM,))
    votes = lesson.state.of(ITEM)
    assert votes.rounds == ({"apple": 12, "pear": 9}, {"pear": 20})
    assert votes.revealed
    assert lesson.state.screen == 0


def test_a_vote_that_is_opened_again_goes_on_with_its_round() -> None:
    lesson = Class()
    for _ in range(2):
        lesson.do("opened-vote", items=(ITEM,))
        lesson.do("closed-vote", items=(ITEM,))
    assert lesson.state.of(ITEM).rounds == ({},)


def test_going_on_closes_the_vote_and_begins_at_the_first_screen() -> None:
    lesson = Class()
    lesson.do("opened-vote", items=(ITEM,))
    lesson.do("turned", screen=3)
    lesson.do("went", activity="talk")
    state = lesson.state
    assert (state.activity, state.screen, state.vote_open, state.shown) == ("talk", 0, False, False)


def test_time_spent_counts_for_the_activity_and_drift_for_the_lesson() -> None:
    lesson = Class()
    lesson.wait(5)
    assert lesson.drift == 0
    lesson.wait(3)
    assert lesson.drift == pytest.approx(3)
    lesson.do("went", activity="ask")
    lesson.wait(6)
    found = timing(PLAN, lesson.state)
    assert (found.spent, found.planned, found.all_spent) == (360, 600, 14 * 60)
    assert lesson.drift == pytest.approx(3)


def test_extra_minutes_delay_the_end_at_once() -> None:
    lesson = Class()
    lesson.do("gave-time", minutes=2)
    lesson.do("gave-time", minutes=2)
    assert timing(PLAN, lesson.state).planned == 9 * 60
    assert lesson.drift == 4


def test_skipping_gains_what_was_left() -> None:
    lesson = Class()
    lesson.wait(5)
    lesson.do("went", activity="ask")
    lesson.wait(4)
    lesson.do("skipped", activity="talk")
    assert lesson.state.skipped == ("ask",)
    assert lesson.drift == pytest.approx(-6)
    lesson.do("went", activity="ask")
    assert lesson.state.skipped == ()
    assert lesson.drift == pytest.approx(0)


def test_a_pause_takes_time_of_the_lesson_but_not_of_the_activity() -> None:
    lesson = Class()
    lesson.wait(2)
    lesson.do("paused")
    lesson.wait(4)
    lesson.do("went-on")
    found = timing(PLAN, lesson.state)
    assert (found.spent, found.all_spent) == (120, 360)
    assert lesson.drift == pytest.approx(4)


@pytest.mark.promise(row="R7")
def test_a_long_absence_and_a_clock_that_goes_back_take_no_time() -> None:
    lesson = Class()
    lesson.wait(2)
    lesson.now += timedelta(hours=3)
    lesson.do("taken-up")
    lesson.now -= timedelta(hours=1)
    lesson.do("ticked")
    lesson.wait(1)
    assert lesson.state.all_seconds == 180


def test_a_closed_lid_takes_time_and_a_lesson_that_was_left_does_not() -> None:
    lesson = Class()
    lesson.wait(2)
    lesson.now += timedelta(minutes=30)
    lesson.do("taken-up")
    assert lesson.state.all_seconds == 32 * 60
    lesson.do("left")
    assert lesson.state.left
    assert not goes_on_at_once(lesson.state, lesson.now)
    lesson.now += timedelta(minutes=30)
    lesson.do("taken-up")
    lesson.wait(1)
    assert not lesson.state.left
    assert lesson.state.all_seconds == 33 * 60
    assert goes_on_at_once(lesson.state, lesson.now + timedelta(minutes=119))
    assert not goes_on_at_once(lesson.state, lesson.now + timedelta(minutes=121))


@pytest.mark.parametrize("did", ["ticked", "gave-time", "took-language", "paused"])
def test_no_time_is_counted_before_anything_moves(did: str) -> None:
    lesson = Class()
    lesson.acts.pop()  # the turn that starts the clock
    lesson.do(did, languages=("fr",))
    lesson.now += timedelta(minutes=1)
    assert not lesson.state.started
    assert lesson.state.all_seconds == 0
    lesson.do("went", activity="ask")
    lesson.wait(1)
    assert lesson.state.started
    assert lesson.state.all_seconds == 60


def test_what_was_left_is_told_in_numbers() -> None:
    lesson = Class()
    lesson.do("went", activity="ask")
    for counts in ({"apple": 3, "pear": 2}, {"pear": 5}):
        lesson.do("voted-again", items=(ITEM,))
        lesson.do("tallied", items=(ITEM,), counts=counts)
    left = left_lesson(PLAN, lesson.state)
    assert (left.began, left.at, left.of, left.hands) == (START, 2, 4, 10)


def test_an_activity_is_gone_back_to_where_it_was_left() -> None:
    lesson = Class()
    lesson.do("went", activity="ask")
    lesson.do("turned", screen=3)
    lesson.do("showed", shown=True)
    lesson.do("turned", screen=2)
    lesson.do("went", activity="talk")
    assert (lesson.state.screen, lesson.state.shown) == (0, False)
    lesson.do("went", activity="ask")
    assert (lesson.state.screen, lesson.state.shown) == (2, True)


def test_the_ends_of_a_plan_lead_nowhere() -> None:
    lesson = Class()
    assert neighbour(PLAN, lesson.state, -1) is None
    assert neighbour(PLAN, lesson.state, 1) == "ask"
    lesson.do("went", activity="close")
    assert neighbour(PLAN, lesson.state, 1) is None


def test_what_was_written_is_read_again_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "sessions"
    lesson = Class()
    lesson.do("tallied", items=(ITEM,), counts={"apple": 3})
    with SessionFile.begin(folder, START) as file:
        for act in lesson.acts:
            file.add(act)
    found = find_session(folder)
    assert found is not None
    assert found.id == "20260302-090000"
    assert found.acts == tuple(lesson.acts)
    if sys.platform != "win32":
        assert stat.S_IMODE(found.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_lesson_held_last_is_found_first_and_any_by_its_id(tmp_path: Path) -> None:
    for minute in (1, 3, 2):
        with SessionFile.begin(tmp_path, START + timedelta(minutes=minute)) as file:
            file.add(Class().acts[0])
        written = START.timestamp() + 10 * minute
        os.utime(file.path, (written, written))
    newest, older = find_session(tmp_path), find_session(tmp_path, "20260302-090100")
    assert newest is not None
    assert newest.id == "20260302-090300"
    assert older is not None
    assert older.id == "20260302-090100"
    assert find_session(tmp_path, "nothing") is None
    assert find_session(tmp_path / "nowhere") is None
    assert find_session(None) is None


def test_two_lessons_of_one_second_have_two_files(tmp_path: Path) -> None:
    for _ in range(2):
        SessionFile.begin(tmp_path, START).close()
    assert len(session_files(tmp_path)) == 2


@pytest.mark.parametrize("torn", range(1, 40, 7))
def test_a_torn_last_line_is_dropped_and_written_over(tmp_path: Path, torn: int) -> None:
    lesson = Class()
    lesson.wait(2)
    with SessionFile.begin(tmp_path, START) as file:
        for act in lesson.acts:
            file.add(act)
    path = file.path
    path.write_bytes(path.read_bytes()[:-torn])
    torn_away = read_session(path)
    assert torn_away is not None
    assert torn_away.acts == tuple(lesson.acts[:-1])
    with SessionFile.take_up(path) as again:
        assert again.acts == tuple(lesson.acts[:-1])
        again.add(lesson.acts[-1])
    whole = read_session(path)
    assert whole is not None
    assert whole.acts == tuple(lesson.acts)


@pytest.mark.parametrize("data", [b"", b"\x00\xff\n", b"{}\n", b'{"did": "began", "time": "x"}\n'])
def test_a_file_that_is_no_lesson_is_passed_over(tmp_path: Path, data: bytes) -> None:
    with SessionFile.begin(tmp_path, START) as file:
        file.add(Class().acts[0])
    newer = tmp_path / "20990101-000000.jsonl"
    newer.write_bytes(data)
    os.utime(newer, (4e9, 4e9))
    found = find_session(tmp_path)
    assert found is not None
    assert found.path == file.path


def test_a_lesson_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    opening = Opening(schema=99, course="fair", version="1", plan="p", languages=("fr",))
    act = msgspec.structs.replace(Class().acts[0], opening=opening)
    with SessionFile.begin(tmp_path, START) as file:
        file.add(act)
    assert read_session(file.path) is None


def test_a_change_shows_in_the_stamp(tmp_path: Path) -> None:
    assert newest_stamp(tmp_path) is None
    lesson = Class()
    with SessionFile.begin(tmp_path, START) as file:
        file.add(lesson.acts[0])
        before = newest_stamp(tmp_path)
        file.add(lesson.acts[0])
        assert newest_stamp(tmp_path) != before


@pytest.mark.skipif(sys.platform == "win32", reason="files are not held there")
def test_a_lesson_is_written_by_one_console_at_a_time(tmp_path: Path) -> None:
    with SessionFile.begin(tmp_path, START) as file:
        file.add(Class().acts[0])
        with pytest.raises(Trouble):
            SessionFile.take_up(file.path)
    SessionFile.take_up(file.path).close()


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Trouble):
        SessionFile.begin(tmp_path / "sessions", START)
    tmp_path.chmod(0o700)
