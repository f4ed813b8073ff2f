"""The screen of the console: keys become orders to the desk, and everything is drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, cell_width
from qusayr_tui.ui.pages.form import Form, form_for
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.screens.frame import FramedScreen
from qusayr_tui.ui.teach.commands import console_bindings
from qusayr_tui.ui.teach.console_page import HELP_KEYS, ConsolePage, footer_keys, help_rows
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


class ConsoleScreen(FramedScreen):
    """The teacher's console of one lesson."""

    BINDINGS: ClassVar[list[BindingType]] = [*console_bindings()]

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
        return (int(timing.spent // 60), int(timing.all_spent // 60), round(timing.drift / 60))

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
        self.said.show_rows(self._said_rows())
        self.hands.show_line(self.form.width, is_open=self.desk.state.vote_open)
        super().draw_footer()

    def _said_rows(self) -> list[Row]:
        notice = self.notice
        if notice is None and not self.desk.kept:
            notice = _l("The last step could not be saved; the room does not see it.")
        if notice is not None:
            return [(Span("  "), Span(self.speech.text(notice), "doubt"))]
        if self.page.top >= self.page.last_top:
            return []
        words = self.speech.text(_l("more notes"))  # no f-string: the catalog would miss it
        more = f"{self.speech.signs.down} {words}"
        pad = " " * max(0, self.form.left + self.form.measure - cell_width(more))
        return [(Span(pad), Span(more, "muted"))]

    # --- the line of hands

    def on_key(self, event: events.Key) -> None:
        """Write while a vote is open; with nothing typed, other keys keep their meaning."""
        if not self.desk.state.vote_open or self.helps:
            return
        if self.hands.text and event.key == "enter":
            self._count()
        elif self.hands.takes(event.key, event.character):
            self.notice = None
            self.hands.write(event.key, event.character)
        else:
            return
        event.stop()
        event.prevent_default()
        self.redraw()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted hands."""
        if self.desk.state.vote_open and not self.helps:
            event.stop()
            self.hands.paste(event.text)
            self.redraw()

    def _count(self) -> None:
        self.notice = self.desk.count(self.hands.text)
        if self.notice is None:
            self.hands.empty()

    # --- orders

    def _done(self, notice: LazyText | None, *, anew: bool = False) -> None:
        """Draw what an order changed, or say why it changed nothing."""
        self.notice = notice
        self.helps = False
        if not self.desk.state.vote_open:
            self.hands.empty()
        if anew and notice is None:
            self.page.forget_place()
        self.redraw()

    def action_vote(self) -> None:
        """Open the vote, or close it."""
        self._done(self.desk.switch_vote(), anew=True)

    def action_again(self) -> None:
        """Open a second round."""
        self._done(self.desk.vote_again(), anew=True)

    def action_distribution(self) -> None:
        """Show the class how the hands fell, or take it away."""
        self._done(self.desk.switch_distribution())

    def action_reveal(self) -> None:
        """Show the class the answer."""
        self._done(self.desk.reveal())

    def _may_turn(self) -> bool:
        """Tell whether the room's screens may be turned: in a vote, to ask in each language."""
        state = self.desk.state
        asked_in_two = len(state.languages) > 1 and not self.hands.text
        return not self.helps and (not state.vote_open or asked_in_two)

    def action_screen_on(self) -> None:
        """Show the room's next screen."""
        if self._may_turn():
            self._done(self.desk.turn(1))

    def action_screen_back(self) -> None:
        """Show the room's screen before."""
        if self._may_turn():
            self._done(self.desk.turn(-1))

    def action_room_language(self) -> None:
        """Take the room's next language."""
        self.desk.turn_language()
        self._done(None)

    def action_next(self) -> None:
        """Go to the next activity."""
        self._done(self.desk.go(1), anew=True)

    def action_previous(self) -> None:
        """Go to the activity before."""
        self._done(self.desk.go(-1), anew=True)

    def action_skip(self) -> None:
        """Leave the activity out."""
        self._done(self.desk.skip(), anew=True)

    def action_pause(self) -> None:
        """Have the room wait, or go on."""
        self.desk.pause()
        self._done(None)

    def action_more_time(self) -> None:
        """Give the activity two more minutes."""
        self.desk.give_time()
        self._done(None)

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

    def action_help(self) -> None:
        """Show the keys, or the notes again."""
        self.helps = not self.helps
        self.page.forget_place()
        self.redraw()

    def action_close(self) -> None:
        """Empty the line of hands; without one, close the help."""
        if self.hands.text and not self.helps:
            self.hands.empty()
        elif self.helps:
            self.action_help()
        self.notice = None
        self.redraw()

    def action_quit(self) -> None:
        """Close the help, else leave; the lesson is kept."""
        if self.helps:
            self.action_help()
            return
        self.desk.close()
        self.app.exit(0)
