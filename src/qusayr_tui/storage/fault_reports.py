"""Keep reports about faults of the program itself, the latest ones only."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from qusayr_tui.storage.atomic import free_name, make_private_folder, write_atomically

MOST_REPORTS = 5
"""Reports that are kept; an older one goes when a new one comes."""


def keep_report(folder: Path, text: str, moment: datetime) -> Path:
    """Write a report into *folder*, made where there is none; give its file. Raises OSError."""
    make_private_folder(folder)
    path = free_name(folder / "fault.txt", "of", moment)
    write_atomically(path, text.encode("utf-8", errors="replace"))
    for old in sorted(folder.glob("fault.*.txt"), key=_age)[:-MOST_REPORTS]:
        with suppress(OSError):
            old.unlink()
    return path


def _age(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name
