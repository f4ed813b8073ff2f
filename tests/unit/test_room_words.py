"""What a class sees in the plan's own words, and what a screen leaves for a vote to come."""

from __future__ import annotations

import pytest

from qusayr_tui.cli.program import Program
from qusayr_tui.domain.classroom.state import Votes
from tests.support.courses import SHIPPED
from tests.support.lesson import program_for
from tests.unit.test_room import PLANS, show_of, state_of, text_of

DAY, VOICES = "resumes/taken-when", "resumes/three-articles/how-many"


@pytest.fixture(scope="module")
def program() -> Program:
    return program_for(SHIPPED, "fr")


@pytest.mark.parametrize("tag", ["fr", "en"])
@pytest.mark.parametrize("plan_id", PLANS)
def test_the_end_says_what_to_write_then_what_to_do_at_home(
    program: Program, plan_id: str, tag: str
) -> None:
    show, words = show_of(program, plan_id), program.library.plan_words(tag, plan_id)
    last = program.library.plan(plan_id).activities[-1]
    screens = [text_of(each.parts) for each in show.screens(state_of(last, (tag,)))]
    (board,) = words.activities[-1].board
    written = next(at for at, each in enumerate(screens) if board.split("\n")[0][:30] in each)
    assert 0 < written < len(screens) - 1
    assert words.homework is not None
    assert words.homework.split()[0] in screens[-1]
    assert "snip" not in " ".join(screens), "this class has read nothing about snipers"


@pytest.mark.parametrize("plan_id", PLANS)
def test_the_notice_is_said_to_a_class(program: Program, plan_id: str) -> None:
    show = show_of(program, plan_id)
    plan = program.library.plan(plan_id)
    for activity in (each for each in plan.activities if each.do == "lobby"):
        text = " ".join(
            text_of(each.parts) for each in show.screens(state_of(activity, ("en", "fr")))
        )
        assert "nothing is marked" in text
        for to_one_reader in ("next page", "page suivante", "epilogue", "prologue"):
            assert to_one_reader not in text


def test_who_says_it_waits_for_a_vote_on_the_same_statement(program: Program) -> None:
    show = show_of(program, "55-minutes")
    day, voices = Votes(({"before": 20},), revealed=True), Votes(({"one": 7},), revealed=True)
    activity = show.activity("ask-day")
    for votes, told in (({DAY: day}, False), ({DAY: day, VOICES: voices}, True)):
        screens = show.screens(state_of(activity, ("en",), votes=votes))
        text = " ".join(text_of(each.parts) for each in screens)
        assert "A newspaper describes days that are already past." in " ".join(text.split())
        assert ("One voice: Mayte Carrasco" in " ".join(text.split())) is told
