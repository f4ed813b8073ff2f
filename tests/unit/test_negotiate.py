"""Which language a learner meets, from what was asked for and what the machine says."""

from __future__ import annotations

import pytest

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.i18n.negotiate import (
    Negotiated,
    UnknownLanguageError,
    match_language,
    negotiate_language,
    system_ui_language,
)

COURSE = ("fr", "en")


def negotiate(
    *,
    explicit: str | None = None,
    saved: str | None = None,
    system: str | None = None,
    available: tuple[str, ...] = COURSE,
    **environ: str,
) -> Negotiated:
    return negotiate_language(available, explicit, environ, saved, lambda: system)


def test_nothing_said_is_english() -> None:
    assert negotiate() == ("en", "default")


def test_the_order_is_option_variable_setting_machine() -> None:
    machine = {"LC_ALL": "xc_XC.UTF-8", "LC_MESSAGES": "xd", "LANGUAGE": "xe:xf", "LANG": "xg"}
    tags = ("x0", "xa", "xb", "xc", "xd", "xe", "xf", "xg", "xh", "en")
    reasons = []
    for first, expected in enumerate(tags):
        there = tags[first:]
        asked = {"QUSAYR_LANG": "xa"} if "xa" in there else {}
        option = "x0" if "x0" in there else None
        tag, why = negotiate(
            available=there, explicit=option, saved="xb", system="xh", **machine, **asked
        )
        assert tag == expected
        reasons.append(why)
    assert reasons == [
        *("--lang", "QUSAYR_LANG", "settings", "LC_ALL", "LC_MESSAGES"),
        *("LANGUAGE", "LANGUAGE", "LANG", "system", "default"),
    ]


def test_a_french_machine_whose_locale_is_not_generated_is_french() -> None:
    assert negotiate(LANG="fr_FR.UTF-8", LC_CTYPE="C.UTF-8") == ("fr", "LANG")
    assert negotiate(LC_CTYPE="UTF-8", LC_ALL="fr_BE.UTF-8@euro") == ("fr", "LC_ALL")


def test_the_first_language_of_the_list_that_the_course_has_counts() -> None:
    assert negotiate(LANGUAGE="oc:br:fr_CA:en", LANG="en_GB.UTF-8") == ("fr", "LANGUAGE")


def test_a_language_that_the_course_lacks_is_passed_over() -> None:
    assert negotiate(saved="de", LC_ALL="es_ES.UTF-8", LANG="fr_FR.UTF-8") == ("fr", "LANG")


def test_an_empty_variable_says_nothing() -> None:
    assert negotiate(QUSAYR_LANG="", LC_ALL="", LANGUAGE="", LANG="fr_FR") == ("fr", "LANG")


def test_an_encoding_alone_says_no_language() -> None:
    assert negotiate(LC_ALL="C.UTF-8", LANG="fr_FR.UTF-8") == ("fr", "LANG")
    assert negotiate(LANG="C.UTF-8", LANGUAGE="fr") == ("fr", "LANGUAGE")
    assert negotiate(LANG="C.UTF-8", system="fr_FR") == ("fr", "system")


@pytest.mark.parametrize("name", ["C", "POSIX"])
def test_the_c_locale_asks_for_english_and_silences_the_list(name: str) -> None:
    assert negotiate(LC_ALL=name, LANG="fr_FR.UTF-8", LANGUAGE="fr") == ("en", "LC_ALL")
    assert negotiate(LANG=name, LANGUAGE="fr") == ("en", "LANG")


def test_the_machine_is_not_asked_when_something_else_tells() -> None:
    def never() -> str | None:
        raise AssertionError("asked for nothing")

    assert negotiate_language(COURSE, None, {"LANG": "fr_FR"}, None, never).tag == "fr"


def test_a_course_without_english_falls_back_to_its_first_language() -> None:
    assert negotiate(available=("oc", "fr"), LANG="C") == ("oc", "default")


@pytest.mark.parametrize(
    ("wish", "tag"),
    [("FR", "fr"), ("fr-CA", "fr"), ("fr_FR.ISO-8859-1@euro", "fr"), ("pt", "pt-BR")],
)
def test_names_are_read_in_any_of_their_forms(wish: str, tag: str) -> None:
    assert match_language(wish, ("fr", "pt-BR", "pt-PT")) == tag


def test_a_regional_variant_is_preferred_when_the_course_has_it() -> None:
    assert match_language("pt_PT.UTF-8", ("pt-BR", "pt-PT")) == "pt-PT"


@pytest.mark.parametrize(
    ("asked", "origin"), [({"explicit": "de"}, "--lang"), ({"QUSAYR_LANG": "de"}, "QUSAYR_LANG")]
)
def test_a_person_who_asks_for_a_missing_language_is_told_which_there_are(
    asked: dict[str, str], origin: str
) -> None:
    with pytest.raises(UnknownLanguageError) as refusal:
        negotiate(LANG="fr_FR", **asked)  # type: ignore[arg-type]
    assert isinstance(refusal.value.text, LazyText)
    sentence = load_locale("en").text(refusal.value.text)
    assert all(said in sentence for said in ("de", origin))
    assert "fr, en" in load_locale("en").text(refusal.value.hint)


def test_the_pseudo_language_is_there_for_who_asks_only() -> None:
    assert negotiate(explicit="qps") == ("qps", "--lang")
    assert negotiate(LANG="qps") == ("en", "default")


def test_the_desktop_language_is_never_an_error() -> None:
    assert system_ui_language() is None or isinstance(system_ui_language(), str)
