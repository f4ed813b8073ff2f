"""`choice`: one right option among several."""

from __future__ import annotations

from collections.abc import Mapping

from qusayr_tui.domain.quiz.items import ItemRecord, ItemWords, Option, OptionWords


class ChoiceRecord(ItemRecord, frozen=True, kw_only=True, tag="choice"):
    """A question with one right option."""

    options: tuple[Option, ...]


class ChoiceWords(ItemWords, frozen=True, kw_only=True, tag="choice"):
    """The words of a `choice`."""

    options: tuple[OptionWords, ...]


class Choice:
    """Shape and grading of `choice`."""

    ask = "choice"
    record = ChoiceRecord
    words = ChoiceWords
    several = False
    ordered = False
    shuffles = True

    def option_ids(self, item: ChoiceRecord) -> tuple[str, ...]:
        """Give the options' ids."""
        return tuple(option.id for option in item.options)

    def key(self, item: ChoiceRecord, dates: Mapping[str, str]) -> tuple[str, ...]:
        """Give the option typed as right."""
        return tuple(option.id for option in item.options if option.right)

    def dated_claims(self, item: ChoiceRecord) -> tuple[str, ...]:
        """Give none: the key is typed."""
        return ()

    def is_right(self, response: tuple[str, ...], key: tuple[str, ...]) -> bool:
        """Tell whether the chosen option is the right one."""
        return response == key

    def option_text(self, words: ChoiceWords, option: str) -> str | None:
        """Give the option's text."""
        return next((each.text for each in words.options if each.id == option), None)

    def feedback(self, words: ChoiceWords, option: str) -> str | None:
        """Give the option's feedback."""
        return next((each.feedback for each in words.options if each.id == option), None)

    def whole_feedback(self, words: ChoiceWords, right: bool) -> str | None:
        """Give None: each option has its own feedback."""
        return None
