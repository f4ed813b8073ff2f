"""`choice`: one right option among several."""

from __future__ import annotations

from qusayr_tui.domain.quiz.items import (
    Facts,
    ItemKind,
    ItemRecord,
    ItemWords,
    Names,
    Option,
    OptionWords,
    entry,
)


class ChoiceRecord(ItemRecord, frozen=True, kw_only=True, tag="choice"):
    """A question with one right option."""

    options: tuple[Option, ...]


class ChoiceWords(ItemWords, frozen=True, kw_only=True, tag="choice"):
    """The words of a `choice`."""

    options: tuple[OptionWords, ...]


class Choice(ItemKind):
    """Shape and grading of `choice`."""

    ask = "choice"
    record = ChoiceRecord
    words = ChoiceWords
    eliminates = True

    def option_ids(self, item: ChoiceRecord) -> tuple[str, ...]:
        """Give the options' ids."""
        return tuple(option.id for option in item.options)

    def key(self, item: ChoiceRecord, facts: Facts) -> tuple[str, ...]:
        """Give the options typed as right."""
        return tuple(option.id for option in item.options if option.right)

    def worded_parts(self, item: ChoiceRecord, words: ChoiceWords) -> dict[str, tuple[str, ...]]:
        """Ask for words of every option."""
        return {"options": self.option_ids(item)}

    def option_text(self, item: ChoiceRecord, words: ChoiceWords, option: str, names: Names) -> str:
        """Give the option's text."""
        text: str = entry(words.options, option).text
        return text

    def feedback(self, words: ChoiceWords, option: str) -> str | None:
        """Give the option's feedback."""
        text: str = entry(words.options, option).feedback
        return text
