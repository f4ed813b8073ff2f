"""Keep what a learner did: in one file where that is possible, in memory where it is not.

The store never loses what it was given and never raises for what happens to the learner's
disk. `append` says of each act whether it is on the disk; what is not yet there is tried
again with the next one, on `flush` and on `close`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from qusayr_tui.domain.events import Clock, Event, Note
from qusayr_tui.domain.progress import Position
from qusayr_tui.storage.keeping import (
    FINAL,
    Acknowledgement,
    CannotKeep,
    Damaged,
    Reason,
    Recovery,
    Saved,
    Stale,
    StoreState,
    kept,
)
from qusayr_tui.storage.rows import Contents, Row, Table, read_payload

if TYPE_CHECKING:
    from qusayr_tui.storage.database import Connect, ProgressFile
    from qusayr_tui.storage.schema import Migration

BUSY_MS = 80
"""Patience with another program that holds the file, while the learner waits for a key."""

OPENING_MS = 240
"""The same at the start, where having read nothing would look like a first start."""

CLOSING_MS = 500
"""The same at the end, the last time that anything can be written."""

_Kind = TypeVar("_Kind", Event, Note)


class ProgressStore:
    """Everything learners did on this machine, and whether it is on the disk."""

    def __init__(self, file: ProgressFile | None, reason: Reason | None) -> None:
        self._file = file
        self._reason = reason
        self._attached = False
        self._rows: dict[str, Row] = {}
        """All that is known, by id, in the order it arrived."""
        self._unsaved: dict[str, Row] = {}
        self._positions: dict[str, bytes] = {}
        self._moved: set[str] = set()
        """Registrations whose position is not on the disk."""
        self._wrote = False

    @classmethod
    def open(
        cls,
        path: Path | None,
        clock: Clock,
        *,
        connect: Connect | None = None,
        migrations: Sequence[Migration] | None = None,
    ) -> ProgressStore:
        """Open or make the progress file *path*; without one, keep in memory and say so.

        Never raises for the state of the disk: ask `state` and `recovery`. *connect* and
        *migrations* take the place of the store's own, to try out failures and versions.
        """
        if path is None:
            return cls(None, "no-folder")
        try:
            from qusayr_tui.storage import database, schema
        except ImportError:
            return cls(None, "no-sqlite")
        with suppress(OSError):  # The working folder may be gone.
            path = path.absolute()
        file = database.ProgressFile(
            path, clock, connect or database.connect, migrations or schema.MIGRATIONS
        )
        store = cls(file, None)
        try:
            store._attach(file, OPENING_MS)
        except CannotKeep as problem:
            store._reason = problem.reason
        return store

    @classmethod
    def for_guest(cls) -> ProgressStore:
        """Keep nothing, as the guest asked."""
        return cls(None, "guest")

    @property
    def state(self) -> StoreState:
        """Say what is kept at the moment."""
        if self._reason is None:
            return StoreState("saved", unsaved=len(self._unsaved))
        said = kept(self._reason)
        return StoreState("memory", said.reason, said.sentence, said.detail, len(self._unsaved))

    @property
    def recovery(self) -> Recovery | None:
        """Say what became of a damaged progress file, None when there was none."""
        return self._file.recovery if self._file else None

    def append(self, *events: Event) -> Acknowledgement:
        """Take *events* in and write all that is not on the disk; `Saved` is said after it.

        An event whose id is known already is not taken in again.
        """
        self.defer(*events)
        return self.flush()

    def defer(self, *events: Event) -> None:
        """Take *events* in, to be written with the next thing that is."""
        for event in events:
            self._remember("events", event)

    def write_note(self, note: Note) -> Acknowledgement:
        """Take the learner's own words in and write them."""
        self._remember("notes", note)
        return self.flush()

    def save_position(self, registration: str, position: Position) -> None:
        """Let *position* be the last one, to be written with the next thing that is."""
        payload = msgspec.json.encode(position)
        if self._positions.get(registration) != payload:
            self._positions[registration] = payload
            self._moved.add(registration)

    def flush(self, patience: int = BUSY_MS) -> Acknowledgement:
        """Write what is not on the disk; costs nothing when everything is."""
        if self._file is None or self._reason in FINAL:
            return kept(self._reason or "guest")
        try:
            self._write(self._file, patience)
        except CannotKeep as problem:
            self._reason = problem.reason
            return kept(problem.reason)
        self._reason = None
        return Saved()

    def close(self) -> None:
        """Write what is not on the disk, renew the copy and let go of the file."""
        if self._file is None:
            return
        answer = self.flush(CLOSING_MS)
        if isinstance(answer, Saved) and self._wrote:
            with suppress(CannotKeep):  # The next start would make the copy.
                self._file.back_up()
                self._wrote = False
        self._file.close()
        self._attached = False

    def events(self, registration: str) -> tuple[Event, ...]:
        """Give the events of one run, in the order they arrived."""
        return self._decoded("events", registration, Event)

    def notes(self, registration: str) -> tuple[Note, ...]:
        """Give the learner's own words in one run, in the order they were written."""
        return self._decoded("notes", registration, Note)

    def position(self, registration: str) -> Position | None:
        """Give the last position of one run."""
        payload = self._positions.get(registration)
        if payload is None:
            return None
        try:
            return read_payload(payload, Position)
        except msgspec.DecodeError:
            return None

    def registrations(self, course: str) -> tuple[str, ...]:
        """Give the runs through *course*, the one in which something was done last at the end."""
        found: dict[str, None] = {}
        for row in self._rows.values():
            if row.table == "events" and _course_of(row) == course:
                found.pop(row.registration, None)
                found[row.registration] = None
        return tuple(found)

    def latest_registration(self, course: str) -> str | None:
        """Give the run through *course* in which something was done last."""
        return next(reversed(self.registrations(course)), None)

    def _remember(self, table: Table, act: Event | Note) -> None:
        """Take one act in, once."""
        if act.id not in self._rows:
            row = Row(table, act.id, act.registration, msgspec.json.encode(act))
            self._rows[act.id] = row
            self._unsaved[act.id] = row

    def _write(self, file: ProgressFile, patience: int) -> None:
        """Write what is not on the disk; when the file has changed, read it again first."""
        for attempt in range(2):
            if not self._attached:
                self._attach(file, patience)
            if not self._unsaved and not self._moved:
                return
            rows = tuple(self._unsaved.values())
            positions = {each: self._positions[each] for each in self._moved}
            try:
                file.write(rows, positions, patience)
            except CannotKeep as problem:
                self._attached = problem.reason == "locked"
                if attempt or not isinstance(problem, Damaged | Stale):
                    raise
            else:
                self._unsaved.clear()
                self._moved.clear()
                self._wrote = True
                return

    def _attach(self, file: ProgressFile, patience: int) -> None:
        """Read the file and make it fit to be written to; what it lacks is to be written."""
        for attempt in range(2):
            self._merge(file.read(patience))
            try:
                file.prepare()
            except Stale:  # Another program was faster to repair it.
                if attempt:
                    raise
            else:
                self._attached = True
                return

    def _merge(self, contents: Contents) -> None:
        """Put what the file holds before what only memory holds."""
        stored = {row.id: row for row in contents.rows}
        self._unsaved = {each: row for each, row in self._rows.items() if each not in stored}
        self._rows = stored | self._unsaved
        self._moved |= self._positions.keys() - contents.positions.keys()
        ours = {each: self._positions[each] for each in self._moved}
        self._positions = {**contents.positions, **ours}

    def _decoded(self, table: Table, registration: str, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Give the rows of one run; one that a newer program wrote is passed over, and kept."""
        found = []
        for row in self._rows.values():
            if row.table == table and row.registration == registration:
                try:
                    found.append(read_payload(row.payload, kind))
                except msgspec.DecodeError:
                    continue
        return tuple(found)


class _OfCourse(msgspec.Struct):
    """What is read of an event to know its course."""

    course: str


def _course_of(row: Row) -> str | None:
    """Give the course of an event."""
    try:
        return msgspec.json.decode(row.payload, type=_OfCourse).course
    except msgspec.DecodeError:
        return None
