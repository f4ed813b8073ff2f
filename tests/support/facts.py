"""Facts and names for items, as a test writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qusayr_tui.i18n.lazy import LazyText


class WrittenFacts:
    """What keys are computed from (a `quiz.Facts`); what is not written is an error."""

    def __init__(
        self,
        dates: Mapping[str, str] | None = None,
        statuses: Mapping[str, str] | None = None,
        speakers: Mapping[str, str] | None = None,
        forms: Mapping[str, tuple[str, ...]] | None = None,
        words: tuple[Any, ...] = (),
    ) -> None:
        self._dates = dates or {}
        self._statuses = statuses or {}
        self._speakers = speakers or {}
        self._forms = forms or {}
        self._words = words

    def date(self, claim: str) -> str:
        """Give a date."""
        return self._dates[claim]

    def status(self, claim: str) -> str:
        """Give a status."""
        return self._statuses[claim]

    def speakers(self, claim: str) -> frozenset[str]:
        """Give speakers, written in one text."""
        return frozenset(self._speakers[claim].split())

    def forms(self, term: str) -> tuple[str, ...]:
        """Give forms."""
        return self._forms[term]

    def item_words(self) -> tuple[Any, ...]:
        """Give the words of the item."""
        return self._words


class EchoNames:
    """Names everything by its id, with what it was taken for (a `quiz.Names`)."""

    def text(self, lazy: LazyText) -> str:
        """Give the text in the language of the code."""
        return lazy.message

    def claim(self, claim: str) -> str:
        """Give a claim."""
        return f"claim {claim}"

    def speaker(self, speaker: str) -> str:
        """Give a speaker."""
        return f"speaker {speaker}"

    def place(self, place: str) -> str:
        """Give a place."""
        return f"place {place}"

    def term(self, term: str) -> str:
        """Give a term."""
        return f"term {term}"

    def definition(self, term: str) -> str:
        """Give a definition."""
        return f"definition {term}"

    def status(self, status: str) -> str:
        """Give a status."""
        return f"status {status}"
