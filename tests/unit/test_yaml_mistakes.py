"""The mistakes that teachers make in course files: found where they were made, and explained."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qusayr_tui.content.check import check_course
from qusayr_tui.content.problems import Problem
from qusayr_tui.domain.text import forbidden_character
from qusayr_tui.i18n.locale import load_locale
from tests.support.courses import WORKED, MemoryFolder

WORDS = "fr/phases/01-siege.yaml"
RECORD = "record/phases/01-siege.yaml"

MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "colon in a title": (
        WORDS,
        "title: Une ville assiégée ?",
        "title: Épilogue : ce qui a suivi",
        "colon-in-text",
    ),
    "colon in an option": (
        WORDS,
        "        text: Au moins 66",
        "        text: Réponse : au moins 66",
        "colon-in-text",
    ),
    "hash": (
        WORDS,
        "hint: Cherchez qui parle",
        "hint: Indice #1, cherchez qui parle",
        "hash-in-text",
    ),
    "tab": (WORDS, "    hint: Cherchez qui", "\thint: Cherchez qui", "tab"),
    "tab after colon": (WORDS, "    hint: Cherchez qui", "    hint:\tCherchez qui", "tab"),
    "unclosed double quote": (
        WORDS,
        "title: Une ville assiégée ?",
        'title: "Une ville assiégée ?',
        "unclosed-quote",
    ),
    "unclosed single quote": (WORDS, "prompt: Rangez ces", "prompt: 'Rangez ces", "unclosed-quote"),
    "apostrophe in single quotes": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        "hint: 'L'une ne donne que le mois.'",
        "quote-in-text",
    ),
    "quote in quotes": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        'hint: "L’une ne donne que le "mois" seul."',
        "quote-in-text",
    ),
    "starts with quote": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        'hint: "Le mois" et rien d’autre.',
        "quote-in-text",
    ),
    "starts with bracket": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        "hint: [SANA] ne donne que le mois.",
        "sign-at-start",
    ),
    "starts with star": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        "hint: *Une seule* ne donne que le mois.",
        "sign-at-start",
    ),
    "starts with percent": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        "hint: % de morts ?",
        "sign-at-start",
    ),
    "starts with bang": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        "hint: !Attention au mois.",
        "tag",
    ),
    "starts with at": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        "hint: @SANA ne donne que le mois.",
        "sign-at-start",
    ),
    "starts with backtick": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        "hint: `SANA` ne donne que le mois.",
        "sign-at-start",
    ),
    "starts with ampersand": (
        WORDS,
        "hint: L’une ne donne que le mois.",
        "hint: & le mois ?",
        "sign-at-start",
    ),
    "no space after colon": (WORDS, "    hint: L’une", "    hint:L’une", "no-space-after-colon"),
    "no space after dash": (WORDS, "  - id: gaps", "  -id: gaps", "no-space-after-dash"),
    "no space after dash in a list of texts": (
        WORDS,
        "  - Repérer une",
        "  -Repérer une",
        "no-space-after-dash",
    ),
    "missing colon": (WORDS, "    hint: L’une", "    hint L’une", "missing-colon"),
    "field indented too far": (WORDS, "    hint: L’une", "      hint: L’une", "indentation"),
    "field indented too little": (WORDS, "    hint: L’une", "   hint: L’une", "indentation"),
    "entry indented too far": (WORDS, "  - id: proof\n", "   - id: proof\n", "indentation"),
    "text not indented": (
        WORDS,
        "      On ne sait pas quel jour",
        "On ne sait pas quel jour",
        "text-after-block-sign",
    ),
    "text on the line of its sign": (
        WORDS,
        "question: |-\n  Qu’est-ce qu’un",
        "question: |- Qu’est-ce qu’un",
        "text-after-block-sign",
    ),
    "sign forgotten": (
        WORDS,
        "question: |-\n  Qu’est-ce qu’un siège",
        "question:\n  Une question : qu’est-ce qu’un siège",
        "missing-block-sign",
    ),
    "field twice": (
        WORDS,
        "    hint: L’une ne donne que le mois.\n",
        "    hint: L’une ne donne que le mois.\n    hint: Une autre.\n",
        "duplicate-key",
    ),
    "field misspelt": (WORDS, "    hint: L’une", "    hnit: L’une", "unknown-field"),
    "field in French": (WORDS, "title: Une", "titre: Une", "unknown-field"),
    "field left out": (WORDS, "    hint: L’une ne donne que le mois.\n", "", "missing-field"),
    "entry without an id": (
        WORDS,
        "      - id: plain\n        text",
        "      - text",
        "missing-field",
    ),
    "id with an accent": (RECORD, "- {id: gaps, kind", "- {id: trous-été, kind", "bad-id"),
    "id with a capital": (RECORD, "- {id: gaps, kind", "- {id: Gaps, kind", "bad-id"),
    "unknown kind of block": (
        RECORD,
        "id: not-known, kind: unknown",
        "id: not-known, kind: unknwon",
        "unknown-value",
    ),
    "unknown kind of item": (RECORD, "ask: true-false", "ask: vrai-faux", "unknown-kind"),
    "yes for true": (
        RECORD,
        "{id: attributed, right: true}",
        "{id: attributed, right: yes}",
        "not-true-or-false",
    ),
    "True with a capital": (RECORD, "answer: false", "answer: False", "not-true-or-false"),
    "date the other way round": (RECORD, "date: 2012-01-18\n", "date: 18/01/2012\n", "bad-date"),
    "date in words": (RECORD, "date: 2012-01-18\n", "date: 18 janvier 2012\n", "bad-date"),
    "minutes in words": (RECORD, "minutes: 12", "minutes: douze", "not-a-number"),
    "bracket not closed": (
        RECORD,
        "sources: [starting-text, enc-en-old]}",
        "sources: [starting-text, enc-en-old}",
        "unclosed-bracket",
    ),
    "brace not closed": (RECORD, "as: compare}", "as: compare", "unclosed-bracket"),
    "comma forgotten": (
        RECORD,
        "{id: dead-residents, value: 2}",
        "{id: dead-residents value: 2}",
        "in-brackets",
    ),
    "claim id misspelt": (
        RECORD,
        "kind: history, claims: [siege-66-dead]",
        "kind: history, claims: [siege-66-deads]",
        "unknown-id",
    ),
    "source id misspelt": (RECORD, "sources: [littell]", "sources: [litell]", "unknown-id"),
    "list on its field's line": (
        WORDS,
        "aims:\n  - Définir",
        "aims: - Définir",
        "list-on-key-line",
    ),
    "text in place of a list": (RECORD, "sources: [littell]", "sources: littell", "not-a-list"),
    "figure in words": (RECORD, "value: 66}", "value: soixante-six}", "bad-figure"),
    "option without words": (
        WORDS,
        "      - {id: diary, text: Un écrivain note des tirs autour de l’hôpital}\n",
        "",
        "missing-words",
    ),
    "citation misspelt": (
        WORDS,
        "[^hospital-littell]",
        "[^hopital-littell]",
        "citation-not-in-record",
    ),
    "dead link": (WORDS, "les médias aussi", "les [médias](term:medias) aussi", "unknown-id"),
}
"""What was done: the file, the text before, the text after, and the code of its problem."""

COURSE = MemoryFolder.of(WORKED)


def line_of_the_cause(file: str, changed: MemoryFolder) -> int:
    """Give the first line that is not as it was."""
    before = COURSE.files[file].decode().split("\n")
    after = changed.files[file].decode().split("\n")
    pairs = enumerate(zip(before, after, strict=False), start=1)
    return next(number for number, (old, new) in pairs if old != new)


def found(name: str) -> tuple[int, list[Problem]]:
    file, old, new, _ = MISTAKES[name]
    changed = COURSE.changed(file, old, new)
    problems = [each for each in check_course(changed) if each.file == file]
    return line_of_the_cause(file, changed), problems


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_for_what_it_is_in_both_languages(name: str) -> None:
    _, problems = found(name)
    code = MISTAKES[name][3]
    problem = next(each for each in problems if each.code == code)
    for text in (problem.message, problem.remedy):
        french, english = load_locale("fr").text(text), load_locale("en").text(text)
        assert french != english
        assert forbidden_character(french + english) is None


@pytest.mark.promise(row="P3")
def test_nearly_every_mistake_is_found_within_a_line_of_its_cause(
    record_property: Callable[[str, object], None],
) -> None:
    astray = []
    for name in MISTAKES:
        line, problems = found(name)
        if abs(problems[0].line - line) > 1:
            astray.append(f"{name}: {problems[0].line} for {line}")
    near = len(MISTAKES) - len(astray)
    record_property("figure", f"{near} of {len(MISTAKES)} within one line; astray: {astray}")
    assert len(MISTAKES) >= 50
    assert len(astray) * 30 <= 2 * len(MISTAKES)


ALONE = [
    name
    for name, (_, _, _, code) in MISTAKES.items()
    if code
    in {
        "colon-in-text",
        "hash-in-text",
        "unclosed-quote",
        "quote-in-text",
        "sign-at-start",
        "tag",
        "no-space-after-colon",
        "no-space-after-dash",
        "missing-colon",
        "indentation",
        "missing-block-sign",
        "duplicate-key",
        "unclosed-bracket",
        "unknown-field",
    }
]


@pytest.mark.parametrize("name", ALONE)
def test_one_slip_is_one_problem(name: str) -> None:
    assert len(found(name)[1]) == 1


REPAIRED = [
    name for name in ALONE if MISTAKES[name][3] not in ("missing-block-sign", "tag", "indentation")
]


@pytest.mark.parametrize("name", REPAIRED)
def test_the_line_that_is_proposed_is_read_without_a_problem(name: str) -> None:
    _, problems = found(name)
    written = problems[0].remedy.arguments.get("line")
    if written is None:
        return
    file, old, new, _ = MISTAKES[name]
    lines = COURSE.changed(file, old, new).files[file].decode().split("\n")
    row = problems[0].line - 1
    indent = len(lines[row]) - len(lines[row].lstrip())
    lines[row] = " " * indent + written
    mended = MemoryFolder({**COURSE.files, file: "\n".join(lines).encode()})
    assert check_course(mended) == []


@pytest.mark.promise(row="P3")
def test_twenty_and_more_mistakes_of_one_file_are_told_in_one_run() -> None:
    text = COURSE.files[WORDS].decode()
    broken = text.replace("        text: ", "        text: Ici : ").replace("hint: ", "hint:")
    broken = broken.replace("feedback: ", "feedback: & ").replace("title: ", "titel: ")
    broken = broken.replace("  - id: ", "  -id: ").replace("prompt: ", 'prompt: "')
    problems = check_course(MemoryFolder({**COURSE.files, WORDS: broken.encode()}))
    assert len({each.line for each in problems if each.file == WORDS}) >= 20
