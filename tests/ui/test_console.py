"""The teacher's console, by its keys; the room beside it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from qusayr_tui.cli import teach
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.ui.teach.plans import PlansScreen
from qusayr_tui.ui.teach.room import LOOK
from tests.support.classroom import Console, Watched, kept, open_console, open_room
from tests.support.courses import SHIPPED, TINY
from tests.support.lesson import program_for

PLAN = "55-minutes"
ITEM = "siege/may-we-write"
PATIENCE = 10.0


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return program_for(SHIPPED, "en", tmp_path / "data")


async def until(room: Watched, what: Callable[[], bool]) -> None:
    """Wait until the room has followed."""
    for _ in range(int(PATIENCE / LOOK)):
        await room.pilot.pause(LOOK)
        if what():
            return
    raise AssertionError("the room never showed it\n" + "\n".join(room.rows))


async def to_the_vote(console: Console) -> None:
    """Go to the first question and open the vote."""
    await console.press("n", "n", "space")
    assert console.desk.item == ITEM
    assert console.desk.state.vote_open


async def test_without_a_plan_the_list_is_shown_and_enter_opens_one(program: Program) -> None:
    async with open_console(program, None) as console:
        assert isinstance(console.app.screen, PlansScreen)
        for plan in program.library.plans:
            assert plan in console.words
        await console.press("down", "L")
        assert "Une séance de 55 minutes" in console.words
        await console.press("enter")
        assert console.desk.state.opening.plan == PLAN
    assert kept(program).state.opening.plan == PLAN


async def test_the_plan_the_time_the_notes_and_what_comes_next_are_there(program: Program) -> None:
    async with open_console(program, PLAN, size=(80, 24)) as console:
        words = console.words
        for part in ("1/8", "min 0/55", "on time", "0 min of 4", "Say", "Expect"):
            assert part in words
        for _ in range(4):
            await console.press("pagedown")
        assert "Next: Read three passages (7 min)" in console.words


async def test_the_plan_says_every_title_whole_and_that_its_numbers_are_minutes(
    program: Program,
) -> None:
    titles = [each.title for each in program.library.plan_words("en", PLAN).activities]
    for size in ((80, 24), (120, 36)):
        async with open_console(program, PLAN, size=size) as console:
            plan = [row[: 27 if size[0] < 110 else 44] for row in console.rows]
            head = next(row for row in plan if "Plan" in row)
            minutes = [row.rstrip() for row in plan if re.search(r" \d+$", row.rstrip())]
            assert head.rstrip().endswith("min")
            assert {len(row) for row in minutes} == {len(head.rstrip())}
            listed = " ".join(" ".join(re.sub(r" \d+ *$", "", row) for row in plan).split())
            assert all(title in listed for title in titles)


async def test_the_console_says_what_its_signs_and_columns_mean(program: Program) -> None:
    async with open_console(program, PLAN, size=(100, 40)) as console:
        await to_the_vote(console)
        assert "✓ What the sources allow; hidden from the class." in console.words
        await console.type("A14 B8 C4")
        assert "Hands: 26" in console.words
        assert "Commonest misconception: “" in console.words
        await console.press("space", "u")
        await console.type("C22 A4")
        await console.press("space", "h")
        assert "0 min of 9 · distribution shown" in console.words
        assert "h hide" in console.words
        await console.press("h")
        assert "h show" in console.words
        await console.press("r")
        assert "✓ What the sources allow; the class has seen it." in console.words


async def test_a_question_is_asked_in_each_language_while_its_vote_is_open(
    program: Program,
) -> None:
    async with open_console(program, PLAN, size=(80, 24)) as console:
        await to_the_vote(console)
        await console.press("right")
        assert console.desk.showing().at == 1
        await console.press("f6")
        assert console.desk.state.languages == ("fr", "en")
        assert "→ screen" in console.rows[-1]
        await console.press("right")
        assert console.desk.state.vote_open
        assert console.desk.showing().at == 2
        await console.press("a", "1", "left")
        assert console.desk.showing().at == 2


async def test_the_help_names_the_one_key_that_closes_it(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("question_mark")
        assert console.rows[-1].split() == ["Esc", "close"]


async def test_hands_are_counted_in_a_line_that_is_there_while_a_vote_is_open(
    program: Program,
) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("n", "n")
        await console.press("a", "1")
        assert "Hands" not in console.words
        await console.press("space")
        await console.type("c9 A12 b5")
        rounds = console.desk.state.of(ITEM).rounds
        assert rounds == ({"plain": 12, "forces": 5, "attributed": 9},)
        await console.type("d")
        await console.type("-a")
        assert console.desk.state.of(ITEM).rounds[0] == {
            "plain": 11,
            "forces": 5,
            "attributed": 9,
            "counted": 1,
        }
        assert kept(program).state.of(ITEM) == console.desk.state.of(ITEM)


async def test_letters_write_and_do_nothing_else_once_something_is_typed(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        before = console.desk.state.activity
        await console.press("A", "1", "space", "n", "z", "k", "u", "r", "q")
        state = console.desk.state
        assert (state.activity, state.paused, state.vote_open) == (before, False, True)
        await console.press("enter")
        assert "There is no answer N here." in console.words
        assert console.desk.state.of(ITEM).rounds == ({},)
        await console.press("escape", "space")
        assert not console.desk.state.vote_open


async def test_before_and_after_then_the_answer(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        await console.press("u")
        assert "Count the hands" in console.words
        await console.type("A14 B8 C4")
        await console.press("h")
        assert "Close the vote first" in console.words
        await console.press("space", "h")
        assert console.desk.state.shown
        await console.press("u")
        assert console.desk.state.vote_open
        assert not console.desk.state.shown
        await console.type("C22 A4")
        await console.press("space", "h", "r")
        votes = console.desk.state.of(ITEM)
        assert votes.revealed
        assert [sum(each.values()) for each in votes.rounds] == [26, 26]
        assert "Hands, before and after: 26 → 26" in console.words
        await console.press("space")
        assert "has seen the answer already" in console.words
        assert not console.desk.state.vote_open


async def test_pause_extra_time_skip_and_back(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("z")
        assert "Pause" in console.words
        await console.press("z", "plus", "plus")
        assert console.desk.timing.planned == 8 * 60
        assert "4 min late" in console.words
        await console.press("p")
        assert "first activity" in console.words
        await console.press("k")
        assert console.desk.state.skipped == ("welcome",)
        await console.press("n", "p")
        assert console.desk.state.activity == "read-siege"


async def test_the_end_of_the_plan_ends_the_lesson(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press(*["n"] * 8)
        assert console.desk.state.ended
        await console.press("p")
        assert not console.desk.state.ended
        await console.press("n", "q")
    assert kept(program).state.ended


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("plan", ["25-minutes", "2x45-minutes", "55-minutes"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_everything_fits(tmp_path: Path, lang: str, plan: str, size: tuple[int, int]) -> None:
    program = program_for(SHIPPED, lang, tmp_path)
    width, height = size
    async with open_console(program, plan, size=size) as console:
        for activity in program.library.plan(plan).activities:
            assert console.desk.activity.id == activity.id
            await console.press("space")
            rows = console.rows
            assert len(rows) == height
            assert all(len(row) <= width for row in rows)
            assert rows[-1].strip(), "the footer is there"
            if console.desk.state.vote_open:
                assert ("Mains" if lang == "fr" else "Hands") in rows[-2]
                await console.press("space")
            await console.press("n")


async def test_the_language_of_the_console_is_not_that_of_the_room(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("f3")
        assert "Déroulé" in console.words
        assert console.desk.state.languages == ("en",)
        taken = []
        for _ in range(3):
            await console.press("f6")
            taken.append(console.desk.state.languages)
        assert taken == [("fr", "en"), ("fr",), ("en",)]


async def test_the_help_names_every_key_and_closes(program: Program) -> None:
    async with open_console(program, PLAN, size=(80, 36)) as console:
        await console.press("question_mark")
        for key in ("Space", "F6", "vote again", "two more minutes", "leave the activity out"):
            assert key in console.words
        await console.press("escape")
        assert "1/8" in console.words


async def test_a_lesson_is_taken_up_where_it_was(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        await console.type("A3 C4")
        await console.press("f6")
        before = console.desk.state
    found = teach._left(program, PLAN, ())
    assert found is not None
    desk = teach._take_up(program, found)
    after = desk.state
    desk.let_go()
    assert desk.taken_up
    assert (after.activity, after.votes, after.vote_open, after.languages) == (
        before.activity,
        before.votes,
        True,
        before.languages,
    )
    assert teach._left(program, "25-minutes", ()) is None
    assert teach._left(program, PLAN, ("siege/november",)) is None


async def test_between_two_sittings_a_lesson_waits_for_its_plan_to_be_named(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for plan in ("55-minutes", "2x45-minutes"):
        async with open_console(program, plan) as console:
            await console.press("n")
    assert teach._left(program, None, ()) is not None
    next_week = teach.now() + timedelta(days=7)
    monkeypatch.setattr(teach, "now", lambda: next_week)
    assert teach._left(program, None, ()) is None
    assert teach._left(program, "55-minutes", ()) is None
    under_way = {each.id: each.under_way for each in teach._offers(program)}
    assert under_way == {"25-minutes": False, "55-minutes": False, "2x45-minutes": True}
    async with open_console(program, None) as console:
        assert "under way" in console.words
    desk = teach._open_desk(program, "2x45-minutes", (), new=False)
    assert desk.state.activity == "read-siege"
    assert desk.timing.all_spent < 60, "the week between does not count"
    desk.let_go()
    desk = teach._open_desk(program, "2x45-minutes", (), new=True)
    assert desk.state.activity == "welcome"
    desk.let_go()


async def test_a_lesson_that_is_over_is_not_taken_up(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press(*["n"] * 8)
    assert teach._left(program, PLAN, ()) is None


@pytest.mark.parametrize("left_out", [("nothing",), ("siege/nothing",), ("siege", "resumes")])
def test_what_cannot_be_left_out_is_said(program: Program, left_out: tuple[str, ...]) -> None:
    with pytest.raises(Trouble) as raised:
        teach.resolved(program, PLAN, left_out) and teach.find_plan(program, PLAN, left_out)
    assert raised.value.code == 2
    assert raised.value.hint is not None


def test_a_block_may_be_named_with_or_without_its_phase(program: Program) -> None:
    names = teach.resolved(program, PLAN, ("sixty-six", "resumes/which-day"))
    assert names == ("siege/sixty-six", "resumes/which-day")
    plan = teach.find_plan(program, PLAN, names)
    assert [each.blocks for each in plan.activities if each.do == "read"] == [
        ("november", "what-went"),
        ("state-report", "building"),
    ]


def test_a_course_without_plans_says_so(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        teach._offers(program_for(TINY, "en", tmp_path))


async def test_the_room_waits_then_follows(program: Program) -> None:
    async with open_room(program) as room:
        assert "The lesson will begin here." in room.words
        assert "La séance commencera ici." in room.words
        async with open_console(program, PLAN) as console:
            await until(room, lambda: "Before we begin" in room.words)
            await console.press("right")
            await until(room, lambda: "2/4" in room.words)
            await console.press("z")
            await until(room, lambda: "Pause." in room.words)
            await console.press("z", "f6")
            await until(room, lambda: "Français" in room.words and "English" in room.words)
            assert "Avant de commencer" in room.words
            assert "Before we begin" in room.words
            await to_the_vote(console)
            await until(room, lambda: "vote ouvert" in room.words)
            await console.type("A12 B5")
            await until(room, lambda: "17 réponses" in room.words)
            assert "12" not in room.words.split()
        await asyncio.sleep(2 * LOOK)
        assert "17 réponses" in room.words, "a console that is gone leaves the room as it was"


async def test_a_room_that_comes_late_shows_what_there_is(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        await console.type("C20")
        await console.press("space", "r")
        async with open_room(program, size=(60, 20)) as room:
            assert "What the sources allow" in room.words
            assert "20 answers" in room.words


async def test_a_wide_room_asks_for_larger_letters_before_the_lesson(program: Program) -> None:
    async with open_room(program, size=(120, 36)) as room:
        assert "Enlarge the letters" in room.words
    async with open_room(program, size=(80, 24)) as room:
        assert "Enlarge the letters" not in room.words


async def test_a_small_room_says_so_in_every_language(program: Program) -> None:
    async with open_room(program, size=(50, 16)) as room:
        assert "at least 60 × 20" in room.words
        assert "au moins 60 × 20" in room.words
