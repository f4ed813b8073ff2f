"""Worksheets printed by a real Chromium, page by page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qusayr_tui.cli import run
from tests.support.courses import SHIPPED, TINY
from tests.support.pages import Element, read_page
from tests.support.tools import pages_of, print_to_pdf, tidied, tool

PHASES = ("siege", "offensive")
"""One phase of ordinary length, and the longest."""


def sheets(folder: Path, *arguments: str, course: Path = SHIPPED) -> Path:
    """Write sheets with the command."""
    target = folder / "sheets.html"
    asked = ["--lang", "fr", "--course", str(course), "--guest", "export", "worksheet"]
    assert run([*asked, "-o", str(target), *arguments]) == 0
    return target


def squeezed(text: str) -> str:
    """Give letters and digits alone: where lines break in print does not count."""
    return re.sub(r"[\W_]+", "", text)


def words_of(text: str) -> set[str]:
    """Give the longer words in Latin script, which survive raised numbers and Arabic."""
    return set(re.findall("[A-Za-zÀ-ÿœ]{5,}", text))


def page_with(box: Element, pages: list[str]) -> int | None:
    """Give the page on which the whole of a box stands, counted from 1."""
    whole = squeezed(box.text)
    for number, text in enumerate(pages, start=1):
        if whole in squeezed(text):
            return number
    for number, text in enumerate(pages, start=1):
        if words_of(box.spaced) <= words_of(text):
            return number
    return None


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Element, list[str]]]:
    """Give two phases, in French and face to face, as a page and as printed."""
    tool("chromium")
    tool("pdftotext")
    found = {}
    for languages in ("fr", "fr,en"):
        folder = tmp_path_factory.mktemp("printed")
        phases = [part for each in PHASES for part in ("--phase", each)]
        page = sheets(folder, "--lang", languages, *phases, "--key", "--cards")
        html = read_page(page.read_text(encoding="utf-8"))
        found[languages] = html, pages_of(print_to_pdf(page, folder))
    return found


BOTH = pytest.mark.parametrize("languages", ["fr", "fr,en"])


@BOTH
def test_nothing_that_belongs_together_is_split_across_pages(
    printed: dict[str, tuple[Element, list[str]]], languages: str
) -> None:
    html, pages = printed[languages]
    boxes = html.all("div", "box")
    assert len(boxes) > 150
    assert [box.attributes.get("id") for box in boxes if page_with(box, pages) is None] == []


@BOTH
def test_no_heading_is_left_alone_at_the_foot_of_a_page(
    printed: dict[str, tuple[Element, list[str]]], languages: str
) -> None:
    html, pages = printed[languages]
    headings = {squeezed(each.text) for name in ("h2", "h3") for each in html.all(name)}
    for text in pages:
        lines = [squeezed(line) for line in text.splitlines() if line.strip()]
        assert lines[-1] not in headings


@BOTH
def test_no_page_is_almost_empty(
    printed: dict[str, tuple[Element, list[str]]], languages: str
) -> None:
    _, pages = printed[languages]
    for text in pages:
        lines = [line for line in text.splitlines() if line.strip()]
        # Cards are letters; a closing question has rows to write on, which are no text.
        assert len(lines) >= 12 or "A B" in lines, text


@BOTH
def test_every_page_but_cards_and_title_says_of_which_phase_it_is(
    printed: dict[str, tuple[Element, list[str]]], languages: str
) -> None:
    _, pages = printed[languages]
    heads = [text.split("\n")[:2] for text in pages]
    others = [each for each in heads if not any(re.search(r"(^|: )\d · ", line) for line in each)]
    assert len(others) == (1 if languages == "fr" else 2)


def test_facing_pages_are_printed_where_they_are_meant_to_be(
    printed: dict[str, tuple[Element, list[str]]],
) -> None:
    html, pages = printed["fr,en"]
    facing = html.all("section", "page")
    for number, section in enumerate(facing, start=2):
        for box in section.all("div", "box"):
            assert words_of(box.spaced) <= words_of(pages[number - 1])
        # An even page is a left one: the first page of a book is on the right.
        assert ("left" in section.classes) == (number % 2 == 0)


def test_the_number_of_pages_is_sane(printed: dict[str, tuple[Element, list[str]]]) -> None:
    _, pages = printed["fr"]
    assert 25 <= len(pages) <= 60
    html, facing = printed["fr,en"]
    assert len(html.all("section", "page")) < len(facing) <= 2.6 * len(pages)
    assert all(text.strip() for text in [*pages, *facing])


def test_pages_are_numbered_and_arabic_is_there(
    printed: dict[str, tuple[Element, list[str]]],
) -> None:
    _, pages = printed["fr"]
    # What stands in the margins is drawn first.
    assert [each for text in pages for each in text.split("\n")[:2] if " / " in each] == [
        f"{number} / {len(pages)}" for number in range(1, len(pages) + 1)
    ]
    assert re.search("[\u0600-\u06ff\ufb50-\ufeff]{3,}", "".join(pages))


def test_line_numbers_are_printed_beside_their_lines(
    printed: dict[str, tuple[Element, list[str]]],
) -> None:
    html, pages = printed["fr"]
    text = "\n".join(pages)
    for line in html.by_id("fr-siege-text-sixty-six").all("span", "line"):
        words = re.sub(r"\d[\d,]*$", "", line.words).strip()
        first = re.escape(words.removeprefix(line.attributes["data-line"]).strip()[:30])
        assert re.search(first.replace(r"\ ", r"\s"), text)


@pytest.mark.parametrize(
    ("course", "arguments"),
    [
        (SHIPPED, ("--lang", "fr,en", "--key", "--cards", "--plan", "55-minutes")),
        (SHIPPED, ("--lang", "en", "--key", "--phase", "0", "--phase", "5")),
        (TINY, ("--lang", "eo,fr", "--key", "--cards")),
    ],
)
def test_the_markup_is_valid(tmp_path: Path, course: Path, arguments: tuple[str, ...]) -> None:
    assert tidied(sheets(tmp_path, *arguments, course=course)) == ""


def test_the_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!DOCTYPE html><title>x</title><p><b>one</p><p id=a><i id=a></i>", "utf-8")
    assert "Warning" in tidied(page)
