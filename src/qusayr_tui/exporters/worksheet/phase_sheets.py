"""A phase as it is printed: which lines its text takes, which number a source has."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from itertools import groupby

import msgspec

from qusayr_tui.domain.edition import BlockEdition, Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.spans import Citation, Paragraph, TermLink
from qusayr_tui.domain.spans import Span as ProseSpan
from qusayr_tui.exporters.worksheet.boxes import LINE_MEASURE, height
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, element
from qusayr_tui.render.rows import Row, Span
from qusayr_tui.render.wrap import wrap


class NumberedBlock(msgspec.Struct, frozen=True):
    """A block of text broken into rows as they are printed."""

    id: str
    first: int
    """Number of its first row; they are counted through the whole phase."""
    paragraphs: tuple[tuple[Row, ...], ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(map(len, self.paragraphs))

    @property
    def last(self) -> int:
        """Number of its last row."""
        return self.first + self.rows - 1


class PhaseSheets:
    """A phase in one language, with the numbers that its sheets refer to."""

    def __init__(
        self, edition: Edition, ledger: Ledger, phase_id: str, left_out: Container[str] = ()
    ) -> None:
        """Take a phase; *left_out* holds the blocks that are not printed."""
        self.edition = edition
        self.ledger = ledger
        self.left_out = left_out
        self.phase: PhaseEdition = edition.phase(phase_id)
        self.printed: tuple[BlockEdition, ...] = self.phase.blocks_without(left_out)

    def t(self, text: LazyText) -> str:
        """Give a text of the program."""
        return self.edition.text(text)

    def id(self, *names: str) -> str:
        """Give an id that no other part of a worksheet has."""
        return "-".join((self.edition.language, self.phase.ref.id, *names)).replace("/", "-")

    def heading(self, text: str, level: str = "h3") -> tuple[Html, float]:
        """Give a heading and its height."""
        return element(level, text), 5.5 + 1.2 * height(text)

    @property
    def title(self) -> str:
        """The phase's number and title."""
        return f"{self.phase.ref.number} · {self.phase.words.title}"

    # --- sources

    @property
    def claims(self) -> list[str]:
        """What the printed text states, in the order in which it does."""
        told = {claim for block in self.printed for claim in block.claims}
        return [claim for claim in self.phase.marks if claim in told]

    @cached_property
    def sources(self) -> dict[str, int]:
        """The number of each source, from 1: the text's in the record's order, then others.

        They do not depend on the language, so that facing pages agree.
        """
        cited = (claim for block in self.printed for claim in block.claims)
        found = [source for claim in cited for source in self._sources_of(claim)]
        found += [each.source for one in self.phase.record.exercises for each in one.materials]
        return {source: number for number, source in enumerate(dict.fromkeys(found), start=1)}

    def _sources_of(self, claim: str) -> list[str]:
        accounts = self.ledger.find(claim, self.phase.ref.id).claim.accounts
        return [source for account in accounts for source in account.sources]

    def mark(self, claims: Iterable[str]) -> str:
        """Give the numbers of the sources of some claims: `2, 5`, without spaces."""
        found = {self.sources[source] for claim in claims for source in self._sources_of(claim)}
        return ",".join(map(str, sorted(found)))

    # --- text

    @cached_property
    def blocks(self) -> dict[str, NumberedBlock]:
        """The blocks with their rows, as printed."""
        found: dict[str, NumberedBlock] = {}
        at = 1
        for block in self.printed:
            paragraphs = tuple(
                tuple(wrap(self._spans(part), LINE_MEASURE)) for part in block.prose.paragraphs
            )
            found[block.id] = NumberedBlock(block.id, at, paragraphs)
            at = found[block.id].last + 1
        return found

    def _spans(self, paragraph: Paragraph) -> Iterator[Span]:
        for cites, group in groupby(paragraph, lambda span: isinstance(span, Citation)):
            if cites:
                yield Span(self.mark(s.claim for s in group if isinstance(s, Citation)), "mark")
            else:
                yield from (Span(_words(span), _role(span)) for span in group)

    def lines_of(self, block_ids: Iterable[str]) -> list[LazyText]:
        """Say on which lines blocks stand; those that follow one another are said as one."""
        runs: list[tuple[int, int]] = []
        for block in (self.blocks[each] for each in block_ids if each in self.blocks):
            if runs and runs[-1][1] + 1 == block.first:
                runs[-1] = (runs[-1][0], block.last)
            else:
                runs.append((block.first, block.last))
        return [
            _l("lines %(first)s to %(last)s", first=str(first), last=str(last))
            for first, last in runs
        ]


def _words(span: ProseSpan) -> str:
    return "" if isinstance(span, Citation) else span.text


def _role(span: ProseSpan) -> str:
    if isinstance(span, TermLink):
        return "term"
    return "emphasis" if not isinstance(span, Citation) and span.emphasis else ""
