"""Find and load gettext catalogs, several at once, without touching any global state.

An installed package holds compiled `.mo` files only. A checkout holds the `.po` files, and
perhaps `.mo` files from an earlier install: there the newer of the two counts, so that an
edited translation shows at the next start without building anything.
"""

from __future__ import annotations

import gettext
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = "qusayr"
"""Domain of the program's own texts."""

CLICK = "click"
"""Domain of the texts which the command-line library writes itself."""

CATALOGS = Path(__file__).parent / "catalogs"

_PROMISED = frozenset({"fr"})


class CatalogMissingError(RuntimeError):
    """Say that a language the program is shipped with has no catalog: a broken installation."""


def load_translations(
    tag: str, domain: str = PROGRAM, folder: Path = CATALOGS
) -> gettext.NullTranslations:
    """Give the catalog of *domain* for the language *tag*, or an empty one (English).

    Raises `CatalogMissingError` when the language is one that the program always has.
    """
    compiled = _compiled_catalog(tag, domain, folder)
    if compiled is not None:
        return gettext.GNUTranslations(io.BytesIO(compiled))
    if _base(tag) in _PROMISED:
        raise CatalogMissingError(f"no {domain} catalog for {tag} in {folder}; install again")
    return gettext.NullTranslations()


@contextmanager
def click_in_language(tag: str, folder: Path = CATALOGS) -> Iterator[None]:
    """Have Click speak the language *tag* as long as the block runs.

    Click asks the process-wide gettext functions, which look at `LANGUAGE` on each call and
    read files only; domain, variable and folder are put back at the end.
    """
    domain, folder_before = gettext.textdomain(), gettext.bindtextdomain(CLICK)
    language = os.environ.get("LANGUAGE")
    with _folder_for_gettext(tag, folder) as ready:
        gettext.bindtextdomain(CLICK, str(ready))
        gettext.textdomain(CLICK)
        os.environ["LANGUAGE"] = tag
        try:
            yield
        finally:
            gettext.textdomain(domain)
            gettext.bindtextdomain(CLICK, folder_before)
            _restore_variable("LANGUAGE", language)


@contextmanager
def _folder_for_gettext(tag: str, folder: Path) -> Iterator[Path]:
    """Give a folder with an up-to-date `click.mo`: *folder* itself, else a passing one."""
    home = _messages_folder(tag, folder)
    if home is None or _is_fresh(home / f"{CLICK}.mo", home / f"{CLICK}.po"):
        yield folder
        return
    # Only in a checkout; what is installed never writes anything here.
    with tempfile.TemporaryDirectory(prefix="qusayr-") as made:
        compiled = _compiled_catalog(tag, CLICK, folder)
        if compiled is not None:
            copy = Path(made, home.parent.name, home.name)
            copy.mkdir(parents=True)
            (copy / f"{CLICK}.mo").write_bytes(compiled)
        yield Path(made)


def _compiled_catalog(tag: str, domain: str, folder: Path) -> bytes | None:
    home = _messages_folder(tag, folder)
    if home is None:
        return None
    compiled, source = home / f"{domain}.mo", home / f"{domain}.po"
    if _is_fresh(compiled, source):
        return compiled.read_bytes()
    return compile_catalog(source.read_bytes()) if source.exists() else None


def compile_catalog(source: bytes) -> bytes:
    """Give the `.mo` form of a `.po` file; fuzzy entries are left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source)))
    return compiled.getvalue()


def _messages_folder(tag: str, folder: Path) -> Path | None:
    for name in (tag.replace("-", "_"), _base(tag)):
        found = folder / name / "LC_MESSAGES"
        if found.is_dir():
            return found
    return None


def _is_fresh(compiled: Path, source: Path) -> bool:
    if not compiled.exists():
        return False
    return not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime


def _base(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _restore_variable(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
