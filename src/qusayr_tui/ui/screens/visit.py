"""A look at a block that a search found; one goes back, or reads on from there."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.lesson import Place
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.screens.reading import ReadingScreen


class VisitScreen(ReadingScreen):
    """The text of a phase at one block; where the learner is stays as it was."""

    visiting = True

    def __init__(
        self, context: Context, navigator: Navigator, place: Place, block: str, *, peek: bool
    ) -> None:
        super().__init__(context, navigator, place)
        self._block = block
        self._peeks = peek

    def on_mount(self) -> None:
        """Draw, the block that was found near the top."""
        self.redraw()
        self.page.barred = self._block
        self.page.keep_place(self._block, 1)
        if self._peeks:
            self.action_peek()

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(_l("q"), _l("back to the search")),
            FooterKey(COMMANDS["next_spot"].label, _l("word")),
            FooterKey(COMMANDS["next_step"].label, _l("read on")),
            self.language_key(),
            self.help_key(),
        )

    def leave(self) -> None:
        """Go back to the search."""
        self.navigator.back(self)

    def action_search(self) -> None:
        """Go back to the search, which is just behind."""
        self.navigator.back(self)

    def action_next_step(self) -> None:
        """Leave the search behind and read on from this block."""
        at = self.page.hold()
        self.navigator.finding.stay(self.place, lambda place: self.navigator.go(place, at=at))

    def action_previous_step(self) -> None:
        """Go back to the search."""
        self.navigator.back(self)
