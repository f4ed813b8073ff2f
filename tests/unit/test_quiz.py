"""One attempt at an item, key by key; and what each kind of item takes for right."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.domain.quiz import ItemRecord, kind_of
from qusayr_tui.domain.quiz.choice import ChoiceRecord, ChoiceWords
from qusayr_tui.domain.quiz.choices import ChoicesRecord, ChoicesWords
from qusayr_tui.domain.quiz.engine import (
    Attempt,
    begin,
    highlight,
    hints_of,
    move,
    press_letter,
    press_space,
    response_of,
    restored,
    struck_out,
    take_hint,
    validated,
)
from qusayr_tui.domain.quiz.items import Option, OptionWords, PartWords
from qusayr_tui.domain.quiz.order import OrderOption, OrderRecord, OrderWords
from qusayr_tui.domain.quiz.true_false import TrueFalseRecord, TrueFalseWords
from tests.support.facts import EchoNames, WrittenFacts


def options(ids: str, right: str) -> tuple[Option, ...]:
    return tuple(Option(id=each, right=each in right) for each in ids)


CHOICE = ChoiceRecord(id="who", claims=("c",), options=options("pqrs", "r"), order="fixed")
CHOICES = ChoicesRecord(id="which", claims=("c",), options=options("pqrs", "ps"), order="fixed")
TRUE_FALSE = TrueFalseRecord(id="so", claims=("c",), answer=False)
ORDER = OrderRecord(
    id="when",
    claims=("c",),
    options=tuple(OrderOption(id=each, claim=f"claim-{each}") for each in "pqr"),
    order="fixed",
)
NONE = WrittenFacts()
DATES = WrittenFacts({"claim-p": "2012-02", "claim-q": "2011-11", "claim-r": "../2011-03"})
NAMES = EchoNames()
EVERY = (CHOICE, CHOICES, TRUE_FALSE, ORDER)


def press(item: ItemRecord, keys: str, attempt: Attempt | None = None) -> Attempt:
    """Press letters, a space, `<` for up and `>` for down."""
    attempt = attempt or begin(item, "learner", NONE)
    for key in keys:
        if key in "<>":
            attempt = move(attempt, -1 if key == "<" else 1)
        elif key == " ":
            attempt = press_space(item, attempt)
        else:
            attempt = press_letter(item, attempt, key)
    return attempt


# --- one answer


def test_an_attempt_begins_on_the_first_option_with_nothing_chosen() -> None:
    attempt = begin(CHOICE, "learner", NONE)
    assert attempt.letters == attempt.rows == ("p", "q", "r", "s")
    assert (attempt.highlighted, attempt.chosen, attempt.response) == ("p", (), None)
    assert [attempt.letter(each) for each in attempt.letters] == ["a", "b", "c", "d"]


def test_a_letter_highlights_its_option_and_that_is_the_answer() -> None:
    assert response_of(CHOICE, press(CHOICE, "c")) == ("r",)
    assert response_of(CHOICE, press(CHOICE, "cb")) == ("q",)


def test_arrows_move_the_highlight_and_stop_at_both_ends() -> None:
    assert press(CHOICE, ">>").highlighted == "r"
    assert press(CHOICE, ">>>>>>").highlighted == "s"
    assert press(CHOICE, ">><<<<<").highlighted == "p"


def test_space_changes_nothing_where_one_answer_is_wanted() -> None:
    assert press(CHOICE, "b ") == press(CHOICE, "b")


@pytest.mark.parametrize("letter", ["e", "f", "z", "A", "1", "é", "", "ab"])
def test_a_letter_without_an_option_changes_nothing(letter: str) -> None:
    for item in EVERY:
        assert press_letter(item, begin(item, "learner", NONE), letter) == begin(
            item, "learner", NONE
        )


# --- several answers


def test_letters_and_space_tick_and_take_away_a_tick() -> None:
    assert press(CHOICES, "da").chosen == ("s", "p")
    assert press(CHOICES, "dad").chosen == ("p",)
    assert press(CHOICES, "> ").chosen == ("q",)
    assert press(CHOICES, ">  ").chosen == ()


def test_the_answer_stands_in_the_order_of_the_course_whatever_the_order_of_ticking() -> None:
    assert response_of(CHOICES, press(CHOICES, "dba")) == ("p", "q", "s")
    assert response_of(CHOICES, press(CHOICES, "")) == ()


def test_the_highlight_is_no_answer_where_several_are_wanted() -> None:
    assert response_of(CHOICES, press(CHOICES, ">>")) == ()


# --- an order


def test_space_takes_a_statement_along_and_puts_it_down() -> None:
    held = press(ORDER, " ")
    assert held.held
    assert press(ORDER, ">", held).rows == ("q", "p", "r")
    down = press(ORDER, ">> ", held)
    assert (down.rows, down.highlighted, down.held) == (("q", "r", "p"), "p", False)
    assert press(ORDER, "<<", down).rows == down.rows


def test_a_statement_that_is_held_stops_at_both_ends() -> None:
    assert press(ORDER, " <").rows == ("p", "q", "r")
    assert press(ORDER, "c >>>").rows == ("p", "q", "r")


def test_letters_stay_with_their_statements_when_these_move() -> None:
    moved = press(ORDER, " >>")
    assert [moved.letter(each) for each in moved.rows] == ["b", "c", "a"]


def test_a_letter_does_not_let_go_of_a_statement_that_is_held() -> None:
    held = press(ORDER, " ")
    assert press(ORDER, "c", held) == held
    assert highlight(held, "q") == held


def test_the_answer_of_an_order_is_all_of_its_rows() -> None:
    assert response_of(ORDER, press(ORDER, " > ")) == ("q", "p", "r")


KEYS = st.text(st.sampled_from("abcdef <>"), max_size=25)


@given(st.sampled_from(EVERY), KEYS)
def test_no_keys_ever_lose_or_double_an_option(item: ItemRecord, keys: str) -> None:
    attempt = press(item, keys)
    everything = sorted(kind_of(item).option_ids(item))
    assert sorted(attempt.rows) == sorted(attempt.letters) == everything
    assert attempt.highlighted in attempt.rows
    assert set(response_of(item, attempt)) <= set(everything)
    assert len(set(response_of(item, attempt))) == len(response_of(item, attempt))


# --- after the answer


@given(st.sampled_from(EVERY), KEYS, KEYS)
def test_nothing_takes_an_answer_back(item: ItemRecord, keys: str, later: str) -> None:
    attempt = press(item, keys)
    response = response_of(item, attempt)
    answered = validated(attempt, response)
    after = press(item, later, take_hint(item, answered))
    assert (after.response, after.rows, after.chosen) == (
        response,
        attempt.rows,
        attempt.chosen,
    )
    assert after.hints == attempt.hints
    assert not after.held


def test_the_highlight_still_moves_to_read_the_feedback_of_other_options() -> None:
    answered = validated(press(CHOICE, "b"), ("q",))
    assert press(CHOICE, ">", answered).highlighted == "r"
    assert press(CHOICE, "a", answered).highlighted == "p"


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_an_answer_comes_back_as_it_was_given(item: ItemRecord) -> None:
    first = press(item, "b >")
    response = response_of(item, first)
    back = restored(item, "learner", NONE, response, 1)
    assert (back.response, back.hints) == (response, 1)
    assert back.letters == first.letters
    assert back.rows == (response if item is ORDER else first.rows)
    if response:
        assert back.highlighted == response[0]
    if item is CHOICES:
        assert set(back.chosen) == set(response)


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
@pytest.mark.parametrize("response", [(), ("gone",), ("gone", "q"), ("p", "q", "r", "s", "gone")])
def test_an_answer_that_names_options_which_are_gone_can_still_be_shown(
    item: ItemRecord, response: tuple[str, ...]
) -> None:
    back = restored(item, "learner", NONE, response, 0)
    assert sorted(back.rows) == sorted(kind_of(item).option_ids(item))
    assert back.highlighted in back.rows
    assert back.response == response


# --- the order of the options


def shuffled(item: ItemRecord, learner: str) -> tuple[str, ...]:
    return begin(item, learner, NONE).letters


FREE = ChoiceRecord(id="who", claims=("c",), options=options("pqrs", "r"))


def test_the_order_depends_on_the_learner_and_on_the_item() -> None:
    assert len({shuffled(FREE, f"learner-{number}") for number in range(60)}) > 12
    others = [
        ChoiceRecord(id=f"item-{number}", claims=("c",), options=options("pqrs", "r"))
        for number in range(60)
    ]
    assert len({shuffled(item, "learner") for item in others}) > 12


def test_no_place_is_more_often_right_than_another() -> None:
    places = [shuffled(FREE, f"learner-{number}").index("r") for number in range(400)]
    assert all(60 < places.count(place) < 140 for place in range(4))


def test_the_order_is_the_same_in_every_run_and_on_every_machine() -> None:
    assert shuffled(FREE, "learner") == ("q", "p", "r", "s")


def test_a_fixed_order_and_true_or_false_are_not_shuffled() -> None:
    learners = [f"learner-{number}" for number in range(20)]
    assert {shuffled(CHOICE, learner) for learner in learners} == {("p", "q", "r", "s")}
    assert {shuffled(TRUE_FALSE, learner) for learner in learners} == {("true", "false")}


# --- hints


def test_a_choice_of_four_has_three_hints_and_everything_else_two() -> None:
    of_three = ChoiceRecord(id="x", claims=("c",), options=options("pqr", "r"))
    assert [hints_of(item) for item in (*EVERY, of_three)] == [3, 2, 2, 2, 2]


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_hints_open_one_by_one_and_end(item: ItemRecord) -> None:
    attempt = begin(item, "learner", NONE)
    counts = []
    for _ in range(5):
        attempt = take_hint(item, attempt)
        counts.append(attempt.hints)
    assert counts == [min(number, hints_of(item)) for number in range(1, 6)]


def test_the_third_hint_takes_one_wrong_option_away_and_the_first_two_none() -> None:
    attempt = begin(FREE, "learner", NONE)
    assert struck_out(FREE, attempt, NONE) is None
    for _ in range(2):
        attempt = take_hint(FREE, attempt)
        assert struck_out(FREE, attempt, NONE) is None
    gone = struck_out(FREE, take_hint(FREE, attempt), NONE)
    assert gone is not None
    assert gone != "r"


@given(st.text(max_size=8))
def test_no_learner_loses_the_right_option_to_a_hint(learner: str) -> None:
    attempt = begin(FREE, learner, NONE)
    for _ in range(3):
        attempt = take_hint(FREE, attempt)
    gone = struck_out(FREE, attempt, NONE)
    assert gone in {"p", "q", "s"}
    assert gone == struck_out(FREE, press(FREE, "ab>c", attempt), NONE)


def test_items_with_two_hints_strike_nothing_out() -> None:
    for item in (CHOICES, TRUE_FALSE, ORDER):
        attempt = begin(item, "learner", NONE)
        for _ in range(4):
            attempt = take_hint(item, attempt)
        assert struck_out(item, attempt, DATES) is None


# --- what is right


def right(item: ItemRecord, *response: str) -> bool:
    return kind_of(item).is_right(item, response, DATES)


def test_a_choice_takes_its_one_right_option() -> None:
    assert kind_of(CHOICE).key(CHOICE, NONE) == ("r",)
    assert right(CHOICE, "r")
    assert not any(right(CHOICE, each) for each in "pqs")
    assert not right(CHOICE)
    assert not right(CHOICE, "r", "p")


def test_choices_take_all_right_options_and_no_other() -> None:
    assert kind_of(CHOICES).key(CHOICES, NONE) == ("p", "s")
    assert right(CHOICES, "p", "s")
    assert right(CHOICES, "s", "p")
    assert not right(CHOICES, "p")
    assert not right(CHOICES, "p", "s", "q")
    assert not right(CHOICES)


@pytest.mark.parametrize("answer", [True, False])
def test_true_or_false_takes_what_the_record_says(answer: bool) -> None:
    item = TrueFalseRecord(id="so", claims=("c",), answer=answer)
    assert right(item, "true") is answer
    assert right(item, "false") is not answer


def test_an_order_is_computed_from_the_dates_of_the_claims() -> None:
    assert kind_of(ORDER).key(ORDER, DATES) == ("r", "q", "p")
    turned = WrittenFacts({"claim-p": "2010", "claim-q": "2011", "claim-r": "2012"})
    assert kind_of(ORDER).key(ORDER, turned) == ("p", "q", "r")
    assert kind_of(ORDER).dated_claims(ORDER) == ("claim-p", "claim-q", "claim-r")


def test_one_order_of_all_is_right() -> None:
    assert [each for each in permutations("pqr") if right(ORDER, *each)] == [("r", "q", "p")]
    assert not right(ORDER, "r", "q")


# --- words


def test_options_of_a_choice_answer_each_for_itself() -> None:
    for item, cls in ((CHOICE, ChoiceWords), (CHOICES, ChoicesWords)):
        words = cls(
            id="who",
            prompt="?",
            hint="!",
            options=tuple(
                OptionWords(id=each, text=f"text {each}", feedback=f"to {each}") for each in "pq"
            ),
        )
        kind = kind_of(words)
        texts = [kind.option_text(item, words, each, NAMES) for each in "pq"]
        assert texts == ["text p", "text q"]
        assert [kind.feedback(words, each) for each in "pq"] == ["to p", "to q"]
        assert kind.whole_feedback(words, True) is None


def test_true_or_false_answers_to_what_was_said_not_to_what_is_right() -> None:
    words = TrueFalseWords(
        id="so", prompt="?", hint="!", feedback_true="You said true.", feedback_false="You said no."
    )
    kind = kind_of(words)
    assert kind.feedback(words, "true") == "You said true."
    assert kind.feedback(words, "false") == "You said no."
    assert kind.option_text(TRUE_FALSE, words, "true", NAMES) == "True"


def test_an_order_is_judged_as_a_whole() -> None:
    texts = tuple(PartWords(id=each, text=f"text {each}") for each in "pqr")
    words = OrderWords(id="when", prompt="?", hint="!", options=texts, right="Yes.", wrong="No.")
    kind = kind_of(words)
    assert kind.option_text(ORDER, words, "q", NAMES) == "text q"
    assert kind.feedback(words, "q") is None
    assert (kind.whole_feedback(words, True), kind.whole_feedback(words, False)) == ("Yes.", "No.")
