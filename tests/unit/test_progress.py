"""What a learner did, folded into where they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.domain import events
from qusayr_tui.domain.events import Event, EventMaker
from qusayr_tui.domain.progress import (
    NOTHING_DONE,
    Draft,
    Position,
    Progress,
    apply,
    fold,
)

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def maker(clock: Callable[[], datetime] = lambda: NOON) -> EventMaker:
    numbers = count(1)
    return EventMaker(
        course="harbour",
        version="1",
        language="fr",
        registration="run",
        mode="app",
        clock=clock,
        new_id=lambda: f"id-{next(numbers)}",
    )


ITEMS = st.sampled_from(["storm/who", "storm/when", "quay/exercise/where"])
BLOCKS = st.sampled_from(["storm/first", "quay/second"])


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    make = maker()
    made = []
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["answer", "open", "read", "complete", "switch"]))
        if kind == "answer":
            response = tuple(draw(st.lists(st.sampled_from("abc"), unique=True)))
            made.append(events.answered(make, draw(ITEMS), response, draw(st.booleans())))
        elif kind == "open":
            made.append(events.opened(make, "term", draw(st.sampled_from(["mole", "pier"]))))
        elif kind == "read":
            made.append(events.experienced(make, "block", draw(BLOCKS)))
        elif kind == "complete":
            made.append(events.completed(make, draw(st.sampled_from(["storm", "quay"]))))
        else:
            made.append(events.switched_language(make, "en"))
    return made


@given(histories(), st.data())
def test_events_that_come_twice_change_nothing(history: list[Event], data: st.DataObject) -> None:
    if not history:
        assert fold(history) is NOTHING_DONE
        return
    again = data.draw(st.lists(st.sampled_from(history)))
    progress = fold(history)
    assert fold(again, progress) is progress


@given(histories(), st.integers(0, 12))
def test_a_run_in_two_sittings_is_the_run_in_one(history: list[Event], cut: int) -> None:
    assert fold(history[cut:], fold(history[:cut])) == fold(history)


@given(histories())
def test_one_event_at_a_time_is_all_at_once(history: list[Event]) -> None:
    progress = Progress()
    for event in history:
        progress = apply(progress, event)
    assert progress == fold(history)


@pytest.mark.promise(row="R7")
@given(histories(), st.lists(st.integers(-400_000, 400_000), min_size=12, max_size=12))
def test_times_never_change_which_answer_stands(history: list[Event], jumps: list[int]) -> None:
    def jump(event: Event, hours: int) -> Event:
        moment = (NOON + timedelta(hours=hours)).isoformat()
        return msgspec.structs.replace(event, time=moment)

    jumped = fold(jump(event, hours) for event, hours in zip(history, jumps, strict=False))
    straight = fold(history)
    assert {item: answer.response for item, answer in jumped.answers.items()} == {
        item: answer.response for item, answer in straight.answers.items()
    }
    assert list(jumped.opened) == list(straight.opened)


def test_the_last_answer_stands_and_the_first_is_kept() -> None:
    make = maker()
    first = events.answered(make, "storm/who", ("a",), False)
    last = events.answered(make, "storm/who", ("b",), True, hints=2, confidence="rather")
    answer = fold([first, last]).answers["storm/who"]
    assert (answer.response, answer.first_response) == (("b",), ("a",))
    assert (answer.correct, answer.hints, answer.confidence) == (True, 2, "rather")
    assert (answer.id, answer.lang, answer.mode) == (last.id, "fr", "app")


def test_a_card_keeps_the_time_of_its_first_opening() -> None:
    moments = iter([NOON, NOON + timedelta(hours=1)])
    make = maker(lambda: next(moments))
    progress = fold([events.opened(make, "term", "mole"), events.opened(make, "term", "mole")])
    assert [card.time for card in progress.opened.values()] == ["2026-01-02T12:00:00.000Z"]


@pytest.mark.parametrize("kind", ["phase", "step", "block", "item"])
def test_a_phase_is_under_way_once_anything_of_it_was_met(kind: events.ObjectKind) -> None:
    name = "storm" if kind == "phase" else "storm/part"
    progress = fold([events.experienced(maker(), kind, name)])
    assert progress.state_of("storm") == "under-way"
    assert progress.state_of("quay") == "to-read"


def test_a_phase_is_read_once_it_was_completed() -> None:
    make = maker()
    progress = fold([events.completed(make, "storm"), events.opened(make, "term", "quay")])
    assert progress.state_of("storm") == "read"
    assert progress.state_of("quay") == "to-read"


def test_times_are_written_in_utc() -> None:
    paris = timezone(timedelta(hours=2))
    make = maker(lambda: datetime(2026, 7, 1, 1, 30, tzinfo=paris))
    assert events.initialized(make).time == "2026-06-30T23:30:00.000Z"


def test_a_switch_of_language_says_which_was_left_and_taken() -> None:
    result = events.switched_language(maker(), "en").result
    assert (result.left, result.taken) == ("fr", "en")


def test_an_event_survives_being_written_and_read() -> None:
    event = events.answered(maker(), "storm/who", ("b", "a"), None, hints=1)
    assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event


def test_half_a_character_from_a_terminal_does_not_stop_an_answer() -> None:
    event = events.answered(maker(), "storm/name", ("caf\ud800",), None)
    assert msgspec.json.decode(msgspec.json.encode(event), type=Event).result.response == ("caf?",)


def test_a_position_with_its_draft_survives_being_written_and_read() -> None:
    draft = Draft(item="storm/order", highlighted="a", selected=("c", "a"), held="b", hints=1)
    position = Position(phase="storm", step="quiz", row=-3, item="storm/order", draft=draft)
    assert msgspec.json.decode(msgspec.json.encode(position), type=Position) == position
