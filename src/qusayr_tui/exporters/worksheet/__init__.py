"""Worksheets: one HTML page that prints on A4, in one language or in two face to face.

Sheets for pupils come first: text by numbered lines, sources, words, exercises, questions.
Cards, the plan and the key follow on pages of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from importlib.resources import files

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.exporters.worksheet.boxes import Part
from qusayr_tui.exporters.worksheet.cards import cards_page
from qusayr_tui.exporters.worksheet.key import key_part
from qusayr_tui.exporters.worksheet.layout import Flow, facing
from qusayr_tui.exporters.worksheet.phase_sheets import PhaseSheets
from qusayr_tui.exporters.worksheet.plan import PrintedPlan, plan_part
from qusayr_tui.exporters.worksheet.reading import reading_part
from qusayr_tui.exporters.worksheet.tasks import exercise_parts, question_part
from qusayr_tui.exporters.worksheet.word_list import terms_used
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, direction, element, page
from qusayr_tui.render.text import plain

__all__ = ["Order", "PrintedPlan", "worksheet"]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be printed."""

    editions: tuple[Edition, ...]
    """One language, or two that face each other."""
    ledger: Ledger
    phases: tuple[str, ...]
    plans: tuple[PrintedPlan, ...] = ()
    """The words of one plan, in each of the languages; none to leave it out."""
    left_out: tuple[str, ...] = ()
    """Blocks that are not printed, as `phase/block`."""
    key: bool = False
    cards: bool = False

    def sheets(self, edition: Edition, phase: str) -> PhaseSheets:
        """Give a phase as it is printed in a language."""
        named = (each.partition("/") for each in self.left_out)
        blocks = frozenset(block for of, _, block in named if of == phase)
        return PhaseSheets(edition, self.ledger, phase, blocks)


def worksheet(order: Order) -> str:
    """Give the page."""
    first = order.editions[0]
    sheets = [tuple(_parts(edition, order)) for edition in order.editions]
    flow = Flow(sheets[0], first.language, "sheets") if len(sheets) == 1 else None
    after = [*_plans(order), *_keys(order)]
    style = [files(__package__).joinpath("style.css").read_text(encoding="utf-8")]
    style += [head for each in ([flow, *after] if flow else after) for head in each.heads()]
    title = " · ".join(dict.fromkeys(each.words.title for each in order.editions))
    cards = [cards_page(order.editions)] if order.cards else []
    body = [
        *(flow.sections(_front(order)) if flow else _face_to_face(order, sheets)),
        *cards,
        *(section for each in after for section in each.sections()),
    ]
    return page(title, first.language, "".join(style), body)


def _face_to_face(order: Order, sheets: Sequence[tuple[Part, ...]]) -> Iterator[Html]:
    """Give the title on a page of its own, then the pages in pairs."""
    yield _front(order)
    languages = (order.editions[0].language, order.editions[1].language)
    yield from facing(sheets[0], sheets[1], languages)


def _plans(order: Order) -> Iterator[Flow]:
    for edition, printed in zip(order.editions, order.plans, strict=False):
        part = plan_part(edition, printed, partial(order.sheets, edition))
        yield Flow((part,), edition.language, "plan")


def _keys(order: Order) -> Iterator[Flow]:
    for edition in order.editions if order.key else ():
        parts = (key_part(order.sheets(edition, each)) for each in order.phases)
        yield Flow(tuple(parts), edition.language, "key")


def _parts(edition: Edition, order: Order) -> Iterator[Part]:
    for phase in order.phases:
        sheets = order.sheets(edition, phase)
        terms = terms_used([order.sheets(each, phase) for each in order.editions])
        yield reading_part(sheets, terms)
        yield from exercise_parts(sheets)
        if sheets.phase.record.items:
            yield question_part(sheets)


def _front(order: Order) -> Html:
    """Give the title and the content notice; for facing pages, a page of their own."""
    facing_pages = len(order.editions) > 1
    return element(
        "header",
        *(_about(edition, order.editions, facing_pages) for edition in order.editions),
        class_="front alone" if facing_pages else "front",
    )


def _about(edition: Edition, editions: Sequence[Edition], facing_pages: bool) -> Html:
    question = edition.words.question
    left, right = (edition.locale.name_here(each.language) for each in (editions[0], editions[-1]))
    how = _l(
        "Left pages: %(left)s; right pages: %(right)s. The same passage stands on both. "
        "Print on both sides of the paper, turned along the long edge.",
        left=left,
        right=right,
    )
    return element(
        "div",
        element("h1", edition.words.title),
        element("p", plain(question), class_="question") if question else None,
        *(
            element("p", each, class_="notice")
            for each in plain(edition.words.notice).split("\n\n")
        ),
        element("p", edition.text(how), class_="note") if facing_pages else None,
        lang=edition.language,
        dir=direction(edition.language),
    )
