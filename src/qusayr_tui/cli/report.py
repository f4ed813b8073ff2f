"""`report`: what a class answered in a lesson held with `teach`."""

from __future__ import annotations

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
    from qusayr_tui.render.class_report import Lesson, ReportPages
    from qusayr_tui.storage.class_sessions import ClassSession


MOST_NAMED = 5
"""Lessons that are named when another one was asked for."""


def report_command(t: Say) -> click.Command:
    """Make `report`."""

    @click.command(
        "report",
        help=t(_l("Show what a class answered, in the last lesson by default. Names nobody.")),
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
    @click.pass_obj
    def report(
        program: Program, session: str | None, form: str, output: str | None, force: bool
    ) -> None:
        from qusayr_tui.render.class_report import ReportPages

        found = _session(program, session)
        pages = ReportPages(program.chosen_edition, program.ledger, _lesson(program, found))
        if output is not None:
            write_file(Path(output), _as_text(pages, form).encode(), force=force)
        elif form == "json":
            write_json(pages.record())
        elif form == "text":
            write_lines(pages.lines(line_width()), ascii_only=program.options.ascii)
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


def _session(program: Program, session: str | None) -> ClassSession:
    """Find a lesson of the course in hand; raises `Trouble`."""
    from qusayr_tui.storage.class_sessions import sessions

    course = program.library.course.id
    named = []
    for found in sessions(program.paths.sessions):
        if found.state.opening.course == course:
            if session in (None, found.id):
                return found
            named.append(found.id)
    if session is None or not named:
        raise Trouble(
            _l("No lesson was held with a class yet."),
            _l("Hold one with: qusayr teach"),
            1,
        )
    raise Trouble(
        _l("There is no lesson '%(id)s'.", id=session),
        _l("There are: %(known)s.", known=", ".join(named[:MOST_NAMED])),
        1,
    )


def _lesson(program: Program, found: ClassSession) -> Lesson:
    from qusayr_tui.domain.classroom.report import report
    from qusayr_tui.render.class_report import Lesson

    library, plan = program.library, found.state.opening.plan
    words = None
    if plan in library.plans:
        words = library.plan_words(program.chosen_edition.language, plan)
    items = report(found.state, lambda name: _item(program, name))
    return Lesson(found.id, found.state, items, words.title if words else None)


def _item(program: Program, whole: str) -> ItemRecord | None:
    phase, _, name = whole.partition("/")
    try:
        return program.chosen_edition.phase(phase).item(name)
    except KeyError:
        return None
