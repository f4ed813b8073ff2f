"""Numbers and dates in words are those of the record: the rule of the course format, part 5."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qusayr_tui.cli import run
from qusayr_tui.content.check import check_course, languages_in_digits_only
from qusayr_tui.content.number_rule.hedges import HedgeWords
from qusayr_tui.content.number_rule.judge import Judge
from qusayr_tui.content.number_rule.pool import Pool
from qusayr_tui.content.problems import Problem
from qusayr_tui.domain.model import Account, Claim, Figure, Source
from qusayr_tui.domain.prose import parse_prose, passages
from qusayr_tui.domain.words import Hedges, WordLists
from qusayr_tui.i18n.number_reading import number_reader
from tests.support.courses import TINY, WORKED, MemoryFolder

LISTS = {
    "fr": WordLists(
        hedges=Hedges(
            at_least=("au moins",),
            more_than=("plus de", "plus d'"),
            at_most=("au plus",),
            about=("environ", "quelque", "une douzaine", "à peu près"),
            doubt=("vers le", "sans doute", "peut-être", "auraient"),
        ),
        free=("les deux camps", "tous deux"),
    ),
    "en": WordLists(
        hedges=Hedges(
            at_least=("at least",),
            more_than=("more than", "over"),
            at_most=("up to",),
            about=("about", "some", "a dozen"),
            doubt=("probably", "perhaps", "are said to"),
        ),
        free=("both sides", "the two sides"),
    ),
}
SOURCE = Source(id="paper", kind="press", publisher="P", title="T", seen="whole", date="2012-02-20")


def figure(value: str, bound: str = "exact", name: str = "dead") -> Figure:
    """Make a figure."""
    return Figure(id=name, value=value, bound=bound)  # type: ignore[arg-type]


def claim(*figures: Figure, date: str = "unknown", basis: str = "sourced", **more: str) -> Claim:
    """Make a claim with one account."""
    account = Account(actor="a", figures=figures, sources=("paper",), **more)
    return Claim(id="c", date=date, date_basis=basis, accounts=(account,))  # type: ignore[arg-type]


def faults(tag: str, text: str, *claims: Claim) -> list[tuple[str, str]]:
    """Give code and words of what is wrong with a text that rests on *claims*, if on any."""
    judge = Judge(number_reader(tag), HedgeWords(LISTS[tag]))
    for passage in passages(parse_prose(text)[0], ("c",) if claims else ()):
        pool = Pool(claims, {"paper": SOURCE}) if passage.claims else None
        judge.judge(passage, pool)
    return [(fault.code, fault.words) for fault in judge.faults]


def checked(tag: str, text: str, *claims: Claim) -> set[str]:
    """Give the figures and dates of a text that are in the pool of *claims*."""
    judge = Judge(number_reader(tag), HedgeWords(LISTS[tag]))
    (passage,) = passages(parse_prose(text)[0], ("c",))
    judge.judge(passage, Pool(claims, {"paper": SOURCE}))
    return set(map(str, judge.checked))


SIXTY_SIX = claim(figure("66", "at-least"))
TANKS = claim(figure("2", name="tanks"), figure("12", "about", name="soldiers"))
FIVE_MONTHS = claim(figure("5", name="months"))
AUGUST = claim(*map(figure, ("5", "7", "9", "11")), date="2011-08-11")
DISPUTED = claim(date="2012-02-13", basis="disputed")
THIRTY = claim(figure("30"))
HALF = claim(figure("1/2"))
JANUARY = claim(date="2012-01-18")
TOWN = claim(figure("29818"), date="2004")

TABLE: list[tuple[str, str, Claim, set[str], list[str]]] = [
    ("Au moins 66 habitants…", "At least 66 residents…", SIXTY_SIX, {"66"}, []),
    ("66 habitants…", "The 66 residents…", SIXTY_SIX, {"66"}, ["hedge-dropped"]),
    (
        "deux chars, un transport blindé et une douzaine de soldats",
        "two tanks, one armoured carrier and about a dozen soldiers",
        TANKS,
        {"2", "12"},
        [],
    ),
    ("depuis cinq mois", "for five months", FIVE_MONTHS, {"5"}, []),
    (
        "cinq, sept, neuf ou onze morts le 11 août 2011",
        "five, seven, nine or eleven dead on 11 August 2011",
        AUGUST,
        {"5", "7", "9", "11", "(2011, 8, 11)"},
        [],
    ),
    (
        "Trois jours plus tard, le 13 février",
        "Three days later, on 13 February",
        DISPUTED,
        {"(2012, 2, 13)"},
        ["figure-unknown", "doubt-dropped"],
    ),
    ("trente soldats et un char T-62", "thirty soldiers and a T-62 tank", THIRTY, {"30"}, []),
    ("la moitié nord", "the northern half", HALF, {"1/2"}, []),
    ("le 18 du même mois", "on the 18th of that month", JANUARY, set(), ["figure-unknown"]),
    ("le 18 janvier", "on 18 January", JANUARY, {"(2012, 1, 18)"}, []),
    (
        "29 818 habitants en 2004",
        "29,818 inhabitants in 2004",
        TOWN,
        {"29818", "2004"},
        [],
    ),
]


@pytest.mark.parametrize(("french", "english", "told", "tokens", "codes"), TABLE)
def test_the_table_of_part_5(
    french: str, english: str, told: Claim, tokens: set[str], codes: Sequence[str]
) -> None:
    """Each row, in both languages: what is read, and the verdict."""
    for tag, text in (("fr", french), ("en", english)):
        assert checked(tag, text, told) == tokens
        assert [code for code, _ in faults(tag, text, told)] == list(codes)


def test_1_tokens_are_whole_words_in_either_case() -> None:
    assert faults("fr", "DEUX CHARS, mais Marseille et l'onzième heure", THIRTY) == [
        ("figure-unknown", "DEUX")
    ]
    assert faults("en", "On 9 FEBRUARY 2012", THIRTY) == [("date-unknown", "9 FEBRUARY 2012")]
    assert faults("en", "Three-quarters, FORTY-TWO, 1,200", THIRTY) == [
        ("figure-unknown", "Three-quarters"),
        ("figure-unknown", "FORTY-TWO"),
        ("figure-unknown", "1,200"),
    ]


def test_2_one_ordinals_codes_and_free_words_are_no_tokens() -> None:
    assert faults("fr", "un char T-62, la première, le XXe, F3, l'une", THIRTY) == []
    assert faults("fr", "[trois phrases](free) : tous deux, Les deux camps", THIRTY) == []
    assert faults("en", "the second of [two towns](free), both sides, a first one", THIRTY) == []
    assert faults("en", "the 2nd of them", THIRTY) == [("figure-unknown", "2nd")]
    assert faults("en", "[a town](term:town-66), then", THIRTY) == []


def test_2_a_free_phrase_frees_its_own_number_only() -> None:
    assert faults("en", "the two sides lost two tanks", THIRTY) == [("figure-unknown", "two")]


def test_3_a_figure_equals_one_of_the_pool() -> None:
    orders = claim(figure("tens"), figure("hundreds"), figure("1/2"), figure("2.5"))
    assert faults("fr", "des dizaines, des centaines, la moitié, 2,5 km", orders) == []
    assert faults("en", "dozens, hundreds, half, 2.5 km, tens", orders) == []
    assert faults("en", "thousands of them", orders) == [("figure-unknown", "thousands")]
    assert faults("en", "tens of thousands", orders) == [("figure-unknown", "tens of thousands")]


@pytest.mark.parametrize(
    ("bound", "kept", "lost"),
    [
        ("at-least", "at least 40", "about 40"),
        ("more-than", "over 40", "at least 40"),
        ("at-most", "up to 40", "40"),
        ("about", "some 40", "more than 40"),
    ],
)
def test_3_a_bound_keeps_its_own_hedge(bound: str, kept: str, lost: str) -> None:
    told = claim(figure("40", bound))
    assert faults("en", f"They saw {kept} men", told) == []
    assert faults("en", f"They saw {lost} men", told) == [("hedge-dropped", "40")]


def test_3_a_hedge_stands_within_four_words_before() -> None:
    near, far = "at least two or 66", "at least, as they all said, 66"
    both = (SIXTY_SIX, claim(figure("2")))
    assert faults("en", near, *both) == []
    assert faults("en", far, *both) == [("hedge-dropped", "66")]
    assert faults("en", "At least two. 66 died", *both) == [("hedge-dropped", "66")]
    assert faults("en", "66 at least", *both) == [("hedge-dropped", "66")]
    assert faults("fr", "plus d'une centaine", claim(figure("100", "more-than"))) == []


def test_3_one_account_with_a_bound_is_enough_to_need_the_hedge() -> None:
    both = (SIXTY_SIX, claim(figure("66")))
    assert faults("en", "66 residents", *both) == [("hedge-dropped", "66")]
    assert faults("en", "at least 66 residents", *both) == []


def test_3_a_hedge_may_be_added() -> None:
    assert faults("en", "perhaps about 30 men, at least 30", THIRTY) == []


def test_3_only_in_quotation_marks_may_a_bound_stand_bare() -> None:
    assert faults("en", 'It says "66 residents" and no more', SIXTY_SIX) == []
    assert faults("fr", "Elle écrit « 66 habitants »", SIXTY_SIX) == []
    assert faults("en", 'It says "77 residents"', SIXTY_SIX) == [("figure-unknown", "77")]


@pytest.mark.parametrize(
    ("text", "date", "codes"),
    [
        ("on 9 February 2012", "2012-02-09", []),
        ("on 9 February 2012", "2012-02-08", ["date-unknown"]),
        ("on 9 February 2012", "2012-02", ["date-too-fine"]),
        ("on 9 February 2012", "2012-02-XX", ["date-too-fine"]),
        ("on 9 February 2012", "2012-02-09/2012-02-11", []),
        ("on 11 February 2012", "2012-02-09/2012-02-11", []),
        ("on 10 February 2012", "2012-02-09/2012-02-11", ["date-unknown"]),
        ("on 6 February 2012", "[2012-02-06..2012-02-13]", []),
        ("on 7 February 2012", "[2012-02-06..2012-02-13]", ["date-unknown"]),
        ("in February 2012", "2012-02-09", []),
        ("in January 2012", "2011-11/2012-02-10", []),
        ("in March 2012", "2011-11/2012-02-10", ["date-unknown"]),
        ("in January 2012", "2012", ["date-too-fine"]),
        ("in January 2012", "../2012-03", ["date-unknown"]),
        ("in March 2012", "../2012-03", []),
        ("in 2011", "2010-05/2012-02-09", []),
        ("in 2013", "2010-05/2012-02-09", ["figure-unknown"]),
        ("on 20 February 2012", "unknown", []),
        ("on 31 February 2012", "2012-02", ["date-impossible"]),
    ],
)
def test_4_a_date_is_no_finer_than_one_of_the_pool(text: str, date: str, codes: list[str]) -> None:
    """The source's own date, 20 February 2012, is always in the pool."""
    assert [code for code, _ in faults("en", text, claim(date=date))] == codes


