"""The record of a course: what is true in any language (course format, parts 2, 3, 6, 7).

All types are frozen and hold ids, dates and figures only, never a word shown to anyone.
They are filled by `content.convert` and trusted by everybody after it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from qusayr_tui.domain.fields import Base, Edtf, FigureValue, Id, Words
from qusayr_tui.domain.quiz import AnyItem

UNKNOWN_DATE = "unknown"
"""What a course writes where no source gives a date; null in JSON."""

LinkPolicy = Literal["phase", "block", "never"]
BlockKind = Literal["history", "question", "unknown", "method", "words"]
Bound = Literal["exact", "at-least", "more-than", "at-most", "about"]


class Course(Base, frozen=True, kw_only=True):
    """`course.yaml`: what holds for the whole course."""

    id: Id
    version: Words
    licence: Words
    languages: Annotated[tuple[Id, ...], Meta(min_length=1)]
    sides: Annotated[tuple[Id, ...], Meta(max_length=6)] = ()
    """The parties; everybody else who speaks has no side."""
    misconceptions: tuple[Id, ...] = ()
    """Tags that wrong options may carry."""


class Actor(Base, frozen=True, kw_only=True):
    """Whoever speaks."""

    id: Id
    kind: Literal[
        "armed-group",
        "government",
        "media",
        "monitor",
        "ngo",
        "un",
        "reporter",
        "witness",
        "resident",
        "official",
        "agency",
        "unnamed",
        "authors",
    ]
    side: Id | None = None
    line: Id | None = None
    """Another actor with whom this one counts as one voice."""


class Source(Base, frozen=True, kw_only=True):
    """A document in which an account was read."""

    id: Id
    kind: Literal[
        "press",
        "press-on-the-spot",
        "agency",
        "book",
        "encyclopedia",
        "ngo",
        "un",
        "state-media",
        "party",
        "reference",
        "method",
    ]
    publisher: Words
    """Names and titles are not translated."""
    title: Words
    author: Words | None = None
    language: Words | None = None
    date: Edtf | None = None
    """Date of publication."""
    url: Words | None = None
    seen: Literal["whole", "excerpt", "cited", "none"]
    """How much of it was read for this course."""
    copy_of: Id | None = None
    """The source of which this is the same report."""
    licence: Words | None = None
    """Under which it may be quoted (`CC BY-SA 4.0`); absent where it may only be summed up."""
    through: Id | None = None
    """For a cited source: the text in which it was met."""


class Place(Base, frozen=True, kw_only=True):
    """Somewhere that a claim speaks of; without coordinates it is never drawn on a map."""

    id: Id
    kind: Id
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None = None
    precision: Literal["exact", "rough"] | None = None
    within: Id | None = None
    direction: (
        Literal[
            "north",
            "north-east",
            "east",
            "south-east",
            "south",
            "south-west",
            "west",
            "north-west",
            "centre",
        ]
        | None
    ) = None
    arabic: Words | None = None
    transliteration: Words | None = None


class MapPoint(Base, frozen=True, kw_only=True):
    """A point of a course on the map, in degrees."""

    lat: Annotated[float, Meta(ge=-90, le=90)]
    lon: Annotated[float, Meta(ge=-180, le=180)]


class MapLine(Base, frozen=True, kw_only=True):
    """The course of a river, a border or a road, or the shore of a lake.

    `record/map.yaml` is optional: what has no course in the sources is not drawn. One point
    alone is where a course is known to pass.
    """

    id: Id
    """The place of this id, named in each language's list of places."""
    kind: Literal["river", "lake", "border", "road"]
    rough: bool = False
    points: Annotated[tuple[MapPoint, ...], Meta(min_length=1)]


class Term(Base, frozen=True, kw_only=True):
    """A word of the glossary, whatever the language."""

    id: Id
    arabic: Words | None = None
    transliteration: Words | None = None
    contested: bool = False
    """Whether the word itself takes sides."""
    link: LinkPolicy = "phase"
    related: tuple[Id, ...] = ()
    claims: tuple[Id, ...] = ()
    """Claims behind the numbers and dates of the definition."""
    sources: tuple[Id, ...] = ()


class Figure(Base, frozen=True, kw_only=True):
    """A number as an account gives it; the same id in one claim counts the same thing."""

    id: Id
    value: FigureValue
    bound: Bound = "exact"
    unit: Words | None = None
    """For other things than persons or objects (`km`, `months`)."""


class Account(Base, frozen=True, kw_only=True):
    """One actor saying something, or saying otherwise."""

    actor: Id
    id: Id | None = None
    """Needed only where words refer to this account."""
    access: Literal["saw", "heard", "told", "unknown"] = "unknown"
    of: Literal["self", "other", "general"] = "general"
    """Of whom an actor with a side speaks."""
    says: Literal["so", "otherwise", "not-so"] = "so"
    said: Edtf | None = None
    """When it was said; by default the dates of the sources."""
    date: Edtf | None = None
    """The date this account itself gives for the event."""
    figures: tuple[Figure, ...] = ()
    sources: Annotated[tuple[Id, ...], Meta(min_length=1)]


class Relation(Base, frozen=True, kw_only=True):
    """How a claim stands to another; written once, it holds both ways."""

    to: Id
    kind: Literal["contradicts", "supports", "perhaps-same", "compare"] = field(name="as")


class Claim(Base, frozen=True, kw_only=True):
    """One thing that is said to have happened or to be so."""

    id: Id
    mode: Literal["event", "state", "forecast", "measure", "rule"] = "event"
    date: Edtf
    date_basis: Literal["sourced", "inferred", "disputed", "unknown"]
    place: Id | None = None
    starting_text: Annotated[int, Meta(ge=1)] | None = None
    """Paragraph of the starting text that says it; absent when that text does not."""
    audience: Literal["everyone", "teacher"] = "everyone"
    accounts: tuple[Account, ...] = ()
    related: tuple[Relation, ...] = ()


class Control(Base, frozen=True, kw_only=True):
    """Who held a place, only where a claim says so."""

    place: Id
    holder: Id
    """A side of the course, `unknown`, or `divided`."""
    extent: Literal["whole", "part", "around"] | None = None
    date: Edtf | None = None
    claim: Id | None = None


class Block(Base, frozen=True, kw_only=True):
    """One block of prose; what its words must cite."""

    id: Id
    kind: BlockKind
    claims: tuple[Id, ...] = ()


class Material(Base, frozen=True, kw_only=True):
    """A text that an exercise works on."""

    id: Id
    source: Id
    form: Literal["quote", "summary"]
    """A few words of the source itself, where its licence allows it; or our own words."""


class Exercise(Base, frozen=True, kw_only=True):
    """Texts to compare, and items about them."""

    id: Id
    materials: Annotated[tuple[Material, ...], Meta(min_length=1)]
    items: Annotated[tuple[AnyItem, ...], Meta(min_length=1)]


class Phase(Base, frozen=True, kw_only=True):
    """One phase of the course; its id and number are those of its file's name."""

    dates: Edtf
    minutes: Annotated[int, Meta(ge=1, le=240)]
    outside_starting_text: bool = False
    claims: tuple[Claim, ...] = ()
    control: tuple[Control, ...] = ()
    blocks: Annotated[tuple[Block, ...], Meta(min_length=1)]
    exercises: tuple[Exercise, ...] = ()
    items: tuple[AnyItem, ...] = ()
