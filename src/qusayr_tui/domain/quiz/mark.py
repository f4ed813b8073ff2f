"""`mark`: mark the parts of a sentence that the question asks for."""

from __future__ import annotations

from qusayr_tui.domain.fields import Base, Id
from qusayr_tui.domain.quiz.items import (
    Facts,
    ItemKind,
    ItemRecord,
    ItemWords,
    Names,
    OptionWords,
    entry,
)

NO_SPACE_AFTER = ("’", "'", "(", "«\u00a0", "“", "-")
NO_SPACE_BEFORE = (",", ".", ")", "…", "-", ";", ":", "?", "!", "»", "”")


class Segment(Base, frozen=True, kw_only=True):
    """One part of the sentence."""

    id: Id
    right: bool


class MarkRecord(ItemRecord, frozen=True, kw_only=True, tag="mark"):
    """The parts of a sentence, and which of them are to be marked."""

    segments: tuple[Segment, ...]


class MarkWords(ItemWords, frozen=True, kw_only=True, tag="mark"):
    """The words of a `mark`: the parts in the order in which this language reads them."""

    segments: tuple[OptionWords, ...]


class Mark(ItemKind):
    """Shape and grading of `mark`: every part that is asked for and no other."""

    ask = "mark"
    record = MarkRecord
    words = MarkWords
    manner = "several"
    shuffles = False

    def option_ids(self, item: MarkRecord) -> tuple[str, ...]:
        """Give the parts."""
        return tuple(segment.id for segment in item.segments)

    def key(self, item: MarkRecord, facts: Facts) -> tuple[str, ...]:
        """Give the parts typed as right."""
        return tuple(segment.id for segment in item.segments if segment.right)

    def worded_parts(self, item: MarkRecord, words: MarkWords) -> dict[str, tuple[str, ...]]:
        """Ask for words of every part."""
        return {"segments": self.option_ids(item)}

    def option_text(self, item: MarkRecord, words: MarkWords, option: str, names: Names) -> str:
        """Give the part's text."""
        text: str = entry(words.segments, option).text
        return text

    def reading_order(self, words: MarkWords, options: tuple[str, ...]) -> tuple[str, ...]:
        """Give the parts as this language reads them."""
        return tuple(each.id for each in words.segments if each.id in options)

    def passage(self, words: MarkWords) -> str | None:
        """Give the whole sentence."""
        sentence = ""
        for each in words.segments:
            glued = sentence.endswith(NO_SPACE_AFTER) or each.text.startswith(NO_SPACE_BEFORE)
            sentence += each.text if glued or not sentence else f" {each.text}"
        return sentence

    def feedback(self, words: MarkWords, option: str) -> str | None:
        """Give what is said about the part."""
        text: str = entry(words.segments, option).feedback
        return text
