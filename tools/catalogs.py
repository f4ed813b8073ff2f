"""Keep the message catalogs in step with the program.

    python tools/catalogs.py update    # after a text was added: new entries, empty, in each .po
    python tools/catalogs.py check     # exit 1 and one line for each thing to mend

A language begins with an empty folder `xx/LC_MESSAGES`; `update` then makes its files.
The template `qusayr.pot` is what `pybabel extract` finds in `src`; `click.po` holds the texts of
the installed Click. Texts that are gone are dropped, translations are never guessed (no fuzzy).
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGS = ROOT / "src" / "qusayr_tui" / "i18n" / "catalogs"
TEMPLATE = CATALOGS / "qusayr.pot"
PYBABEL = "from babel.messages.frontend import main; main()"
EXTRACT = [
    *("--quiet", "extract", "--mapping-file", "babel.toml"),
    *("--keyword", "_l", "--keyword", "lazy_gettext", "--keyword", "lazy_ngettext:1,2"),
    *("--add-comments", "TRANSLATORS:", "src"),
]
_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-zA-Z]|\{(\w+)[^{}]*\}")
_WHEN_AND_HOW = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By): .*\n', re.MULTILINE
)


def extract_program() -> Catalog:
    """Give every text that the program marks for translation."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "messages.pot")
        command = [sys.executable, "-c", PYBABEL, *EXTRACT, "--output-file", str(made)]
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603
        return read_catalog(made)


def extract_click() -> Catalog:
    """Give every text that the installed Click can write."""
    import click

    catalog = Catalog()
    for name, line, message, comments, context in extract_from_dir(Path(click.__file__).parent):
        place = (f"click/{name}", line)
        catalog.add(message, locations=[place], auto_comments=comments, context=context)
    return catalog


def read_catalog(path: Path) -> Catalog:
    """Read a `.po` or `.pot` file."""
    with path.open("rb") as stream:
        return read_po(stream)


def po_files(domain: str) -> list[Path]:
    """Give the `.po` files of *domain*, one for each language."""
    return sorted(CATALOGS.glob(f"*/LC_MESSAGES/{domain}.po"))


def update() -> None:
    """Write the template, and take new texts into each catalog and lost ones out."""
    program = extract_program()
    program.header_comment = "# Texts of qusayr-tui.\n# Copyright (C) the qusayr-tui authors, MIT."
    _write(TEMPLATE, program)
    for domain, template in (("qusayr", program), ("click", extract_click())):
        for folder in sorted(CATALOGS.glob("*/LC_MESSAGES")):
            path = folder / f"{domain}.po"
            catalog = read_catalog(path) if path.exists() else _new_catalog(folder.parent.name)
            catalog.update(template, no_fuzzy_matching=True)
            _write(path, catalog)


def _new_catalog(tag: str) -> Catalog:
    header = f"# Texts of qusayr-tui: {tag}.\n# Copyright (C) the qusayr-tui authors, MIT."
    return Catalog(locale=tag, header_comment=header, fuzzy=False)


def _write(path: Path, catalog: Catalog) -> None:
    """Write *catalog*, unless nothing but its dates or Babel's version would change."""
    catalog.project, catalog.version = "qusayr-tui", "0.1"
    catalog.msgid_bugs_address, catalog.last_translator = "", "the qusayr-tui authors"
    catalog.revision_date = catalog.creation_date
    written = io.BytesIO()
    write_po(
        written, catalog, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True
    )
    text = written.getvalue()
    if not path.exists() or _significant(path.read_bytes()) != _significant(text):
        path.write_bytes(text)


def _significant(text: bytes) -> bytes:
    return _WHEN_AND_HOW.sub(b"", text)


def faults() -> Iterator[str]:
    """Give one line for each thing that keeps the catalogs from being complete and right."""
    program = extract_program()
    yield from _differences(TEMPLATE, program)
    for path in po_files("qusayr"):
        yield from _differences(path, program)
    for domain in ("qusayr", "click"):
        for path in po_files(domain):
            for message in read_catalog(path):
                yield from (
                    f"{path.relative_to(ROOT)}: {fault}" for fault in message_faults(message)
                )


def _differences(path: Path, program: Catalog) -> Iterator[str]:
    there = {message.id for message in read_catalog(path) if message.id}
    wanted = {message.id for message in program if message.id}
    for what, ids in (("missing", wanted - there), ("no longer used", there - wanted)):
        for msgid in sorted(map(str, ids)):
            yield f"{path.relative_to(ROOT)}: {what}: {msgid}"


def message_faults(message: Message) -> Iterator[str]:
    """Give one line for each fault of one entry."""
    if not message.id:
        return
    msgids = [message.id] if isinstance(message.id, str) else list(message.id)
    texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if message.fuzzy:
        yield f"fuzzy: {msgids[0]}"
    if not texts or not all(texts):
        yield f"empty: {msgids[0]}"
    known = set().union(*map(placeholders, msgids))
    for unknown in sorted(set().union(*map(placeholders, texts)) - known):
        yield f"unknown placeholder {unknown}: {msgids[0]}"
    if message.python_format and all(texts):
        for lost in sorted(known - set().union(*map(placeholders, texts))):
            yield f"lost placeholder {lost}: {msgids[0]}"


def placeholders(text: str) -> set[str]:
    """Give the names of the `%(name)s` and `{name}` in *text*."""
    return {named or braced for named, braced in _PLACEHOLDER.findall(text)}


def main(arguments: list[str]) -> int:
    """Run the command named in *arguments*; give the exit code."""
    if arguments == ["update"]:
        update()
        return 0
    if arguments == ["check"]:
        found = list(faults())
        for fault in found:
            print(fault)
        return 1 if found else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
