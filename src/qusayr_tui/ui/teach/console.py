"""The screen of the console: keys become orders to the desk, and everything is drawn again."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from qusayr_tui.domain.classroom.tally import how_to_type
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.teach.commands import command_of, console_bindings
from qusayr_tui.ui.teach.console_view import ConsoleView

IN_A_PAUSE = frozenset(
    (
        *("pause", "language", "help", "quit", "room_language", "close"),
        *("down", "up", "page_down", "page_up"),
    )
)
"""Orders that act while the room waits."""

SMALL = frozenset(("language", "quit"))
"""Orders that act in a window too small to see what else they would do."""

HELP_PAGES = {"space": 1, "right": 1, "pagedown": 1, "left": -1, "pageup": -1}
HELP_ROWS = {"down": 1, "j": 1, "up": -1}
"""Keys that turn the help; every other one closes it, and does nothing else."""


class ConsoleScreen(ConsoleView):
    """The teacher's console of one lesson."""

    BINDINGS: ClassVar[list[BindingType]] = [*console_bindings()]

    leaving = False
    """Whether the key before asked to leave."""

    # --- keys

    def on_key(self, event: events.Key) -> None:
        """Take a key before it gives an order, where it may not, or is written."""
        order = command_of(event.key)
        if self.leaving and order != "quit":
            self.leaving, self.notice = False, None
        if event.key.startswith("ctrl+"):
            return
        if self.has_class("-too-small"):
            taken = order not in SMALL
        elif self.helps:
            taken = self._turn_help(event.key)
        elif self.desk.state.paused:
            taken = self._refuse_in_pause(order, event.character)
        else:
            taken = self.desk.state.vote_open and self._write(event.key, event.character)
        if taken:
            event.stop()
            event.prevent_default()

    def _turn_help(self, key: str) -> bool:
        if key in HELP_PAGES:
            self.page.scroll_pages(HELP_PAGES[key])
        elif key in HELP_ROWS:
            self.page.scroll_rows(HELP_ROWS[key])
        else:
            self.action_help()
        self.draw_footer()
        return True

    def _refuse_in_pause(self, order: str | None, character: str | None) -> bool:
        if order in IN_A_PAUSE or (order is None and not (character or "").isalnum()):
            return False
        self._done(_l("Paused: z goes on."))
        return True

    def _write(self, key: str, character: str | None) -> bool:
        """Write while a vote is open; with nothing typed, other keys keep their meaning."""
        if self.hands.text and key == "enter":
            self._count()
        elif (letter := self._no_answer(key, character)) is not None:
            self.notice = _l("There is no answer %(letter)s here.", letter=letter)
        elif not self.hands.text and character is not None and character.isdigit():
            self.notice = how_to_type(self.desk.options)
        elif self.hands.takes(key, character):
            self.notice = None
            self.hands.write(key, character)
        else:
            return False
        self.redraw()
        return True

    def _no_answer(self, key: str, character: str | None) -> str | None:
        """Give a letter that no answer has and that gives no order either."""
        if character is None or not character.isalpha():
            return None
        if not self.hands.text and command_of(key) is not None:
            return None
        letter = character.upper()
        return None if letter in self.desk.letters else letter

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted hands."""
        state = self.desk.state
        if state.vote_open and not state.paused and not self.helps:
            event.stop()
            self.hands.paste(event.text)
            self.redraw()

    def _count(self) -> None:
        self.notice = self.desk.count(self.hands.text)
        if self.notice is None:
            self.hands.empty()

    # --- orders

    def _done(self, notice: LazyText | None, *, anew: bool = False) -> None:
        """Draw what an order changed, or say why it changed nothing."""
        self.notice = notice
        self.helps = False
        if not self.desk.state.vote_open:
            self.hands.empty()
        if anew and notice is None:
            self.page.forget_place()
        self.redraw()

    def action_vote(self) -> None:
        """Open the vote, or close it."""
        self._done(self.desk.switch_vote(), anew=True)

    def action_again(self) -> None:
        """Open a second round."""
        self._done(self.desk.vote_again(), anew=True)

    def action_distribution(self) -> None:
        """Show the class how the hands fell, or take it away."""
        self._done(self.desk.switch_distribution())

    def action_reveal(self) -> None:
        """Show the class the answer."""
        self._done(self.desk.reveal(self.speech.language))

    def _may_turn(self) -> bool:
        """Tell whether the room's screens may be turned: in a vote, to ask in each language."""
        state = self.desk.state
        asked_in_two = len(state.languages) > 1 and not self.hands.text
        return not self.helps and (not state.vote_open or asked_in_two)

    def action_screen_on(self) -> None:
        """Show the room's next screen."""
        if self._may_turn():
            self._done(self.desk.turn(1))

    def action_screen_back(self) -> None:
        """Show the room's screen before."""
        if self._may_turn():
            self._done(self.desk.turn(-1))

    def action_screen_first(self) -> None:
        """Show the room's first screen of the activity."""
        if self._may_turn():
            self.desk.turn_to_end(last=False)
            self._done(None)

    def action_screen_last(self) -> None:
        """Show the room's last screen of the activity."""
        if self._may_turn():
            self.desk.turn_to_end(last=True)
            self._done(None)

    def action_room_language(self) -> None:
        """Take the room's next language."""
        self.desk.turn_language()
        self._done(None)

    def action_next(self) -> None:
        """Go to the next activity."""
        self._done(self.desk.go(1), anew=True)

    def action_previous(self) -> None:
        """Go to the activity before."""
        self._done(self.desk.go(-1), anew=True)

    def action_skip(self) -> None:
        """Leave the activity out."""
        self._done(self.desk.skip(), anew=True)

    def action_pause(self) -> None:
        """Have the room wait, or go on."""
        self.desk.pause()
        self._done(None)

    def action_more_time(self) -> None:
        """Give the activity two more minutes."""
        self.desk.give_time()
        self._done(None)

    def action_less_time(self) -> None:
        """Take the last two minutes that were added back."""
        self._done(self.desk.take_time())

    def action_help(self) -> None:
        """Show the keys, or the notes again."""
        self.helps = not self.helps
        self.page.forget_place()
        self.redraw()

    def action_close(self) -> None:
        """Empty the line of hands."""
        self.hands.empty()
        self.notice = None
        self.redraw()

    def action_quit(self) -> None:
        """Leave; asked again in the midst of a lesson, since the room stays behind."""
        state = self.desk.state
        in_the_midst = state.started and not state.ended and not self.has_class("-too-small")
        if in_the_midst and not self.leaving:
            self.leaving = True
            self._done(_l("q again: leave; the lesson is kept."))
            return
        self.desk.close()
        self.app.exit(0)
