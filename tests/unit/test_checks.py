"""Each rule of a course, broken once: code, file, line, id and a remedy in both languages."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from qusayr_tui.content.check import check_course
from qusayr_tui.content.problems import Problem
from qusayr_tui.i18n.locale import load_locale
from tests.support.courses import TINY, WORKED, MemoryFolder

COURSE = MemoryFolder.of(TINY)
RECORD = "record/phases/01-fair.yaml"
WORDS = "fr/phases/01-fair.yaml"
OPENING = "Le boulanger écrit que la foire ouvre le 1er mai 1911 sur la place"
LONG = " ".join(["mot"] * 111)


class Broken(NamedTuple):
    """One way to break the tiny course, and what must be said about it."""

    code: str
    file: str
    at: str
    """What stands on the line that is named; empty for the first line of the file."""
    id: str
    changes: tuple[tuple[str, str, str], ...]
    """File, text, and the text in its place."""


def broken(code: str, at: str, name: str, *changes: tuple[str, str, str]) -> Broken:
    return Broken(code, changes[0][0], at, name, changes)


CASES = {
    # references: whatever is named exists
    "side of an actor": broken(
        "unknown-id", "side: bakrs", "baker", ("record/actors.yaml", "side: bakers", "side: bakrs")
    ),
    "line of an actor": broken(
        "unknown-id",
        "line: nobody",
        "chronicle",
        ("record/actors.yaml", "kind: unnamed", "kind: media, line: nobody"),
    ),
    "copied source": broken(
        "unknown-id",
        "copy_of: lettre",
        "letter",
        ("record/sources.yaml", "seen: whole", "seen: whole, copy_of: lettre"),
    ),
    "source through which another was met": broken(
        "unknown-id",
        "through: lettre",
        "letter",
        ("record/sources.yaml", "seen: whole", "seen: cited, through: lettre"),
    ),
    "place within a place": broken(
        "unknown-id",
        "within: town",
        "square",
        ("record/places.yaml", "kind: square", "kind: square, within: town"),
    ),
    "related term": broken(
        "unknown-id",
        "[fare]",
        "stall",
        ("record/glossary.yaml", "related: [fair]", "related: [fare]"),
    ),
    "source of a term": broken(
        "unknown-id",
        "sources: [lettre]",
        "fair",
        ("record/glossary.yaml", "link: block", "link: block, sources: [lettre]"),
    ),
    "claim of a term": broken(
        "unknown-id",
        "claims: [fair-open]",
        "fair",
        ("record/glossary.yaml", "link: block", "link: block, claims: [fair-open]"),
    ),
    "place of a claim": broken(
        "unknown-id", "place: squar", "fair-opens", (RECORD, "place: square", "place: squar")
    ),
    "actor of an account": broken(
        "unknown-id", "actor: bakr", "fair-opens", (RECORD, "{actor: baker", "{actor: bakr")
    ),
    "source of an account": broken(
        "unknown-id",
        "sources: [lettr]",
        "fair-opens",
        (RECORD, "sources: [letter]", "sources: [lettr]"),
    ),
    "related claim": broken(
        "unknown-id",
        "to: fair-end,",
        "fair-ends",
        (RECORD, "control:\n", "    related: [{to: fair-end, as: compare}]\ncontrol:\n"),
    ),
    "place held": broken(
        "unknown-id",
        "place: squar,",
        "squar",
        (RECORD, "{place: square, holder", "{place: squar, holder"),
    ),
    "holder": broken(
        "unknown-id",
        "holder: bakrs",
        "square",
        (RECORD, "holder: unknown", "holder: bakrs, claim: fair-opens"),
    ),
    "claim of a holder": broken(
        "unknown-id",
        "claim: fair-open}",
        "square",
        (RECORD, "holder: unknown", "holder: bakers, claim: fair-open"),
    ),
    "claim of a block": broken(
        "unknown-id",
        "fair-end]",
        "fair/counting",
        (RECORD, "claims: [stalls-counted, fair-ends]}", "claims: [stalls-counted, fair-end]}"),
    ),
    "claim of an item": broken(
        "unknown-id",
        "claims: [stall-counted]",
        "fair/how-many",
        (RECORD, "claims: [stalls-counted]\n", "claims: [stall-counted]\n"),
    ),
    "proof of an item": broken(
        "unknown-id",
        "proof: openning",
        "fair/open",
        (RECORD, "answer: true", "answer: true, proof: openning"),
    ),
    "tag of an option": broken(
        "unknown-id",
        "{id: baker, right: false, tag: one-sid}",
        "fair/how-many/baker",
        (RECORD, "tag: one-side", "tag: one-sid"),
    ),
    "claim of an option": broken(
        "unknown-id",
        "claim: fair-end}",
        "fair/in-time/ends",
        (RECORD, "claim: fair-ends}", "claim: fair-end}"),
    ),
    "link to a term": broken(
        "unknown-id",
        OPENING.replace("foire", "[foire](term:foire)"),
        "fair/opening",
        (WORDS, OPENING, OPENING.replace("foire", "[foire](term:foire)")),
    ),
    "link to a place": broken(
        "unknown-id",
        OPENING.replace("place", "[place](place:squre)"),
        "fair/opening",
        (WORDS, OPENING, OPENING.replace("place", "[place](place:squre)")),
    ),
    # files
    "name of a phase's file": Broken(
        "phase-file-name",
        "record/phases/fair.yaml",
        "",
        "",
        (("record/phases/fair.yaml", "", "x: y\n"),),
    ),
    "number of a phase": Broken(
        "phase-twice",
        "record/phases/01-second.yaml",
        "",
        "",
        (("record/phases/01-second.yaml", "", "x: y\n"),),
    ),
    "id of a phase": Broken(
        "phase-twice",
        "record/phases/02-fair.yaml",
        "",
        "",
        (("record/phases/02-fair.yaml", "", "x: y\n"),),
    ),
    "phase without a record": Broken(
        "stray-file",
        "fr/phases/02-other.yaml",
        "",
        "",
        (("fr/phases/02-other.yaml", "", "x: y\n"),),
    ),
    "shared words without a record": Broken(
        "stray-file", "fr/acteurs.yaml", "", "", (("fr/acteurs.yaml", "", "x: y\n"),)
    ),
    "record that nothing reads": Broken(
        "stray-file", "record/actor.yaml", "", "", (("record/actor.yaml", "", "x: y\n"),)
    ),
    # ids
    "shared id twice": broken(
        "id-twice",
        "{id: baker, kind: media}",
        "baker",
        ("record/actors.yaml", "- {id: miller", "- {id: baker, kind: media}\n- {id: miller"),
    ),
    "shared words twice": broken(
        "id-twice",
        "{id: square, name: B}",
        "square",
        ("fr/places.yaml", "- {id: square", "- {id: square, name: A}\n- {id: square, name: B} #"),
    ),
    "other name of a place that another has": broken(
        "alias-taken",
        "{id: mill, name: le moulin",
        "mill",
        ("fr/places.yaml", "name: le moulin", "name: le moulin, aliases: [La Place]"),
    ),
    "other name of a place twice": broken(
        "alias-taken",
        "{id: bridge, name: le pont",
        "bridge",
        ("fr/places.yaml", "name: le pont", "name: le pont, aliases: [Ponton, ponton]"),
    ),
    "claim twice": broken(
        "id-twice",
        "- id: fair-opens  # again",
        "fair-opens",
        (RECORD, "- id: stalls-counted", "- id: fair-opens  # again"),
    ),
    "block and item of one id": broken(
        "id-twice", "- id: opening", "fair/opening", (RECORD, "- id: how-many", "- id: opening")
    ),
    "option twice": broken(
        "id-twice",
        "{id: both, right: false",
        "fair/how-many/both",
        (RECORD, "{id: baker, right: false", "{id: both, right: false"),
    ),
    "account twice": broken(
        "id-twice",
        "- id: baker  # again",
        "stalls-counted/baker",
        (RECORD, "- id: miller", "- id: baker  # again"),
    ),
    "words of a block twice": broken(
        "id-twice",
        "- id: opening  # again",
        "fair/opening",
        (WORDS, "- id: counting", "- id: opening  # again"),
    ),
    "figure twice": broken(
        "figure-twice",
        "value: 12}, {",
        "stalls-counted/stalls",
        (RECORD, "[{id: stalls, value: 12}]", "[{id: stalls, value: 12}, {id: stalls, value: 12}]"),
    ),
    # languages
    "side without a name": broken(
        "missing-words",
        "{id: bakers",
        "millers",
        ("fr/course.yaml", "  - {id: millers, name: meuniers}\n", ""),
    ),
    "block without words": broken(
        "missing-words",
        "- id: opening",
        "fair/counting",
        (WORDS, "  - id: counting\n", "  - id: countig\n"),
    ),
    "option without words": broken(
        "missing-words",
        "- id: both",
        "fair/how-many/miller",
        (WORDS, "      - id: miller\n", "      - id: milller\n"),
    ),
    "note of one language": broken(
        "missing-words",
        "- id: fair-opens",
        "fair-opens/date_note",
        (WORDS, "  - id: fair-opens\n", "  - id: fair-opens\n"),
        (
            "en/phases/01-fair.yaml",
            "  - id: fair-opens\n",
            "  - id: fair-opens\n    date_note: A note.\n",
        ),
    ),
    "aims fewer than elsewhere": broken(
        "missing-words",
        "- |-",
        "fair/aims",
        (WORDS, "aims:\n", "aims:\n"),
        ("en/phases/01-fair.yaml", "aims:\n", "aims:\n  - Another aim.\n"),
    ),
    "question of the course": broken(
        "missing-words",
        "title:",
        "question",
        ("fr/course.yaml", "title:", "title:"),
        ("en/course.yaml", "title:", "question: Why?\ntitle:"),
    ),
    "contested without a usage": broken(
        "missing-words",
        "- id: fair",
        "fair",
        ("fr/glossary.yaml", "- id: fair", "- id: fair"),
        ("record/glossary.yaml", "link: block", "link: block, contested: true"),
    ),
    "words for nothing": broken(
        "words-for-nothing",
        "- id: countig",
        "fair/countig",
        (WORDS, "  - id: counting\n", "  - id: countig\n"),
    ),
    "words of an account that has no id": broken(
        "words-for-nothing",
        "{id: grocer",
        "fair-opens/grocer",
        (
            WORDS,
            "  - id: stalls-counted\n",
            "    accounts: [{id: grocer, text: Un mot.}]\n  - id: stalls-counted\n",
        ),
    ),
    "words of a relation that there is not": broken(
        "words-for-nothing",
        "{to: fair-ends",
        "fair-opens/fair-ends",
        (
            WORDS,
            "  - id: stalls-counted\n",
            "    relations: [{to: fair-ends, text: Un mot.}]\n  - id: stalls-counted\n",
        ),
    ),
    # prose
    "citation that names nothing": broken(
        "bad-citation",
        "compte mal.[^Stalls]",
        "fair/counting",
        (WORDS, "mal.[^stalls-counted]", "mal.[^Stalls]"),
    ),
    "link without words": broken(
        "bad-link",
        "la [](term:fair)",
        "fair/opening",
        (WORDS, OPENING, OPENING.replace("foire", "[](term:fair)")),
    ),
    "bold": broken(
        "foreign-markup",
        "**foire**",
        "fair/opening",
        (WORDS, OPENING, OPENING.replace("foire", "**foire**")),
    ),
    "address in a definition": broken(
        "foreign-markup",
        "qui <http://a.b> revient",
        "fair",
        ("fr/glossary.yaml", "qui revient", "qui <http://a.b> revient"),
    ),
    "endless paragraph": broken(
        "long-paragraph",
        "mot mot",
        "fair",
        ("fr/glossary.yaml", "Un marché qui revient.", "mot " * 4500 + "fin."),
    ),
    # blocks
    "short block": broken(
        "block-length",
        "text: |-",
        "fair/not-known",
        (
            WORDS,
            "On ne sait pas qui a compté le mieux, ni si quelqu'un d'autre a compté les étals ",
            "Qui sait compter les étals ",
        ),
    ),
    "long block": broken(
        "block-length",
        "text: |-",
        "fair/not-known",
        (WORDS, "On ne sait pas qui", f"On ne sait pas {LONG} qui"),
    ),
    "history without a claim": broken(
        "history-without-claim",
        "id: opening",
        "fair/opening",
        (RECORD, "kind: history, claims: [fair-opens]", "kind: history"),
    ),
    "block of six claims": broken(
        "too-many-claims",
        "id: opening",
        "fair/opening",
        (RECORD, "claims: [fair-opens]}", f"claims: [{', '.join(['fair-opens'] * 6)}]}}"),
    ),
    "citation that the record has not": broken(
        "citation-not-in-record",
        "[^fair-opens] D'après",
        "fair/counting",
        (WORDS, "[^stalls-counted] D'après", "[^stalls-counted][^fair-opens] D'après"),
    ),
    "claim that a text does not cite": broken(
        "claim-not-cited", "text: |-", "fair/counting", (WORDS, "[^fair-ends]", "")
    ),
    "four citations side by side": broken(
        "too-many-citations",
        "text: |-",
        "fair/counting",
        (WORDS, "[^fair-ends]", "[^fair-ends]" * 4),
    ),
    "claim that nobody tells": broken(
        "claim-untold",
        "- id: fair-opens",
        "fair-opens",
        (RECORD, "kind: history, claims: [fair-opens]", "kind: history, claims: [fair-ends]"),
    ),
    # words that take sides
    "word to avoid in a block": broken(
        "word-to-avoid",
        "Le boulanger écrit",
        "fair/opening",
        (WORDS, OPENING, f"Le soi-disant jour, {OPENING}"),
    ),
    "word to avoid in a claim": broken(
        "word-to-avoid",
        "Soi-Disant",
        "fair-ends",
        (WORDS, "Selon la chronique", "Soi-Disant, selon la chronique"),
    ),
    "word to avoid in a title": broken(
        "word-to-avoid", "title:", "fair", (WORDS, "title: La foire", "title: La soi-disant foire")
    ),
    # accounts
    "side of nobody": broken(
        "side-of-nobody",
        "kind: unnamed, side",
        "chronicle",
        ("record/actors.yaml", "kind: unnamed", "kind: unnamed, side: bakers"),
    ),
    "line of nobody": broken(
        "side-of-nobody",
        "kind: unnamed, line",
        "chronicle",
        ("record/actors.yaml", "kind: unnamed", "kind: unnamed, line: baker"),
    ),
    "of self without a side": broken(
        "of-without-side",
        "actor: chronicle, of: self",
        "fair-ends",
        (RECORD, "actor: chronicle", "actor: chronicle, of: self"),
    ),
    "date without a basis": broken(
        "date-basis",
        "date_basis: unknown",
        "fair-opens",
        (RECORD, "date_basis: sourced", "date_basis: unknown"),
    ),
    "basis without a date": broken(
        "date-basis",
        "date_basis: sourced",
        "fair-opens",
        (RECORD, "date: 1911-05-01", "date: unknown"),
    ),
    "disputed without dates": broken(
        "disputed-without-dates",
        "date_basis: disputed",
        "fair-opens",
        (RECORD, "date_basis: sourced", "date_basis: disputed"),
    ),
    "holder without a claim": broken(
        "holder-without-claim",
        "holder: bakers",
        "square",
        (RECORD, "holder: unknown", "holder: bakers"),
    ),
    # items
    "one option": broken(
        "option-count",
        "{id: both, right: true}",
        "fair/how-many",
        (
            RECORD,
            "      - {id: baker, right: false, tag: one-side}\n"
            "      - {id: miller, right: false, tag: one-side}\n",
            "",
        ),
    ),
    "seven options": broken(
        "option-count",
        "{id: both, right: true}",
        "fair/how-many",
        (
            RECORD,
            "    options:\n      - {id: both, right: true}\n",
            "    options:\n      - {id: both, right: true}\n"
            + "".join(
                f"      - {{id: o{each}, right: false, tag: one-side}}\n" for each in range(4)
            ),
        ),
    ),
    "two in an order": broken(
        "option-count",
        "{id: counted",
        "fair/in-time",
        (
            RECORD,
            "    options:\n      - {id: opens, claim: fair-opens}\n",
            "    options:\n",
        ),
    ),
    "none right": broken(
        "right-count",
        "{id: both",
        "fair/how-many",
        (RECORD, "right: true}", "right: false, tag: one-side}"),
    ),
    "two right in a choice": broken(
        "right-count",
        "{id: both",
        "fair/how-many",
        (RECORD, "{id: baker, right: false", "{id: baker, right: true"),
    ),
    "wrong without a tag": broken(
        "wrong-without-tag",
        "{id: baker, right: false}",
        "fair/how-many/baker",
        (RECORD, "{id: baker, right: false, tag: one-side}", "{id: baker, right: false}"),
    ),
    "item without a claim": broken(
        "item-without-claim",
        "claims: []",
        "fair/how-many",
        (RECORD, "claims: [stalls-counted]\n", "claims: []\n"),
    ),
    "item about what no block shows": broken(
        "claim-not-shown",
        "claims: [fair-opens]\n",
        "fair/in-time",
        (RECORD, "kind: history, claims: [fair-opens]", "kind: history, claims: [fair-ends]"),
    ),
    "proof that shows nothing": broken(
        "proof-shows-nothing",
        "proof: counting",
        "fair/open",
        (RECORD, "answer: true", "answer: true, proof: counting"),
    ),
    "order of dates that overlap": broken(
        "dates-overlap", "{id: opens", "fair/in-time", (RECORD, "date: 1911-05-05", "date: 1911-05")
    ),
    "right option that stands out": broken(
        "right-is-longest",
        "text: |-",
        "fair/how-many/both",
        (
            WORDS,
            "Deux comptes, deux auteurs",
            "Deux comptes, deux auteurs, " + "et bien des mots de plus " * 3,
        ),
    ),
}


def changed(case: Broken) -> MemoryFolder:
    """Give the tiny course with the changes of a case; a text of nothing is a new file."""
    avoid = "words:\n  avoid:\n    - {forms: [soi-disant], instead: dit}\n"
    folder = COURSE.changed("fr/course.yaml", "words:\n", avoid)
    for file, old, new in case.changes:
        if old:
            folder = folder.changed(file, old, new)
        else:
            folder = MemoryFolder({**folder.files, file: new.encode()})
    return folder


def found(name: str) -> list[Problem]:
    """Give the problems of a case that have its code, file and id."""
    case = CASES[name]
    return [
        each
        for each in check_course(changed(case))
        if (each.code, each.file, each.id) == (case.code, case.file, case.id)
    ]


@pytest.mark.parametrize("name", CASES)
def test_each_rule_names_code_file_line_and_id(name: str) -> None:
    case = CASES[name]
    assert found(name), [
        (each.code, each.file, each.line, each.id) for each in check_course(changed(case))
    ]
    problem = found(name)[0]
    if case.at:
        lines = changed(case).files[case.file].decode().split("\n")
        assert case.at.strip("\n") in lines[problem.line - 1]
    else:
        assert (problem.line, problem.column) == (1, 1)


@pytest.mark.parametrize("name", CASES)
def test_each_rule_says_what_to_do_in_both_languages(name: str) -> None:
    problem = found(name)[0]
    for text in (problem.message, problem.remedy):
        french, english = load_locale("fr").text(text), load_locale("en").text(text)
        assert french != english
        assert "%(" not in french + english


def test_the_course_that_is_broken_here_is_sound_before() -> None:
    assert check_course(COURSE) == []
    assert check_course(MemoryFolder.of(WORKED)) == []


def test_a_word_to_avoid_may_stand_in_quotation_marks_and_inside_other_words() -> None:
    avoid = "words:\n  avoid:\n    - {forms: [soi-disant, part], instead: dit}\n"
    folder = COURSE.changed("fr/course.yaml", "words:\n", avoid)
    folder = folder.changed(WORDS, OPENING, f"Pour une partie, un « soi-disant » jour, {OPENING}")
    assert check_course(folder) == []


def test_a_course_without_a_phase_says_so() -> None:
    files = {name: data for name, data in COURSE.files.items() if "phases" not in name}
    assert [(each.code, each.file) for each in check_course(MemoryFolder(files))] == [
        ("no-phase", "course.yaml")
    ]


def test_a_course_without_its_first_file_says_only_that() -> None:
    files = {name: data for name, data in COURSE.files.items() if name != "course.yaml"}
    problems = check_course(MemoryFolder(files))
    assert [(each.code, each.file, each.id) for each in problems] == [
        ("missing-file", "course.yaml", "course")
    ]


def test_what_names_an_unreadable_record_is_not_called_unknown() -> None:
    folder = COURSE.changed("record/actors.yaml", "- {id: baker", "- {id: baker, id: miller")
    assert {each.file for each in check_course(folder)} == {"record/actors.yaml"}


def test_a_near_name_is_proposed_and_a_far_one_is_not() -> None:
    near = found("source of an account")[0].remedy
    assert near.arguments == {"name": "letter"}
    far = COURSE.changed(RECORD, "sources: [letter]", "sources: [q]")
    assert check_course(far)[0].remedy.arguments == {}


def test_problems_stand_in_the_order_of_files_and_lines_each_once() -> None:
    folder = COURSE.changed(RECORD, "place: square", "place: squar", count=3)
    folder = folder.changed(WORDS, "[^fair-ends]", "[^fair-ends]" * 4)
    problems = check_course(folder)
    places = [(each.file, each.line, each.column, each.code, each.id) for each in problems]
    assert places == sorted(set(places))
    assert len(places) >= 4


def test_a_file_in_another_encoding_has_its_problems_at_the_same_places() -> None:
    case = CASES["bold"]
    folder = changed(case)
    wide = folder.files[WORDS].decode().encode("utf-16")
    assert check_course(MemoryFolder({**folder.files, WORDS: wide})) == check_course(folder)


# --- no code without a test


def codes_of(source: Path) -> set[str]:
    """Give the codes of problems in a module: a name right before what is said of it."""
    codes = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        arguments = node.args if isinstance(node, ast.Call) else getattr(node, "elts", [])
        for first, second in pairwise(arguments):
            if isinstance(first, ast.Constant) and _is_said(second):
                codes.add(str(first.value))
    return {code for code in codes if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)}


def _is_said(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", "") in ("_l", "lazy_ngettext")
    return isinstance(node, ast.Name) and node.id == "message"


def test_every_code_that_a_check_can_give_is_provoked_by_a_test(project: Path) -> None:
    content = project / "src" / "qusayr_tui" / "content"
    known = {code for file in content.rglob("*.py") for code in codes_of(file)}
    assert len(known) > 70
    tests = [file.read_text(encoding="utf-8") for file in (project / "tests").rglob("test_*.py")]
    assert [code for code in sorted(known) if not any(f'"{code}"' in text for text in tests)] == []
