"""The timeline as lines, one phase at a time: of the whole course it has hundreds."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain.lines import Lines
from qusayr_tui.render.plain.steps import phase_named
from qusayr_tui.render.timeline_words import claims_of_phase, timeline_lines


def timeline_of_phase(lines: Lines, phase: PhaseEdition, ledger: Ledger) -> None:
    """Say when the claims of a phase are dated, after which phase it is and how many there are."""
    told = timeline_lines(lines.edition, ledger, phase)
    lines.say(
        _l(
            "Timeline of %(phase)s: %(count)s in the order of their dates.",
            phase=phase_named(phase),
            count=_statements(len(told)),
        )
    )
    for each in told:
        lines.say(each, hang=2)


def timelines_of_phases(lines: Lines, phases: Sequence[PhaseEdition], *, rest: bool) -> None:
    """Say how to hear the timelines of *phases*; *rest* are those beside one that was said."""
    if not phases:
        return
    if rest:
        lines.blank()
        lines.say(_l("Timelines of the other phases:"))
    else:
        lines.say(_l("Timelines, one for each phase:"))
    for phase in phases:
        lines.labelled(
            f"h\u00a0{phase.ref.number}",
            _l(
                "%(phase)s, %(count)s",
                phase=phase_named(phase),
                count=_statements(len(list(claims_of_phase(phase)))),
            ),
        )


def _statements(count: int) -> LazyText:
    return lazy_ngettext("%(count)s statement", "%(count)s statements", count)
