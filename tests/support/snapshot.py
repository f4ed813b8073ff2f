"""Compare a screen with the one that was looked at and kept, letter for letter.

A snapshot is plain text: the rows of the screen, then the same rows with a letter for how
each cell is drawn. `r` reverse, `u` underlined, `i` italic, else by colour `a` accent, `d`
doubt, `m` muted, `l` line; capitals are bold, `B` is bold in the colour of text.
"""

from __future__ import annotations

from difflib import unified_diff
from importlib.metadata import version
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.style import Style

from qusayr_tui.ui.themes import _PALETTES
from tests.support.lesson import Lesson

FOLDER = Path(__file__).resolve().parent.parent / "snapshots"
LOOKED_AT_WITH = {"textual": "8.2.8", "rich": "15.0.0"}
"""Each release may draw otherwise: with others, snapshots are not written."""
COLOURS = {_PALETTES["night"][1][name]: name[0] for name in ("accent", "doubt", "muted", "line")}


def letter_of(style: Style | None) -> str:
    """Give the letter for how a cell is drawn, a space for plain text."""
    if style is None:
        return " "
    triplet = style.color.triplet if style.color else None
    letter = COLOURS.get(triplet.hex, " ") if triplet else " "
    for drawn, sign in ((style.italic, "i"), (style.underline, "u"), (style.reverse, "r")):
        letter = sign if drawn else letter
    return (letter.upper() if letter != " " else "B") if style.bold else letter


def picture(lesson: Lesson) -> str:
    """Give the screen as a snapshot keeps it."""
    looks = []
    for strip in lesson.app.screen._compositor.render_strips():
        pieces = ((letter_of(each.style), each.text) for each in strip)
        row = (
            "".join(letter if part.strip() else " " for part in text) * (cell_len(text) > 0)
            for letter, text in pieces
        )
        looks.append("".join(row).rstrip())
    rule = "=" * lesson.app.size.width
    return "\n".join([*lesson.rows, rule, *looks, rule, ""])


def check_snapshot(name: str, lesson: Lesson, *, update: bool) -> None:
    """Fail with the rows that differ from `tests/snapshots/<name>.txt`, or write it anew."""
    path, drawn = FOLDER / f"{name}.txt", picture(lesson)
    if update:
        for package, number in LOOKED_AT_WITH.items():
            assert version(package) == number, f"snapshots are written with {package} {number}"
        FOLDER.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if drawn != kept:
        rows = unified_diff(kept.splitlines(), drawn.splitlines(), "kept", "drawn", "", "", 1)
        pytest.fail(
            "\n".join([f"{name} is drawn otherwise; --update-snapshots keeps it:", *rows]),
            pytrace=False,
        )
