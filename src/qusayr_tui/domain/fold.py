"""Fold a text for search: no accents, no case, one apostrophe, one hyphen.

« Résistance », “RESISTANCE” and “resistance” fold to the same; so do `al-Quṣayr` and
`al-Qusayr`. Folding changes lengths, so `fold_with_origins` says where each character of
the folded text comes from.
"""

from __future__ import annotations

import unicodedata

import msgspec

_REPLACED = {
    **dict.fromkeys("’‘‛ʼ`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    # Signs of transliteration, letter lengthening in Arabic, and what is not seen.
    **dict.fromkeys("ʿʾʻ\u0640\u00ad\u200b\u200c\u200d\u2060", ""),
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
}


class _Folds(dict[int, str]):
    """What each character folds to, worked out when first met (for `str.translate`)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    # One character at a time: normalizing long runs of combining marks takes quadratic time.
    lowered = unicodedata.normalize("NFKD", _REPLACED.get(character, character)).casefold()
    replaced = "".join(_REPLACED.get(each, each) for each in lowered)
    parts = unicodedata.normalize("NFKD", replaced)
    return "".join(each for each in parts if not unicodedata.combining(each))


_FOLDS = _Folds()


class Folded(msgspec.Struct, frozen=True):
    """A folded text that knows where it comes from."""

    text: str
    origins: tuple[int, ...]
    """For each character of `text`, and for its end, the place in the text as it was."""

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the text as it was that became `text[start:end]`."""
        if start >= end:
            return self.origins[start], self.origins[start]
        return self.origins[start], max(self.origins[end], self.origins[end - 1] + 1)


def fold(text: str) -> str:
    """Fold *text* for comparing and sorting."""
    return text.lower() if text.isascii() and "`" not in text else text.translate(_FOLDS)


def fold_with_origins(text: str) -> Folded:
    """Fold *text*, keeping where each character comes from."""
    pieces: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        piece = _FOLDS[ord(character)]
        pieces.append(piece)
        origins.extend([index] * len(piece))
    return Folded("".join(pieces), (*origins, len(text)))
