"""Show a page that may be longer than the screen, and keep the reader's place in it."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip

from qusayr_tui.render.rows import row_width
from qusayr_tui.ui.pages.in_hand import with_bar, with_spot
from qusayr_tui.ui.pages.page import Page, Spot
from qusayr_tui.ui.widgets.scrolled_rows import ScrolledRows

WHEEL_ROWS = 3
"""Rows that one notch of the mouse wheel turns."""

OVERLAP = 2
"""Rows of the page before that stay in sight when a page is turned."""


class PageView(ScrolledRows):
    """A page, scrolled by rows.

    The view holds a *hold*: a block and the row of the screen it stands on. It is taken
    from what the reader sees and kept until the reader scrolls, so that a page made again
    in another language, or at another width, is shown at the same place, again and again.
    """

    class SpotPicked(Message):
        """The mouse picked something that can be opened."""

        def __init__(self, spot: str) -> None:
            super().__init__()
            self.spot = spot

    class Scrolled(Message):
        """The reader has moved the page."""

    def __init__(self, bar: str, bar_column: int = 0, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.bar = bar
        """Drawn beside the block in hand."""
        self.bar_column = bar_column
        self.past_end = False
        """Whether the reader may go on, row by row, until the last block is at the top."""
        self.barred: str | None = None
        """A block that has a double bar although no spot in it is in hand."""
        self.marked: str | None = None
        """A block that has the bar although no spot in it is in hand."""
        self.spot: str | None = None
        """The spot that is in hand."""
        self.behind = False
        """Whether something in front has the keys: only there is a spot drawn in reverse."""
        self._hold: tuple[str, int] | None = None

    # --- what is shown

    def show_page(self, page: Page) -> None:
        """Show *page*, with the block that was held on the same row as before."""
        held = self._hold or self.hold()
        self.page = page
        if page.spot(self.spot) is None:
            self.spot = self._nearest_spot(held)
        if held and held[0] in page.blocks:
            self.top = page.blocks[held[0]][0] - held[1]
            self._hold = held
        else:
            self.top = 0
            self._hold = None
        self.refresh()

    def _nearest_spot(self, held: tuple[str, int] | None) -> str | None:
        """Find what was in hand where the new page has it elsewhere, or nothing."""
        if self.spot is None:
            return None
        block, _, name = self.spot.partition("/")
        same = (each.id for each in self.page.spots if each.id.partition("/")[2] == name)
        beside = (each.id for each in self.page.spots if each.block == block)
        return next(same, None) or next(beside, None)

    def hold(self) -> tuple[str, int] | None:
        """Give the block that the reader is at, and the row of the view it begins on."""
        if self._hold is not None:
            return self._hold
        block = self._current_block()
        return (block, self.page.blocks[block][0] - self.top) if block else None

    def _current_block(self) -> str | None:
        in_hand = self.page.spot(self.spot)
        if in_hand and in_hand.block and self.sees(in_hand.row):
            return in_hand.block
        for block, (first, _end) in self.page.blocks.items():
            if self.sees(first):
                return block
        return self.page.block_at(self.top)

    def forget_place(self) -> None:
        """Begin at the top when the next page is shown."""
        self.page = Page()
        self.top = 0
        self._hold = None

    def keep_place(self, block: str, row: int) -> None:
        """Show *block* on *row* of the view (as it was left, perhaps in another language)."""
        if block in self.page.blocks:
            self.top = self.page.blocks[block][0] - row
            self._hold = (block, row)
            self.refresh()

    def restore(self, top: int, spot: str | None, held: tuple[str, int] | None) -> None:
        """Show the page as it was left: the same rows, or the same block in other words."""
        self.spot = spot if self.page.spot(spot) else self.spot
        self._hold = held
        if held and held[0] in self.page.blocks:
            self.top = self.page.blocks[held[0]][0] - held[1]
        else:
            self.top = top
        self.refresh()

    def show_first(self, block: str, row: int, keep: int) -> None:
        """Put a block at the top of the view; of a long one, the rows around *row*.

        *keep* is how many rows will stay in sight.
        """
        first = self.page.blocks[block][0]
        self.top = first if row - first < max(1, keep) else row - max(0, keep - 1)
        self._hold = (block, first - self.top)
        self.refresh()

    def text_in_hand(self) -> str:
        """Give the words of the block in hand, on one line."""
        in_hand = self.hold()
        if in_hand is None or in_hand[0] not in self.page.blocks:
            return ""
        first, end = self.page.blocks[in_hand[0]]
        rows = ["".join(span.text for span in row).strip() for row in self.page.rows[first:end]]
        return " ".join(row for row in rows if row)

    def bring_in(self, block: str) -> None:
        """Bring a block in whole, moving no further than that takes; of a long one, its beginning.

        What stands before it stays in sight as far as there is room.
        """
        first, end = self.page.blocks[block]
        if end > self.top + self.rows_shown:
            self.top = end - self.rows_shown
        self.top = max(0, min(self.top, first - 1))
        self._hold = None
        self.refresh()

    def bring_row_in(self, row: int) -> None:
        """Scroll as little as it takes to have *row* in sight."""
        height = max(1, self.rows_shown)
        if row < self.top:
            self.top = max(0, row - 1)
        elif row >= self.top + height:
            self.top = row - height + 2
        self.refresh()

    # --- scrolling

    @property
    def furthest_top(self) -> int:
        """The furthest a reader can scroll row by row."""
        if not self.past_end or not self.page.blocks:
            return self.last_top
        return max(self.last_top, *(first for first, _ in self.page.blocks.values()))

    def scroll_rows(self, count: int, limit: int | None = None) -> None:
        """Move the page by *count* rows, down the text where it is positive.

        It goes no further than *limit*, by default as far as `furthest_top`.
        """
        limit = max(self.furthest_top if limit is None else limit, self.top)
        goal = max(0, min(limit, self.top + count))
        if goal == self.top:
            return
        self.top = goal
        self._hold = None
        in_hand = self.page.spot(self.spot)
        if in_hand and not self.sees(in_hand.row):
            self.spot = None
        self.refresh()
        self.post_message(self.Scrolled())

    def scroll_pages(self, count: int) -> None:
        """Turn whole pages, a few rows overlapping."""
        self.scroll_rows(count * max(1, self.rows_shown - OVERLAP), self.last_top)

    def scroll_to_end(self) -> None:
        """Go to the end of the page."""
        self.scroll_rows(len(self.page.rows), self.last_top)

    def scroll_to_start(self) -> None:
        """Go to the beginning of the page."""
        self.scroll_rows(-self.top)

    # --- spots

    def visit(self, step: int) -> Spot | None:
        """Take the next spot in hand (1) or the one before (-1), going round at the ends."""
        spots = self.page.spots
        if not spots:
            return None
        ids = [each.id for each in spots]
        if self.spot in ids:
            spot = spots[(ids.index(self.spot) + step) % len(spots)]
        else:
            seen = [each for each in spots if self.sees(each.row)] or list(spots)
            spot = seen[0] if step > 0 else seen[-1]
        self.take(spot.id)
        return spot

    def take(self, spot_id: str) -> None:
        """Take a spot in hand and bring it into sight."""
        spot = self.page.spot(spot_id)
        if spot is None:
            return
        self.spot = spot_id
        if not self.sees(spot.row):
            if spot.block:
                self.bring_in(spot.block)
            if not self.sees(spot.row):
                self.top = max(0, spot.row - self.rows_shown // 2)
        self._hold = None
        self.refresh()

    def drop(self) -> None:
        """Have no spot in hand."""
        self.spot = None
        self.refresh()

    # --- drawing and the mouse

    def render_line(self, y: int) -> Strip:
        """Draw one row of the page."""
        index = self.top + y
        if not 0 <= index < len(self.page.rows):
            return self.strip(())
        mark = "chosen" if self.behind else "focus"
        row = with_spot(self.page.rows[index], self.spot, mark)
        block = self._barred_block()
        if block is not None and self._is_in(block, index):
            row = with_bar(row, self.bar, self.bar_column, double=block == self.barred)
        return self.strip(row)

    def _barred_block(self) -> str | None:
        in_hand = self.page.spot(self.spot)
        return in_hand.block if in_hand else self.barred or self.marked

    def _is_in(self, block: str, row: int) -> bool:
        first, end = self.page.blocks.get(block, (0, 0))
        return first <= row < end

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn the page with the wheel."""
        event.stop()
        self.scroll_rows(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn the page back with the wheel."""
        event.stop()
        self.scroll_rows(-WHEEL_ROWS)

    def on_click(self, event: events.Click) -> None:
        """Open what is under the mouse."""
        index = self.top + event.y
        if not 0 <= index < len(self.page.rows):
            return
        column = 0
        for span in self.page.rows[index]:
            width = row_width((span,))
            if column <= event.x < column + width and span.spot:
                event.stop()
                self.post_message(self.SpotPicked(span.spot))
                return
            column += width
