"""Say what is kept of a learner's work, what is not, and why."""

from __future__ import annotations

from typing import Literal

import msgspec

from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l

Reason = Literal[
    "guest",
    "no-folder",
    "no-sqlite",
    "newer",
    "unwritable",
    "full",
    "locked",
    "io",
    "damaged",
]
"""Why work stays in memory."""

FINAL: frozenset[Reason] = frozenset({"guest", "no-folder", "no-sqlite", "newer"})
"""Reasons that do not pass while the program runs; with the others it tries again."""

NOT_SAVED = _l("Nothing could be saved; the lesson stays in memory.")

_DETAILS: dict[Reason, LazyText] = {
    "no-folder": _l("No folder for the progress was found; name one with --data-dir."),
    "no-sqlite": _l("This Python lacks its sqlite3 module; another Python will save."),
    "newer": _l(
        "The progress was written by a newer version of the program and is left as it is; "
        "update the program to go on from it."
    ),
    "unwritable": _l("The data folder cannot be written; choose another with --data-dir."),
    "full": _l("The disk is full; make room, and what was answered will be saved."),
    "locked": _l("Another program holds the progress file; it will be saved once it is free."),
    "io": _l("The disk does not take the progress just now; the program keeps trying."),
    "damaged": _l("The progress file is damaged and could not be repaired."),
}


class CannotKeep(Exception):  # noqa: N818
    """The progress file does not take what it is given; it may later, unless it is final."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Damaged(CannotKeep):
    """The progress file is not what was written to it."""

    def __init__(self) -> None:
        super().__init__("damaged")


class Stale(CannotKeep):
    """The file that is open is no longer the progress file, or not the one that was read."""

    def __init__(self) -> None:
        super().__init__("io")


class Saved(msgspec.Struct, frozen=True):
    """What was given is on the disk, and everything given before it."""


class Kept(msgspec.Struct, frozen=True):
    """What was given is in memory only."""

    reason: Reason
    sentence: LazyText | None
    """To be shown; None for a guest, who asked for it."""
    detail: LazyText | None
    """Why, and what to do."""


Acknowledgement = Saved | Kept


def kept(reason: Reason) -> Kept:
    """Say that work stays in memory, and why."""
    return Kept(reason, None if reason == "guest" else NOT_SAVED, _DETAILS.get(reason))


class StoreState(msgspec.Struct, frozen=True):
    """What the store keeps at the moment."""

    kept: Literal["saved", "memory"]
    reason: Reason | None = None
    sentence: LazyText | None = None
    detail: LazyText | None = None
    unsaved: int = 0
    """Events and notes that are in memory only, for now or for good."""


class Recovery(msgspec.Struct, frozen=True):
    """What became of a progress file that was damaged or gone."""

    found: int
    """Events and notes that are there again."""
    lost: int | None
    """Events and notes that are known to be missing; None when nobody can know."""
    damaged: bool = True
    """False when the file was simply gone, or empty."""
    aside: str | None = None
    """Name under which the damaged file is kept beside the new one."""

    @property
    def sentences(self) -> tuple[LazyText, ...]:
        """Say it, in one or two sentences."""
        if self.aside is None:
            return (self._outcome(),)
        return (self._outcome(), _l("The damaged file is kept as %(file)s.", file=self.aside))

    def _outcome(self) -> LazyText:
        """Say what was found again."""
        if not self.damaged:
            return _l("The progress file was gone; the last copy of it has been put back.")
        if not self.found:
            return _l("The progress file could not be read, and nothing of it was found again.")
        if self.lost is None:
            return _l(
                "The progress file could not be read; what the last copy of it held is there "
                "again, what came after it may be missing."
            )
        if not self.lost:
            return _l("The progress file was damaged; everything in it was found again.")
        return lazy_ngettext(
            "The progress file was damaged; %(count)s entry of it is missing.",
            "The progress file was damaged; %(count)s entries of it are missing.",
            self.lost,
        )
