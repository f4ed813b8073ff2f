"""The page of who says so: the statements of a phase, in the order of its text."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wording import who_when_how
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.page import MARGIN, Page, PageMaker
from qusayr_tui.ui.pages.record_rows import facts_line


class ClaimsPage:
    """Makes the page; rows of a statement are made once for a language and a width."""

    def __init__(
        self, edition: Edition, phase: PhaseEdition, ledger: Ledger, signs: Signs, form: Form
    ) -> None:
        self._edition = edition
        self._phase = phase
        self._ledger = ledger
        self._signs = signs
        self._form = form
        self._made: dict[str, list[Row]] = {}
        self._marks = len(signs.mark(max(phase.marks.values(), default=0))) + 1
        """Cells of the column of marks."""

    def page(self, claims: Sequence[str]) -> Page:
        """Give the page of those statements that remain."""
        maker = PageMaker(self._form.page_left, self._form.measure)
        maker.blank(self._form.rows_above)
        if not claims:
            maker.text(self._edition.text(_l("Nothing remains. That is an answer.")))
        for claim in claims:
            if claim not in self._made:
                self._made[claim] = self._rows(claim)
            maker.begin(claim)
            for row in self._made[claim]:
                maker.row_as_is(row)
            maker.end()
            maker.blank()
        return maker.page()

    def _rows(self, claim_id: str) -> list[Row]:
        """Give a statement: mark, sign and text, then who says it, when, and how it stands."""
        edition = self._edition
        found = self._ledger.find(claim_id, self._phase.ref.id)
        status = self._ledger.standing(claim_id, self._phase.ref.id).status
        words = edition.phase(found.phase.id).claim_words(claim_id)
        width = self._form.measure - self._marks - 2
        link = Span(parse_prose(words.text)[0].plain(), "term", f"{claim_id}/claim/{claim_id}")
        number = self._phase.marks.get(claim_id)
        mark = self._signs.mark(number) if number else ""
        sign = Span(self._signs.status(SIGNS[status]), "doubt")
        rows: list[Row] = []
        for index, row in enumerate(wrap([link], width)):
            first = index == 0
            lead = Span(f"{mark:<{self._marks}}" if first else " " * self._marks, "mark")
            rows.append((self._margin, lead, sign if first else Span(" "), Span(" "), *row))
        line = facts_line(who_when_how(edition, found.claim, status), self._signs)
        pad = Span(" " * (self._marks + 2))
        rows += [(self._margin, pad, *row) for row in wrap([Span(line, "muted")], width)]
        return rows

    @property
    def _margin(self) -> Span:
        return Span(" " * self._form.page_left, MARGIN)
