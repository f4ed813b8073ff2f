"""Build hook: compile the message catalogs, and take the course into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGS = Path("src", "qusayr_tui", "i18n", "catalogs")
COURSE_IN_CHECKOUT = "content"
COURSE_IN_PACKAGE = "qusayr_tui/data/content"


class CatalogsAndCourse(BuildHookInterface):  # type: ignore[type-arg]
    """Add what is not Python to the wheel; the sdist takes the sources of both as they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile each `.po`, and include the course unless the install is editable."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        for source in sorted((root / CATALOGS).glob("*/LC_MESSAGES/*.po")):
            compiled = compile_beside(source)
            # Ignored by git and so by hatchling, unless it is named here.
            build_data["artifacts"].append(compiled.relative_to(root).as_posix())
        # An editable install reads the checkout's course; a copy would go stale beside it.
        if version != "editable" and (root / COURSE_IN_CHECKOUT).is_dir():
            build_data["force_include"][str(root / COURSE_IN_CHECKOUT)] = COURSE_IN_PACKAGE


def compile_beside(source: Path) -> Path:
    """Write the `.mo` file of a `.po` file next to it; fuzzy entries are left out."""
    compiled = source.with_suffix(".mo")
    with source.open("rb") as texts, compiled.open("wb") as messages:
        write_mo(messages, read_po(texts))
    return compiled
