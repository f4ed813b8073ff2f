"""The three themes: night, paper, high contrast. Values and their contrast are the design's.

No colour has a meaning of its own: `accent` is what can be opened or located, `doubt` is
doubt, and both are always said in signs or words as well.
"""

from __future__ import annotations

from textual.theme import Theme

_PALETTES: dict[str, tuple[bool, dict[str, str]]] = {
    "night": (
        True,
        {
            "bg": "#16181c",
            "panel": "#1f2228",
            "text": "#e9e4d8",
            "muted": "#c2bdb1",
            "line": "#6b6f79",
            "accent": "#9cc4e4",
            "doubt": "#e0b36a",
        },
    ),
    "paper": (
        False,
        {
            "bg": "#faf7f0",
            "panel": "#f1ece1",
            "text": "#1d1b18",
            "muted": "#45413a",
            "line": "#857d6e",
            "accent": "#154672",
            "doubt": "#6e3c00",
        },
    ),
    "contrast": (
        True,
        {
            "bg": "#000000",
            "panel": "#000000",
            "text": "#ffffff",
            "muted": "#e4e4e4",
            "line": "#bcbcbc",
            "accent": "#87d7ff",
            "doubt": "#ffd75f",
        },
    ),
}


def _theme(name: str, dark: bool, colours: dict[str, str]) -> Theme:
    return Theme(
        name=name,
        primary=colours["accent"],
        secondary=colours["accent"],
        accent=colours["accent"],
        warning=colours["doubt"],
        error=colours["doubt"],
        success=colours["accent"],
        foreground=colours["text"],
        background=colours["bg"],
        surface=colours["bg"],
        panel=colours["panel"],
        dark=dark,
        variables={f"ink-{key}": value for key, value in colours.items()},
    )


THEMES = [_theme(name, dark, colours) for name, (dark, colours) in _PALETTES.items()]
NAMES = tuple(_PALETTES)
"""Names of the themes, the first of them for terminals that say nothing of themselves."""
