"""Write a large course from the shipped one: the same kind of text, many times, in other words.

    .venv/bin/python benchmarks/varied_phases.py FOLDER [PHASES]

Each round through the shipped phases gets claims and phases of its own; one word in twenty
of the prose becomes a word that the rounds before do not have, so that the vocabulary grows
with the course as that of a real one does. Plans are left out. The course loads; it is not
meant to be read, and its prose would not pass the check of its numbers.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "content"
LANGUAGES = ("fr", "en")
PHASES = 600
SYLLABLES = [first + second for first in "bcdflmnprstv" for second in ("a", "e", "i", "o", "ou")]
PLAIN_WORD = re.compile(r"(?<=[ ’'])[a-zàâçéèêëîïôûùœ]{5,}(?=[ ,;.])")
FIELD = re.compile(r"\s*(?:- )?(?:\{|[a-z_]+:)")


def write(folder: Path, count: int = PHASES) -> None:
    """Write a course of *count* phases into *folder*, which is made anew."""
    if folder.exists():
        shutil.rmtree(folder)
    names = sorted(file.name for file in (SHIPPED / "record" / "phases").glob("*.yaml"))
    for part in ("record", *LANGUAGES):
        (folder / part / "phases").mkdir(parents=True)
        for file in (SHIPPED / part).glob("*.yaml"):
            shutil.copy(file, folder / part / file.name)
    shutil.copy(SHIPPED / "course.yaml", folder / "course.yaml")
    claims = _claims(names)
    for number in range(count):
        _write_phase(folder, number, names, claims)


def _claims(names: list[str]) -> re.Pattern[str]:
    """Give what finds the ids of the shipped claims, the longest first."""
    ids: set[str] = set()
    for name in names:
        text = (SHIPPED / "record" / "phases" / name).read_text(encoding="utf-8")
        claims = text.partition("\nclaims:")[2].partition("\nblocks:")[0]
        ids.update(re.findall(r"(?m)^  - (?:\{)?id: ([a-z0-9-]+)", claims))
    wanted = "|".join(sorted(ids, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{wanted})(?![\w-])")


def _write_phase(folder: Path, number: int, names: list[str], claims: re.Pattern[str]) -> None:
    turn, name = number // len(names), names[number % len(names)]
    suffix = f"-{turn}" if turn else ""
    target = f"{number:04d}-{name.partition('-')[2].removesuffix('.yaml')}{suffix}.yaml"
    for part in ("record", *LANGUAGES):
        text = (SHIPPED / part / "phases" / name).read_text(encoding="utf-8")
        if turn:
            text = claims.sub(lambda found: f"{found[0]}{suffix}", text)
        if turn and part != "record":
            text = _in_other_words(text, random.Random(f"{number} {part}"))  # noqa: S311
        (folder / part / "phases" / target).write_text(text, encoding="utf-8")


def _in_other_words(text: str, chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        if chance.random() > 0.05:
            return found[0]
        return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))

    lines = text.split("\n")
    return "\n".join(line if FIELD.match(line) else PLAIN_WORD.sub(other, line) for line in lines)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    write(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
