"""Say what is wrong with a prose text, and what to write instead."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.foreign_markup import Foreign, ForeignKind
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l


class ProseProblem(msgspec.Struct, frozen=True):
    """One thing to mend in a prose text."""

    code: str
    offset: int
    """Where it begins, in characters of the text that was read."""
    message: LazyText
    remedy: LazyText


BAD_CITATION = ProseProblem(
    "bad-citation",
    0,
    _l("This looks like a citation, but it names no claim."),
    _l("Write [^claim-id] with the id of a claim: small letters, digits and single hyphens."),
)
LONE_TARGET = ProseProblem(
    "bad-link",
    0,
    _l("This link has no beginning, or it begins inside another link."),
    _l("Write [words](term:ID); a link holds no other link."),
)
NO_LINK_TEXT = ProseProblem(
    "bad-link",
    0,
    _l("This link has no words."),
    _l("Write the words that can be opened between the square brackets."),
)
MARKUP_IN_LINK = ProseProblem(
    "bad-link",
    0,
    _l("There is a citation or emphasis inside this link."),
    _l("Put the citation after the link, and the asterisks around it."),
)

BOLD = ProseProblem(
    "foreign-markup",
    0,
    _l("Prose has no bold: only one asterisk may stand on either side."),
    _l("Write *one asterisk* on either side for emphasis, or none."),
)
TOO_LONG = ProseProblem(
    "long-paragraph",
    0,
    _l("This paragraph is far too long to be read, and was not checked further."),
    _l("Part it with an empty line."),
)

_TAKE_OUT = _l("Take it out, or say it in words.")

_FOREIGN: dict[ForeignKind, tuple[LazyText, LazyText]] = {
    "autolink": (
        _l("Prose has no addresses that can be opened."),
        _l("Make the text a source, and cite a claim that rests on it."),
    ),
    "code": (_l("Backquotes and tildes would make this computer code."), _l("Take them out.")),
    "entity": (
        _l("This is a character written in HTML."),
        _l("Type the character itself."),
    ),
    "escape": (_l("A backslash would vanish here."), _l("Take the backslash out.")),
    "heading": (
        _l("This line would be a heading."),
        _l("Write a sentence; titles have fields of their own."),
    ),
    "html": (_l("Prose has no HTML."), _TAKE_OUT),
    "image": (_l("Prose has no pictures."), _TAKE_OUT),
    "indented": (
        _l("Spaces at the beginning of this line would make it computer code."),
        _l("Begin every line of the text at the same column."),
    ),
    "link": (
        _l("This link leads nowhere that prose knows."),
        _l("Write (term:ID), (place:ID) or (free) after the square brackets."),
    ),
    "list": (
        _l("This line would be an item of a list."),
        _l("Write sentences, or begin the line with a word."),
    ),
    "quote": (
        _l("This line would be a block quotation."),
        _l("Put the words between quotation marks."),
    ),
    "reference": (
        _l("This line would vanish: Markdown reads it as the address of a link."),
        _l("Begin the line with a word."),
    ),
    "row-break": (
        _l("Spaces at the end of this line would force a line break."),
        _l("Take the spaces out; an empty line parts paragraphs."),
    ),
    "rule": (_l("This line would be a rule across the page."), _l("Take it out.")),
    "table": (_l("Prose has no tables."), _TAKE_OUT),
    "underscore": (
        _l("Underscores would make this emphasis."),
        _l("Write *asterisks* instead."),
    ),
}


def foreign_problem(foreign: Foreign) -> ProseProblem:
    """Say that prose does not know a piece of markup."""
    message, remedy = _FOREIGN[foreign.kind]
    return ProseProblem("foreign-markup", foreign.offset, message, remedy)
