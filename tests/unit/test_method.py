"""The page on method: a file of words that a course may have, the same in every language."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from qusayr_tui.content.check import check_course
from qusayr_tui.content.loader import Library
from qusayr_tui.content.schema import schema_of
from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.wording import STATUS_WORDS
from tests.support.courses import SHIPPED, TINY, MemoryFolder

SECTIONS = "sections:\n  - {id: first, title: One, text: Some words.}\n"


def with_method(**texts: str) -> MemoryFolder:
    files = {f"{tag}/method.yaml": text.encode() for tag, text in texts.items()}
    return MemoryFolder({**MemoryFolder.of(TINY).files, **files})


def codes(folder: MemoryFolder) -> list[tuple[str, str, str]]:
    return [(each.file, each.code, each.id) for each in check_course(folder)]


def test_a_course_may_do_without() -> None:
    assert Library(MemoryFolder.of(TINY)).method("fr") is None
    assert codes(MemoryFolder.of(TINY)) == []


def test_it_is_read_in_the_language_asked_for() -> None:
    library = Library(with_method(fr=SECTIONS.replace("One", "Un"), en=SECTIONS))
    method = library.method("fr")
    assert method is not None
    assert [(each.id, each.title) for each in method.sections] == [("first", "Un")]


def test_where_one_language_has_it_every_language_must() -> None:
    assert codes(with_method(fr=SECTIONS, en=SECTIONS)) == [
        ("eo/method.yaml", "missing-file", "method")
    ]


def test_sections_are_the_same_in_every_language() -> None:
    more = SECTIONS + "  - {id: second, title: Two, text: More words.}\n"
    assert codes(with_method(fr=SECTIONS, en=more, eo=more)) == [
        ("fr/method.yaml", "missing-words", "second")
    ]


def test_no_section_stands_twice() -> None:
    twice = SECTIONS + SECTIONS.partition("\n")[2]
    assert ("en/method.yaml", "id-twice", "first") in codes(
        with_method(fr=SECTIONS, en=twice, eo=SECTIONS)
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("'# no heading'", "foreign-markup"),
        ("'[word](term:nothing)'", "unknown-id"),
        ("'said.[^one-claim]'", "citation-in-method"),
    ],
)
def test_its_prose_keeps_the_rules_of_prose(text: str, code: str) -> None:
    wrong = SECTIONS.replace("Some words.", text)
    found = codes(with_method(fr=SECTIONS, en=wrong, eo=SECTIONS))
    assert [each[:2] for each in found] == [("en/method.yaml", code)]


def test_words_to_avoid_are_avoided_there_too() -> None:
    wrong = SECTIONS.replace("Some words.", "The regime counts.")
    shipped = MemoryFolder.of(SHIPPED)
    folder = MemoryFolder(
        {**shipped.files, "en/method.yaml": wrong.encode(), "fr/method.yaml": SECTIONS.encode()}
    )
    assert ("en/method.yaml", "word-to-avoid", "first") in codes(folder)


def test_an_editor_can_complete_it() -> None:
    schema = json.dumps(schema_of("method-words"))
    assert "sections" in schema


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_the_course_tells_of_statuses_and_of_what_was_not_read(tag: str) -> None:
    method = Library(MemoryFolder.of(SHIPPED)).method(tag)
    assert method is not None
    ids = [each.id for each in method.sections]
    assert {"voices", "statuses", "numbers", "not-read"} <= set(ids)
    statuses = next(each.text for each in method.sections if each.id == "statuses")
    assert statuses.count("\n\n") >= 9
    for section in method.sections:
        prose, problems = parse_prose(section.text)
        assert problems == ()  # typography has taken no emphasis apart
        assert "*" not in prose.plain()


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_it_names_every_status_as_the_cards_do_in_the_order_of_the_rules(tag: str) -> None:
    method = Library(MemoryFolder.of(SHIPPED)).method(tag)
    assert method is not None
    told = next(each.text for each in method.sections if each.id == "statuses")
    names = [load_locale(tag).text(STATUS_WORDS[each]) for each in SIGNS]
    places = [
        told.index(f"{SIGNS[each]} *{name}*") for each, name in zip(SIGNS, names, strict=True)
    ]
    assert places == sorted(places)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "qusayr_tui", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_prints_it_as_lines_and_as_json() -> None:
    text = run("--lang", "en", "method")
    assert text.returncode == 0
    assert "≠ sources disagree" in text.stdout
    assert "](free)" not in text.stdout
    found = json.loads(run("--lang", "fr", "method", "--format", "json").stdout)
    assert found["schema"] == 1
    assert [set(each) for each in found["sections"]] == [{"id", "title", "text"}] * 8


def test_the_command_says_so_where_there_is_none() -> None:
    told = run("--lang", "en", "--course", str(TINY), "method")
    assert (told.returncode, told.stdout) == (1, "")
    assert "no page on method" in told.stderr
