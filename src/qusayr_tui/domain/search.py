"""Search the names and the texts of a course in all its languages at once.

An index is filled in any number of steps and answers at any moment with what it holds so
far. Accents, case and transliteration are folded; the words of a query may be begun only;
one typing mistake is forgiven, in names always, in texts only where nothing else is found.
What an answer costs is bounded by the postings of the query's words, not by the course.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, get_args

import msgspec

from qusayr_tui.domain.term_search import one_typo_apart
from qusayr_tui.domain.word_table import (
    LONGEST_GUESS,
    SHORTEST_GUESS,
    WordTable,
    with_bare_nouns,
    words_of,
)

Kind = Literal["action", "step", "phase", "term", "place", "text", "claim", "actor", "source"]

MOST = 30
"""Hits of one kind that an answer gives; it counts all of them."""

MOST_WORDS = 12
"""Words of a query that count."""

SHORTEST_BEGINNING = 3
"""Letters from which a word of a text may be begun only; of a name, any."""

_AS_A_WHOLE, _FROM_ITS_START, _IN_WHOLE_WORDS, _BEGUN, _MISTYPED = range(5)
_IN_TEXT = 10
"""Ranks, the best first; a hit in a text comes after every hit in a name."""


class Hit(msgspec.Struct, frozen=True):
    """Something that a query means."""

    kind: Kind
    id: str
    found: str
    """The name by which it was found, or the text in which the words stand."""
    language: str
    """Language of the text; empty when it was found by a name."""
    rank: int


class Answer(msgspec.Struct, frozen=True):
    """All that a query means."""

    words: tuple[str, ...]
    """The query's own words, folded."""
    hits: tuple[Hit, ...] = ()
    """By kind, in the order in which kinds are declared; within a kind the best first.

    A hit in the text of another language comes only where the language in hand has none.
    """
    counts: dict[tuple[Kind, str], int] = {}
    """How many there are of each kind in each language, with those that are not given."""
    near: tuple[str, ...] = ()
    """Names that begin alike, where there is nothing else."""

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


class _Name(msgspec.Struct, frozen=True, gc=False):
    kind: Kind
    id: str
    name: str
    plain: str
    """Folded, its words parted by one space."""


class _TextSlot(msgspec.Struct, frozen=True, gc=False):
    kind: Kind
    id: str
    texts: tuple[str, ...]
    """One for each language."""


