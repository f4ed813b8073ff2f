"""Why a claim has its status: what the rule went by, for each of the nine statuses."""

from __future__ import annotations

from typing import Any

import pytest

from qusayr_tui.content.loader import Library
from qusayr_tui.domain.claims import standing
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import Account, Source
from qusayr_tui.domain.uses import Uses
from qusayr_tui.domain.why import Why, why
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.text import TextPages
from qusayr_tui.render.why import Reasons
from tests.support.courses import SHIPPED, MemoryFolder
from tests.unit.test_claims import ACTORS, SOURCES, account, claim, figure

COPIES = {
    "copy": Source(id="copy", kind="press", publisher="P", title="T", seen="whole", copy_of="read"),
    "copy-of-copy": Source(
        id="copy-of-copy", kind="press", publisher="P", title="T", seen="whole", copy_of="copy"
    ),
}
TEXTS = {**SOURCES, **COPIES}


def reason(*accounts: Account, against: tuple[str, ...] = (), **more: Any) -> Why:
    it = claim(*accounts, **more)
    return why(it, standing(it, ACTORS, TEXTS, against), ACTORS, TEXTS)


def test_nothing_is_behind_what_nobody_says() -> None:
    found = reason()
    assert (found.status, found.voices, found.texts) == ("unknown", (), 0)


def test_figures_that_do_not_meet_are_given_with_their_authors() -> None:
    found = reason(account("sohr", figure("5")), account("enders", figure("7")))
    assert found.status == "disputed"
    [apart] = found.apart
    assert [(each.value, who) for each, who in apart.given] == [("5", (0,)), ("7", (1,))]


def test_one_figure_given_twice_stands_once_with_both_authors() -> None:
    found = reason(
        account("sohr", figure("5")), account("bbc", figure("9")), account("enders", figure("5"))
    )
    assert [(each.value, who) for each, who in found.apart[0].given] == [
        ("5", (0, 2)),
        ("9", (1,)),
    ]


def test_figures_that_meet_are_not_set_against_each_other() -> None:
    found = reason(
        account("sohr", figure("5", name="dead"), figure("2", name="hurt")),
        account("enders", figure("7", name="dead"), figure("2", name="hurt")),
    )
    assert [each.figure for each in found.apart] == ["dead"]


def test_those_who_say_so_stand_against_those_who_say_otherwise() -> None:
    found = reason(
        account("nobody-named"),
        account("carrasco", says="otherwise"),
        account("bbc", says="not-so"),
    )
    assert (found.status, found.so, found.otherwise) == ("disputed", (0,), (1, 2))


def test_a_relation_that_contradicts_is_named() -> None:
    found = reason(account("sohr"), against=("other",))
    assert (found.status, found.contradicted_by) == ("disputed", ("other",))
    assert (found.so, found.otherwise, found.apart) == ((), (), ())


def test_both_sides_are_named_where_they_agree() -> None:
    found = reason(account("state-media"), account("fsa"), account("bbc"))
    assert (found.status, found.sides) == ("agreed", ("government", "opposition"))
    assert found.voices == ("government", "opposition", "bbc")


def test_a_text_without_author_is_no_voice() -> None:
    found = reason(account("nobody-named", sources=("enc",)))
    assert (found.status, found.voices, found.second_hand) == ("unattributed", (), True)


def test_two_names_of_one_reporter_are_one_voice() -> None:
    found = reason(account("carrasco"), account("elpais"), account("sohr"))
    assert (found.status, found.voices) == ("several", ("carrasco", "sohr"))


@pytest.mark.parametrize(
    ("of", "status"), [("other", "side-other"), ("self", "side-self"), ("general", "side")]
)
def test_one_side_is_one_voice_however_many_speak_for_it(of: Any, status: str) -> None:
    found = reason(account("fsa", of=of), account("insurgents", of=of))
    assert (found.status, found.voices, found.sides) == (status, ("opposition",), ("opposition",))


