"""A course that tries in every text to drive the terminal, to be markup or to break the frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import yaml

from tests.support.courses import TINY, MemoryFolder

IDS = frozenset({"id", "to", "curriculum", "forms", "aliases", "words", "prefer"})
"""Fields of the words that hold ids, or words that are looked for."""
RECORD_TEXTS = ("publisher", "title")
"""Texts that stand in the record because no language changes them."""

ORDERS = {
    "clipboard": "\x1b]52;c;YQ==\x07",
    "title": "\x1b]0;x\x07",
    "clear": "\x1b[2J",
    "one-byte CSI": "\x9b2J",
    "one-byte OSC": "\x9d0;x\x9c",
    "device": "\x1bP+q\x1b\\",
    "end of paste": "\x1b[201~",
    "other characters": "\x0e",
    "nul": "\x00",
    "delete": "\x7f",
    "turn round": "\u202e",
    "isolate": "\u2066",
    "joiner": "\u200d",
    "tag": "\U000e0041",
    "no character": "\ufffe",
}
"""What no text may hold, by what it does."""

MARKUP = "[/{0}] [bold]{0}[/italic] [${0}] [@click=app.quit]{0}[/]"
"""Text that screen libraries take for orders, with room for letters that tell where it stands."""
MARKUP_WORDS = ("[/{0}]", "[bold]{0}[/italic]", "[${0}]", "[@click=app.quit]{0}[/]")
"""The words of it, none of which may change."""

FOREIGN = "القصير 漢字 🍞 ậ\u0302\u0303 é\u0301\u0302\u0303 سُورِيَّة"
"""Right to left, two cells wide, and as many marks on one letter as may be."""


def tag_names() -> Iterator[str]:
    """Give three letters again and again, never the same; they mean nothing in any language."""
    for letters in product("qxzjkv", repeat=4):
        yield "".join(letters)


def changed_everywhere(change: Callable[[str], str]) -> tuple[MemoryFolder, int]:
    """Give the invented course with each text passed through *change*, and how many there are."""
    tiny = MemoryFolder.of(TINY)
    files: dict[str, bytes] = dict(tiny.files)
    counted = 0

    def walk(value: Any, field: str) -> Any:
        nonlocal counted
        if isinstance(value, dict):
            return {k: v if k in IDS and not _texts(v) else walk(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [walk(each, field) for each in value]
        if isinstance(value, str) and field not in IDS:
            counted += 1
            return change(value)
        return value

    for name, data in tiny.files.items():
        if name.startswith(("fr/", "en/", "eo/")):
            held = walk(yaml.safe_load(data), "")
        elif name == "record/sources.yaml":
            held = yaml.load(data, yaml.BaseLoader)
            for source in held:
                for field in RECORD_TEXTS:
                    source[field] = change(source[field])
                    counted += 1
        else:
            continue
        files[name] = (
            yaml.dump(held, allow_unicode=True, sort_keys=False, width=100_000, default_style='"')
            .replace('!!null "null"', "null")
            .encode()
        )
    return MemoryFolder(files), counted


def _texts(value: Any) -> bool:
    """Tell a list of entries, whose texts count, from a list of words."""
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)
