"""The reading page: prose with its terms, one mark a passage, notes where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.edition import BlockEdition, Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.prose import Citation, TermLink, cited
from qusayr_tui.domain.prose import Span as ProseSpan
from qusayr_tui.domain.stretches import Stretch, stretches
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.lazy import lazy_ngettext
from qusayr_tui.render.rows import Row, Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.pages.claim_notes import note_rows
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.page import BLANK, MARGIN, Page, PageMaker

FOLDED = "[…]"
"""Stands for a passage that is left out."""


class Reading:
    """Make the reading page of a phase."""

    def __init__(
        self,
        edition: Edition,
        phase: PhaseEdition,
        ledger: Ledger,
        signs: Signs,
        form: Form,
        left: frozenset[str] | None = None,
    ) -> None:
        """Take what to draw; *left* are the claims that remain, None where nothing goes."""
        self._edition = edition
        self._phase = phase
        self._ledger = ledger
        self._signs = signs
        self._form = form
        self._left = left

    def page(self) -> Page:
        """Give the page."""
        maker = PageMaker(self._form.page_left, self._form.measure)
        if self._form.notes:
            self._notes_heading(maker)
        elif self._form.airy:
            maker.blank()
        noted: set[str] = set()
        for index, block in enumerate(self._phase.blocks):
            if index:
                maker.blank()
            maker.begin(block.id)
            self._block(maker, block, noted)
            maker.end()
        return maker.page()

    def _notes_heading(self, maker: PageMaker) -> None:
        label = self._edition.text(_l("Who says so, when"))
        blank = " " * (self._form.notes - self._form.rail)
        maker.row_as_is((Span(blank, MARGIN), Span(label, "em muted")))
        maker.blank()

    def _block(self, maker: PageMaker, block: BlockEdition, noted: set[str]) -> None:
        rows: list[Row] = []
        for index, spans in enumerate(self._paragraphs(block)):
            if index:
                rows.append(BLANK)
            rows += wrap(spans, self._form.measure)
        if not self._form.notes:
            for row in rows:
                maker.row(*row)
            return
        claims = [each for each in cited(block.prose) if each not in noted and self._stays(each)]
        noted.update(claims)
        notes = [
            row
            for claim in claims
            for row in note_rows(
                self._edition,
                self._phase,
                claim,
                self._ledger,
                self._signs,
                self._form.notes_width,
            )
        ]
        self._beside(maker, rows, notes)

    def _stays(self, claim: str) -> bool:
        return self._left is None or claim in self._left

    def _paragraphs(self, block: BlockEdition) -> list[list[Span]]:
        """Give the paragraphs of a block as spans, passages that go folded."""
        marks, met = self._phase.marks, dict[str, int]()
        if all(self._stays(claim) for claim in block.claims):
            paragraphs = block.prose.paragraphs
            return [prose_spans(each, block.id, marks, self._signs, met) for each in paragraphs]
        cut = [
            [self._drawn(each, block.id, met) for each in part] for part in stretches(block.prose)
        ]
        gone = {each.claims for part in stretches(block.prose) for each in part if self._goes(each)}
        if not any(part for paragraph in cut for part in paragraph):
            words = lazy_ngettext(
                "%(count)s passage left out", "%(count)s passages left out", len(gone)
            )
            return [[Span(f"{self._folded} {self._edition.text(words)}", "muted")]]
        return [spans for paragraph in cut if (spans := self._joined(paragraph))]

    def _goes(self, stretch: Stretch) -> bool:
        return bool(stretch.claims) and not any(map(self._stays, stretch.claims))

    def _drawn(self, stretch: Stretch, block: str, met: dict[str, int]) -> list[Span]:
        """Give a stretch of text as spans, nothing where it goes."""
        if self._goes(stretch):
            return []
        return prose_spans(stretch.spans, block, self._phase.marks, self._signs, met)

    def _joined(self, stretches_of_paragraph: Sequence[list[Span]]) -> list[Span]:
        """Put the stretches of a paragraph together, one sign for those that go side by side."""
        spans: list[Span] = []
        for each in stretches_of_paragraph:
            if each:
                spans += each
            elif not spans or spans[-1].text.strip() != self._folded:
                spans.append(Span(f"\u00a0{self._folded}" if spans else self._folded, "muted"))
        return spans

    @property
    def _folded(self) -> str:
        return "[...]" if self._signs.ascii else FOLDED

    def _beside(self, maker: PageMaker, rows: Sequence[Row], notes: Sequence[Row]) -> None:
        """Put the notes of a block beside it, one below another."""
        gap = self._form.notes - self._form.left
        for index in range(max(len(rows), len(notes))):
            row = rows[index] if index < len(rows) else BLANK
            note = notes[index] if index < len(notes) else BLANK
            pad = (Span(" " * (gap - row_width(row))),) if note else ()
            maker.row(*row, *pad, *note)


def prose_spans(
    paragraph: Sequence[ProseSpan],
    block: str,
    marks: dict[str, int],
    signs: Signs,
    met: dict[str, int] | None = None,
) -> list[Span]:
    """Turn a paragraph into spans to draw; terms and marks are spots of *block*.

    *met* counts the spots of the block that were drawn before.
    """
    spans: list[Span] = []
    met = {} if met is None else met
    for part in paragraph:
        if isinstance(part, TermLink):
            spot = _spot(block, "term", part.term, met)
            spans.append(Span(part.text, "term", spot))
            if signs.ascii:
                spans.append(Span(signs.term, "accent", spot))
        elif isinstance(part, Citation):
            mark = Span(
                signs.mark(marks[part.claim]), "mark", _spot(block, "claim", part.claim, met)
            )
            _place_mark(spans, mark)
        else:
            role = "em" if part.emphasis else ""
            spans.append(Span(part.text, role))
    return spans


def _place_mark(spans: list[Span], mark: Span) -> None:
    """Put a mark right after the sentence; marks side by side are parted by a thin space."""
    if spans and spans[-1].role == "mark":
        spans.append(Span("\u202f", "mark"))
    spans.append(mark)


def _spot(block: str, kind: str, name: str, met: dict[str, int]) -> str:
    """Name a spot the same in every language; a second one in a block is numbered."""
    key = f"{kind}/{name}"
    met[key] = met.get(key, 0) + 1
    return f"{block}/{key}" if met[key] == 1 else f"{block}/{key}/{met[key]}"
