"""The shipped course, as it stands: sound, alike in each language, every claim with its sources."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from qusayr_tui.content.check import check_path
from qusayr_tui.content.folder import DiskFolder
from qusayr_tui.content.loader import Library
from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.lesson import proof_block
from qusayr_tui.domain.prose import TermLink
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.problems import problem_line
from tests.support.courses import SHIPPED, TINY, WORKED

COURSES = pytest.mark.parametrize(
    "path", [SHIPPED, WORKED, TINY], ids=["shipped", "worked", "tiny"]
)


@cache
def library(path: Path) -> Library:
    return Library(DiskFolder(path))


@cache
def editions(path: Path) -> tuple[Edition, ...]:
    """Open the course in each of its languages."""
    read = library(path)
    return tuple(Edition(read, load_locale(tag), tag) for tag in read.course.languages)


@COURSES
@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_wrong_with_the_course(path: Path, language: str) -> None:
    locale = load_locale(language)
    assert [problem_line(each, locale) for each in check_path(path)] == []


@COURSES
def test_every_phase_opens_in_every_language(path: Path) -> None:
    for edition in editions(path):
        for ref in edition.reader.phases:
            phase = edition.phase(ref.id)
            assert phase.words.title
            assert phase.words.question
            assert all(block.prose.plain().strip() for block in phase.blocks)


@COURSES
def test_all_languages_rest_on_the_same_claims_in_the_same_order_of_blocks(path: Path) -> None:
    first, *others = editions(path)
    for ref in first.reader.phases:
        shape = [(block.id, set(block.claims)) for block in first.phase(ref.id).blocks]
        for other in others:
            assert [(each.id, set(each.claims)) for each in other.phase(ref.id).blocks] == shape
            assert set(other.phase(ref.id).marks) == set(first.phase(ref.id).marks)


@COURSES
def test_each_claim_has_a_source_and_a_standing(path: Path) -> None:
    ledger = Ledger(library(path))
    sources = library(path).record("sources")
    for found in ledger.all():
        cited = [source for account in found.claim.accounts for source in account.sources]
        assert cited or not found.claim.accounts, found.claim.id
        assert set(cited) <= set(sources)
        assert ledger.standing(found.claim.id).status in SIGNS


@COURSES
def test_every_claim_that_a_reader_meets_can_be_opened_in_each_language(path: Path) -> None:
    ledger = Ledger(library(path))
    for edition in editions(path):
        for ref in edition.reader.phases:
            for claim in edition.phase(ref.id).marks:
                home = ledger.find(claim, ref.id).phase
                assert edition.phase(home.id).claim_words(claim).text


@COURSES
def test_every_term_that_is_linked_exists_in_each_language(path: Path) -> None:
    for edition in editions(path):
        linked = 0
        for ref in edition.reader.phases:
            for block in edition.phase(ref.id).blocks:
                for span in (span for part in block.prose.paragraphs for span in part):
                    if isinstance(span, TermLink):
                        linked += 1
                        assert edition.term(span.term).definition
        assert linked, edition.language


@COURSES
def test_every_item_has_its_words_and_a_block_that_proves_it(path: Path) -> None:
    for edition in editions(path):
        for ref in edition.reader.phases:
            phase = edition.phase(ref.id)
            blocks = {block.id for block in phase.record.blocks}
            for item in phase.record.items:
                assert phase.item_words(item.id).prompt
                assert proof_block(phase.record, item.id) in blocks


def test_the_shipped_course_speaks_french_and_english() -> None:
    assert set(library(SHIPPED).course.languages) >= {"fr", "en"}
    numbers = [ref.number for ref in library(SHIPPED).phases]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_the_first_and_the_last_phase_alone_lie_outside_the_starting_text() -> None:
    reader = library(SHIPPED)
    outside = [reader.phase(ref).outside_starting_text for ref in reader.phases]
    assert outside == [True, *[False] * (len(outside) - 2), True]


def test_the_suite_meets_a_course_in_three_languages() -> None:
    assert len(editions(TINY)) == 3
    titles = {edition.words.title for edition in editions(TINY)}
    assert len(titles) == 3
