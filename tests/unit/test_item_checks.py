"""What `check` says of exercises and their items, one fault at a time."""

from __future__ import annotations

from functools import cache

import pytest

from qusayr_tui.content.check import check_course
from qusayr_tui.content.problems import Problem
from tests.support.courses import TINY, MemoryFolder

RECORD = "record/phases/01-fair.yaml"
EN = "en/phases/01-fair.yaml"
FR = "fr/phases/01-fair.yaml"
PLACES = "record/places.yaml"


@cache
def tiny() -> MemoryFolder:
    return MemoryFolder.of(TINY)


def problems(*changes: tuple[str, str, str]) -> list[Problem]:
    folder = tiny()
    for name, old, new in changes:
        folder = folder.changed(name, old, new)
    return check_course(folder)


def found(*changes: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """Give code, file and id of each problem after some changes."""
    return [(each.code, each.file, each.id) for each in problems(*changes)]


def test_the_course_is_sound_before_anything_is_changed() -> None:
    assert found() == []


# --- exercises are compared like the quiz

ONCE = [
    # words and record hold the same ids
    ((EN, "id: two-texts", "id: two-text"), "unknown-id", EN, "fair/two-text/compare"),
    ((EN, "      - {id: almanac, text:", "      - {id: other, text:"), "missing-words", EN, None),
    (
        (EN, "{id: only-b, text", "{id: only-z, text"),
        "missing-words",
        EN,
        "fair/two-texts/compare/only-b",
    ),
    (
        (EN, "{id: rain, text", "{id: snow, text"),
        "missing-words",
        EN,
        "fair/two-texts/compare/rain",
    ),
    ((EN, "{id: three, left", "{id: four, left"), "missing-words", EN, "fair/words/pairs/three"),
    (
        (EN, "{id: miller, forms", "{id: other, forms"),
        "missing-words",
        EN,
        "fair/words/free/miller",
    ),
    ((EN, "{id: verb, text", "{id: word, text"), "missing-words", EN, "fair/two-texts/signed/verb"),
    (
        (EN, "{id: fair-ends, text: The fair ends}", "{id: fair-end, text: The fair ends}"),
        "missing-words",
        EN,
        "fair/two-texts/who-says/fair-ends",
    ),
    # what is named exists
    (
        (RECORD, "source: almanac,", "source: almanach,"),
        "unknown-id",
        RECORD,
        "fair/two-texts/almanac",
    ),
    ((RECORD, "term: stall}, {", "term: stalls}, {"), "unknown-id", RECORD, "fair/words/pairs/two"),
    ((RECORD, "term: stall}\n", "term: stal}\n"), "unknown-id", RECORD, "fair/words/name"),
    ((RECORD, "mill, bridge]", "mill, brige]"), "unknown-id", RECORD, "fair/words/where"),
    (
        (RECORD, "among: [miller,", "among: [milller,"),
        "unknown-id",
        RECORD,
        "fair/two-texts/who-says",
    ),
    (
        (RECORD, "claim: fair-ends}\n      - id: pairs", "claim: fair-end}\n      - id: pairs"),
        "unknown-id",
        RECORD,
        "fair/words/weigh/ending",
    ),
    # ids are told apart
    ((RECORD, "{id: only-b}", "{id: only-a}"), "id-twice", RECORD, "fair/two-texts/compare/only-a"),
    ((RECORD, "  - id: words\n", "  - id: two-texts\n"), "id-twice", RECORD, "fair/two-texts"),
    ((RECORD, "- id: words\n", "- id: counting\n"), "id-twice", RECORD, "fair/counting"),
    # letters reach it
    (
        (RECORD, "[{id: both}, {id: only-a}, {id: only-b}, {id: neither}]", "[{id: both}]"),
        "bin-count",
        RECORD,
        "fair/two-texts/compare",
    ),
    (
        (RECORD, "among: [square, mill, bridge]", "among: [square]"),
        "option-count",
        RECORD,
        "fair/words/where",
    ),
    # claims are shown
    (
        (RECORD, "ask: mark\n        claims: [stalls-counted]", "ask: mark\n        claims: []"),
        "item-without-claim",
        RECORD,
        "fair/two-texts/signed",
    ),
    # keys
    (
        (RECORD, "{id: rain, bin: neither}", "{id: rain, bin: nowhere}"),
        "statement-without-bin",
        RECORD,
        "fair/two-texts/compare/rain",
    ),
    (
        (RECORD, "{id: rain, bin: neither}", "{id: rain}"),
        "statement-without-bin",
        RECORD,
        "fair/two-texts/compare/rain",
    ),
    (
        (RECORD, "{id: opening, claim: fair-opens}", "{id: opening, bin: single}"),
        "statement-without-claim",
        RECORD,
        "fair/words/weigh/opening",
    ),
    (
        (
            RECORD,
            "{id: opening, claim: fair-opens}",
            "{id: opening, claim: fair-opens, bin: single}",
        ),
        "bin-is-computed",
        RECORD,
        "fair/words/weigh/opening",
    ),
    (
        (RECORD, "among: [miller, chronicle, letter]", "among: [miller, chronicle]"),
        "nobody-says-so",
        RECORD,
        "fair/two-texts/who-says",
    ),
    (
        (RECORD, "among: [miller, chronicle, letter]", "among: [baker, chronicle, letter]"),
        "two-say-so",
        RECORD,
        "fair/two-texts/who-says",
    ),
    (
        (RECORD, "{id: two, term: stall}", "{id: two, term: fair}"),
        "pairs-clash",
        RECORD,
        "fair/words/pairs/one",
    ),
    (
        (RECORD, "place: square, among: [square,", "place: square, among: [bridge,"),
        "place-not-offered",
        RECORD,
        "fair/words/where",
    ),
    (
        (PLACES, "kind: building, lat: 10.1, lon: 20.0, precision: rough", "kind: building"),
        "place-without-position",
        RECORD,
        "fair/words/where",
    ),
    (
        (RECORD, "claims: [fair-opens], term: stall}", "claims: [fair-opens]}"),
        "term-or-answers",
        RECORD,
        "fair/words/name",
    ),
    (
        (EN, "prefer: the baker", "prefer: the bakker"),
        "preferred-not-accepted",
        EN,
        "fair/words/free",
    ),
    ((FR, "prefer: étal", "prefer: table"), "preferred-not-accepted", FR, "fair/words/name"),
    (
        (
            RECORD,
            "{id: who, right: true}\n          - {id: verb, right: true}",
            "{id: who, right: false}\n          - {id: verb, right: false}",
        ),
        "right-count",
        RECORD,
        "fair/two-texts/signed",
    ),
    # what may be shown of a source
    (
        ("record/sources.yaml", ", licence: CC0", ""),
        "quote-without-licence",
        RECORD,
        "fair/two-texts/letter",
    ),
    (
        (EN, "I count the stalls there.", "I count " + "them and " * 20 + "stop."),
        "quote-length",
        EN,
        "fair/two-texts/letter",
    ),
    # lint
    (
        (EN, "text: They count the stalls,", "text: The fair opens,"),
        "options-alike",
        EN,
        "fair/words/weigh/counting",
    ),
    (
        (EN, "text: There is a fair,", "text: Stalls are counted..,"),
        "options-alike",
        EN,
        "fair/two-texts/compare/stalls",
    ),
    (
        (EN, "How many stalls?", "Which sentence is not true?"),
        "negative-question",
        EN,
        "fair/how-many",
    ),
    (
        (FR, "Où est la foire ?", "Quel lieu n'est jamais cité ?"),
        "negative-question",
        FR,
        "fair/words/where",
    ),
]


@pytest.mark.parametrize(("change", "code", "file", "name"), ONCE)
def test_a_fault_is_told_at_its_place(
    change: tuple[str, str, str], code: str, file: str, name: str | None
) -> None:
    told = [(each.code, each.file, each.id) for each in problems(change)]
    assert any(each[:2] == (code, file) and name in (None, each[2]) for each in told), told


def test_words_that_an_item_may_do_without_stand_in_every_language_or_in_none() -> None:
    old = """        options:
          - {id: fair-opens, text: The fair opens}
          - {id: fair-ends, text: The fair ends}
"""
    assert found((EN, old, "")) == [("missing-words", EN, "fair/two-texts/who-says/options")]


def test_an_item_of_an_exercise_may_have_the_name_of_one_of_the_quiz() -> None:
    changes = [(name, "- id: signed", "- id: how-many") for name in (RECORD, EN, FR)]
    assert found(*changes, ("eo/phases/01-fair.yaml", "- id: signed", "- id: how-many")) == []


def test_a_whole_number_of_quoted_words_is_allowed_up_to_thirty() -> None:
    quoted = "The fair is open in the square, and I count the stalls there."
    assert found((EN, quoted, " ".join(["word"] * 30))) == []
    assert found((EN, quoted, " ".join(["word"] * 31))) == [
        ("quote-length", EN, "fair/two-texts/letter")
    ]


def test_a_fault_of_a_language_points_at_its_line() -> None:
    told = problems((EN, "How many stalls?", "Which sentence is not true?"))
    line = next(
        number
        for number, row in enumerate(tiny().files[EN].decode().splitlines(), start=1)
        if "How many stalls?" in row
    )
    assert [(each.line, each.column) for each in told] == [(line, 7)]


def test_a_question_that_speaks_of_what_is_unknown_is_no_negative_question() -> None:
    for text in ("Why is the day not known?", "Not known: who counted. What may we write?"):
        assert found((EN, "How many stalls?", text)) == []
    for text in ("Que ne sait-on pas ?", "Pourquoi ne le sait-on pas ?"):
        assert found((FR, "Combien d'étals ?", text)) == []


def test_our_own_words_about_a_source_avoid_what_takes_sides_and_a_quotation_may_not() -> None:
    avoid = ("en/course.yaml", "words:\n", "words:\n  avoid: [{forms: [the bell], instead: it}]\n")
    quoted = (EN, "I count the stalls there", "the bell is there")
    assert found(avoid, quoted) == [("word-to-avoid", EN, "fair/two-texts/almanac")]
