"""One box over the whole course, in all its languages at once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual import events
from textual.timer import Timer
from textual.widget import Widget

from qusayr_tui.domain.search import Answer, Hit, Kind
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.cards import CardRef
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.options import Line
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.search import Found, Label, box_rows, name_of, told_of
from qusayr_tui.ui.screens.base import LessonScreen
from qusayr_tui.ui.widgets.rows_view import RowsView
from qusayr_tui.ui.writing import edited, pasted, writes

LOOK_AGAIN = 0.1
"""Seconds between two looks at what has been read of the course in the meantime."""


class SearchScreen(LessonScreen):
    """Letters are typed; arrows choose among what was found; Enter goes there."""

    drawn = True

    def __init__(self, context: Context, navigator: Navigator) -> None:
        super().__init__(context, navigator)
        self.line = Line("", 0)
        self.answer = Answer(())
        self.chosen = ""
        """Name of the hit in hand, the same in every language."""
        self.box = RowsView(id="box")
        self._timer: Timer | None = None

    def heading(self) -> Heading:
        """Give the screen's name."""
        return Heading(title=self.context.edition.text(_l("Search")))

    def above_page(self) -> Sequence[Widget]:
        """Put the box above what is found."""
        return (self.box,)

    def on_mount(self) -> None:
        """Look again while the course is being read."""
        self._timer = self.set_interval(LOOK_AGAIN, self._look_again)

    # --- what is found

    def look(self) -> Answer:
        """Ask the index."""
        index = self.navigator.finding.index
        return index.answer(self.line.text, self.context.edition.language)

    def _look_again(self) -> None:
        if self.navigator.finding.whole and self._timer:
            self._timer.stop()
        if not self.sheet.is_open:
            self.redraw()

    def _in_order(self) -> list[str]:
        """Give the names of the hits as they stand on the page."""
        return list(self.page.page.blocks)

    # --- drawing

    def open_card(self, ref: CardRef) -> None:
        """Open a card; it takes the keys, and the cursor leaves the box."""
        super().open_card(ref)
        self.redraw()

    def close_card(self) -> None:
        """Close the card in hand; after the last one the cursor is back in the box."""
        super().close_card()
        self.redraw()

    def page_form(self, form: Form) -> Form:
        """Give the layout of the page: no list beside it."""
        return msgspec.structs.replace(form, rail=0, notes=0, notes_width=0)

    def make_page(self, form: Form) -> Page:
        """Make the list."""
        self.answer = self.look()
        finding, edition = self.navigator.finding, self.context.edition
        told = told_of(
            self.answer, edition, typed=bool(self.line.text.strip()), whole=finding.whole
        )
        typing = not self.sheet.is_open
        self.box.show_rows(box_rows(self.line, told, form, self.context.signs, typing=typing))
        labels = {(hit.kind, hit.id): self.label(hit.kind, hit.id) for hit in self.answer.hits}
        found = Found(edition, labels, self.answer, form, self.context.signs)
        order = found.order()
        if self.chosen not in order:
            self.chosen = order[0] if order else ""
        return found.page(self.chosen, self.nothing())

    def nothing(self) -> Sequence[str]:
        """Say what to do where there is nothing to show."""
        text = self.context.edition.text
        if not self.answer.words:
            return (text(_l("Type a word, a place, the name of a source.")),)
        if not self.navigator.finding.whole:
            return ()
        typed = " ".join(self.line.text.split())
        if not self.answer.near:
            return (text(_l("Nothing for “%(typed)s”.", typed=typed)),)
        near = ", ".join(self.answer.near)
        return (text(_l("Nothing for “%(typed)s”. Near: %(near)s", typed=typed, near=near)),)

    def label(self, kind: Kind, entry_id: str) -> Label:
        """Name a hit in the language in hand."""
        edition = self.context.edition
        match kind:
            case "term":
                words = edition.term(entry_id)
                return Label(f"{words.term}, {words.short}" if words.short else words.term)
            case "place":
                return Label(edition.place(entry_id))
            case "actor":
                return Label(edition.actor(entry_id).name)
            case "source":
                source = edition.reader.record("sources")[entry_id]
                return Label(f"{source.publisher} {self.context.signs.dot} {source.title}")
            case "phase":
                phase = edition.phase(entry_id)
                return Label(phase.words.title, lead=str(phase.ref.number))
            case "text":
                return Label("", lead=str(edition.ref(entry_id.partition("/")[0]).number))
            case _:
                return Label("")

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(_l("↑ ↓"), _l("choose")),
            FooterKey(COMMANDS["enter"].label, _l("open")),
            FooterKey(_l("F3"), self.language_key().word),
            FooterKey(COMMANDS["close"].label, _l("close")),
        )

    # --- keys

    def on_key(self, event: events.Key) -> None:
        """Type, unless a card is open; keys that type nothing keep their meaning."""
        if self.sheet.is_open or not writes(event.key, event.character):
            return
        event.stop()
        event.prevent_default()
        self.type(edited(self.line, event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Type what was pasted."""
        if not self.sheet.is_open:
            event.stop()
            self.type(pasted(self.line, event.text))

    def type(self, line: Line) -> None:
        """Search for what stands in the box now; the best hit comes in hand."""
        if line.text != self.line.text:
            self.chosen = ""
            self.page.forget_place()
        self.line = line
        self.redraw()

    def _move(self, by: int, *, around: bool = False) -> None:
        order = self._in_order()
        if not order:
            return
        at = (order.index(self.chosen) if self.chosen in order else 0) + by
        self.chosen = order[at % len(order) if around else max(0, min(len(order) - 1, at))]
        self.redraw()
        self.page.bring_in(self.chosen)
        if self.chosen == order[0]:
            self.page.scroll_to_start()

    def action_up(self) -> None:
        """Choose the hit above; in a card, scroll."""
        super().action_up() if self.sheet.is_open else self._move(-1)

    def action_down(self) -> None:
        """Choose the hit below; in a card, scroll."""
        super().action_down() if self.sheet.is_open else self._move(1)

    def action_page_up(self) -> None:
        """Choose a hit a page above; in a card, scroll."""
        super().action_page_up() if self.sheet.is_open else self._move(-self._page_rows)

    def action_page_down(self) -> None:
        """Choose a hit a page below; in a card, scroll."""
        super().action_page_down() if self.sheet.is_open else self._move(self._page_rows)

    @property
    def _page_rows(self) -> int:
        return max(1, self.page.size.height - 4)

    def action_next_spot(self) -> None:
        """Choose the next hit, after the last the first; in a card, its next word."""
        super().action_next_spot() if self.sheet.is_open else self._move(1, around=True)

    def action_previous_spot(self) -> None:
        """Choose the hit before, before the first the last; in a card, its word before."""
        super().action_previous_spot() if self.sheet.is_open else self._move(-1, around=True)

    def open_spot(self, spot_id: str) -> None:
        """Go to the hit that the mouse picked."""
        self.page.spot = None
        self.chosen = spot_id.removesuffix("/hit")
        self.on_enter_pressed()

    def on_enter_pressed(self) -> None:
        """Go to the hit in hand."""
        for hit in self.answer.hits:
            if name_of(hit) == self.chosen:
                self.redraw()
                self.go_to(hit)
                return

    def go_to(self, hit: Hit) -> None:
        """Open a card over the list, a block in its text, or a phase."""
        finding = self.navigator.finding
        match hit.kind:
            case "text":
                phase, _, block = hit.id.partition("/")
                elsewhere = hit.language != self.context.edition.language
                finding.visit(phase, block, peek=elsewhere)
            case "phase":
                finding.open_phase(hit.id)
            case "place":
                self.open_place(hit.id)
            case "term" | "claim" | "source" | "actor":
                self.open_card(CardRef(hit.kind, hit.id))

    def open_place(self, place_id: str) -> None:
        """Show a place with what is said of it."""
        self.open_card(CardRef("place", place_id))

    def action_search(self) -> None:
        """Stay: this is where one searches."""

    def leave(self) -> None:
        """Close; the screen behind is as it was."""
        self.navigator.back(self)

    def action_close(self) -> None:
        """Close the card in hand, else the search."""
        if self.sheet.is_open:
            self.close_card()
        else:
            self.leave()
