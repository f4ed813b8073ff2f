"""The bar of what remains, above the footer; its spots are reached while it is in hand."""

from __future__ import annotations

from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.widgets.page_view import PageView


class FilterBar(PageView):
    """Shows the choice in hand and how much it leaves."""

    def __init__(self, bar: str) -> None:
        super().__init__(bar, id="remains")

    def show_bar(self, page: Page | None) -> None:
        """Draw the bar, or hide it."""
        self.display = page is not None
        if page is not None:
            self.styles.height = len(page.rows)
            self.show_page(page)
            self.top = 0
