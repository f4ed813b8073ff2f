"""Say what is wrong with a number or a date, and how to write it."""

from __future__ import annotations

from collections.abc import Callable

from qusayr_tui.content.number_rule.hedges import HedgeWords
from qusayr_tui.content.number_rule.judge import Fault
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

Said = tuple[LazyText, LazyText]
"""What is wrong, and what to do."""


def say(fault: Fault, hedges: HedgeWords) -> Said:
    """Give the message and the remedy of *fault*."""
    return _SAID[fault.code](fault, hedges)


def _figure_unknown(fault: Fault, _hedges: HedgeWords) -> Said:
    return (
        _l("No claim cited here has the number '%(words)s'.", words=fault.words),
        _l(
            "Write the record's number, cite its claim, or mark it [%(words)s](free) in a block.",
            words=fault.words,
        ),
    )


def _figure_uncovered(fault: Fault, _hedges: HedgeWords) -> Said:
    return (
        _l("No claim is cited for the number '%(words)s'.", words=fault.words),
        _l("Cite a claim after it, or take it out."),
    )


def _date_uncovered(fault: Fault, _hedges: HedgeWords) -> Said:
    return (
        _l("No claim is cited for the date '%(words)s'.", words=fault.words),
        _l("Cite a claim after it, or take it out."),
    )


def _hedge_dropped(fault: Fault, hedges: HedgeWords) -> Said:
    examples = hedges.examples.get(fault.bound, ())
    return (
        _l(
            "'%(words)s' stands as an exact number; the record has '%(bound)s'.",
            words=fault.words,
            bound=fault.bound,
        ),
        _l("Write '%(hedge)s' just before it.", hedge=examples[0])
        if examples
        else _l(
            "Add words for '%(bound)s' to words.hedges in this language's course.yaml.",
            bound=fault.bound,
        ),
    )


def _date_unknown(fault: Fault, _hedges: HedgeWords) -> Said:
    return (
        _l(
            "No claim cited here, and no source of it, has the date '%(words)s'.", words=fault.words
        ),
        _l("Write the record's date with its year, or cite the claim that has this one."),
    )


def _date_too_fine(fault: Fault, _hedges: HedgeWords) -> Said:
    return (
        _l("'%(words)s' says more than the record, whose date is coarser.", words=fault.words),
        _l("Write the month or the year only, as the record does."),
    )


def _date_impossible(fault: Fault, _hedges: HedgeWords) -> Said:
    return (
        _l("The calendar has no '%(words)s'.", words=fault.words),
        _l("Write the record's date."),
    )


def _weekday_wrong(fault: Fault, _hedges: HedgeWords) -> Said:
    return (
        _l("'%(words)s' is not on this day of the week.", words=fault.words),
        _l("Write '%(weekday)s', or leave the weekday out.", weekday=fault.right),
    )


def _doubt_dropped(fault: Fault, hedges: HedgeWords) -> Said:
    return (
        _l("'%(words)s' is written as certain; the record doubts this day.", words=fault.words),
        _l(
            "Write a word of doubt in the same passage, such as '%(doubt)s'.",
            doubt=hedges.doubts[0],
        )
        if hedges.doubts
        else _l("Add words of doubt to words.hedges in this language's course.yaml."),
    )


_SAID: dict[str, Callable[[Fault, HedgeWords], Said]] = {
    "figure-unknown": _figure_unknown,
    "figure-uncovered": _figure_uncovered,
    "date-uncovered": _date_uncovered,
    "hedge-dropped": _hedge_dropped,
    "date-unknown": _date_unknown,
    "date-too-fine": _date_too_fine,
    "date-impossible": _date_impossible,
    "weekday-wrong": _weekday_wrong,
    "doubt-dropped": _doubt_dropped,
}
