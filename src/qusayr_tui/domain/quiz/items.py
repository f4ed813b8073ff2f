"""What every kind of item has, in the record and in the words."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Protocol

from qusayr_tui.domain.fields import Base, Id, Text
from qusayr_tui.i18n.lazy import LazyText

MOST_OPTIONS = 6
"""Options answer to the letters a to f, and to nothing else."""

Manner = Literal["one", "several", "order", "sort", "write"]
"""How a learner answers: choose one, choose several, put all in order, put each statement
into a bin, or write a word. Whatever asks an item goes by this, never by its kind."""


class ItemRecord(Base, frozen=True, kw_only=True, tag_field="ask"):
    """One question: what is asked about, and what is right, in no language."""

    id: Id
    claims: tuple[Id, ...]
    """Claims that the question is about; each is cited by a block of the phase."""
    proof: Id | None = None
    """Block that shows the answer; by default the first that cites one of the claims."""
    order: Literal["fixed"] | None = None
    """`fixed` keeps the options as written; else they are shuffled by learner and item."""


class ItemWords(Base, frozen=True, kw_only=True, tag_field="ask"):
    """The words of one question in one language."""

    id: Id
    prompt: Text
    hint: Text
    """The first hint; further hints are computed."""


class Option(Base, frozen=True, kw_only=True):
    """One option of a choice."""

    id: Id
    right: bool
    tag: Id | None = None
    """The misconception that a wrong option stands for (`course.yaml`)."""


class OptionWords(Base, frozen=True, kw_only=True):
    """The words of one option, with what is said to whoever chose it."""

    id: Id
    text: Text
    feedback: Text


class PartWords(Base, frozen=True, kw_only=True):
    """The words of a part that is not judged by itself: a bin, a statement to put in order."""

    id: Id
    text: Text


class Facts(Protocol):
    """What a computed key is computed from (`domain.item_facts`, or a check's own)."""

    def date(self, claim: str) -> str:
        """Give the EDTF date of a claim."""
        ...

    def status(self, claim: str) -> str:
        """Give the computed status of a claim."""
        ...

    def speakers(self, claim: str) -> frozenset[str]:
        """Give the actors who say that a claim is so, and the sources that have it from them."""
        ...

    def forms(self, term: str) -> tuple[str, ...]:
        """Give every form and alias of a term, in every language."""
        ...

    def item_words(self) -> tuple[Any, ...]:
        """Give the words of the item in hand, in every language."""
        ...


class Names(Protocol):
    """Where an item has the words from that it does not bring itself, in one language."""

    def text(self, lazy: LazyText) -> str:
        """Give a text of the program."""
        ...

    def claim(self, claim: str) -> str:
        """Give a claim in one or two sentences."""
        ...

    def speaker(self, speaker: str) -> str:
        """Name an actor, or a source."""
        ...

    def place(self, place: str) -> str:
        """Name a place."""
        ...

    def term(self, term: str) -> str:
        """Give a term as one would write it first."""
        ...

    def definition(self, term: str) -> str:
        """Give the first sentence of a term's definition."""
        ...

    def status(self, status: str) -> str:
        """Give a status in words."""
        ...


class ItemKind:
    """How one kind of item is shaped and graded; one file of this package each.

    A subclass says what is its own; the defaults are those of a choice of one option.
    """

    ask: ClassVar[str]
    """The kind's name in a course file and in JSON."""
    record: ClassVar[type[ItemRecord]]
    """The shape of its record."""
    words: ClassVar[type[ItemWords]]
    """The shape of its words."""
    manner: ClassVar[Manner] = "one"
    shuffles: ClassVar[bool] = True
    """Whether each learner may meet the options (in `sort`: the bins) in another order."""
    eliminates: ClassVar[bool] = False
    """Whether the third hint takes a wrong option away."""

    @property
    def several(self) -> bool:
        """Whether the learner may choose more than one option."""
        return self.manner in ("several", "order")

    @property
    def ordered(self) -> bool:
        """Whether the learner's response is an order of all the options."""
        return self.manner == "order"

    # --- the record

    def option_ids(self, item: Any) -> tuple[str, ...]:
        """Give the ids of the options, or of the statements to sort, in the course's order."""
        raise NotImplementedError

    def bin_ids(self, item: Any, facts: Facts) -> tuple[str, ...]:
        """Give the ids of what statements are put into; empty but for `sort`."""
        return ()

    def key(self, item: Any, facts: Facts) -> tuple[str, ...]:
        """Give the right response; for `write`, the ids of what may be written."""
        raise NotImplementedError

    def is_right(self, item: Any, response: tuple[str, ...], facts: Facts) -> bool:
        """Tell whether *response* is the right one; where order is free, it does not count."""
        key = self.key(item, facts)
        return response == key if self.ordered else set(response) == set(key)

    def dated_claims(self, item: Any) -> tuple[str, ...]:
        """Give the claims whose dates `key` compares."""
        return ()

    def worded_parts(self, item: Any, words: Any) -> dict[str, tuple[str, ...]]:
        """Give, by field of the words, the ids that each language must have words for."""
        return {}

    # --- the words

    def option_text(self, item: Any, words: Any, option: str, names: Names) -> str:
        """Give an option's text."""
        raise NotImplementedError

    def bin_text(self, item: Any, words: Any, bin_id: str, names: Names) -> str:
        """Give a bin's text; only for `sort`."""
        raise NotImplementedError

    def reading_order(self, words: Any, options: tuple[str, ...]) -> tuple[str, ...]:
        """Give the options in the order in which this language shows them."""
        return options

    def passage(self, words: Any) -> str | None:
        """Give a sentence to show above the options, None where there is none."""
        return None

    def feedback(self, words: Any, option: str) -> str | None:
        """Give what is said about *option*, None for kinds that judge the whole response."""
        return None

    def whole_feedback(self, words: Any, right: bool) -> str | None:
        """Give what is said about the whole response, None for kinds that judge options."""
        return None

    def preferred(self, words: Any) -> str | None:
        """Give what is best written, None but for `write`."""
        return None


def entry(entries: tuple[Any, ...], entry_id: str) -> Any:
    """Give the entry with an id; raises KeyError where the checks were not heeded."""
    for each in entries:
        if each.id == entry_id:
            return each
    raise KeyError(entry_id)
