"""The course as plain text on standard output: pages, cards and lists of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.items_of import find_exercise_words, item_name
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import UNKNOWN_DATE, Exercise
from qusayr_tui.domain.prose import Citation, parse_prose
from qusayr_tui.domain.quiz.engine import LETTERS, begin
from qusayr_tui.domain.quiz.sorting import placed
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked, source_name
from qusayr_tui.render.claim_text import ClaimText
from qusayr_tui.render.holders import holder_lines
from qusayr_tui.render.materials import material_lines, material_text
from qusayr_tui.render.rows import Span
from qusayr_tui.render.wording import dated, speaker
from qusayr_tui.render.wrap import wrap


class TextPages:
    """Writes one edition as lines no wider than *width* cells."""

    def __init__(self, edition: Edition, ledger: Ledger, width: int) -> None:
        self._edition = edition
        self._ledger = ledger
        self._width = width
        self._claims = ClaimText(edition, ledger, width)

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

    def _wrapped(self, text: str, indent: int = 0, hang: int = 0) -> Iterator[str]:
        for row in wrap([Span(text)], self._width - indent, indent=hang):
            yield " " * indent + "".join(span.text for span in row)

    # --- a phase

    def phase(self, phase: PhaseEdition, *, items: bool, key: bool) -> Iterator[str]:
        """Give a phase: text, claims and sources; with *items* the quiz, with *key* its answers."""
        yield from self._phase_head(phase)
        for block in phase.blocks:
            for paragraph in block.prose.paragraphs:
                text = "".join(
                    f"[{phase.marks[span.claim]}]" if isinstance(span, Citation) else span.text
                    for span in paragraph
                )
                yield from self._wrapped(text)
                yield ""
        yield from self._holders(phase)
        yield from self._heading(_l("Who says so"))
        for claim, number in phase.marks.items():
            yield from self._claim_lines(phase, claim, number)
        if items:
            for exercise in phase.record.exercises:
                yield from self._exercise(phase, exercise)
            yield from self._heading(_l("Questions"))
            for number, item in enumerate(phase.record.items, start=1):
                yield from self._item(self._asked(phase, item.id), number)
        if key:
            yield from self._answers(phase)

    def _holders(self, phase: PhaseEdition) -> Iterator[str]:
        lines = holder_lines(self._edition, self._ledger, phase)
        if lines:
            yield from self._heading(_l("Who held what"))
            for line in lines:
                yield from self._wrapped(f"– {line}", hang=2)
            yield ""

    def _heading(self, text: LazyText) -> Iterator[str]:
        words = self._t(text)
        yield words
        yield "-" * len(words)
        yield ""

    def _phase_head(self, phase: PhaseEdition) -> Iterator[str]:
        title = f"{phase.ref.number}  {phase.words.title}"
        yield title
        yield "=" * len(title)
        yield self._edition.date(phase.record.dates)
        if phase.record.outside_starting_text:
            yield self._t(_l("outside the starting text"))
        yield ""
        yield from self._wrapped(phase.words.question)
        yield ""

    def _claim_lines(self, phase: PhaseEdition, claim_id: str, number: int) -> Iterator[str]:
        found = self._ledger.find(claim_id, phase.ref.id)
        words = self._edition.phase(found.phase.id).claim_words(claim_id)
        about = f"{speaker(self._edition, found.claim)} · {dated(self._edition, found.claim)}"
        yield from self._wrapped(f"[{number}] {plain(words.text)}", hang=4)
        yield from self._wrapped(about, indent=4)
        yield from self._claims.standing(claim_id, phase.ref.id, indent=4)
        yield from self._claims.relations(claim_id, indent=4)
        sources = dict.fromkeys(each for one in found.claim.accounts for each in one.sources)
        for source in sources:
            record = self._edition.reader.record("sources")[source]
            when = self._edition.short_date(record.date or UNKNOWN_DATE)
            yield from self._wrapped(f"– {self._source_name(source)}, {when}", indent=4, hang=2)
        yield ""

    # --- exercises and the quiz

    def _asked(self, phase: PhaseEdition, name: str) -> Asked:
        return Asked(self._edition, self._ledger, phase, name)

    def _exercise(self, phase: PhaseEdition, exercise: Exercise) -> Iterator[str]:
        words = find_exercise_words(phase.words, exercise.id)
        yield words.title
        yield "-" * len(words.title)
        yield ""
        yield from self._wrapped(words.instruction)
        yield ""
        for index, material in enumerate(exercise.materials):
            letter = chr(ord("A") + index)
            about = material_lines(self._edition, material)
            yield from self._wrapped(f"{letter}  {about[0]}", hang=3)
            yield from self._wrapped(about[1], indent=3)
            yield from self._wrapped(material_text(self._edition, words, material), indent=3)
            yield ""
        for number, item in enumerate(exercise.items, start=1):
            asked = self._asked(phase, item_name(exercise.id, item.id))
            yield from self._item(asked, number)

    def _item(self, asked: Asked, number: int) -> Iterator[str]:
        yield from self._wrapped(f"{number}. {asked.prompt}", hang=3)
        if asked.passage:
            yield from self._wrapped(asked.passage, indent=3)
        options = asked.kind.reading_order(asked.words, asked.options)
        if asked.kind.manner == "sort":
            for at, statement in enumerate(options, start=1):
                yield from self._wrapped(f"{at}  {asked.option_text(statement)}", indent=3, hang=3)
            for letter, each in zip(LETTERS, self._bins(asked), strict=False):
                yield from self._wrapped(f"{letter}  {asked.bin_text(each)}", indent=6, hang=3)
        else:
            for option in options:
                letter = LETTERS[asked.options.index(option)]
                yield from self._wrapped(f"{letter}  {asked.option_text(option)}", indent=3, hang=3)
        yield ""

    def _bins(self, asked: Asked) -> tuple[str, ...]:
        """Give the bins in the order printed: where that would show the key, mixed."""
        return begin(asked.item, "", asked.facts).letters

    def _answers(self, phase: PhaseEdition) -> Iterator[str]:
        """Give the answers of the exercises, then of the quiz."""
        for exercise in phase.record.exercises:
            title = find_exercise_words(phase.words, exercise.id).title
            yield from self._heading(_l("Answers: %(title)s", title=title))
            for number, item in enumerate(exercise.items, start=1):
                yield from self._answer(self._asked(phase, item_name(exercise.id, item.id)), number)
        yield from self._heading(_l("Answers"))
        for number, item in enumerate(phase.record.items, start=1):
            yield from self._answer(self._asked(phase, item.id), number)

    def _answer(self, asked: Asked, number: int) -> Iterator[str]:
        yield from self._wrapped(f"{number}. {self._key(asked)}", hang=3)
        whole = asked.whole_feedback(True)
        if whole is not None:
            yield from self._wrapped(whole, indent=3)
        for at, option in enumerate(asked.options):
            feedback = asked.feedback(option)
            if feedback is not None:
                label = f"{at + 1}" if asked.kind.manner == "sort" else LETTERS[at]
                yield from self._wrapped(f"{label}  {feedback}", indent=3, hang=3)
        yield ""

    def _key(self, asked: Asked) -> str:
        """Give the key of an item as one would write it: letters, `1 b`, or the word."""
        if asked.preferred is not None:
            return asked.preferred
        if asked.kind.manner == "sort":
            bins = placed(asked.key)
            order = self._bins(asked)
            letters = [LETTERS[order.index(bins[each])] for each in asked.options]
            return "  ".join(f"{at} {letter}" for at, letter in enumerate(letters, start=1))
        return " ".join(LETTERS[asked.options.index(option)] for option in asked.key)

    # --- the record

    def term(self, term_id: str) -> Iterator[str]:
        """Give a glossary card."""
        edition = self._edition
        words, record = edition.term(term_id), edition.reader.record("glossary")[term_id]
        yield f"{words.term} ({words.short})" if words.short else words.term
        for tag in edition.course.languages:
            if tag != edition.language:
                other = edition.reader.words(tag, "glossary")[term_id]
                form = f"{other.term} ({other.short})" if other.short else other.term
                yield f"{edition.locale.name_of(tag)}: {form}"
        if record.transliteration:
            yield record.transliteration
        if record.arabic:
            yield record.arabic
        yield ""
        yield from self._wrapped(plain(words.definition))
        if words.usage:
            yield ""
            if record.contested:
                yield f"≠ {self._t(_l('This word takes sides'))}"
            yield from self._wrapped(plain(words.usage))
        for source in record.sources:
            yield from self._wrapped(f"– {self._source_name(source)}", hang=2)
        yield ""

    def _source_name(self, source_id: str) -> str:
        return source_name(self._edition, source_id)

    def terms(self, ids: Iterable[str]) -> Iterator[str]:
        """Give the glossary as a list, one term a line."""
        for term in ids:
            words = self._edition.term(term)
            yield f"{words.term} ({words.short})" if words.short else words.term

    def claim(self, claim_id: str) -> Iterator[str]:
        """Give a claim with its accounts, why it stands as it does, and what it is used for."""
        yield from self._claims.claim(claim_id)

    def source(self, source_id: str) -> Iterator[str]:
        """Give a source."""
        record, words = (
            self._edition.reader.record("sources")[source_id],
            self._edition.source(source_id),
        )
        yield source_id
        yield from self._wrapped(self._source_name(source_id), indent=2)
        yield f"  {self._edition.date(record.date or UNKNOWN_DATE)}"
        yield from self._wrapped(plain(words.saw), indent=2)
        yield from self._wrapped(plain(words.standpoint), indent=2)
        if record.url:
            yield f"  {record.url}"
        yield ""

    def actor(self, actor_id: str) -> Iterator[str]:
        """Give an actor."""
        words = self._edition.actor(actor_id)
        yield actor_id
        yield from self._wrapped(words.name, indent=2)
        yield from self._wrapped(plain(words.vantage), indent=2)
        yield ""


def plain(text: str) -> str:
    """Give prose without markup."""
    return parse_prose(text)[0].plain()
