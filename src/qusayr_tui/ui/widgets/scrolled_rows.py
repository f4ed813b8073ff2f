"""A window on the rows of a page: how many it shows, and whether the page goes on beyond it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from textual import events
from textual.geometry import Region, Size
from textual.message import Message

from qusayr_tui.render.rows import Row
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.widgets.rows_view import RowsView


class ScrolledRows(RowsView):
    """Rows of a page from `top` on, as many as there is room for."""

    class Moved(Message):
        """Other rows are shown, or more or fewer of them."""

        def __init__(self, view: ScrolledRows) -> None:
            super().__init__()
            self.view = view

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.page = Page()
        self.top = 0
        """Row of the page at the top of the view; negative when blank rows stand above."""
        self.high: int | None = None
        """Rows of the view, where they are decided before it is laid out."""
        self._told: tuple[bool, bool] | None = None

    @property
    def rows_shown(self) -> int:
        """Rows of the view."""
        return self.size.height if self.high is None else self.high

    @property
    def last_top(self) -> int:
        """Where the last row is at the foot of the view."""
        return max(0, len(self.page.rows) - self.rows_shown)

    @property
    def more(self) -> tuple[bool, bool]:
        """Whether text stands above the view, and below it."""
        if not self.rows_shown:
            return False, False
        rows, end = self.page.rows, max(0, self.top + self.rows_shown)
        return _any_text(rows[: max(0, self.top)]), _any_text(rows[end:])

    def sees(self, row: int) -> bool:
        """Tell whether a row of the page is in sight."""
        return self.top <= row < self.top + max(1, self.rows_shown)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw again, and tell when the page goes on otherwise than before."""
        if self.is_running and self._told != self.more:
            self._told = self.more
            self.post_message(self.Moved(self))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_resize(self, event: events.Resize) -> None:
        """See what there is room for now."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Be as high as the page, where the layout lets the view choose."""
        return len(self.page.rows)


def _any_text(rows: Iterable[Row]) -> bool:
    return any(span.text.strip() for row in rows for span in row)
