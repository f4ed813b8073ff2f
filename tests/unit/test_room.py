"""What a class sees: twelve lines at most, in any language, and no answer before its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise, product
from pathlib import Path

import msgspec
import pytest

from qusayr_tui.cli.program import Program
from qusayr_tui.domain.classroom.acts import Opening
from qusayr_tui.domain.classroom.state import ClassState, Votes
from qusayr_tui.domain.plan import Activity, Plan, without
from qusayr_tui.render.room.board import alone, board
from qusayr_tui.render.room.cards import CardMaker
from qusayr_tui.render.room.parts import (
    LEAD,
    MEASURE,
    MOST_LINES,
    Part,
    lines,
    paged,
    rows_of,
    together,
)
from qusayr_tui.render.room.show import Show
from qusayr_tui.render.rows import Row, row_width
from qusayr_tui.render.signs import ASCII, UNICODE
from tests.support.courses import SHIPPED
from tests.support.lesson import program_for

PLANS = ("25-minutes", "2x45-minutes", "55-minutes")
LANGUAGES = (("fr",), ("en",), ("fr", "en"))
LETTERED = list("ABCDEF")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def program() -> Program:
    return program_for(SHIPPED, "fr")


def show_of(program: Program, plan_id: str, plan: Plan | None = None) -> Show:
    library = program.library
    return Show(
        plan or library.plan(plan_id),
        lambda tag: library.plan_words(tag, plan_id),
        program.edition,
        program.ledger,
        UNICODE,
    )


def state_of(activity: Activity, languages: tuple[str, ...], **more: object) -> ClassState:
    opening = Opening(course="c", version="1", plan="p", languages=languages)
    return ClassState(
        opening=opening,
        began=NOON,
        last=NOON,
        activity=activity.id,
        languages=languages,
        **more,  # type: ignore[arg-type]
    )


def votes_on(show: Show, activity: Activity, *, revealed: bool) -> dict[str, Votes]:
    """Give two rounds of hands for a question, and whether the class saw the answer."""
    rounds = ({"plain": 12, "before": 3, "one": 1}, {"attributed": 25})
    items = show.asked_items(activity, "fr")
    return {each: Votes(rounds if activity.item else (), revealed) for each in items}


def every_state(program: Program, plan_id: str) -> Iterator[tuple[Show, Activity, ClassState]]:
    show = show_of(program, plan_id)
    for activity, languages, revealed, shown in product(
        program.library.plan(plan_id).activities, LANGUAGES, (False, True), (False, True)
    ):
        votes = votes_on(show, activity, revealed=revealed)
        yield show, activity, state_of(activity, languages, votes=votes, shown=shown)


def texts(rows: list[Row]) -> list[str]:
    return ["".join(span.text for span in row).rstrip() for row in rows]


def text_of(parts: tuple[Part, ...]) -> str:
    return " ".join(f"{part.lead} {part.whole}" for part in parts)


@pytest.mark.parametrize("plan_id", PLANS)
def test_no_screen_has_more_than_twelve_lines(program: Program, plan_id: str) -> None:
    seen = 0
    for show, activity, state in every_state(program, plan_id):
        screens = show.screens(state)
        assert screens, activity.id
        for screen in screens:
            assert lines(screen.parts) <= MOST_LINES, (activity.id, screen)
            for part in screen.parts:
                assert all(row_width(row) <= MEASURE for row in rows_of(part, MEASURE)), part
        seen += len(screens)
    assert seen > 100


@pytest.mark.parametrize("plan_id", PLANS)
def test_a_question_is_on_one_screen_with_all_its_answers(program: Program, plan_id: str) -> None:
    show = show_of(program, plan_id)
    for activity in program.library.plan(plan_id).activities:
        for tag in ("fr", "en"):
            if activity.item:
                first = show.screens(state_of(activity, (tag,)))[0]
                assert [part.lead for part in first.parts if part.lead] == list("ABCD")


def secrets(program: Program, item: str) -> list[str]:
    """Give what only somebody who knows the answer says: what is said about the options."""
    phase, _, name = item.partition("/")
    found = []
    for tag in ("fr", "en"):
        words = program.edition(tag).phase(phase).item_words(name)
        found += [
            each.feedback
            for each in (*getattr(words, "options", ()), *getattr(words, "segments", ()))
            if hasattr(each, "feedback")
        ]
        found += [getattr(words, field) for field in ("right", "wrong") if hasattr(words, field)]
    return found


@pytest.mark.parametrize("plan_id", PLANS)
def test_no_answer_is_on_any_screen_before_it_is_revealed(program: Program, plan_id: str) -> None:
    labels = (
        *("What the sources allow", "Ce que permettent les sources", UNICODE.yes),
        *("What the texts show", "Ce que montrent les textes"),
    )
    hidden = revealed = 0
    for show, activity, state in every_state(program, plan_id):
        items = show.asked_items(activity, "fr")
        text = " ".join(text_of(screen.parts) for screen in show.screens(state))
        if any(state.of(item).revealed for item in items):
            assert any(label in text for label in labels), activity.id
            revealed += 1
            continue
        assert not any(label in text for label in labels), activity.id
        for item in items:
            told = secrets(program, item)
            assert told
            assert not any(secret in text for secret in told), activity.id
            hidden += 1
    assert hidden
    assert revealed


def test_an_exercise_keeps_the_item_that_is_voted_on_later(program: Program) -> None:
    show = show_of(program, "55-minutes")
    plan = program.library.plan("55-minutes")
    exercise = next(each for each in plan.activities if each.do == "exercise")
    voted = {each.item for each in plan.activities if each.item}
    assert "resumes/three-articles/how-many" in voted
    assert len(show.asked_items(exercise, "fr")) == 3
    assert not voted & set(show.asked_items(exercise, "fr"))


def test_the_hands_stand_below_the_words_they_were_raised_for(program: Program) -> None:
    show = show_of(program, "55-minutes")
    activity = show.activity("ask-66")
    name = "siege/may-we-write"
    one = {name: Votes(({"plain": 12, "attributed": 5},))}
    words = CardMaker(program.edition("en"), program.ledger, UNICODE).item(name)[0][1:]
    first = show.screens(state_of(activity, ("en",), votes=one, shown=True))[0]
    assert [part.text for part in first.parts[::2]] == [each.text for each in words]
    again = {name: Votes((*one[name].rounds, {"attributed": 20}))}
    first = show.screens(state_of(activity, ("en",), votes=again, shown=True))[0]
    for part, each in zip(first.parts[::3], words, strict=True):
        assert part.text.endswith("…")
        assert each.text.startswith(part.text.rstrip("…"))


def test_the_question_comes_back_with_its_sign_and_its_starters(program: Program) -> None:
    show = show_of(program, "55-minutes")
    activity = show.activity("ask-66")
    votes = {"siege/may-we-write": Votes(({"plain": 12},), revealed=True)}
    state = state_of(activity, ("en",), votes=votes)
    *_, asked, starters = show.screens(state)
    assert [each.lead for each in asked.parts] == ["", "A", "B", f"C {UNICODE.yes}", "D"]
    assert starters.parts[0].text == "To begin a sentence"
    (around,) = show.showing(state).around
    assert around.vote == f"{UNICODE.yes} What the sources allow"


def test_a_card_counts_voices_as_its_heading_does(program: Program) -> None:
    show = show_of(program, "55-minutes")
    activity = show.activity("ask-voices")
    votes = votes_on(show, activity, revealed=True)
    (card,) = [
        [part.text for part in screen.parts]
        for screen in show.screens(state_of(activity, ("en",), votes=votes))
        if "Who says it" in text_of(screen.parts)
    ]
    heading = next(each for each in card if each.startswith("One voice: Mayte Carrasco."))
    assert "that makes no more voices" in heading
    voices = card[card.index("Who says it") + 1 :]
    alone = [each for each in voices if ": the same voice" not in each and "adds no" not in each]
    assert alone == ["Mayte Carrasco, reporter, who saw it"]
    assert len(voices) == 3
    assert any("2012" in each for each in card[1:2]), "the day that was voted on"


def test_before_and_after_stand_together_and_say_nothing_of_the_answer(program: Program) -> None:
    show = show_of(program, "55-minutes")
    activity = show.activity("ask-66")
    rounds = ({"plain": 12, "attributed": 5}, {"plain": 3, "attributed": 20})
    votes = {"siege/may-we-write": Votes(rounds)}
    first = show.screens(state_of(activity, ("en",), votes=votes, shown=True))[0]
    text = text_of(tuple(part for part in first.parts if part.label))
    assert text.count("before") == text.count("after") == 4
    assert [each for each in ("12", "5", "3", "20") if each in text] == ["12", "5", "3", "20"]
    assert UNICODE.yes not in text_of(first.parts)


def test_the_foot_counts_hands_and_never_how_they_fell(program: Program) -> None:
    show = show_of(program, "55-minutes")
    activity = show.activity("ask-66")
    votes = {"siege/may-we-write": Votes(({"plain": 12, "attributed": 5},))}
    showing = show.showing(state_of(activity, ("en",), votes=votes, vote_open=True))
    (around,) = showing.around
    assert (around.note, around.vote) == ("17 answers", "vote open")
    again = {"siege/may-we-write": Votes(({"plain": 12}, {"plain": 1}))}
    showing = show.showing(state_of(activity, ("en",), votes=again))
    (around,) = showing.around
    assert (around.note, around.vote) == ("1 answer", "second vote closed")


def test_a_room_of_two_languages_says_everything_in_both(program: Program) -> None:
    show = show_of(program, "55-minutes")
    activity = show.activity("ask-66")
    rounds = ({"plain": 12, "attributed": 5}, {"plain": 3, "attributed": 20})
    votes = {"siege/may-we-write": Votes(rounds)}
    state = state_of(activity, ("fr", "en"), votes=votes, shown=True)
    rows = texts(board(show.showing(state), UNICODE, 60, 20))
    assert rows[1].split() == ["Quelle", "phrase", "peut-on", "écrire", "?", "1/4", "Français"]
    assert rows[2].split() == ["Which", "sentence", "can", "we", "write?", "English"]
    assert rows[-2].split() == ["23", "réponses", "second", "vote", "clos"]
    assert rows[-1].split() == ["23", "answers", "second", "vote", "closed"]
    bars = [row for row in rows if "█" in row]
    assert [row.split()[-3] for row in bars] == [
        *("avant/before", "après/after"),
        *("avant/before", "après/after"),
    ]
    assert len({row.index("█") for row in bars}) == 1


def test_a_quotation_stands_once_for_two_languages(program: Program) -> None:
    show = show_of(program, "55-minutes")
    screens = show.screens(state_of(show.activity("articles"), ("fr", "en")))
    text = " ".join(text_of(screen.parts) for screen in screens)
    assert text.count("les 400\u00a0soldats loyalistes") == 1


def test_a_long_title_is_whole_before_the_name_of_the_language(program: Program) -> None:
    show = show_of(program, "2x45-minutes")
    state = state_of(show.activity("ask-both"), ("fr",))
    rows = texts(board(show.showing(state), UNICODE, 80, 24))
    assert " ".join(rows[1].split()) == "Peuvent-elles avoir raison toutes les deux ? 1/2"
    state = state_of(show.activity("ask-both"), ("fr", "en"))
    rows = texts(board(show.showing(state), UNICODE, 80, 24))
    assert rows[2].strip() == "Can both be right?"


def test_what_is_sorted_stands_with_what_it_is_sorted_into(program: Program) -> None:
    show = show_of(program, "2x45-minutes")
    activity = show.activity("hospital")
    names = ["Only the agency", "An armed group attacked the hospital."]
    (asked,) = [
        screen
        for screen in show.screens(state_of(activity, ("en",)))
        if names[0] in text_of(screen.parts)
    ]
    assert names[1] in text_of(asked.parts)
    votes = votes_on(show, activity, revealed=True)
    answered = [
        screen
        for screen in show.screens(state_of(activity, ("en",), votes=votes))
        if "What the texts show" in text_of(screen.parts)
    ]
    parts = [part.text for part in answered[0].parts]
    at = parts.index(names[0])
    assert set(parts[at + 1 : at + 3]) == {
        names[1],
        "A man of the security forces was killed there.",
    }


@pytest.mark.parametrize("plan_id", PLANS)
def test_what_may_be_chosen_stands_on_one_screen(program: Program, plan_id: str) -> None:
    for show, activity, state in every_state(program, plan_id):
        if any(state.of(item).revealed for item in show.asked_items(activity, "fr")):
            continue
        for screen in show.screens(state):
            leads = [part.lead for part in screen.parts if part.lead in LETTERED]
            text_of_an_exercise = len(leads) == 1 < len(screen.parts)
            assert leads == LETTERED[: len(leads)] or text_of_an_exercise, activity.id


@pytest.mark.parametrize("languages", LANGUAGES)
def test_groups_on_a_screen_stand_apart(program: Program, languages: tuple[str, ...]) -> None:
    """What is sorted from its bins, who says it from what is said, a title from the text."""
    show = show_of(program, "2x45-minutes")
    for name in ("hospital", "rewrite", "lost"):
        activity = show.activity(name)
        for at in range(len(show.screens(state_of(activity, languages)))):
            showing = show.showing(state_of(activity, languages, screen=at))
            rows = texts(board(showing, UNICODE, 80, 24))
            assert rows[1 + len(languages)] == ""
            for first in ("A   ", "–", "Qui le dit", "Who says it", "sans auteur"):
                found = [row for row, text in enumerate(rows) if text.strip().startswith(first)]
                if found and not (languages == ("fr", "en") and first == "Who says it"):
                    assert rows[found[0] - 1] == "", rows


def test_every_right_answer_of_several_says_why(program: Program) -> None:
    show = show_of(program, "55-minutes")
    activity = show.activity("articles")
    votes = votes_on(show, activity, revealed=True)
    screens = show.screens(state_of(activity, ("en",), votes=votes))
    parts = [part.text for screen in screens for part in screen.parts]
    at = next(at for at, text in enumerate(parts) if text.startswith("Something is lost"))
    assert parts[at - 1] == "“The 400”"
    assert any("Here the militia are gone." in text for text in parts)


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_the_question_stands_apart_from_its_answers_on_the_smallest_projector(
    program: Program, tag: str
) -> None:
    for plan_id in PLANS:
        show = show_of(program, plan_id)
        for activity in program.library.plan(plan_id).activities:
            if activity.item:
                showing = show.showing(state_of(activity, (tag,)))
                rows = texts(board(showing, UNICODE, 60, 20))
                first = next(at for at, row in enumerate(rows) if row.strip().startswith("A   "))
                assert rows[first - 1] == ""
                assert rows[first - 2] != ""


def test_a_day_is_never_parted_from_its_month_in_a_source(program: Program) -> None:
    show = show_of(program, "55-minutes")
    for tag, date in (("fr", "12\u00a0févr.\u00a02012"), ("en", "12\u00a0Feb\u00a02012")):
        screens = show.screens(state_of(show.activity("articles"), (tag,)))
        assert any(date in text_of(screen.parts) for screen in screens)


def test_no_screen_ends_a_row_between_a_day_its_month_and_its_year(program: Program) -> None:
    seen = 0
    for plan_id in PLANS:
        for _, _, state in every_state(program, plan_id):
            for screen in show_of(program, plan_id).screens(state):
                for part in screen.parts:
                    rows = texts(rows_of(part, MEASURE))
                    for row, below in pairwise(rows):
                        seen += 1
                        last, first = row.split()[-1], below.split()[0]
                        assert not re.match(r"\(?\d{4}\b", first), part.text
                        assert not re.search(r"^\d{1,3}$", last), part.text
    assert seen > 1000


def test_a_pause_and_the_end_are_one_sentence(program: Program) -> None:
    show = show_of(program, "55-minutes")
    activity = show.activity("read-siege")
    paused = show.showing(state_of(activity, ("en",), paused=True, screen=3))
    ended = show.showing(state_of(activity, ("fr", "en"), ended=True))
    assert text_of(paused.screen.parts).strip() == "Pause"
    assert [(each.title, each.language) for each in paused.around] == [("", "")]
    assert [part.text for part in ended.screen.parts] == [
        "La séance est terminée.",
        "The lesson is over.",
    ]


def test_a_screen_past_the_end_is_the_last_one(program: Program) -> None:
    show = show_of(program, "25-minutes")
    state = state_of(show.activity("welcome"), ("en",), screen=99)
    showing = show.showing(state)
    assert showing.at == showing.of == len(show.screens(state))


def test_what_is_left_out_is_not_shown(program: Program) -> None:
    whole = program.library.plan("55-minutes")
    plan = without(whole, ["siege/sixty-six"])
    show, all_of_it = show_of(program, "55-minutes", plan), show_of(program, "55-minutes")
    state = state_of(show.activity("read-siege"), ("en",))
    assert len(show.screens(state)) < len(all_of_it.screens(state))
    assert "at least 70" not in " ".join(text_of(each.parts) for each in show.screens(state))


def test_two_languages_share_a_screen_where_they_fit_and_follow_each_other_where_not() -> None:
    short = [Part("un", "A"), Part("deux", "B")], [Part("one", "A"), Part("two", "B")]
    (screen,) = together(short)
    assert [(each.lead, each.text) for each in screen.parts] == [
        ("A", "un"),
        ("", "one"),
        ("B", "deux"),
        ("", "two"),
    ]
    assert all(part.column for part in screen.parts if not part.lead)
    long = [Part("mot " * 90)], [Part("word " * 90)]
    assert len(together(long)) == 2


def test_a_text_that_no_screen_holds_is_torn_between_sentences() -> None:
    sentence = "A sentence that is about as long as one line of a screen."
    screens = paged([Part(" ".join([sentence] * 20))])
    assert len(screens) > 1
    for screen in screens:
        for part in screen.parts:
            assert part.text.startswith("A sentence")
            assert part.text.endswith(".")
    assert sum(part.text.count(".") for each in screens for part in each.parts) == 20


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("plan_id", PLANS)
def test_every_screen_fits_every_projector(
    program: Program, plan_id: str, size: tuple[int, int]
) -> None:
    width, height = size
    for show, _, state in every_state(program, plan_id):
        for at in range(len(show.screens(state))):
            showing = show.showing(msgspec.structs.replace(state, screen=at))
            for signs in (UNICODE, ASCII):
                rows = board(showing, signs, width, height)
                assert len(rows) == height
                assert all(row_width(row) <= width for row in rows)
                whole = " ".join("".join(span.text for span in row) for row in rows).split()
                words = [word for part in showing.screen.parts for word in part.text.split()]
                assert all(word in whole for word in words), showing


def test_a_sentence_alone_stands_in_the_middle() -> None:
    rows = alone("Un.\nOne.", 80, 24)
    written = [index for index, row in enumerate(rows) if row]
    assert 7 <= written[0] <= written[-1] <= 16
    assert len(rows[written[0]][0].text) > LEAD


def test_no_course_is_needed_to_lay_out(tmp_path: Path) -> None:
    assert paged([]) == []
