"""One language of everything: a course, and the locale that the program speaks.

An `Edition` is what a screen, a printed page or a line of `plain` draws from. Changing
language is taking another edition: ids stay, words change.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import cached_property
from typing import Any, Protocol

import msgspec

from qusayr_tui.domain import model
from qusayr_tui.domain.edtf import parse_edtf
from qusayr_tui.domain.glossary import TermFinder, link_terms
from qusayr_tui.domain.items_of import find_item, find_item_words
from qusayr_tui.domain.plan import Plan
from qusayr_tui.domain.prose import Citation, Paragraph, Prose, parse_prose
from qusayr_tui.domain.quiz import AnyItem, AnyItemWords
from qusayr_tui.domain.words import (
    ActorWords,
    ClaimWords,
    CourseWords,
    MethodWords,
    PhaseWords,
    PlaceWords,
    SourceWords,
    TermWords,
)
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.locale import Locale


class PhaseRef(msgspec.Struct, frozen=True):
    """A phase as its file name gives it."""

    number: int
    id: str
    file: str


class CourseReader(Protocol):
    """Where an edition has its course from (`content.loader.Library`)."""

    course: model.Course
    phases: tuple[PhaseRef, ...]

    def record(self, name: str) -> Mapping[str, Any]:
        """Give a shared list of the record by id."""
        ...

    def words(self, language: str, name: str) -> Mapping[str, Any]:
        """Give the words of a shared list by id."""
        ...

    def course_words(self, language: str) -> CourseWords:
        """Give the words of the course."""
        ...

    def method(self, language: str) -> MethodWords | None:
        """Give the page on method, None where the course has none."""
        ...

    @property
    def plans(self) -> tuple[str, ...]:
        """The ids of the plans of lessons."""
        ...

    def plan(self, plan_id: str) -> Plan:
        """Give a plan of `plans`."""
        ...

    def phase(self, ref: PhaseRef) -> model.Phase:
        """Give a phase's record."""
        ...

    def phase_words(self, language: str, ref: PhaseRef) -> PhaseWords:
        """Give a phase's words."""
        ...

    def phases_mentioning(self, text: str) -> tuple[PhaseRef, ...]:
        """Give the phases whose record holds *text*, without reading them whole."""
        ...


class BlockEdition(msgspec.Struct, frozen=True):
    """One block of prose with its terms linked and its claims marked."""

    id: str
    kind: model.BlockKind
    claims: tuple[str, ...]
    prose: Prose


class PhaseEdition:
    """One phase in one language."""

    def __init__(self, edition: Edition, ref: PhaseRef) -> None:
        self._edition = edition
        self.ref = ref
        self.record = edition.reader.phase(ref)
        self.words = edition.reader.phase_words(edition.language, ref)

    @cached_property
    def blocks(self) -> tuple[BlockEdition, ...]:
        """The blocks in order, terms linked as their glossary entries ask."""
        return self.blocks_without(())

    def blocks_without(self, left_out: Container[str]) -> tuple[BlockEdition, ...]:
        """Give the blocks that are not left out; a term is linked where it comes first in them."""
        texts = {block.id: block.text for block in self.words.blocks}
        linked: set[str] = set()
        return tuple(
            self._block(block, texts[block.id], linked)
            for block in self.record.blocks
            if block.id not in left_out
        )

    def _block(self, block: model.Block, text: str, linked: set[str]) -> BlockEdition:
        prose, _ = parse_prose(text)
        prose = link_terms(
            prose, self._edition.finder, already=linked, policy=self._edition.link_policy
        )
        if len(block.claims) == 1 and not _citations(prose):
            prose = _cited_at_end(prose, block.claims[0])
        return BlockEdition(block.id, block.kind, block.claims, prose)

    @cached_property
    def marks(self) -> dict[str, int]:
        """The number of each claim's mark, from 1, in the order in which they are cited."""
        cited = (claim for block in self.blocks for claim in _citations(block.prose))
        return {claim: number for number, claim in enumerate(dict.fromkeys(cited), start=1)}

    def item(self, item_id: str) -> AnyItem:
        """Give the record of an item by its name in the phase (`items_of`)."""
        return find_item(self.record, item_id)

    def item_words(self, item_id: str) -> AnyItemWords:
        """Give the words of an item by its name in the phase."""
        return find_item_words(self.words, item_id)

    def claim_words(self, claim_id: str) -> ClaimWords:
        """Give the words of a claim that this phase tells."""
        return next(claim for claim in self.words.claims if claim.id == claim_id)


