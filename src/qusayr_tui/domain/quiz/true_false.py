"""`true-false`: a statement that is true or false."""

from __future__ import annotations

from qusayr_tui.domain.fields import Text
from qusayr_tui.domain.quiz.items import Facts, ItemKind, ItemRecord, ItemWords, Names
from qusayr_tui.i18n.lazy import lazy_gettext as _l

TRUE, FALSE = "true", "false"
"""Ids of the two options, the same in every course and language."""


class TrueFalseRecord(ItemRecord, frozen=True, kw_only=True, tag="true-false"):
    """A statement, and whether it is true."""

    answer: bool


class TrueFalseWords(ItemWords, frozen=True, kw_only=True, tag="true-false"):
    """The words of a `true-false`: what is said to each of the two answers."""

    feedback_true: Text
    feedback_false: Text


class TrueFalse(ItemKind):
    """Shape and grading of `true-false`."""

    ask = "true-false"
    record = TrueFalseRecord
    words = TrueFalseWords
    shuffles = False

    def option_ids(self, item: TrueFalseRecord) -> tuple[str, ...]:
        """Give the two fixed ids."""
        return (TRUE, FALSE)

    def key(self, item: TrueFalseRecord, facts: Facts) -> tuple[str, ...]:
        """Give the right one of the two."""
        return (TRUE if item.answer else FALSE,)

    def option_text(
        self, item: TrueFalseRecord, words: TrueFalseWords, option: str, names: Names
    ) -> str:
        """Give the program's own words for the two answers."""
        return names.text(_l("True") if option == TRUE else _l("False"))

    def feedback(self, words: TrueFalseWords, option: str) -> str | None:
        """Give what is said to the answer *option*."""
        return words.feedback_true if option == TRUE else words.feedback_false
