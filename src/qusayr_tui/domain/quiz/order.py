"""`order`: put statements in the order of the dates of their claims."""

from __future__ import annotations

from collections.abc import Mapping

from qusayr_tui.domain.edtf import parse_edtf, sort_key
from qusayr_tui.domain.fields import Base, Id, Text
from qusayr_tui.domain.quiz.items import ItemRecord, ItemWords


class OrderOption(Base, frozen=True, kw_only=True):
    """One statement to put in order, dated by a claim."""

    id: Id
    claim: Id


class OrderOptionWords(Base, frozen=True, kw_only=True):
    """The words of one statement to put in order."""

    id: Id
    text: Text


class OrderRecord(ItemRecord, frozen=True, kw_only=True, tag="order"):
    """Statements whose right order is computed from the dates of their claims."""

    options: tuple[OrderOption, ...]


class OrderWords(ItemWords, frozen=True, kw_only=True, tag="order"):
    """The words of an `order`: one sentence for the right order, one for any other."""

    options: tuple[OrderOptionWords, ...]
    right: Text
    wrong: Text


class Order:
    """Shape and grading of `order`."""

    ask = "order"
    record = OrderRecord
    words = OrderWords
    several = True
    ordered = True
    shuffles = True

    def option_ids(self, item: OrderRecord) -> tuple[str, ...]:
        """Give the options' ids as the course has them."""
        return tuple(option.id for option in item.options)

    def key(self, item: OrderRecord, dates: Mapping[str, str]) -> tuple[str, ...]:
        """Give the options from the oldest to the latest claim."""
        ordered = sorted(item.options, key=lambda each: sort_key(parse_edtf(dates[each.claim])))
        return tuple(option.id for option in ordered)

    def dated_claims(self, item: OrderRecord) -> tuple[str, ...]:
        """Give the claims of the options."""
        return tuple(option.claim for option in item.options)

    def is_right(self, response: tuple[str, ...], key: tuple[str, ...]) -> bool:
        """Tell whether every statement stands where it should."""
        return response == key

    def option_text(self, words: OrderWords, option: str) -> str | None:
        """Give the statement's text."""
        return next((each.text for each in words.options if each.id == option), None)

    def feedback(self, words: OrderWords, option: str) -> str | None:
        """Give None: an order is judged as a whole."""
        return None

    def whole_feedback(self, words: OrderWords, right: bool) -> str | None:
        """Give the sentence for the right order, or the one for any other."""
        return words.right if right else words.wrong
