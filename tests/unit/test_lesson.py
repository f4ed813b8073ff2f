"""The way through a phase: forward, back, and to where one was."""

from __future__ import annotations

import pytest

from qusayr_tui.content.loader import Library
from qusayr_tui.domain.lesson import (
    Place,
    first_place,
    following,
    preceding,
    proof_block,
    settle,
    steps,
)
from qusayr_tui.domain.model import Block, Phase
from qusayr_tui.domain.quiz.true_false import TrueFalseRecord
from tests.support.courses import TINY, WORKED, MemoryFolder

BLOCKS = (
    Block(id="opening", kind="question"),
    Block(id="first", kind="history", claims=("a", "b")),
    Block(id="second", kind="history", claims=("b", "c")),
)


def item(name: str, *claims: str, proof: str | None = None) -> TrueFalseRecord:
    return TrueFalseRecord(id=name, claims=claims, answer=True, proof=proof)


def phase(*items: TrueFalseRecord) -> Phase:
    return Phase(dates="2012", minutes=5, blocks=BLOCKS, items=items)


QUIZ = phase(item("one", "a"), item("two", "b"), item("three", "c"))


def way(found: Phase) -> list[Place]:
    """Go on from the beginning to the end."""
    places = [first_place("p", found)]
    while (after := following(places[-1], found)) is not None:
        places.append(after)
        assert len(places) < 100
    return places


def quiz_of(places: list[Place]) -> list[str | None]:
    return [place.item for place in places if place.step == "quiz"]


def test_the_quiz_is_met_item_by_item_between_the_reading_and_the_look_back() -> None:
    places = way(QUIZ)
    assert quiz_of(places) == ["one", "two", "three"]
    names = [place.step for place in places]
    assert names.index("reading") < names.index("quiz") < names.index("look-back")
    assert names[0] == "question"
    assert names[-1] == "look-back"


def test_every_step_of_a_phase_is_on_its_way_in_order() -> None:
    for found in (QUIZ, phase()):
        assert tuple(dict.fromkeys(place.step for place in way(found))) == steps(found)


def test_a_phase_without_items_has_no_quiz() -> None:
    assert "quiz" not in steps(phase())
    assert quiz_of(way(phase())) == []


def test_going_back_is_the_way_forward_turned_round() -> None:
    places = way(QUIZ)
    back = [places[-1]]
    while (before := preceding(back[-1], QUIZ)) is not None:
        back.append(before)
    assert back == places[::-1]


def test_nothing_comes_before_the_first_place_or_after_the_last() -> None:
    places = way(QUIZ)
    assert preceding(places[0], QUIZ) is None
    assert following(places[-1], QUIZ) is None


def test_at_most_thirteen_steps_lead_to_the_first_question() -> None:
    for course in (WORKED, TINY):
        library = Library(MemoryFolder.of(course))
        for ref in library.phases:
            places = way(library.phase(ref))
            assert [place.step for place in places].index("quiz") <= 13


@pytest.mark.parametrize("place", way(QUIZ), ids=lambda place: f"{place.step}-{place.item}")
def test_a_place_that_is_still_there_is_kept(place: Place) -> None:
    assert settle(place, QUIZ) == place


def test_a_place_at_an_item_that_is_gone_becomes_the_first_item() -> None:
    assert settle(Place("p", "quiz", "gone"), QUIZ) == Place("p", "quiz", "one")


def test_a_place_in_a_quiz_that_is_gone_becomes_the_beginning() -> None:
    assert settle(Place("p", "quiz", "one"), phase()) == first_place("p", phase())


def test_going_on_from_a_place_that_is_gone_stays_in_the_phase() -> None:
    lost = Place("p", "quiz", "gone")
    assert following(lost, QUIZ) in way(QUIZ)
    assert preceding(lost, QUIZ) in (None, *way(QUIZ))


def test_the_proof_is_the_first_block_that_cites_a_claim_of_the_item() -> None:
    assert proof_block(QUIZ, "one") == "first"
    assert proof_block(QUIZ, "two") == "first"
    assert proof_block(QUIZ, "three") == "second"


def test_the_proof_that_the_record_names_wins() -> None:
    assert proof_block(phase(item("one", "b", proof="second")), "one") == "second"


def test_without_a_citing_block_there_is_no_proof() -> None:
    assert proof_block(phase(item("one", "elsewhere")), "one") is None
