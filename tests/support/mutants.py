"""Break a text in the ways in which files break, the same way for the same seed."""

from __future__ import annotations

import random

SIGNS = (
    *("\t", " ", "  ", "\n", "\r", ":", ": ", " #", "#", "- ", "-", "[", "]", "{", "}", ","),
    *("'", '"', "|", "|-", ">", "&a ", "*a", "!", "!!str ", "?", "? ", "%", "@", "`", "<<: ", "="),
    *("\\", "\\x", "\\ud800", "...", "\n---\n", "~", "null", "é", "e\u0301", "0x"),
    *("\u00a0", "\u200b", "\u202e", "\x00", "\x1b[2J", "\x85", "\u2028", "\ufeff", "\ud800"),
)


def mutant(text: str, chance: random.Random) -> bytes:
    """Give *text* with one to five faults, as the bytes of a file."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
        text = _fault(text, chance) or "a"
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        broken = bytearray(data)
        for _ in range(chance.choice((1, 3, 10))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        data = bytes(broken)
    return data


def _fault(text: str, chance: random.Random) -> str:
    kind = chance.randrange(9)
    at = chance.randrange(len(text) + 1)
    if kind < 3:
        return text[:at] + chance.choice(SIGNS) + text[at:]
    if kind == 3:
        return text[:at] + text[at + chance.choice((1, 1, 1, 2, 5, 40)) :]
    if kind == 4:
        end = min(len(text), at + chance.choice((1, 10, 80)))
        return text[:at] + text[at:end] * chance.choice((2, 3)) + text[end:]
    if kind == 5:
        return text[:at]
    return _fault_of_lines(text.split("\n"), kind, chance)


def _fault_of_lines(lines: list[str], kind: int, chance: random.Random) -> str:
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    if kind == 6:
        lines[one] = " " * chance.randrange(8) + lines[one].lstrip()
    elif kind == 7:
        lines[one], lines[two] = lines[two], lines[one]
    else:
        del lines[one]
    return "\n".join(lines)