class Edition:
    """A course in one language, with the locale of the program's own texts."""

    def __init__(self, reader: CourseReader, locale: Locale, language: str) -> None:
        self.reader = reader
        self.locale = locale
        self.language = language
        self._phases: dict[str, PhaseEdition] = {}

    @property
    def course(self) -> model.Course:
        """What holds for the whole course."""
        return self.reader.course

    @property
    def words(self) -> CourseWords:
        """The words of the course itself."""
        return self.reader.course_words(self.language)

    @property
    def method(self) -> MethodWords | None:
        """The page on method, None where the course has none."""
        return self.reader.method(self.language)

    def text(self, lazy: LazyText) -> str:
        """Give a text of the program."""
        return self.locale.text(lazy)

    def phase(self, phase_id: str) -> PhaseEdition:
        """Give a phase; raises KeyError when the course has none of this id."""
        if phase_id not in self._phases:
            self._phases[phase_id] = PhaseEdition(self, self.ref(phase_id))
        return self._phases[phase_id]

    def ref(self, phase_id: str) -> PhaseRef:
        """Give where a phase stands in the course; raises KeyError for an unknown one."""
        for ref in self.reader.phases:
            if ref.id == phase_id:
                return ref
        raise KeyError(phase_id)

    def actor(self, actor_id: str) -> ActorWords:
        """Give the words of an actor."""
        found: ActorWords = self.reader.words(self.language, "actors")[actor_id]
        return found

    def source(self, source_id: str) -> SourceWords:
        """Give the words of a source."""
        found: SourceWords = self.reader.words(self.language, "sources")[source_id]
        return found

    def place(self, place_id: str) -> str:
        """Give the name of a place."""
        found: PlaceWords = self.reader.words(self.language, "places")[place_id]
        return found.name

    def term(self, term_id: str) -> TermWords:
        """Give the words of a glossary term."""
        found: TermWords = self.terms[term_id]
        return found

    @property
    def terms(self) -> Mapping[str, TermWords]:
        """All terms of the glossary in this language, in the order of the file."""
        return self.reader.words(self.language, "glossary")

    def side(self, side_id: str) -> str:
        """Give the name of a side."""
        names = {side.id: side.name for side in self.words.sides}
        return names.get(side_id, side_id)

    def date(self, edtf: str) -> str:
        """Give a date of the course in words."""
        return self.locale.date(parse_edtf(edtf))

    def short_date(self, edtf: str) -> str:
        """Give a date of the course in few words, for lists and notes."""
        return self.locale.short_date(parse_edtf(edtf))

    @cached_property
    def finder(self) -> TermFinder:
        """What finds this language's terms in a text."""
        return TermFinder({term.id: term.forms for term in self.terms.values()}, self.language)

    @cached_property
    def link_policy(self) -> dict[str, model.LinkPolicy]:
        """How often each term is linked."""
        return {term.id: term.link for term in self.reader.record("glossary").values()}


def _citations(prose: Prose) -> list[str]:
    return [span.claim for part in prose.paragraphs for span in part if isinstance(span, Citation)]


def _cited_at_end(prose: Prose, claim: str) -> Prose:
    """Mark a block that rests on one claim, as the course format allows it to stay bare."""
    last: Paragraph = (*prose.paragraphs[-1], Citation(claim))
    return Prose((*prose.paragraphs[:-1], last))


EditionFactory = Callable[[str], Edition]
"""Gives the edition of a language; made once, where the program is put together."""
