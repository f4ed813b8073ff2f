"""`order`: put statements in the order of the dates of their claims."""

from __future__ import annotations

from qusayr_tui.domain.edtf import parse_edtf, sort_key
from qusayr_tui.domain.fields import Base, Id, Text
from qusayr_tui.domain.quiz.items import (
    Facts,
    ItemKind,
    ItemRecord,
    ItemWords,
    Names,
    PartWords,
    entry,
)


class OrderOption(Base, frozen=True, kw_only=True):
    """One statement to put in order, dated by a claim."""

    id: Id
    claim: Id


class OrderRecord(ItemRecord, frozen=True, kw_only=True, tag="order"):
    """Statements whose right order is computed from the dates of their claims."""

    options: tuple[OrderOption, ...]


class OrderWords(ItemWords, frozen=True, kw_only=True, tag="order"):
    """The words of an `order`: one sentence for the right order, one for any other."""

    options: tuple[PartWords, ...]
    right: Text
    wrong: Text


class Order(ItemKind):
    """Shape and grading of `order`."""

    ask = "order"
    record = OrderRecord
    words = OrderWords
    manner = "order"

    def option_ids(self, item: OrderRecord) -> tuple[str, ...]:
        """Give the options' ids as the course has them."""
        return tuple(option.id for option in item.options)

    def key(self, item: OrderRecord, facts: Facts) -> tuple[str, ...]:
        """Give the options from the oldest to the latest claim."""
        ordered = sorted(
            item.options, key=lambda each: sort_key(parse_edtf(facts.date(each.claim)))
        )
        return tuple(option.id for option in ordered)

    def dated_claims(self, item: OrderRecord) -> tuple[str, ...]:
        """Give the claims of the options."""
        return tuple(option.claim for option in item.options)

    def worded_parts(self, item: OrderRecord, words: OrderWords) -> dict[str, tuple[str, ...]]:
        """Ask for words of every statement."""
        return {"options": self.option_ids(item)}

    def option_text(self, item: OrderRecord, words: OrderWords, option: str, names: Names) -> str:
        """Give the statement's text."""
        text: str = entry(words.options, option).text
        return text

    def whole_feedback(self, words: OrderWords, right: bool) -> str | None:
        """Give the sentence for the right order, or the one for any other."""
        return words.right if right else words.wrong
