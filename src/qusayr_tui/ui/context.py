"""What every screen is given: the edition in hand, the learner, and how to draw."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.edition import Edition, EditionFactory, PhaseEdition
from qusayr_tui.domain.item_facts import ItemFacts
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.remains import Filter, Remains
from qusayr_tui.domain.uses import Uses
from qusayr_tui.render.signs import ASCII, UNICODE, Signs
from qusayr_tui.storage.session import LearnerSession
from qusayr_tui.storage.settings import Settings, SettingsFile


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
        settings: SettingsFile | None = None,
    ) -> None:
        self.edition = edition
        self.session = session
        self.ledger = ledger
        self.signs = signs
        self.start = start
        self.notice_seen = False
        self.both = False
        """Whether texts are read in both languages side by side."""
        self.remains = Remains(edition.reader, ledger)
        self.uses = Uses(edition.reader, ledger)
        self._editions = editions
        self._signs = signs
        self._settings = settings or SettingsFile(None, Settings(), None)
        self._take_signs()

    # --- preferences

    @property
    def settings(self) -> Settings:
        """What the learner prefers."""
        return self._settings.settings

    def prefer(self, **changes: object) -> None:
        """Let preferences hold from now on, and keep them where something is kept."""
        self._settings.change(msgspec.structs.replace(self.settings, **changes))
        self._take_signs()

    def _take_signs(self) -> None:
        """Draw with the signs that are preferred, else with those of the command line."""
        signs = self._signs
        if self.settings.ascii is not None and not self._signs.ascii:
            signs = ASCII if self.settings.ascii else UNICODE
        bracketed = signs.ascii or self.settings.marks == "bracketed"
        arabic = signs.arabic and self.settings.arabic
        self.signs = msgspec.structs.replace(signs, bracketed=bracketed, arabic=arabic)

    @property
    def filter(self) -> Filter:
        """What remains to be seen, as far as this course knows the choice."""
        return self.remains.known(self.settings.remains, self.settings.remains_without)

    def choose(self, chosen: Filter) -> None:
        """Let another filter hold, on every step of every phase."""
        self.prefer(remains=chosen.choice, remains_without=tuple(sorted(chosen.without)))

    # --- language

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
