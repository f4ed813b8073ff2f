"""What YAML has and course files do without: code, message and remedy for each."""

from __future__ import annotations

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.yaml_lines import shown, text_needs_signs
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

DEEPEST = 20
MOST_VALUES = 20_000
LONGEST_TEXT = 20_000

Fault = tuple[str, LazyText, LazyText]
"""Code, message, remedy."""


def too_deep(file: str) -> Problem:
    """Make the problem of a file with too many levels; it stands for the whole file."""
    return Problem(
        file,
        1,
        1,
        "too-deep",
        _l("Lists and groups stand in each other more than %(most)s levels deep.", most=DEEPEST),
        _l("Bring them nearer to the left margin; a course needs no more than eight."),
    )


def too_many_values() -> Fault:
    """Refuse a file with more values than a course can need."""
    return (
        "too-many-values",
        _l("The file holds more than %(most)s values.", most=MOST_VALUES),
        _l("Split it."),
    )


def text_too_long() -> Fault:
    """Refuse a text that no page could show."""
    return (
        "text-too-long",
        _l("This text is longer than %(most)s characters.", most=LONGEST_TEXT),
        _l("Make several texts of it."),
    )


def alias(name: str) -> Fault:
    """Refuse `*name`."""
    return (
        "alias",
        _l(
            "'%(text)s' would stand for something marked elsewhere; course files mark nothing.",
            text=shown(f"*{name}"),
        ),
        _l("Put the text between quotation marks if it begins with *, or write it out."),
    )


def anchor(name: str) -> Fault:
    """Refuse `&name`, which would be lost in silence."""
    return (
        "anchor",
        _l(
            "'%(text)s' would mark this place; course files mark nothing.",
            text=shown(f"&{name}"),
        ),
        _l("Put the text between quotation marks if it begins with &, or take this out."),
    )


def tag(name: str) -> Fault:
    """Refuse `!name`."""
    return (
        "tag",
        _l(
            "'%(text)s' would be read as a sign to the program, not as text.",
            text=shown(name.replace("tag:yaml.org,2002:", "!!", 1)),
        ),
        _l("Put the text between quotation marks if it begins with !, or take this out."),
    )


def merge_key() -> Fault:
    """Refuse `<<`."""
    return (
        "merge-key",
        _l("A course file has no '<<'."),
        _l("Write the fields out where they are needed."),
    )


def key_not_text() -> Fault:
    """Refuse a list or a group in place of a name."""
    return (
        "key-not-text",
        _l("A list or a group of fields stands here in place of a field's name."),
        text_needs_signs(),
    )


def duplicate_key(name: str, line: int) -> Fault:
    """Refuse a name that stands in the same group on *line*, too."""
    return (
        "duplicate-key",
        _l(
            "The field '%(name)s' stands twice here; first on line %(line)s.",
            name=shown(name),
            line=line,
        ),
        _l("Keep one of the two; only one can be read."),
    )


def second_document() -> Fault:
    """Refuse what follows `---` or `...`."""
    return (
        "second-document",
        _l("A second document begins here; nothing from here on is read."),
        _l("Take the line of dots or dashes out, or make a file of its own."),
    )
