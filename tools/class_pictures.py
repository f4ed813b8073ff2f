"""Draw a lesson with a class for the teacher's guide: console, room, sheets.

`tools/pictures.py` calls it. A lesson is held in a temporary folder by the keys that a
teacher presses; the sheets are printed by Chromium and drawn by Debian's `poppler-utils`.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App
from textual.filter import Monochrome
from textual.pilot import Pilot

from qusayr_tui.cli import run, teach
from qusayr_tui.cli.lessons import Lessons, begin, show
from qusayr_tui.cli.program import Options, Program, now
from qusayr_tui.ui.teach.app import TeachApp
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.room import RoomApp

SIZE = (80, 24)
CELL = (12.2, 24.4)
"""Pixels of one cell in Textual's SVG."""

TO_QUESTION = ("n", "n")
FIRST_VOTE = (*TO_QUESTION, "space", *"A12 B5 C9", "enter")
BOTH_VOTES = (*FIRST_VOTE, "u", *"A2 B3 C21", "enter", "space", "h")
BOTH_LANGUAGES = "both languages"
"""In the place of a key: F6 until the room speaks both."""

SCENES: dict[str, tuple[bool, tuple[str, ...] | None]] = {
    "guide-plans": (False, None),
    "guide-console": (False, FIRST_VOTE),
    "guide-room": (True, FIRST_VOTE),
    "guide-votes": (True, BOTH_VOTES),
}
"""Whether the room is drawn, and the keys pressed in the console; None before a lesson."""

SIZED: dict[str, tuple[bool, tuple[str, ...] | None]] = {
    "teach": (False, ()),
    "teach-vote": (False, FIRST_VOTE),
    "teach-votes": (False, BOTH_VOTES),
    "room": (True, ("n", "right", "right")),
    "room-vote": (True, FIRST_VOTE),
    "room-votes": (True, BOTH_VOTES),
    "room-reveal": (True, (*BOTH_VOTES, "r")),
    "room-both": (True, ("n", "right", BOTH_LANGUAGES)),
}
"""The same at every size, in each language and theme, to be looked at."""

SHEETS = "guide-sheets"


async def draw(
    scene: str,
    language: str,
    folder: Path,
    size: tuple[int, int] = SIZE,
    looks: Sequence[str] = ("paper",),
) -> list[str]:
    """Give the console or the room as SVG in each look; the lesson is kept in *folder*."""
    of_room, keys = {**SCENES, **SIZED}[scene]
    program = Program(Options(lang=language, data_dir=str(folder)), {})
    desk = None if keys is None else begin(program, "55-minutes")
    console = TeachApp(
        teach._speech(program),
        teach.offers(program, Lessons(program)),
        Lessons(program),
        looks[0],
        desk=desk,
    )
    async with console.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys or ():
            await press(pilot, key, desk)
        pictures = await in_each_look(console, pilot, () if of_room else looks)
    console.let_go()
    if of_room:
        room = RoomApp(
            teach._speech(program),
            program.paths.sessions,
            lambda state: show(program, state),
            looks[0],
            now,
        )
        async with room.run_test(size=size) as pilot:
            await pilot.pause(1)
            pictures = await in_each_look(room, pilot, looks)
    return pictures


async def press(pilot: Pilot[Any], key: str, desk: Desk | None) -> None:
    """Press a key, or F6 as often as it takes from the language in hand."""
    if key != BOTH_LANGUAGES or desk is None:
        await pilot.press(key)
        return
    while len(desk.state.languages) < 2:
        await pilot.press("f6")


async def in_each_look(app: App[Any], pilot: Pilot[Any], looks: Sequence[str]) -> list[str]:
    """Give the screen in hand as SVG in each look: a theme, or `mono`, NO_COLOR over the last."""
    pictures = []
    for look in looks:
        await pilot.pause()
        if look == "mono":
            # What Textual itself adds when it starts under NO_COLOR.
            app._filters.append(Monochrome())
            app.screen.refresh(layout=True)
        else:
            app.theme = look
        await pilot.pause()
        pictures.append(app.export_screenshot())
    return pictures


def screen(scene: str, language: str, folder: Path) -> tuple[str, int, int]:
    """Give a page with one screen, its width and its height."""
    (svg,) = asyncio.run(draw(scene, language, folder))
    local = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    local = local.replace("Fira Code", "JetBrains Mono")
    width, height = int(SIZE[0] * CELL[0]) + 24, int(SIZE[1] * CELL[1]) + 70
    style = f"body{{margin:0}}svg{{width:{width}px;height:{height}px}}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{local}", width, height


def draw_sheets(chromium: str, folder: Path, target: Path) -> None:
    """Draw two facing pages of the sheets as they are printed."""
    converter = shutil.which("pdftoppm")
    if converter is None:
        raise FileNotFoundError("pdftoppm (Debian: apt-get install poppler-utils)")
    page, pdf = folder / "sheets.html", folder / "sheets.pdf"
    order = ("export", "worksheet", "--phase", "1", "--lang", "fr,en", "--force", "-o", str(page))
    if run(["--guest", *order]):
        raise RuntimeError("the sheets could not be written")
    base = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [*base, f"--user-data-dir={folder}/print", f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
    command = [converter, "-r", "45", "-f", "2", "-l", "3", "-png", str(pdf), str(folder / "p")]
    subprocess.run(command, check=True, timeout=60)  # noqa: S603
    images = sorted(folder.glob("p-*.png"))
    shown = "".join(f'<img src="{each.as_uri()}" style="border:1px solid #999">' for each in images)
    view = folder / "view.html"
    view.write_text(f"<!doctype html><body style='margin:4px;display:flex;gap:6px'>{shown}")
    size = f"--window-size={2 * 382 + 8},{4 + 540}"
    command = [*base[:-1], "--hide-scrollbars", size, f"--user-data-dir={folder}/view"]
    command += [f"--screenshot={target}", view.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603
