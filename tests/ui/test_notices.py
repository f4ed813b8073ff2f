"""A notice of trouble: it stands at the foot over the whole width, and says all it has to say."""

from __future__ import annotations

from pathlib import Path

from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.render.signs import ASCII, UNICODE, Signs
from qusayr_tui.ui.app import QusayrApp
from qusayr_tui.ui.context import Context, Start
from tests.support.courses import TINY
from tests.support.lesson import Lesson, open_lesson, program_for

SIZE = (60, 20)


async def shown(data: Path, signs: Signs) -> list[str]:
    """Open a lesson whose progress file is damaged; give the rows of the first screen."""
    async with open_lesson(TINY, lang="en", phase="fair", data=data) as lesson:
        await lesson.press("enter", "n")
    (data / "progress.db").write_bytes(b"no database" * 400)
    program = program_for(TINY, "en", data)
    context = Context(
        program.chosen_edition,
        program.edition,
        begin_session(program),
        Ledger(program.library),
        signs,
        Start(language_given=True, phase="fair"),
    )
    app = QusayrApp(context)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        rows = Lesson(app, pilot).rows
    app.let_go()
    return rows


async def test_a_notice_is_a_sheet_of_its_own_at_the_foot(tmp_path: Path) -> None:
    rows = await shown(tmp_path, UNICODE)
    rules = [index for index, row in enumerate(rows) if row == "━" * SIZE[0]]
    assert len(rules) == 2, "one over each notice"
    below = " ".join(" ".join(rows[rules[0] :]).split())
    assert "The progress file could not be read" in below
    assert any("progress.damaged-" in row and row.endswith(".db.") for row in rows)
    assert "help" in rows[-1], "the keys stay in sight"


async def test_in_plain_signs_a_notice_has_a_plain_rule(tmp_path: Path) -> None:
    rows = await shown(tmp_path, ASCII)
    assert "-" * SIZE[0] in rows
    assert not {"━", "▌", "│"} & set("".join(rows))
