"""`data` and `results`: what is kept of the learner, to see, to take along, to erase."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qusayr_tui.cli.options import Say
from qusayr_tui.cli.output import write_file, write_json, write_lines
from qusayr_tui.cli.program import Program, now
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.trouble import Trouble, reason_of
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l

if TYPE_CHECKING:
    from qusayr_tui.storage.progress_store import ProgressStore


CLASSES = "sessions"
"""Beginning of the name of the folder of lessons with a class."""

WHAT_A_FILE_HOLDS: tuple[tuple[str, LazyText], ...] = (
    ("progress.backup", _l("copy of the progress")),
    ("progress.damaged", _l("damaged progress, kept aside")),
    ("progress", _l("progress: answers, what was opened, your own words")),
    ("settings.newer", _l("settings of a newer version, kept aside")),
    ("settings.damaged", _l("damaged settings, kept aside")),
    ("settings", _l("settings: language, colours")),
    (CLASSES, _l("lessons held with a class; to erase them alone: qusayr data erase --classes")),
    ("faults", _l("reports about faults of the program; nothing that you typed")),
)
"""By the beginning of a file's name, the longer ones first: what stands in it."""


def data_group(t: Say) -> click.Group:
    """Make `data where|export|erase`."""

    @click.group(
        "data",
        help=t(_l("See, take along or erase what is kept about you.")),
        subcommand_metavar=t(_l("[COMMAND] [ARGS]…")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    def data() -> None:
        """Do nothing by itself."""

    for make in (_where, _export, _erase):
        data.add_command(make(t))
    return data


def _where(t: Say) -> click.Command:
    @click.command("where", help=t(_l("Say where it is.")), options_metavar=t(_l("[OPTIONS]")))
    @click.pass_obj
    def where(program: Program) -> None:
        folder = _folder(program)
        found = [(path, t(what)) for path, what in _files(folder)]
        if not found:
            found = [(folder, t(_l("nothing is kept yet")))]
        if program.paths.cache and program.paths.cache.exists():
            found.append((program.paths.cache, t(_l("cache; nothing about you"))))
        write_lines(f"{path}  {what}" for path, what in found)

    return where


def _export(t: Say) -> click.Command:
    @click.command(
        "export", help=t(_l("Write all of it into one file.")), options_metavar=t(_l("[OPTIONS]"))
    )
    @click.option(
        "-o", "--output", required=True, metavar=t(_l("FILE")), help=t(_l("File to write."))
    )
    @click.option("--force", is_flag=True, help=t(_l("Replace an existing file.")))
    @click.pass_obj
    def export(program: Program, output: str, force: bool) -> None:
        import msgspec

        store = _store(program)
        course = program.library.course.id
        runs = [
            {
                "registration": run,
                "events": store.events(run),
                "notes": store.notes(run),
                "position": store.position(run),
            }
            for run in store.registrations(course)
        ]
        store.close()
        whole = {
            "schema": 1,
            "course": course,
            "settings": program.settings.settings,
            "runs": runs,
        }
        text = msgspec.json.format(msgspec.json.encode(whole), indent=2)
        write_file(Path(output), text + b"\n", force=force)

    return export


def _erase(t: Say) -> click.Command:
    @click.command(
        "erase",
        help=t(_l("Erase all of it: your own progress, your settings and the lessons held.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.option(
        "--classes", is_flag=True, help=t(_l("Erase the lessons held with a class, nothing else."))
    )
    @click.option(
        "--lesson",
        "lessons",
        multiple=True,
        metavar=t(_l("LESSON")),
        help=t(_l("Erase one lesson held with a class; may be given again.")),
    )
    @click.option("--yes", is_flag=True, help=t(_l("Do not ask.")))
    @click.pass_obj
    def erase(program: Program, classes: bool, lessons: tuple[str, ...], yes: bool) -> int:
        folder = _folder(program)
        if lessons and not classes:
            found = _lessons(program, lessons)
        else:
            found = [
                path for path, _ in _files(folder) if not classes or path.name.startswith(CLASSES)
            ]
        if not found:
            write_lines([t(_l("Nothing is kept."))])
            return 0
        write_lines(str(path) for path in found)
        if not yes and not _agrees(t, _l("Erase all of this for good?")):
            write_lines([t(_l("Nothing was erased."))])
            return 1
        for path in found:
            _remove(path)
        erased = lazy_ngettext("%(count)s thing erased.", "%(count)s things erased.", len(found))
        write_lines([t(erased)])
        return 0

    return erase


def _lessons(program: Program, ids: Sequence[str]) -> list[Path]:
    """Give the files of lessons held with a class; raises `Trouble` for one that is not there."""
    from qusayr_tui.storage.class_sessions import session_files

    kept = {path.stem: path for path in session_files(program.paths.sessions)}
    for each in ids:
        if each not in kept:
            raise Trouble(
                _l("There is no lesson '%(id)s'.", id=each),
                _l("To list them all: qusayr report --list")
                if kept
                else _l("No lesson was held with a class yet."),
                1,
            )
    return [kept[each] for each in dict.fromkeys(ids)]


def _agrees(t: Say, question: LazyText) -> bool:
    """Ask for a yes in the language of the question; raises `Trouble` where nobody answers."""
    yes = t(_l("yes"))
    click.echo(
        t(
            _l(
                "%(question)s (%(yes)s, or Enter alone to erase nothing)",
                question=t(question),
                yes=yes,
            )
        ),
        nl=False,
    )
    click.echo(" ", nl=False)
    typed = sys.stdin.readline() if sys.stdin else ""
    if not typed:
        click.echo()
        raise Trouble(
            _l("Nothing was erased, as nobody answered."),
            _l("To erase without a question: qusayr data erase --yes"),
            2,
        )
    known = {"y", "yes", fold(yes), fold(yes)[:1]}
    return fold(typed.strip()) in known


def _remove(path: Path) -> None:
    import shutil

    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise Trouble(
            _l("'%(path)s' cannot be erased: %(why)s.", path=str(path), why=reason_of(error)),
            _l("Close other windows of the lesson, and look at the rights of the folder."),
            3,
        ) from error


def _folder(program: Program) -> Path:
    folder = program.paths.data
    if folder is None:
        raise Trouble(_l("No folder for your data was found."), _l("Name one with --data-dir."), 3)
    return folder


def _files(folder: Path) -> list[tuple[Path, LazyText]]:
    """Give what of ours lies in *folder*, and what each of it holds."""
    try:
        names = sorted(folder.iterdir())
    except OSError:
        return []
    found = []
    for path in names:
        for beginning, what in WHAT_A_FILE_HOLDS:
            if path.name == beginning or path.name.startswith((f"{beginning}.", f"{beginning}-")):
                found.append((path, what))
                break
    return found


def _store(program: Program) -> ProgressStore:
    from qusayr_tui.storage.progress_store import ProgressStore

    store = ProgressStore.open(program.paths.progress, now)
    if store.state.sentence or store.recovery:
        _warn(program, store)
    return store


def _warn(program: Program, store: ProgressStore) -> None:
    """Say on standard error what is wrong with the learner's file."""
    t = program.spoken().text
    sentences = [store.state.detail] if store.state.detail else []
    if store.recovery:
        sentences += list(store.recovery.sentences)
    for sentence in sentences:
        click.echo(f"qusayr: {t(sentence)}", err=True)


# --- results


def results_command(t: Say) -> click.Command:
    """Make `results`."""

    @click.command(
        "results",
        help=t(_l("Show what you answered and opened.")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice(("text", "csv", "json")),
        default="text",
        help=t(_l("Lines to read, a table for a spreadsheet, or JSON for programs.")),
    )
    @click.pass_obj
    def results(program: Program, form: str) -> None:
        from qusayr_tui.domain.progress import fold
        from qusayr_tui.render.results import answers_as_csv, answers_as_lines, answers_as_record

        store = _store(program)
        course = program.library.course.id
        run = store.latest_registration(course)

        progress = fold(store.events(run) if run else ())
        position = store.position(run) if run else None
        store.close()
        if form == "json":
            write_json(answers_as_record(progress, position))
        elif form == "csv":
            click.echo(answers_as_csv(progress, program.language.tag), nl=False)
        else:
            write_lines(answers_as_lines(progress, program.chosen_edition))

    return results


__all__ = ["data_group", "results_command"]
