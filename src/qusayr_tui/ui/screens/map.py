"""The map of a phase: a step of it, or a look from any other step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual.binding import BindingType

from qusayr_tui.domain.cells import Cell, Way, nearest
from qusayr_tui.domain.lesson import Place, steps
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.holders import Holders
from qusayr_tui.render.map_drawing import spot_of
from qusayr_tui.render.rows import Row
from qusayr_tui.render.wording import STEP_NAMES
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.cards import CardRef
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.map_page import MapPage, spot_cells, view_for
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.place_card import place_card_id
from qusayr_tui.ui.screens.phase_screen import PhaseScreen


class MapScreen(PhaseScreen):
    """Places, and who held them; arrows go to the nearest one, Enter opens its card.

    With *visit*, the map is looked at from another step: Esc, `m` and `n` lead back there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("left", "right", "as_list")]

    def __init__(
        self, context: Context, navigator: Navigator, place: Place, *, visit: bool = False
    ) -> None:
        super().__init__(context, navigator, place)
        self.visit = visit
        self._as_list: bool | None = None
        """What the learner asked for; None leaves it to the size of the screen."""
        self._top = 0
        """First row seen of the list beside the map."""
        self._map: MapPage | None = None

    def on_mount(self) -> None:
        """Draw, the place that matters most in hand."""
        self.redraw()
        # The page has no height yet: nothing is to be scrolled.
        self.page.spot = self._first()
        self.spot_changed()
        if not self.visit:
            self.context.session.experience("step", f"{self.place.phase}/{self.place.step}")

    def _first(self) -> str | None:
        """Give the spot that has the focus first: the place that matters most."""
        spots = self.page.page.spots
        centre = Holders(self.context.edition, self.context.ledger, self.phase).centre
        wanted = self.page.page.spot(spot_of(centre)) if centre else None
        return (wanted or spots[0]).id if spots else None

    def _take_first(self) -> None:
        first = self._first()
        if self.page.spot is None and first:
            self.page.take(first)

    @property
    def form(self) -> Form:
        """The layout without a list of phases: the map wants the whole width."""
        form = super().form
        left = max(3, (form.width - form.measure) // 2)
        return msgspec.structs.replace(form, rail=0, left=left, notes=0)

    def heading(self) -> Heading:
        """Give the phase, and the step where the map is one of its steps."""
        if "map" in steps(self.phase.record):
            return super().heading()
        name = self.context.edition.text(STEP_NAMES["map"])
        return Heading(self.phase.words.title, number=str(self.phase.ref.number), step=name)

    def rail_rows(self, form: Form) -> list[Row]:
        """Give nothing: the map wants the whole width."""
        return []

    def make_page(self, form: Form) -> Page:
        """Make the map, or its list."""
        holders = Holders(self.context.edition, self.context.ledger, self.phase)
        made = MapPage(holders, self.context.signs, form, view_for(form, self._as_list))
        self._map = made
        self._top = self._in_sight(made, self.page.spot)
        return made.page(self._top)

    def _in_sight(self, made: MapPage, spot: str | None) -> int:
        """Give the first row of the list beside the map so that *spot* is seen in it."""
        last = max(0, len(made.list.rows) - made.list_room)
        top = min(self._top, last) if made.view == "beside" else 0
        found = made.list.spot(spot)
        if made.view != "beside" or found is None:
            return top
        first, end = made.list.blocks[found.block]
        seen = made.list_room - (1 if top < last else 0)
        if end > top + seen:
            top = min(last, end - made.list_room + 1)
        return min(top, max(0, first - 1))

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        as_list = self._map is not None and self._map.view == "list"
        on = () if self.visit else (self.next_key(),)
        back = (FooterKey(COMMANDS["close"].label, _l("back")),) if self.visit else ()
        return (
            FooterKey(_l("↑↓←→"), _l("place")),
            FooterKey(COMMANDS["enter"].label, _l("open")),
            FooterKey(_l("x"), _l("as a map") if as_list else _l("as a list")),
            *on,
            *back,
            self.language_key(),
            self.help_key(),
        )

    # --- going from place to place

    def _spots(self) -> dict[str, Cell]:
        """Give where everything stands, also what the list beside the map has out of sight."""
        page = self.page.page
        cells = spot_cells(page)
        if self._map is None or self._map.view != "beside":
            return cells
        columns = [column for name, (_, column) in cells.items() if name.startswith("list/")]
        column = min(columns, default=self.form.width)
        hidden = {each.id: (each.row - self._top, column) for each in self._map.list.spots}
        return {**hidden, **cells}

    def _take(self, spot: str) -> None:
        if self.page.page.spot(spot) is None or (self._map and self._map.list.spot(spot)):
            self.page.spot = spot
            if self._map and self._map.view == "beside":
                self._top = self._in_sight(self._map, spot)
                self.page.show_page(self._map.page(self._top))
        self.page.take(spot)
        self.spot_changed()

    def _go(self, way: Way) -> None:
        if self.sheet.is_open:
            return
        spots = self._spots()
        here = self.page.spot
        if here not in spots:
            self._take_first()
            return
        there = nearest(spots[here], {k: v for k, v in spots.items() if k != here}, way)
        if there:
            self._take(there)
        elif way in ("up", "down"):
            self.page.scroll_rows(-1 if way == "up" else 1)

    def action_up(self) -> None:
        """Go to the nearest place above; in a card, scroll."""
        super().action_up() if self.sheet.is_open else self._go("up")

    def action_down(self) -> None:
        """Go to the nearest place below; in a card, scroll."""
        super().action_down() if self.sheet.is_open else self._go("down")

    def action_left(self) -> None:
        """Go to the nearest place at the left."""
        self._go("left")

    def action_right(self) -> None:
        """Go to the nearest place at the right."""
        self._go("right")

    def action_next_spot(self) -> None:
        """Go to the next place, in the card when one is open."""
        super().action_next_spot() if self.sheet.is_open else self._turn(1)

    def action_previous_spot(self) -> None:
        """Go to the place before, in the card when one is open."""
        super().action_previous_spot() if self.sheet.is_open else self._turn(-1)

    def _turn(self, by: int) -> None:
        cells = self._spots()
        names = sorted(cells, key=lambda each: (not each.startswith("map/"), cells[each]))
        if not names:
            return
        at = names.index(self.page.spot) if self.page.spot in names else -by
        self._take(names[(at + by) % len(names)])

    def action_page_down(self) -> None:
        """Turn the list beside the map, else the page."""
        self._page(1)

    def action_page_up(self) -> None:
        """Turn the list beside the map back, else the page."""
        self._page(-1)

    def action_space(self) -> None:
        """Turn the list beside the map, else the page."""
        self._page(1)

    def _page(self, by: int) -> None:
        made = self._map
        if self.sheet.is_open or made is None or made.view != "beside":
            self.front.scroll_pages(by)
            return
        last = max(0, len(made.list.rows) - made.list_room)
        self._top = max(0, min(last, self._top + by * max(1, made.list_room - 2)))
        if made.list.spot(self.page.spot):
            self.page.spot = None
        self.page.show_page(made.page(self._top))
        self._take_first()

    # --- opening, closing, turning into a list

    def open_spot(self, spot_id: str) -> None:
        """Open the card of a place."""
        place = spot_id.rpartition("/")[2]
        self.open_card(CardRef("place", place_card_id(self.place.phase, place)))

    def on_enter_pressed(self) -> None:
        """Take a place in hand."""
        self._take_first()

    def action_as_list(self) -> None:
        """Show the same as a list, or as a map again; the place in hand stays in hand."""
        if self._map is None or self.sheet.is_open:
            return
        self._as_list = self._map.view != "list"
        held = self.page.spot
        self.page.forget_place()
        self.redraw()
        name = (held or "").partition("/")[2]
        found = next((e.id for e in self.page.page.spots if e.id.partition("/")[2] == name), None)
        if found:
            self._take(found)
        else:
            self._take_first()

    def action_map(self) -> None:
        """Close a look at the map: the key that opened it closes it, too."""
        if self.visit:
            self.navigator.back(self)

    def leave(self) -> None:
        """Esc ends a look at the map."""
        if self.visit:
            self.navigator.back(self)

    def action_close(self) -> None:
        """Close the card in hand, else a look at the map."""
        if self.sheet.is_open:
            self.close_card()
        else:
            self.leave()

    def action_next_step(self) -> None:
        """Go on; from a look, back to where one was."""
        self.navigator.back(self) if self.visit else super().action_next_step()

    def action_previous_step(self) -> None:
        """Go to the step before; from a look, back to where one was."""
        self.navigator.back(self) if self.visit else super().action_previous_step()
