"""`place`: say which of some places is meant."""

from __future__ import annotations

from qusayr_tui.domain.fields import Id, Text
from qusayr_tui.domain.quiz.items import Facts, ItemKind, ItemRecord, ItemWords, Names


class PlaceRecord(ItemRecord, frozen=True, kw_only=True, tag="place"):
    """A place among others, all of them with coordinates."""

    place: Id
    among: tuple[Id, ...]


class PlaceWords(ItemWords, frozen=True, kw_only=True, tag="place"):
    """The words of a `place`; the places have their names."""

    right: Text
    wrong: Text


class PlaceChoice(ItemKind):
    """Shape and grading of `place`."""

    ask = "place"
    record = PlaceRecord
    words = PlaceWords

    def option_ids(self, item: PlaceRecord) -> tuple[str, ...]:
        """Give the places."""
        return item.among

    def key(self, item: PlaceRecord, facts: Facts) -> tuple[str, ...]:
        """Give the place that is meant."""
        return (item.place,)

    def option_text(self, item: PlaceRecord, words: PlaceWords, option: str, names: Names) -> str:
        """Name the place."""
        return names.place(option)

    def whole_feedback(self, words: PlaceWords, right: bool) -> str | None:
        """Give the sentence for the right place, or the one for any other."""
        return words.right if right else words.wrong
