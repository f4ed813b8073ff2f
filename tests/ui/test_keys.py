"""The keys are the same everywhere, and the letters a to f answer and do nothing else."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

from textual.binding import Binding
from textual.screen import Screen

import qusayr_tui.ui.screens
from qusayr_tui.ui.commands import ANSWER_KEYS, COMMANDS

FOLDER = Path(qusayr_tui.ui.screens.__file__).parent


def screens() -> list[type[Screen[None]]]:
    """Give every screen of the lesson."""
    found = []
    for file in sorted(FOLDER.glob("*.py")):
        if file.stem == "__init__":
            continue
        module = import_module(f"qusayr_tui.ui.screens.{file.stem}")
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Screen) and kind.__module__ == module.__name__:
                found.append(kind)
    assert len(found) > 8
    return found


def keys_of(kind: type[Screen[None]]) -> dict[str, set[str]]:
    """Give the actions of each key, by Textual's name of it."""
    actions: dict[str, set[str]] = {}
    for base in kind.__mro__:
        for binding in vars(base).get("BINDINGS", ()):
            if isinstance(binding, Binding) and base.__module__.startswith("qusayr_tui"):
                for key in binding.key.split(","):
                    actions.setdefault(key, set()).add(binding.action)
    return actions


def test_a_key_does_the_same_on_every_screen() -> None:
    meanings: dict[str, set[str]] = {}
    for kind in screens():
        for key, actions in keys_of(kind).items():
            meanings.setdefault(key, set()).update(actions)
    assert {key: each for key, each in meanings.items() if len(each) > 1} == {}


def test_the_letters_a_to_f_answer_and_nothing_else() -> None:
    for kind in screens():
        for key, actions in keys_of(kind).items():
            if key.lower() in ANSWER_KEYS:
                assert actions == {f"answer('{key}')"}, kind
    for command in COMMANDS.values():
        assert not {key.lower() for key in command.keys} & set(ANSWER_KEYS), command.action


def test_no_key_needs_altgr_or_the_row_of_digits() -> None:
    for kind in screens():
        for key in keys_of(kind):
            assert not key.isdigit()
            assert key not in {"at", "number_sign", "backslash", "left_square_bracket", "tilde"}


def test_every_binding_of_a_screen_is_a_declared_command() -> None:
    for kind in screens():
        for key, actions in keys_of(kind).items():
            for action in actions:
                if action.startswith("answer("):
                    continue
                assert action in COMMANDS, (kind, key)
                assert key in COMMANDS[action].keys, (kind, key)
                assert hasattr(kind, f"action_{action}"), (kind, action)
