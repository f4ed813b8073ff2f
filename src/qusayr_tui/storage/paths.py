"""Find where the learner's data lie: a flag, the environment, else the system's own folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

FOLDER = "qusayr"
VARIABLE = "QUSAYR_DATA_DIR"


class DataPaths(msgspec.Struct, frozen=True):
    """Folders of one learner; None where the system has no such place."""

    data: Path | None
    """Everything written about the learner."""
    cache: Path | None
    """What can be made again at any time; in the system's cache folder even with `--data-dir`."""

    @property
    def progress(self) -> Path | None:
        """Give the progress file."""
        return self.data / "progress.db" if self.data else None

    @property
    def settings(self) -> Path | None:
        """Give the settings file."""
        return self.data / "settings.json" if self.data else None

    @property
    def sessions(self) -> Path | None:
        """Give the folder of lessons held with a class."""
        return self.data / "sessions" if self.data else None

    @property
    def faults(self) -> Path | None:
        """Give the folder of reports about faults of the program."""
        return self.data / "faults" if self.data else None


def find_paths(data_dir: str | None, environ: Mapping[str, str]) -> DataPaths:
    """Find the folders, and make none of them; an empty *data_dir* or variable counts as none."""
    chosen = data_dir or environ.get(VARIABLE)
    return DataPaths(_chosen_folder(chosen) if chosen else _system_data(), _system_cache())


def _chosen_folder(name: str) -> Path | None:
    """Give the folder that was asked for, whatever the working folder becomes later."""
    try:
        return Path(name).expanduser().absolute()
    except (OSError, RuntimeError):
        return None


def _system_data() -> Path | None:
    """Give the system's folder for data."""
    from platformdirs import user_data_path

    return _absolute(user_data_path(FOLDER, appauthor=False))


def _system_cache() -> Path | None:
    """Give the system's folder for what can be made again."""
    from platformdirs import user_cache_path

    return _absolute(user_cache_path(FOLDER, appauthor=False))


def _absolute(path: Path) -> Path | None:
    """Refuse what a missing home leaves of a path: it would be a folder named `~` right here."""
    return path if path.is_absolute() else None
