"""Keep the learner's preferences in one small JSON file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from qusayr_tui.domain.events import Clock
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.storage.atomic import free_name, make_private_folder, write_atomically

SCHEMA = 1
"""Version of the file; a file with a higher one was written by a newer program."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Preferences; None leaves the choice to the program."""

    language: str | None = None
    theme: str | None = None
    ascii: bool | None = None
    """Signs of ASCII only."""
    marks: Literal["raised", "bracketed"] = "raised"
    """How the marks of claims are written: `¹` or `[1]`."""
    arabic: bool = True
    """Show names in Arabic script."""
    remains: str = "all"
    """Choice of what remains (`domain.remains`); one that the course does not know is `all`."""
    remains_without: tuple[str, ...] = ()
    """Statuses that are left out by name."""
    mouse: bool = True
    spacing: Literal["usual", "wide"] = "usual"
    """`wide` leaves an empty row between two lines of text."""


class _Kept(msgspec.Struct, frozen=True):
    """The file as it is written."""

    schema: int
    settings: Settings


class _Stamp(msgspec.Struct, frozen=True):
    """What is read of a file before anything else."""

    schema: int


class SettingsFile:
    """The preferences that hold now, and the file they are kept in."""

    def __init__(self, path: Path | None, settings: Settings, notice: LazyText | None) -> None:
        self._path = path
        self.settings = settings
        """What holds now."""
        self.notice = notice
        """What is to be said about the file that was found, None when it was sound."""
        self.kept: Literal["saved", "memory"] = "memory" if path is None else "saved"
        """`memory` when the last change holds for this run only."""

    @classmethod
    def open(cls, path: Path | None, clock: Clock) -> SettingsFile:
        """Read the preferences; a file that cannot be understood is set aside. Never raises."""
        if path is None:
            return cls(None, Settings(), None)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return cls(path, Settings(), None)
        except (OSError, ValueError):
            return cls(path, Settings(), _set_aside(path, "damaged", clock))
        try:
            newer = msgspec.json.decode(data, type=_Stamp).schema > SCHEMA
            if not newer:
                return cls(path, msgspec.json.decode(data, type=_Kept).settings, None)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            newer = False
        return cls(path, Settings(), _set_aside(path, "newer" if newer else "damaged", clock))

    def change(self, settings: Settings) -> Literal["saved", "memory"]:
        """Let *settings* hold from now on and write them; tell whether they are kept."""
        self.settings = settings
        if self._path is None:
            return self.kept
        text = msgspec.json.format(msgspec.json.encode(_Kept(SCHEMA, settings)), indent=2)
        try:
            make_private_folder(self._path.parent)
            write_atomically(self._path, text + b"\n")
        except (OSError, ValueError):
            self.kept = "memory"
        else:
            self.kept = "saved"
        return self.kept


def _set_aside(path: Path, label: Literal["newer", "damaged"], clock: Clock) -> LazyText:
    """Give the file another name beside its own, and say so."""
    try:
        aside = free_name(path, label, clock())
        path.rename(aside)
    except (OSError, ValueError):
        return _l("The settings could not be read; those of a first start are used.")
    if label == "newer":
        return _l(
            "The settings were written by a newer version of the program. They are kept as "
            "%(file)s; those of a first start are used.",
            file=aside.name,
        )
    return _l(
        "The settings could not be understood. They are kept as %(file)s; those of a first "
        "start are used.",
        file=aside.name,
    )
