"""Tell which words look like one another: few letters apart, for their length and script."""

from __future__ import annotations

import unicodedata

LETTERS_TO_A_MISTAKE = 3
"""A word of so many letters may have one mistake, of twice as many two."""

MOST_MISTAKES = 3

FEWEST_LETTERS = 4
"""Letters of the shortest word that is taken for the beginning of a longer one."""

ARTICLE = "\u0627\u0644"
"""The Arabic article, which is written together with its noun."""


def bare(word: str) -> str:
    """Give a folded word without the Arabic article, which half of all names begin with."""
    is_noun = word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 2
    return word.removeprefix(ARTICLE) if is_noun else word


def mistakes_between(one: str, other: str) -> int | None:
    """Count the letters added, left out, changed or swapped with the next between two words.

    Both are folded; articles do not count. None where they are too many for the length of
    the words, or where the words are not of one script.
    """
    one, other = bare(one), bare(other)
    most = min(MOST_MISTAKES, min(len(one), len(other)) // LETTERS_TO_A_MISTAKE)
    if abs(len(one) - len(other)) > most or _script(one) != _script(other):
        return None
    found = _distance(one, other)
    return found if found <= most else None


def begins_with(word: str, name: str) -> bool:
    """Tell whether *word* is *name* with something added: `homsonville`, `homs`."""
    return len(bare(name)) >= FEWEST_LETTERS and bare(word).startswith(bare(name))


def _script(word: str) -> str:
    """Name the script of the first letter, as in `ARABIC LETTER SEEN`."""
    return unicodedata.name(word[0], "").partition(" ")[0] if word else ""


def _distance(one: str, other: str) -> int:
    """Count the edits that make *other* of *one* (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row, above = [i], rows[-1]
        for j, match in enumerate(other, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != match))
            if i > 1 and j > 1 and (letter, match) == (other[j - 2], one[i - 2]):
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
