"""The bar of what remains: the choice in hand, how much is left, what is left out by name."""

from __future__ import annotations

from qusayr_tui.domain.claims import SIGNS
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.remains import KIND, SIDE, STAYING, Filter
from qusayr_tui.domain.uses import Uses
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wording import STATUS_WORDS
from qusayr_tui.ui.pages.page import Page, PageMaker

BAR = "remains"
"""Block of the bar's spots."""
BEFORE, AFTER = f"{BAR}/turn/before", f"{BAR}/turn/after"
"""Spots that change the choice."""


def filter_page(
    edition: Edition,
    uses: Uses,
    signs: Signs,
    width: int,
    chosen: Filter,
    left: tuple[int, int],
    *,
    opened: bool,
    ruled: bool,
) -> Page:
    """Give the bar; *left* is how many statements remain, of how many.

    *opened* adds what stays whatever is chosen, and may be left out by name: without it, what
    no chosen speaker says looks as if they said it. *ruled* parts the bar from the page above.
    """
    edge = 1 if width < 80 else 2
    maker = PageMaker(edge, width - 2 * edge)
    if ruled:
        maker.row(Span(signs.hairline * maker.width, "line"))
    name = Span(edition.text(_l("What remains")), "muted")
    choice = [
        Span(signs.left, "key", BEFORE),
        Span(" "),
        Span(edition.text(choice_words(chosen.choice, edition)), "chosen"),
        Span(" "),
        Span(signs.right, "key", AFTER),
    ]
    count = Span(edition.text(_count(*left)), "strong" if chosen.is_on else "muted")
    row = (name, Span("  "), *choice)
    gap = maker.width - row_width(row) - row_width((count,))
    if gap >= 2:
        maker.row(*row, Span(" " * gap), count)
    else:
        gap = maker.width - row_width((name, count))
        maker.row(name, Span(" " * max(2, gap)), count)
        maker.row(*choice)
    if opened or chosen.without:
        maker.text(_ticks(edition, signs, chosen))
    if chosen.side:
        maker.text(_side_note(edition, uses, chosen.side), "muted")
    return maker.page()


def _count(left: int, of: int) -> LazyText:
    return lazy_ngettext(
        "%(count)s of %(of)s statements left", "%(count)s of %(of)s statements left", left, of=of
    )


def _ticks(edition: Edition, signs: Signs, chosen: Filter) -> list[Span]:
    """Give what stays in any case, each with its tick."""
    spans: list[Span] = [Span(edition.text(_l("Always shown:")), "muted")]
    for status in STAYING:
        tick = signs.unticked if status in chosen.without else signs.ticked
        # No-break spaces: a tick stays on one row with what it stands for.
        words = edition.text(STATUS_WORDS[status]).replace(" ", "\u00a0")
        text = f"{tick}\u00a0{signs.status(SIGNS[status])}\u00a0{words}"
        spans += [Span("  "), Span(text, "", f"{BAR}/without/{status}")]
    return spans


def _side_note(edition: Edition, uses: Uses, side: str) -> str:
    """Say how much of a side was read, so that an empty page does not look like silence."""
    texts = uses.texts_of(side)
    own = lazy_ngettext(
        "%(count)s text of this side",
        "%(count)s texts of this side",
        texts.own,
    )
    quoting = lazy_ngettext(
        "Read for this course: %(own)s, %(count)s of others that quotes it.",
        "Read for this course: %(own)s, %(count)s of others that quote it.",
        texts.quoting,
        own=own,
    )
    return edition.text(quoting)


def choice_words(choice: str, edition: Edition) -> LazyText:
    """Give a choice in few words."""
    if choice.startswith(SIDE):
        return _l("only this side: %(side)s", side=edition.side(choice.removeprefix(SIDE)))
    if choice.startswith(KIND):
        return KIND_WORDS[choice.removeprefix(KIND)]
    return CHOICE_WORDS[choice]


CHOICE_WORDS: dict[str, LazyText] = {
    "all": _l("everything"),
    "saw": _l("seen by the speaker"),
    "there": _l("the speaker was there"),
    "not-one-sided": _l("not one side only"),
    "corroborated": _l("several voices, or agreed"),
}
"""Choices that every course has."""

KIND_WORDS: dict[str, LazyText] = {
    "armed-group": _l("said by armed groups"),
    "government": _l("said by a government"),
    "media": _l("said by media"),
    "monitor": _l("said by monitors"),
    "ngo": _l("said by organisations"),
    "un": _l("said by the United Nations"),
    "reporter": _l("said by reporters"),
    "witness": _l("said by witnesses"),
    "resident": _l("said by residents"),
    "official": _l("said by officials"),
    "agency": _l("said by news agencies"),
    "unnamed": _l("said by nobody named"),
    "authors": _l("measured by us"),
}
"""What speakers of a kind say."""
