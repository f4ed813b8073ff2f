"""Find the course: the one asked for, else the installed one, else the checkout's."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def shipped_course() -> Path | None:
    """Give the folder of the course that came with the program, None when there is none."""
    installed = PACKAGE / "data" / "content"
    if (installed / "course.yaml").is_file():
        return installed
    checkout = PACKAGE.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "content" / "course.yaml").is_file():
        return checkout / "content"
    return None
