"""Both languages of each block: in two columns on the same row, or one below the other."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qusayr_tui.domain.edition import BlockEdition, Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.pages.cards import OTHER
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.page import BLANK, MARGIN, Page, PageMaker, Spot
from qusayr_tui.ui.pages.reading import Reading

BESIDE_FROM = 100
"""Columns of a screen from which two columns of text fit beside each other."""

GAP = 5
"""Cells between two columns of text."""

EDGE = 4
"""Column of the first text where the screen is narrow for two."""

LONGEST_LINE = 66


def parallel_form(form: Form) -> Form:
    """Give the layout of a page in two languages for a screen of this form.

    No list and no notes; from 132 columns a line of each text has 60 cells.
    """
    if form.width >= BESIDE_FROM:
        measure = min(LONGEST_LINE, (form.width - EDGE - GAP - 3) // 2)
        left = max(EDGE, (form.width - 2 * measure - GAP) // 2)
    else:
        left = 8 if form.name != "narrow" else 6
        measure = min(LONGEST_LINE, form.width - left - 2)
    return msgspec.structs.replace(form, left=left, measure=measure, rail=0, notes=0, notes_width=0)


class Column(Reading):
    """The blocks of one language as rows; in the *other* language every spot says so."""

    def __init__(
        self,
        edition: Edition,
        phase: PhaseEdition,
        ledger: Ledger,
        signs: Signs,
        form: Form,
        left: frozenset[str] | None = None,
        *,
        other: bool,
    ) -> None:
        super().__init__(edition, phase, ledger, signs, form, left=left)
        self.edition = edition
        self.blocks: Sequence[BlockEdition] = phase.blocks
        self._is_other = other

    def rows_of(self, block: BlockEdition) -> list[Row]:
        """Give the rows of a block."""
        rows: list[Row] = []
        for index, spans in enumerate(self._paragraphs(block)):
            if index:
                rows.append(BLANK)
            rows += wrap(map(self._named, spans), self._form.measure)
        return rows

    def _named(self, span: Span) -> Span:
        if span.spot is None or not self._is_other:
            return span
        block, _, rest = span.spot.partition("/")
        return Span(span.text, span.role, f"{block}{OTHER}/{rest}")


def parallel_page(mine: Column, other: Column, form: Form) -> Page:
    """Give the page in two languages; *form* is a `parallel_form`."""
    maker = PageMaker(form.left, form.measure)
    beside = form.width >= BESIDE_FROM
    if not beside:
        maker.blank(form.rows_above)
    else:  # the text on the row on which it stands in one language, so that both show its head
        names = [each.edition.locale.name_of(each.edition.language) for each in (mine, other)]
        heads: list[Row] = [(Span(name, "muted"),) for name in names]
        _beside(maker, heads[:1], heads[1:])
        maker.blank()
    for index, (block, same) in enumerate(zip(mine.blocks, other.blocks, strict=True)):
        if index:
            maker.blank()
        maker.begin(block.id)
        if beside:
            _beside(maker, mine.rows_of(block), other.rows_of(same))
        else:
            _below(maker, mine, block)
            _below(maker, other, same)
        maker.end()
    page = maker.page()
    return msgspec.structs.replace(page, spots=_in_reading_order(page.spots))


def _beside(maker: PageMaker, left: Sequence[Row], right: Sequence[Row]) -> None:
    for index in range(max(len(left), len(right))):
        one = left[index] if index < len(left) else BLANK
        two = right[index] if index < len(right) else BLANK
        pad = (Span(" " * (maker.width + GAP - row_width(one))),) if two else ()
        maker.row(*one, *pad, *two)


def _below(maker: PageMaker, column: Column, block: BlockEdition) -> None:
    """Write a text with the tag of its language in the margin of its first row."""
    edge = 1 if maker.left < 8 else 2
    tag = column.edition.language[: maker.left - edge - 2]
    for index, row in enumerate(column.rows_of(block)):
        lead = " " * edge + tag if index == 0 else ""
        maker.row_as_is((Span(lead.ljust(maker.left), MARGIN), *row))


def _in_reading_order(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Give the spots of a block's text before those of the same block in the other language."""
    blocks = {block: at for at, block in enumerate(dict.fromkeys(each.block for each in spots))}
    return tuple(
        sorted(spots, key=lambda each: (blocks[each.block], OTHER in each.id.partition("/")[0]))
    )
