"""Exercises on the way through a phase, in JSON, and in print."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from qusayr_tui.content.folder import DiskFolder
from qusayr_tui.content.loader import Library
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.items_of import exercise_of, find_item, items_of
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.lesson import (
    Place,
    following,
    next_in_exercise,
    preceding,
    proof_block,
    settle,
    steps,
)
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.records import Records
from qusayr_tui.render.text import TextPages
from tests.support.courses import TINY, MemoryFolder

COMPARED = ["there-is-a-fair=both", "stalls=only-a", "the-end=only-b", "rain=neither"]
FIRST, LATER, OTHER = "two-texts/compare", "two-texts/signed", "words/weigh"


@cache
def edition(language: str = "en") -> Edition:
    return Edition(Library(DiskFolder(TINY)), load_locale(language), language)


def phase() -> Any:
    return edition().phase("fair").record


def at(name: str) -> Place:
    return Place("fair", "exercise", name)


# --- the way


def test_exercises_are_a_step_of_their_own_before_the_quiz_met_one_after_another() -> None:
    assert "exercise" in steps(phase())
    way = [Place("fair", steps(phase())[0])]
    while (after := following(way[-1], phase())) is not None:
        way.append(after)
    met = [(place.step, place.item) for place in way if place.item]
    assert met == [
        ("exercise", FIRST),
        ("exercise", OTHER),
        ("quiz", "how-many"),
        ("quiz", "in-time"),
        ("quiz", "open"),
    ]
    assert [preceding(place, phase()) for place in way[1:]] == way[:-1]


def test_a_phase_without_exercises_has_no_such_step() -> None:
    folder = MemoryFolder.of(TINY)
    for name in [name for name in folder.files if name.endswith("01-fair.yaml")]:
        folder.files[name] = folder.files[name].partition(b"exercises:")[0]
    library = Library(folder)
    assert "exercise" not in steps(library.phase(library.phases[0]))


def test_within_an_exercise_its_items_follow_and_n_leads_past_them() -> None:
    assert next_in_exercise(at(FIRST), phase()) == at(LATER)
    assert next_in_exercise(at("two-texts/who-says"), phase()) is None
    for name in (FIRST, LATER, "two-texts/who-says"):
        assert following(at(name), phase()) == at(OTHER)
    assert following(at("words/where"), phase()) == Place("fair", "quiz", "how-many")
    assert preceding(at(LATER), phase()) == at(FIRST)
    assert preceding(at("words/pairs"), phase()) == at(OTHER)


def test_a_place_in_an_exercise_is_kept_and_one_that_is_gone_becomes_the_first() -> None:
    assert settle(at(LATER), phase()) == at(LATER)
    assert settle(at("two-texts/gone"), phase()) == at(FIRST)
    assert at(LATER).exercise == "two-texts"
    assert Place("fair", "quiz", "open").exercise is None


def test_an_item_is_named_by_its_exercise_and_has_a_proof() -> None:
    names = [name for name, _ in items_of(phase())]
    assert names[0] == FIRST
    assert names[-1] == "open"
    assert len(names) == len(set(names)) == 11
    assert exercise_of(FIRST) == "two-texts"
    assert exercise_of("open") is None
    assert find_item(phase(), LATER).id == "signed"
    assert proof_block(phase(), LATER) == "counting"
    with pytest.raises(KeyError):
        find_item(phase(), "two-texts/open")


# --- JSON


@cache
def exercises(language: str = "en") -> dict[str, Any]:
    opened = edition(language)
    read = Records(opened, Ledger(opened.reader)).phase(opened.phase("fair"))
    return {each["id"]: each for each in read["exercises"]}


def item(name: str, language: str = "en") -> dict[str, Any]:
    exercise, _, wanted = name.partition("/")
    found = exercises(language)[exercise]["items"]
    return next(each for each in found if each["id"] == wanted)


def test_an_exercise_says_where_its_texts_are_from() -> None:
    found = exercises()["two-texts"]
    assert (found["title"], found["instruction"][:4]) == ("Two texts, one fair", "Read")
    letter, almanac = found["materials"]
    assert letter == {
        "id": "letter",
        "source": "letter",
        "form": "quote",
        "text": "“The fair is open in the square, and I count the stalls there.”",
        "language": "en",
        "licence": "CC0",
    }
    assert (almanac["form"], almanac["licence"]) == ("summary", None)


def test_the_key_of_every_kind_is_a_list_of_ids_and_the_same_in_each_language() -> None:
    keys = {
        "two-texts/compare": COMPARED,
        "two-texts/signed": ["who", "verb"],
        "two-texts/who-says": ["fair-opens=letter", "fair-ends=chronicle"],
        "words/weigh": ["opening=side-self", "counting=disputed", "ending=unattributed"],
        "words/pairs": ["one=one", "two=two", "three=three"],
        "words/name": ["stall"],
        "words/free": ["baker", "miller"],
        "words/where": ["square"],
    }
    for language in ("fr", "en", "eo"):
        assert {name: item(name, language)["key"] for name in keys} == keys


def test_options_bins_and_feedback_stand_in_json() -> None:
    compare = item("two-texts/compare")
    assert compare["options"][1] == {
        "id": "stalls",
        "text": "Stalls are counted",
        "feedback": "Only the baker speaks of them.",
    }
    assert [each["text"] for each in compare["bins"]][:2] == ["both texts", "only A"]
    weigh = item("words/weigh", "fr")
    assert weigh["bins"][0] == {"id": "disputed", "text": "les sources se contredisent"}
    pairs = item("words/pairs")
    assert pairs["options"][0] == {"id": "one", "text": "fair"}
    assert pairs["bins"][0] == {"id": "one", "text": "A market that comes back."}
    assert pairs["right"]
    name = item("words/name", "fr")
    assert (name["options"], name["prefer"]) == ([], "étal")
    assert {"étal", "stall", "budo"} <= set(name["accept"])
    assert item("words/where")["options"][1] == {"id": "mill", "text": "the mill"}


def test_a_claim_is_used_in_items_of_exercises_by_their_whole_name() -> None:
    opened = edition()
    uses = Records(opened, Ledger(opened.reader)).used_in("fair-ends")
    assert uses == [
        "fair/counting",
        "fair/two-texts/compare",
        "fair/two-texts/who-says",
        "fair/words/weigh",
        "fair/in-time",
    ]


# --- print


def printed(**choices: bool) -> str:
    opened = edition()
    pages = TextPages(opened, Ledger(opened.reader), 72)
    wanted = {"items": False, "key": False, **choices}
    return "\n".join(pages.phase(opened.phase("fair"), **wanted))


def test_exercises_are_printed_with_the_items_and_their_answers_with_the_key() -> None:
    assert "Two texts, one fair" not in printed()
    with_items = printed(items=True)
    for text in ("A  The Bell, A letter", "quoted · English · CC0", "summed up in our own words"):
        assert text in with_items
    assert "Only the baker speaks of them." not in with_items
    keyed = printed(items=True, key=True)
    assert "1. 1 a  2 b  3 c  4 d" in keyed
    assert "Only the baker speaks of them." in keyed
    assert "3. stall" in keyed


def test_what_is_printed_of_a_match_does_not_show_its_key() -> None:
    answers = printed(key=True).partition("Answers: The words of the fair")[2]
    assert "2. 1 a  2 b  3 c" not in answers
    assert "2. 1 " in answers
