"""How the hands of a class fell, as bars on one card."""

from __future__ import annotations

from qusayr_tui.domain.classroom.state import Votes
from qusayr_tui.domain.classroom.tally import before_and_after, letter_of
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.room.parts import MOST_LINES, Part, lines
from qusayr_tui.render.rows import cell_width
from qusayr_tui.render.signs import Signs

ALLOWED = _l("What the sources allow")

BLOCK = "█"
"""A cell of a bar: thinner ones are lost at the back of a room."""

BAR = 28
"""Cells of the longest bar of votes."""


def distribution(asked: Asked, votes: Votes, signs: Signs) -> tuple[Part, ...]:
    """Give the hands of each round, before and after beneath each other.

    Nothing in it says which answer is right, unless the class knows already: then the sign
    that marks it is said in words above.
    """
    rounds = before_and_after(votes.rounds)
    names = [asked.text(_l("before")), asked.text(_l("after"))] if len(rounds) > 1 else [""]
    wide = max(map(cell_width, names))
    most = max((count for each in rounds for count in each.values()), default=0)
    cell = signs.heavy if signs.ascii else BLOCK
    parts = []
    for option in asked.options:
        letter = letter_of(option, asked.options)
        if votes.revealed and option in asked.key:
            letter += f" {signs.yes}"
        for index, counts in enumerate(rounds):
            count = counts.get(option, 0)
            bar = cell * round(BAR * count / max(most, BAR // 2))
            first = index == 0
            parts.append(
                Part(
                    f"{bar} {count}".strip(),
                    letter if first else "",
                    "strong" if first else "",
                    column=True,
                    close=not first,
                    label=names[index] + " " * (wide - cell_width(names[index])),
                )
            )
    said = [Part(asked.text(ALLOWED), signs.yes, "muted"), *parts] if votes.revealed else parts
    return tuple(said if lines(said) <= MOST_LINES else parts)
