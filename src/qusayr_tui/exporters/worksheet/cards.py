"""Cards to cut out and hold up: one letter for each answer that an item may have."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, direction, element

ABOUT = _l("Cut along the lines: one set for each pupil, or one for two. Hold up your answer.")


def cards_page(editions: Sequence[Edition]) -> Html:
    """Give one page of cards, with a line about them in each language."""
    about = (
        element("p", each.text(ABOUT), lang=each.language, dir=direction(each.language))
        for each in editions
    )
    cards = (element("div", letter.upper(), class_="card") for letter in LETTERS)
    return element(
        "section",
        element("div", *about, class_="cards-about"),
        element("div", *cards, class_="cards"),
        class_="part cards-page",
        id="cards",
    )
