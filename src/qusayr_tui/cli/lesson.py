"""Open the full-screen lesson."""

from __future__ import annotations

import gc

from qusayr_tui.cli.faults import of_a_lesson
from qusayr_tui.cli.program import Program, new_id, now
from qusayr_tui.cli.terminal import prepare_environment, require_terminal, theme_for_terminal
from qusayr_tui.domain.events import Mode
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.render.signs import ASCII, UNICODE
from qusayr_tui.storage.progress_store import ProgressStore
from qusayr_tui.storage.session import LearnerSession


def open_lesson(program: Program, phase: str | None) -> int:
    """Show the lesson until the learner leaves; give the exit code. Raises `Trouble`."""
    require_terminal()
    # Looking for garbage while everything is being made finds none, and takes a tenth of the
    # time; what is there once the first screen stands stays for good.
    gc.disable()
    ref = program.phase_ref(phase) if phase else None
    edition = program.chosen_edition
    session = begin_session(program)
    prepare_environment()

    from qusayr_tui.ui.app import QusayrApp
    from qusayr_tui.ui.context import Context, Start

    settings = program.settings
    context = Context(
        edition,
        program.edition,
        session,
        Ledger(program.library),
        ASCII if program.options.ascii else UNICODE,
        Start(
            language_given=program.language.why in ("--lang", "QUSAYR_LANG", "settings"),
            phase=ref.id if ref else None,
            guest=program.options.guest,
        ),
        settings,
    )
    theme = program.options.theme or settings.settings.theme or theme_for_terminal()
    app = QusayrApp(context, theme)
    try:
        with of_a_lesson(session):
            app.run(mouse=not program.options.no_mouse and settings.settings.mouse)
            if app.fault is not None:
                raise app.fault
    finally:
        session.close()
    return app.return_code or 0


def begin_session(program: Program, mode: Mode = "app") -> LearnerSession:
    """Open the learner's progress, in memory only for a guest."""
    store = (
        ProgressStore.for_guest()
        if program.options.guest
        else ProgressStore.open(program.paths.progress, now)
    )
    course = program.library.course
    return LearnerSession.begin(
        store,
        course=course.id,
        version=course.version,
        language=program.chosen_edition.language,
        mode=mode,
        clock=now,
        new_id=new_id,
    )
