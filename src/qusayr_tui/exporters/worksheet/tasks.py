"""Exercises and questions on paper: what is asked, boxes to tick, lines to write on."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.domain.items_of import find_exercise_words, item_name
from qusayr_tui.domain.model import Exercise, Material
from qusayr_tui.domain.quiz.engine import LETTERS, begin
from qusayr_tui.domain.words import ExerciseWords
from qusayr_tui.exporters.worksheet.boxes import (
    GAP,
    WRITING,
    Box,
    Part,
    height,
    height_of_question,
)
from qusayr_tui.exporters.worksheet.phase_sheets import PhaseSheets
from qusayr_tui.exporters.worksheet.reading import writing_lines
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.html import Html, direction, element, joined
from qusayr_tui.render.materials import material_lines, material_text
from qusayr_tui.render.text import plain

HOW: dict[str, LazyText] = {
    "one": _l("Tick one answer."),
    "several": _l("Tick all that fit."),
    "order": _l("Number them in order, from 1."),
    "sort": _l("Write a letter after each statement."),
    "write": _l("Write your answer."),
}
"""What to do on paper, by the manner of an item's kind."""

LOOK_BACK_LINES = 7
"""Room for an answer that names its sources; a question more still fits on its page."""

OPTION_INDENT = 8
"""Cells that an option's box and letter take."""


def exercise_parts(sheets: PhaseSheets) -> Iterator[Part]:
    """Give each exercise with its texts, to be handed out by itself."""
    for exercise in sheets.phase.record.exercises:
        words = find_exercise_words(sheets.phase.words, exercise.id)
        name = f"{sheets.title} · {words.title}"
        yield Part(name, tuple(_exercise(sheets, exercise, words)), sheets.title)


def question_part(sheets: PhaseSheets) -> Part:
    """Give the questions of the phase, then room to come back to its central question."""
    boxes: list[Box] = []
    heading: tuple[Html, float] | None = sheets.heading(sheets.t(_l("Questions")))
    for number, item in enumerate(sheets.phase.record.items, start=1):
        boxes.append(item_box(sheets, item.id, number, heading, room=1))
        heading = None
    boxes.append(_look_back(sheets))
    return Part(f"{sheets.title} · {sheets.t(_l('Questions'))}", tuple(boxes), sheets.title)


def _look_back(sheets: PhaseSheets) -> Box:
    heading, tall = sheets.heading(sheets.t(_l("Back to the question")))
    question = plain(sheets.phase.words.question)
    ask = sheets.t(_l("What I write now, and with which sources:"))
    html = element(
        "div",
        heading,
        element("p", question, class_="question"),
        element("p", ask, class_="label"),
        writing_lines(LOOK_BACK_LINES),
        class_="box",
        id=sheets.id("look-back"),
    )
    tall += height_of_question(question) + height(ask) + LOOK_BACK_LINES * WRITING + 2 * GAP
    return Box("look-back", html, tall)


# --- exercises


def _exercise(sheets: PhaseSheets, exercise: Exercise, words: ExerciseWords) -> Iterator[Box]:
    heading, tall = sheets.heading(words.title)
    instruction = plain(words.instruction)
    yield Box(
        f"exercise/{exercise.id}",
        element(
            "div",
            heading,
            element("p", instruction, class_="instruction"),
            class_="box",
            id=sheets.id("exercise", exercise.id),
        ),
        tall + height(instruction) + GAP,
    )
    for index, material in enumerate(exercise.materials):
        yield _material(sheets, exercise.id, words, material, LETTERS_OF_DOCUMENTS[index])
    for number, item in enumerate(exercise.items, start=1):
        yield item_box(sheets, item_name(exercise.id, item.id), number, None, room=2)


