"""What the console draws: plan, notes, what is said, the line of hands; and how it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.widget import Widget

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, cell_width, row_width
from qusayr_tui.ui.pages.form import Form, form_for
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.screens.frame import FramedScreen
from qusayr_tui.ui.teach.console_page import (
    HELP_KEYS,
    ConsolePage,
    footer_keys,
    help_rows,
    late_minutes,
)
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.hands_line import HandsLine
from qusayr_tui.ui.teach.plan_list import PlanList
from qusayr_tui.ui.teach.speech import Speech
from qusayr_tui.ui.widgets.rows_view import RowsView

RAILS = ((110, 44), (72, 27), (0, 0))
"""Cells of the plan at the left, from how many columns on."""

WIDEST = 72
"""Cells of the widest line of notes."""

AIRY = 30
"""Rows from which a row of air stands above the plan and the notes."""

LOOK = 5.0
"""Seconds between two looks at the clock."""

TICK = 60.0
"""Seconds between two notes that the lesson goes on."""


class ConsoleView(FramedScreen):
    """The console of one lesson, without what its keys order."""

    def __init__(self, desk: Desk, speech: Speech) -> None:
        super().__init__(speech)
        self.desk = desk
        self.speech = speech
        self.notice: LazyText | None = None
        """What could not be done, or what is to be known, until the next key."""
        self.helps = False
        self.said = RowsView(id="said")
        self.hands = HandsLine(speech)
        self._drawn: tuple[object, ...] = ()

    def below_page(self) -> Sequence[Widget]:
        """Put what is said and the line of hands below the notes."""
        return (self.said, self.hands)

    def on_mount(self) -> None:
        """Say that the lesson goes on, and watch the clock; the frame draws after this."""
        if self.desk.taken_up:
            self.desk.take_up()
            self.notice = _l("Taken up where it was left. To begin another: qusayr teach --new")
        self.set_interval(LOOK, self._look_at_clock)
        self.set_interval(TICK, self._tick)

    def _look_at_clock(self) -> None:
        """Draw again when a minute has gone by, and not otherwise."""
        if self._times() != self._drawn:
            self.redraw()

    def _times(self) -> tuple[object, ...]:
        timing = self.desk.timing
        return (int(timing.spent // 60), int(timing.all_spent // 60), late_minutes(timing.drift))

    def _tick(self) -> None:
        if not self.desk.state.ended:
            self.desk.tick()

    # --- drawing

    @property
    def parts(self) -> ConsolePage:
        """What makes the parts of the console, in the language in hand."""
        return ConsolePage(self.desk, self.speech)

    @property
    def form(self) -> Form:
        """The layout: the plan at the left where there is room, the notes beside it."""
        form = form_for(*self.app.size)
        rail = next(cells for columns, cells in RAILS if form.width >= columns)
        measure = min(WIDEST, form.width - rail - 4)
        return msgspec.structs.replace(form, left=rail + 2, measure=measure, rail=rail, notes=0)

    def draw(self, form: Form) -> None:
        """Draw every part, and remember which minute was drawn."""
        self._drawn = self._times()
        super().draw(form)

    def heading(self) -> Heading:
        """Give the title of the lesson, cut so that its minutes are seen whole."""
        note = self.parts.head_note()
        title = self.speech.words(self.desk.state.opening.plan).title
        room = self.form.width - 4 - cell_width(note) - 2 * len(self.speech.languages) - 10
        if cell_width(title) > room:
            title = title[: max(4, room - 1)].rstrip() + ("." if self.speech.signs.ascii else "…")
        return Heading(title=title, note=note)

    def rail_rows(self, form: Form) -> list[Row]:
        """Give the plan."""
        plan = PlanList(self.desk, self.speech)
        return plan.rows(form.rail, form.height - 5, airy=form.height >= AIRY)

    def make_page(self, form: Form) -> Page:
        """Make the notes, or the help."""
        if self.helps:
            return help_rows(self.speech, form.measure, airy=form.height >= AIRY)
        return self.parts.page(form.measure, airy=form.height >= AIRY)

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys that matter now."""
        return HELP_KEYS if self.helps else footer_keys(self.desk, self.speech.language)

    def draw_footer(self) -> None:
        """Draw the footer, and above it what is said and the line of hands."""
        state = self.desk.state
        self.said.show_rows(self._said_rows())
        self.hands.show_line(self.form.width, is_open=state.vote_open and not state.paused)
        super().draw_footer()

    def redraw(self) -> None:
        """Draw everything; in a window that is too small nothing but the notice."""
        super().redraw()
        if self.has_class("-too-small"):
            self.hands.display = False

    def _standing(self) -> list[Span]:
        """Say what starts the clock; later, what scrolling has taken out of sight."""
        if self.helps:
            return []
        if not self.desk.state.started:
            said = self.speech.text(_l("The clock starts with →."))
            return [Span(self.speech.signs.keys(said), "muted")]
        return self.parts.standing() if self.page.top else []

    def _said_rows(self) -> list[Row]:
        notice = self.notice
        if notice is None and not self.desk.kept:
            notice = _l("The last step could not be saved; the room does not see it.")
        if notice is not None:
            said = self.speech.signs.keys(self.speech.text(notice))
            return [(Span("  "), Span(said, "doubt"))]
        row: Row = (Span("  "), *self._standing())
        if self.page.top < self.page.last_top:
            words = self.speech.text(_l("more keys: Space") if self.helps else _l("more notes"))
            more = f"{self.speech.signs.down} {words}"
            right = self.form.left + self.form.measure - cell_width(more) - row_width(row)
            row = (*row, Span(" " * max(1, right)), Span(more, "muted"))
        return [row]

    # --- scrolling

    def action_down(self) -> None:
        """Scroll the notes."""
        self.page.scroll_rows(1)
        self.draw_footer()

    def action_up(self) -> None:
        """Scroll the notes back."""
        self.page.scroll_rows(-1)
        self.draw_footer()

    def action_page_down(self) -> None:
        """Turn a page of the notes."""
        self.page.scroll_pages(1)
        self.draw_footer()

    def action_page_up(self) -> None:
        """Turn a page of the notes back."""
        self.page.scroll_pages(-1)
        self.draw_footer()

    def action_language(self) -> None:
        """Take the console's next language; the room keeps its own."""
        self.speech.turn()
        self.redraw()
