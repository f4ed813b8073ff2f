"""Read what a teacher types while hands are counted: `A12 B5 C9`, or hand after hand.

A letter with a number says how many hands there are; typed again, it corrects. A letter
alone is one hand more, a letter after a minus sign one hand less: `a a b -c`. Order, case
and spaces are free.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

MOST = 999
"""More hands than this are a slip of the finger."""

_PART = re.compile(
    r"\s*(?P<less>[-\u2212])?\s*(?P<letter>[a-z])\s*[=:]?\s*(?P<hands>[0-9]{1,6})?[\s,;.+]*"
)


def tally(line: str, options: Sequence[str], counts: Mapping[str, int]) -> dict[str, int]:
    """Give the hands by option after a *line*; letters are the options' in the course's order.

    Raises `Trouble` for a line that cannot be meant.
    """
    found = dict(counts)
    text = line.strip().lower()
    if not text:
        raise Trouble(_l("Nothing was typed."), how_to_type(options), 1)
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            raise Trouble(
                _l("'%(line)s' is not a count of hands.", line=line.strip()),
                how_to_type(options),
                1,
            )
        at = part.end()
        option = _option(part["letter"], options)
        found[option] = _hands(part, found.get(option, 0))
        if not 0 <= found[option] <= MOST:
            raise Trouble(
                _l("%(letter)s cannot have that many hands.", letter=part["letter"].upper()),
                how_to_type(options),
                1,
            )
    return {option: found[option] for option in options if option in found}


def before_and_after(rounds: Sequence[Mapping[str, int]]) -> list[Mapping[str, int]]:
    """Give the first round of hands and the last one; what stands between them is not shown."""
    return [rounds[0], rounds[-1]] if len(rounds) > 1 else list(rounds)


def _hands(part: re.Match[str], before: int) -> int:
    if part["hands"] is None:
        return before + (-1 if part["less"] else 1)
    return before - int(part["hands"]) if part["less"] else int(part["hands"])


def _option(letter: str, options: Sequence[str]) -> str:
    index = LETTERS.find(letter)
    if not 0 <= index < len(options):
        raise Trouble(
            _l("There is no answer %(letter)s here.", letter=letter.upper()),
            how_to_type(options),
            1,
        )
    return options[index]


def how_to_type(options: Sequence[str]) -> LazyText:
    """Say how hands are typed for *options*."""
    last = LETTERS[len(options) - 1].upper()
    return _l("Type letters from A to %(last)s with their hands, as in A12 B5.", last=last)


def letter_of(option: str, options: Sequence[str]) -> str:
    """Give the capital letter of an option, as on the cards that pupils hold up."""
    return LETTERS[options.index(option)].upper()


def hands(counts: Mapping[str, int]) -> int:
    """Count all hands of a round."""
    return sum(counts.values())


def commonest(tags: Mapping[str, str], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Give the misconceptions behind the wrong answers of a round, the commonest first.

    *tags* gives the misconception of each wrong option that has one; options that nobody
    chose do not count, and options with the same tag count together.
    """
    by_tag: dict[str, int] = {}
    for option, count in counts.items():
        tag = tags.get(option)
        if tag and count > 0:
            by_tag[tag] = by_tag.get(tag, 0) + count
    return tuple(sorted(by_tag, key=lambda tag: (-by_tag[tag], tag)))


def tags_of(item: object) -> dict[str, str]:
    """Give the misconception of each option of an item's record that has one."""
    options = getattr(item, "options", ())
    return {each.id: each.tag for each in options if getattr(each, "tag", None)}
