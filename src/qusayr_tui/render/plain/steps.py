"""The steps of a phase as lines: where one is, the question, passages, texts, the look back."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.edition import BlockEdition, Edition, PhaseEdition
from qusayr_tui.domain.items_of import find_exercise, find_exercise_words
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.lesson import steps
from qusayr_tui.domain.model import UNKNOWN_DATE, Material
from qusayr_tui.domain.prose import Citation, Paragraph, TermLink, cited, parse_prose
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import source_name
from qusayr_tui.render.holders import Holders
from qusayr_tui.render.materials import material_text
from qusayr_tui.render.plain.lines import Lines, capital, sentence, small
from qusayr_tui.render.wording import STEP_NAMES, who_when_how


def step_name(edition: Edition, step: str) -> str:
    """Name a step, also one that is newer than these lines."""
    return edition.text(STEP_NAMES[step]) if step in STEP_NAMES else step


def phase_name(phase: PhaseEdition) -> LazyText:
    """Name a phase by its number and title."""
    return _l("Phase %(number)s, %(title)s", number=phase.ref.number, title=phase.words.title)


def phase_named(phase: PhaseEdition) -> LazyText:
    """Name a phase inside a sentence, where a title that asks something would seem to end it."""
    return _l("phase %(number)s, “%(title)s”", number=phase.ref.number, title=phase.words.title)


def step_number(phase: PhaseEdition, step: str) -> int:
    """Give the number of a step among those that the phase has, from 1."""
    return [str(each) for each in steps(phase.record)].index(step) + 1


def whole_place(edition: Edition, phase: PhaseEdition, step: str) -> str:
    """Say which phase and which of its steps this is."""
    at = _l(
        "Step %(at)s of %(of)s: %(step)s.",
        at=step_number(phase, step),
        of=len(steps(phase.record)),
        step=small(step_name(edition, step)),
    )
    return f"{sentence(edition.text(phase_name(phase)))} {edition.text(at)}"


def heading(lines: Lines, phase: PhaseEdition, step: str) -> None:
    """Begin a step: say where one is, and whether the starting text goes so far."""
    lines.blank()
    lines.say(whole_place(lines.edition, phase, step))
    if phase.record.outside_starting_text:
        lines.say(_l("This phase is outside the starting text."))
    lines.blank()


def question(lines: Lines, phase: PhaseEdition, written: Sequence[str]) -> None:
    """Give the central question, what one learns, how long it takes, and what one wrote."""
    lines.say(phase.words.question)
    lines.blank()
    minutes = lazy_ngettext("%(count)s minute", "%(count)s minutes", phase.record.minutes)
    dates = lines.edition.date(phase.record.dates)
    lines.labelled(_l("Dates"), dates)
    lines.labelled(_l("Time to allow"), minutes)
    if phase.words.aims:
        lines.say(_l("%(label)s:", label=_l("What you will learn to do")))
        for at, aim in enumerate(phase.words.aims, start=1):
            lines.say(f"{at}. {aim}", hang=3)
    what_was_written(lines, written)


def what_was_written(lines: Lines, written: Sequence[str]) -> None:
    """Give what the learner wrote last; what stood before is kept, and not said again."""
    if written:
        lines.blank()
        lines.labelled(_l("You wrote"), written[-1])


# --- reading


def passage_number(phase: PhaseEdition, at: int) -> LazyText:
    """Say which passage of the text this is; *at* counts from 0."""
    return _l("Passage %(at)s of %(of)s", at=at + 1, of=len(phase.blocks))


def passage(lines: Lines, phase: PhaseEdition, ledger: Ledger, at: int) -> None:
    """Give a passage, then its words that have a card, and who says what its marks stand for."""
    block = phase.blocks[at]
    lines.say(sentence(lines.text(passage_number(phase, at))))
    passage_text(lines, phase, block)
    lines.blank()
    lines.list(_l("Words with a card"), dict.fromkeys(_linked(block).values()))
    for claim in cited(block.prose):
        _mark(lines, phase, ledger, claim)


def _mark(lines: Lines, phase: PhaseEdition, ledger: Ledger, claim: str) -> None:
    """Say in a few words who stands behind a mark, when, and how well it is supported."""
    found = ledger.find(claim, phase.ref.id)
    status = ledger.standing(claim, phase.ref.id).status
    parts = who_when_how(lines.edition, found.claim, status)
    lines.labelled(_l("Mark %(number)s", number=phase.marks[claim]), ", ".join(parts))


def passage_text(lines: Lines, phase: PhaseEdition, block: BlockEdition) -> None:
    """Give the words of a passage, the marks of its claims in square brackets."""
    for index, paragraph in enumerate(block.prose.paragraphs):
        if index:
            lines.blank()
        lines.say(_marked(paragraph, phase.marks))


def _marked(paragraph: Paragraph, marks: dict[str, int]) -> str:
    parts = (
        f"[{marks[span.claim]}]" if isinstance(span, Citation) else span.text for span in paragraph
    )
    return "".join(parts)


def _linked(block: BlockEdition) -> dict[str, str]:
    """Give the terms of a passage, each as it stands there first."""
    found: dict[str, str] = {}
    for paragraph in block.prose.paragraphs:
        for span in paragraph:
            if isinstance(span, TermLink):
                found.setdefault(span.term, span.text)
    return found


def terms_of(block: BlockEdition) -> list[str]:
    """Give the ids of the terms that a passage links."""
    return list(_linked(block))


def proof(lines: Lines, phase: PhaseEdition, block_id: str) -> None:
    """Give the passage that shows an answer."""
    at = [block.id for block in phase.blocks].index(block_id)
    lines.say(_l("%(passage)s, reread.", passage=passage_number(phase, at)))
    passage_text(lines, phase, phase.blocks[at])


# --- who says so


def claims_by_passage(phase: PhaseEdition) -> list[tuple[int, list[str]]]:
    """Give, by the place of each passage, the claims that are cited there first."""
    met: set[str] = set()
    found = []
    for at, block in enumerate(phase.blocks):
        new = [each for each in cited(block.prose) if each not in met]
        met.update(new)
        if new:
            found.append((at, new))
    return found


def claims_of_passage(
    lines: Lines, phase: PhaseEdition, ledger: Ledger, at: int, claims: Sequence[str]
) -> None:
    """Give the claims of a passage: what is said, who says it, when, how well supported."""
    # Passages without a claim of their own are left out here: the number is a name, no count.
    lines.say(_l("Marks of passage %(at)s of the text.", at=at + 1))
    for claim in claims:
        home = ledger.find(claim, phase.ref.id).phase.id
        words = lines.edition.phase(home).claim_words(claim)
        _mark(lines, phase, ledger, claim)
        lines.say(parse_prose(words.text)[0].plain(), indent=2)


# --- the map


def whole_map(lines: Lines, phase: PhaseEdition, ledger: Ledger) -> None:
    """Say the map away from its step: of which phase it is, then both its parts."""
    lines.say(_l("Map of %(phase)s: who held what.", phase=phase_named(phase)))
    holders(lines, phase, ledger)
    lines.blank()
    positions(lines, phase, ledger)


def holders(lines: Lines, phase: PhaseEdition, ledger: Ledger) -> None:
    """Say who held what, when, according to whom, one sentence each with its mark."""
    words = Holders(lines.edition, ledger, phase)
    for control in phase.record.control:
        told = capital(words.sentence(control))
        mark = phase.marks.get(control.claim or "")
        # Not inside an f-string: texts there are not found for translation.
        named = _l("Mark %(number)s.", number=mark)
        lines.say(f"{told} {lines.text(named)}" if mark else told)
    if not phase.record.control:
        lines.say(_l("No text read for this phase says who held a place."))


def positions(lines: Lines, phase: PhaseEdition, ledger: Ledger) -> None:
    """Say where the places lie, as far as the sources go."""
    words = Holders(lines.edition, ledger, phase)
    lines.say(_l("%(label)s:", label=_l("Where the places lie")))
    for place in words.map.shown:
        lines.labelled(capital(lines.edition.place(place)), words.where(place))


# --- an exercise


def exercise_head(lines: Lines, phase: PhaseEdition, exercise: str) -> None:
    """Give what an exercise is about."""
    ids = [each.id for each in phase.record.exercises]
    words = find_exercise_words(phase.words, exercise)
    if len(ids) > 1:
        lines.say(_l("Exercise %(at)s of %(of)s.", at=ids.index(exercise) + 1, of=len(ids)))
    lines.say(sentence(words.title))
    lines.say(words.instruction)
    lines.blank()


def material_number(phase: PhaseEdition, exercise: str, at: int) -> LazyText:
    """Say which text of an exercise this is; *at* counts from 0."""
    of = len(find_exercise(phase.record, exercise).materials)
    return _l("Text %(letter)s, %(at)s of %(of)s", letter=chr(ord("A") + at), at=at + 1, of=of)


def material(lines: Lines, phase: PhaseEdition, exercise: str, at: int) -> None:
    """Give one text of an exercise: where it is from, whose words, in which language."""
    record = find_exercise(phase.record, exercise).materials[at]
    words = find_exercise_words(phase.words, exercise)
    edition = lines.edition
    source = edition.reader.record("sources")[record.source]
    about = source_name(edition, record.source)
    if source.date and source.date != UNKNOWN_DATE:
        about = f"{about}, {edition.short_date(source.date)}"
    lines.labelled(material_number(phase, exercise, at), about)
    lines.say(_whose_words(edition, record))
    lines.say(material_text(edition, words, record))
    if record.form == "quote":
        lines.say(_l("End of the quotation."))


def materials(lines: Lines, phase: PhaseEdition, exercise: str) -> None:
    """Give all the texts of an exercise."""
    for at in range(len(find_exercise(phase.record, exercise).materials)):
        material(lines, phase, exercise, at)
        lines.blank()


def _whose_words(edition: Edition, record: Material) -> LazyText:
    source = edition.reader.record("sources")[record.source]
    if record.form == "summary":
        return _l("Summed up in our own words.")
    if source.language is None:
        return _l("Quotation; licence: %(licence)s.", licence=source.licence or "–")
    return _l(
        "Quotation; language of the source: %(language)s; licence: %(licence)s.",
        language=edition.locale.name_here(source.language),
        licence=source.licence or "–",
    )
