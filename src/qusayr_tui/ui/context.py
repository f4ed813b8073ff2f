"""What every screen is given: the edition in hand, the learner, and how to draw."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.edition import Edition, EditionFactory, PhaseEdition
from qusayr_tui.domain.item_facts import ItemFacts
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.quiz.engine import Attempt
from qusayr_tui.render.signs import Signs
from qusayr_tui.storage.session import LearnerSession
from qusayr_tui.storage.settings import Settings


class Start(msgspec.Struct, frozen=True):
    """How the program was asked to start."""

    language_given: bool
    """Whether the language question is answered already."""
    phase: str | None = None
    """Phase to go straight to."""
    guest: bool = False


class Context:
    """One learner at one terminal. The edition changes; everything else stays."""

    def __init__(
        self,
        edition: Edition,
        editions: EditionFactory,
        session: LearnerSession,
        ledger: Ledger,
        signs: Signs,
        start: Start,
    ) -> None:
        self.edition = edition
        self.session = session
        self.ledger = ledger
        self.signs = signs
        self.start = start
        self.notice_seen = False
        self.attempts: dict[str, Attempt] = {}
        """Attempts of this run of the program, by item (`phase/item`)."""
        self._editions = editions

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the course, in its order."""
        return self.edition.course.languages

    @property
    def next_language(self) -> str:
        """The language that the language key leads to."""
        tags = self.languages
        return tags[(tags.index(self.edition.language) + 1) % len(tags)]

    def facts(self, phase: PhaseEdition, item: str) -> ItemFacts:
        """Give what the key of an item is computed from."""
        return ItemFacts(self.edition.reader, self.ledger, phase.ref, item)

    def edition_of(self, tag: str) -> Edition:
        """Give the edition of a language, without taking it."""
        return self._editions(tag)

    def take_language(self, tag: str) -> None:
        """Take the edition of another language."""
        self.edition = self._editions(tag)


__all__ = ["Context", "Settings", "Start"]
