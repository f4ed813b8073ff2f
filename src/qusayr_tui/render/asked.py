"""One item in one language, with all that whoever asks it says: options, key, feedback.

Screens, lines and printed pages ask through `Asked`, so that an item of the quiz and an item
of an exercise are one thing, whatever their kind.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.item_facts import ItemFacts
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.lesson import proof_block
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.domain.quiz.engine import Attempt, struck_out
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.wording import STATUS_WORDS

if TYPE_CHECKING:
    from qusayr_tui.domain.claims import StatusName


class Asked:
    """An item of a phase, ready to be shown and judged."""

    def __init__(self, edition: Edition, ledger: Ledger, phase: PhaseEdition, name: str) -> None:
        """Take the item *name* of a phase (`may-we-write`, `lost-author/what-went`)."""
        self._edition = edition
        self._ledger = ledger
        self.phase = phase
        self.name = name
        self.item = phase.item(name)
        self.words = phase.item_words(name)
        self.kind = kind_of(self.item)
        self.facts = ItemFacts(edition.reader, ledger, phase.ref, name)
        self._names = EditionNames(edition, ledger, phase.ref.id)

    @property
    def whole_name(self) -> str:
        """The item's name in the course: `phase/item`, `phase/exercise/item`."""
        return f"{self.phase.ref.id}/{self.name}"

    def text(self, lazy: LazyText) -> str:
        """Give a text of the program."""
        return self._edition.text(lazy)

    # --- what is asked

    @property
    def prompt(self) -> str:
        """The question."""
        return self.words.prompt

    @property
    def passage(self) -> str | None:
        """A sentence to show above the options."""
        return self.kind.passage(self.words)

    @cached_property
    def options(self) -> tuple[str, ...]:
        """Options, or statements to sort, in the course's order."""
        return self.kind.option_ids(self.item)

    @cached_property
    def bins(self) -> tuple[str, ...]:
        """What statements are put into, in the course's order; empty but for `sort`."""
        return self.kind.bin_ids(self.item, self.facts)

    def option_text(self, option: str) -> str:
        """Give the text of an option, or of a statement."""
        return self.kind.option_text(self.item, self.words, option, self._names)

    def bin_text(self, bin_id: str) -> str:
        """Give the text of a bin."""
        return self.kind.bin_text(self.item, self.words, bin_id, self._names)

    def rows(self, attempt: Attempt) -> tuple[str, ...]:
        """Give the options in the order in which this language shows them."""
        return self.kind.reading_order(self.words, attempt.rows)

    # --- hints

    def hint(self, number: int) -> LazyText | str:
        """Give a hint: the written one, the block to reread, one option less."""
        if number == 1:
            return self.words.hint
        if number == 2:
            at = self.proof_number or 1
            return _l("Reread passage %(at)s of the text: the key r leads there and back.", at=at)
        return _l("One of the options is set aside.")

    @property
    def proof(self) -> str | None:
        """The block that shows the answer."""
        return proof_block(self.phase.record, self.name)

    @property
    def proof_number(self) -> int | None:
        """The number of the passage that shows the answer, from 1."""
        order = [each.id for each in self.phase.record.blocks]
        return order.index(self.proof) + 1 if self.proof in order else None

    def struck_out(self, attempt: Attempt) -> str | None:
        """Give the option that the third hint takes away."""
        return struck_out(self.item, attempt, self.facts)

    # --- after the answer

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The right response; for `write`, the ids of what may be written."""
        return self.kind.key(self.item, self.facts)

    def is_right(self, response: tuple[str, ...]) -> bool:
        """Tell whether a response is the right one."""
        return self.kind.is_right(self.item, response, self.facts)

    def verdict(self, response: tuple[str, ...]) -> LazyText:
        """Give the first word after an answer; neither praise nor blame."""
        if self.is_right(response):
            return _l("Yes.")
        partly = self.kind.manner in ("several", "sort") and set(response) & set(self.key)
        return _l("In part.") if partly else _l("Not yet.")

    def after_verdict(self, response: tuple[str, ...], said: str) -> str:
        """Give what is said after the first word, which some texts of a course begin with."""
        first = self._edition.text(self.verdict(response))
        return said.removeprefix(first).lstrip()

    def feedback(self, option: str) -> str | None:
        """Give what is said about an option, None where the whole response is judged."""
        return self.kind.feedback(self.words, option)

    def whole_feedback(self, right: bool) -> str | None:
        """Give what is said about the whole response, None where options are judged."""
        return self.kind.whole_feedback(self.words, right)

    @property
    def preferred(self) -> str | None:
        """What is best written, None but for `write`."""
        return self.kind.preferred(self.words)


class EditionNames:
    """Gives the words that an item takes from the course (a `quiz.Names`)."""

    def __init__(self, edition: Edition, ledger: Ledger, near: str) -> None:
        self._edition = edition
        self._ledger = ledger
        self._near = near

    def text(self, lazy: LazyText) -> str:
        """Give a text of the program."""
        return self._edition.text(lazy)

    def claim(self, claim: str) -> str:
        """Give a claim in one or two sentences."""
        phase = self._ledger.find(claim, self._near).phase.id
        return parse_prose(self._edition.phase(phase).claim_words(claim).text)[0].plain()

    def speaker(self, speaker: str) -> str:
        """Name an actor, or a source by its publisher and title."""
        reader = self._edition.reader
        if speaker in reader.record("actors"):
            return self._edition.actor(speaker).name
        return source_name(self._edition, speaker)

    def place(self, place: str) -> str:
        """Name a place."""
        return self._edition.place(place)

    def term(self, term: str) -> str:
        """Give a term, its abbreviation where it has one."""
        words = self._edition.term(term)
        return words.short or words.term

    def definition(self, term: str) -> str:
        """Give the first sentence of a term's definition."""
        whole = " ".join(parse_prose(self._edition.term(term).definition)[0].plain().split("\n"))
        end = whole.find(". ")
        return whole if end < 0 else whole[: end + 1]

    def status(self, status: str) -> str:
        """Give a status in words."""
        return self._edition.text(STATUS_WORDS[cast("StatusName", status)])


def source_name(edition: Edition, source: str) -> str:
    """Name a source by its publisher and title."""
    record = edition.reader.record("sources")[source]
    return f"{record.publisher}, {source_title(edition, source)}"


def source_title(edition: Edition, source: str) -> str:
    """Give the title of a source; a record says in brackets that none was noted."""
    title: str = edition.reader.record("sources")[source].title
    return edition.text(_l("title not noted")) if title.startswith("[") else title