def test_4_said_and_account_dates_are_in_the_pool() -> None:
    assert faults("en", "said on 3 March 2012", claim(said="2012-03-03")) == []
    assert faults("en", "on 3 March 2012", Claim(
        id="c", date="2012", date_basis="sourced",
        accounts=(Account(actor="a", date="2012-03-03", sources=("paper",)),),
    )) == []  # fmt: skip


def test_4_a_bare_year_may_be_a_figure() -> None:
    assert faults("en", "1950 people", claim(figure("1950"))) == []
    assert faults("en", "1950 people", THIRTY) == [("figure-unknown", "1950")]


def test_4_a_day_without_year_takes_the_year_of_the_date_before_it() -> None:
    two = (claim(date="2011-12-31"), claim(date="2012-01-01"))
    assert faults("en", "on 31 December 2011 and on 1 January 2012", *two) == []
    assert faults("en", "on 31 December 2011; it was on 1 January", *two) == [
        ("date-unknown", "1 January")
    ]
    assert faults("en", "It was on 1 January", *two) == []
    assert faults("en", "It was on 2 January", *two) == [("date-unknown", "2 January")]


def test_4_the_year_is_kept_from_passage_to_passage() -> None:
    text = "On 9 February 2012 it began.[^c] On 13 February it ended.[^c]"
    days = (claim(date="2012-02-09"), claim(date="2012-02-13"), claim(date="2013-02-13"))
    assert faults("en", text, *days) == []
    assert faults("en", text.replace("9 February 2012", "13 February 2013"), *days[::2]) == []


