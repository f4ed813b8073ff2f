"""Run the lesson as lines of text, on a terminal or from a pipe of answers."""

from __future__ import annotations

import contextlib

from qusayr_tui.cli.faults import of_a_lesson
from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.cli.output import line_width
from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.plain.voice import Ended, Voice
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def open_plain(program: Program, phase: str | None) -> int:
    """Go through the lesson line by line until the learner leaves; give the exit code."""
    ref = program.phase_ref(phase) if phase else None
    if not program.library.phases:
        raise Trouble(_l("The course has no phase."), _l("See what it lacks with: qusayr check"), 3)
    voice = Voice(ascii_only=program.options.ascii)
    session = begin_session(program, "plain")
    try:
        with of_a_lesson(session), voice.listening():
            lesson = PlainLesson(program, session, line_width())
            try:
                return talk(lesson, voice, ref.id if ref else None)
            except Ended:
                say_goodbye(lesson, voice)
                raise
    except Ended as ended:
        return 128 + ended.number
    except BrokenPipeError:
        # Whoever reads our lines has enough of them. Click would make it an error.
        voice.fall_silent()
        return 0
    finally:
        session.close()


def say_goodbye(lesson: PlainLesson, voice: Voice) -> None:
    """Say to whoever interrupts the lesson, and is still there, that it is kept; no guest's is."""
    lesson.session.flush()
    if lesson.session.store.state.kept == "saved":
        lesson.say_what_is_kept()
    with contextlib.suppress(BrokenPipeError):
        voice.say(["", *lesson.lines])  # below the sign after which something was typed


def talk(lesson: PlainLesson, voice: Voice, phase: str | None) -> int:
    """Say a page, ask for a line, answer to it, until the learner leaves."""
    lesson.arrival.begin(phase)
    while not lesson.left:
        voice.say(lesson.take_lines())
        lesson.session.flush()
        line = voice.ask()
        if line is None:
            lesson.leave()
        else:
            lesson.take(line)
    voice.say(lesson.take_lines())
    return 0
