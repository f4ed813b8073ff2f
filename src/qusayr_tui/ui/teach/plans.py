"""The list of plans, for a teacher who named none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.wording import PHASE_STATES
from qusayr_tui.ui.pages.form import SMALLEST, form_for
from qusayr_tui.ui.pages.head import FooterKey, Heading, footer_row, head_rows
from qusayr_tui.ui.pages.menus import Choice, menu_page, too_small_rows
from qusayr_tui.ui.teach.console_page import plan_notes
from qusayr_tui.ui.teach.speech import Offer, Speech
from qusayr_tui.ui.widgets.page_view import PageView
from qusayr_tui.ui.widgets.rows_view import RowsView


class PlansScreen(Screen[None]):
    """Plans to choose from; *take* is told which one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,tab", "down", show=False),
        Binding("up,k,shift+tab", "up", show=False),
        Binding("enter", "open", show=False),
        Binding("L,l,f3", "language", show=False),
        Binding("q,escape", "quit", show=False),
    ]

    def __init__(
        self, speech: Speech, offers: Sequence[Offer], chosen: str, take: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.speech = speech
        self.chosen = chosen
        self._offers = offers
        self._take = take
        self.head = RowsView(id="head")
        self.page = PageView(speech.signs.bar, id="page")
        self.keys = RowsView(id="keys")
        self.too_small = RowsView(id="too-small")

    def compose(self) -> ComposeResult:
        """Make the parts; what they say is set by `redraw`."""
        yield self.head
        yield self.page
        yield self.keys
        yield self.too_small

    def on_mount(self) -> None:
        """Draw for the first time."""
        self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.redraw()

    def redraw(self) -> None:
        """Draw the list in the language in hand."""
        width, height = self.app.size
        edition, signs = self.speech.edition, self.speech.signs
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "-too-small")
        if small:
            editions = [self.speech.edition_of(tag) for tag in self.speech.languages]
            self.too_small.show_rows(too_small_rows(editions, width))
            return
        heading = Heading(title=self.speech.text(_l("A lesson with a class")))
        self.head.show_rows(head_rows(heading, edition, self.speech.languages, signs, width))
        intro = [self.speech.text(_l("Choose a plan. On the projector, run: qusayr room"))]
        choices = [
            Choice(
                each.id,
                self.speech.words(each.id).title,
                f" {signs.dot} ".join(
                    plan_notes(self.speech, each.id, len(each.plan.activities), each.plan.minutes)
                ),
                state=self.speech.text(PHASE_STATES["under-way"]) if each.under_way else "",
            )
            for each in self._offers
        ]
        self.page.show_page(
            menu_page(intro, choices, self.chosen, form_for(min(width, 119), height), signs)
        )
        keys = (
            FooterKey(_l("↑ ↓"), _l("choose")),
            FooterKey(_l("Enter"), _l("open")),
            FooterKey(_l("L"), edition.locale.name_of(self.speech.next_language)),
            FooterKey(_l("q"), _l("quit")),
        )
        self.keys.show_rows([footer_row(keys, edition, signs, width)])

    def _move(self, by: int) -> None:
        ids = [each.id for each in self._offers]
        self.chosen = ids[(ids.index(self.chosen) + by) % len(ids)]
        self.redraw()
        self.page.bring_in(self.chosen)

    def action_down(self) -> None:
        """Take the next plan in hand."""
        self._move(1)

    def action_up(self) -> None:
        """Take the plan before in hand."""
        self._move(-1)

    def action_open(self) -> None:
        """Open the plan in hand."""
        self._take(self.chosen)

    def action_language(self) -> None:
        """Take the next language."""
        self.speech.turn()
        self.redraw()

    def action_quit(self) -> None:
        """Leave without a lesson."""
        self.app.exit(0)
