"""Which texts of a course the rule of numbers and dates is for, with the claims behind each.

Not prompts, wrong options, what is said of them, nor blocks about method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from qusayr_tui.content.sheets import CourseSheets, PhaseSheets, Sheet
from qusayr_tui.domain.prose import Passage, Prose, Text, parse_prose, passages

_CODES = re.compile(r"\]\([^()\s]*\)|\[\^[^\[\]\n]*\]")


class CheckedText(msgspec.Struct, frozen=True):
    """One text, where it stands, and its passages."""

    tag: str
    sheet: Sheet[Any]
    record: Any
    field: str
    name: str
    passages: tuple[Passage, ...]
    block: str = ""
    """The block's id, for what must be the same in every language."""
    account: str = ""
    """The id of the account that it is about, of the one claim that it rests on."""
    doubt: bool = True
    """Whether it must keep the doubt about a day; notes about that very doubt need not."""

    def offsets(self) -> list[list[int]]:
        """Give, for each passage, where each of its characters stands in the text as typed."""
        source: str = getattr(self.record, self.field)
        bare = _CODES.sub(lambda found: " " * len(found[0]), source)
        at = -1
        found = []
        for passage in self.passages:
            places = []
            for sign in passage.text:
                if not sign.isspace():
                    # What the passage lacks is markup; what it has stands in the same order.
                    at = max(bare.find(sign, at + 1), at)
                places.append(max(at, 0))
            found.append(places)
        return found


def checked_texts(sheets: CourseSheets) -> Iterator[CheckedText]:
    """Give every text of the course that the rule is for, language by language."""
    terms = {each.id: each for each in _listed(sheets.record.get("glossary"))}
    for tag in sheets.languages:
        sheet = sheets.words[tag].get("glossary")
        for words in _listed(sheet):
            if sheet is not None and words.id in terms:
                cited = _prose(words.definition, terms[words.id].claims)
                yield CheckedText(tag, sheet, words, "definition", words.id, cited)
    for phase in sheets.phases:
        if phase.record is not None:
            for tag, told in phase.words.items():
                yield from _blocks(phase, tag, told)
                yield from _claims(tag, told)
                yield from _items(phase, tag, told)


def _blocks(phase: PhaseSheets, tag: str, told: Sheet[Any]) -> Iterator[CheckedText]:
    blocks = {block.id: block for block in phase.record.value.blocks} if phase.record else {}
    for words in told.value.blocks:
        block = blocks.get(words.id)
        if block is not None and block.kind != "method":
            cut = passages(parse_prose(words.text)[0], block.claims)
            name = f"{phase.ref.id}/{words.id}"
            yield CheckedText(tag, told, words, "text", name, cut, block=name)


def _claims(tag: str, told: Sheet[Any]) -> Iterator[CheckedText]:
    """Give a claim's own words, and what is said of its accounts, date and relations."""
    for words in told.value.claims:
        own = (words.id,)
        yield CheckedText(tag, told, words, "text", words.id, _plain(words.text, own))
        if words.date_note:
            note = _plain(words.date_note, own)
            yield CheckedText(tag, told, words, "date_note", words.id, note, doubt=False)
        for account in words.accounts:
            said, name = _plain(account.text, own), f"{words.id}/{account.id}"
            yield CheckedText(
                tag, told, account, "text", name, said, account=account.id, doubt=False
            )
        for relation in words.relations:
            both = _plain(relation.text, (*own, relation.to))
            name = f"{words.id}/{relation.to}"
            yield CheckedText(tag, told, relation, "text", name, both, doubt=False)


def _items(phase: PhaseSheets, tag: str, told: Sheet[Any]) -> Iterator[CheckedText]:
    if phase.record is None:
        return
    record = phase.record.value
    told_items = {each.id: each for each in told.value.items}
    for item in record.items:
        if item.id in told_items:
            name = f"{phase.ref.id}/{item.id}"
            yield from _item(item, told_items[item.id], tag, told, name)
    told_exercises = {each.id: each for each in told.value.exercises}
    for exercise in record.exercises:
        words = told_exercises.get(exercise.id)
        entries = {each.id: each for each in words.items} if words else {}
        for item in exercise.items:
            if item.id in entries:
                name = f"{phase.ref.id}/{exercise.id}/{item.id}"
                yield from _item(item, entries[item.id], tag, told, name)


def _item(item: Any, words: Any, tag: str, told: Sheet[Any], name: str) -> Iterator[CheckedText]:
    """Give what is right in an item, and what is said to whoever has it right."""
    fields = [(words, "right")] if isinstance(getattr(words, "right", None), str) else []
    if hasattr(item, "answer"):
        fields.append((words, "feedback_true" if item.answer else "feedback_false"))
    for parts in ("options", "segments"):
        right = {each.id for each in getattr(item, parts, ()) if _is_right(each)}
        for each in getattr(words, parts, ()):
            if each.id in right:
                fields += [(each, field) for field in ("text", "feedback") if hasattr(each, field)]
    for at, field in fields:
        own = name if at is words else f"{name}/{at.id}"
        text = _plain(getattr(at, field), item.claims)
        yield CheckedText(tag, told, at, field, own, text)


def _is_right(option: Any) -> bool:
    """A statement that stands for a claim is right wherever it has to be put."""
    return bool(getattr(option, "right", getattr(option, "claim", None)))


def _prose(text: str, claims: Sequence[str]) -> tuple[Passage, ...]:
    """Cut a text at its citations; without any, all its claims cover it."""
    prose = parse_prose(text)[0]
    cut = passages(prose, claims)
    if all(not each.claims for each in cut):
        return tuple(msgspec.structs.replace(each, claims=tuple(claims)) for each in cut)
    return cut


def _plain(text: str, claims: Sequence[str]) -> tuple[Passage, ...]:
    """Give a text that has no markup as one passage of its claims."""
    cut = passages(Prose(((Text(text),),)), ())
    return tuple(msgspec.structs.replace(each, claims=tuple(claims)) for each in cut)


def _listed(sheet: Sheet[Any] | None) -> Sequence[Any]:
    return sheet.value if sheet else ()
