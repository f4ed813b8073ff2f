"""Texts are typed with ordinary spaces and straight marks, and shown as they are printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.i18n.languages import language_rules
from qusayr_tui.i18n.typography import typeset

NO_BREAK, NARROW = "\u00a0", "\u202f"

TYPED = st.lists(
    st.sampled_from(
        [
            *(
                "mot",
                "l'",
                "d'eau",
                "environ",
                "400",
                "13",
                "février",
                "May",
                "2012",
                "29 818",
                "1er",
            ),
            *(" ", " ", " ", "\n", "\n\n", NO_BREAK, NARROW, "  "),
            *(";", ":", "!", "?", ".", ",", "«", "»", '"', "'", "’", "(", ")", "*", "-", "–", "%"),
            *("[SANA]", "[^a-b]", "[x](term:a)", "https://a.b/c?d=e:f", "14:30", "&amp;", "h"),
        ]
    ),
    max_size=14,
).map("".join)


def marked(text: str) -> str:
    """Give *text* with its no-break spaces in sight: `~` full, `_` narrow."""
    return text.replace(NO_BREAK, "~").replace(NARROW, "_")


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("L'armée d'abord", "L’armée d’abord"),
        ("oui ; non ! quoi ?", "oui_; non_! quoi_?"),
        ("Quel jour ? On ne sait pas.", "Quel jour_? On ne sait pas."),
        ("Épilogue : la suite", "Épilogue~: la suite"),
        ("il dit « la semaine dernière ».", "il dit «~la semaine dernière~»."),
        ("il dit «oui», vraiment: quoi?", "il dit «~oui~», vraiment~: quoi_?"),
        ("trois sources[^a-b] ; mais", "trois sources[^a-b]_; mais"),
        ("un *titre* : oui", "un *titre*~: oui"),
        ("le [siège](term:siege) : quoi", "le [siège](term:siege)~: quoi"),
        ("29 818 habitants", "29_818~habitants"),
        ("le 13 février 2012", "le 13~février 2012"),
        ("le 1er mars", "le 1er~mars"),
        ("le 10\nfévrier", "le 10~février"),
        ("environ 400, dit-elle", "environ~400, dit-elle"),
        ("environ 400 soldats", "environ~400 soldats"),
        (
            "environ 27 km à vol d’oiseau, environ 40 %",
            "environ 27~km à vol d’oiseau, environ 40~%",
        ),
        ("66 habitants tués", "66~habitants tués"),
        ("75 % des voix", "75~% des voix"),
        ("en 2012 des médias", "en 2012 des médias"),
        ("le 13 mai au soir", "le 13~mai au soir"),
        ("de 5 à 7 chars", "de 5 à 7~chars"),
        ("un char T-62 et 3,5 km", "un char T-62 et 3,5~km"),
    ],
)
def test_french(typed: str, set_: str) -> None:
    assert marked(typeset(typed, "fr")) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("don't; it's: what?", "don’t; it’s: what?"),
        ('writes "at least" and stops', "writes “at least” and stops"),
        ('("so") and "*so*"', "(“so”) and “*so*”"),
        ('"[SANA](term:sana)" and "x"[^a]', "“[SANA](term:sana)” and “x”[^a]"),
        ("the word 'free' is theirs", "the word ‘free’ is theirs"),
        ("the residents' houses of '82", "the residents’ houses of ’82"),
        ("\"'Free', he says\"", "“‘Free’, he says”"),
        ("on 10 February 2012", "on 10~February 2012"),
        ("about 400 men, 66 residents", "about~400 men, 66~residents"),
        ("about 27 km in a straight line", "about 27~km in a straight line"),
        ("29,818 inhabitants in 2004", "29,818~inhabitants in 2004"),
    ],
)
def test_english(typed: str, set_: str) -> None:
    assert marked(typeset(typed, "en")) == set_


@pytest.mark.parametrize("language", ["ar", "qps", "xx", "", "../fr", "fro"])
def test_a_language_without_rules_gets_apostrophes_only(language: str) -> None:
    assert typeset('l\'eau : 13 mai "x" !', language) == 'l’eau : 13 mai "x" !'


def test_a_regional_tag_has_the_rules_of_its_language() -> None:
    assert typeset("oui !", "fr-CA") == typeset("oui !", "fr_BE") == f"oui{NARROW}!"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "code",
    [
        "](term:l-a)",
        "](place:a)",
        "[^a-b]",
        "https://a.b/c?d='e':f;g",
        "14:30",
        "08:05:59",
        "&amp;",
    ],
)
def test_codes_stay_as_they_are(code: str, language: str) -> None:
    assert code in typeset(f"[mot {code} mot", language)


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@given(typed=TYPED)
def test_typesetting_twice_changes_nothing(language: str, typed: str) -> None:
    once = typeset(typed, language)
    assert typeset(once, language) == once


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@given(typed=TYPED)
def test_typesetting_changes_spaces_and_marks_only(language: str, typed: str) -> None:
    def bare(text: str) -> str:
        return re.sub(r"\s", "", text).translate(str.maketrans("’‘“”", "''\"\""))

    assert bare(typeset(typed, language)) == bare(typed)


@pytest.mark.parametrize("language", ["fr", "en"])
@given(typed=TYPED)
def test_a_figure_is_held_to_one_word_at_most(language: str, typed: str) -> None:
    plain = re.sub(f"[{NO_BREAK}{NARROW}]", " ", typed)
    for held in re.split("[ \n]", re.sub(r"\[x\]\(term:a\)", "x", typeset(plain, language))):
        figures = re.sub(rf"(?<=\d){NARROW}(?=\d)", "", held)
        words = re.findall(rf"[^{NO_BREAK}{NARROW}]*\w[^{NO_BREAK}{NARROW}]*", figures)
        joined = [word for word in words if not set(word) & set("«»;:!?")]
        assert len(joined) <= 2 or "«" in held or "»" in held or "h" in joined


def test_paragraphs_stay_apart() -> None:
    assert typeset("le 13\n\nfévrier\n\n: x", "fr") == "le 13\n\nfévrier\n\n: x"


def test_a_language_says_what_may_be_glued_to_its_words() -> None:
    assert re.fullmatch(language_rules("fr").elisions, "qu")
    assert language_rules("en").elisions == ""
    assert language_rules("ar").numbers is None
