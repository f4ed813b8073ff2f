"""The plan of a lesson adds up, names what exists, and has its words in every language."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.content.checks.names import missing_words, unknown_id
from qusayr_tui.content.problems import Problem
from qusayr_tui.content.reading import nearest
from qusayr_tui.content.sheets import CourseSheets, PlanSheets, Sheet
from qusayr_tui.domain.items_of import items_of
from qusayr_tui.domain.plan import BOARDS, NEEDS, Activity, Plan
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report plans whose minutes, names or words do not fit."""
    known = _Known(sheets)
    for plan in sheets.plans:
        if plan.record is not None:
            yield from _minutes(plan.record)
            yield from _phases(plan.record, known)
            for activity in plan.record.value.activities:
                yield from _activity(plan.record, activity, known)
            yield from _words(plan)
    yield from _strays(sheets)


class _Known:
    """What a plan may name; empty parts where the record could not be read whole."""

    def __init__(self, sheets: CourseSheets) -> None:
        records = list(sheets.records())
        self.whole = sheets.whole
        self.phases = {ref.id for ref, _ in records}
        self.blocks = {ref.id: [block.id for block in sheet.value.blocks] for ref, sheet in records}
        self.items = {
            f"{ref.id}/{name}" for ref, sheet in records for name, _ in items_of(sheet.value)
        }
        self.exercises = {
            f"{ref.id}/{each.id}" for ref, sheet in records for each in sheet.value.exercises
        }
        self.claims = set(sheets.claims())
        self.terms = sheets.ids("glossary") or set()


def _minutes(sheet: Sheet[Plan]) -> Iterator[Problem]:
    plan = sheet.value
    total = sum(each.minutes for each in plan.activities)
    if total != plan.minutes:
        yield sheet.problem(
            plan,
            "minutes-do-not-add-up",
            _l(
                "The activities take %(total)s minutes, the plan says %(minutes)s.",
                total=total,
                minutes=plan.minutes,
            ),
            _l("Change the minutes of an activity, or those of the plan."),
            field="minutes",
        )
    seen: set[str] = set()
    for activity in plan.activities:
        if activity.id in seen:
            yield sheet.problem(
                activity,
                "duplicate-id",
                _l("The id '%(id)s' stands twice here.", id=activity.id),
                _l("Give each activity an id of its own."),
                field="id",
                id=activity.id,
            )
        seen.add(activity.id)


def _phases(sheet: Sheet[Plan], known: _Known) -> Iterator[Problem]:
    plan = sheet.value
    for index, each in enumerate(plan.phases):
        yield from _exists(sheet, plan, "phases", each, known.phases, known, index)
    for index, each in enumerate(plan.vocabulary):
        yield from _exists(sheet, plan, "vocabulary", each, known.terms, known, index)


def _activity(sheet: Sheet[Plan], activity: Activity, known: _Known) -> Iterator[Problem]:
    for field in NEEDS[activity.do]:
        if getattr(activity, field) is None:
            yield sheet.problem(
                activity,
                "activity-incomplete",
                _l("An activity that is '%(do)s' needs '%(field)s'.", do=activity.do, field=field),
                _l("Write '%(field)s: …' in it.", field=field),
                field="do",
                id=activity.id,
            )
    wanted = (
        ("phase", activity.phase, known.phases),
        ("item", activity.item, known.items),
        ("exercise", activity.exercise, known.exercises),
        ("claim", activity.claim, known.claims),
    )
    for field, found, ids in wanted:
        if found is not None:
            yield from _exists(sheet, activity, field, found, ids, known)
    if activity.phase in known.blocks:
        blocks = set(known.blocks[activity.phase])
        for index, each in enumerate(activity.blocks):
            yield from _exists(sheet, activity, "blocks", each, blocks, known, index)
    yield from _of_a_planned_phase(sheet, activity)