LETTERS_OF_DOCUMENTS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _material(
    sheets: PhaseSheets, exercise: str, words: ExerciseWords, material: Material, letter: str
) -> Box:
    about, how = material_lines(sheets.edition, material)
    named = sheets.t(
        _l(
            "Document %(letter)s – source %(number)s: %(about)s",
            letter=letter,
            number=str(sheets.sources[material.source]),
            about=about,
        )
    )
    text = plain(material_text(sheets.edition, words, material))
    source = sheets.edition.reader.record("sources")[material.source]
    # A quotation is in the language of its source, a summary in that of the page.
    language = source.language if material.form == "quote" else None
    paragraphs = (element("p", each) for each in text.split("\n\n"))
    html = element(
        "div",
        element("p", element("strong", named), element("br"), how, class_="about"),
        element("blockquote", *paragraphs, lang=language, dir=language and direction(language)),
        class_=f"box material {material.form}",
        id=sheets.id("document", exercise, material.id),
    )
    tall = height(named, how, indent=4) + height(text, indent=8) + 3 * GAP
    return Box(f"document/{exercise}/{material.id}", html, tall)


# --- items


def item_box(
    sheets: PhaseSheets, name: str, number: int, heading: tuple[Html, float] | None, room: int
) -> Box:
    """Give an item of a phase, with *room* lines to say what proves the answer."""
    asked = Asked(sheets.edition, sheets.ledger, sheets.phase, name)
    above, tall = heading or (None, 0.0)
    answering, needed = _answering(asked)
    how = sheets.t(HOW[asked.kind.manner])
    proof = sheets.t(_l("What proves it (lines, sources):"))
    passage = element("blockquote", asked.passage, class_="passage") if asked.passage else None
    html = element(
        "div",
        above,
        element("p", element("span", f"{number}.", class_="number"), asked.prompt, class_="prompt"),
        passage,
        element("p", how, class_="how"),
        answering,
        element("p", element("span", proof), element("span", class_="rest"), class_="proof"),
        writing_lines(room - 1),
        class_=f"box item {asked.kind.manner}",
        id=sheets.id("item", name),
    )
    tall += height(asked.prompt, indent=4) + height(asked.passage, indent=8) + height(how)
    tall += needed + room * WRITING + 2 * GAP + (GAP if passage else 0)
    return Box(f"item/{name}", html, tall)


def bins_in_print(asked: Asked) -> tuple[str, ...]:
    """Give the bins in the order printed: where that would show the key, mixed."""
    return begin(asked.item, "", asked.facts).letters


def _answering(asked: Asked) -> tuple[Html, float]:
    """Give where to answer, and its height."""
    match asked.kind.manner:
        case "write":
            return element("div", class_="write"), WRITING
        case "sort":
            return _sorting(asked)
        case _:
            return _options(asked)


def _options(asked: Asked) -> tuple[Html, float]:
    """Give the options: each with its box, its letter as on the cards, and its text."""
    shown = asked.kind.reading_order(asked.words, asked.options)
    texts = [asked.option_text(option) for option in shown]
    letters = [LETTERS[asked.options.index(option)] for option in shown]
    rows = (
        element(
            "li",
            element("span", class_="tick"),
            element("span", letter.upper(), class_="letter"),
            element("span", text, class_="words"),
        )
        for letter, text in zip(letters, texts, strict=True)
    )
    return element("ul", *rows, class_="options"), _height_of_list(texts)


def _sorting(asked: Asked) -> tuple[Html, float]:
    """Give the statements, each with a place for a letter, and what the letters stand for."""
    shown = asked.kind.reading_order(asked.words, asked.options)
    statements = [asked.option_text(each) for each in shown]
    bins = [asked.bin_text(each) for each in bins_in_print(asked)]
    left = (
        element(
            "li",
            element("span", str(at), class_="letter"),
            element("span", text, class_="words"),
            element("span", class_="slot"),
        )
        for at, text in enumerate(statements, start=1)
    )
    right = (
        element(
            "li",
            element("span", letter.upper(), class_="letter"),
            element("span", text, class_="words"),
        )
        for letter, text in zip(LETTERS, bins, strict=False)
    )
    html = joined(
        [
            element("ul", *right, class_="options bins"),
            element("ul", *left, class_="options statements"),
        ]
    )
    return html, _height_of_list(statements, 12) + _height_of_list(bins) + GAP


def _height_of_list(texts: list[str], more: int = 0) -> float:
    return sum(height(each, indent=OPTION_INDENT + more) + 1.2 for each in texts)
