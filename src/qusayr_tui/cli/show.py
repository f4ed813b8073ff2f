"""`read`, `glossary`, `claims`, `sources`, `actors`: print what the course holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from qusayr_tui.cli.options import Say, format_option
from qusayr_tui.cli.output import line_width, write_json, write_lines
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

if TYPE_CHECKING:
    from qusayr_tui.render.records import Records
    from qusayr_tui.render.text import TextPages


def _records(program: Program) -> Records:
    from qusayr_tui.render.records import Records

    return Records(program.chosen_edition, program.ledger)


def _pages(program: Program) -> TextPages:
    from qusayr_tui.render.text import TextPages

    return TextPages(program.chosen_edition, program.ledger, line_width())


def _print(program: Program, lines: Iterable[str]) -> None:
    write_lines(lines, ascii_only=program.options.ascii)


def read_command(t: Say) -> click.Command:
    """Make `read`."""

    @click.command(
        "read",
        help=t(_l("Print the text of phases, with its claims and sources.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("phases", nargs=-1, metavar=t(_l("[PHASE]…")))
    @click.option("--items", is_flag=True, help=t(_l("Add the questions.")))
    @click.option("--key", is_flag=True, help=t(_l("Add the answers.")))
    @click.option(
        "--ids",
        is_flag=True,
        help=t(_l("Print the ids instead, which a plan of your own may name.")),
    )
    @format_option(t)
    @click.pass_obj
    def read(
        program: Program, phases: tuple[str, ...], items: bool, key: bool, ids: bool, form: str
    ) -> None:
        from qusayr_tui.render.records import document

        refs = [program.phase_ref(each) for each in phases] or list(program.library.phases)
        editions = [program.chosen_edition.phase(ref.id) for ref in refs]
        if form == "json":
            records = _records(program)
            write_json(document("phases", [records.phase(each) for each in editions]))
            return
        if ids:
            from qusayr_tui.render.ids import id_lines

            for each in editions:
                _print(program, id_lines(program.chosen_edition, each, line_width()))
            return
        pages = _pages(program)
        for each in editions:
            _print(program, pages.phase(each, items=items, key=key))

    return read


def glossary_command(t: Say) -> click.Command:
    """Make `glossary`."""

    @click.command(
        "glossary",
        help=t(_l("Look a word up, or list all words.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.argument("term", required=False, metavar=t(_l("[TERM]")))
    @format_option(t)
    @click.pass_obj
    def glossary(program: Program, term: str | None, form: str) -> int:
        from qusayr_tui.render.records import document

        ids = _matching_terms(program, term) if term else list(program.chosen_edition.terms)
        if form == "json":
            write_json(document("terms", [_records(program).term(each) for each in ids]))
        elif term:
            _print(program, (line for each in ids for line in _pages(program).term(each)))
        else:
            _print(program, _pages(program).terms(ids))
        return 0

    return glossary


def _matching_terms(program: Program, query: str) -> list[str]:
    """Find terms in any language of the course; raises `Trouble` with near names."""
    from qusayr_tui.domain.term_lookup import terms_meant, terms_near

    found = terms_meant(program.chosen_edition, query)
    if found:
        return found
    near = terms_near(program.chosen_edition, query)
    raise Trouble(_l("The glossary has no '%(term)s'.", term=query), _where(near, "glossary"), 1)


def _record_command(
    t: Say,
    name: str,
    about: LazyText,
    missing: Callable[[str], LazyText],
    ids: Callable[[Program], list[str]],
) -> click.Command:
    @click.command(name, help=t(about), options_metavar=t(_l("[OPTIONS]")))
    @click.argument("entry", required=False, metavar="[ID]")
    @format_option(t)
    @click.pass_obj
    def show(program: Program, entry: str | None, form: str) -> None:
        from qusayr_tui.render.records import document

        known = ids(program)
        if entry is not None and entry not in known:
            raise _unknown_id(missing(entry), entry, known, name)
        chosen = [entry] if entry else known
        if form == "json":
            write_json(document(name, [_json_of(program, name, each) for each in chosen]))
        else:
            _print(program, (line for each in chosen for line in _lines_of(program, name, each)))

    return show


def _unknown_id(missing: LazyText, entry: str, known: list[str], name: str) -> Trouble:
    import difflib

    near = difflib.get_close_matches(entry, known, n=3, cutoff=0.5)
    return Trouble(missing, _where(near, name), 1)


def _where(near: Sequence[str], command: str) -> LazyText:
    """Say what is near what was not found, else which command lists all there is."""
    if near:
        return _l("Near it: %(names)s.", names=", ".join(near))
    return _l("To see them all: %(command)s", command=f"qusayr {command}")


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


def claims_command(t: Say) -> click.Command:
    """Make `claims`."""
    return _record_command(
        t,
        "claims",
        _l("Show what is said, by whom, and how well it is supported."),
        lambda entry: _l("There is no claim '%(id)s'.", id=entry),
        lambda program: [found.claim.id for found in program.ledger.all()],
    )


def sources_command(t: Say) -> click.Command:
    """Make `sources`."""
    return _record_command(
        t,
        "sources",
        _l("Show the documents, and what was read of them."),
        lambda entry: _l("There is no source '%(id)s'.", id=entry),
        lambda program: list(program.library.record("sources")),
    )


def actors_command(t: Say) -> click.Command:
    """Make `actors`."""
    return _record_command(
        t,
        "actors",
        _l("Show who speaks, and what they could see."),
        lambda entry: _l("There is no actor '%(id)s'.", id=entry),
        lambda program: list(program.library.record("actors")),
    )
