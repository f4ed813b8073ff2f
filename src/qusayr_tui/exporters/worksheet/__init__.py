"""Worksheets: one HTML page that prints on A4, in one language or in two face to face.

Sheets for pupils come first: text by numbered lines, sources, exercises, questions, words.
Cards, the plan and the key follow on pages of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.exporters.worksheet.boxes import Part
from qusayr_tui.exporters.worksheet.cards import cards_page
from qusayr_tui.exporters.worksheet.key import key_part
from qusayr_tui.exporters.worksheet.layout import facing, flow
from qusayr_tui.exporters.worksheet.plan import PrintedPlan, plan_part
from qusayr_tui.exporters.worksheet.reading import PhaseSheets, reading_part
from qusayr_tui.exporters.worksheet.tasks import exercise_parts, question_part
from qusayr_tui.exporters.worksheet.word_list import terms_used, word_list_part
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
    key: bool = False
    cards: bool = False


def worksheet(order: Order) -> str:
    """Give the page."""
    first = order.editions[0]
    style = files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    title = " · ".join(dict.fromkeys(each.words.title for each in order.editions))
    return page(title, first.language, style, _body(order))


def _body(order: Order) -> Iterator[Html]:
    yield _front(order)
    yield from _sheets(order)
    if order.cards:
        yield cards_page(order.editions)
    for edition, printed in zip(order.editions, order.plans, strict=False):
        yield from flow([plan_part(edition, order.ledger, printed)], edition.language, "plan")
    if order.key:
        for edition in order.editions:
            parts = [key_part(PhaseSheets(edition, order.ledger, each)) for each in order.phases]
            yield from flow(parts, edition.language, "key")


def _sheets(order: Order) -> Iterator[Html]:
    parts = [_parts(edition, order) for edition in order.editions]
    if len(parts) == 1:
        yield from flow(parts[0], order.editions[0].language, "sheets", fresh=False)
    else:
        languages = (order.editions[0].language, order.editions[1].language)
        yield from facing(parts[0], parts[1], languages)


def _parts(edition: Edition, order: Order) -> list[Part]:
    parts: list[Part] = []
    for phase in order.phases:
        sheets = PhaseSheets(edition, order.ledger, phase)
        parts += [reading_part(sheets), *exercise_parts(sheets)]
        if sheets.phase.record.items:
            parts.append(question_part(sheets))
        terms = terms_used(order.editions, phase)
        if terms:
            parts.append(word_list_part(sheets, terms))
    return parts


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
