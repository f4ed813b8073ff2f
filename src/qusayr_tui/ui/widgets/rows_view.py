"""Draw rows of text whose spans have roles; the style of a role is the theme's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.signs import in_plain_typography
from qusayr_tui.ui.pages.page import MARGIN

ROLES = (
    "title",
    "strong",
    "muted",
    "accent",
    "doubt",
    "line",
    "em",
    "term",
    "mark",
    "key",
    "chosen",
    "focus",
    "held",
)
"""Every role that a page may give to a span; each has its rule in `base.tcss`."""

PLAIN = "-plain"
"""Class of a screen that is drawn for a console of few characters."""


class RowsView(Widget):
    """Rows that fit their place: running heads, footers, lists at the side."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._styles: dict[str, Style] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Draw *rows* from now on."""
        self._rows = rows
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._styles = {}

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Be as high as the rows are many."""
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        return self.strip(self._rows[y] if y < len(self._rows) else ())

    def strip(self, row: Row) -> Strip:
        """Turn a row into what Textual draws, filled to the widget's width."""
        base = self.rich_style
        segments = [Segment(span.text, base + self.style_of(span)) for span in row if span.text]
        if self.screen.has_class(PLAIN):
            segments = [Segment(in_plain_typography(text), style) for text, style, _ in segments]
        width = self.size.width
        return Strip(segments, row_width(row)).adjust_cell_length(width, base)

    def style_of(self, span: Span) -> Style:
        """Give the style of a span's roles, looked up once for each theme."""
        roles = span.role
        if roles not in self._styles:
            self._styles[roles] = Style.combine([Style.null(), *self._role_styles(roles.split())])
        return self._styles[roles]

    def _role_styles(self, roles: Iterable[str]) -> Iterable[Style]:
        for role in roles:
            if role != MARGIN:
                yield self.get_component_rich_style(f"rows--{role}", partial=True)
