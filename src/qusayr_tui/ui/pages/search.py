"""The box of a search, and what was found under it, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.search import Answer, Hit, Kind
from qusayr_tui.domain.snippets import Piece, found_in, snippet
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row, Span, cell_width, clusters, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.options import Line
from qusayr_tui.ui.pages.page import Page, PageMaker

LEAST_CONTEXT = 16
"""Cells below which no context is worth its place beside a name."""

HEADINGS: Mapping[Kind, LazyText] = {
    "action": _l("Actions"),
    "step": _l("Steps of this phase"),
    "phase": _l("Phases"),
    "term": _l("Words"),
    "place": _l("Places"),
    "text": _l("Text"),
    "claim": _l("What is said"),
    "actor": _l("Who speaks"),
    "source": _l("Sources"),
}


PROSE: tuple[Kind, ...] = ("text", "claim")
"""What has no name of its own."""


class Label(msgspec.Struct, frozen=True):
    """How something that was found is named on its row."""

    text: str
    lead: str = ""
    """Before the name: the number of a phase."""
    aside: str = ""
    """At the right: a key."""


def box_rows(line: Line, told: str, form: Form, signs: Signs, *, typing: bool = True) -> list[Row]:
    """Give the box: what is typed, at the right what is *told*, a hairline.

    The cursor is in it as long as keys are for *typing*, not for a card in front.
    """
    left = Span(" " * _left(form))
    width = _width(form)
    room = max(8, width - 3 - (cell_width(told) + 2 if told else 0))
    before, under, after = _window(line, room)
    typed: Row = (
        left,
        Span("/ ", "key"),
        Span(before, "strong"),
        Span(under or " ", "focus" if typing else "strong"),
        Span(after, "strong"),
    )
    gap = _left(form) + width - row_width(typed) - cell_width(told)
    return [
        (*typed, Span(" " * max(1, gap)), Span(told, "muted")),
        (left, Span(signs.hairline * width, "line")),
    ]


def _window(line: Line, room: int) -> tuple[str, str, str]:
    """Give the part of a long line that is in sight: before, under and after the cursor."""
    text, at = line.text, line.at
    first = max(0, at - room + 1)
    return text[first:at], text[at : at + 1], text[at + 1 : first + room]


def told_of(answer: Answer, edition: Edition, *, typed: bool, whole: bool) -> str:
    """Say how much was found; while the course is still being read, that there may be more."""
    if not typed or not answer.words:
        return "" if whole else "…"
    count = edition.text(lazy_ngettext("%(count)s result", "%(count)s results", answer.count))
    return count if whole else f"{count} …"


class Found:
    """Draws what was found."""

    def __init__(
        self,
        edition: Edition,
        labels: Mapping[tuple[Kind, str], Label],
        answer: Answer,
        form: Form,
        signs: Signs,
    ) -> None:
        self._edition = edition
        self._labels = labels
        self._answer = answer
        self._form = form
        self._signs = signs
        self._maker = PageMaker(_left(form), _width(form))

    def page(self, chosen: str, nothing: Sequence[str]) -> Page:
        """Give the page, one row *chosen*; *nothing* is said where there are no hits."""
        maker = self._maker
        if self._form.airy:
            maker.blank()
        if not self._answer.hits:
            for sentence in nothing:
                maker.text(sentence)
            return maker.page()
        for index, (heading, hits, left_out) in enumerate(self.sections()):
            if index:
                maker.blank()
            maker.text(heading, "muted")
            for hit in hits:
                maker.begin(name_of(hit))
                self._hit(hit, chosen=name_of(hit) == chosen)
                maker.end()
            if left_out > 0:
                more = lazy_ngettext("and %(count)s more", "and %(count)s more", left_out)
                maker.text(self._edition.text(more), "muted", indent=2)
        return maker.page()

    def order(self) -> list[str]:
        """Give the names of the hits as they stand on the page."""
        return [name_of(hit) for _, hits, _ in self.sections() for hit in hits]

    def sections(self) -> Iterable[tuple[str, list[Hit], int]]:
        """Give the hits under their headings, with how many are left out, in this order.

        What is called so, with the passages and claims that say it; what only a card says;
        what only another language says.
        """
        edition = self._edition
        for kind, heading in HEADINGS.items():
            yield from self._section(edition.text(heading), (kind,), self._tag_of(kind))
        cards = [kind for kind in HEADINGS if kind not in PROSE]
        yield from self._section(
            edition.text(_l("In cards and questions")), cards, edition.language
        )
        for tag in edition.course.languages:
            if tag != edition.language:
                name = edition.locale.name_here(tag)
                heading = _l("Only in the other language: %(language)s", language=name)
                yield from self._section(edition.text(heading), list(HEADINGS), tag)

    def _tag_of(self, kind: Kind) -> str:
        return self._edition.language if kind in PROSE else ""

    def _section(
        self, heading: str, kinds: Sequence[Kind], tag: str
    ) -> Iterable[tuple[str, list[Hit], int]]:
        hits = [h for h in self._answer.hits if h.kind in kinds and h.language == tag]
        total = sum(self._answer.counts.get((kind, tag), 0) for kind in kinds)
        if hits:
            yield heading, hits, total - len(hits)

    def _hit(self, hit: Hit, *, chosen: bool) -> None:
        words = self._answer.words
        lead = Span(f"{self._signs.current} " if chosen else "  ", "accent")
        label = self._labels[hit.kind, hit.id]
        room = self._maker.width - 2
        spans = [lead]
        if label.lead:
            spans.append(Span(f"{label.lead} ", "key"))
        spot = f"{name_of(hit)}/hit"
        weight = "strong" if chosen else ""
        if hit.kind in PROSE:
            room -= row_width(tuple(spans[1:]))
            spans += self._spans(snippet(hit.found, words, room), weight, spot)
            self._maker.row(*_cut(spans, self._maker.width))
            return
        spans += self._spans(found_in(label.text, words), weight, spot)
        aside = self._aside(hit, label, room - row_width(tuple(spans[1:])) - 2)
        used = row_width(tuple(spans))
        gap = self._maker.width - used - row_width(aside)
        if aside and gap >= 2:
            pad = gap if label.aside or not hit.language else 2
            spans += [Span(" " * pad), *aside]
        self._maker.row(*_cut(spans, self._maker.width))

    def _aside(self, hit: Hit, label: Label, room: int) -> Row:
        """Give what stands beside a name: its key, by what it was found, or the text around."""
        if label.aside:
            return (Span(label.aside, "key"),)
        if hit.language:
            if room < LEAST_CONTEXT:
                return ()
            return tuple(self._spans(snippet(hit.found, self._answer.words, room), "muted", None))
        named = any(piece.found for piece in found_in(label.text, self._answer.words))
        if named or not self._answer.words:
            return ()
        pieces = snippet(hit.found, self._answer.words, max(LEAST_CONTEXT, room))
        return tuple(self._spans(pieces, "muted", None))

    @staticmethod
    def _spans(pieces: Sequence[Piece], role: str, spot: str | None) -> list[Span]:
        return [
            Span(each.text, f"{role} chosen".strip() if each.found else role, spot)
            for each in pieces
        ]


def name_of(hit: Hit) -> str:
    """Name a hit the same in every language."""
    return f"{hit.kind}:{hit.id}"


def _left(form: Form) -> int:
    return form.left - 2 if form.name != "narrow" else 1


def _width(form: Form) -> int:
    return min(form.width - _left(form) - 2, max(form.measure + 4, 72))


def _cut(spans: Sequence[Span], width: int) -> list[Span]:
    """Give the beginning of a row that is too long, with an ellipsis at its end."""
    if row_width(tuple(spans)) <= width:
        return list(spans)
    kept: list[Span] = []
    room = width - 1
    for span in spans:
        if cell_width(span.text) <= room:
            kept.append(span)
            room -= cell_width(span.text)
            continue
        text = ""
        for cluster, cells in clusters(span.text):
            if cells > room:
                break
            text += cluster
            room -= cells
        kept.append(Span(f"{text.rstrip()}…", span.role, span.spot))
        break
    return kept