def test_4_a_weekday_is_the_right_one() -> None:
    sunday = claim(date="2012-01-01")
    assert faults("fr", "le dimanche 1er janvier 2012", sunday) == []
    assert faults("fr", "le lundi 1er janvier", sunday) == [("weekday-wrong", "lundi 1er janvier")]
    assert faults("en", "on Saturday, 1 January 2012", sunday) == [
        ("weekday-wrong", "Saturday, 1 January 2012")
    ]


@pytest.mark.parametrize(
    ("date", "basis"),
    [
        ("2012-02-13~", "sourced"),
        ("2012-02-13?", "sourced"),
        ("2012-02-13", "inferred"),
        ("2012-02-13", "disputed"),
        ("2012-02-09/2012-02-13", "inferred"),
    ],
)
def test_5_the_day_of_a_doubtful_date_needs_a_word_of_doubt(date: str, basis: str) -> None:
    told = claim(date=date, basis=basis)
    assert faults("en", "It was on 13 February 2012", told) == [
        ("doubt-dropped", "13 February 2012")
    ]
    assert faults("en", "It was probably on 13 February 2012", told) == []
    assert faults("en", "It was on about 13 February 2012", told) == []
    assert faults("en", "It was in February 2012", told) == []


def test_5_a_sure_day_and_the_day_of_a_text_need_none() -> None:
    assert faults("en", "on 13 February 2012", claim(date="2012-02-13")) == []
    assert faults("en", "dated 20 February 2012", claim(date="2012-02-13", basis="inferred")) == []


