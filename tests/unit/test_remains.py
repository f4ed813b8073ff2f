"""What remains when only some claims count; where claims and sources are met again."""

from __future__ import annotations

from time import perf_counter

import pytest

from qusayr_tui.content.loader import Library
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.prose import parse_prose, passages, plain_paragraph
from qusayr_tui.domain.remains import (
    ALL,
    CORROBORATED,
    NOT_ONE_SIDED,
    SAW,
    THERE,
    Filter,
    Remains,
    claims_of_phase,
)
from qusayr_tui.domain.stretches import stretches
from qusayr_tui.domain.uses import Uses
from qusayr_tui.i18n.locale import load_locale
from tests.support.courses import SHIPPED, WORKED, MemoryFolder


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(MemoryFolder.of(SHIPPED))


@pytest.fixture(scope="module")
def remains(library: Library) -> Remains:
    return Remains(library, Ledger(library))


@pytest.fixture(scope="module")
def claims(library: Library) -> list[str]:
    return [found.claim.id for found in Ledger(library).all()]


def statuses(library: Library, claims: frozenset[str]) -> set[str]:
    ledger = Ledger(library)
    return {ledger.standing(each).status for each in claims}


def test_everything_remains_at_first(remains: Remains, claims: list[str]) -> None:
    assert remains.left(Filter(), claims) == frozenset(claims)
    assert not Filter().is_on


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (
            NOT_ONE_SIDED,
            {"disputed", "agreed", "unattributed", "several", "single"},
        ),
        (CORROBORATED, {"disputed", "agreed", "several"}),
    ],
)
def test_a_choice_of_statuses_keeps_them_and_the_disputed(
    library: Library, remains: Remains, claims: list[str], choice: str, kept: set[str]
) -> None:
    assert statuses(library, remains.left(Filter(choice), claims)) == kept


@pytest.mark.parametrize(("choice", "access"), [(SAW, {"saw"}), (THERE, {"saw", "heard"})])
def test_what_was_seen_is_kept_and_nothing_that_was_only_told(
    library: Library, remains: Remains, claims: list[str], choice: str, access: set[str]
) -> None:
    ledger = Ledger(library)
    left = remains.left(Filter(choice), claims)
    for claim in claims:
        seen = any(each.access in access for each in ledger.find(claim).claim.accounts)
        disputed = ledger.standing(claim).status in ("disputed", "unknown")
        assert (claim in left) == (seen or disputed), claim


@pytest.mark.parametrize("side", ["government", "opposition"])
def test_one_side_keeps_what_that_side_says(
    library: Library, remains: Remains, claims: list[str], side: str
) -> None:
    actors, ledger = library.record("actors"), Ledger(library)
    chosen = Filter(f"side:{side}", frozenset({"disputed", "unknown"}))
    left = remains.left(chosen, claims)
    assert chosen.side == side
    assert left
    for claim in left:
        assert any(actors[each.actor].side == side for each in ledger.find(claim).claim.accounts)


def test_a_kind_of_speaker_keeps_what_such_speakers_say(
    library: Library, remains: Remains, claims: list[str]
) -> None:
    actors, ledger = library.record("actors"), Ledger(library)
    left = remains.left(Filter("kind:monitor", frozenset({"disputed"})), claims)
    assert left
    for claim in left:
        kinds = {actors[each.actor].kind for each in ledger.find(claim).claim.accounts}
        assert "monitor" in kinds


def test_the_disputed_go_only_when_they_are_left_out_by_name(
    library: Library, remains: Remains, claims: list[str]
) -> None:
    for choice in remains.choices:
        assert "disputed" in statuses(library, remains.left(Filter(choice), claims))
    without = Filter().ticked("disputed")
    assert without.is_on
    assert "disputed" not in statuses(library, remains.left(without, claims))
    assert without.ticked("disputed") == Filter()


