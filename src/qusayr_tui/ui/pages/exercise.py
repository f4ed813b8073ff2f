"""An exercise: its texts with where they are from, and below them the item in hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.items_of import exercise_of, find_exercise, find_exercise_words
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import Material
from qusayr_tui.domain.quiz.engine import Attempt
from qusayr_tui.domain.words import ExerciseWords
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.materials import material_lines, material_text
from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.page import Page, PageMaker
from qusayr_tui.ui.pages.quiz import Line, QuizPage

MATERIALS = "materials"
GAP = 4
"""Cells between two texts side by side."""


class ExercisePage:
    """Make the page of an exercise."""

    def __init__(
        self, edition: Edition, phase: PhaseEdition, ledger: Ledger, signs: Signs, form: Form
    ) -> None:
        self._edition = edition
        self._phase = phase
        self._ledger = ledger
        self._signs = signs
        self._form = form

    def page(self, name: str, attempt: Attempt, line: Line | None = None) -> Page:
        """Give the page of the exercise that the item *name* belongs to, that item in hand."""
        exercise_id = exercise_of(name) or ""
        exercise = find_exercise(self._phase.record, exercise_id)
        words = find_exercise_words(self._phase.words, exercise_id)
        maker = PageMaker(self._form.page_left, self._form.measure)
        maker.blank(self._form.rows_above)
        maker.begin(MATERIALS)
        self._head(maker, exercise_id, words)
        self._materials(maker, exercise.materials, words)
        maker.end()
        maker.row(Span(self._signs.hairline * self._form.measure, "line"))
        maker.blank()
        items = QuizPage(self._edition, self._phase, self._ledger, self._signs, self._form)
        items.add_item(maker, name, attempt, line)
        return maker.page()

    def _head(self, maker: PageMaker, exercise_id: str, words: ExerciseWords) -> None:
        ids = [each.id for each in self._phase.record.exercises]
        if len(ids) > 1:
            at = _l("Exercise %(at)s of %(of)s", at=ids.index(exercise_id) + 1, of=len(ids))
            maker.text(self._edition.text(at), "muted")
        maker.text(words.title, "strong")
        maker.text(words.instruction)
        maker.blank()

    def _materials(
        self, maker: PageMaker, materials: Sequence[Material], words: ExerciseWords
    ) -> None:
        """Give the texts: two stand side by side where there is room, others one by one."""
        side_by_side = len(materials) == 2 and self._form.name != "narrow"
        width = (self._form.measure - GAP) // 2 if side_by_side else self._form.measure
        columns = [
            self._material(chr(ord("A") + at), each, words, width)
            for at, each in enumerate(materials)
        ]
        if not side_by_side:
            for heads, rows in columns:
                for row in (*heads, *rows):
                    maker.row(*row)
                maker.blank()
            return
        highest = max(len(heads) for heads, _ in columns)
        left, right = ([*heads, *[()] * (highest - len(heads)), *rows] for heads, rows in columns)
        for one, two in zip_longest(left, right, fillvalue=()):
            pad = (Span(" " * (width + GAP - row_width(one))),) if two else ()
            maker.row(*one, *pad, *two)
        maker.blank()

    def _material(
        self, letter: str, material: Material, words: ExerciseWords, width: int
    ) -> tuple[list[Row], list[Row]]:
        """Give the rows that say where a text is from, and those of the text itself."""
        source, how = material_lines(self._edition, material)
        text = material_text(self._edition, words, material)
        role = "em" if material.form == "quote" else ""
        heads = wrap([Span(letter, "strong"), Span("  "), Span(source, "muted")], width, indent=3)
        return heads, [*wrap([Span(text, role)], width), *wrap([Span(how, "em muted")], width)]
