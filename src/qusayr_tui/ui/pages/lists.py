"""The list of the glossary, and the help."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qusayr_tui.domain.claims import SIGNS, StatusName
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.fold import fold
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.legends import map_legend, time_legend
from qusayr_tui.render.rows import Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.render.wording import STATUS_WORDS
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.page import Page, PageMaker


def glossary_page(edition: Edition, on_page: Sequence[str], form: Form) -> Page:
    """Give the glossary: the words of the page one comes from first, then all of them."""
    maker = PageMaker(form.page_left, form.measure)
    if form.airy:
        maker.blank()
    terms = edition.terms
    if on_page:
        maker.text(edition.text(_l("On the page you come from")), "muted")
        for term in on_page:
            _term_row(maker, edition, term, "here")
        maker.blank()
        maker.text(edition.text(_l("All words")), "muted")
    for term in sorted(terms, key=lambda each: fold(terms[each].term)):
        _term_row(maker, edition, term, "all")
    return maker.page()


def _term_row(maker: PageMaker, edition: Edition, term: str, block: str) -> None:
    words = edition.term(term)
    spans = [Span(words.term, "term", f"{block}/term/{term}")]
    if words.short:
        spans += [Span("  "), Span(words.short, "muted")]
    maker.text(spans, hang=2)


class HelpEntry(msgspec.Struct, frozen=True):
    """One key of the help and what it does."""

    key: LazyText
    does: LazyText


def help_page(edition: Edition, entries: Sequence[HelpEntry], form: Form, signs: Signs) -> Page:
    """Give the keys, those of the screen one comes from first, then the signs."""
    maker = PageMaker(form.page_left, form.measure)
    if form.airy:
        maker.blank()
    maker.text(edition.text(_l("Keys")), "strong")
    maker.blank()
    for entry in entries:
        key = Span(signs.keys(edition.text(entry.key)), "key")
        maker.labelled(key, [Span(edition.text(entry.does))], 14)
    maker.blank()
    maker.text(edition.text(_l("Signs")), "strong")
    maker.blank()
    for sign, meanings in _status_signs().items():
        words = f"\u00a0{signs.dot} ".join(edition.text(STATUS_WORDS[each]) for each in meanings)
        _sample(maker, [Span(signs.status(sign), "doubt")], words)
    sample = edition.text(_l("word"))
    term = [Span(sample, "term")]
    if signs.ascii:
        term.append(Span(signs.term, "accent"))
    _sample(maker, term, edition.text(_l("has a card: a definition, and who uses the word")))
    _sample(maker, [Span(signs.mark(1), "mark")], edition.text(_l("leads to who says so")))
    arrows = Span(f"{signs.up} {signs.down}", "accent")
    _sample(maker, [arrows], edition.text(_l("more text above, more text below")))
    for heading, legend in (
        (_l("On the map"), map_legend(signs).values()),
        (_l("On the timeline"), time_legend(signs)),
    ):
        maker.blank()
        maker.text(edition.text(heading), "muted")
        for sign, meaning in legend:
            _sample(maker, [Span(sign, "key")], edition.text(meaning))
    maker.blank()
    maker.text(edition.text(_l("How to read this lesson")), "strong")
    maker.blank()
    maker.text(edition.text(_METHOD))
    return maker.page()


def _sample(maker: PageMaker, spans: Sequence[Span], text: str) -> None:
    pad = Span(" " * max(1, 8 - row_width(tuple(spans))))
    maker.text([*spans, pad, Span(text)], hang=8)


def _status_signs() -> dict[str, list[StatusName]]:
    grouped: dict[str, list[StatusName]] = {}
    for status, sign in SIGNS.items():
        grouped.setdefault(sign, []).append(status)
    return grouped


_METHOD = _l(
    "Each statement belongs to whoever made it. A mark after a passage opens its sources: who "
    "speaks, what they could see, and when it was said. Several newspapers that repeat one "
    "person are one voice. What no source gives is shown as unknown."
)