def test_choices_go_round_and_come_back(remains: Remains) -> None:
    assert remains.choices[0] == ALL
    chosen = Filter()
    for _ in remains.choices:
        chosen = chosen.turned(remains.choices, 1)
    assert chosen == Filter()
    assert chosen.turned(remains.choices, -1).choice == remains.choices[-1]


def test_a_choice_that_the_course_does_not_know_keeps_everything(remains: Remains) -> None:
    assert remains.known("side:elsewhere", ("disputed", "single")) == Filter(
        ALL, frozenset({"disputed"})
    )


def test_the_filter_answers_within_a_frame_on_the_longest_phase(library: Library) -> None:
    ledger = Ledger(library)
    remains = Remains(library, ledger)
    edition = Edition(library, load_locale("fr"), "fr")
    phases = [edition.phase(ref.id) for ref in library.phases]
    longest = max(phases, key=lambda each: len(each.marks))
    claims = claims_of_phase(longest.ref, library, longest.marks)
    remains.left(Filter(), claims)
    began = perf_counter()
    for choice in remains.choices:
        remains.left(Filter(choice), claims, longest.ref.id)
    assert (perf_counter() - began) / len(remains.choices) < 0.005


# --- passages that are drawn


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_blocks_are_cut_where_the_checks_cut_them(library: Library, tag: str) -> None:
    edition = Edition(library, load_locale(tag), tag)
    for ref in library.phases:
        for block in edition.phase(ref.id).blocks:
            drawn = [each for part in stretches(block.prose) for each in part]
            checked = passages(block.prose, block.claims)
            assert list(dict.fromkeys(each.claims for each in drawn)) == list(
                dict.fromkeys(each.claims for each in checked)
            )


def test_no_word_is_lost_in_the_cutting() -> None:
    prose, _ = parse_prose(
        "One thing.[^a] Two [things](term:t) more[^b][^c], and\n\na rest[^d]; end."
    )
    cut = stretches(prose)
    words = [plain_paragraph(tuple(span for each in part for span in each.spans)) for part in cut]
    assert "\n\n".join(words) == prose.plain()
    assert [each.claims for part in cut for each in part] == [
        ("a",),
        ("b", "c"),
        ("d",),
        ("d",),
        (),
    ]


# --- where things are used


def test_a_claim_tells_every_block_and_item_that_uses_it() -> None:
    library = Library(MemoryFolder.of(WORKED))
    uses = Uses(library, Ledger(library))
    assert [each.whole_name for each in uses.of_claim("siege-66-dead")] == [
        "siege/sixty-six",
        "siege/may-we-write",
    ]
    assert uses.of_claim("nothing") == ()


def test_every_citation_of_the_course_is_a_use(library: Library) -> None:
    uses = Uses(library, Ledger(library))
    for ref in library.phases:
        for block in library.phase(ref).blocks:
            for claim in block.claims:
                assert f"{ref.id}/{block.id}" in [e.whole_name for e in uses.of_claim(claim)]


def test_a_source_tells_its_claims_and_its_copies(library: Library) -> None:
    uses, ledger = Uses(library, Ledger(library)), Ledger(library)
    copies = 0
    for source in library.record("sources").values():
        carried = uses.of_source(source.id)
        for found in ledger.all():
            cites = any(source.id in each.sources for each in found.claim.accounts)
            assert (found.claim.id in carried) == cites
        copies += len(uses.copies_of(source.id))
    assert copies == sum(1 for each in library.record("sources").values() if each.copy_of)


def test_the_texts_of_a_side_are_only_those_that_were_read(library: Library) -> None:
    uses, sources = Uses(library, Ledger(library)), library.record("sources")
    for side in library.course.sides:
        texts = uses.texts_of(side)
        read = [each for each in sources.values() if each.seen in ("whole", "excerpt")]
        own = [each for each in read if each.kind in ("state-media", "party")]
        assert 0 < texts.own <= len(own)
        assert texts.quoting > 0
