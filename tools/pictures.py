"""Draw every screen at three sizes, in each language, dark and light, into docs/pictures.

Scenes whose names begin with `guide-` are those of the teacher's guide (`class_pictures`):
one small PNG for each language.

Run it with the test extra and Debian's `chromium` installed:

    .venv/bin/python tools/pictures.py [SCENE[@PHASE]…]

One PNG a scene and a size: languages side by side, night above paper. Textual draws SVG;
Chromium turns it into pixels, because other converters drop leading spaces.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import class_pictures
from class_pictures import in_each_look

from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.cli.program import Options, Program
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.render.signs import UNICODE
from qusayr_tui.ui.app import QusayrApp
from qusayr_tui.ui.context import Context, Start
from qusayr_tui.ui.screens.search import SearchScreen

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZES = ((60, 20), (80, 24), (120, 36))
WIDE_SIZES = ((80, 24), (120, 36), (160, 48))
"""For what is drawn as wide as the screen."""
LANGUAGES = ("fr", "en")
THEMES = ("night", "paper")
CELL = (12.2, 24.4)
"""Pixels of one cell in Textual's SVG."""

TO_READING = ("enter", "enter")
TO_CLAIMS = (*TO_READING, "n", "n")
TO_EXERCISE = (*TO_CLAIMS, "n")
TO_QUIZ = (*TO_EXERCISE, "n", "n")
SCENES: dict[str, tuple[bool, tuple[str, ...]]] = {
    "language": (False, ()),
    "notice": (True, ()),
    "course": (True, ("down", "enter")),
    "question": (True, ("enter",)),
    "reading": (True, TO_READING),
    "reading-term": (True, (*TO_READING, "tab", "tab")),
    "passage-card": (True, (*TO_READING, "w")),
    "claims": (True, TO_CLAIMS),
    "claims-there": (True, (*TO_CLAIMS, "right", "right")),
    "claim-card": (True, (*TO_CLAIMS, "enter")),
    "most-accounts": (True, (*TO_CLAIMS, *["down"] * 7, "enter")),
    "most-accounts-end": (True, (*TO_CLAIMS, *["down"] * 7, "enter", "end")),
    "source-card": (True, (*TO_CLAIMS, "enter", "tab", "tab", "tab", "enter")),
    "actor-card": (True, (*TO_CLAIMS, "enter", "tab", "tab", "enter")),
    "filter": (True, (*TO_READING, "f5", "right")),
    "filter-side": (True, (*TO_READING, "f5", *["right"] * 5, "escape")),
    "method": (True, (*TO_CLAIMS, "enter", "tab", "enter")),
    "question-written": (True, ("enter", "tab", *"abc", "space", *"def")),
    "glossary-card": (True, (*TO_READING, "tab", "enter")),
    "quiz": (True, (*TO_QUIZ, "b", "i")),
    "quiz-feedback": (True, (*TO_QUIZ, "b", "enter")),
    "proof": (True, (*TO_QUIZ, "b", "enter", "r")),
    "look-back": (True, ("enter", "tab", *"abc", "enter", *["n"] * 16, "tab", *"abcd", "enter")),
    "glossary": (True, (*TO_READING, "g")),
    "help": (True, (*TO_READING, "question_mark")),
    "map": (True, ("enter", "m")),
    "map-list": (True, ("enter", "m", "x")),
    "place-card": (True, ("enter", "m", "up", "enter")),
    "timeline": (True, ("enter", "t")),
    "timeline-whole": (True, ("enter", "t", "right")),
    "side-by-side": (True, (*TO_READING, "s", "tab", "tab", "tab")),
    "side-by-side-card": (True, (*TO_READING, "s", *["tab"] * 8, "enter")),
    "peek": (True, (*TO_READING, "v")),
    "search-empty": (True, ("enter", "slash")),
    "search": (True, ("enter", "slash", *"hopital", "down")),
    "search-card": (True, ("enter", "slash", *"shabbiha", "enter")),
    "palette": (True, (*TO_READING, "f2")),
    "palette-typed": (True, (*TO_READING, "f2", *"map")),
}
"""Whether the language question is answered already, and the keys that lead to the scene."""

