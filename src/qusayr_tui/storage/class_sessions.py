"""Keep lessons with a class: one file each, an act a line, every line on the disk at once.

A file is `sessions/YYYYMMDD-HHMMSS.jsonl`; its first act says which plan it follows. Acts
are only ever added. Of a line that a failing machine tore, what is left is dropped. The
console holds a file while it writes to it; whoever only reads needs no leave.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import msgspec

from qusayr_tui.domain.classroom.acts import SCHEMA, Act
from qusayr_tui.domain.classroom.state import ClassState, fold
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.storage.atomic import make_private_folder, sync_folder

SUFFIX = ".jsonl"


class ClassSession(msgspec.Struct, frozen=True):
    """A lesson as its file tells it."""

    id: str
    path: Path
    acts: tuple[Act, ...]
    state: ClassState
    """Where the lesson stood at its last act."""


class Stamp(msgspec.Struct, frozen=True):
    """Tells whether a file has changed: its name, its size and when it was written."""

    name: str
    size: int
    written: int


def session_files(folder: Path | None) -> list[Path]:
    """List the files of lessons, the one written last first; none where there is no folder."""
    if folder is None:
        return []
    found: list[tuple[int, str, Path]] = []
    with suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            found.append((path.stat().st_mtime_ns, path.name, path))
    return [path for _, _, path in sorted(found, reverse=True)]


def sessions(folder: Path | None) -> Iterator[ClassSession]:
    """Give the lessons that can be read, the one held last first."""
    for path in session_files(folder):
        found = read_session(path)
        if found is not None:
            yield found


def find_session(folder: Path | None, session_id: str | None = None) -> ClassSession | None:
    """Give a lesson by its id, by default the one held last; None when there is none such."""
    for found in sessions(folder):
        if session_id in (None, found.id):
            return found
    return None


def newest_stamp(folder: Path | None) -> Stamp | None:
    """Say cheaply what the file written last is like; None without one."""
    for path in session_files(folder):
        with suppress(OSError):
            about = path.stat()
            return Stamp(path.name, about.st_size, about.st_mtime_ns)
    return None


def read_session(path: Path) -> ClassSession | None:
    """Read a lesson; None for a file that is none, or of a newer program."""
    try:
        acts = tuple(_acts(path.read_bytes()))
    except OSError:
        return None
    if not acts or acts[0].opening is None or acts[0].opening.schema > SCHEMA:
        return None
    try:
        state = fold(acts)
    except (ValueError, TypeError):  # a time that is none
        return None
    return ClassSession(path.stem, path, acts, state) if state is not None else None


def _acts(data: bytes) -> Iterator[Act]:
    """Give the acts of a file; a line that is none is passed over."""
    decoder = msgspec.json.Decoder(Act)
    for line in data[: _whole(data)].splitlines():
        with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            yield decoder.decode(line)


def _whole(data: bytes) -> int:
    """Count the bytes up to the end of the last whole line."""
    return data.rfind(b"\n") + 1


class SessionFile:
    """The file of the lesson in hand, open for adding; use it with `with`, or `close` it."""

    def __init__(self, path: Path, file: IO[bytes], acts: tuple[Act, ...]) -> None:
        self.path = path
        self.acts = acts
        """What was read of it, or nothing for a new one."""
        self._file = file

    @classmethod
    def begin(cls, folder: Path, moment: datetime) -> SessionFile:
        """Make the file of a new lesson. Raises `Trouble` where nothing can be written."""
        name = moment.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
        try:
            make_private_folder(folder)
            for number in range(1, 100):
                path = folder / f"{name}{'' if number == 1 else f'-{number}'}{SUFFIX}"
                with suppress(FileExistsError):
                    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
                    file = os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0)
                    _hold(file)
                    sync_folder(folder)
                    return cls(path, file, ())
        except OSError as error:
            raise _unwritable(folder) from error
        raise _unwritable(folder)

    @classmethod
    def take_up(cls, path: Path) -> SessionFile:
        """Open the file of a lesson that goes on; a torn last line is cut off.

        Raises `Trouble` where it cannot be written, or while another console holds it.
        """
        try:
            file = path.open("r+b", buffering=0)
        except OSError as error:
            raise _unwritable(path) from error
        try:
            _hold(file)
            data = file.read() or b""
            file.truncate(_whole(data))
            file.seek(_whole(data))
        except OSError as error:
            file.close()
            raise _unwritable(path) from error
        except Trouble:
            file.close()
            raise
        return cls(path, file, tuple(_acts(data)))

    def add(self, act: Act) -> None:
        """Write an act; it is on the disk when this returns. Raises OSError."""
        line = msgspec.json.encode(act) + b"\n"
        view = memoryview(line)
        while view:
            view = view[self._file.write(view) :]
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        with suppress(OSError):
            self._file.close()

    def __enter__(self) -> SessionFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _hold(file: IO[Any]) -> None:
    """Keep other consoles from writing to *file*; the system lets go of it for the dead."""
    try:
        import fcntl
    except ImportError:  # Windows: two consoles on one lesson are not told apart there.
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Trouble(
            _l("This lesson is open in another console."),
            _l("Go on there, or close that one first."),
            3,
        ) from error
    except OSError:  # Network shares without locks: better a lesson than none.
        return


def _unwritable(path: Path) -> Trouble:
    return Trouble(
        _l("The lesson cannot be kept in %(path)s.", path=str(path)),
        _l("Name a folder that can be written to: qusayr --data-dir DIR teach"),
        3,
    )
