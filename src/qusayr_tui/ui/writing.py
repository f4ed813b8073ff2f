"""Edit a line of text that is drawn on the page, key by key."""

from __future__ import annotations

import unicodedata

from qusayr_tui.domain.quiz.text_entry import LONGEST
from qusayr_tui.ui.pages.options import Line

EDITING = frozenset({"backspace", "delete", "left", "right", "home", "end"})


def writes(key: str, character: str | None) -> bool:
    """Tell whether a key changes a line of text, or the place in it."""
    return key in EDITING or bool(character and (character == " " or _is_seen(character)))


def edited(line: Line, key: str, character: str | None, longest: int = LONGEST) -> Line:
    """Give the line after a key, by Textual's name of it and the character it types."""
    text, at = line.text, line.at
    match key:
        case "backspace":
            return Line(text[: max(0, at - 1)] + text[at:], max(0, at - 1))
        case "delete":
            return Line(text[:at] + text[at + 1 :], at)
        case "left":
            return Line(text, max(0, at - 1))
        case "right":
            return Line(text, min(len(text), at + 1))
        case "home":
            return Line(text, 0)
        case "end":
            return Line(text, len(text))
        case _:
            return pasted(line, character, longest) if character else line


def pasted(line: Line, added: str, longest: int = LONGEST) -> Line:
    """Give the line with *added* where the cursor is; what cannot be seen is left out."""
    seen = "".join(each for each in added if each == " " or _is_seen(each))
    room = seen[: longest - len(line.text)]
    text = line.text[: line.at] + room + line.text[line.at :]
    return Line(text, line.at + len(room))


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ"
