"""One attempt at an item: what is highlighted, chosen, hinted at, and answered.

An `Attempt` is a value made of ids; every key of the learner gives a new one. It knows
nothing of words or of screens, so that the app and the lines of `plain` ask alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from qusayr_tui.domain.quiz import ItemRecord, kind_of
from qusayr_tui.domain.quiz.items import MOST_OPTIONS

LETTERS = "abcdef"[:MOST_OPTIONS]


class Attempt(msgspec.Struct, frozen=True):
    """Where a learner is with one item."""

    item: str
    letters: tuple[str, ...]
    """Option ids in the order of their letters; letters stay with their options."""
    rows: tuple[str, ...]
    """Option ids in the order shown; differs from `letters` only where they are put in order."""
    highlighted: str
    chosen: tuple[str, ...] = ()
    """Ticked options, where several may be; elsewhere the highlight is the choice."""
    held: bool = False
    """Whether the highlighted statement is being carried."""
    hints: int = 0
    response: tuple[str, ...] | None = None
    """What was answered; None until it was validated."""

    def letter(self, option: str) -> str:
        """Give the letter of *option*."""
        return LETTERS[self.letters.index(option)]


def begin(item: ItemRecord, learner: str) -> Attempt:
    """Start an attempt; the order of the options depends on the learner and the item only."""
    options = kind_of(item).option_ids(item)
    if item.order != "fixed" and kind_of(item).shuffles:
        options = _shuffled(options, f"{learner}/{item.id}")
    return Attempt(item.id, options, options, options[0])


def _shuffled(options: tuple[str, ...], seed: str) -> tuple[str, ...]:
    """Put *options* in an order that *seed* decides, the same on every machine."""
    return tuple(
        sorted(options, key=lambda option: hashlib.blake2b(f"{seed}/{option}".encode()).digest())
    )


def move(attempt: Attempt, by: int) -> Attempt:
    """Move the highlight up (-1) or down (+1); a statement that is held goes with it."""
    if attempt.response is not None and attempt.held:
        attempt = msgspec.structs.replace(attempt, held=False)
    index = attempt.rows.index(attempt.highlighted)
    goal = max(0, min(len(attempt.rows) - 1, index + by))
    if not attempt.held:
        return msgspec.structs.replace(attempt, highlighted=attempt.rows[goal])
    rows = list(attempt.rows)
    rows.insert(goal, rows.pop(index))
    return msgspec.structs.replace(attempt, rows=tuple(rows))


def highlight(attempt: Attempt, option: str) -> Attempt:
    """Put the highlight on *option*."""
    if attempt.held or option not in attempt.rows:
        return attempt
    return msgspec.structs.replace(attempt, highlighted=option)


def press_letter(item: ItemRecord, attempt: Attempt, letter: str) -> Attempt:
    """Answer to a letter: highlight its option, and tick it where several may be chosen."""
    index = LETTERS.find(letter) if len(letter) == 1 else -1
    if not 0 <= index < len(attempt.letters):
        return attempt
    option = attempt.letters[index]
    moved = highlight(attempt, option)
    kind = kind_of(item)
    if attempt.response is not None or not kind.several or kind.ordered:
        return moved
    return toggle(moved, option)


def toggle(attempt: Attempt, option: str) -> Attempt:
    """Tick *option*, or take its tick away."""
    if option in attempt.chosen:
        chosen = tuple(each for each in attempt.chosen if each != option)
    else:
        chosen = (*attempt.chosen, option)
    return msgspec.structs.replace(attempt, chosen=chosen)


def press_space(item: ItemRecord, attempt: Attempt) -> Attempt:
    """Answer to Space: tick where several may be chosen, take or put down in an order."""
    kind = kind_of(item)
    if attempt.response is not None:
        return attempt
    if kind.ordered:
        return msgspec.structs.replace(attempt, held=not attempt.held)
    return toggle(attempt, attempt.highlighted) if kind.several else attempt


def response_of(item: ItemRecord, attempt: Attempt) -> tuple[str, ...]:
    """Give what the learner would answer now, in the course's order where order is free."""
    kind = kind_of(item)
    if kind.ordered:
        return attempt.rows
    if not kind.several:
        return (attempt.highlighted,)
    return tuple(option for option in kind.option_ids(item) if option in attempt.chosen)


def validated(attempt: Attempt, response: tuple[str, ...]) -> Attempt:
    """Give the attempt with its answer; nothing is taken back after it."""
    return msgspec.structs.replace(attempt, response=response, held=False)


def restored(item: ItemRecord, learner: str, response: tuple[str, ...], hints: int) -> Attempt:
    """Give the attempt of an item that was answered before, as it was shown then."""
    attempt = msgspec.structs.replace(begin(item, learner), hints=hints, response=response)
    known = tuple(option for option in response if option in attempt.letters)
    if kind_of(item).ordered and set(known) == set(attempt.letters):
        attempt = msgspec.structs.replace(attempt, rows=known)
    chosen = known if kind_of(item).several else ()
    first = known[0] if known else attempt.highlighted
    return msgspec.structs.replace(attempt, chosen=chosen, highlighted=first)


def hints_of(item: ItemRecord) -> int:
    """Count the hints of an item: the written one, the block to reread, one option less."""
    kind = kind_of(item)
    single_choice = not kind.several and len(kind.option_ids(item)) >= 4
    return 3 if single_choice else 2


def take_hint(item: ItemRecord, attempt: Attempt) -> Attempt:
    """Open the next hint, if there is one and the item is not answered yet."""
    if attempt.response is not None or attempt.hints >= hints_of(item):
        return attempt
    return msgspec.structs.replace(attempt, hints=attempt.hints + 1)


def struck_out(item: ItemRecord, attempt: Attempt, dates: Mapping[str, str]) -> str | None:
    """Give the wrong option that the third hint takes away, None before that hint."""
    if attempt.hints < 3 or hints_of(item) < 3:
        return None
    key = kind_of(item).key(item, dates)
    return next(option for option in reversed(attempt.letters) if option not in key)
