"""Read the files of a course from a folder or from a zip archive of one.

Nothing outside the folder is ever opened: names are checked, links that lead out are
refused, and an archive is read in memory within bounds.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Protocol

from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

MOST_FILES = 20_000
MOST_BYTES = 20 * 1024 * 1024
"""Unpacked size of an archive that is read at all."""


_ARCHIVE_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, RuntimeError, NotImplementedError, ValueError, EOFError),
)
"""What the standard library raises for archives that are damaged, locked or too new."""


class CourseFolderError(Exception):
    """A folder or archive that cannot be read as a course; `reason` is a short code."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(f"{path}: {reason}")
        self.reason = reason
        self.path = path


class CourseFolder(Protocol):
    """The files of one course, by their path relative to it, with `/`."""

    @property
    def path(self) -> Path:
        """Where the course is on the disk."""
        ...

    def read(self, name: str) -> bytes | None:
        """Give a file's bytes, None when there is no such file; raises OSError otherwise."""
        ...

    def names(self, folder: str) -> list[str]:
        """Give the names of the YAML files of *folder*, sorted."""
        ...

    def folders(self) -> list[str]:
        """Give the names of the folders at the top."""
        ...

    def stamp(self, name: str) -> str | None:
        """Give a text that changes when the file does, None when that cannot be told."""
        ...


class DiskFolder:
    """A course in a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()

    @property
    def path(self) -> Path:
        """The folder, absolute."""
        return self._path

    def read(self, name: str) -> bytes | None:
        """Read a file, refusing one whose link leads out of the folder."""
        file = self._path / name
        if not file.is_file() or not file.resolve().is_relative_to(self._path):
            return None
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES)

    def names(self, folder: str) -> list[str]:
        """List the YAML files of *folder*."""
        where = self._path / folder
        if not where.is_dir() or not where.resolve().is_relative_to(self._path):
            return []
        return sorted(file.name for file in where.iterdir() if file.suffix == ".yaml")

    def folders(self) -> list[str]:
        """List the folders at the top."""
        return sorted(file.name for file in self._path.iterdir() if file.is_dir())

    def stamp(self, name: str) -> str | None:
        """Give the time of the last change and the size."""
        try:
            found = (self._path / name).stat()
        except OSError:
            return None
        return f"{found.st_mtime_ns}:{found.st_size}"


class ZipFolder:
    """A course in a zip archive, read in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        try:
            archive = zipfile.ZipFile(path)
        except _ARCHIVE_FAULTS as error:
            raise CourseFolderError("not-a-zip", path) from error
        with archive:
            self._files = _unpack(archive, path)
        self._strip_top_folder()

    @property
    def path(self) -> Path:
        """The archive, absolute."""
        return self._path

    def _strip_top_folder(self) -> None:
        """Accept an archive of the folder itself as well as one of what it holds."""
        tops = {name.split("/", 1)[0] for name in self._files}
        if "course.yaml" not in self._files and len(tops) == 1:
            cut = len(next(iter(tops))) + 1
            self._files = {name[cut:]: data for name, data in self._files.items()}

    def read(self, name: str) -> bytes | None:
        """Give a file's bytes."""
        return self._files.get(name)

    def names(self, folder: str) -> list[str]:
        """List the YAML files of *folder*."""
        inside = [PurePosixPath(name) for name in self._files]
        return sorted(
            file.name
            for file in inside
            if str(file.parent) == (folder or ".") and file.suffix == ".yaml"
        )

    def folders(self) -> list[str]:
        """List the folders at the top."""
        return sorted({name.split("/", 1)[0] for name in self._files if "/" in name})

    def stamp(self, name: str) -> str | None:
        """Give None: an archive is read anew each time."""
        return None


def _unpack(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    """Read the archive's YAML files; sizes are counted as they unpack, not as they claim."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise CourseFolderError("zip-too-large", path)
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        parts = PurePosixPath(name).parts
        if entry.is_dir() or not name.endswith(".yaml"):
            continue
        if name.startswith("/") or ".." in parts or ":" in name:
            raise CourseFolderError("zip-leads-outside", path)
        try:
            with archive.open(entry) as stream:
                data = stream.read(left + 1)
        except _ARCHIVE_FAULTS as error:
            raise CourseFolderError("not-a-zip", path) from error
        left -= len(data)
        if left < 0:
            raise CourseFolderError("zip-too-large", path)
        files[str(PurePosixPath(name))] = data
    return files


def open_folder(path: Path) -> CourseFolder:
    """Open a course folder or archive; raises `CourseFolderError` when it is neither."""
    if path.is_dir():
        return DiskFolder(path)
    if path.is_file():
        return ZipFolder(path)
    raise CourseFolderError("not-found", path)


_TROUBLES: dict[str, Callable[[str], LazyText]] = {
    "not-found": lambda path: _l("There is no course at '%(path)s'.", path=path),
    "not-a-zip": lambda path: _l(
        "'%(path)s' is neither a course folder nor a sound zip archive of one.", path=path
    ),
    "zip-too-large": lambda path: _l(
        "The archive '%(path)s' is too large to be a course.", path=path
    ),
    "zip-leads-outside": lambda path: _l(
        "The archive '%(path)s' names files outside itself.", path=path
    ),
}


def folder_trouble(error: CourseFolderError) -> Trouble:
    """Say to people why a folder or archive cannot be read."""
    return Trouble(
        _TROUBLES[error.reason](str(error.path)),
        _l("Name a folder that holds course.yaml, or a zip archive of one."),
        3,
    )
