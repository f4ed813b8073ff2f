"""`report`: what a class answered in a lesson held with `teach`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qusayr_tui.cli.options import Say
from qusayr_tui.cli.output import line_width, write_file, write_json, write_lines
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l

if TYPE_CHECKING:
    from qusayr_tui.domain.quiz import ItemRecord
    from qusayr_tui.render.class_lessons import Held
    from qusayr_tui.render.class_report import Lesson, ReportPages
    from qusayr_tui.storage.class_sessions import ClassSession


MOST_NAMED = 5
"""Lessons that are named below a report, or when one was asked for that is none."""


def report_command(t: Say) -> click.Command:
    """Make `report`."""

    @click.command(
        "report",
        help=t(
            _l(
                "Show what a class answered, by default in the last lesson in which a vote was "
                "counted. Names nobody."
            )
        ),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("session", required=False, metavar=t(_l("[LESSON]")))
    @click.option(
        "--format",
        "form",
        type=click.Choice(("text", "csv", "html", "json")),
        default="text",
        help=t(_l("Lines to read, a table for a spreadsheet, a page, or JSON for programs.")),
    )
    @click.option(
        "-o", "--output", metavar=t(_l("FILE")), help=t(_l("File to write, instead of printing."))
    )
    @click.option("--force", is_flag=True, help=t(_l("Replace an existing file.")))
    @click.option(
        "--list", "listed", is_flag=True, help=t(_l("List the lessons that are kept, instead."))
    )
    @click.pass_obj
    def report(
        program: Program,
        session: str | None,
        form: str,
        output: str | None,
        force: bool,
        listed: bool,
    ) -> None:
        from qusayr_tui.render.class_lessons import list_lines, other_lines
        from qusayr_tui.render.class_report import ReportPages

        kept = _kept(program)
        if listed:
            lines = list_lines(program.chosen_edition, _held(program, kept))
            write_lines(lines, ascii_only=program.options.ascii)
            return
        found = _session(kept, session)
        pages = ReportPages(program.chosen_edition, program.ledger, _lesson(program, found))
        if output is not None:
            write_file(Path(output), _as_text(pages, form).encode(), force=force)
        elif form == "json":
            write_json(pages.record())
        elif form == "text":
            write_lines(pages.lines(line_width()), ascii_only=program.options.ascii)
            if session is None:
                others = _held(program, [each for each in kept if each.id != found.id])
                lines = other_lines(program.chosen_edition, others, MOST_NAMED)
                write_lines(lines, ascii_only=program.options.ascii)
        else:
            click.echo(_as_text(pages, form), nl=False)

    return report


def _as_text(pages: ReportPages, form: str) -> str:
    if form == "json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(pages.record()), indent=2).decode() + "\n"
    if form == "text":
        return "".join(f"{line.rstrip()}\n" for line in pages.lines(line_width()))
    return pages.csv() if form == "csv" else pages.html()


def _kept(program: Program) -> list[ClassSession]:
    """Give the lessons of the course in hand, the last one first; raises `Trouble` without any."""
    from qusayr_tui.storage.class_sessions import sessions

    course = program.library.course.id
    kept = [
        each for each in sessions(program.paths.sessions) if each.state.opening.course == course
    ]
    if not kept:
        raise Trouble(
            _l("No lesson was held with a class yet."),
            _l("Hold one with: qusayr teach"),
            1,
        )
    return kept


def _session(kept: Sequence[ClassSession], session: str | None) -> ClassSession:
    """Find the lesson that is named, else the last one with a vote; raises `Trouble`."""
    from qusayr_tui.domain.classroom.report import counted_votes

    for found in kept:
        if session == found.id or (session is None and counted_votes(found.state)):
            return found
    if session is None:
        return kept[0]
    named = [each.id for each in kept[:MOST_NAMED]]
    raise Trouble(
        _l("There is no lesson '%(id)s'.", id=session),
        _l("There are: %(known)s.", known=", ".join(named)),
        1,
    )


def _held(program: Program, kept: Sequence[ClassSession]) -> list[Held]:
    from qusayr_tui.domain.classroom.report import counted_votes
    from qusayr_tui.render.class_lessons import Held

    return [
        Held(
            each.id,
            each.state.began,
            _plan_title(program, each) or each.state.opening.plan,
            counted_votes(each.state),
        )
        for each in kept
    ]


def _plan_title(program: Program, found: ClassSession) -> str | None:
    """Give the title of a lesson's plan; None where the course no longer has it."""
    library, plan = program.library, found.state.opening.plan
    if plan not in library.plans:
        return None
    return library.plan_words(program.chosen_edition.language, plan).title


def _lesson(program: Program, found: ClassSession) -> Lesson:
    from qusayr_tui.domain.classroom.report import report
    from qusayr_tui.render.class_report import Lesson

    library, plan = program.library, found.state.opening.plan
    activities = library.plan(plan).activities if plan in library.plans else ()
    groups = frozenset(each.item for each in activities if each.item and each.groups)
    items = report(found.state, lambda name: _item(program, name))
    return Lesson(found.id, found.state, items, _plan_title(program, found), groups)


def _item(program: Program, whole: str) -> ItemRecord | None:
    phase, _, name = whole.partition("/")
    try:
        return program.chosen_edition.phase(phase).item(name)
    except KeyError:
        return None
