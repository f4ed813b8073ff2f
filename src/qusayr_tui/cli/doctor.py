"""`doctor`: say how well this terminal and this machine suit the lesson."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import click
import msgspec

from qusayr_tui.cli.options import Say, format_option
from qusayr_tui.cli.output import write_json, write_lines
from qusayr_tui.cli.program import Program
from qusayr_tui.cli.terminal import terminal_size
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

Status = Literal["ok", "note", "care"]

USABLE = (60, 20)
"""Columns and rows from which everything can be used (contract, part 3)."""

OLDEST_SQLITE = (3, 35, 0)
"""The oldest release whose locking and checks the progress file was tried with."""

EXTRAS: dict[str, tuple[str, ...]] = {}
"""What may be installed besides, by the name of its extra: none yet."""

SAMPLE = "é ’ « 1\u202f234 » ─ ━ ╌ ▎ ▸ ● ◐ ○ ≠ ◆ ◇ ✓ ✗ ⠿"
"""Signs that the lesson draws; what shows as a box or a question mark is missing here."""

ARABIC_SAMPLE = "القصير"


class Check(msgspec.Struct, frozen=True):
    """One thing looked at."""

    id: str
    status: Status
    message: LazyText
    remedy: LazyText | None = None


def doctor_command(t: Say) -> click.Command:
    """Make `doctor`."""

    @click.command(
        "doctor",
        help=t(_l("Say how well this terminal and this machine suit the lesson.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @format_option(t)
    @click.pass_obj
    def doctor(program: Program, form: str) -> int:
        checks = list(examine(program))
        if form == "json":
            write_json(
                {
                    "schema": 1,
                    "checks": [
                        {
                            "id": each.id,
                            "status": each.status,
                            "message": t(each.message),
                            "remedy": t(each.remedy) if each.remedy else None,
                        }
                        for each in checks
                    ],
                }
            )
        else:
            write_lines(line for each in checks for line in _lines(each, t))
        return 1 if any(each.status == "care" for each in checks) else 0

    return doctor


def _lines(check: Check, t: Say) -> Iterator[str]:
    words = {"ok": _l("fine"), "note": _l("note"), "care": _l("care")}
    yield f"{t(words[check.status])}: {t(check.message)}"
    if check.remedy:
        yield f"   {t(check.remedy)}"


def examine(program: Program) -> Iterator[Check]:
    """Look at everything, one after another."""
    yield _size()
    yield _colour()
    yield _unicode()
    yield _arabic()
    yield _language(program)
    yield _data_folder(program)
    yield _sqlite()
    yield _yaml_loader()
    yield _extras()


def _size() -> Check:
    if not sys.stdout.isatty():
        return Check("terminal-size", "ok", _l("No terminal to measure: output goes elsewhere."))
    columns, rows = terminal_size() or shutil.get_terminal_size()
    found = _l(
        "The terminal has %(columns)s columns and %(rows)s rows.", columns=columns, rows=rows
    )
    if columns >= USABLE[0] and rows >= USABLE[1]:
        return Check("terminal-size", "ok", found)
    remedy = _l(
        "Make it at least %(columns)s by %(rows)s, or run: qusayr plain",
        columns=USABLE[0],
        rows=USABLE[1],
    )
    return Check("terminal-size", "care", found, remedy)


def _colour() -> Check:
    environ = os.environ
    if environ.get("NO_COLOR"):
        return Check("colour", "note", _l("NO_COLOR is set: the lesson is drawn without colours."))
    if environ.get("TERM") == "dumb":
        return Check(
            "colour",
            "note",
            _l("The terminal says that it can do nothing (TERM=dumb)."),
            _l("If the lesson is not drawn well, run: qusayr plain"),
        )
    if environ.get("COLORTERM") in ("truecolor", "24bit"):
        return Check("colour", "ok", _l("The terminal has all colours."))
    return Check("colour", "ok", _l("The terminal has few colours; the lesson needs none of them."))


def _unicode() -> Check:
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    if encoding == "utf8":
        return Check("unicode", "ok", _l("Signs that should all show: %(signs)s", signs=SAMPLE))
    return Check(
        "unicode",
        "care",
        _l("The terminal's encoding is %(encoding)s, not UTF-8.", encoding=encoding or "?"),
        _l("Set LANG to a UTF-8 language, or start with: qusayr --ascii"),
    )


def _arabic() -> Check:
    return Check(
        "arabic",
        "note",
        _l(
            "An Arabic name, to be read from right to left and joined: %(name)s",
            name=ARABIC_SAMPLE,
        ),
        _l("If it looks wrong, Arabic can be switched off in the options (o)."),
    )


WHY_A_LANGUAGE: dict[str, LazyText] = {
    "settings": _l("your settings"),
    "system": _l("the language of the system"),
}
"""What made us choose a language, where it is neither an option nor a variable."""


def _language(program: Program) -> Check:
    chosen = program.language
    name = program.chosen_edition.locale.name_of(chosen.tag)
    if chosen.why == "default":
        said = _l("The lesson speaks %(language)s: nothing asks for another one.", language=name)
    else:
        why = WHY_A_LANGUAGE.get(chosen.why, chosen.why)
        said = _l("The lesson speaks %(language)s, because of: %(why)s.", language=name, why=why)
    return Check("language", "ok", said)


def _data_folder(program: Program) -> Check:
    folder = program.paths.data
    if folder is None:
        return Check(
            "data-folder",
            "care",
            _l("No folder for your data was found; nothing would be kept."),
            _l("Name one with --data-dir."),
        )
    if program.options.guest:
        return Check("data-folder", "ok", _l("You are a guest: nothing is kept."))
    problem = _cannot_write(folder)
    if problem is not None:
        return Check(
            "data-folder",
            "care",
            _l("Nothing can be written in %(folder)s: %(why)s.", folder=str(folder), why=problem),
            _l("Make it yours, or name another folder with --data-dir."),
        )
    open_to_others = os.name == "posix" and folder.is_dir() and folder.stat().st_mode & 0o077
    if open_to_others:
        return Check(
            "data-folder",
            "note",
            _l("Your data are in %(folder)s, which others can open.", folder=str(folder)),
            _l("To close it: chmod 700 %(folder)s", folder=str(folder)),
        )
    return Check("data-folder", "ok", _l("Your data are in %(folder)s.", folder=str(folder)))


def _cannot_write(folder: Path) -> str | None:
    """Try the nearest folder that exists; give the reason why nothing can be written there."""
    while not folder.exists() and folder.parent != folder:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return error.strerror or type(error).__name__


def _sqlite() -> Check:
    try:
        import sqlite3
    except ImportError:
        return Check(
            "sqlite",
            "care",
            _l("This Python has no sqlite3: nothing would be kept."),
            _l("Use another Python, such as the one of your system."),
        )
    found = _l("SQLite %(version)s keeps your progress.", version=sqlite3.sqlite_version)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return Check("sqlite", "note", found, _l("It is old; a newer Python brings a newer one."))
    return Check("sqlite", "ok", found)


def _yaml_loader() -> Check:
    import yaml

    if hasattr(yaml, "CSafeLoader"):
        return Check("yaml-loader", "ok", _l("Course files are read by libyaml."))
    return Check(
        "yaml-loader",
        "note",
        _l("Course files are read without libyaml, ten times more slowly."),
        _l("Install PyYAML from a wheel, or with libyaml's headers."),
    )


def _extras() -> Check:
    missing = [
        name for name, modules in EXTRAS.items() if not all(find_spec(each) for each in modules)
    ]
    if not missing:
        return Check("extras", "ok", _l("Nothing else needs to be installed."))
    return Check(
        "extras",
        "note",
        _l(
            "Not installed, and only needed for some commands: %(names)s.", names=", ".join(missing)
        ),
        _l("To install: pip install 'qusayr-tui[%(names)s]'", names=",".join(missing)),
    )
