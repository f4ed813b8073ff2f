"""The screen of the console: keys become orders to the desk, and everything is drawn again."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, cell_width
from qusayr_tui.ui.pages.form import SMALLEST
from qusayr_tui.ui.pages.head import Heading, footer_row, head_rows
from qusayr_tui.ui.pages.menus import too_small_rows
from qusayr_tui.ui.pages.options import Line
from qusayr_tui.ui.teach.commands import console_bindings
from qusayr_tui.ui.teach.console_page import (
    HELP_KEYS,
    ConsolePage,
    footer_keys,
    help_rows,
    tally_row,
)
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.speech import Speech
from qusayr_tui.ui.widgets.page_view import PageView
from qusayr_tui.ui.widgets.rows_view import RowsView
from qusayr_tui.ui.writing import EDITING, edited, pasted, writes

RAILS = ((110, 44), (72, 27), (0, 0))
"""Cells of the plan at the left, from how many columns on."""

WIDEST = 72
"""Cells of the widest line of notes."""

LOOK = 5.0
"""Seconds between two looks at the clock."""

TICK = 60.0
"""Seconds between two notes that the lesson goes on."""

BEGINS_A_LINE = frozenset(LETTERS + LETTERS.upper() + "0123456789-")
"""Characters that begin a line of hands while a vote is open; the others keep their meaning."""

NOTHING = Line("", 0)


class ConsoleScreen(Screen[None]):
    """The teacher's console of one lesson."""

    BINDINGS: ClassVar[list[BindingType]] = [*console_bindings()]

    def __init__(self, desk: Desk, speech: Speech) -> None:
        super().__init__()
        self.desk = desk
        self.speech = speech
        self.line = NOTHING
        """Hands as they are being typed."""
        self.notice: LazyText | None = None
        """What could not be done, or what is to be known, until the next key."""
        self.helps = False
        self.head = RowsView(id="head")
        self.rail = RowsView(id="plan")
        self.page = PageView(speech.signs.bar, id="page")
        self.said = RowsView(id="said")
        self.hands = RowsView(id="hands")
        self.keys = RowsView(id="keys")
        self.too_small = RowsView(id="too-small")
        self._drawn: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Make the parts; what they say is set by `redraw`."""
        yield self.head
        with Horizontal(id="body"):
            yield self.rail
            yield self.page
        yield self.said
        yield self.hands
        yield self.keys
        yield self.too_small

    def on_mount(self) -> None:
        """Say that the lesson goes on, draw, and watch the clock."""
        if self.desk.taken_up:
            self.desk.take_up()
            self.notice = _l("Taken up where it was left. To begin another: qusayr teach --new")
        self.redraw()
        self.set_interval(LOOK, self._look_at_clock)
        self.set_interval(TICK, self._tick)

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.redraw()

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

    def redraw(self) -> None:
        """Draw everything for the state, the size and the language in hand."""
        width, height = self.app.size
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "-too-small")
        if small:
            editions = [self.speech.edition_of(tag) for tag in self.speech.languages]
            self.too_small.show_rows(too_small_rows(editions, width))
            return
        self._drawn = self._times()
        page = ConsolePage(self.desk, self.speech)
        self._draw_head(page, width)
        rail = next(cells for columns, cells in RAILS if width >= columns)
        self.rail.display = bool(rail)
        self.rail.styles.width = rail
        self.rail.show_rows(page.plan_rows(rail, height - 4) if rail else [])
        measure = min(WIDEST, width - rail - 4)
        if self.helps:
            self.page.show_page(help_rows(self.speech, measure))
        else:
            self.page.show_page(page.page(measure, airy=height >= 30))
        self._draw_foot(width)

    def _draw_head(self, page: ConsolePage, width: int) -> None:
        note = page.head_note()
        title = self.speech.words(self.desk.state.opening.plan).title
        room = width - 4 - cell_width(note) - 2 * len(self.speech.languages) - 10
        if cell_width(title) > room:
            title = title[: max(4, room - 1)].rstrip() + ("." if self.speech.signs.ascii else "…")
        heading = Heading(title=title, note=note)
        self.head.show_rows(
            head_rows(heading, self.speech.edition, self.speech.languages, self.speech.signs, width)
        )

    def _draw_foot(self, width: int) -> None:
        notice = self.notice
        if notice is None and not self.desk.kept:
            notice = _l("The last step could not be saved; the room does not see it.")
        said: list[Row] = []
        if notice is not None:
            said = [(Span("  "), Span(self.speech.text(notice), "doubt"))]
        elif self.page.top < self.page.last_top:
            words = self.speech.text(_l("more notes"))
            more = f"{self.speech.signs.down} {words}"
            pad = " " * max(0, width - 2 - cell_width(more))
            said = [(Span(pad), Span(more, "muted"))]
        self.said.show_rows(said)
        votes = self.desk.state.vote_open
        self.hands.display = votes
        if votes:
            self.hands.show_rows([tally_row(self.speech, self.line.text, self.line.at, width)])
        keys = HELP_KEYS if self.helps else footer_keys(self.desk, self.speech.language)
        self.keys.show_rows([footer_row(keys, self.speech.edition, self.speech.signs, width)])

    # --- the line of hands

    def on_key(self, event: events.Key) -> None:
        """Write while a vote is open; with nothing typed, other keys keep their meaning."""
        if not self.desk.state.vote_open or self.helps:
            return
        if not self.line.text:
            if event.character is None or event.character not in BEGINS_A_LINE:
                return
        elif event.key == "enter":
            self._count()
            self._answered(event)
            return
        elif not (event.key in EDITING or writes(event.key, event.character)):
            return
        self.notice = None
        self.line = edited(self.line, event.key, event.character)
        self._answered(event)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted hands."""
        if self.desk.state.vote_open and not self.helps:
            event.stop()
            self.line = pasted(self.line, event.text)
            self.redraw()

    def _answered(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.redraw()

    def _count(self) -> None:
        self.notice = self.desk.count(self.line.text)
        if self.notice is None:
            self.line = NOTHING

    # --- orders

    def _done(self, notice: LazyText | None, *, anew: bool = False) -> None:
        """Draw what an order changed, or say why it changed nothing."""
        self.notice = notice
        self.helps = False
        if not self.desk.state.vote_open:
            self.line = NOTHING
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

    def action_screen_on(self) -> None:
        """Show the room's next screen."""
        if not self.helps and not self.desk.state.vote_open:
            self._done(self.desk.turn(1))

    def action_screen_back(self) -> None:
        """Show the room's screen before."""
        if not self.helps and not self.desk.state.vote_open:
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
        self._draw_foot(self.app.size.width)

    def action_up(self) -> None:
        """Scroll the notes back."""
        self.page.scroll_rows(-1)
        self._draw_foot(self.app.size.width)

    def action_page_down(self) -> None:
        """Turn a page of the notes."""
        self.page.scroll_pages(1)
        self._draw_foot(self.app.size.width)

    def action_page_up(self) -> None:
        """Turn a page of the notes back."""
        self.page.scroll_pages(-1)
        self._draw_foot(self.app.size.width)

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
        if self.line.text and not self.helps:
            self.line = NOTHING
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
