"""The plan of a lesson on paper, for the teacher."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.items_of import exercise_of, find_exercise_words, item_name
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.plan import Activity, ActivityWords, Plan, PlanWords
from qusayr_tui.domain.quiz import AnyItem
from qusayr_tui.exporters.worksheet.boxes import Box, Part
from qusayr_tui.exporters.worksheet.reading import PhaseSheets
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.html import Html, element
from qusayr_tui.render.outcomes import item_place
from qusayr_tui.render.text import plain


class PrintedPlan(msgspec.Struct, frozen=True):
    """A plan with its words in one language."""

    id: str
    plan: Plan
    words: PlanWords


def plan_part(edition: Edition, ledger: Ledger, printed: PrintedPlan) -> Part:
    """Give a plan: what to know before, then each activity with its minutes."""
    sheets = {each: PhaseSheets(edition, ledger, each) for each in printed.plan.phases}
    activities = _activities(edition, printed, sheets)
    htmls = [_head(edition, printed), *activities, *_after(edition, printed)]
    return Part(printed.words.title, tuple(Box("plan", html, 0.0) for html in htmls))


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
        class_="plan-head",
        id=f"{edition.language}-plan-{printed.id}",
    )


def _list(edition: Edition, title: LazyText, entries: tuple[str, ...]) -> Iterator[Html]:
    if entries:
        yield element("h3", edition.text(title))
        yield element("ul", *(element("li", plain(each)) for each in entries), class_="aims")


def _prose(text: str) -> Iterator[Html]:
    yield from (element("p", each) for each in plain(text).split("\n\n"))


def _activities(
    edition: Edition, printed: PrintedPlan, sheets: Mapping[str, PhaseSheets]
) -> Iterator[Html]:
    words = {each.id: each for each in printed.words.activities}
    above: Html | None = element("h3", edition.text(_l("Minute by minute")))
    at = 0
    for activity in printed.plan.activities:
        until = at + activity.minutes
        yield element(
            "div",
            above,
            element(
                "h4",
                element("span", f"{at}–{until} min", class_="minutes"),
                f" {words[activity.id].title}",
            ),
            _told(edition, words[activity.id], _on_the_sheets(sheets, activity)),
            class_="box activity",
            id=f"{edition.language}-plan-{printed.id}-{activity.id}",
        )
        at, above = until, None


def _on_the_sheets(sheets: Mapping[str, PhaseSheets], activity: Activity) -> str | None:
    """Say where pupils find on their sheets what an activity works on."""
    whole = activity.item or activity.exercise or activity.phase or ""
    phase, _, name = whole.partition("/")
    if phase not in sheets:
        return None
    here = sheets[phase]
    where: list[LazyText] = []
    if activity.item:
        where.append(item_place(here.phase, name))
        exercise = exercise_of(name)
        if exercise:
            at = [item_name(exercise, each.id) for each in _items(here, exercise)].index(name)
            where.append(_l("Question %(at)s", at=at + 1))
    elif not activity.exercise:
        where += here.lines_of(activity.blocks)
    else:
        return f"{here.title} · {find_exercise_words(here.phase.words, name).title}"
    return " · ".join([here.title, *(here.t(each) for each in where)])


def _items(sheets: PhaseSheets, exercise: str) -> tuple[AnyItem, ...]:
    return next(each.items for each in sheets.phase.record.exercises if each.id == exercise)


def _told(edition: Edition, words: ActivityWords, where: str | None) -> Html:
    starters = " / ".join(plain(each) for each in words.starters) or None
    told: tuple[tuple[LazyText, str | None], ...] = (
        (_l("On the sheets"), where),
        (_l("Shown"), words.show),
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
    return element("dl", *pairs)


def _after(edition: Edition, printed: PrintedPlan) -> Iterator[Html]:
    if printed.words.homework:
        heading = element("h3", edition.text(_l("Homework")))
        yield element("div", heading, *_prose(printed.words.homework), class_="box")
    if printed.plan.vocabulary:
        names = [edition.term(each).term for each in printed.plan.vocabulary]
        yield element(
            "div",
            element("h3", edition.text(_l("Words to prepare"))),
            element("p", " · ".join(names)),
            class_="box",
        )