def test_texts_are_counted_and_copies_told_from_them() -> None:
    found = reason(account("carrasco", sources=("read", "part", "copy", "copy-of-copy")))
    assert found.status == "single"
    assert (found.texts, found.copies) == (4, 2)


def test_a_forecast_is_told() -> None:
    assert reason(account("fsa"), mode="forecast").forecast
    assert not reason(account("fsa")).forecast


# --- the course


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(MemoryFolder.of(SHIPPED))


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_every_claim_of_the_course_says_why_in_words(library: Library, tag: str) -> None:
    ledger = Ledger(library)
    reasons = Reasons(Edition(library, load_locale(tag), tag), ledger)
    for found in ledger.all():
        sentences = reasons.of(found.claim.id)
        assert sentences, found.claim.id
        assert all("%(" not in each and each.endswith(".") for each in sentences)


def test_every_disputed_claim_of_the_course_says_what_is_disputed(library: Library) -> None:
    ledger = Ledger(library)
    seen = 0
    for found in ledger.all():
        held = ledger.standing(found.claim.id)
        if held.status == "disputed":
            seen += 1
            behind = why(found.claim, held, library.record("actors"), library.record("sources"))
            assert behind.apart or behind.otherwise or behind.contradicted_by, found.claim.id
    assert seen > 5


def test_the_words_name_each_figure_and_its_author(library: Library) -> None:
    reasons = Reasons(Edition(library, load_locale("en"), "en"), Ledger(library))
    said = " ".join(reasons.of("second-battle-tolls"))
    assert "more than 500 (Opposition group, 2013) against 1,257 (government)" in said


def test_a_figure_is_not_set_against_the_same_with_about(library: Library) -> None:
    reasons = Reasons(Edition(library, load_locale("en"), "en"), Ledger(library))
    said = " ".join(reasons.of("town-population-2012"))
    assert "against 40,000 (Mayte Carrasco) and about 40,000 (HRW)." in said


def test_two_versions_of_one_work_are_told_apart_by_who_publishes_them(library: Library) -> None:
    reasons = Reasons(Edition(library, load_locale("en"), "en"), Ledger(library))
    answers = reasons.of("town-importance-road")[0]
    one, another = answers.split(". Another, according to: ")
    assert "piglix.com" in one
    assert "wikimili.com" in another


def test_a_voice_counted_once_says_so_of_its_many_texts(library: Library) -> None:
    reasons = Reasons(Edition(library, load_locale("en"), "en"), Ledger(library))
    assert reasons.of("barricaded-400")[:2] == [
        "One voice: Mayte Carrasco.",
        "7 texts carry it; that makes no more voices.",
    ]


# --- printed


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_a_printed_claim_tells_status_why_accounts_relations_and_uses(
    library: Library, tag: str
) -> None:
    ledger = Ledger(library)
    edition = Edition(library, load_locale(tag), tag)
    pages = TextPages(edition, ledger, 72)
    printed = " ".join(" ".join(pages.claim("hospital-littell")).split())
    for sentence in Reasons(edition, ledger).of("hospital-littell"):
        assert " ".join(sentence.split()) in printed
    related = ledger.relations("hospital-littell")
    assert related
    assert all(f"[{each.to}]" in printed for each in related)
    assert "siege/" in printed


def test_a_printed_phase_says_why_below_each_claim(library: Library) -> None:
    edition = Edition(library, load_locale("en"), "en")
    phase = edition.phase("resumes")
    ledger = Ledger(library)
    printed = " ".join(
        " ".join(TextPages(edition, ledger, 72).phase(phase, items=False, key=False)).split()
    )
    for marked in phase.marks:
        for sentence in Reasons(edition, ledger).of(marked):
            assert " ".join(sentence.split()) in printed


def test_a_claim_that_a_plan_talks_about_names_the_plan(library: Library) -> None:
    ledger = Ledger(library)
    used = Uses(library, ledger).names_of("siege-66-dead")
    assert set(library.plans) & set(used)
