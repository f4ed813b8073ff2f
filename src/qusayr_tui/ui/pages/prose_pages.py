"""Pages of a few sentences: the central question, the content notice, the look back."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.events import Note
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.outcomes import Outcome, item_place
from qusayr_tui.render.rows import Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.own_words import OwnWords, day_of, earlier_words, write_line
from qusayr_tui.ui.pages.page import Page, PageMaker
from qusayr_tui.ui.pages.reading import prose_spans


def question_page(
    edition: Edition, phase: PhaseEdition, form: Form, signs: Signs, own: OwnWords
) -> Page:
    """Give the central question of a phase, a line to write on, what one learns, how long."""
    maker = PageMaker(form.page_left, form.measure)
    maker.blank(2 if form.airy else 1)
    maker.begin("question")
    maker.text(phase.words.question, "strong")
    maker.end()
    maker.blank()
    about = [edition.date(phase.record.dates)]
    minutes = lazy_ngettext("%(count)s minute", "%(count)s minutes", phase.record.minutes)
    about.append(edition.text(minutes))
    maker.text(f" {signs.dot} ".join(about), "muted")
    maker.blank()
    prompt = _l(
        "Before reading, write what you think, in a line. You will come back to it at the end. "
        "Nobody else reads it."
    )
    write_line(maker, edition, signs, own, prompt)
    if phase.words.aims:
        maker.blank()
        maker.begin("aims")
        maker.text(edition.text(_l("What you will learn to do")), "muted")
        for aim in phase.words.aims:
            maker.text([Span(f"{signs.dash} ", "accent"), Span(aim)], hang=2)
        maker.end()
    return maker.page()


def notice_page(
    edition: Edition, form: Form, signs: Signs, kept: LazyText | None, *, short: bool
) -> Page:
    """Give the content notice; *short* is its first paragraph, as a reminder.

    *kept* says what is kept of what the learner does, None for nothing to say.
    """
    maker = PageMaker(form.page_left, form.measure)
    maker.blank(2 if form.airy else 1)
    prose, _ = parse_prose(edition.words.notice)
    paragraphs = prose.paragraphs[:1] if short else prose.paragraphs
    maker.begin("notice")
    for index, paragraph in enumerate(paragraphs):
        if index:
            maker.blank()
        spans = prose_spans(paragraph, "notice", {}, signs)
        said = [Span(f" {edition.text(kept)}")] if kept and not index else []
        maker.text([*spans, *said])
    maker.end()
    return maker.page()


def look_back_page(
    edition: Edition,
    phase: PhaseEdition,
    outcomes: Sequence[Outcome],
    form: Form,
    signs: Signs,
    before: Note | None,
    own: OwnWords,
) -> Page:
    """Give the question again, what one thought of it, and the passages worth rereading.

    *before* is what the learner wrote before reading, *own* the line to write on now. No
    score, no praise.
    """
    maker = PageMaker(form.page_left, form.measure)
    maker.blank(2 if form.airy else 1)
    maker.begin("question")
    maker.text(edition.text(_l("The question was:")), "muted")
    maker.text(phase.words.question, "strong")
    maker.end()
    maker.blank()
    _then_and_now(maker, edition, signs, before, own)
    maker.blank()
    missed = [each for each in outcomes if each.correct is False]
    unanswered = [each for each in outcomes if each.correct is None]
    maker.begin("reread")
    if missed:
        maker.text(edition.text(_l("Worth rereading")), "muted")
        _outcome_rows(maker, edition, phase, missed, signs)
    elif not unanswered:
        maker.text(edition.text(_l("You answered every question as the sources allow.")))
    if unanswered:
        if missed:
            maker.blank()
        maker.text(edition.text(_l("Not answered yet")), "muted")
        _outcome_rows(maker, edition, phase, unanswered, signs, to_item=True)
    maker.end()
    return maker.page()


def _then_and_now(
    maker: PageMaker, edition: Edition, signs: Signs, before: Note | None, own: OwnWords
) -> None:
    """Put what was written before reading above what is written now, each with its day."""
    if before:
        earlier_words(
            maker,
            edition,
            before,
            _l("Before reading, on %(day)s, you wrote:", day=day_of(edition, before)),
        )
        maker.blank()
    now = _l("And now, what do you think?")
    if own.kept:
        now = _l("Now, on %(day)s, you write:", day=day_of(edition, own.kept))
    write_line(maker, edition, signs, own, now)


def _outcome_rows(
    maker: PageMaker,
    edition: Edition,
    phase: PhaseEdition,
    outcomes: Sequence[Outcome],
    signs: Signs,
    *,
    to_item: bool = False,
) -> None:
    for each in outcomes:
        words = phase.item_words(each.item)
        kind, target = ("item", each.item) if to_item else ("proof", each.item)
        sign = signs.dash if to_item else signs.no
        label = edition.text(item_place(phase, each.item))
        maker.text(
            [
                Span(f"{sign} ", "doubt"),
                Span(label, "term", f"reread/{kind}/{target}"),
                Span("  "),
                Span(words.prompt),
            ],
            hang=2,
        )
