"""The plan at the left of the teacher's console: activities with their minutes."""

from __future__ import annotations

from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, cell_width, row_width
from qusayr_tui.render.wrap import wrap
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.speech import Speech

GAP = 1
"""Cells right of the plan, besides the margin of the notes."""


class PlanList:
    """Makes the rows of the plan of one lesson."""

    def __init__(self, desk: Desk, speech: Speech) -> None:
        self._desk = desk
        self._speech = speech
        words = speech.words(desk.state.opening.plan).activities
        self._titles = {each.id: each.title for each in words}
        extra = desk.state.extra
        self._minutes = [each.minutes + extra.get(each.id, 0) for each in desk.plan.activities]

    def rows(self, width: int, height: int, *, airy: bool) -> list[Row]:
        """Give the activities with their minutes, the one in hand among them.

        Titles are whole where there is room for all of them, else each has one row.
        """
        ids = [each.id for each in self._desk.plan.activities]
        here = ids.index(self._desk.state.activity) if self._desk.state.activity in ids else 0
        rows: list[Row] = [(), self._head(width)] if airy else [self._head(width)]
        room = max(3, height - len(rows))
        listed = [self._activity(at, here, width, whole=True) for at in range(len(ids))]
        if sum(map(len, listed)) > room:
            listed = [self._activity(at, here, width, whole=False) for at in range(len(ids))]
            first = max(0, min(here - room // 2, len(ids) - room))
            listed = listed[first : first + room]
        return [*rows, *(row for each in listed for row in each)]

    def _head(self, width: int) -> Row:
        name, unit = self._speech.text(_l("Plan")), self._speech.text(_l("min"))
        pad = " " * (width - GAP - 2 - cell_width(name) - cell_width(unit))
        return (Span("  "), Span(name, "muted"), Span(pad), Span(unit, "muted"))

    def _activity(self, at: int, here: int, width: int, *, whole: bool) -> list[Row]:
        """Give an activity: done, in hand, skipped or to come, and its minutes."""
        state, signs = self._desk.state, self._speech.signs
        activity = self._desk.plan.activities[at]
        cells = len(str(max(self._minutes)))
        given = f"{self._minutes[at]:>{cells}}"
        sign = signs.current if at == here else signs.yes if at < here else " "
        if activity.id in state.skipped:
            sign = signs.dash
        role = "strong" if at == here else "muted"
        room = width - GAP - 4 - cells - 2
        title = self._titles[activity.id]
        if not whole and cell_width(title) > room:
            title = title[: max(1, room - 1)].rstrip() + ("." if signs.ascii else "…")
        first, *others = wrap([Span(title, role)], room)
        pad = Span(" " * (room + 2 - row_width(first)))
        return [
            (Span("  "), Span(f"{sign} ", "accent"), *first, pad, Span(given, role)),
            *((Span("    "), *each) for each in others),
        ]
