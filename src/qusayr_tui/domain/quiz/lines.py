"""Answer by a typed line: what `plain`, and whatever has no screen, asks with.

By the manner of the item's kind, a line is
one: one letter (`b`) · several: letters (`a c`, also `ac` or `a, c`) · order: every letter
once, in order (`c a b`) · sort: for each statement in the order shown, the letter of its bin
(`a b a c`) · write: the text after an equals sign (`=ASL`).
"""

from __future__ import annotations

from qusayr_tui.domain.quiz import ItemRecord, kind_of
from qusayr_tui.domain.quiz.engine import LETTERS, Attempt
from qusayr_tui.domain.quiz.sorting import joined
from qusayr_tui.domain.quiz.text_entry import LONGEST
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

WRITTEN = "="
"""Begins a line that is an answer in words."""


def response_from_letters(item: ItemRecord, attempt: Attempt, line: str) -> tuple[str, ...] | None:
    """Turn a line into a response; None where it is no answer to this item."""
    kind = kind_of(item)
    text = line.strip()
    if kind.manner == "write":
        typed = text.removeprefix(WRITTEN).strip()[:LONGEST] if text.startswith(WRITTEN) else ""
        return (typed,) if typed else None
    letters = _letters(text, len(attempt.letters))
    if letters is None:
        return None
    named = tuple(attempt.letters[LETTERS.index(letter)] for letter in letters)
    match kind.manner:
        case "one":
            return named if len(named) == 1 else None
        case "several":
            return tuple(each for each in kind.option_ids(item) if each in named)
        case "order":
            return named if sorted(named) == sorted(attempt.letters) else None
        case _:
            if len(named) != len(attempt.rows):
                return None
            return tuple(map(joined, attempt.rows, named))


def how_to_answer(item: ItemRecord, attempt: Attempt) -> LazyText:
    """Say which line answers this item."""
    last = LETTERS[max(0, len(attempt.letters) - 1)]
    match kind_of(item).manner:
        case "write":
            return _l("Type an equals sign, =, then your answer.")
        case "one" if last == "b":
            return _l("Type a or b.")
        case "one":
            return _l("Type one letter, a to %(last)s.", last=last)
        case "several":
            return _l("Type the letters of all that fit, a to %(last)s, as in: a c", last=last)
        case "order":
            return _l("Type every letter once, in order, as in: c a b")
        case _:
            return _l(
                "Type one letter for each statement, in order: %(count)s letters, a to %(last)s.",
                count=len(attempt.rows),
                last=last,
            )


def _letters(text: str, count: int) -> str | None:
    """Give the letters of a line, None where it holds anything else."""
    found = text.lower().replace(",", " ").split()
    letters = "".join(found)
    # Words such as "bad" are letters, too; `plain` asks its commands before it asks here.
    if not letters or any(each not in LETTERS[:count] for each in letters):
        return None
    return letters
