"""Find the glossary terms that a query means, accents, case and one typing error forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.near_words import mistakes_between

SHORTEST_GUESS = 4
"""Letters from which a typing error is forgiven; with fewer, too many words are near."""

_PARTING = re.compile(r"[\W_]+")


def search_terms(query: str, entries: Mapping[str, Sequence[str]]) -> list[str]:
    """Give the ids of *entries* that *query* means, best first.

    *entries* gives the names of each term: forms, abbreviations, aliases, in all languages.
    A whole name comes before the beginning of one, then the beginning of a word, then the
    inside of one. Only where there is none of these, names one typing error away are given.
    """
    wanted = _plain(query)
    if not wanted:
        return []
    names = {term: list(map(_plain, its_names)) for term, its_names in entries.items()}
    ranked = {term: _rank(wanted, its_names) for term, its_names in names.items()}
    found = {term: rank for term, rank in ranked.items() if rank is not None}
    if found:
        return sorted(found, key=lambda term: found[term])
    return [term for term, its_names in names.items() if _mistyped(wanted, its_names)]


def near_terms(query: str, entries: Mapping[str, Sequence[str]]) -> list[str]:
    """Give the ids of up to five *entries* whose names look like *query*, best first."""
    wanted = _plain(query)
    owners: dict[str, str] = {}
    for term, names in entries.items():
        for name in names:
            for each in _with_words(_plain(name)):
                owners.setdefault(each, term)
    mistakes = {each: mistakes_between(wanted, each) for each in owners}
    near = {each: count for each, count in mistakes.items() if count is not None}
    return list(dict.fromkeys(owners[each] for each in sorted(near, key=near.__getitem__)))[:5]


def _plain(text: str) -> str:
    """Fold *text* to words and single spaces."""
    return _PARTING.sub(" ", fold(text)).strip()


def _rank(wanted: str, names: Sequence[str]) -> tuple[int, int] | None:
    """Tell how well the best of *names* fits, and its length; None where none does."""
    fits = ((_fit(wanted, name), len(name)) for name in names)
    return min(((fit, length) for fit, length in fits if fit is not None), default=None)


def _fit(wanted: str, name: str) -> int | None:
    if wanted == name:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if len(wanted) >= SHORTEST_GUESS and wanted in name else None


def _mistyped(wanted: str, names: Sequence[str]) -> bool:
    if len(wanted) < SHORTEST_GUESS:
        return False
    return any(one_typo_apart(wanted, each) for name in names for each in _with_words(name))


def _with_words(name: str) -> Iterator[str]:
    yield name
    if " " in name:
        yield from (word for word in name.split() if len(word) >= SHORTEST_GUESS)


def one_typo_apart(one: str, other: str) -> bool:
    """Tell whether one letter added, left out, changed, or swapped with the next parts them."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    rest, other_rest = one[at:], other[at:]
    if len(one) != len(other):
        return rest[1:] == other_rest or rest == other_rest[1:]
    swapped = rest[1::-1] + rest[2:]
    return rest[1:] == other_rest[1:] or swapped == other_rest
