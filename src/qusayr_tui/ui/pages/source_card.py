"""The cards of a source and of whoever speaks: what they carry, what they say."""

from __future__ import annotations

from qusayr_tui.domain.model import UNKNOWN_DATE, Actor, Source
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import source_title
from qusayr_tui.render.wording import SEEN_WORDS
from qusayr_tui.ui.pages.page import PageMaker
from qusayr_tui.ui.pages.record_rows import RecordRows


class SourceCard:
    """Write the card of a source or of an actor into a page."""

    def __init__(self, rows: RecordRows, maker: PageMaker) -> None:
        self._rows = rows
        self._maker = maker
        self._edition = rows.edition

    def source(self, source_id: str) -> None:
        """Write a source: what it is, what was read of it, its copies, the claims it carries."""
        rows, maker, edition = self._rows, self._maker, self._edition
        source: Source = edition.reader.record("sources")[source_id]
        words = edition.source(source_id)
        maker.text(source_title(edition, source_id), "strong")
        maker.text(source.publisher, "muted")
        maker.blank()
        rows.field(maker, _l("Kind"), rows.text(SOURCE_KINDS[source.kind]))
        if source.author:
            rows.field(maker, _l("Author"), source.author)
        rows.field(maker, _l("Date"), edition.date(source.date or UNKNOWN_DATE))
        if source.language:
            rows.field(maker, _l("Language"), edition.locale.name_here(source.language))
        rows.field(maker, _l("Read by us"), rows.text(SEEN_WORDS[source.seen]))
        rows.field(maker, _l("What we saw"), words.saw)
        rows.field(maker, _l("Standpoint"), words.standpoint)
        if source.licence:
            rows.field(maker, _l("Licence"), source.licence)
        if source.url:
            rows.field(maker, _l("Address"), source.url)
        if source.copy_of:
            rows.source_field(maker, _l("Copy of"), source.copy_of)
        for index, copy in enumerate(rows.uses.copies_of(source_id)):
            rows.source_field(maker, None if index else _l("Its copies"), copy)
        if source.through:
            rows.source_field(maker, _l("Met in"), source.through)
        rows.claim_list(maker, _l("What it carries"), rows.uses.of_source(source_id))

    def actor(self, actor_id: str) -> None:
        """Write whoever speaks: their side, what they could see, all that they say."""
        rows, maker, edition = self._rows, self._maker, self._edition
        actor: Actor = edition.reader.record("actors")[actor_id]
        words = edition.actor(actor_id)
        maker.text(words.name, "strong")
        maker.blank()
        if actor.side:
            rows.field(maker, _l("Side"), edition.side(actor.side))
        elif actor.kind != "unnamed":
            rows.field(maker, _l("Side"), rows.text(_l("none of the sides")))
        if actor.line:
            rows.field(maker, _l("Same voice as"), rows.actor_spans(actor.line))
        rows.field(maker, _l("Could see"), words.vantage)
        rows.claim_list(maker, _l("All that they say here"), rows.uses.of_actor(actor_id))


SOURCE_KINDS: dict[str, LazyText] = {
    "press": _l("press"),
    "press-on-the-spot": _l("press, on the spot"),
    "agency": _l("news agency"),
    "book": _l("book"),
    "encyclopedia": _l("encyclopedia"),
    "ngo": _l("non-governmental organisation"),
    "un": _l("United Nations"),
    "state-media": _l("state media"),
    "party": _l("text of one side"),
    "reference": _l("reference work"),
    "method": _l("our own method"),
}
"""Kinds of sources in words."""
