"""`check` and `schema`: for those who write a course."""

from __future__ import annotations

from pathlib import Path

import click

from qusayr_tui.cli.options import Say, format_option
from qusayr_tui.cli.output import write_json, write_lines
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.lazy import lazy_ngettext
from qusayr_tui.i18n.locale import Locale


def check_command(t: Say) -> click.Command:
    """Make `check`."""

    @click.command(
        "check",
        help=t(_l("Say everything that is wrong in a course, file by file.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("path", required=False, metavar="[DIR|ZIP|FILE]")
    @format_option(t)
    @click.pass_obj
    def check(program: Program, path: str | None, form: str) -> int:
        from qusayr_tui.content.check import check_path
        from qusayr_tui.render.problems import problem_json, problem_line

        locale = program.spoken()
        problems = check_path(Path(path) if path else program.course_path)
        if form == "json":
            write_json({"schema": 1, "problems": [problem_json(each, locale) for each in problems]})
        elif problems:
            write_lines(problem_line(each, locale) for each in problems)
        else:
            write_lines([locale.text(_l("Nothing is wrong."))])
        if problems and form == "text":
            count = lazy_ngettext("%(count)s problem.", "%(count)s problems.", len(problems))
            click.echo(locale.text(count), err=True)
        if form == "text":
            _tell_digits_only(Path(path) if path else program.course_path, locale)
        return 1 if problems else 0

    return check


def _tell_digits_only(course: Path, locale: Locale) -> None:
    """Say in which languages numbers written in words were not checked."""
    from qusayr_tui.content.check import languages_in_digits_only

    tags = languages_in_digits_only(course)
    if tags:
        note = _l(
            "Number words of %(languages)s are not known: "
            "only digits and dates were checked there.",
            languages=locale.list(tags),
        )
        click.echo(locale.text(note), err=True)


def schema_command(t: Say) -> click.Command:
    """Make `schema`."""

    @click.command(
        "schema",
        help=t(_l("Print the JSON Schema of a course file, for editors.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("name", required=False, metavar=t(_l("[NAME]")))
    @click.pass_obj
    def schema(program: Program, name: str | None) -> None:
        from qusayr_tui.content.schema import SCHEMAS, schema_of

        if name is None:
            write_lines(SCHEMAS)
        elif name in SCHEMAS:
            write_json(schema_of(name))
        else:
            raise Trouble(
                _l("There is no file kind '%(name)s'.", name=name),
                _l("There are: %(known)s.", known=", ".join(SCHEMAS)),
                2,
            )

    return schema