WIDE_SCENES = (
    *("map", "map-list", "place-card", "timeline", "timeline-whole"),
    *("side-by-side", "side-by-side-card", "peek"),
    *("search-empty", "search", "search-card", "palette", "palette-typed"),
)


async def draw(scene: str, size: tuple[int, int], language: str, looks: Sequence[str]) -> list[str]:
    """Give one screen as SVG in each look."""
    scene, _, phase = scene.partition("@")
    given, keys = SCENES[scene]
    program = Program(Options(lang=language, guest=True), {})
    straight = scene not in ("language", "course", "notice")
    first = phase or program.library.phases[0].id
    start = Start(language_given=given, phase=first if straight else None, guest=True)
    context = Context(
        program.chosen_edition,
        program.edition,
        begin_session(program),
        Ledger(program.library),
        UNICODE,
        start,
    )
    app = QusayrApp(context, looks[0])
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        while isinstance(app.screen, SearchScreen) and not app.navigator.finding.whole:
            await asyncio.sleep(0.05)
        app.redraw_all()
        return await in_each_look(app, pilot, looks)


async def draw_any(
    scene: str, size: tuple[int, int], language: str, looks: Sequence[str]
) -> list[str]:
    """Give one screen of the lesson, or of a lesson with a class, as SVG in each look."""
    if scene not in class_pictures.SIZED:
        return await draw(scene, size, language, looks)
    with tempfile.TemporaryDirectory() as folder:
        return await class_pictures.draw(scene, language, Path(folder), size, looks)


def page_of(svgs: list[str], size: tuple[int, int], columns: int = 2) -> tuple[str, int, int]:
    """Put screens into one HTML page, *columns* in a row; give it with its width and height."""
    cells = []
    for svg in svgs:
        local = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
        local = local.replace("Fira Code", "JetBrains Mono")
        cells.append(f"<div>{local}</div>")
    width, height = int(size[0] * CELL[0]) + 24, int(size[1] * CELL[1]) + 70
    style = (
        f"body{{margin:0;background:#777;display:grid;grid-template-columns:repeat({columns},1fr);"
        f"gap:8px;padding:8px}}svg{{width:{width}px;height:{height}px}}"
    )
    html = f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(cells)}"
    rows = -(-len(svgs) // columns)
    return html, columns * (width + 8) + 8, rows * (height + 8) + 16


def to_png(
    html: str, width: int, height: int, target: Path, chromium: str, scale: float = 0.6
) -> None:
    """Have Chromium draw a page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        command = [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            f"--force-device-scale-factor={scale}",
            f"--user-data-dir={folder}/profile",
            f"--window-size={width},{height}",
            f"--screenshot={target}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603


def draw_for_the_guide(scene: str, chromium: str) -> None:
    """Draw a scene of the teacher's guide."""
    if scene == class_pictures.SHEETS:
        with tempfile.TemporaryDirectory() as folder:
            class_pictures.draw_sheets(chromium, Path(folder), FOLDER / f"{scene}.png")
        print(f"{scene}.png")
        return
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            page = class_pictures.screen(scene, language, Path(folder))
        to_png(*page, FOLDER / f"{scene}-{language}.png", chromium, scale=0.65)
        print(f"{scene}-{language}.png")


def main() -> int:
    """Draw the scenes named on the command line, by default all."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not installed (Debian: apt-get install chromium).", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in sys.argv[1:] or (
        *(*SCENES, *class_pictures.SIZED),
        *(*class_pictures.SCENES, class_pictures.SHEETS),
    ):
        if scene.startswith("guide-"):
            draw_for_the_guide(scene, chromium)
            continue
        for size in WIDE_SIZES if scene.partition("@")[0] in WIDE_SCENES else SIZES:
            columns = [
                asyncio.run(draw_any(scene, size, language, THEMES)) for language in LANGUAGES
            ]
            svgs = [svg for row in zip(*columns, strict=True) for svg in row]
            name = f"{scene}-{size[0]}x{size[1]}.png"
            to_png(*page_of(svgs, size), FOLDER / name, chromium)
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
