"""What differs from one language to another: typography, elision, number words.

A language is a subpackage named by its tag, with a `LANGUAGE` in it. Nothing else lists
them; a language without one gets neutral rules.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import msgspec

from qusayr_tui.i18n.languages.typesetting import set_apostrophes


class Language(msgspec.Struct, frozen=True):
    """The rules of one language."""

    tag: str = ""
    """Empty for the neutral rules."""
    name: str = ""
    """Its own name; Babel's where it is empty, which takes a while to look up."""
    typeset: Callable[[str], str] = set_apostrophes
    """Turn a text as typed into one as printed; idempotent."""
    elisions: str = ""
    """Regular expression of what may be glued to a word by an apostrophe: `l|d|qu`."""
    endings: str = ""
    """Regular expression of what may follow a word without making it another one.

    Hyphens and apostrophes in it are straight, as in what `domain.glossary` compares.
    """
    first_day: str = ""
    """How the first day of a month is written where that is not a bare 1: `1er`."""
    elide: Callable[[str], str] = str
    """Shorten what a word put into a message makes shorter: `d’avril`, not `de avril`."""

    quotes: tuple[str, str] = ("“", "”")
    """What stands before and after a quotation."""
    negative_question: str = ""
    """Regular expression of a question that asks for what is not so."""

    @property
    def numbers(self) -> ModuleType | None:
        """The rules for number words, read when first asked for; None where there are none."""
        return _submodule(self.tag, "numbers") if self.tag else None


@cache
def language_rules(tag: str) -> Language:
    """Give the rules of the language *tag* (`fr`, `fr-CA`), neutral ones where it has none."""
    name = tag.replace("_", "-").partition("-")[0].lower()
    if not (name.isascii() and name.isalpha() and 2 <= len(name) <= 3):
        return Language()
    if find_spec(f"{__name__}.{name}") is None:
        return Language()
    language: Language = import_module(f"{__name__}.{name}").LANGUAGE
    return language


@cache
def _submodule(tag: str, name: str) -> ModuleType | None:
    path = f"{__name__}.{tag}.{name}"
    return import_module(path) if find_spec(path) else None
