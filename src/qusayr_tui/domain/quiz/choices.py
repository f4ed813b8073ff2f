"""`choices`: one or more right options among several; every right one and no other."""

from __future__ import annotations

from qusayr_tui.domain.quiz.choice import Choice
from qusayr_tui.domain.quiz.items import ItemRecord, ItemWords, Option, OptionWords


class ChoicesRecord(ItemRecord, frozen=True, kw_only=True, tag="choices"):
    """A question with one or more right options."""

    options: tuple[Option, ...]


class ChoicesWords(ItemWords, frozen=True, kw_only=True, tag="choices"):
    """The words of a `choices`."""

    options: tuple[OptionWords, ...]


class Choices(Choice):
    """Shape and grading of `choices`."""

    ask = "choices"
    record = ChoicesRecord  # type: ignore[assignment]  # same fields, another tag
    words = ChoicesWords  # type: ignore[assignment]
    manner = "several"
    eliminates = False