def test_6_relative_time_needs_a_figure_or_free() -> None:
    told = claim(figure("3", name="days-later"), date="2012-02-13")
    assert faults("fr", "Trois jours plus tard, le 13 février 2012", told) == []
    assert faults("en", "five months earlier", told) == [("figure-unknown", "five")]
    assert faults("en", "[five months earlier](free)", told) == []


def test_text_after_the_last_citation_holds_no_number_and_no_date() -> None:
    text = "It was seen.[^c] Then 66 came on 9 February 2012."
    assert faults("en", text, SIXTY_SIX) == [
        ("figure-uncovered", "66"),
        ("date-uncovered", "9 February 2012"),
    ]
    assert faults("en", "Then [66](free) came.") == []


# --- in a course

COURSE = MemoryFolder.of(WORKED)
FR, EN = "fr/phases/01-siege.yaml", "en/phases/01-siege.yaml"


def found(folder: MemoryFolder) -> list[tuple[str, str, str]]:
    """Give file, code and id of the problems of a course."""
    return [(each.file, each.code, each.id) for each in check_course(folder)]


def test_the_courses_of_the_tests_are_right() -> None:
    assert found(COURSE) == []
    assert found(MemoryFolder.of(TINY)) == []


def test_a_problem_stands_at_the_number() -> None:
    changed = COURSE.changed(FR, "au moins 66 habitants auraient été tués par", "77 habitants par")
    problems = [each for each in check_course(changed) if each.code == "figure-unknown"]
    (problem,) = problems
    line = changed.files[FR].decode().splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("77 habitants")
    assert (problem.file, problem.id) == (FR, "siege/sixty-six")


def test_a_problem_after_citations_and_emphasis_stands_at_the_number() -> None:
    changed = COURSE.changed(
        FR, "Un écrivain, entré en ville", "*Un* [écrivain](free) 66, entré avec 99 hommes en ville"
    )
    problems = [each for each in check_course(changed) if each.code == "figure-unknown"]
    lines = changed.files[FR].decode().splitlines()
    assert [lines[each.line - 1][each.column - 1 :][:3] for each in problems] == ["66,", "99 "]


