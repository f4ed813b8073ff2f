"""The rules that a course must meet, one file each, and the one list that names them."""

from __future__ import annotations

from qusayr_tui.content.checks import (
    accounts,
    avoided,
    blocks,
    files,
    item_keys,
    item_lint,
    items,
    languages,
    materials,
    numbers,
    place_names,
    plans,
    prose,
    references,
    unique,
)
from qusayr_tui.content.sheets import Rule

RULES: tuple[Rule, ...] = (
    files.check,
    unique.check,
    place_names.check,
    references.check,
    languages.check,
    prose.check,
    blocks.check,
    numbers.check,
    avoided.check,
    accounts.check,
    items.check,
    plans.check,
    item_keys.check,
    item_lint.check,
    materials.check,
)
"""Every rule, in the order in which problems of one place are told."""