def _of_a_planned_phase(sheet: Sheet[Plan], activity: Activity) -> Iterator[Problem]:
    """What a class is shown belongs to the phases that the plan says it is about."""
    named = (activity.phase, activity.item, activity.exercise)
    for phase in {each.partition("/")[0] for each in named if each}:
        if phase not in sheet.value.phases:
            yield sheet.problem(
                activity,
                "phase-not-planned",
                _l("'%(phase)s' is none of the plan's phases.", phase=phase),
                _l("Add it to 'phases', or choose something of a phase that is there."),
                id=activity.id,
            )


def _exists(
    sheet: Sheet[Plan],
    holder: Plan | Activity,
    field: str,
    found: str,
    ids: set[str],
    known: _Known,
    index: int | None = None,
) -> Iterator[Problem]:
    if found in ids or not known.whole:
        return
    name = getattr(holder, "id", "")
    yield unknown_id(sheet, holder, field, found, ids, name, index)


def _words(plan: PlanSheets) -> Iterator[Problem]:
    assert plan.record is not None
    ids = [each.id for each in plan.record.value.activities]
    for sheet in plan.words.values():
        found = [each.id for each in sheet.value.activities]
        for each in ids:
            if each not in found:
                yield missing_words(sheet, sheet.value, "activities", f"{plan.id}/{each}")
        for words in sheet.value.activities:
            if words.id not in ids:
                close = nearest(words.id, ids)
                yield sheet.problem(
                    words,
                    "words-for-nothing",
                    _l("The record has nothing with the id '%(id)s'.", id=f"{plan.id}/{words.id}"),
                    _l("Did you mean '%(name)s'?", name=close)
                    if close
                    else _l("Take it out, or add it to the record."),
                    id=f"{plan.id}/{words.id}",
                )
    yield from _optional(plan)
    yield from _boards(plan)


def _boards(plan: PlanSheets) -> Iterator[Problem]:
    """A board stands only where it is shown."""
    done = {each.id: each.do for each in plan.record.value.activities} if plan.record else {}
    for sheet in plan.words.values():
        for words in sheet.value.activities:
            do = done.get(words.id)
            if words.board and do is not None and do not in BOARDS:
                yield sheet.problem(
                    words,
                    "board-not-shown",
                    _l("An activity that is '%(do)s' shows no board.", do=do),
                    _l("Take it out; these have one: %(known)s.", known=", ".join(BOARDS)),
                    field="board",
                    id=f"{plan.id}/{words.id}",
                )


def _optional(plan: PlanSheets) -> Iterator[Problem]:
    """What may be left out is left out in every language, or in none."""
    for field in ("class_notice", "homework", "aims", "material"):
        most = max((_count(getattr(each.value, field)) for each in plan.words.values()), default=0)
        for sheet in plan.words.values():
            if _count(getattr(sheet.value, field)) < most:
                yield missing_words(sheet, sheet.value, field, f"{plan.id}/{field}")
    for activity in plan.record.value.activities if plan.record else ():
        words = {
            tag: each
            for tag, sheet in plan.words.items()
            for each in sheet.value.activities
            if each.id == activity.id
        }
        for field in ("say", "expect", "starters", "board"):
            most = max((_count(getattr(each, field)) for each in words.values()), default=0)
            for tag, each in words.items():
                if _count(getattr(each, field)) < most:
                    name = f"{plan.id}/{activity.id}/{field}"
                    yield missing_words(plan.words[tag], each, field, name)


def _count(value: object) -> int:
    if isinstance(value, tuple):
        return len(value)
    return int(value is not None)


def _strays(sheets: CourseSheets) -> Iterator[Problem]:
    known = {f"{plan.id}.yaml" for plan in sheets.plans}
    for folder in ("record", *sheets.languages):
        for name in sheets.folder.names(f"{folder}/plans"):
            if name not in known:
                yield Problem(
                    f"{folder}/plans/{name}",
                    1,
                    1,
                    "stray-file",
                    _l("Nothing reads this file: the record has none of this name."),
                    _l("Rename it like the record's file, or take it away."),
                )
