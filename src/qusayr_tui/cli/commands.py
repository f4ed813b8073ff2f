"""The commands of `qusayr`, each a few lines that call the room where the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qusayr_tui import __version__
from qusayr_tui.cli.completion import completion_command
from qusayr_tui.cli.doctor import doctor_command
from qusayr_tui.cli.export import export_group
from qusayr_tui.cli.method import method_command
from qusayr_tui.cli.output import line_width, write_json, write_lines
from qusayr_tui.cli.own_data import data_group, results_command
from qusayr_tui.cli.program import Options, Program, program_for
from qusayr_tui.cli.report import report_command
from qusayr_tui.cli.teach import room_command, teach_command
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.locale import Locale

if TYPE_CHECKING:
    from qusayr_tui.render.records import Records
    from qusayr_tui.render.text import TextPages

THEME_NAMES = ("night", "paper", "contrast")


def make_group(locale: Locale, early: Program) -> click.Group:
    """Make the command line in the language of *locale*."""
    t = locale.text

    @click.group(
        invoke_without_command=True,
        help=t(
            _l(
                "A lesson in the terminal about a contested piece of recent history: read it "
                "phase by phase, see who says what, and answer the questions. Without a "
                "command the lesson opens where you left it."
            )
        ),
        options_metavar=t(_l("[OPTIONS]")),
        subcommand_metavar=t(_l("[COMMAND] [ARGS]…")),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 92},
    )
    @click.option("--lang", metavar="TAG", help=t(_l("Language of the lesson: fr, en.")))
    @click.option(
        "--course", metavar="DIR|ZIP", help=t(_l("A course other than the one included."))
    )
    @click.option(
        "--data-dir", metavar="DIR", help=t(_l("Folder for everything written about you."))
    )
    @click.option("--guest", is_flag=True, help=t(_l("Keep nothing.")))
    @click.option(
        "--theme",
        type=click.Choice(THEME_NAMES),
        help=t(_l("Colours: night, paper or high contrast.")),
    )
    @click.option("--ascii", is_flag=True, help=t(_l("Draw with plain characters only.")))
    @click.option("--no-mouse", is_flag=True, help=t(_l("Leave the mouse to the terminal.")))
    @click.option(
        "--phase", metavar="ID|NUMBER", help=t(_l("Go straight to a phase of the lesson."))
    )
    @click.version_option(
        __version__,
        "-V",
        "--version",
        message="qusayr %(version)s",
        help=t(_l("Show the version and leave.")),
    )
    @click.pass_context
    def group(context: click.Context, /, phase: str | None, **options: Any) -> int:
        context.obj = program_for(Options(**options))
        if context.invoked_subcommand is None:
            from qusayr_tui.cli.lesson import open_lesson

            return open_lesson(context.obj, phase)
        return 0

    for make in (
        *(_plain, _read, _glossary, _claims, _sources, _actors, _check, _schema),
        *(method_command, teach_command, room_command),
        report_command,
        *(export_group, data_group, results_command, doctor_command, completion_command),
    ):
        group.add_command(make(t))
    return group


Say = Callable[[LazyText], str]


def _format(t: Say) -> Callable[..., Any]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json")),
        default="text",
        help=t(_l("Lines to read, or JSON for programs.")),
    )


def _records(program: Program) -> Records:
    from qusayr_tui.render.records import Records

    return Records(program.chosen_edition, program.ledger)


def _pages(program: Program) -> TextPages:
    from qusayr_tui.render.text import TextPages

    return TextPages(program.chosen_edition, program.ledger, line_width())


def _plain(t: Say) -> click.Command:
    @click.command(
        "plain",
        help=t(
            _l(
                "Go through the lesson as lines of text, answered by letters: for screen "
                "readers, braille, pipes and terminals that draw nothing."
            )
        ),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("phase", required=False, metavar=t(_l("[PHASE]")))
    @click.option("--guest", is_flag=True, help=t(_l("Keep nothing.")))
    @click.pass_obj
    def plain(program: Program, phase: str | None, guest: bool) -> int:
        import msgspec

        from qusayr_tui.cli.plain import open_plain

        if guest:
            program = program_for(msgspec.structs.replace(program.options, guest=True))
        return open_plain(program, phase)

    return plain


def _read(t: Say) -> click.Command:
    @click.command(
        "read",
        help=t(_l("Print the text of phases, with its claims and sources.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("phases", nargs=-1, metavar=t(_l("[PHASE]…")))
    @click.option("--items", is_flag=True, help=t(_l("Add the questions.")))
    @click.option("--key", is_flag=True, help=t(_l("Add the answers.")))
    @_format(t)
    @click.pass_obj
    def read(program: Program, phases: tuple[str, ...], items: bool, key: bool, form: str) -> None:
        from qusayr_tui.render.records import document

        refs = [program.phase_ref(each) for each in phases] or list(program.library.phases)
        editions = [program.chosen_edition.phase(ref.id) for ref in refs]
        if form == "json":
            records = _records(program)
            write_json(document("phases", [records.phase(each) for each in editions]))
            return
        pages = _pages(program)
        for each in editions:
            write_lines(pages.phase(each, items=items, key=key))

    return read


def _glossary(t: Say) -> click.Command:
    @click.command(
        "glossary",
        help=t(_l("Look a word up, or list all words.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("term", required=False, metavar=t(_l("[TERM]")))
    @_format(t)
    @click.pass_obj
    def glossary(program: Program, term: str | None, form: str) -> int:
        from qusayr_tui.render.records import document

        ids = _matching_terms(program, term) if term else list(program.chosen_edition.terms)
        if form == "json":
            write_json(document("terms", [_records(program).term(each) for each in ids]))
        elif term:
            write_lines(line for each in ids for line in _pages(program).term(each))
        else:
            write_lines(_pages(program).terms(ids))
        return 0

    return glossary


def _matching_terms(program: Program, query: str) -> list[str]:
    """Find terms in any language of the course; raises `Trouble` with near names."""
    from qusayr_tui.domain.term_lookup import terms_meant, terms_near

    found = terms_meant(program.chosen_edition, query)
    if found:
        return found
    near = terms_near(program.chosen_edition, query)
    hint = _l("Near it: %(names)s.", names=", ".join(near)) if near else None
    raise Trouble(_l("The glossary has no '%(term)s'.", term=query), hint, 1)


def _record_command(
    t: Say,
    name: str,
    about: LazyText,
    missing: Callable[[str], LazyText],
    ids: Callable[[Program], list[str]],
) -> click.Command:
    @click.command(name, help=t(about), options_metavar=t(_l("[OPTIONS]")))
    @click.argument("entry", required=False, metavar="[ID]")
    @_format(t)
    @click.pass_obj
    def show(program: Program, entry: str | None, form: str) -> None:
        from qusayr_tui.render.records import document

        known = ids(program)
        if entry is not None and entry not in known:
            raise _unknown_id(missing(entry), entry, known)
        chosen = [entry] if entry else known
        if form == "json":
            write_json(document(name, [_json_of(program, name, each) for each in chosen]))
        else:
            write_lines(line for each in chosen for line in _lines_of(program, name, each))

    return show


def _unknown_id(missing: LazyText, entry: str, known: list[str]) -> Trouble:
    import difflib

    near = difflib.get_close_matches(entry, known, n=3, cutoff=0.5)
    hint = _l("Near it: %(names)s.", names=", ".join(near)) if near else None
    return Trouble(missing, hint, 1)


def _json_of(program: Program, name: str, entry: str) -> dict[str, Any]:
    records = _records(program)
    if name == "claims":
        return records.claim(program.ledger.find(entry))
    return records.source(entry) if name == "sources" else records.actor(entry)


def _lines_of(program: Program, name: str, entry: str) -> Iterator[str]:
    pages = _pages(program)
    if name == "claims":
        return pages.claim(entry)
    return pages.source(entry) if name == "sources" else pages.actor(entry)


def _claims(t: Say) -> click.Command:
    return _record_command(
        t,
        "claims",
        _l("Show what is said, by whom, and how well it is supported."),
        lambda entry: _l("There is no claim '%(id)s'.", id=entry),
        lambda program: [found.claim.id for found in program.ledger.all()],
    )


def _sources(t: Say) -> click.Command:
    return _record_command(
        t,
        "sources",
        _l("Show the documents, and what was read of them."),
        lambda entry: _l("There is no source '%(id)s'.", id=entry),
        lambda program: list(program.library.record("sources")),
    )


def _actors(t: Say) -> click.Command:
    return _record_command(
        t,
        "actors",
        _l("Show who speaks, and what they could see."),
        lambda entry: _l("There is no actor '%(id)s'.", id=entry),
        lambda program: list(program.library.record("actors")),
    )


def _check(t: Say) -> click.Command:
    @click.command(
        "check",
        help=t(_l("Say everything that is wrong in a course, file by file.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("path", required=False, metavar="[DIR|ZIP|FILE]")
    @_format(t)
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
            "Number words of %(languages)s are not known: only digits and dates were checked there.",
            languages=locale.list(tags),
        )
        click.echo(locale.text(note), err=True)


def _schema(t: Say) -> click.Command:
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
