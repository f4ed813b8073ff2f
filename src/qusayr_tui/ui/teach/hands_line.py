"""The line on which a teacher types the hands of a vote."""

from __future__ import annotations

from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, cell_width
from qusayr_tui.ui.pages.options import Line
from qusayr_tui.ui.teach.speech import Speech
from qusayr_tui.ui.widgets.rows_view import RowsView
from qusayr_tui.ui.writing import edited, pasted, writes

BEGINS_A_LINE = frozenset(LETTERS + LETTERS.upper() + "0123456789-")
"""Characters that begin a line of hands while a vote is open; the others keep their meaning."""

NOTHING = Line("", 0)


class HandsLine(RowsView):
    """Hands as they are being typed; seen while a vote is open."""

    def __init__(self, speech: Speech) -> None:
        super().__init__(id="hands")
        self._speech = speech
        self._line = NOTHING

    @property
    def text(self) -> str:
        """What stands on the line."""
        return self._line.text

    def takes(self, key: str, character: str | None) -> bool:
        """Tell whether a key writes here; on an empty line few do, the others give orders."""
        if not self.text:
            return character is not None and character in BEGINS_A_LINE
        return writes(key, character)

    def write(self, key: str, character: str | None) -> None:
        """Let a key change the line."""
        self._line = edited(self._line, key, character)

    def paste(self, text: str) -> None:
        """Put *text* where the cursor is."""
        self._line = pasted(self._line, text)

    def empty(self) -> None:
        """Begin the line anew."""
        self._line = NOTHING

    def show_line(self, width: int, *, is_open: bool) -> None:
        """Draw the line in *width* cells, or hide it where no vote is open."""
        self.display = is_open
        if is_open:
            self.show_rows([self._row(width)])

    def _row(self, width: int) -> Row:
        typed, at, signs = self._line.text, self._line.at, self._speech.signs
        name = self._speech.text(_l("Hands"))
        label = Span(f"  {name} {signs.current} ", "key")
        if not typed:
            hint = self._speech.text(_l("A12 B5 C9, then Enter; Space closes the vote"))
            return (label, Span(" ", "focus"), Span(f" {hint}", "muted"))
        room = max(8, width - cell_width(label.text) - 3)
        first = max(0, at - room)
        before, under, after = typed[first:at], typed[at : at + 1] or " ", typed[at + 1 :]
        return (label, Span(before), Span(under, "focus"), Span(after[: room - len(before)]))
