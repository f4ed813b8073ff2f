"""What every kind of item has, in the record and in the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol

from qusayr_tui.domain.fields import Base, Id, Text

MOST_OPTIONS = 6
"""Options answer to the letters a to f, and to nothing else."""


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


class ItemKind(Protocol):
    """How one kind of item is shaped and graded; one file of this package each."""

    ask: str
    """The kind's name in a course file and in JSON."""

    @property
    def record(self) -> type[ItemRecord]:
        """The shape of its record."""
        ...

    @property
    def words(self) -> type[ItemWords]:
        """The shape of its words."""
        ...

    several: bool
    """Whether the learner may choose more than one option."""
    ordered: bool
    """Whether the learner's response is an order of all the options."""
    shuffles: bool
    """Whether each learner may meet the options in another order."""

    def option_ids(self, item: Any) -> tuple[str, ...]:
        """Give the ids of the options in the order of the course."""
        ...

    def key(self, item: Any, dates: Mapping[str, str]) -> tuple[str, ...]:
        """Give the right response; *dates* has the EDTF date of every claim it names."""
        ...

    def dated_claims(self, item: Any) -> tuple[str, ...]:
        """Give the claims whose dates `key` needs."""
        ...

    def is_right(self, response: tuple[str, ...], key: tuple[str, ...]) -> bool:
        """Tell whether *response* is the right one."""
        ...

    def option_text(self, words: Any, option: str) -> str | None:
        """Give an option's text, None where the program has the words for it."""
        ...

    def feedback(self, words: Any, option: str) -> str | None:
        """Give what is said about *option*, None for kinds that judge the whole response."""
        ...

    def whole_feedback(self, words: Any, right: bool) -> str | None:
        """Give what is said about the whole response, None for kinds that judge options."""
        ...
