"""A name for whoever starts afresh, where several learn on one machine."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from qusayr_tui.domain.text import clean_text
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Span
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.options import Line
from qusayr_tui.ui.pages.page import Page, PageMaker
from qusayr_tui.ui.screens.base import LessonScreen
from qusayr_tui.ui.writing import edited, pasted, writes

LONGEST_NAME = 32
"""Characters of a name, so that it fits on one row at every width."""


class NameScreen(LessonScreen):
    """One line to write on; it may stay empty."""

    drawn = True

    def __init__(self, context: Context, navigator: Navigator) -> None:
        super().__init__(context, navigator)
        self.line = Line("", 0)

    def heading(self) -> Heading:
        """Say what begins here."""
        return Heading(title=self.context.edition.text(_l("Start afresh")))

    def make_page(self, form: Form) -> Page:
        """Make the page."""
        text = self.context.edition.text
        maker = PageMaker(form.left if not form.rail else form.page_left, form.measure)
        maker.blank(2 if form.airy else 1)
        maker.text(text(_l("A name, if several of you learn on this computer. It may stay empty.")))
        maker.blank()
        maker.text(
            text(_l("It stays on this computer; a first name or any word will do.")), "muted"
        )
        maker.blank(2)
        at, written = self.line.at, self.line.text
        under = written[at : at + 1] or " "
        maker.row(Span(written[:at]), Span(under, "focus"), Span(written[at + 1 :]))
        maker.row(Span(self.context.signs.hairline * min(LONGEST_NAME + 2, form.measure), "line"))
        return maker.page()

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys; the letters are the name's."""
        return (
            FooterKey(COMMANDS["enter"].label, _l("go on")),
            FooterKey(_l("F3"), self.context.edition.locale.name_of(self.context.next_language)),
            FooterKey(COMMANDS["close"].label, _l("back")),
        )

    def on_key(self, event: events.Key) -> None:
        """Write what is typed before it can mean anything else."""
        if writes(event.key, event.character):
            event.stop()
            event.prevent_default()
            self._write(edited(self.line, event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Write what is pasted."""
        event.stop()
        self._write(pasted(self.line, event.text))

    def _write(self, line: Line) -> None:
        text = line.text[:LONGEST_NAME]
        self.line = Line(text, min(line.at, len(text)))
        self.redraw()

    def action_enter(self) -> None:
        """Begin under the name that was written, if any."""
        self.navigator.arrival.start_afresh(clean_text(self.line.text).strip())

    def leave(self) -> None:
        """Esc goes back to the start page."""
        self.navigator.arrival.begin()
