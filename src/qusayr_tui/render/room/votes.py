"""How the hands of a class fell, as bars on one card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qusayr_tui.domain.classroom.state import Votes
from qusayr_tui.domain.classroom.tally import before_and_after, letter_of
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.room.parts import LEAD, MEASURE, MOST_LINES, Part, lines
from qusayr_tui.render.rows import cell_width
from qusayr_tui.render.signs import Signs

ALLOWED = _l("What the sources allow")
SHOWN = _l("What the texts show")

BLOCK = "█"
"""A cell of a bar: thinner ones are lost at the back of a room."""

BAR = 28
"""Cells of the longest bar of votes."""


def heading_of(manner: str) -> LazyText:
    """Give what stands above an answer: only one sentence out of some is allowed by sources."""
    return ALLOWED if manner == "one" else SHOWN


def distribution(asked: Asked, votes: Votes, signs: Signs, languages: int = 1) -> tuple[Part, ...]:
    """Give each option with its hands below it, before and after beneath each other.

    Options are whole where a screen of *languages* has room, else cut to a line, else their
    letters stand alone. Nothing in it says which answer is right, unless the class knows
    already: then a sign marks it, which the foot of the screen says in words.
    """
    bars = {each: _bars(asked, votes, signs, each) for each in asked.options}
    fixed = sum(map(len, bars.values()))
    whole = _options(asked, votes, signs, cut=False)
    cut = _options(asked, votes, signs, cut=True)
    for texts in (whole, cut):
        if lines(list(texts.values())) * languages + fixed <= MOST_LINES:
            return tuple(part for each, text in texts.items() for part in (text, *bars[each]))
    return tuple(part for each in bars for part in _lettered(cut[each], bars[each]))


def _lettered(text: Part, bars: Sequence[Part]) -> list[Part]:
    """Give bars with their letter alone."""
    first, *others = bars
    return [Part(first.text, text.lead, "strong", column=True, label=first.label), *others]


def _options(asked: Asked, votes: Votes, signs: Signs, *, cut: bool) -> Mapping[str, Part]:
    """Give the options' texts with their letters, *cut* to a line each where asked for."""
    found = {}
    for option in asked.options:
        letter, text = letter_of(option, asked.options), asked.option_text(option)
        if votes.revealed and option in asked.key:
            letter += f" {signs.yes}"
        found[option] = Part(_first_words(text, signs) if cut else text, letter)
    return found


def _first_words(text: str, signs: Signs) -> str:
    """Give as many words as a line holds."""
    room = MEASURE - LEAD
    if cell_width(text) <= room:
        return text
    more = "..." if signs.ascii else "…"
    words = text.split(" ")
    while len(words) > 1 and cell_width(" ".join(words)) + len(more) > room:
        words.pop()
    return " ".join(words).rstrip(",;:. ") + more


def _bars(asked: Asked, votes: Votes, signs: Signs, option: str) -> list[Part]:
    """Give the bars of an option, one a round."""
    rounds = before_and_after(votes.rounds)
    names = [asked.text(_l("before")), asked.text(_l("after"))] if len(rounds) > 1 else [""]
    wide = max(map(cell_width, names))
    most = max((count for each in rounds for count in each.values()), default=0)
    cell = signs.heavy if signs.ascii else BLOCK
    found: list[Part] = []
    for name, counts in zip(names, rounds, strict=True):
        count = counts.get(option, 0)
        bar = cell * round(BAR * count / max(most, BAR // 2))
        label = name + " " * (wide - cell_width(name))
        role = "" if found else "strong"
        found.append(Part(f"{bar} {count}".strip(), "", role, column=True, close=True, label=label))
    return found
