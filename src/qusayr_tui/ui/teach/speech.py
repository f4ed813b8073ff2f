"""What every screen of the console is given to draw with; the language alone changes."""

from __future__ import annotations

from collections.abc import Callable

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.plan import Plan, PlanWords
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.render.signs import Signs


class Speech:
    """The language in hand, and how to draw."""

    def __init__(
        self,
        language: str,
        editions: Callable[[str], Edition],
        words: Callable[[str, str], PlanWords],
        signs: Signs,
    ) -> None:
        self.language = language
        self.edition_of = editions
        self.signs = signs
        self._words = words

    @property
    def edition(self) -> Edition:
        """The edition in hand."""
        return self.edition_of(self.language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the course, in its order."""
        return self.edition.course.languages

    @property
    def next_language(self) -> str:
        """The language that the language key leads to."""
        tags = self.languages
        return tags[(tags.index(self.language) + 1) % len(tags)]

    def turn(self) -> None:
        """Take the next language."""
        self.language = self.next_language

    def text(self, text: LazyText) -> str:
        """Give a text of the program."""
        return self.edition.text(text)

    def words(self, plan_id: str) -> PlanWords:
        """Give the words of a plan in the language in hand."""
        return self._words(self.language, plan_id)


class Offer:
    """A plan that may be chosen."""

    def __init__(self, plan_id: str, plan: Plan, *, under_way: bool = False) -> None:
        self.id = plan_id
        self.plan = plan
        self.under_way = under_way
        """Whether a lesson was left that choosing the plan takes up."""
