"""Pages of choices: first run, start, the course."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wording import PHASE_STATES
from qusayr_tui.ui.pages.form import RAIL_TOP, Form
from qusayr_tui.ui.pages.page import MARGIN, Page, PageMaker

FRAME = 3
"""Rows of the running head, its hairline and the footer."""

NUMBERS = 4
"""Cells of the column of numbers."""


def language_page(editions: Sequence[Edition], chosen: int, form: Form, signs: Signs) -> Page:
    """Give the first screen: every language of the course at once, none before another."""
    maker = PageMaker(0, form.width)
    maker.blank(max(1, (form.height - 14) // 3))
    for title in dict.fromkeys(edition.words.title for edition in editions):
        _centred(maker, [Span(title, "strong")], form.width)
    maker.blank()
    _centred(maker, [Span(signs.hairline * min(44, form.width - 6), "line")], form.width)
    maker.blank()
    spans: list[Span] = []
    for index, edition in enumerate(editions):
        name = edition.locale.name_of(edition.language)
        here = index == chosen
        if spans:
            spans.append(Span("      "))
        spans.append(Span(f"{signs.current} " if here else "  ", "accent"))
        spans.append(
            Span(f" {name} ", "focus" if here else "", f"choice/language/{edition.language}")
        )
    _centred(maker, spans, form.width)
    maker.blank()
    _centred(maker, [Span(signs.hairline * min(44, form.width - 6), "line")], form.width)
    maker.blank()
    for line in (
        _l("You can change language at any moment with L or F3."),
        _l("No account. Nothing leaves this computer."),
    ):
        for edition in editions:
            _centred(maker, [Span(edition.text(line), "muted")], form.width)
        maker.blank()
    return maker.page()


def _centred(maker: PageMaker, spans: Sequence[Span], width: int) -> None:
    pad = max(0, (width - row_width(tuple(spans))) // 2)
    maker.row_as_is((Span(" " * pad, MARGIN), *spans))


class Choice(msgspec.Struct, frozen=True):
    """One row of a menu."""

    id: str
    title: str
    note: str = ""
    """Below the title, muted."""
    state: str = ""
    """At the right."""
    number: str = ""


def menu_page(
    intro: Sequence[str],
    choices: Sequence[Choice],
    chosen: str,
    form: Form,
    signs: Signs,
    above: int = 0,
) -> Page:
    """Give a list of choices, one in hand; *above* is how many rows stand above it on its page.

    Where an empty row between two choices would push the last ones out of sight, there is none.
    """
    loose = _menu_page(intro, choices, chosen, form, signs, between=1)
    if above + len(loose.rows) - 1 <= form.height - FRAME:
        return loose
    return _menu_page(intro, choices, chosen, form, signs, between=0)


def _menu_page(
    intro: Sequence[str],
    choices: Sequence[Choice],
    chosen: str,
    form: Form,
    signs: Signs,
    *,
    between: int,
) -> Page:
    left = form.page_left if form.rail else max(4, form.left)
    measure = min(72, form.width - form.rail - left - 3)
    maker = PageMaker(left, measure)
    maker.blank(2 if form.airy and between else 1)
    for text in intro:
        maker.text(text)
        maker.blank()
    numbered = any(choice.number for choice in choices)
    for choice in choices:
        if numbered and not choice.number:
            maker.blank(1 - between)  # of another kind than those above it
        maker.begin(choice.id)
        _choice_rows(maker, choice, signs, here=choice.id == chosen, numbered=numbered)
        maker.end()
        maker.blank(between)
    return maker.page()


def _choice_rows(
    maker: PageMaker, choice: Choice, signs: Signs, *, here: bool, numbered: bool
) -> None:
    """Write a choice; *numbered* leaves room for the numbers that others have."""
    lead = [Span(f"{signs.current} " if here else "  ", "accent")]
    if numbered:
        lead.append(Span(f"{choice.number:<{NUMBERS}}", "key"))
    title = Span(choice.title, "strong focus" if here else "strong", f"choice/row/{choice.id}")
    gap = maker.width - row_width((*lead, title)) - row_width((Span(choice.state),))
    if choice.state and gap >= 2:
        maker.row(*lead, title, Span(" " * gap), Span(choice.state, "muted"))
        state = ""
    else:
        maker.text([*lead, title], hang=row_width(tuple(lead)))
        state = choice.state
    note = f" {signs.dot} ".join(each for each in (choice.note, state) if each)
    if note:
        maker.text(note, "muted", indent=row_width(tuple(lead)))


def phase_choice(edition: Edition, phase_id: str, state: str, signs: Signs) -> Choice:
    """Give a phase as a row of the course page."""
    phase = edition.phase(phase_id)
    note = edition.date(phase.record.dates)
    if phase.record.outside_starting_text:
        note += f" {signs.dot} {edition.text(_l('outside the starting text'))}"
    return Choice(
        id=phase_id,
        number=str(phase.ref.number),
        title=phase.words.title,
        note=note,
        state=edition.text(PHASE_STATES[state]),
    )


def rail_rows(
    edition: Edition,
    here: str,
    step_rows: Sequence[tuple[str, bool, bool]],
    form: Form,
    signs: Signs,
) -> list[Row]:
    """Give the list at the left: the phases, the one in hand unfolded into its steps.

    *step_rows* are the steps of that phase: name, whether done, whether in hand.
    """
    from qusayr_tui.render.wrap import wrap

    edge = " " * (form.rail - 23)
    width = 19
    rows: list[Row] = [()] * RAIL_TOP
    for ref in _around(edition, here, form.height // 4):
        words = edition.phase(ref).words
        mine = ref == here
        lead = Span(f"{edition.ref(ref).number:<3}", "key")
        for index, row in enumerate(
            wrap([Span(words.title, "strong" if mine else "muted")], width)
        ):
            rows.append((Span(edge), lead if index == 0 else Span("   "), *row))
        if mine:
            for name, done, current in step_rows:
                sign = signs.current if current else signs.yes if done else " "
                role = "strong" if current else "muted"
                rows.append((Span(edge), Span(f" {sign} ", "accent"), Span(name, role)))
        rows.append(())
    return rows


def _around(edition: Edition, here: str, most: int) -> list[str]:
    """Give the phases around the one in hand, as many as there may be room for."""
    ids = [ref.id for ref in edition.reader.phases]
    at = ids.index(here)
    first = max(0, min(at - most // 2, len(ids) - most))
    return ids[first : first + most]


__all__ = ["Choice", "language_page", "menu_page", "phase_choice", "rail_rows"]
