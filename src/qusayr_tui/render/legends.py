"""What the signs of the map and the timeline mean; the help and the legends read it here."""

from __future__ import annotations

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.map_signs import map_signs, time_signs
from qusayr_tui.render.signs import Signs

PLACES: dict[str, LazyText] = {
    "exact": _l("known position"),
    "rough": _l("within a few km"),
    "river": _l("river, rough course"),
    "lake": _l("lake"),
    "border": _l("border"),
    "road": _l("road"),
}
"""Marks and lines of the map by what they stand for."""


def map_legend(signs: Signs) -> dict[str, tuple[str, LazyText]]:
    """Give each mark and line of the map with its meaning, by what it stands for."""
    found = map_signs(signs)
    drawn = {"exact": found.exact, "rough": found.rough, **found.lines}
    return {name: (drawn[name], words) for name, words in PLACES.items()}


def time_legend(signs: Signs) -> tuple[tuple[str, LazyText], ...]:
    """Give each way to draw a date with its meaning."""
    found = time_signs(signs)
    within, lasted, between = (
        f"{start}{filling * 2}{end}"
        for start, filling, end in (found.within, found.lasted, found.between)
    )
    return (
        (found.day, _l("exact day")),
        (within, _l("some time in")),
        (f"~{found.about}", _l("about, perhaps")),
        (lasted, _l("lasted")),
        (between, _l("once, between two days")),
        (f"{found.about}{signs.status('≠')}", _l("dates disagree, each one drawn")),
        (f"{found.before} {found.after}", _l("goes on beyond")),
    )
