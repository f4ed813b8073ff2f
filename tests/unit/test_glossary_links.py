"""Terms are linked in prose by themselves, and found by whoever looks for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.domain.glossary import TermFinder, link_terms, near_terms, search_terms
from qusayr_tui.domain.prose import Prose, TermLink, parse_prose

FORMS = {
    "fsa": ["ASL", "Armée syrienne libre"],
    "army": ["armée", "armée syrienne"],
    "militia": ["chabiha", "chabihas"],
    "tank": ["char", "chars"],
    "siege": ["siège"],
    "spokesman": ["porte-parole"],
    "state": ["État", "médias d’État"],
    "rank": ["officier"],
}


def linked(text: str, language: str = "fr", forms: dict[str, list[str]] = FORMS) -> list[str]:
    finder = TermFinder(forms, language)
    policy = dict.fromkeys(forms, "block")
    prose = link_terms(parse_prose(text)[0], finder, already=set(), policy=policy)
    assert prose.plain() == parse_prose(text)[0].plain()
    return links(prose)


def links(prose: Prose) -> list[str]:
    return [
        f"{span.text}={span.term}"
        for part in prose.paragraphs
        for span in part
        if isinstance(span, TermLink)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l’ASL avance", ["ASL=fsa"]),
        ("D'ASL et d’autres", ["ASL=fsa"]),
        ("jusqu’à ce qu’ASL dise", ["ASL=fsa"]),
        ("(ASL), « ASL » !", ["ASL=fsa"]),
        ("L’Armée syrienne libre", ["Armée syrienne libre=fsa"]),
        ("l’armée\u00a0syrienne recule", ["armée\u00a0syrienne=army"]),
        ("les Chabihas", ["Chabihas=militia"]),
        ("les médias d'État", ["médias d'État=state"]),
        ("ces chars-là, ce char", ["chars=tank"]),
        ("un porte\u2011parole", ["porte\u2011parole=spokesman"]),
        ("*armée*", ["armée=army"]),
        ("l’ASL.[^a-b]", ["ASL=fsa"]),
        ("char–armée", ["char=tank", "armée=army"]),
    ],
)
def test_a_form_is_found_with_its_article_left_out(text: str, found: list[str]) -> None:
    assert linked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "charsXX",
        "un charme, un décharme",
        "ils siègent, assiège",
        "anti-ASL",
        "ASL-bis",
        "asl, Asl",
        "OASL, ASLs",
        "sous-officier",
        "l’ex-armée",
        "porte-paroles",
        "aujourd’armée",
        "armee",
        "cha\u0301r",
    ],
)
def test_a_form_is_never_found_inside_a_longer_word(text: str) -> None:
    assert linked(text) == []


def test_english_words_keep_their_possessive_outside() -> None:
    forms = {"fsa": ["FSA"], "army": ["army"]}
    text = "The FSA’s men, the army's tanks, FSA-held land, o'army"
    assert linked(text, "en", forms) == ["FSA=fsa", "army=army"]


def test_a_language_without_rules_knows_no_elision() -> None:
    assert linked("l’ASL, ASL", "xx") == ["ASL=fsa"]
    assert list(TermFinder(FORMS, "xx").find("l’ASL")) == []


def test_the_longest_form_wins_also_where_it_is_linked_already() -> None:
    text = "L’Armée syrienne libre. L’Armée syrienne libre."
    assert linked(text) == ["Armée syrienne libre=fsa"]


def link(text: str, already: set[str], policy: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return links(
        link_terms(
            parse_prose(text)[0],
            TermFinder(FORMS, "fr"),
            already=already,
            policy={"fsa": policy},
            exclude=exclude,
        )
    )


def test_a_term_is_linked_as_often_as_its_policy_asks() -> None:
    already: set[str] = set()
    assert link("ASL, ASL", already, "phase") == ["ASL=fsa"]
    assert already == {"fsa"}
    assert link("ASL", already, "phase") == []
    assert link("ASL\n\nASL", already, "block") == ["ASL=fsa"]
    assert link("ASL", set(), "never") == []
    assert link("[ASL](term:fsa)", already, "never") == ["ASL=fsa"]


def test_what_the_author_linked_wins() -> None:
    already: set[str] = set()
    text = "ASL, [ces combattants](term:fsa), ASL"
    assert link(text, already, "phase") == ["ces combattants=fsa"]
    assert already == {"fsa"}
    assert link("l’[ASL des champs](term:rank)", set(), "phase") == ["ASL des champs=rank"]


def test_a_term_that_an_item_asks_for_is_not_linked_in_it() -> None:
    assert link("ASL et chars", set(), "block", exclude=("fsa",)) == ["chars=tank"]


@given(st.text(alphabet="ASLcharsé’'- \u00a0.", max_size=25))
def test_linking_never_changes_the_words(text: str) -> None:
    linked(f"x{text}")


ENTRIES = {
    "fsa": ["Armée syrienne libre", "ASL", "Free Syrian Army", "FSA", "الجيش السوري الحر"],
    "army": ["armée syrienne", "armée", "Syrian army", "army"],
    "militia": ["chabiha", "chabihas", "shabiha", "shabbiha", "شبيحة", "šabbīḥa"],
    "protection": ["protection des hôpitaux", "hôpital", "protection of hospitals"],
    "tank": ["char", "chars", "tank", "tanks"],
}


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("asl", "fsa"),
        ("FSA", "fsa"),
        ("armee", "army"),
        ("ARMÉE SYRIENNE", "army"),
        ("free syrian", "fsa"),
        ("sabbiha", "militia"),
        ("شبيحة", "militia"),
        ("hopital", "protection"),
        ("rotection", "protection"),
        ("shabhiha", "militia"),
        ("chabbiha", "militia"),
        ("tansk", "tank"),
        ("hospitels", "protection"),
    ],
)
def test_a_term_is_found_by_any_of_its_names(query: str, best: str) -> None:
    assert search_terms(query, ENTRIES)[0] == best


def test_a_whole_name_comes_before_a_part_of_one() -> None:
    assert search_terms("army", ENTRIES) == ["army", "fsa"]
    assert search_terms("armée", ENTRIES) == ["army", "fsa"]


@pytest.mark.parametrize("query", ["", "  ", "’", "zzzz", "xs", "tq"])
def test_nothing_is_found_where_nothing_fits(query: str) -> None:
    assert search_terms(query, ENTRIES) == []


def typos(word: str) -> set[str]:
    places = range(len(word))
    return {
        *(word[:at] + word[at + 1 :] for at in places),
        *(word[:at] + "z" + word[at:] for at in (*places, len(word))),
        *(word[:at] + "z" + word[at + 1 :] for at in places),
        *(word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :] for at in places),
    }


@pytest.mark.parametrize("term", ["militia", "protection", "fsa"])
def test_one_typing_error_is_forgiven(term: str) -> None:
    for name in ENTRIES[term]:
        for typed in typos(name) if len(name) > 4 else ():
            assert term in search_terms(typed, ENTRIES), typed


def test_near_names_are_given_for_what_is_not_found() -> None:
    assert near_terms("chabbija", ENTRIES) == ["militia"]
    assert near_terms("protektsion", ENTRIES)[0] == "protection"
    assert near_terms("qqqqq", ENTRIES) == []


def test_a_near_name_is_of_one_script_and_few_letters_apart() -> None:
    names = {
        "army": ["الجيش السوري الحر", "Free Syrian Army"],
        "orontes": ["العاصي", "Orontes"],
        "sana": ["سانا", "SANA"],
        "brigades": ["كتائب الفاروق", "Farouq Brigades"],
    }
    for absent in ("العدالة", "السلام", "القصير", "resistence", "sono"):
        assert near_terms(absent, names) == [], absent
    assert near_terms("العاسي", names) == ["orontes"]
    assert near_terms("Orontiss", names) == ["orontes"]
