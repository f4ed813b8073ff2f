"""The kinds of items, each in a file of its own, and the one list that names them all."""

from __future__ import annotations

from qusayr_tui.domain.quiz.choice import Choice, ChoiceRecord, ChoiceWords
from qusayr_tui.domain.quiz.choices import Choices, ChoicesRecord, ChoicesWords
from qusayr_tui.domain.quiz.items import ItemKind, ItemRecord, ItemWords
from qusayr_tui.domain.quiz.order import Order, OrderRecord, OrderWords
from qusayr_tui.domain.quiz.true_false import TrueFalse, TrueFalseRecord, TrueFalseWords

_KINDS: tuple[ItemKind, ...] = (Choice(), Choices(), TrueFalse(), Order())

KINDS: dict[str, ItemKind] = {kind.ask: kind for kind in _KINDS}
"""Every kind of item by its name."""

AnyItem = ChoiceRecord | ChoicesRecord | TrueFalseRecord | OrderRecord
AnyItemWords = ChoiceWords | ChoicesWords | TrueFalseWords | OrderWords


def kind_of(item: ItemRecord | ItemWords) -> ItemKind:
    """Give the kind of *item*, whether it is its record or its words."""
    return KINDS[str(item.__struct_config__.tag)]


__all__ = ["KINDS", "AnyItem", "AnyItemWords", "ItemKind", "ItemRecord", "ItemWords", "kind_of"]
