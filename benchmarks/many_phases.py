"""Courses to measure with: the shipped one with fewer phases, or with many more."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

COURSE = Path(__file__).resolve().parent.parent / "content"
FOLDERS = ("record", "fr", "en")


def only_first_phase(target: Path) -> Path:
    """Copy the course with the phase of number 1 alone; plans go with the others."""
    shutil.copytree(COURSE, target)
    for folder in FOLDERS:
        shutil.rmtree(target / folder / "plans", ignore_errors=True)
        for path in (target / folder / "phases").iterdir():
            if not path.name.startswith("01-"):
                path.unlink()
    return target


def with_phases(target: Path, count: int) -> Path:
    """Copy the course, with copies of phase 1 until it has *count* phases.

    In a copy every claim has a name of its own, so that the course stays sound.
    """
    shutil.copytree(COURSE, target)
    record = (target / "record" / "phases" / _name_of(1)).read_text(encoding="utf-8")
    claims = re.findall(r"^  - id: ([a-z0-9-]+)$", record.split("\ncontrol:")[0], re.MULTILINE)
    have = len(list((target / "record" / "phases").iterdir()))
    for number in range(have, count):
        for folder in FOLDERS:
            phases = target / folder / "phases"
            text = (phases / _name_of(1)).read_text(encoding="utf-8")
            for claim in sorted(claims, key=len, reverse=True):
                text = re.sub(
                    rf"(?<![a-z0-9-]){claim}(?![a-z0-9-])", f"{claim[:40]}-{number}", text
                )
            (phases / f"{number:02}-copy-{number}.yaml").write_text(text, encoding="utf-8")
    return target


def _name_of(number: int) -> str:
    return next((COURSE / "record" / "phases").glob(f"{number:02}-*.yaml")).name
