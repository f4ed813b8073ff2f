"""The kinds of items whose statements are sorted, written, marked or pointed to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.domain.quiz import ItemRecord, kind_of
from qusayr_tui.domain.quiz.associate import AssociateRecord, AssociateWords
from qusayr_tui.domain.quiz.classify import Bin, ClassifyRecord, ClassifyWords, Statement
from qusayr_tui.domain.quiz.engine import (
    Attempt,
    begin,
    drafted,
    hints_of,
    move,
    press_letter,
    press_space,
    response_of,
    restored,
    selection,
    turn,
    validated,
    write,
)
from qusayr_tui.domain.quiz.items import OptionWords, PartWords
from qusayr_tui.domain.quiz.lines import how_to_answer, response_from_letters
from qusayr_tui.domain.quiz.mark import MarkRecord, MarkWords, Segment
from qusayr_tui.domain.quiz.match import MatchRecord, MatchWords, Pair, PairWords
from qusayr_tui.domain.quiz.order import OrderOption, OrderRecord
from qusayr_tui.domain.quiz.place import PlaceRecord
from qusayr_tui.domain.quiz.text_entry import Answer, AnswerWords, TextRecord, TextWords
from qusayr_tui.domain.quiz.true_false import TrueFalseRecord
from tests.support.facts import EchoNames, WrittenFacts

FACTS = WrittenFacts(
    dates={"claim-p": "2012-02", "claim-q": "2011-11", "claim-r": "2011-03"},
    statuses={"claim-p": "single", "claim-q": "unattributed", "claim-r": "single"},
    speakers={"claim-p": "sohr agency", "claim-q": "writer book", "claim-r": "writer letter"},
    forms={"fsa": ("Armée syrienne libre", "ASL", "Free Syrian Army", "FSA")},
)
NAMES = EchoNames()

CLASSIFY = ClassifyRecord(
    id="compare",
    claims=("c",),
    bins=(Bin(id="agree"), Bin(id="differ"), Bin(id="only-a")),
    options=(
        Statement(id="p", bin="differ"),
        Statement(id="q", bin="agree"),
        Statement(id="r", bin="differ"),
    ),
)
STATUS = ClassifyRecord(
    id="weigh",
    claims=("c",),
    bins="status",
    options=tuple(Statement(id=each, claim=f"claim-{each}") for each in "pqr"),
)
MATCH = MatchRecord(
    id="words",
    claims=("c",),
    pairs=(Pair(id="p", term="fsa"), Pair(id="q"), Pair(id="r", claim="claim-r")),
)
ASSOCIATE = AssociateRecord(
    id="who", claims=("claim-p", "claim-q", "claim-r"), among=("nobody", "writer", "sohr")
)
TEXT = TextRecord(id="name", claims=("c",), term="fsa")
FREE_TEXT = TextRecord(id="free", claims=("c",), answers=(Answer(id="x"), Answer(id="y")))
PLACE = PlaceRecord(id="where", claims=("c",), place="homs", among=("homs", "rastan", "tartus"))
MARK = MarkRecord(
    id="mark",
    claims=("c",),
    segments=(
        Segment(id="p", right=True),
        Segment(id="q", right=False),
        Segment(id="r", right=True),
    ),
)
ORDER = OrderRecord(
    id="when",
    claims=("c",),
    options=tuple(OrderOption(id=each, claim=f"claim-{each}") for each in "pqr"),
    order="fixed",
)
TRUE_FALSE = TrueFalseRecord(id="so", claims=("c",), answer=True)
SORTED = (CLASSIFY, STATUS, MATCH, ASSOCIATE)
EVERY = (*SORTED, TEXT, PLACE, MARK, ORDER, TRUE_FALSE)


def start(item: ItemRecord, learner: str = "learner") -> Attempt:
    return begin(item, learner, FACTS)


def press(item: ItemRecord, keys: str, attempt: Attempt | None = None) -> Attempt:
    """Press letters, a space, `<` `>` for up and down, `(` `)` for left and right."""
    attempt = attempt or start(item)
    for key in keys:
        if key in "<>":
            attempt = move(attempt, -1 if key == "<" else 1)
        elif key in "()":
            attempt = turn(item, attempt, -1 if key == "(" else 1)
        elif key == " ":
            attempt = press_space(item, attempt)
        else:
            attempt = press_letter(item, attempt, key)
    return attempt


def right(item: ItemRecord, *response: str) -> bool:
    return kind_of(item).is_right(item, response, FACTS)


# --- keys


def test_a_typed_key_names_the_bin_of_each_statement() -> None:
    key = kind_of(CLASSIFY).key(CLASSIFY, FACTS)
    assert key == ("p=differ", "q=agree", "r=differ")
    assert right(CLASSIFY, *reversed(key))
    assert not right(CLASSIFY, "p=differ", "q=agree")
    assert not right(CLASSIFY, "p=differ", "q=differ", "r=differ")


def test_the_bins_and_the_key_of_statuses_are_computed_from_the_accounts() -> None:
    assert kind_of(STATUS).key(STATUS, FACTS) == ("p=single", "q=unattributed", "r=single")
    assert kind_of(STATUS).bin_ids(STATUS, FACTS) == ("disputed", "single", "unattributed")


def test_a_pair_goes_with_itself() -> None:
    assert right(MATCH, "p=p", "q=q", "r=r")
    assert not right(MATCH, "p=q", "q=p", "r=r")


def test_who_says_so_is_computed_from_the_accounts_actors_and_sources_alike() -> None:
    assert kind_of(ASSOCIATE).key(ASSOCIATE, FACTS) == (
        "claim-p=sohr",
        "claim-q=writer",
        "claim-r=writer",
    )
    sources = AssociateRecord(id="who", claims=("claim-p", "claim-r"), among=("agency", "letter"))
    assert kind_of(sources).key(sources, FACTS) == ("claim-p=agency", "claim-r=letter")


def test_a_place_and_a_marked_sentence_have_typed_keys() -> None:
    assert right(PLACE, "homs")
    assert not right(PLACE, "rastan")
    assert right(MARK, "r", "p")
    assert not right(MARK, "p")
    assert not right(MARK, "p", "q", "r")


@pytest.mark.parametrize(
    "typed",
    ["ASL", "asl", " l'ASL ", "l’ASL", "the FSA", "A.S.L.", "armee syrienne libre", "« ASL »"],
)
def test_a_term_is_taken_in_any_language_with_its_article_and_without_accents(typed: str) -> None:
    assert right(TEXT, typed)


@pytest.mark.parametrize("typed", ["", " ", "ASLX", "SOHR", "armée", "the", "l'", "x" * 5000])
def test_anything_else_is_not_the_term(typed: str) -> None:
    assert not right(TEXT, typed)
    assert not right(TEXT)


def test_free_answers_are_those_of_the_words_in_every_language() -> None:
    def words(*forms: str) -> TextWords:
        accept = (AnswerWords(id="x", forms=forms),)
        return TextWords(
            id="free", prompt="?", hint="!", accept=accept, prefer="p", right="Y", wrong="N"
        )

    facts = WrittenFacts(words=(words("le boulanger"), words("baker", "the baker")))
    kind = kind_of(FREE_TEXT)
    assert kind.key(FREE_TEXT, facts) == ("x", "y")
    assert kind.is_right(FREE_TEXT, ("Baker",), facts)
    assert kind.is_right(FREE_TEXT, ("le boulanger",), facts)
    assert not kind.is_right(FREE_TEXT, ("miller",), facts)


# --- keys of the keyboard


def test_a_letter_puts_the_statement_in_hand_into_its_bin_and_arrows_choose_the_statement() -> None:
    attempt = press(CLASSIFY, "b>a>b")
    assert response_of(CLASSIFY, attempt) == ("p=differ", "q=agree", "r=differ")
    assert attempt.highlighted == "r"
    assert response_of(CLASSIFY, press(CLASSIFY, "b>a>c<<a")) == ("p=agree", "q=agree", "r=only-a")


def test_an_answer_waits_until_every_statement_has_a_bin() -> None:
    assert response_of(CLASSIFY, press(CLASSIFY, "b>>c")) == ()
    assert press(CLASSIFY, "b>>c").bin_of("q") is None


def test_left_right_and_space_go_round_the_bins() -> None:
    assert press(CLASSIFY, ")").bin_of("p") == "agree"
    assert press(CLASSIFY, "))))").bin_of("p") == "agree"
    assert press(CLASSIFY, "(").bin_of("p") == "only-a"
    assert press(CLASSIFY, "  ").bin_of("p") == "differ"
    assert turn(PLACE, start(PLACE), 1) == start(PLACE)


def test_the_right_sides_are_mixed_and_never_all_stand_beside_their_own() -> None:
    for number in range(200):
        attempt = start(MATCH, f"learner-{number}")
        assert attempt.rows == ("p", "q", "r")
        assert sorted(attempt.letters) == ["p", "q", "r"]
        assert attempt.letters != attempt.rows


def test_what_is_typed_is_the_answer_and_letters_do_nothing_else() -> None:
    attempt = write(TEXT, start(TEXT), " ASL ")
    assert response_of(TEXT, attempt) == ("ASL",)
    assert press(TEXT, "abc <>)", attempt) == attempt
    assert response_of(TEXT, write(TEXT, attempt, "  ")) == ()
    assert len(write(TEXT, attempt, "x" * 5000).typed) == 80
    assert write(PLACE, start(PLACE), "homs") == start(PLACE)


def test_a_language_with_another_order_of_segments_moves_in_that_order() -> None:
    shown = ("q", "r", "p")
    attempt = move(start(MARK), -1, shown)
    assert attempt.highlighted == "r"
    assert move(attempt, -1, shown).highlighted == "q"
    assert response_of(MARK, press(MARK, "ca")) == ("p", "r")


@given(st.sampled_from(EVERY), st.text(st.sampled_from("abcdef <>()"), max_size=25))
def test_no_key_takes_an_answer_back(item: ItemRecord, keys: str) -> None:
    attempt = press(item, keys)
    answered = validated(attempt, ("x",))
    after = write(item, press(item, "a>b>c (", answered), "other")
    assert (after.response, after.chosen) == (answered.response, answered.chosen)


# --- what is kept


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_a_draft_is_taken_up_where_it_was_left(item: ItemRecord) -> None:
    before = write(item, press(item, "b>c>"), "ASL")
    after = drafted(
        start(item), item, highlighted=before.highlighted, selected=selection(before), hints=1
    )
    assert (after.chosen, after.rows, after.highlighted) == (
        before.chosen,
        before.rows,
        before.highlighted,
    )
    assert after.hints == 1


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_an_answer_comes_back_as_it_was_given(item: ItemRecord) -> None:
    attempt = write(item, press(item, "b>a>c"), "ASL")
    response = response_of(item, attempt)
    assert response
    back = restored(item, "learner", FACTS, response, 2)
    assert (back.response, back.hints, back.letters) == (response, 2, attempt.letters)
    assert response_of(item, back) == response


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_an_answer_of_another_course_can_still_be_shown(item: ItemRecord) -> None:
    for response in ((), ("gone",), ("gone=agree", "p=gone", "q"), ("=", "p=", "=p")):
        back = restored(item, "learner", FACTS, response, 0)
        assert back.response == response
        assert sorted(back.rows) == sorted(kind_of(item).option_ids(item))
        assert all(back.bin_of(each) in (None, *back.letters) for each in back.rows)


def test_only_a_choice_has_a_third_hint() -> None:
    four = PlaceRecord(id="w", claims=("c",), place="a", among=("a", "b", "d", "e"))
    assert {hints_of(item) for item in (*EVERY, four)} == {2}


# --- lines


@pytest.mark.parametrize(
    ("item", "line", "response"),
    [
        (CLASSIFY, "b a b", ("p=differ", "q=agree", "r=differ")),
        (CLASSIFY, "B,A,b", ("p=differ", "q=agree", "r=differ")),
        (CLASSIFY, "bab", ("p=differ", "q=agree", "r=differ")),
        (CLASSIFY, "b a", None),
        (CLASSIFY, "b a d", None),
        (STATUS, "b c b", ("p=single", "q=unattributed", "r=single")),
        (ASSOCIATE, "c b b", ("claim-p=sohr", "claim-q=writer", "claim-r=writer")),
        (MARK, "c a", ("p", "r")),
        (MARK, "", None),
        (MARK, "x", None),
        (ORDER, "c a b", ("r", "p", "q")),
        (ORDER, "a b", None),
        (ORDER, "a a b", None),
        (TRUE_FALSE, "b", ("false",)),
        (TRUE_FALSE, "c", None),
        (TRUE_FALSE, "a b", None),
        (TEXT, "=ASL", ("ASL",)),
        (TEXT, " =  ASL ", ("ASL",)),
        (TEXT, "ASL", None),
        (TEXT, "=", None),
    ],
)
def test_a_line_becomes_a_response_or_is_refused(
    item: ItemRecord, line: str, response: tuple[str, ...] | None
) -> None:
    assert response_from_letters(item, start(item), line) == response


def test_the_letters_of_a_line_are_those_shown_to_this_learner() -> None:
    attempt = start(MATCH)
    line = " ".join(attempt.letter(each) for each in attempt.rows)
    response = response_from_letters(MATCH, attempt, line)
    assert response is not None
    assert right(MATCH, *response)


def test_each_manner_says_which_line_answers() -> None:
    sentences = [how_to_answer(item, start(item)).message for item in (*SORTED[:1], *EVERY[4:8])]
    assert len(set(sentences)) == 5


# --- words


def part(each: str) -> OptionWords:
    return OptionWords(id=each, text=f"text {each}", feedback=f"to {each}")


def text_of(item: Any, words: Any, option: str) -> str:
    return kind_of(item).option_text(item, words, option, NAMES)


def test_bins_of_the_course_have_its_words_and_statuses_those_of_the_program() -> None:
    words = ClassifyWords(
        id="compare",
        prompt="?",
        hint="!",
        bins=(PartWords(id="agree", text="both"),),
        options=(part("p"),),
    )
    kind = kind_of(CLASSIFY)
    assert kind.bin_text(CLASSIFY, words, "agree", NAMES) == "both"
    assert kind.bin_text(STATUS, words, "single", NAMES) == "status single"
    assert (text_of(CLASSIFY, words, "p"), kind.feedback(words, "p")) == ("text p", "to p")
    assert kind.worded_parts(STATUS, words) == {"bins": (), "options": ("p", "q", "r")}


def test_a_term_brings_both_sides_of_its_pair() -> None:
    pairs = tuple(PairWords(id=each, left=f"left {each}", right=f"right {each}") for each in "qr")
    words = MatchWords(id="words", prompt="?", hint="!", pairs=pairs, right="Y", wrong="N")
    kind = kind_of(MATCH)
    assert [text_of(MATCH, words, each) for each in "pq"] == ["term fsa", "left q"]
    assert [kind.bin_text(MATCH, words, each, NAMES) for each in "pq"] == [
        "definition fsa",
        "right q",
    ]
    assert kind.worded_parts(MATCH, words) == {"pairs": ("q", "r")}


def test_a_claim_speaks_for_itself_unless_the_item_says_it_without_its_author() -> None:
    bare = AssociateWords(id="who", prompt="?", hint="!", right="Y", wrong="N")
    assert text_of(ASSOCIATE, bare, "claim-p") == "claim claim-p"
    assert kind_of(ASSOCIATE).worded_parts(ASSOCIATE, bare) == {}
    own = AssociateWords(
        id="who",
        prompt="?",
        hint="!",
        right="Y",
        wrong="N",
        options=(PartWords(id="claim-p", text="Two were killed"),),
    )
    assert text_of(ASSOCIATE, own, "claim-p") == "Two were killed"
    assert kind_of(ASSOCIATE).worded_parts(ASSOCIATE, own) == {"options": ASSOCIATE.claims}


def test_a_marked_sentence_is_read_whole_in_the_order_of_its_language() -> None:
    texts = (("q", "L’auteur écrit qu’"), ("p", "elle"), ("r", "finit"), ("s", "."))
    segments = tuple(OptionWords(id=each, text=text, feedback="f") for each, text in texts)
    words = MarkWords(id="mark", prompt="?", hint="!", segments=segments)
    kind = kind_of(MARK)
    assert kind.passage(words) == "L’auteur écrit qu’elle finit."
    assert kind.reading_order(words, ("p", "q", "r")) == ("q", "p", "r")
