"""Keep files that were read and found sound, so that the next start need not parse them.

A cache only: everything in it can be thrown away, an entry that does not fit is ignored,
and a folder that cannot be written costs time, nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any

import msgspec

from qusayr_tui import __version__

PACKAGE = Path(__file__).resolve().parent.parent
READERS = (
    "content/convert.py",
    "content/convert_values.py",
    "content/reading.py",
    "content/yaml_gate.py",
    "content/yaml_nodes.py",
    "domain/fields.py",
    "domain/model.py",
    "domain/words.py",
    "domain/quiz",
    "i18n/typography.py",
    "i18n/languages",
)
"""What decides how a file is read; an entry made by another state of it is not used."""


class Cache:
    """Sound files by the course they belong to, their name and their stamp."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "courses"
        self._readers = _stamp_of_readers()

    def get(self, course: Path, name: str, stamp: str, kind: Any) -> Any:
        """Give the record kept for this state of a file, None when there is none."""
        try:
            data = self._file(course, name, kind).read_bytes()
            key, _, body = data.partition(b"\n")
            if key.decode() != self._key(stamp):
                return None
            return msgspec.msgpack.decode(body, type=kind)
        except (OSError, ValueError, msgspec.MsgspecError):
            return None

    def put(self, course: Path, name: str, stamp: str, kind: Any, value: Any) -> None:
        """Keep *value*; says nothing when that is not possible."""
        file = self._file(course, name, kind)
        body = self._key(stamp).encode() + b"\n" + msgspec.msgpack.encode(value)
        part = file.with_name(f"{file.name}.{os.getpid()}.part")
        with contextlib.suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_bytes(body)
            part.chmod(0o600)
            part.replace(file)

    def _key(self, stamp: str) -> str:
        return f"{__version__} {self._readers} {stamp}"

    def _file(self, course: Path, name: str, kind: Any) -> Path:
        digest = hashlib.blake2b(f"{course}\0{name}\0{kind}".encode(), digest_size=12).hexdigest()
        return self._folder / f"{digest}.msgpack"


def _stamp_of_readers() -> str:
    """Give a text that changes when one of the readers does."""
    files = [
        file
        for name in READERS
        for file in ((PACKAGE / name).glob("**/*.py") if "." not in name else [PACKAGE / name])
    ]
    stamps = "".join(str(file.stat().st_mtime_ns) for file in sorted(files))
    return hashlib.blake2b(stamps.encode(), digest_size=8).hexdigest()
