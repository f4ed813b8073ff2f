"""`text`: write a word or a name; small differences of spelling do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qusayr_tui.domain.fields import Base, Id, Text, Words
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.quiz.items import Facts, ItemKind, ItemRecord, ItemWords

LONGEST = 80
"""Characters that are read of what was typed."""

_LITTLE_WORD = re.compile(r"[^\W\d_]{1,3}(?:'| )")
"""An article before a name: `the`, `la`, `l'`."""


class Answer(Base, frozen=True, kw_only=True):
    """One thing that may be written."""

    id: Id


class AnswerWords(Base, frozen=True, kw_only=True):
    """The forms in which an answer is taken."""

    id: Id
    forms: tuple[Words, ...]


class TextRecord(ItemRecord, frozen=True, kw_only=True, tag="text"):
    """A question answered in writing: by a term of the glossary, or by one of some answers."""

    term: Id | None = None
    answers: tuple[Answer, ...] = ()


class TextWords(ItemWords, frozen=True, kw_only=True, tag="text"):
    """The words of a `text`."""

    accept: tuple[AnswerWords, ...] = ()
    """For each of the record's answers, what is taken; a term needs none."""
    prefer: Text
    """What is best written, shown after the answer."""
    right: Text
    wrong: Text


class TextEntry(ItemKind):
    """Shape and grading of `text`; the response is the text as typed."""

    ask = "text"
    record = TextRecord
    words = TextWords
    manner = "write"
    shuffles = False

    def option_ids(self, item: TextRecord) -> tuple[str, ...]:
        """Give none: nothing is offered."""
        return ()

    def key(self, item: TextRecord, facts: Facts) -> tuple[str, ...]:
        """Give the ids of what may be written: the term, or the answers."""
        return (item.term,) if item.term else tuple(each.id for each in item.answers)

    def is_right(self, item: TextRecord, response: tuple[str, ...], facts: Facts) -> bool:
        """Tell whether what was typed is one of the forms, in whichever language."""
        typed = response[0] if response else ""
        known = {_reduced(form) for form in accepted_forms(item, facts)}
        plain = _reduced(typed)
        return bool(plain) and (plain in known or _LITTLE_WORD.sub("", plain, count=1) in known)

    def worded_parts(self, item: TextRecord, words: TextWords) -> dict[str, tuple[str, ...]]:
        """Ask for the forms of every answer."""
        return {"accept": tuple(each.id for each in item.answers)}

    def whole_feedback(self, words: TextWords, right: bool) -> str | None:
        """Give the sentence for what is right, or the one for anything else."""
        return words.right if right else words.wrong

    def preferred(self, words: TextWords) -> str | None:
        """Give what is best written."""
        return words.prefer


def accepted_forms(item: TextRecord, facts: Facts) -> Iterable[str]:
    """Give every form that is taken, in every language."""
    if item.term:
        return facts.forms(item.term)
    return [form for words in facts.item_words() for each in words.accept for form in each.forms]


def _reduced(text: str) -> str:
    """Give *text* without what spelling may vary: case, accents, hyphens, dots, spaces."""
    folded = fold(text[:LONGEST]).replace("-", " ").replace(".", "").replace("\u00a0", " ")
    return " ".join(folded.split()).strip(' ,;:!?"«»“”')
