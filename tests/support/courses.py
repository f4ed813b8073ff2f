"""Courses for tests, read from folders, from memory, or changed on the way."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent.parent
WORKED = HERE / "courses" / "worked"
"""The worked phase of the course format, part 8."""
TINY = HERE / "courses" / "tiny"
"""An invented course in three languages, about nothing that matters."""
SHIPPED = HERE.parent / "content"


class MemoryFolder:
    """A course folder held in memory, so that one text can be changed quickly."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    @classmethod
    def of(cls, path: Path) -> MemoryFolder:
        """Read a folder into memory."""
        found = path.rglob("*.yaml")
        return cls({file.relative_to(path).as_posix(): file.read_bytes() for file in found})

    def changed(self, name: str, old: str, new: str, count: int = 1) -> MemoryFolder:
        """Give a copy in which a file has *new* for *old*; fails when *old* is not there."""
        text = self.files[name].decode()
        assert old in text, f"{old!r} is not in {name}"
        return MemoryFolder({**self.files, name: text.replace(old, new, count).encode()})

    @property
    def path(self) -> Path:
        """A place that is nowhere."""
        return Path("/memory")

    def read(self, name: str) -> bytes | None:
        """Give a file."""
        return self.files.get(name)

    def names(self, folder: str) -> list[str]:
        """List a folder's YAML files."""
        paths = [PurePosixPath(name) for name in self.files]
        return sorted(p.name for p in paths if str(p.parent) == (folder or "."))

    def folders(self) -> list[str]:
        """List the top folders."""
        return sorted({name.split("/")[0] for name in self.files if "/" in name})

    def stamp(self, name: str) -> str | None:
        """Give None: nothing in memory is cached."""
        return None

    def write_to(self, path: Path) -> Path:
        """Write the files below *path* and give it."""
        for name, data in self.files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(data)
        return path
