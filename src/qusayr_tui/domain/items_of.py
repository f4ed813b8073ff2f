"""Find the items of a phase: those of its quiz, and those of its exercises.

Inside its phase an item of the quiz is named by its id (`may-we-write`), an item of an
exercise by both ids (`lost-author/what-went`); outside, the phase comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qusayr_tui.domain.model import Exercise, Phase
from qusayr_tui.domain.quiz import AnyItem, AnyItemWords
from qusayr_tui.domain.words import ExerciseWords, PhaseWords


def item_name(exercise: str | None, item: str) -> str:
    """Name an item inside its phase."""
    return f"{exercise}/{item}" if exercise else item


def exercise_of(name: str) -> str | None:
    """Give the exercise that an item's name tells, None for an item of the quiz."""
    exercise, found, _ = name.rpartition("/")
    return exercise if found else None


def items_of(phase: Phase) -> Iterator[tuple[str, AnyItem]]:
    """Give every item with its name in the phase: those of the exercises, then the quiz."""
    for exercise in phase.exercises:
        for item in exercise.items:
            yield item_name(exercise.id, item.id), item
    for item in phase.items:
        yield item.id, item


def words_of_items(words: PhaseWords) -> Iterator[tuple[str, AnyItemWords]]:
    """Give the words of every item with its name, as `items_of` does."""
    for exercise in words.exercises:
        for item in exercise.items:
            yield item_name(exercise.id, item.id), item
    for item in words.items:
        yield item.id, item


def claims_of(item: AnyItem) -> tuple[str, ...]:
    """Give every claim that an item rests on: those it names, and those of its parts."""
    parts = (*getattr(item, "options", ()), *getattr(item, "pairs", ()))
    named = (getattr(part, "claim", None) for part in parts)
    return tuple(dict.fromkeys((*item.claims, *(each for each in named if each))))


def find_item(phase: Phase, name: str) -> AnyItem:
    """Give an item by its name in the phase; raises KeyError."""
    return _find(items_of(phase), name)  # type: ignore[no-any-return]


def find_item_words(words: PhaseWords, name: str) -> AnyItemWords:
    """Give the words of an item by its name in the phase; raises KeyError."""
    return _find(words_of_items(words), name)  # type: ignore[no-any-return]


def find_exercise(phase: Phase, exercise: str) -> Exercise:
    """Give an exercise; raises KeyError."""
    return _find(((each.id, each) for each in phase.exercises), exercise)  # type: ignore[no-any-return]


def find_exercise_words(words: PhaseWords, exercise: str) -> ExerciseWords:
    """Give the words of an exercise; raises KeyError."""
    return _find(((each.id, each) for each in words.exercises), exercise)  # type: ignore[no-any-return]


def _find(named: Iterator[tuple[str, Any]], name: str) -> Any:
    for each, found in named:
        if each == name:
            return found
    raise KeyError(name)
