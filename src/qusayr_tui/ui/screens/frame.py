"""The frame of every screen with a page: head, list at the left, page, footer; and its drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from qusayr_tui.domain.edition import Edition
from qusayr_tui.render.rows import Row
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.pages.form import SMALLEST, Form, form_for
from qusayr_tui.ui.pages.head import FooterKey, Heading, footer_row, head_rows
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.too_small import too_small_rows
from qusayr_tui.ui.widgets.page_view import PageView
from qusayr_tui.ui.widgets.rows_view import PLAIN, RowsView


class Voice(Protocol):
    """What a frame is drawn with: the language in hand among the others, and the signs."""

    @property
    def edition(self) -> Edition:
        """The edition in hand."""

    @property
    def edition_of(self) -> Callable[[str], Edition]:
        """Gives the edition of a language, without taking it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the course, in its order."""

    @property
    def signs(self) -> Signs:
        """The signs in hand."""


class FramedScreen(Screen[None]):
    """A screen with one page, made anew whenever its state, its size or its language change.

    In a window too small for it, only a notice is shown.
    """

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self.head = RowsView(id="head")
        self.rail = RowsView(id="rail")
        self.page = PageView(voice.signs.bar, id="page")
        self.keys = RowsView(id="keys")
        self.too_small = RowsView(id="too-small")

    # --- what a screen says of itself

    def heading(self) -> Heading:
        """Give what the running head says."""
        raise NotImplementedError

    def make_page(self, form: Form) -> Page:
        """Make the page for this width."""
        raise NotImplementedError

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys of the footer, help last."""
        raise NotImplementedError

    def rail_rows(self, form: Form) -> list[Row]:
        """Give the rows of the list at the left; by default there is nothing in it."""
        return []

    def above_page(self) -> Sequence[Widget]:
        """Give what stands between the head and the page; by default nothing."""
        return ()

    def below_page(self) -> Sequence[Widget]:
        """Give what stands between the page and the footer; by default nothing."""
        return ()

    # --- the layout

    @property
    def form(self) -> Form:
        """The layout for the screen's size."""
        size = self.app.size
        return form_for(size.width, size.height)

    def page_form(self, form: Form) -> Form:
        """Give the layout of the page, which may be another than the screen's."""
        return form

    def arranged(self, page: Page) -> Page:
        """Give the page as it is shown; by default as it was made."""
        return page

    # --- drawing

    def compose(self) -> ComposeResult:
        """Make the parts; what they say is set by `redraw`."""
        yield self.head
        yield from self.above_page()
        with Horizontal(id="body"):
            yield self.rail
            yield self.page
        yield from self.below_page()
        yield self.keys
        yield self.too_small

    def on_mount(self) -> None:
        """Draw for the first time."""
        self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.redraw()

    def redraw(self) -> None:
        """Draw everything for the edition and the size in hand, at the same place."""
        form, voice = self.form, self._voice
        is_small = form.width < SMALLEST[0] or form.height < SMALLEST[1]
        self.set_class(is_small, "-too-small")
        self.set_class(voice.signs.ascii, PLAIN)
        if is_small:
            editions = [voice.edition_of(tag) for tag in voice.languages]
            self.too_small.show_rows(too_small_rows(editions, (form.width, form.height)))
        else:
            self.draw(form)

    def draw(self, form: Form) -> None:
        """Draw every part; the window is large enough."""
        layout = self.page_form(form)
        self._draw_rail(layout)
        self.page.bar_column = max(0, layout.page_left - 2)
        self.page.show_page(self.arranged(self.make_page(layout)))
        self._draw_head(form)
        self.draw_footer()

    def _draw_head(self, form: Form) -> None:
        """Draw the running head; its hairline says where the page goes on."""
        voice, more = self._voice, self.page.more
        self.head.show_rows(
            head_rows(self.heading(), voice.edition, voice.languages, voice.signs, form.width, more)
        )

    @on(PageView.Moved)
    def say_more(self, message: PageView.Moved) -> None:
        """Say anew where the page goes on."""
        if message.view is self.page and not self.has_class("-too-small"):
            self._draw_head(self.form)

    def _draw_rail(self, form: Form) -> None:
        rows = self.rail_rows(form) if form.rail else []
        self.rail.display = bool(form.rail)
        self.rail.styles.width = form.rail
        self.rail.show_rows(rows)

    def draw_footer(self) -> None:
        """Draw the footer for what is in hand."""
        self.show_footer(self.footer())

    def show_footer(self, keys: Sequence[FooterKey]) -> None:
        """Draw a footer of these keys."""
        voice = self._voice
        self.keys.show_rows([footer_row(keys, voice.edition, voice.signs, self.form.width)])
