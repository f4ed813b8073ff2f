"""The timeline of a phase or of the whole course, in front of the screen in hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.widget import Widget

from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.timeline_page import TimelinePage
from qusayr_tui.ui.screens.base import LessonScreen
from qusayr_tui.ui.widgets.rows_view import RowsView


class TimelineScreen(LessonScreen):
    """Claims in time: up and down go through them, Enter opens one."""

    CSS_PATH = "../styles/timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("left", "right", "as_list", "timeline", "map")
    ]

    def __init__(self, context: Context, navigator: Navigator, phase: str) -> None:
        super().__init__(context, navigator)
        self._phase = phase
        self._whole = False
        """Whether the whole course is shown, else the phase one comes from."""
        self._as_list: bool | None = None
        """What the learner asked for; None leaves it to the width of the screen."""
        self._made: TimelinePage | None = None
        self.axis = RowsView(id="axis")
        self.note = RowsView(id="note")

    def above_page(self) -> Sequence[Widget]:
        """Put the axis above the claims."""
        return (self.axis,)

    def below_page(self) -> Sequence[Widget]:
        """Put the claim in hand below them all."""
        return (self.note, *super().below_page())

    @property
    def form(self) -> Form:
        """The layout without a list of phases: the axis wants the whole width."""
        form = super().form
        left = max(3, (form.width - form.measure) // 2)
        return msgspec.structs.replace(form, rail=0, left=left, notes=0)

    @property
    def _shows_list(self) -> bool:
        return self.form.name == "narrow" or bool(self._as_list)

    @property
    def _scope(self) -> PhaseEdition | None:
        return None if self._whole else self.context.edition.phase(self._phase)

    def heading(self) -> Heading:
        """Say that this is the timeline, and of what."""
        title = self.context.edition.text(_l("Timeline"))
        scope = self._scope
        if scope is None:
            return Heading(title=title, step=self.context.edition.text(_l("the whole course")))
        step, short = (
            self.context.edition.text(
                _l("phase %(number)s, %(title)s", number=scope.ref.number, title=name)
            )
            for name in (scope.words.title, "")
        )
        return Heading(title=title, step=step, short_step=short.strip(" ,\u00a0"))

    def make_page(self, form: Form) -> Page:
        """Make the axis with its claims, or the list."""
        context = self.context
        made = TimelinePage(context.edition, context.ledger, context.signs, form, self._scope)
        self._made = made
        self.axis.display = not self._shows_list
        if self._shows_list:
            return made.listed()
        self.axis.show_rows(made.heading())
        return made.drawn()

    def on_mount(self) -> None:
        """Draw, the first claim in hand."""
        self.redraw()
        # The page has no height yet: nothing is to be scrolled.
        self.page.spot = next((each.id for each in self.page.page.spots), None)
        self.spot_changed()

    def _take_first(self) -> None:
        if self.page.spot is None and self.page.page.spots:
            self.page.take(self.page.page.spots[0].id)
        self.spot_changed()

    def draw_footer(self) -> None:
        """Draw the footer, and above it the claim in hand."""
        super().draw_footer()
        shown = not self._shows_list and not self.sheet.is_open
        self.note.display = shown
        if shown and self._made is not None:
            claim = (self.page.spot or "").rpartition("/")[2]
            self.note.show_rows(self._made.note(claim))

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        scope = _l("this phase") if self._whole else _l("whole course")
        keys = [
            FooterKey(_l("↑ ↓"), _l("statement")),
            FooterKey(COMMANDS["enter"].label, _l("open")),
            FooterKey(_l("←") if self._whole else _l("→"), scope),
        ]
        if self.form.name != "narrow":
            as_drawing, as_list = _l("drawn"), _l("list")
            keys.append(FooterKey(_l("x"), as_drawing if self._shows_list else as_list))
        back = FooterKey(COMMANDS["close"].label, _l("back"))
        # Where there is no room, what stands before the help goes first.
        return (*keys, self.language_key(), back, FooterKey(_l("?"), _l("help")))

    # --- keys

    def action_up(self) -> None:
        """Take the claim above in hand; in a card, scroll."""
        super().action_up() if self.sheet.is_open else self._move(-1)

    def action_down(self) -> None:
        """Take the claim below in hand; in a card, scroll."""
        super().action_down() if self.sheet.is_open else self._move(1)

    def _move(self, by: int) -> None:
        names = [each.id for each in self.page.page.spots]
        if self.page.spot not in names:
            self.action_next_spot() if by > 0 else self.action_previous_spot()
            return
        at = names.index(self.page.spot) + by
        if 0 <= at < len(names):
            self.page.take(names[at])
            self.spot_changed()
        else:
            # The legend stands below the last claim.
            self.page.scroll_rows(by)

    def action_left(self) -> None:
        """Show the phase one comes from."""
        self._show_scope(whole=False)

    def action_right(self) -> None:
        """Show the whole course."""
        self._show_scope(whole=True)

    def _show_scope(self, *, whole: bool) -> None:
        if whole == self._whole or self.sheet.is_open:
            return
        self._whole = whole
        self._show_anew()

    def action_as_list(self) -> None:
        """Show the same as a list, or on the axis again; the claim in hand stays in hand."""
        if self.sheet.is_open or self.form.name == "narrow":
            return
        self._as_list = not self._shows_list
        self._show_anew()

    def _show_anew(self) -> None:
        held = self.page.spot
        self.page.forget_place()
        self.redraw()
        if held and self.page.page.spot(held):
            self.page.take(held)
        self._take_first()

    def action_timeline(self) -> None:
        """Close: the key that opened the timeline closes it, too."""
        self.navigator.back(self)

    def action_map(self) -> None:
        """Go to the map of the phase."""
        self.navigator.back(self)
        self.navigator.open_map(self._phase)

    def action_close(self) -> None:
        """Close the card in hand, else the timeline."""
        self.close_card() if self.sheet.is_open else self.navigator.back(self)
