"""How sheets are put on pages: what stays together, what stands at the head."""

from __future__ import annotations

import re
from functools import partial

import pytest

from qusayr_tui.cli.program import Program
from qusayr_tui.exporters.worksheet.boxes import Box, Part
from qusayr_tui.exporters.worksheet.layout import Flow
from qusayr_tui.render.html import element
from tests.support.courses import SHIPPED
from tests.support.lesson import program_for
from tests.support.pages import Element, read_page
from tests.support.sheets import as_text, printed


@pytest.fixture(scope="module")
def shipped() -> Program:
    return program_for(SHIPPED, "fr")


@pytest.fixture(scope="module")
def all_sheets(shipped: Program) -> dict[tuple[str, ...], Element]:
    """Give the sheets of the course, in French, in English and face to face."""
    return {
        languages: printed(shipped, *languages) for languages in (("fr",), ("en",), ("fr", "en"))
    }


@pytest.mark.parametrize("languages", [("fr",), ("en",)])
def test_the_closing_question_is_never_parted_from_the_last_of_the_quiz(
    shipped: Program, all_sheets: dict[tuple[str, ...], Element], languages: tuple[str, ...]
) -> None:
    tails = [
        [box.attributes["id"] for box in tail.all("div", "box")]
        for tail in all_sheets[languages].all("div", "tail")
    ]
    for ref in shipped.library.phases:
        last = shipped.library.phase(ref).items[-1].id
        (found,) = (ids for ids in tails if f"{languages[0]}-{ref.id}-look-back" in ids)
        assert found == [
            f"{languages[0]}-{ref.id}-{name}" for name in (f"item-{last}", "look-back")
        ]


def test_the_closing_question_faces_itself_below_a_question(
    all_sheets: dict[tuple[str, ...], Element],
) -> None:
    pages = [
        [box.attributes["id"] for box in page.all("div", "box")]
        for page in all_sheets["fr", "en"].all("section", "page")
    ]
    closing = [ids for ids in pages if any(each.endswith("-look-back") for each in ids)]
    assert len(closing) == 12
    assert [ids for ids in closing if len(ids) < 2] == []


def test_an_end_stays_together_until_it_fills_a_third_of_a_page() -> None:
    box = partial(Box, "x", element("div", class_="box"))
    for heights, alone in (
        ([100.0, 30.0, 30.0, 30.0, 10.0], [100.0]),
        ([100.0, 50.0, 95.0], [100.0]),
        ([100.0, 95.0, 95.0], [100.0, 95.0]),
        ([200.0], []),
    ):
        part = Part("name", tuple(map(box, heights)))
        (section,) = Flow((part,), "en", "sheets").sections()
        page_of = read_page(f"<!DOCTYPE html>\n<html>{section}</html>")
        (tail,) = page_of.all("div", "tail")
        assert len(page_of.all("div", "box")) - len(tail.all("div", "box")) == len(alone)


def test_every_page_says_at_its_head_what_it_belongs_to(shipped: Program) -> None:
    text = as_text(shipped, "fr", phases=("siege",), key=True)
    heads = re.findall(
        r'@page ([\w-]+) \{ @top-right \{ content: "((?:\\[0-9a-f]{6})+)"; \} \}', text
    )
    told = {
        name: "".join(chr(int(code, 16)) for code in coded.split("\\")[1:]) for name, coded in heads
    }
    title = f"1 · {shipped.edition('fr').phase('siege').words.title}"
    assert told["sheets-fr-0"] == title
    assert told["sheets-fr-2"] == f"{title} · Questions"
    assert told["key-fr-0"] == f"Réponses\u00a0: {title}"
    html = read_page(text)
    for section in html.all("section"):
        assert section.classes & set(told)


def uncoded(letters: str) -> str:
    """Give a text that a style holds letter by letter: `\\000041` is an A."""
    assert re.fullmatch(r"(\\[0-9a-f]{6})+", letters)
    return "".join(chr(int(code, 16)) for code in letters.split("\\")[1:])