def test_7_a_number_in_one_language_stands_in_the_other() -> None:
    changed = COURSE.changed(EN, "at least 66 residents between", "residents between", 1)
    problems = check_course(changed)
    assert [(each.file, each.code, each.id) for each in problems] == [
        (EN, "figures-differ", "siege/sixty-six")
    ]
    assert "66" in _said(problems[0])


def test_7_a_date_in_one_language_stands_in_the_other() -> None:
    changed = COURSE.changed(FR, " ; le 18 janvier, il y note", " ; il y note")
    assert (FR, "figures-differ", "siege/gaps") in found(changed)


def test_7_order_and_writing_may_differ() -> None:
    changed = COURSE.changed(EN, "Two residents were killed by", "There were 2 residents shot by")
    assert found(changed) == []


def _said(problem: Problem) -> str:
    return problem.message.message % problem.message.arguments


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Selon l’OSDH, deux habitants", "Selon l’OSDH, trois habitants", "figure-unknown"),
        ("Le minimum est gardé", "Les 77 sont gardés", "figure-unknown"),
        (
            "note, le 18 janvier 2012, des tirs",
            "note, le 19 janvier 2012, des tirs",
            "date-unknown",
        ),
        (
            "text: Au moins 66 habitants auraient",
            "text: Les 66 habitants auraient",
            "hedge-dropped",
        ),
        ("En effet, un siège peut", "En effet, trois sièges peuvent", "figure-unknown"),
        ("quel jour le siège", "quel jour de février le siège", "date-uncovered"),
    ],
)
def test_claims_right_options_their_feedback_and_unknowns_are_checked(
    old: str, new: str, code: str
) -> None:
    assert code in [each for _, each, _ in found(COURSE.changed(FR, old, new))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("prompt: Quelle phrase peut-on", "prompt: Laquelle de ces 99 phrases peut-on"),
        ("text: L’armée a tué au moins 66", "text: L’armée a tué 99"),
        ("hint: Cherchez qui parle", "hint: Cherchez les 99 qui parlent"),
        ("feedback_true: Un siège", "feedback_true: Les 99 sièges"),
    ],
)
def test_prompts_and_what_is_wrong_are_not_checked(old: str, new: str) -> None:
    assert found(COURSE.changed(FR, old, new)) == []


def test_blocks_of_method_are_not_checked() -> None:
    record = "record/phases/01-siege.yaml"
    changed = COURSE.changed(FR, "On ne sait pas quel jour", "On ne sait pas quel jour des 99")
    assert (FR, "figure-uncovered", "siege/not-known") in found(changed)
    method = changed.changed(record, "id: not-known, kind: unknown", "id: not-known, kind: method")
    assert found(method) == []


def test_a_language_without_number_words_is_read_in_digits_only() -> None:
    eo = "eo/phases/01-fair.yaml"
    tiny = MemoryFolder.of(TINY)
    assert found(tiny.changed(eo, "nombras 12 budojn; la", "nombras dek du budojn; la")) == []
    wrong = found(tiny.changed(eo, "nombras 12 budojn; la", "nombras 13 budojn; la"))
    assert (eo, "figure-unknown", "fair/counting") in wrong
    assert languages_in_digits_only(TINY) == ("eo",)
    assert languages_in_digits_only(WORKED) == ()


def test_what_could_not_be_read_is_not_judged() -> None:
    broken = MemoryFolder({**COURSE.files, "record/phases/01-siege.yaml": b"dates: ["})
    assert {code for _, code, _ in found(broken)}.isdisjoint({"figure-unknown", "date-unknown"})
    unknown = COURSE.changed(FR, "[^sawameh-jan]", "[^sawameh-jam]")
    assert "figure-unknown" not in [code for _, code, _ in found(unknown)]


def test_the_command_says_which_number_words_it_cannot_read(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run(["--lang", "en", "check", str(TINY)]) == 0
    output = capfd.readouterr()
    assert output.out == "Nothing is wrong.\n"
    assert output.err.startswith("Number words of eo are not known")
    assert run(["--lang", "en", "check", "--format", "json", str(TINY)]) == 0
    assert capfd.readouterr().err == ""