class SearchIndex:
    """Names and texts, and the words in them."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._languages = tuple(languages)
        self._names: list[_Name] = []
        self._by_length: dict[int, list[int]] = {}
        self._name_words = WordTable()
        self._texts: list[_TextSlot] = []
        self._kinds: list[Kind] = []
        self._slot_of: dict[tuple[Kind, str], int] = {}
        """Texts of what has a name as well."""
        self._text_words = WordTable()

    def add_names(self, kind: Kind, entry_id: str, names: Iterable[str | None]) -> None:
        """Add what is called by *names*, whatever the language; the first ones matter most."""
        known: set[str] = set()
        for name in names:
            words = words_of(name or "")
            plain = " ".join(words)
            if not name or not plain or plain in known:
                continue
            known.add(plain)
            number = len(self._names)
            self._names.append(_Name(kind, entry_id, name, plain))
            joined = "".join(words)
            self._by_length.setdefault(len(joined), []).append(number)
            for word in with_bare_nouns({*words, joined}):
                self._name_words.add(word, number)

    def add_text(self, kind: Kind, entry_id: str, texts: Sequence[str]) -> None:
        """Add a text in each language of the index, in their order."""
        slot = len(self._texts)
        self._texts.append(_TextSlot(kind, entry_id, tuple(texts)))
        self._kinds.append(kind)
        if kind in _ALSO_NAMED:
            self._slot_of[kind, entry_id] = slot
        for at, text in enumerate(texts):
            number = slot * len(self._languages) + at
            for word in with_bare_nouns(set(words_of(text))):
                self._text_words.add(word, number)

    # --- answering

    def answer(self, query: str, language: str, kinds: Collection[Kind] = ()) -> Answer:
        """Give what *query* means for a reader of *language*.

        With *kinds*, only what is called so is given, and only of these kinds.
        """
        words = tuple(words_of(query))[:MOST_WORDS]
        if not words:
            return Answer(())
        named = self._by_name(words, kinds)
        counts = Counter((hit.kind, hit.language) for hit in named)
        hits: dict[tuple[Kind, str], list[Hit]] = {}
        for hit in named:
            of_its_kind = hits.setdefault((hit.kind, hit.language), [])
            if len(of_its_kind) < MOST:
                of_its_kind.append(hit)
        if not kinds:
            self._add_texts(words, language, named, hits, counts)
        nearness = {"": 0, language: 1}
        order = sorted(hits, key=lambda each: (_KINDS.index(each[0]), nearness.get(each[1], 2)))
        given = tuple(hit for key in order for hit in hits[key])
        return Answer(words, given, dict(counts), () if given else self._near(words))

    def _by_name(self, words: Sequence[str], kinds: Collection[Kind]) -> list[Hit]:
        """Give what is called so, the best first, each once."""
        ranked = self._ranked_names(words)
        best: dict[tuple[Kind, str], tuple[int, int, int]] = {}
        for number, rank in ranked.items():
            name = self._names[number]
            if kinds and name.kind not in kinds:
                continue
            key = (name.kind, name.id)
            mine = (rank, len(name.plain), number)
            if key not in best or mine < best[key]:
                best[key] = mine
        found = sorted(best.items(), key=lambda each: each[1])
        return [
            Hit(kind, entry_id, self._names[number].name, "", rank)
            for (kind, entry_id), (rank, _, number) in found
        ]

    def _ranked_names(self, words: Sequence[str]) -> dict[int, int]:
        """Give the names that *words* mean, by their numbers, each with its rank."""
        query = " ".join(words)
        table = self._name_words
        exact = set.intersection(*(table.beginning(word) for word in words))
        ranked = {number: _rank(query, words, self._names[number].plain) for number in exact}
        guesses = [table.beginning(word) | table.mistyped(word, whole=True) for word in words]
        guessed = set.intersection(*guesses) | self._nearly_called("".join(words))
        if not ranked and not guessed:
            guesses = [table.beginning(word) | table.mistyped(word, whole=False) for word in words]
            guessed = set.intersection(*guesses)
        for number in guessed:
            ranked.setdefault(number, _MISTYPED)
        return ranked

    def _nearly_called(self, joined: str) -> set[int]:
        """Give the names that are *joined* but for one mistake, or for spaces and hyphens."""
        if not SHORTEST_GUESS <= len(joined) <= LONGEST_GUESS * 2:
            return set()
        found: set[int] = set()
        for length in (len(joined) - 1, len(joined), len(joined) + 1):
            for number in self._by_length.get(length, ()):
                name = self._names[number].plain.replace(" ", "")
                if name == joined or one_typo_apart(joined, name):
                    found.add(number)
        return found

    def _add_texts(
        self,
        words: Sequence[str],
        language: str,
        named: Collection[Hit],
        hits: dict[tuple[Kind, str], list[Hit]],
        counts: Counter[tuple[Kind, str]],
    ) -> None:
        """Add the texts that hold all of *words*, what is *named* so left out."""
        guess = all(hit.rank == _MISTYPED for hit in named)
        whole, begun = self._numbers_of(words, guess=guess)
        taken = {
            self._slot_of[hit.kind, hit.id] for hit in named if (hit.kind, hit.id) in self._slot_of
        }
        count = len(self._languages)
        mine = self._languages.index(language)
        for at in sorted(range(count), key=lambda each: each != mine):
            slots = {number // count for number in begun if number % count == at} - taken
            if not slots:
                continue
            taken |= slots
            best = slots & {number // count for number in whole if number % count == at}
            kinds = Counter(map(self._kinds.__getitem__, slots))
            tag = self._languages[at]
            ordered = (*sorted(best), *sorted(slots - best))
            for kind, found in kinds.items():
                counts[kind, tag] += found
            for slot in self._first_of_each_kind(ordered, kinds, words, at):
                entry = self._texts[slot]
                rank = _IN_TEXT + (slot not in best)
                hit = Hit(entry.kind, entry.id, entry.texts[at], tag, rank)
                hits.setdefault((entry.kind, tag), []).append(hit)

    def _numbers_of(self, words: Sequence[str], *, guess: bool) -> tuple[set[int], set[int]]:
        """Give the texts that hold *words* as they are, and those where they may be begun."""
        table = self._text_words
        whole = set.intersection(*(table.whole(word) for word in words))
        begun = set.intersection(
            *(
                table.beginning(word) if len(word) >= SHORTEST_BEGINNING else table.whole(word)
                for word in words
            )
        )
        if guess and not begun:
            begun = set.intersection(
                *(table.beginning(each) or table.mistyped(each, whole=False) for each in words)
            )
        return whole, begun

    def _first_of_each_kind(
        self, ordered: Sequence[int], kinds: Counter[Kind], words: Sequence[str], at: int
    ) -> list[int]:
        """Give the first of the texts of each kind; those come first where *words* adjoin."""
        most = MOST if len(words) == 1 else 2 * MOST
        left = {kind: min(most, count) for kind, count in kinds.items()}
        needed = sum(left.values())
        taken: dict[Kind, list[int]] = {kind: [] for kind in left}
        for slot in ordered:
            if not needed:
                break
            kind = self._kinds[slot]
            if left[kind]:
                left[kind] -= 1
                needed -= 1
                taken[kind].append(slot)
        if len(words) > 1:
            phrase = " ".join(words)
            for slots in taken.values():
                slots.sort(key=lambda s: phrase not in " ".join(words_of(self._texts[s].texts[at])))
        return [slot for slots in taken.values() for slot in slots[:MOST]]

    def _near(self, words: Sequence[str]) -> tuple[str, ...]:
        """Give up to three names that begin, and look, like the longest word of a query."""
        near = self._name_words.looking_like(max(words, key=len))
        numbers = sorted(set().union(*map(self._name_words.whole, near)))
        ids = {(n.kind, n.id): n.name for n in (self._names[each] for each in numbers)}
        return tuple(ids.values())[:3]


_KINDS: tuple[Kind, ...] = get_args(Kind)

_ALSO_NAMED = frozenset(("term", "place", "actor", "source", "phase"))


def _rank(query: str, words: Sequence[str], name: str) -> int:
    if name in (query, query.replace(" ", "")) or name.replace(" ", "") == query:
        return _AS_A_WHOLE
    if name.startswith(query):
        return _FROM_ITS_START
    parts = set(name.split(" "))
    return _IN_WHOLE_WORDS if parts.issuperset(words) else _BEGUN
