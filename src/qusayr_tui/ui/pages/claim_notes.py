"""Notes in the margin: who makes a claim, when it is dated, how well it is supported."""

from __future__ import annotations

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.render.rows import Row, Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wording import dated, held_date, speaker
from qusayr_tui.render.wrap import wrap


def note_rows(
    edition: Edition,
    phase: PhaseEdition,
    claim_id: str,
    ledger: Ledger,
    signs: Signs,
    width: int,
) -> list[Row]:
    """Give the note of a claim: its mark and who speaks, then status and date.

    The notes of a phase stand in the same columns, however many figures a mark has.
    """
    found = ledger.find(claim_id, near=phase.ref.id)
    status = ledger.standing(claim_id, near=phase.ref.id).status
    mark = signs.mark(phase.marks[claim_id])
    indent = len(signs.mark(max(phase.marks.values()))) + 1
    name = Span(f"{speaker(edition, found.claim)}")
    pad = Span("\u00a0" * (indent - len(mark)))
    first = wrap([Span(mark, "mark"), pad, name], width, indent=indent)
    sign = signs.status(SIGNS[status])
    when = held_date(dated(edition, found.claim))
    second = wrap(
        [Span(sign, "doubt"), Span("\u00a0"), Span(when, "muted")],
        width - indent,
        indent=2,
    )
    lead = Span(" " * indent)
    return [*first, *((lead, *row) for row in second)]
