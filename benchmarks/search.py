"""Measure a key typed in the search box, on the shipped course and on one of 600 phases.

    .venv/bin/python benchmarks/search.py [PHASES]

The yardstick is a plain search: every text folded beforehand, and looked through with `in`
for each key. Both are run turn about, key by key, and compared by the median of the pairs'
ratios. The last rows are what a learner waits for: from a key to a page that is ready to be
painted, by the screen itself, in a terminal of 120 columns and 36 rows that is not there.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import varied_phases

from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.cli.program import Options, Program
from qusayr_tui.domain.course_index import index_lists, index_phase
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.search import SearchIndex
from qusayr_tui.render.signs import UNICODE
from qusayr_tui.ui.app import QusayrApp
from qusayr_tui.ui.context import Context, Start
from qusayr_tui.ui.pages.options import Line
from qusayr_tui.ui.screens.search import SearchScreen

QUERIES = (
    "hopital",
    "hospital national",
    "qousseir",
    "القصير",
    "chabbiha",
    "selon le texte de départ",
    "armée syrienne",
    "snipers of the security forces",
    "comission denquete",
    "xyzzyxyzzy",
    "66 habitants",
    "Rastan",
)
"""Typed letter by letter: each of their beginnings is one key."""

FRAME = 1 / 60

KEYS = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else varied_phases.PHASES
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "course"
        varied_phases.write(large, count)
        print("| course | what | median ms | 95 % | most | of a frame (most) | ÷ plain search |")
        print("|---|---|---|---|---|---|---|")
        for name, course in (("shipped", varied_phases.SHIPPED), (f"{count} phases", large)):
            _measure(name, course, Path(folder) / "data")


def _measure(name: str, course: Path, data: Path) -> None:
    program = Program(
        Options(lang="fr", course=str(course), data_dir=str(data), guest=True), {"HOME": str(data)}
    )
    index, texts, building = _index_of(program)
    ours, plain = [], []
    for key in KEYS:
        folded = fold(key)

        def ask(key: str = key) -> object:
            return index.answer(key, "fr")

        def look(folded: str = folded) -> object:
            return [at for at, text in enumerate(texts) if folded in text]

        ours.append(_time(ask))
        plain.append(_time(look))
    ratio = statistics.median(ours_s / plain_s for ours_s, plain_s in zip(ours, plain, strict=True))
    _row(name, "the index answers", ours, f"{ratio:.2f}")
    _row(name, "plain search", plain, "1")
    _row(name, "one step of building", building, "")
    _row(name, "a key, to a page ready to paint", asyncio.run(_keys_in_app(program)), "")


def _index_of(program: Program) -> tuple[SearchIndex, list[str], list[float]]:
    """Build an index; give it with every text folded, and how long each step held the loop."""
    library = program.library
    languages = library.course.languages
    index = SearchIndex(languages)
    steps: list[float] = []
    building = index_lists(index, library)
    for _ in range(4):
        steps.append(_time(lambda: next(building)))
    texts: list[str] = []
    for ref in library.phases:
        words = [library.phase_words(tag, ref) for tag in languages]
        library.phase(ref)
        steps.append(_time(lambda ref=ref: index_phase(index, library, ref)))  # type: ignore[misc]
        texts += [fold(each.text) for w in words for each in (*w.blocks, *w.claims)]
    return index, texts, steps


async def _keys_in_app(program: Program) -> list[float]:
    context = Context(
        program.chosen_edition,
        program.edition,
        begin_session(program),
        Ledger(program.library),
        UNICODE,
        Start(language_given=True, phase=program.library.phases[0].id, guest=True),
    )
    app = QusayrApp(context, "night")
    taken: list[float] = []
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("enter", "slash")
        while not app.navigator.finding.whole:
            await asyncio.sleep(0.05)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        for key in KEYS:
            line = Line(key, len(key))
            taken.append(_time(lambda line=line: screen.type(line)))  # type: ignore[misc]
            await pilot.pause()
    return taken


def _time(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def _row(course: str, what: str, seconds: list[float], ratio: str) -> None:
    ordered = sorted(seconds)
    median, most = statistics.median(ordered), ordered[-1]
    high = ordered[int(len(ordered) * 0.95)]
    cells = (f"{1000 * each:.1f}" for each in (median, high, most))
    print(f"| {course} | {what} | {' | '.join(cells)} | {most / FRAME:.2f} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
