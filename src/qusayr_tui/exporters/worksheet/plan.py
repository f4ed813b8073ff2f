"""The plan of a lesson on paper, for the teacher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.items_of import find_exercise_words
from qusayr_tui.domain.plan import Activity, ActivityWords, Plan, PlanWords
from qusayr_tui.exporters.worksheet.boxes import GAP, PAGE, ROW, Box, Part, height
from qusayr_tui.exporters.worksheet.phase_sheets import PhaseSheets
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, element
from qusayr_tui.render.outcomes import sheet_names
from qusayr_tui.render.text import plain

DESCRIBED_INDENT = 20
"""Cells that the label before a text takes."""


class PrintedPlan(msgspec.Struct, frozen=True):
    """A plan with its words in one language."""

    id: str
    plan: Plan
    words: PlanWords


def plan_part(
    edition: Edition, printed: PrintedPlan, sheets_of: Callable[[str], PhaseSheets]
) -> Part:
    """Give a plan: what to know before, then each activity with its minutes.

    *sheets_of* gives a phase as it is printed, for what stands where on the sheets.
    """
    sheets = {each: sheets_of(each) for each in printed.plan.phases}
    # How tall the head is does not matter: it is as good as a page, and no end of a part.
    head = Box("plan", _head(edition, printed), PAGE)
    activities = _activities(edition, printed, sheets)
    return Part(printed.words.title, (head, *activities, *_after(edition, printed)))


def _head(edition: Edition, printed: PrintedPlan) -> Html:
    plan, words = printed.plan, printed.words
    minutes = lazy_ngettext("%(count)s minute", "%(count)s minutes", plan.minutes)
    return element(
        "div",
        element("h2", words.title),
        element("p", f"{edition.text(minutes)} · {words.curriculum}", class_="about"),
        *_list(edition, _l("Aims"), words.aims),
        *_list(edition, _l("Material"), words.material),
        element("h3", edition.text(_l("Before the lesson"))),
        *_prose(words.before),
        *_notice(edition, words),
        class_="plan-head",
        id=f"{edition.language}-plan-{printed.id}",
    )


def _list(edition: Edition, title: LazyText, entries: tuple[str, ...]) -> Iterator[Html]:
    if entries:
        yield element("h3", edition.text(title))
        yield element("ul", *(element("li", plain(each)) for each in entries), class_="aims")


def _notice(edition: Edition, words: PlanWords) -> Iterator[Html]:
    """Give the content notice as it is read to a class, for a lesson without a screen."""
    yield element("h3", edition.text(_l("Content notice, to be read aloud")))
    yield from _prose(words.class_notice or edition.words.notice)


def _prose(text: str) -> Iterator[Html]:
    yield from (element("p", each) for each in plain(text).split("\n\n"))


def _activities(
    edition: Edition, printed: PrintedPlan, sheets: Mapping[str, PhaseSheets]
) -> Iterator[Box]:
    words = {each.id: each for each in printed.words.activities}
    above: Html | None = element("h3", edition.text(_l("Minute by minute")))
    at = 0
    for activity in printed.plan.activities:
        until = at + activity.minutes
        told, tall = _told(edition, words[activity.id], _on_the_sheets(sheets, activity))
        html = element(
            "div",
            above,
            element(
                "h4",
                element("span", f"{at}–{until} min", class_="minutes"),
                f" {words[activity.id].title}",
            ),
            told,
            class_="box activity",
            id=f"{edition.language}-plan-{printed.id}-{activity.id}",
        )
        yield Box("plan", html, 2 * ROW + GAP + tall)
        at, above = until, None


def _on_the_sheets(sheets: Mapping[str, PhaseSheets], activity: Activity) -> str | None:
    """Say where pupils find on their sheets what an activity works on."""
    whole = activity.item or activity.exercise or activity.phase or ""
    phase, _, name = whole.partition("/")
    if phase not in sheets:
        return None
    here = sheets[phase]
    where: Iterable[LazyText | str]
    if activity.item:
        where = sheet_names(here.phase, name)
    elif activity.exercise:
        where = (find_exercise_words(here.phase.words, name).title,)
    else:
        where = here.lines_of(activity.blocks)
    told = (each if isinstance(each, str) else here.t(each) for each in where)
    return " · ".join((here.title, *told))


def _told(edition: Edition, words: ActivityWords, where: str | None) -> tuple[Html, float]:
    starters = " / ".join(plain(each) for each in words.starters) or None
    told: tuple[tuple[LazyText, str | None], ...] = (
        (_l("On the sheets"), where),
        (_l("Shown"), words.show),
        (_l("On the board"), "\n\n".join(words.board) or None),
        (_l("Pupils"), words.pupils),
        (_l("To say"), words.say),
        (_l("To expect"), words.expect),
        (_l("To begin a sentence"), starters),
    )
    pairs = [
        part
        for label, text in told
        if text
        for part in (element("dt", edition.text(label)), element("dd", *_prose(text)))
    ]
    tall = sum(height(text, indent=DESCRIBED_INDENT) for _, text in told if text)
    return element("dl", *pairs), tall


def _after(edition: Edition, printed: PrintedPlan) -> Iterator[Box]:
    homework = printed.words.homework
    if homework:
        heading = element("h3", edition.text(_l("Homework")))
        html = element("div", heading, *_prose(homework), class_="box")
        yield Box("plan", html, 2 * ROW + GAP + height(plain(homework)))
    if printed.plan.vocabulary:
        names = [edition.term(each).term for each in printed.plan.vocabulary]
        line = " · ".join(names)
        html = element(
            "div",
            element("h3", edition.text(_l("Words to prepare"))),
            element("p", line),
            class_="box",
        )
        yield Box("plan", html, 2 * ROW + GAP + height(line))
