"""The words of a course in one language, keyed by the ids of its record.

The same shapes for every language (course format, parts 2, 3, 5 and 6); a check proves
that each language has words for every id of the record and for nothing else.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from qusayr_tui.domain.fields import Base, Id, Text, Words
from qusayr_tui.domain.quiz import AnyItemWords


class NamedId(Base, frozen=True, kw_only=True):
    """A name for one id of the record (a side, a misconception)."""

    id: Id
    name: Text


class PlaceWords(Base, frozen=True, kw_only=True):
    """The name of a place, and what else it is called."""

    id: Id
    name: Text
    aliases: tuple[Words, ...] = ()
    """Other spellings and scripts; found by search only, never shown as the name."""


class Avoid(Base, frozen=True, kw_only=True):
    """Forms that the prose may not use outside quotation marks, and what to write."""

    forms: Annotated[tuple[Words, ...], Meta(min_length=1)]
    instead: Words


class Hedges(Base, frozen=True, kw_only=True, rename="kebab"):
    """How this language says that a number is a bound, and that a date is doubtful."""

    at_least: tuple[Words, ...] = ()
    more_than: tuple[Words, ...] = ()
    at_most: tuple[Words, ...] = ()
    about: tuple[Words, ...] = ()
    doubt: tuple[Words, ...] = ()


class WordLists(Base, frozen=True, kw_only=True):
    """The word lists that the checks use, so that no word of a course stands in Python."""

    avoid: tuple[Avoid, ...] = ()
    hedges: Hedges = Hedges()
    free: tuple[Words, ...] = ()
    """Phrases whose numbers are only speech."""


class CourseWords(Base, frozen=True, kw_only=True):
    """`course.yaml` of one language."""

    title: Text
    question: Text | None = None
    """The question of the whole course, on its first page."""
    notice: Text
    """The content notice, shown before the first phase that is opened."""
    sides: tuple[NamedId, ...] = ()
    misconceptions: tuple[NamedId, ...] = ()
    words: WordLists = WordLists()


class ActorWords(Base, frozen=True, kw_only=True):
    """The words of an actor."""

    id: Id
    name: Text
    short: Text | None
    """A shorter name for lists and notes; null where the name is short enough."""
    vantage: Text
    """What this speaker could see; one or two sentences."""


class SourceWords(Base, frozen=True, kw_only=True):
    """The words of a source."""

    id: Id
    saw: Text
    """What was read of it for this course."""
    standpoint: Text


class TermWords(Base, frozen=True, kw_only=True):
    """The words of a glossary term."""

    id: Id
    term: Text
    short: Text | None
    """Abbreviation; null where there is none."""
    forms: tuple[Words, ...]
    """Forms linked in prose; no articles, no elision: the finder adds them."""
    aliases: tuple[Words, ...]
    """Forms found by search only, never linked."""
    definition: Text
    usage: Text | None = None
    """Who uses the word, and what the course writes instead; required when contested."""


class AccountWords(Base, frozen=True, kw_only=True):
    """What the course says of one account."""

    id: Id
    text: Text


class RelationWords(Base, frozen=True, kw_only=True):
    """Why a claim is set beside another."""

    to: Id
    text: Text


class ClaimWords(Base, frozen=True, kw_only=True):
    """A claim in one or two sentences, attributed."""

    id: Id
    text: Text
    accounts: tuple[AccountWords, ...] = ()
    date_note: Text | None = None
    relations: tuple[RelationWords, ...] = ()


class BlockWords(Base, frozen=True, kw_only=True):
    """The prose of one block."""

    id: Id
    text: Text


class MaterialWords(Base, frozen=True, kw_only=True):
    """The text of a material: quoted, or summed up in our words."""

    id: Id
    text: Text


class ExerciseWords(Base, frozen=True, kw_only=True):
    """The words of an exercise."""

    id: Id
    title: Text
    instruction: Text
    materials: tuple[MaterialWords, ...] = ()
    items: tuple[AnyItemWords, ...] = ()


class MethodSection(Base, frozen=True, kw_only=True):
    """One section of the page on method."""

    id: Id
    title: Text
    text: Text


class MethodWords(Base, frozen=True, kw_only=True):
    """`method.yaml` of one language: how the course knows what it says. A course may have none."""

    sections: Annotated[tuple[MethodSection, ...], Meta(min_length=1)]


class PhaseWords(Base, frozen=True, kw_only=True):
    """The words of one phase."""

    title: Text
    question: Text
    """The central question, met before reading and again at the end."""
    aims: tuple[Text, ...] = ()
    claims: tuple[ClaimWords, ...] = ()
    blocks: tuple[BlockWords, ...] = ()
    exercises: tuple[ExerciseWords, ...] = ()
    items: tuple[AnyItemWords, ...] = ()
