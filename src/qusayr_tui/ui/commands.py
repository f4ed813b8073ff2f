"""What the keys do, declared once: bindings, footers and the help page all read it here.

Keys are those of the design, the same on every screen; single letters need neither AltGr
nor the digit row. The letters a to f answer and do nothing else, anywhere.
"""

from __future__ import annotations

import msgspec
from textual.binding import Binding

from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l


class Command(msgspec.Struct, frozen=True):
    """One thing that keys do."""

    action: str
    """Textual's action, a method `action_…` of the screens that offer it."""
    keys: tuple[str, ...]
    """Textual's names of the keys."""
    label: LazyText
    """The key as a footer and the help name it."""
    help: LazyText
    """What it does, for the help page."""


COMMANDS: dict[str, Command] = {
    each.action: each
    for each in (
        Command("next_spot", ("tab",), _l("Tab"), _l("next word or mark")),
        Command("previous_spot", ("shift+tab",), _l("Shift+Tab"), _l("word or mark before")),
        Command("enter", ("enter",), _l("Enter"), _l("open, answer, go on")),
        Command("close", ("escape",), _l("Esc"), _l("close one level")),
        Command("up", ("up", "k"), _l("↑ k"), _l("up")),
        Command("down", ("down", "j"), _l("↓ j"), _l("down")),
        Command("left", ("left",), _l("←"), _l("choice before")),
        Command("right", ("right",), _l("→"), _l("next choice")),
        Command("page_up", ("pageup",), _l("PgUp"), _l("page before")),
        Command("page_down", ("pagedown",), _l("PgDn"), _l("next page")),
        Command("start", ("home",), _l("Home"), _l("beginning of the page")),
        Command("end", ("end",), _l("End"), _l("end of the page")),
        Command("space", ("space",), _l("Space"), _l("next page; in a list: tick, take")),
        Command("next_step", ("n",), _l("n"), _l("next step")),
        Command("previous_step", ("p",), _l("p"), _l("step before")),
        Command("language", ("L", "l", "f3"), _l("L F3"), _l("other language")),
        Command("glossary", ("g",), _l("g"), _l("glossary")),
        Command("search", ("slash", "ctrl+f"), _l("/"), _l("search the course")),
        Command("palette", ("ctrl+p", "f2"), _l("Ctrl+P F2"), _l("do or find anything")),
        Command("side_by_side", ("s",), _l("s"), _l("both languages side by side, or one")),
        Command("peek", ("v",), _l("v"), _l("this passage in the other language")),
        Command("who_says_so", ("w",), _l("w"), _l("who says so")),
        Command("remains", ("f5",), _l("F5"), _l("what remains: who counts")),
        Command("map", ("m",), _l("m"), _l("map: who held what")),
        Command("timeline", ("t",), _l("t"), _l("timeline")),
        Command("as_list", ("x",), _l("x"), _l("as a list, or as a drawing")),
        Command("remains", ("f5",), _l("F5"), _l("what remains: who counts")),
        Command("hint", ("i",), _l("i"), _l("hint")),
        Command("proof", ("r",), _l("r"), _l("reread the passage, and back")),
        Command("copy", ("y",), _l("y"), _l("copy the passage")),
        Command("options", ("o",), _l("o"), _l("options: colours, spacing, signs")),
        Command("help", ("question_mark", "f1"), _l("? F1"), _l("this help")),
        Command("quit", ("q",), _l("q"), _l("back, or quit")),
    )
}
"""Every command by its action."""

ANSWER_KEYS = tuple(LETTERS)
"""Keys that answer."""


def bindings(*actions: str) -> list[Binding]:
    """Give Textual's bindings for some commands; Textual's own footer is not used."""
    return [Binding(",".join(COMMANDS[action].keys), action, show=False) for action in actions]


def answer_bindings() -> list[Binding]:
    """Give the bindings of the letters that answer."""
    return [Binding(letter, f"answer('{letter}')", show=False) for letter in ANSWER_KEYS]
