"""One attempt at an item: what is highlighted, chosen, hinted at, and answered.

An `Attempt` is a value made of ids; every key of the learner gives a new one. It knows
nothing of words or of screens, so that the app and the lines of `plain` ask alike:
`press_letter`, `press_space`, `move` and `turn` answer to keys, `quiz.lines` to typed lines.

What a response holds, by the manner of the item's kind:
one (the option) · several (the options, in the course's order) · order (all options, in the
learner's order) · sort (`statement=bin` for each statement) · write (the text as typed).
"""

from __future__ import annotations

import hashlib

import msgspec

from qusayr_tui.domain.quiz import Facts, ItemRecord, kind_of
from qusayr_tui.domain.quiz.items import MOST_OPTIONS
from qusayr_tui.domain.quiz.sorting import joined, placed
from qusayr_tui.domain.quiz.text_entry import LONGEST

LETTERS = "abcdef"[:MOST_OPTIONS]


class Attempt(msgspec.Struct, frozen=True):
    """Where a learner is with one item."""

    item: str
    letters: tuple[str, ...]
    """What the letters stand for, in their order: the options, or the bins of statements."""
    rows: tuple[str, ...]
    """Options or statements in the order shown; options that are put in order change theirs."""
    highlighted: str
    """The row in hand; empty where there are none to choose from."""
    chosen: tuple[str, ...] = ()
    """Ticked options; `statement=bin` for statements that have one; the text as typed so far.

    Empty where the highlight, or the order of the rows, is the choice.
    """
    held: bool = False
    """Whether the highlighted statement is being carried."""
    hints: int = 0
    response: tuple[str, ...] | None = None
    """What was answered; None until it was validated."""

    def letter(self, option: str) -> str:
        """Give the letter of an option, or of a bin."""
        return LETTERS[self.letters.index(option)]

    def bin_of(self, statement: str) -> str | None:
        """Give the bin that *statement* was put into, None before it was."""
        return placed(self.chosen).get(statement)

    @property
    def typed(self) -> str:
        """What was typed so far."""
        return self.chosen[0] if self.chosen else ""


def begin(item: ItemRecord, learner: str, facts: Facts) -> Attempt:
    """Start an attempt; the order of the options depends on the learner and the item only."""
    kind = kind_of(item)
    options, bins = kind.option_ids(item), kind.bin_ids(item, facts)
    seed = f"{learner}/{item.id}"
    if kind.manner == "sort":
        if kind.shuffles:
            mixed = _shuffled(bins, seed)
            bins = mixed if mixed != options else (*mixed[1:], mixed[0])
        return Attempt(item.id, bins, options, options[0])
    if item.order != "fixed" and kind.shuffles:
        options = _shuffled(options, seed)
    return Attempt(item.id, options, options, options[0] if options else "")


def _shuffled(options: tuple[str, ...], seed: str) -> tuple[str, ...]:
    """Put *options* in an order that *seed* decides, the same on every machine."""
    return tuple(
        sorted(options, key=lambda option: hashlib.blake2b(f"{seed}/{option}".encode()).digest())
    )


def move(attempt: Attempt, by: int, shown: tuple[str, ...] = ()) -> Attempt:
    """Move the highlight up (-1) or down (+1); a statement that is held goes with it.

    *shown* is the order of the rows where the language in hand has its own.
    """
    if attempt.response is not None and attempt.held:
        attempt = msgspec.structs.replace(attempt, held=False)
    if not attempt.rows:
        return attempt
    rows = list(shown or attempt.rows)
    index = rows.index(attempt.highlighted)
    goal = max(0, min(len(rows) - 1, index + by))
    if not attempt.held:
        return msgspec.structs.replace(attempt, highlighted=rows[goal])
    rows.insert(goal, rows.pop(index))
    return msgspec.structs.replace(attempt, rows=tuple(rows))


def highlight(attempt: Attempt, option: str) -> Attempt:
    """Put the highlight on *option*."""
    if attempt.held or option not in attempt.rows:
        return attempt
    return msgspec.structs.replace(attempt, highlighted=option)


def press_letter(item: ItemRecord, attempt: Attempt, letter: str) -> Attempt:
    """Answer to a letter.

    one: highlight the option · several: highlight and tick it · order: highlight it ·
    sort: put the statement in hand into the letter's bin · write: nothing.
    """
    index = LETTERS.find(letter)
    if len(letter) != 1 or not 0 <= index < len(attempt.letters):
        return attempt
    named = attempt.letters[index]
    manner = kind_of(item).manner
    if manner == "sort":
        return attempt if attempt.response is not None else put(attempt, named)
    moved = highlight(attempt, named)
    if attempt.response is not None or manner != "several":
        return moved
    return toggle(moved, named)


def put(attempt: Attempt, bin_id: str) -> Attempt:
    """Put the statement in hand into a bin; a statement is in one bin only."""
    bins = {**placed(attempt.chosen), attempt.highlighted: bin_id}
    chosen = tuple(joined(each, bins[each]) for each in attempt.rows if each in bins)
    return msgspec.structs.replace(attempt, chosen=chosen)


def to_first_empty(attempt: Attempt) -> Attempt:
    """Take the first statement in hand that has no bin yet, if there is one."""
    bins = placed(attempt.chosen)
    empty = next((each for each in attempt.rows if each not in bins), attempt.highlighted)
    return msgspec.structs.replace(attempt, highlighted=empty)


