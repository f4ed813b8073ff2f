"""How well a claim is supported: the table of the course format, row by row, and its rules."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.content.loader import Library
from qusayr_tui.domain.claims import SIGNS, Standing, figure_range, line_of, standing
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import Account, Actor, Claim, Figure, Relation, Source
from tests.support.courses import TINY, WORKED, MemoryFolder

ACTORS = {
    actor.id: actor
    for actor in (
        Actor(id="nobody-named", kind="unnamed"),
        Actor(id="state-media", kind="media", side="government"),
        Actor(id="government", kind="government", side="government"),
        Actor(id="fsa", kind="armed-group", side="opposition"),
        Actor(id="insurgents", kind="armed-group", side="opposition"),
        Actor(id="rebel-sources-february", kind="armed-group", side="opposition"),
        Actor(id="activist-bridge", kind="media", side="opposition"),
        Actor(id="opposition-network-2013", kind="media", side="opposition"),
        Actor(id="opposition-group-2013", kind="media", side="opposition"),
        Actor(id="sohr", kind="monitor"),
        Actor(id="carrasco", kind="reporter"),
        Actor(id="elpais", kind="reporter", line="carrasco"),
        Actor(id="enders", kind="reporter"),
        Actor(id="liberation-reporter", kind="reporter"),
        Actor(id="reuters-march", kind="agency"),
        Actor(id="photographer-homs", kind="witness"),
        Actor(id="local-doctor", kind="resident"),
        Actor(id="lebanese-local-official", kind="official"),
        Actor(id="bbc", kind="reporter"),
    )
}

SOURCES = {
    source.id: source
    for source in (
        Source(id="enc", kind="encyclopedia", publisher="E", title="T", seen="whole"),
        Source(id="cited", kind="press", publisher="P", title="T", seen="cited", date="2012-02-11"),
        Source(id="told", kind="method", publisher="P", title="T", seen="none"),
        Source(id="read", kind="press", publisher="P", title="T", seen="whole", date="2012-02-12"),
        Source(id="part", kind="press-on-the-spot", publisher="P", title="T", seen="excerpt"),
        Source(id="later", kind="press", publisher="P", title="T", seen="whole", date="2012-03"),
    )
}


def figure(value: str, bound: Any = "exact", name: str = "dead") -> Figure:
    return Figure(id=name, value=value, bound=bound)


def account(
    actor: str, *figures: Figure, sources: tuple[str, ...] = ("read",), **more: Any
) -> Account:
    return Account(actor=actor, figures=figures, sources=sources, **more)


def claim(*accounts: Account, related: tuple[tuple[str, Any], ...] = (), **more: Any) -> Claim:
    fields = {"date": "2012-02", "date_basis": "sourced", **more}
    relations = tuple(Relation(to=to, kind=kind) for to, kind in related)
    return Claim(id="it", accounts=accounts, related=relations, **fields)


def weigh(*accounts: Account, against: tuple[str, ...] = ()) -> Standing:
    return standing(claim(*accounts), ACTORS, SOURCES, against)


TABLE: dict[str, tuple[tuple[Account, ...], str, bool]] = {
    "siege-66-dead": (
        (
            account("nobody-named", figure("66", "at-least"), sources=("enc",)),
            account("nobody-named", figure("66"), sources=("enc",)),
        ),
        "unattributed",
        True,
    ),
    "state-tv-0210": ((account("state-media", sources=("cited", "enc")),), "side", True),
    "intelligence-building": (
        (
            account("carrasco", access="saw", sources=("part",)),
            account("elpais", access="saw", sources=("cited",)),
        ),
        "single",
        False,
    ),
    "intelligence-five-who": (
        (
            account("nobody-named", figure("5"), sources=("enc",)),
            account("carrasco", says="otherwise", sources=("part",)),
        ),
        "disputed",
        False,
    ),
    "barricaded-400": (
        (
            account("carrasco", figure("400", "about"), access="heard", sources=("part",)),
            account("nobody-named", figure("400"), sources=("enc",)),
        ),
        "single",
        False,
    ),
    "rebel-toll-20-80": (
        (account("insurgents", figure("20"), of="other", sources=("enc",)),),
        "side-other",
        True,
    ),
    "rebel-own-losses": ((account("fsa", of="self", sources=("cited",)),), "side-self", True),
    "hospital-five-months": ((account("local-doctor", sources=("cited",)),), "single", True),
    "tunnel-destroyed": (
        (
            account("nobody-named", sources=("enc",)),
            account("liberation-reporter", says="otherwise"),
            account("reuters-march", says="otherwise"),
            account("photographer-homs", says="otherwise"),
        ),
        "disputed",
        False,
    ),
    "last-two-towns": (
        (
            account("nobody-named", sources=("enc",)),
            account("fsa", says="otherwise"),
            account("enders", says="otherwise"),
        ),
        "disputed",
        False,
    ),
    "bridge-shelled": (
        (account("sohr"), account("activist-bridge"), account("lebanese-local-official")),
        "several",
        False,
    ),
    "second-battle": (
        (account("state-media"), account("opposition-network-2013"), account("bbc")),
        "agreed",
        False,
    ),
    "second-battle-tolls": (
        (
            account("opposition-group-2013", figure("500", "more-than")),
            account("government", figure("1257")),
        ),
        "disputed",
        False,
    ),
    "four-tanks-north": (
        (
            account("rebel-sources-february", figure("4"), of="other"),
            account("nobody-named", figure("4"), sources=("enc",)),
        ),
        "side-other",
        False,
    ),
}
"""The fourteen examples of the course format, part 3: accounts, status, second hand."""


@pytest.mark.parametrize("name", TABLE)
def test_the_examples_of_the_course_format(name: str) -> None:
    accounts, status, second_hand = TABLE[name]
    found = weigh(*accounts)
    assert (found.status, found.second_hand) == (status, second_hand)


def test_the_examples_show_every_status_but_unknown() -> None:
    assert {status for _, status, _ in TABLE.values()} == set(SIGNS) - {"unknown"}


def test_a_claim_that_nobody_makes_is_not_known() -> None:
    assert weigh().status == "unknown"
    assert weigh().second_hand
    assert weigh(against=("other",)).status == "unknown"


# --- conflicts


def test_saying_otherwise_and_saying_not_so_do_not_contradict_each_other() -> None:
    found = weigh(account("sohr", says="otherwise"), account("bbc", says="not-so"))
    assert found.conflicts == ()


@pytest.mark.parametrize("says", ["otherwise", "not-so"])
def test_saying_so_against_saying_otherwise_is_a_conflict(says: Any) -> None:
    found = weigh(account("sohr"), account("bbc"), account("enders", says=says))
    assert found.status == "disputed"
    assert found.conflicts == ((0, 2), (1, 2))


def test_both_sides_saying_so_does_not_hide_that_a_third_says_otherwise() -> None:
    found = weigh(account("government"), account("fsa"), account("bbc", says="not-so"))
    assert found.status == "disputed"


def test_figures_that_do_not_meet_are_a_conflict() -> None:
    found = weigh(account("sohr", figure("9")), account("bbc", figure("12")))
    assert (found.status, found.conflicts) == ("disputed", ((0, 1),))


def test_figures_of_different_things_are_not_compared() -> None:
    dead, hurt = figure("9"), figure("120", name="hurt")
    assert weigh(account("sohr", dead), account("bbc", hurt)).status == "several"


def test_the_same_side_may_contradict_itself() -> None:
    found = weigh(account("fsa", figure("9")), account("insurgents", figure("30")))
    assert found.status == "disputed"


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        (figure("66"), figure("66"), True),
        (figure("66"), figure("67"), False),
        (figure("66", "at-least"), figure("66"), True),
        (figure("66", "at-least"), figure("99"), True),
        (figure("66", "at-least"), figure("100"), False),
        (figure("66", "at-least"), figure("65"), False),
        (figure("100", "about"), figure("80"), True),
        (figure("100", "about"), figure("120"), True),
        (figure("100", "about"), figure("121"), False),
        (figure("100", "about"), figure("79"), False),
        (figure("100", "at-most"), figure("67"), True),
        (figure("100", "at-most"), figure("66"), False),
        (figure("100", "at-most"), figure("101"), False),
        (figure("tens"), figure("20"), True),
        (figure("tens"), figure("100"), False),
        (figure("hundreds"), figure("thousands"), False),
        (figure("1/2"), figure("0.5"), True),
        (figure("1/3"), figure("0.33"), False),
    ],
)
def test_figures_meet_where_their_ranges_share_a_value(
    one: Figure, two: Figure, meet: bool
) -> None:
    status = "several" if meet else "disputed"
    assert weigh(account("sohr", one), account("bbc", two)).status == status
    assert weigh(account("bbc", two), account("sohr", one)).status == status


@pytest.mark.parametrize(
    ("found", "low", "high"),
    [
        (figure("66"), Fraction(66), Fraction(66)),
        (figure("10", "about"), Fraction(8), Fraction(12)),
        (figure("10", "at-least"), Fraction(10), Fraction(15)),
        (figure("10", "more-than"), Fraction(10), Fraction(15)),
        (figure("15", "at-most"), Fraction(10), Fraction(15)),
        (figure("tens"), Fraction(20), Fraction(99)),
        (figure("hundreds"), Fraction(200), Fraction(999)),
        (figure("thousands"), Fraction(2000), Fraction(9999)),
        (figure("2/3"), Fraction(2, 3), Fraction(2, 3)),
        (figure("1.5"), Fraction(3, 2), Fraction(3, 2)),
        (figure("0"), Fraction(0), Fraction(0)),
    ],
)
def test_each_bound_leaves_its_range(found: Figure, low: Fraction, high: Fraction) -> None:
    assert figure_range(found) == (low, high)


VALUES = st.one_of(
    st.integers(0, 10**6).map(str),
    st.sampled_from(["1/2", "2/3", "0.25", "tens", "hundreds", "thousands"]),
)
FIGURES = st.builds(
    figure, VALUES, st.sampled_from(["exact", "at-least", "more-than", "at-most", "about"])
)


@given(FIGURES, FIGURES)
def test_a_figure_agrees_with_itself_and_conflicts_both_ways(one: Figure, two: Figure) -> None:
    assert weigh(account("sohr", one), account("bbc", one)).status == "several"
    there = weigh(account("sohr", one), account("bbc", two)).status
    back = weigh(account("bbc", two), account("sohr", one)).status
    assert there == back


# --- corrections


def test_an_actor_who_gives_a_later_figure_corrects_itself() -> None:
    first = account("sohr", figure("9"), said="2012-02-10")
    later = account("sohr", figure("12"), said="2012-02-11")
    assert weigh(first, later).status == "single"
    assert weigh(later, first).status == "single"


def test_a_correction_may_be_dated_by_its_sources() -> None:
    first, later = figure("9"), figure("12")
    assert weigh(account("sohr", first), account("sohr", later, sources=("later",))).status == (
        "single"
    )


@pytest.mark.parametrize("said", ["2012-02-10", None])
def test_two_figures_of_the_same_day_are_no_correction(said: str | None) -> None:
    found = weigh(account("sohr", figure("9"), said=said), account("sohr", figure("12"), said=said))
    assert found.status == "disputed"


def test_without_a_date_nobody_corrects_anything() -> None:
    found = weigh(
        account("sohr", figure("9"), sources=("part",)),
        account("sohr", figure("12"), sources=("part",)),
    )
    assert found.status == "disputed"


def test_a_text_without_an_author_never_corrects_itself() -> None:
    found = weigh(
        account("nobody-named", figure("9"), said="2012-02-10"),
        account("nobody-named", figure("12"), said="2012-02-11"),
    )
    assert found.status == "disputed"


def test_another_actor_of_the_same_line_is_no_correction() -> None:
    found = weigh(
        account("carrasco", figure("9"), said="2012-02-10"),
        account("elpais", figure("12"), said="2012-02-11"),
    )
    assert found.status == "disputed"


def test_taking_a_statement_back_is_still_a_conflict() -> None:
    found = weigh(
        account("sohr", said="2012-02-10"), account("sohr", says="not-so", said="2012-02-11")
    )
    assert found.status == "disputed"


# --- lines


def test_a_line_is_the_side_else_the_voice_else_the_actor() -> None:
    lines = {actor: line_of(account(actor), ACTORS) for actor in ("fsa", "elpais", "sohr")}
    assert lines == {"fsa": "opposition", "elpais": "carrasco", "sohr": "sohr"}
    assert line_of(account("nobody-named"), ACTORS) is None


def test_five_newspapers_that_quote_one_monitor_are_one_voice() -> None:
    found = weigh(account("sohr", sources=("read", "part", "cited", "later", "enc")))
    assert (found.status, found.lines) == ("single", ("sohr",))


def test_two_names_of_one_reporter_are_one_voice() -> None:
    assert weigh(account("carrasco"), account("elpais")).lines == ("carrasco",)


def test_two_groups_of_one_side_are_one_voice() -> None:
    found = weigh(account("fsa"), account("insurgents"))
    assert (found.status, found.lines) == ("side", ("opposition",))


def test_whoever_says_otherwise_adds_no_voice() -> None:
    assert weigh(account("sohr"), account("bbc", says="otherwise")).lines == ("sohr",)


def test_one_side_and_somebody_else_are_several_voices() -> None:
    assert weigh(account("fsa"), account("bbc")).status == "several"


def test_a_text_without_an_author_adds_no_voice_to_one_that_has_one() -> None:
    found = weigh(account("nobody-named"), account("sohr"), account("nobody-named"))
    assert (found.status, found.lines) == ("single", ("sohr",))


# --- one side, about whom


def test_a_side_that_speaks_of_the_other_at_all_is_about_the_other() -> None:
    found = weigh(account("fsa", of="self"), account("insurgents", of="other"))
    assert found.status == "side-other"


def test_a_side_that_speaks_of_itself_only_in_part_is_just_one_side() -> None:
    found = weigh(account("fsa", of="self"), account("insurgents", of="general"))
    assert found.status == "side"


def test_a_text_without_an_author_beside_a_side_does_not_change_of_whom_it_speaks() -> None:
    assert weigh(account("fsa", of="self"), account("nobody-named")).status == "side-self"


# --- relations and second hand


def test_a_contradicting_claim_makes_a_claim_disputed() -> None:
    found = weigh(account("sohr"), against=("other",))
    assert (found.status, found.contradicted_by) == ("disputed", ("other",))


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("contradicts", "disputed"),
        ("supports", "side-self"),
        ("perhaps-same", "side-self"),
        ("compare", "side-self"),
    ],
)
def test_only_contradicts_changes_a_status_and_does_so_both_ways(kind: str, status: str) -> None:
    folder = MemoryFolder.of(TINY).changed(
        "record/phases/01-fair.yaml",
        "  - id: stalls-counted\n",
        f"    related: [{{to: fair-ends, as: {kind}}}]\n  - id: stalls-counted\n",
    )
    ledger = Ledger(Library(folder))
    assert ledger.standing("fair-opens").status == status
    other = ledger.standing("fair-ends")
    assert other.status == ("disputed" if kind == "contradicts" else "unattributed")
    assert [each.to for each in ledger.relations("fair-ends")] == ["fair-opens"]


@pytest.mark.parametrize(
    ("sources", "second_hand"),
    [
        (("enc",), True),
        (("cited",), True),
        (("told",), True),
        (("enc", "cited"), True),
        (("read",), False),
        (("part",), False),
        (("enc", "part"), False),
    ],
)
def test_second_hand_is_what_was_not_read_or_stands_in_an_encyclopedia_only(
    sources: tuple[str, ...], second_hand: bool
) -> None:
    assert weigh(account("sohr", sources=sources)).second_hand is second_hand


def test_the_worked_phase_has_the_statuses_that_its_records_give() -> None:
    ledger = Ledger(Library(MemoryFolder.of(WORKED)))
    found = {each.claim.id: ledger.standing(each.claim.id) for each in ledger.all()}
    assert {name: each.status for name, each in found.items()} == {
        "siege-begins": "unattributed",
        "siege-66-dead": "unattributed",
        "hospital-littell": "single",
        "sawameh-jan": "single",
    }
