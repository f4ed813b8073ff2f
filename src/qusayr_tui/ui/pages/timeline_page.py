"""The timeline: one claim a row on an axis, or the same claims as a list."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.timeline import Entry, Timeline, axis_for, timeline
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.legends import time_legend
from qusayr_tui.render.map_signs import time_signs
from qusayr_tui.render.rows import Row, Span, cell_width, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.timeline_drawing import AxisDrawing
from qusayr_tui.render.timeline_words import (
    claim_text,
    claims_of_phase,
    date_words,
    who_and_status,
)
from qusayr_tui.render.wording import held_date, names_nobody
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.page import MARGIN, Page, PageMaker

NOTE_ROWS = 4
"""Rows of the claim in hand that are shown below the axis."""

STATUS_CELLS = 3
"""Cells before a claim: its status, and the sign of a date that is in dispute."""


def spot_of(claim: str) -> str:
    """Give the id of a claim's spot on the timeline."""
    return f"timeline/claim/{claim}"


class TimelinePage:
    """One timeline, composed for one form; of *phase*, else of the whole course."""

    def __init__(
        self,
        edition: Edition,
        ledger: Ledger,
        signs: Signs,
        form: Form,
        phase: PhaseEdition | None,
    ) -> None:
        self._edition = edition
        self._ledger = ledger
        self._signs = signs
        self._form = form
        self._edge = 1 if form.name == "narrow" else 2
        self._room = form.width - 2 * self._edge
        self.timeline: Timeline = timeline(claims_of_phase(phase) if phase else ledger.all())
        self._labels = self._room * 2 // 5 - STATUS_CELLS
        """Cells of the beginning of a claim, left of the axis."""
        phases = [phase] if phase else [edition.phase(ref.id) for ref in edition.reader.phases]
        cells = self._room - STATUS_CELLS - self._labels - 2
        axis = axis_for([each.record for each in phases], self.timeline.dated, cells)
        self._drawing = AxisDrawing(axis, time_signs(signs), signs.status("≠"))

    def _text(self, text: LazyText) -> str:
        return self._edition.text(text)

    # --- on an axis

    def heading(self) -> tuple[Row, ...]:
        """Give the axis, which stays in sight while the claims are scrolled."""
        blank = Span(" " * (self._edge + STATUS_CELLS + self._labels + 2))
        return tuple((blank, *row) for row in self._drawing.heading(self._edition.locale))

    def drawn(self) -> Page:
        """Give the claims, one a row, their dates on the axis; unknown ones in their own lane."""
        maker = PageMaker(self._edge, self._room)
        for entry in self.timeline.dated:
            maker.begin(entry.claim)
            self._drawn_row(maker, entry)
            maker.end()
        if self.timeline.unknown:
            if self.timeline.dated:
                maker.blank()
            label = self._text(_l("Date unknown"))
            rule = self._signs.hairline * (self._room - cell_width(label) - 1)
            maker.row(Span(label, "strong"), Span(f" {rule}", "line"))
        for entry in self.timeline.unknown:
            maker.begin(entry.claim)
            maker.row(*self._label(entry, self._room - STATUS_CELLS))
            maker.end()
        maker.blank()
        for row in self._legend():
            maker.row(*row)
        return maker.page()

    def _drawn_row(self, maker: PageMaker, entry: Entry) -> None:
        label = self._label(entry, self._labels)
        words = date_words(self._edition, entry)
        marks, told = self._drawing.row(entry, words)
        before = self._labels + STATUS_CELLS + 2
        maker.row(*label, Span(" " * (before - row_width(label))), *marks)
        if not told:
            for row in wrap([Span(held_date(words), "muted")], self._drawing.axis.cells):
                maker.row(Span(" " * before), *row)

    def _label(self, entry: Entry, cells: int) -> Row:
        """Give a claim's status and its beginning, cut between two words."""
        signs = self._status(entry)
        pad = Span(" " * (STATUS_CELLS - cell_width(signs)))
        title = self._beginning(claim_text(self._edition, entry), cells)
        return Span(signs, "doubt"), pad, Span(title, "", spot_of(entry.claim))

    def _status(self, entry: Entry) -> str:
        status = self._ledger.standing(entry.claim, entry.phase).status
        found = [SIGNS[status]]
        if entry.disputed and "≠" not in found:
            found.append("≠")
        return "".join(self._signs.status(each) for each in found)

    def _beginning(self, text: str, cells: int) -> str:
        rows = wrap([Span(text)], cells)
        if len(rows) == 1:
            return text
        more = ".." if self._signs.ascii else "…"
        first = wrap([Span(text)], cells - len(more))[0]
        return "".join(span.text for span in first).rstrip(" ,;:\u00a0\u202f") + more

    def _legend(self) -> list[Row]:
        spans: list[Span] = []
        for sign, words in time_legend(self._signs):
            # What a sign means stays on its row.
            text = f"{sign}\u00a0".replace(" ", "\u00a0")
            meaning = self._text(words).replace(" ", "\u00a0")
            spans += [Span(text, "key"), Span(meaning, "muted"), Span("   ")]
        return wrap(spans, self._room)

    # --- the claim in hand

    def note(self, claim: str | None) -> tuple[Row, ...]:
        """Give the claim in hand, whole if there is room, with who says it and when."""
        lead = Span(" " * self._edge, MARGIN)
        rows: list[Row] = [(lead, Span(self._signs.hairline * self._room, "line"))]
        entry = next((each for each in self.timeline.entries if each.claim == claim), None)
        if entry is not None:
            about = self._about(entry)
            text = wrap([Span(claim_text(self._edition, entry))], self._room)
            most = NOTE_ROWS - len(about)
            if len(text) > most:
                last = "".join(span.text for span in text[most - 1])
                more = ".." if self._signs.ascii else "…"
                last = self._beginning(f"{last} {'x' * self._room}", self._room) if last else more
                text = [*text[: most - 1], (Span(last),)]
            rows += [(lead, *row) for row in (*text, *about)]
        rows += [()] * (NOTE_ROWS + 1 - len(rows))
        return tuple(rows)

    def _about(self, entry: Entry) -> list[Row]:
        parts = (date_words(self._edition, entry), *self._who(entry))
        words = f" {self._signs.dot} ".join(parts)
        return wrap([Span(words, "muted")], self._room)[:2]

    def _who(self, entry: Entry) -> tuple[str, ...]:
        """Give who makes a claim and how well it is supported, once where both say `nobody`."""
        who, status = who_and_status(self._edition, self._ledger, entry)
        return (who,) if names_nobody(who, status) else (who, status)

    # --- as a list

    def listed(self) -> Page:
        """Give the same claims as a list, their dates in words."""
        maker = PageMaker(self._form.page_left, self._form.measure)
        if self._form.airy:
            maker.blank()
        self._section(maker, None, self.timeline.dated)
        if self.timeline.unknown:
            self._section(maker, _l("Date unknown"), self.timeline.unknown)
        return maker.page()

    def _section(
        self, maker: PageMaker, heading: LazyText | None, entries: Sequence[Entry]
    ) -> None:
        if heading is not None:
            maker.text(self._text(heading), "strong")
            maker.blank()
        for entry in entries:
            date = date_words(self._edition, entry, short=False)
            maker.begin(entry.claim)
            maker.text(date[:1].upper() + date[1:], "strong")
            maker.text([Span(claim_text(self._edition, entry), "term", spot_of(entry.claim))])
            about = "\u00a0" + f" {self._signs.dot} ".join(self._who(entry))
            maker.text([Span(self._status(entry), "doubt"), Span(about, "muted")])
            maker.end()
            maker.blank()
