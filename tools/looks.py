"""Draw every screen in every look, to be looked at: sheets of PNG in a folder of your choice.

Four sizes, two languages, three themes and NO_COLOR, for each scene of `pictures.py` and those
below. It takes about half an hour of one processor; nothing of it is kept in the project.

    .venv/bin/python tools/looks.py FOLDER [SCENE[@PHASE]…]

A scene gives a sheet for each size (`SCENE-60x20.png`), French on the left; at 120 and 160
columns, where so much on one sheet could not be read, one for each look, French above.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

import class_pictures
import pictures
from class_pictures import BOTH_VOTES, FIRST_VOTE
from pictures import TO_CLAIMS, TO_EXERCISE, TO_QUIZ, TO_READING, draw_any, page_of, to_png

SIZES = ((60, 20), (80, 24), (120, 36), (160, 48))
LANGUAGES = ("fr", "en")
LOOKS = ("night", "paper", "contrast", "mono")
"""Three themes, and NO_COLOR."""
LONGEST_SIDE = 1560
"""Pixels of a sheet."""

SCENES: dict[str, tuple[bool, tuple[str, ...]]] = {
    "options": (True, (*TO_READING, "o")),
    "exercise": (True, TO_EXERCISE),
    "exercise-answered": (True, (*TO_EXERCISE, "a", "enter")),
    "second-exercise": (True, (*TO_EXERCISE, "n")),
    **{f"question-{n}": (True, (*TO_QUIZ, *["n"] * n)) for n in range(1, 9)},
    **{f"answered-{n}": (True, (*TO_QUIZ, *["n"] * n, "a", "enter")) for n in range(1, 9)},
    "hints": (True, (*TO_QUIZ, "i", "i", "i")),
    "peek-quiz": (True, (*TO_QUIZ, "v")),
    "side-by-side-quiz": (True, (*TO_QUIZ, "s")),
    "claim-of-phase": (True, (*TO_CLAIMS, *["down"] * 3, "enter")),
}
OF_CLASS: dict[str, tuple[bool, tuple[str, ...] | None]] = {
    "teach-plans": (False, None),
    "teach-help": (False, ("question_mark",)),
    "teach-typing": (False, (*FIRST_VOTE, "u", *"A2 B")),
    "teach-exercise": (False, ("n",) * 5),
    "teach-last": (False, ("n",) * 7),
    "room-first": (True, ()),
    "room-pause": (True, ("n", "z")),
    "room-revealed-votes": (True, (*BOTH_VOTES, "r", "right")),
    "room-proof": (True, (*BOTH_VOTES, "r", *["right"] * 2)),
    "room-who": (True, (*BOTH_VOTES, "r", *["right"] * 3)),
    "room-exercise": (True, ("n",) * 5),
    "room-last": (True, ("n",) * 7),
}
PHASES = ("siege", "resumes", "fsa-attacks", "offensive", "epilogue")
IN_EACH_PHASE = (
    *("reading", "claims", "claim-of-phase", "exercise", "second-exercise"),
    *("quiz", "map", "timeline", "place-card"),
)


def sheets(scene: str, size: tuple[int, int], folder: Path, chromium: str) -> None:
    """Draw one scene at one size."""
    by_language = [asyncio.run(draw_any(scene, size, tag, LOOKS)) for tag in LANGUAGES]
    by_look = list(zip(*by_language, strict=True))
    name = f"{scene}-{size[0]}x{size[1]}"
    if size[0] < 100:
        _sheet([svg for pair in by_look for svg in pair], size, 2, folder / f"{name}.png", chromium)
        return
    for look, pair in zip(LOOKS, by_look, strict=True):
        _sheet(list(pair), size, 1, folder / f"{name}-{look}.png", chromium)


def _sheet(
    svgs: list[str], size: tuple[int, int], columns: int, target: Path, chromium: str
) -> None:
    html, width, height = page_of(svgs, size, columns)
    to_png(html, width, height, target, chromium, scale=min(1, LONGEST_SIDE / max(width, height)))
    print(target.name, flush=True)


def main() -> int:
    """Draw the scenes named on the command line, by default all."""
    chromium = shutil.which("chromium")
    if chromium is None or len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pictures.SCENES.update(SCENES)
    class_pictures.SIZED.update(OF_CLASS)
    everything = [*pictures.SCENES, *class_pictures.SIZED]
    everything += [f"{scene}@{phase}" for scene in IN_EACH_PHASE for phase in PHASES]
    for scene in sys.argv[2:] or everything:
        for size in SIZES:
            sheets(scene, size, folder, chromium)
    return 0


if __name__ == "__main__":
    sys.exit(main())
