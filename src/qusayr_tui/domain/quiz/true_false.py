"""`true-false`: a statement that is true or false."""

from __future__ import annotations

from collections.abc import Mapping

from qusayr_tui.domain.fields import Text
from qusayr_tui.domain.quiz.items import ItemRecord, ItemWords

TRUE, FALSE = "true", "false"
"""Ids of the two options, the same in every course and language."""


class TrueFalseRecord(ItemRecord, frozen=True, kw_only=True, tag="true-false"):
    """A statement, and whether it is true."""

    answer: bool


class TrueFalseWords(ItemWords, frozen=True, kw_only=True, tag="true-false"):
    """The words of a `true-false`: what is said to each of the two answers."""

    feedback_true: Text
    feedback_false: Text


class TrueFalse:
    """Shape and grading of `true-false`."""

    ask = "true-false"
    record = TrueFalseRecord
    words = TrueFalseWords
    several = False
    ordered = False
    shuffles = False

    def option_ids(self, item: TrueFalseRecord) -> tuple[str, ...]:
        """Give the two fixed ids."""
        return (TRUE, FALSE)

    def key(self, item: TrueFalseRecord, dates: Mapping[str, str]) -> tuple[str, ...]:
        """Give the right one of the two."""
        return (TRUE if item.answer else FALSE,)

    def dated_claims(self, item: TrueFalseRecord) -> tuple[str, ...]:
        """Give none: the key is typed."""
        return ()

    def is_right(self, response: tuple[str, ...], key: tuple[str, ...]) -> bool:
        """Tell whether the answer is the right one."""
        return response == key

    def option_text(self, words: TrueFalseWords, option: str) -> str | None:
        """Give None: the program itself has the words "True" and "False"."""
        return None

    def feedback(self, words: TrueFalseWords, option: str) -> str | None:
        """Give what is said to the answer *option*."""
        return words.feedback_true if option == TRUE else words.feedback_false

    def whole_feedback(self, words: TrueFalseWords, right: bool) -> str | None:
        """Give None: each option has its own feedback."""
        return None
