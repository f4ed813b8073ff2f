"""What the key of one item is computed from, looked up in the course when it is needed."""

from __future__ import annotations

from functools import cached_property

from qusayr_tui.domain.edition import CourseReader, PhaseRef
from qusayr_tui.domain.items_of import find_item_words
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import Claim
from qusayr_tui.domain.quiz import AnyItemWords
from qusayr_tui.domain.words import TermWords


class ItemFacts:
    """The facts for one item (a `quiz.Facts`)."""

    def __init__(self, reader: CourseReader, ledger: Ledger, phase: PhaseRef, name: str) -> None:
        self._reader = reader
        self._ledger = ledger
        self._phase = phase
        self._name = name

    def date(self, claim: str) -> str:
        """Give the EDTF date of a claim."""
        return self._ledger.find(claim, self._phase.id).claim.date

    def status(self, claim: str) -> str:
        """Give the computed status of a claim."""
        return self._ledger.standing(claim, self._phase.id).status

    def speakers(self, claim: str) -> frozenset[str]:
        """Give the actors who say so, and the sources that have it from them."""
        return speakers_of(self._ledger.find(claim, self._phase.id).claim)

    def forms(self, term: str) -> tuple[str, ...]:
        """Give every form and alias of a term, in every language."""
        words = (self._reader.words(tag, "glossary")[term] for tag in self._languages)
        return tuple(form for each in words for form in forms_of(each))

    def item_words(self) -> tuple[AnyItemWords, ...]:
        """Give the words of the item, in every language."""
        return self._item_words

    @cached_property
    def _item_words(self) -> tuple[AnyItemWords, ...]:
        phases = (self._reader.phase_words(tag, self._phase) for tag in self._languages)
        return tuple(find_item_words(each, self._name) for each in phases)

    @property
    def _languages(self) -> tuple[str, ...]:
        return self._reader.course.languages


def forms_of(words: TermWords) -> tuple[str, ...]:
    """Give all by which a term is known in one language."""
    short = (words.short,) if words.short else ()
    return (words.term, *short, *words.forms, *words.aliases)


def speakers_of(claim: Claim) -> frozenset[str]:
    """Give the actors who say that a claim is so, and the sources that have it from them."""
    so = [account for account in claim.accounts if account.says == "so"]
    return frozenset(name for each in so for name in (each.actor, *each.sources))
