"""Answer by a typed line: what `plain`, and whatever has no screen, asks with.

By the manner of the item's kind, a line is
one: one letter (`b`) · several: letters (`a c`, also `ac`, `a, c` or `a;c.`) · order: every letter
once, in order (`c a b`) · sort: for each statement in the order shown, the letter of its bin
(`a b a c`) · write: the text after an equals sign (`=ASL`).
"""

from __future__ import annotations

import re

from qusayr_tui.domain.quiz import ItemRecord, kind_of
from qusayr_tui.domain.quiz.engine import LETTERS, Attempt
from qusayr_tui.domain.quiz.sorting import joined
from qusayr_tui.domain.quiz.text_entry import LONGEST
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

WRITTEN = "="
"""Begins a line that is an answer in words."""

_PARTING = re.compile(r"[\s,;.)]+")
"""What may stand between letters, and after the last one: `a, c`, `d.`, `d)`."""


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
            if len(set(named)) != len(named):  # Which letter was meant beside it, nobody knows.
                return None
            return tuple(each for each in kind.option_ids(item) if each in named)
        case "order":
            return named if sorted(named) == sorted(attempt.letters) else None
        case _:
            if len(named) != len(attempt.rows):
                return None
            return tuple(map(joined, attempt.rows, named))


def how_to_answer(item: ItemRecord, attempt: Attempt, without: str | None = None) -> LazyText:
    """Say which line answers this item; *without* is an option that a hint took away."""
    last = LETTERS[max(0, len(attempt.letters) - 1)]
    match kind_of(item).manner:
        case "write":
            return _l("Type an equals sign, =, then your answer.")
        case "one" if last == "b":
            return _l("Type a or b.")
        case "one" if without:
            left = ", ".join(attempt.letter(each) for each in attempt.letters if each != without)
            return _l("Type one letter of these: %(letters)s.", letters=left)
        case "one":
            return _l("Type one letter, a to %(last)s.", last=last)
        case "several":
            return _l(
                "Type the letters of all that fit, each once, a to %(last)s, as in: a\u00a0c",
                last=last,
            )
        case "order":
            # As many letters as there are: with fewer the last one would seem to be left out.
            example = "\u00a0".join(last + LETTERS[: len(attempt.letters) - 1])
            return _l("Type every letter once, in order, as in: %(example)s", example=example)
        case _:
            return _l(
                "Type one letter for each statement, in order: %(count)s letters, a to %(last)s.",
                count=len(attempt.rows),
                last=last,
            )


def _letters(text: str, count: int) -> str | None:
    """Give the letters of a line, None where it holds anything else."""
    letters = _PARTING.sub("", text.lower())
    # Words such as "bad" are letters, too; `plain` asks its commands before it asks here.
    if not letters or any(each not in LETTERS[:count] for each in letters):
        return None
    return letters
