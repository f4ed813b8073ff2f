"""JSON Schema of each course file, so that an editor can complete and underline."""

from __future__ import annotations

from typing import Any

import msgspec

from qusayr_tui.content.loader import RECORD_LISTS, WORD_LISTS
from qusayr_tui.domain import model, plan, words
from qusayr_tui.domain.fields import ID_PATTERN

SCHEMAS: dict[str, Any] = {
    "course": model.Course,
    "phase": model.Phase,
    **RECORD_LISTS,
    "course-words": words.CourseWords,
    "method-words": words.MethodWords,
    "phase-words": words.PhaseWords,
    "plan": plan.Plan,
    "plan-words": plan.PlanWords,
    **{f"{name}-words": kind for name, kind in WORD_LISTS.items()},
}
"""Kinds of course files by name; `-words` are those of a language."""


def schema_of(name: str) -> dict[str, Any]:
    """Give the JSON Schema of a kind of course file; raises KeyError for an unknown one."""
    schema = msgspec.json.schema(SCHEMAS[name])
    relaxed: dict[str, Any] = _relaxed(schema)
    if name.endswith("-words"):
        # Only the record says which kind an item is.
        for definition in relaxed["$defs"].values():
            definition.get("properties", {}).pop("ask", None)
            if "ask" in definition.get("required", []):
                definition["required"].remove("ask")
    return relaxed


def _relaxed(node: Any) -> Any:
    """Allow a number where the course wants a text that may look like one (`value: 66`)."""
    if isinstance(node, list):
        return [_relaxed(each) for each in node]
    if not isinstance(node, dict):
        return node
    relaxed = {key: _relaxed(value) for key, value in node.items() if key != "discriminator"}
    if relaxed.get("type") == "string" and relaxed.get("pattern") != ID_PATTERN:
        relaxed["type"] = ["string", "number"]
    return relaxed
