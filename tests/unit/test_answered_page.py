"""An answered question: what was asked and what is said of the answer are seen together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qusayr_tui.content.loader import Library
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.item_facts import ItemFacts
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.domain.quiz.engine import restored
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.signs import UNICODE
from qusayr_tui.ui.pages.form import Form, form_for
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.quiz import QuizPage
from tests.support.courses import SHIPPED, MemoryFolder

FRAME = 3
"""Rows of the running head, its hairline and the footer."""


def answered(language: str, form: Form) -> Iterator[tuple[str, Page]]:
    """Give the prompt and the page of each single choice of the course, for each answer."""
    edition = Edition(Library(MemoryFolder.of(SHIPPED)), load_locale(language), language)
    ledger = Ledger(edition.reader)
    for ref in edition.reader.phases:
        phase = edition.phase(ref.id)
        pages = QuizPage(edition, phase, ledger, UNICODE, form)
        for item in phase.record.items:
            if kind_of(item).manner != "one":
                continue
            facts = ItemFacts(edition.reader, ledger, phase.ref, item.id)
            for option in pages.asked(item.id).options:
                attempt = restored(item, "learner", facts, (option,), 0)
                yield pages.asked(item.id).prompt, pages.page(item.id, attempt)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
def test_question_and_feedback_stand_on_one_screen(language: str, size: tuple[int, int]) -> None:
    form = form_for(*size)
    seen, too_long = 0, 0
    for prompt, page in answered(language, form):
        seen += 1
        if len(page.rows) > form.height - FRAME:
            too_long += 1
            first = "".join(span.text for span in page.rows[0]).strip()
            assert prompt.startswith(first), "what can be spared is spared"
    assert seen > 100
    assert too_long < seen / 12, f"{too_long} of {seen}"


def test_where_there_is_room_the_number_stays() -> None:
    for _, page in answered("en", form_for(120, 36)):
        text = "".join(span.text for row in page.rows for span in row)
        assert text.strip().startswith("Question ")
