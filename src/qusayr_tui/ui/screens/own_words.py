"""A step with a line to write on; letters keep their meaning until it has the keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from qusayr_tui.domain.events import Note
from qusayr_tui.domain.lesson import Place
from qusayr_tui.domain.text import clean_text
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.options import Line
from qusayr_tui.ui.pages.own_words import LINE, LONGEST_OWN, OwnWords
from qusayr_tui.ui.screens.phase_screen import PhaseScreen
from qusayr_tui.ui.writing import edited, pasted, writes


class OwnWordsScreen(PhaseScreen):
    """Lets the learner write; what is written stays on their machine.

    Tab, or Enter on the line, gives it the keys; Enter keeps what was written, Esc only
    leaves the line. What is not kept yet is a draft: it outlives the program's end, and is
    kept when the learner goes on.
    """

    def __init__(self, context: Context, navigator: Navigator, place: Place) -> None:
        super().__init__(context, navigator, place)
        kept = self.kept
        draft = navigator.trail.own_draft(place)
        self.text = draft if draft is not None else kept.text if kept else ""
        self.line: Line | None = None
        """What is being typed, while letters are letters."""

    def notes(self, step: str) -> tuple[Note, ...]:
        """Give what was written at a step of this phase, the first time first."""
        return self.context.session.notes(f"{self.place.phase}/{step}")

    @property
    def kept(self) -> Note | None:
        """What was kept last at this step."""
        notes = self.notes(self.place.step)
        return notes[-1] if notes else None

    @property
    def own(self) -> OwnWords:
        """The line as it stands."""
        return OwnWords(self.text, self.line.at if self.line else None, self.kept)

    def on_mount(self) -> None:
        """Draw; a draft that was found goes on being one."""
        self.redraw()
        self._keep_draft()

    def writing_footer(self) -> Sequence[FooterKey]:
        """Give the keys while the line has them."""
        return (
            FooterKey(COMMANDS["enter"].label, _l("keep")),
            FooterKey(COMMANDS["close"].label, _l("leave the line")),
            FooterKey(_l("F3"), self.language_key().word),
            FooterKey(_l("F1"), _l("help")),
        )

    def draw_footer(self) -> None:
        """Draw the footer for what is in hand."""
        if self.line is not None and not self.sheet.is_open:
            self.show_footer(self.writing_footer())
        else:
            super().draw_footer()

    # --- the line

    def spot_changed(self) -> None:
        """Give the line the keys when Tab reaches it."""
        super().spot_changed()
        if self.page.spot == LINE and not self.sheet.is_open:
            self._begin()

    def open_spot(self, spot_id: str) -> None:
        """Give the line the keys when it is opened."""
        if spot_id == LINE:
            self._begin()
        else:
            super().open_spot(spot_id)

    def _begin(self) -> None:
        self.line = Line(self.text, len(self.text))
        self.page.drop()
        self.redraw()
        self.page.bring_in("own")

    def _stop(self) -> None:
        """Give the letters back; what was typed stays."""
        self.line = None
        self.redraw()

    def on_key(self, event: events.Key) -> None:
        """Write while the line has the keys; F-keys keep their meaning."""
        if self.line is None or self.sheet.is_open or event.key in ("f1", "f3"):
            return
        typed = writes(event.key, event.character)
        if not typed and event.key not in ("enter", "escape", "tab", "shift+tab"):
            return
        event.stop()
        event.prevent_default()
        if typed:
            self._write(edited(self.line, event.key, event.character, LONGEST_OWN))
            return
        if event.key == "enter":
            self.keep()
        self._stop()
        if event.key in ("tab", "shift+tab"):
            self._go_past(1 if event.key == "tab" else -1)

    def _go_past(self, step: int) -> None:
        """Take in hand what stands after the line, or before it."""
        self.page.take(LINE)
        self.page.visit(step)
        if self.page.spot == LINE:  # there is nothing else
            self.page.drop()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text where the line has the keys."""
        if self.line is not None:
            event.stop()
            one_line = clean_text(event.text)
            self._write(pasted(self.line, one_line, LONGEST_OWN))

    def _write(self, line: Line) -> None:
        self.line, self.text = line, line.text
        self.redraw()
        self._keep_draft()

    def _keep_draft(self) -> None:
        kept = self.kept
        is_new = self.text != (kept.text if kept else "")
        self.navigator.trail.keep_own_draft(self.place, self.text if is_new else None)

    # --- keeping

    def keep(self) -> None:
        """Keep what stands on the line, if it is something new."""
        text = clean_text(self.text).strip()[:LONGEST_OWN]
        kept = self.kept
        if text and (kept is None or kept.text != text):
            done = self.context.session.write(f"{self.place.phase}/{self.place.step}", text)
            self.navigator.trail.tell_if_unsaved(done)
        if text or kept is None:
            self.text = text
        self._keep_draft()

    def action_next_step(self) -> None:
        """Keep what was written, and go on."""
        self.keep()
        super().action_next_step()

    def action_previous_step(self) -> None:
        """Keep what was written, and go back."""
        self.keep()
        super().action_previous_step()

    def action_quit(self) -> None:
        """Keep what was written, and go back; with a card open, close it."""
        if not self.sheet.is_open:
            self.keep()
        super().action_quit()
