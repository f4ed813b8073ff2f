"""What the keys of the console do, declared once, as `ui.commands` does for the lesson."""

from __future__ import annotations

from textual.binding import Binding

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import Command

CONSOLE: dict[str, Command] = {
    each.action: each
    for each in (
        Command("vote", ("space",), _l("Space"), _l("open the vote, close the vote")),
        Command("again", ("u",), _l("u"), _l("vote again: a second round")),
        Command("distribution", ("h",), _l("h"), _l("show the class how the hands fell")),
        Command("reveal", ("r",), _l("r"), _l("show the class the answer")),
        Command("screen_on", ("right", "enter"), _l("→ Enter"), _l("next screen in the room")),
        Command("screen_back", ("left",), _l("←"), _l("screen before, in the room")),
        Command("screen_first", ("home",), _l("Home"), _l("first screen of the activity")),
        Command("screen_last", ("end",), _l("End"), _l("last screen of the activity")),
        Command("room_language", ("f6",), _l("F6"), _l("language of the room, or both")),
        Command("next", ("n",), _l("n"), _l("next activity")),
        Command("previous", ("p",), _l("p"), _l("activity before")),
        Command("skip", ("k",), _l("k"), _l("leave the activity out")),
        Command("pause", ("z",), _l("z"), _l("pause: the room waits")),
        Command("more_time", ("plus",), _l("+"), _l("two more minutes")),
        Command("less_time", ("minus",), _l("-"), _l("take the last + back")),
        Command("down", ("down", "j"), _l("↓ j"), _l("notes: down")),
        Command("up", ("up",), _l("↑"), _l("notes: up")),
        Command("page_down", ("pagedown",), _l("PgDn"), _l("notes: next page")),
        Command("page_up", ("pageup",), _l("PgUp"), _l("notes: page before")),
        Command("language", ("L", "l", "f3"), _l("L F3"), _l("language of the console")),
        Command("help", ("question_mark", "f1"), _l("? F1"), _l("this help")),
        Command("close", ("escape",), _l("Esc"), _l("empty the line of hands")),
        Command("quit", ("q",), _l("q"), _l("leave; the lesson is kept")),
    )
}
"""Every command of the console by its action, in the order of its help."""


_BY_KEY = {key: each.action for each in CONSOLE.values() for key in each.keys}


def command_of(key: str) -> str | None:
    """Give the action that a key of the console orders, None for one that orders nothing."""
    return _BY_KEY.get(key)


def console_bindings() -> list[Binding]:
    """Give Textual's bindings of the console."""
    return [Binding(",".join(each.keys), each.action, show=False) for each in CONSOLE.values()]
