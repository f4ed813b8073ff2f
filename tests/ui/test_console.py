"""The teacher's console, by its keys; the room beside it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from qusayr_tui.cli import lessons, teach
from qusayr_tui.cli.lessons import Lessons
from qusayr_tui.cli.plans import find_plan, resolved
from qusayr_tui.cli.program import Program, now
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.ui.teach.plans import PlansScreen
from qusayr_tui.ui.teach.room import LOOK, RoomScreen
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


def notes_of(console: Console) -> str:
    """Give what stands right of the plan, on one line."""
    return " ".join(" ".join(row[27:] for row in console.rows).split())


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
        plan = program.library.plan(PLAN)
        first, second = plan.activities[:2]
        numbers = (f"1/{len(plan.activities)}", "min 0/55", f"0 min of {first.minutes}")
        for part in (*numbers, "on time", "Say", "Read aloud: the content notice"):
            assert part in words
        for _ in range(5):
            await console.press("pagedown")
        assert "Expect" in console.words
        title = program.library.plan_words("en", PLAN).activities[1].title
        assert f"Next: {title} ({second.minutes} min)" in console.words


async def test_the_notice_to_read_aloud_is_on_the_console_as_the_class_sees_it(
    program: Program,
) -> None:
    for tag in ("fr", "en"):
        words = program.library.plan_words(tag, PLAN)
        notice = words.class_notice or program.edition(tag).words.notice
        async with open_console(program, PLAN, size=(100, 60)) as console:
            if tag == "fr":
                await console.press("L")
            notes = notes_of(console)
            assert all(" ".join(each.split()) in notes for each in notice.split("\n\n"))


async def test_the_plan_says_every_title_whole_and_that_its_numbers_are_minutes(
    program: Program,
) -> None:
    titles = [each.title for each in program.library.plan_words("en", PLAN).activities]
    for size in ((80, 24), (120, 36)):
        async with open_console(program, PLAN, size=size) as console:
            plan = [row[: 27 if size[0] < 110 else 44] for row in console.rows[:-2]]
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
        for letter in "nzkurq":
            await console.press("A", "1", "space", letter)
            state = console.desk.state
            assert (state.activity, state.paused, state.vote_open) == (before, False, True)
            assert f"There is no answer {letter.upper()} here." in console.words
            await console.press("escape")
        await console.press("A", "question_mark", "enter")
        assert "is not a count of hands." in console.words
        assert console.desk.state.of(ITEM).rounds == ({},)
        await console.press("escape", "space")
        assert not console.desk.state.vote_open


async def test_what_cannot_be_meant_is_said_at_once(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        for key, said in (("x", "no answer X"), ("E", "no answer E"), ("9", "Type letters from A")):
            await console.press(key)
            assert said in console.words
        await console.press("enter")
        assert console.desk.state.of(ITEM).rounds == ({},)
        await console.press("a", "x")
        assert "no answer X" in console.words
        await console.press("enter")
        assert console.desk.state.of(ITEM).rounds == ({"plain": 1},)


async def test_no_answer_is_shown_while_a_vote_is_open(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        await console.press("r")
        assert "Close the vote first: Space." in console.words
        state = console.desk.state
        assert (state.vote_open, state.of(ITEM).revealed) == (True, False)


async def test_an_exercise_keeps_its_answers_until_its_question_was_voted_on(
    program: Program,
) -> None:
    ids = [each.id for each in program.library.plan(PLAN).activities]
    exercise, vote = ids.index("articles"), ids.index("ask-voices")
    async with open_console(program, PLAN, size=(80, 90)) as console:
        await console.press(*["n"] * exercise)
        assert "Answers, for you alone" in console.words
        assert "From Carrasco’s report, which gives it as hearsay" in notes_of(console)
        await console.press("r")
        title = program.library.plan_words("en", PLAN).activities[vote].title
        assert f"First the vote of activity {vote + 1}, “{title}”." in console.words
        assert not any(each.revealed for each in console.desk.state.votes.values())
        await console.press("n", "r", "p")
        whole = len(console.desk.show.screens(console.desk.state))
        await console.press("r")
        showing = console.desk.showing()
        assert "texts show" in " ".join(part.text for part in showing.screen.parts)
        assert showing.at > 5
        assert showing.of > whole, "the texts are still there, the answers after them"
        await console.press("home")
        assert console.desk.showing().at == 1


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


async def test_added_minutes_are_taken_back(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("minus")
        assert "No minutes were added here." in console.words
        await console.press("plus", "plus", "minus")
        assert "2 min late" in console.words
        await console.press("minus", "minus")
        assert "No minutes were added here." in console.words
        assert "on time" in console.words


async def test_while_the_room_waits_nothing_moves(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        await console.press("z")
        before = console.desk.state
        for key in ("space", "n", "p", "k", "u", "h", "r", "right", "end", "plus", "a", "9"):
            await console.press(key)
            assert "Paused: z goes on." in console.words, key
        after = console.desk.state
        assert (after.activity, after.screen, after.vote_open, after.extra, after.votes) == (
            before.activity,
            before.screen,
            True,
            before.extra,
            before.votes,
        )
        await console.press("f6", "L", "pagedown", "question_mark", "escape")
        assert console.desk.state.languages == ("fr", "en")
        await console.press("z", "a", "enter")
        assert console.desk.state.of(ITEM).rounds == ({"plain": 1},)


async def test_an_activity_comes_back_as_it_was_left(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("n", "right", "right", "n")
        assert console.desk.showing().at == 1
        await console.press("p")
        assert console.desk.showing().at == 3
        await console.press("end")
        showing = console.desk.showing()
        assert showing.at == showing.of
        await console.press("right", "home")
        assert console.desk.showing().at == 1
        await console.press("n", "n", "p", "p")
        assert (console.desk.state.activity, console.desk.showing().at) == ("read-siege", 1)
        assert "p back" in console.rows[-1]


async def test_the_clock_starts_with_the_first_move(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [now().replace(microsecond=0)]
    monkeypatch.setattr(lessons, "now", lambda: clock[0])
    desk = lessons.begin(program, PLAN)
    clock[0] += timedelta(minutes=9)
    desk.give_time()
    desk.turn_language()
    assert (desk.timing.all_spent, desk.state.started) == (0, False)
    desk.turn(1)
    clock[0] += timedelta(minutes=1)
    assert (desk.timing.all_spent, desk.state.started) == (60, True)
    desk.let_go()
    async with open_console(program, PLAN) as console:
        assert "The clock starts with →." in console.words
        await console.press("f6", "plus")
        assert "The clock starts with →." in console.words
        await console.press("right")
        assert "The clock starts" not in console.words


async def test_leaving_in_the_midst_is_asked_about_once(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("n", "q")
        assert "q again: leave; the lesson is kept." in console.words
        await console.press("down")
        assert "q again" not in console.words
        await console.press("q", "q")
        assert not console.app.is_running or console.app.return_code == 0
    assert kept(program).state.left


async def test_a_window_too_small_takes_no_orders(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        await console.pilot.resize_terminal(40, 10)
        await console.press("a", "1", "enter", "space", "r", "n")
        assert "Hands" not in console.words
        state = console.desk.state
        assert (state.of(ITEM).rounds, state.vote_open) == (({},), True)
        await console.pilot.resize_terminal(80, 24)
        await console.pilot.pause()
        assert "Hands" in console.words


async def test_a_vote_keeps_its_state_in_sight_and_the_notes_a_key_away(program: Program) -> None:
    async with open_console(program, PLAN, size=(80, 24)) as console:
        await to_the_vote(console)
        await console.type("A12 B5")
        assert "PgDn notes" in console.rows[-1]
        await console.press("pagedown")
        say = program.library.plan_words("en", PLAN).activities[2].say
        assert say is not None
        assert " ".join(say.split()).replace("'", "’") in notes_of(console)
        assert "vote open · Hands: 17" in console.words


async def test_the_end_of_the_plan_ends_the_lesson(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press(*["n"] * len(program.library.plan(PLAN).activities))
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
    async with open_console(program, PLAN, size=(80, 40)) as console:
        await console.press("question_mark")
        for key in ("Space", "F6", "vote again", "two more minutes", "leave the activity out"):
            assert key in console.words
        await console.press("escape")
        assert "Say" in console.words


async def test_the_help_is_turned_and_any_other_key_closes_it_and_does_nothing(
    program: Program,
) -> None:
    async with open_console(program, PLAN, size=(80, 24)) as console:
        await console.press("n", "n")
        before = console.desk.state
        for key in ("n", "r", "k", "q", "z", "plus", "enter", "u"):
            await console.press("question_mark")
            assert "more keys: Space" in console.words
            await console.press("space", "down", "up", "right")
            assert "another" not in console.words
            assert "the lesson is kept" in console.words, "the last page"
            await console.press(key)
            assert "Say" in console.words or "What the sources allow" in console.words
        after = console.desk.state
        assert (after.activity, after.vote_open, after.paused, after.votes, after.extra) == (
            before.activity,
            False,
            False,
            {},
            {},
        )


async def test_a_lesson_is_taken_up_where_it_was(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        await console.type("A3 C4")
        await console.press("f6")
        before = console.desk.state
    desk = Lessons(program).open(PLAN)
    after = desk.state
    desk.let_go()
    assert desk.taken_up
    assert (after.activity, after.votes, after.vote_open, after.languages) == (
        before.activity,
        before.votes,
        True,
        before.languages,
    )
    assert Lessons(program).unfinished("25-minutes") is None
    assert Lessons(program, ("siege/november",)).unfinished(PLAN) is None
    assert Lessons(program, new=True).unfinished(PLAN) is None


async def leave(program: Program, plan: str = PLAN) -> None:
    """Hold a lesson up to its third activity and leave it."""
    async with open_console(program, plan) as console:
        await to_the_vote(console)
        await console.type("A3 C2")
        await console.press("space", "q", "q")


async def test_a_lesson_that_was_torn_off_goes_on_at_once(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("n")
    assert Lessons(program).left(PLAN) is None
    soon = now() + timedelta(minutes=20)
    monkeypatch.setattr(lessons, "now", lambda: soon)
    desk = Lessons(program).interrupted()
    assert desk is not None
    desk.take_up()
    assert 20 * 60 <= desk.timing.all_spent < 21 * 60, "a bell waits for no closed lid"
    desk.let_go()
    late = soon + timedelta(hours=3)
    monkeypatch.setattr(lessons, "now", lambda: late)
    assert Lessons(program).interrupted() is None
    assert Lessons(program).left(PLAN) is not None
    assert Lessons(program, new=True).left(PLAN) is None


@pytest.mark.parametrize(("key", "at"), [("enter", 3), ("b", 1)])
async def test_a_lesson_that_was_left_is_asked_about(program: Program, key: str, at: int) -> None:
    await leave(program)
    before = kept(program).state.all_seconds
    assert Lessons(program).interrupted() is None
    async with open_console(program, None) as console, open_room(program) as room:
        assert "under way" in console.words
        await console.press("down", "enter")
        assert "(activity 3 of" in console.words
        assert "5 hands counted" in console.words
        assert "The lesson will begin here." in room.words
        await console.press("L")
        assert "5 mains comptées" in console.words
        assert console.rows[-1].split()[:2] == ["Entrée", "reprendre"]
        await console.press("L", key)
        assert f"{at}/" in console.words
        assert console.desk.timing.all_spent < before + 5, "the time between does not count"
        await until(room, lambda: "will begin here" not in room.words)
    assert len(list(kept(program).path.parent.iterdir())) == (1 if at == 3 else 2)


async def test_a_lesson_in_which_nothing_was_done_is_not_asked_about(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("q")
    assert Lessons(program).left(PLAN) is None
    desk = Lessons(program).open(PLAN)
    assert not desk.taken_up
    desk.let_go()


async def test_a_question_about_a_lesson_may_be_left(program: Program) -> None:
    await leave(program)
    left = kept(program)
    async with open_console(program, None) as console:
        await console.press("down", "enter", "q")
    assert kept(program) == left


async def test_a_lesson_that_is_over_is_not_taken_up(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press(*["n"] * len(program.library.plan(PLAN).activities))
    assert Lessons(program).unfinished(PLAN) is None


@pytest.mark.parametrize("left_out", [("nothing",), ("siege/nothing",), ("siege", "resumes")])
def test_what_cannot_be_left_out_is_said(program: Program, left_out: tuple[str, ...]) -> None:
    with pytest.raises(Trouble) as raised:
        resolved(program, PLAN, left_out) and find_plan(program, PLAN, left_out)
    assert raised.value.code == 2
    assert raised.value.hint is not None


def test_a_block_may_be_named_with_or_without_its_phase(program: Program) -> None:
    names = resolved(program, PLAN, ("sixty-six", "resumes/building"))
    assert names == ("siege/sixty-six", "resumes/building")
    plan = find_plan(program, PLAN, names)
    assert [each.blocks for each in plan.activities if each.do == "read"] == [
        ("november",),
        ("what-went",),
        ("state-report",),
    ]


def test_a_course_without_plans_says_so(tmp_path: Path) -> None:
    tiny = program_for(TINY, "en", tmp_path)
    with pytest.raises(Trouble):
        teach.offers(tiny, Lessons(tiny))


async def test_the_room_waits_then_follows(program: Program) -> None:
    async with open_room(program) as room:
        assert "The lesson will begin here." in room.words
        assert "La séance commencera ici." in room.words
        async with open_console(program, PLAN) as console:
            await until(room, lambda: "Before we begin" in room.words)
            await console.press("right")
            await until(room, lambda: "2/4" in room.words)
            await console.press("z")
            await until(room, lambda: room.words == "Pause")
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


async def test_a_room_without_its_console_claims_no_open_vote(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_console(program, PLAN) as console:
        await to_the_vote(console)
        await console.type("A12 B5")
    question = "Which sentence can you write?"
    async with open_room(program) as room:
        assert question in room.words
        assert "vote open" in room.words
        screen = room.app.screen
        assert isinstance(screen, RoomScreen)
        screen._clock = lambda: now() + timedelta(minutes=4)
        await until(room, lambda: "vote open" not in room.words)
        assert question in room.words
        assert "17 answers" in room.words
        screen._clock = lambda: now() + timedelta(hours=4)
        await until(room, lambda: "will begin here" in room.words)


async def test_a_room_is_left_in_the_midst_of_a_lesson_after_a_question(program: Program) -> None:
    async with open_console(program, PLAN) as console:
        await console.press("n")
        async with open_room(program) as room:
            await room.press("q")
            assert "q again: leave; the console goes on." in room.words
            await room.press("x")
            assert "q again" not in room.words
            await room.press("q", "q")
            assert room.app.return_code == 0


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
