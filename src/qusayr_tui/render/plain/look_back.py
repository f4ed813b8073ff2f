"""The end of a phase as lines: the question again, and what is worth rereading, by labels."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.items_of import exercise_of, items_of
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.outcomes import Outcome
from qusayr_tui.render.plain.items import short_number
from qusayr_tui.render.plain.lines import Lines
from qusayr_tui.render.plain.steps import what_was_written

EXERCISES = "e"
"""Begins the labels of questions of exercises, counted through the phase: `e1`, `e2`."""


def labels(phase: PhaseEdition) -> dict[str, str]:
    """Give the items of a phase by what may be typed for them: the number of a question.

    A label stays what it is, whatever was answered: a list that counts itself anew would
    lead elsewhere by the number that was heard a moment ago.
    """
    names = [name for name, _ in items_of(phase.record)]
    quiz = [name for name in names if exercise_of(name) is None]
    asked = [name for name in names if exercise_of(name) is not None]
    found = {str(at): name for at, name in enumerate(quiz, start=1)}
    return found | {f"{EXERCISES}{at}": name for at, name in enumerate(asked, start=1)}


def look_back(
    lines: Lines,
    phase: PhaseEdition,
    first: Sequence[str],
    again: Sequence[str],
    outcomes: Sequence[Outcome],
) -> None:
    """Give the question again, what one wrote, and what is worth rereading, by labels."""
    lines.labelled(_l("The question was"), phase.words.question)
    if first:
        lines.labelled(_l("You wrote at the beginning"), first[-1])
    what_was_written(lines, again)
    lines.blank()
    missed = [each for each in outcomes if each.correct is False]
    unanswered = [each for each in outcomes if each.correct is None]
    if not missed and not unanswered and outcomes:
        lines.say(_l("You answered every question as the sources allow."))
    _outcomes(lines, phase, _l("Worth rereading"), missed)
    _outcomes(lines, phase, _l("Not answered yet"), unanswered)


def what_is_left(lines: Lines, outcomes: Sequence[Outcome]) -> None:
    """Count what the list still has, for whoever comes back to it from one of its questions."""
    for label, correct in ((_l("Worth rereading"), False), (_l("Not answered yet"), None)):
        found = [each for each in outcomes if each.correct is correct]
        if found:
            count = lazy_ngettext("%(count)s question", "%(count)s questions", len(found))
            lines.labelled(label, count)


def _outcomes(lines: Lines, phase: PhaseEdition, label: LazyText, found: Sequence[Outcome]) -> None:
    if not found:
        return
    count = lazy_ngettext("%(count)s question", "%(count)s questions", len(found))
    lines.say(_l("%(label)s, %(count)s:", label=label, count=count))
    by_name = {name: typed for typed, name in labels(phase).items()}
    for each in found:
        where = lines.text(short_number(phase, each.item))
        prompt = phase.item_words(each.item).prompt
        lines.say(f"{by_name[each.item]}. {where}. {prompt}", hang=3)