def turn(item: ItemRecord, attempt: Attempt, by: int) -> Attempt:
    """Answer to ← (-1) and → (+1): give the statement in hand the bin before or after."""
    if attempt.response is not None or kind_of(item).manner != "sort":
        return attempt
    here = attempt.bin_of(attempt.highlighted)
    if here is None:
        return put(attempt, attempt.letters[0 if by > 0 else -1])
    at = attempt.letters.index(here) + by
    return put(attempt, attempt.letters[at % len(attempt.letters)])


def write(item: ItemRecord, attempt: Attempt, text: str) -> Attempt:
    """Take what is being typed."""
    if attempt.response is not None or kind_of(item).manner != "write":
        return attempt
    typed = text[:LONGEST]
    return msgspec.structs.replace(attempt, chosen=(typed,) if typed else ())


def toggle(attempt: Attempt, option: str) -> Attempt:
    """Tick *option*, or take its tick away."""
    if option in attempt.chosen:
        chosen = tuple(each for each in attempt.chosen if each != option)
    else:
        chosen = (*attempt.chosen, option)
    return msgspec.structs.replace(attempt, chosen=chosen)


def press_space(item: ItemRecord, attempt: Attempt) -> Attempt:
    """Answer to Space: tick an option, take or put down what is ordered, take the next bin."""
    if attempt.response is not None:
        return attempt
    match kind_of(item).manner:
        case "order":
            return msgspec.structs.replace(attempt, held=not attempt.held)
        case "several":
            return toggle(attempt, attempt.highlighted)
        case "sort":
            return turn(item, attempt, 1)
        case _:
            return attempt


def response_of(item: ItemRecord, attempt: Attempt) -> tuple[str, ...]:
    """Give what the learner would answer now, in the course's order where order is free.

    Empty while there is nothing to judge: no tick, a statement without a bin, no text.
    """
    kind = kind_of(item)
    match kind.manner:
        case "order":
            return attempt.rows
        case "one":
            return (attempt.highlighted,)
        case "several":
            return tuple(each for each in kind.option_ids(item) if each in attempt.chosen)
        case "sort":
            return attempt.chosen if len(attempt.chosen) == len(attempt.rows) else ()
        case _:
            typed = attempt.typed.strip()
            return (typed,) if typed else ()


def validated(attempt: Attempt, response: tuple[str, ...]) -> Attempt:
    """Give the attempt with its answer; nothing is taken back after it."""
    return msgspec.structs.replace(attempt, response=response, held=False)


def restored(
    item: ItemRecord, learner: str, facts: Facts, response: tuple[str, ...], hints: int
) -> Attempt:
    """Give the attempt of an item that was answered before, as it was shown then."""
    attempt = drafted(
        begin(item, learner, facts), item, highlighted=None, selected=response, hints=hints
    )
    known = [each for each in response if each in attempt.rows]
    if known:
        attempt = msgspec.structs.replace(attempt, highlighted=known[0])
    return msgspec.structs.replace(attempt, response=response)


def drafted(
    fresh: Attempt,
    item: ItemRecord,
    *,
    highlighted: str | None,
    selected: tuple[str, ...],
    held: bool = False,
    hints: int = 0,
) -> Attempt:
    """Take up an attempt where it was left, as far as the item still has its options.

    *selected* is what `selection` gave; *fresh* is an attempt of `begin`.
    """
    attempt = msgspec.structs.replace(fresh, hints=hints)
    if highlighted in fresh.rows:
        attempt = msgspec.structs.replace(attempt, highlighted=highlighted)
    known = tuple(each for each in selected if each in fresh.rows)
    match kind_of(item).manner:
        case "order":
            if sorted(known) == sorted(fresh.rows):
                attempt = msgspec.structs.replace(attempt, rows=known)
            return msgspec.structs.replace(attempt, held=held)
        case "several":
            return msgspec.structs.replace(attempt, chosen=known)
        case "sort":
            bins = placed(selected)
            chosen = tuple(
                joined(each, bins[each]) for each in fresh.rows if bins.get(each) in fresh.letters
            )
            return msgspec.structs.replace(attempt, chosen=chosen)
        case "write":
            return msgspec.structs.replace(attempt, chosen=selected[:1])
        case _:
            return attempt


def selection(attempt: Attempt) -> tuple[str, ...]:
    """Give what a draft keeps of an attempt beside its highlight."""
    return attempt.chosen or (attempt.rows if attempt.rows != attempt.letters else ())


def hints_of(item: ItemRecord) -> int:
    """Count the hints of an item: the written one, the block to reread, one option less."""
    kind = kind_of(item)
    return 3 if kind.eliminates and len(kind.option_ids(item)) >= 4 else 2


def take_hint(item: ItemRecord, attempt: Attempt) -> Attempt:
    """Open the next hint, if there is one and the item is not answered yet."""
    if attempt.response is not None or attempt.hints >= hints_of(item):
        return attempt
    return msgspec.structs.replace(attempt, hints=attempt.hints + 1)


def struck_out(item: ItemRecord, attempt: Attempt, facts: Facts) -> str | None:
    """Give the wrong option that the third hint takes away, None before that hint."""
    if attempt.hints < 3 or hints_of(item) < 3:
        return None
    key = kind_of(item).key(item, facts)
    return next(option for option in reversed(attempt.letters) if option not in key)
