"""The kinds of items, each in a file of its own, and the one list that names them all."""

from __future__ import annotations

from qusayr_tui.domain.quiz.associate import Associate, AssociateRecord, AssociateWords
from qusayr_tui.domain.quiz.choice import Choice, ChoiceRecord, ChoiceWords
from qusayr_tui.domain.quiz.choices import Choices, ChoicesRecord, ChoicesWords
from qusayr_tui.domain.quiz.classify import Classify, ClassifyRecord, ClassifyWords
from qusayr_tui.domain.quiz.items import Facts, ItemKind, ItemRecord, ItemWords, Names
from qusayr_tui.domain.quiz.mark import Mark, MarkRecord, MarkWords
from qusayr_tui.domain.quiz.match import Match, MatchRecord, MatchWords
from qusayr_tui.domain.quiz.order import Order, OrderRecord, OrderWords
from qusayr_tui.domain.quiz.place import PlaceChoice, PlaceRecord, PlaceWords
from qusayr_tui.domain.quiz.text_entry import TextEntry, TextRecord, TextWords
from qusayr_tui.domain.quiz.true_false import TrueFalse, TrueFalseRecord, TrueFalseWords

_KINDS: tuple[ItemKind, ...] = (
    Choice(),
    Choices(),
    TrueFalse(),
    Order(),
    Match(),
    Associate(),
    Classify(),
    TextEntry(),
    PlaceChoice(),
    Mark(),
)

KINDS: dict[str, ItemKind] = {kind.ask: kind for kind in _KINDS}
"""Every kind of item by its name."""

AnyItem = (
    ChoiceRecord
    | ChoicesRecord
    | TrueFalseRecord
    | OrderRecord
    | MatchRecord
    | AssociateRecord
    | ClassifyRecord
    | TextRecord
    | PlaceRecord
    | MarkRecord
)
AnyItemWords = (
    ChoiceWords
    | ChoicesWords
    | TrueFalseWords
    | OrderWords
    | MatchWords
    | AssociateWords
    | ClassifyWords
    | TextWords
    | PlaceWords
    | MarkWords
)


def kind_of(item: ItemRecord | ItemWords) -> ItemKind:
    """Give the kind of *item*, whether it is its record or its words."""
    return KINDS[str(item.__struct_config__.tag)]


__all__ = [
    "KINDS",
    "AnyItem",
    "AnyItemWords",
    "Facts",
    "ItemKind",
    "ItemRecord",
    "ItemWords",
    "Names",
    "kind_of",
]
