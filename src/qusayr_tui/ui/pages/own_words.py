"""One line to write on: what a learner thinks of a phase's central question."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.events import Note
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.pages.page import PageMaker

LONGEST_OWN = 500
"""Characters that a learner may write."""

LINE = "own/write/line"
"""Spot of the line."""

CURSOR = "\u00a0"
"""Stands under the cursor where there is no character; a plain space would be dropped."""


class OwnWords(msgspec.Struct, frozen=True):
    """The line as it stands."""

    text: str
    at: int | None = None
    """Where the next character goes; None while the line does not have the keys."""
    kept: Note | None = None
    """What was kept last."""


def write_line(
    maker: PageMaker, edition: Edition, signs: Signs, own: OwnWords, prompt: LazyText
) -> None:
    """Write the line with what is on it, and what becomes of it."""
    maker.begin("own")
    maker.text(edition.text(prompt), "muted")
    maker.blank()
    maker.text(_line_spans(edition, own))
    maker.row(Span(signs.hairline * maker.width, "line"))
    count = edition.text(
        lazy_ngettext(
            "%(count)s of %(most)s characters",
            "%(count)s of %(most)s characters",
            len(own.text),
            most=LONGEST_OWN,
        )
    )
    state = _state(edition, own)
    gap = maker.width - row_width((Span(state), Span(count)))
    if gap < 2:
        maker.text(state, "muted")
        state, gap = "", maker.width - row_width((Span(count),))
    maker.row(Span(state, "muted"), Span(" " * gap), Span(count, "muted"))
    maker.end()


def _line_spans(edition: Edition, own: OwnWords) -> list[Span]:
    if own.at is None:
        if own.text:
            return [Span(own.text, "", LINE)]
        return [Span(edition.text(_l("Tab: write here")), "muted", LINE)]
    under = own.text[own.at : own.at + 1]
    return [
        Span(own.text[: own.at], "", LINE),
        Span(under if under.strip() else CURSOR, "focus", LINE),
        Span(own.text[own.at + 1 :], "", LINE),
    ]


def _state(edition: Edition, own: OwnWords) -> str:
    """Say whether what stands there is kept."""
    if own.kept and own.kept.text == own.text:
        return edition.text(_l("Kept on this computer only."))
    if own.at is not None:
        return edition.text(_l("Enter keeps it, on this computer only."))
    return ""


def earlier_words(maker: PageMaker, edition: Edition, note: Note, label: LazyText) -> None:
    """Write what a learner wrote before, with its day."""
    maker.text(edition.text(label), "muted")
    maker.text(note.text)


def day_of(edition: Edition, note: Note) -> str:
    """Give the day of a note in words."""
    return edition.date(note.time[:10])
