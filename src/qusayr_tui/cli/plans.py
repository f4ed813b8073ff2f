"""Find a plan of a lesson by its name, without what a teacher leaves out."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qusayr_tui.cli.program import Program
from qusayr_tui.domain.edition import PhaseRef
from qusayr_tui.domain.plan import Activity, Plan, PlanError, whole_name, without
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l


class Kept(msgspec.Struct, frozen=True):
    """What is left to print when a teacher leaves something out."""

    phases: tuple[str, ...]
    plan: Plan | None
    left_out: tuple[str, ...]
    """What was left out, blocks with their phase: `siege/gaps`."""


def find_plan(program: Program, plan_id: str, left_out: tuple[str, ...] = ()) -> Plan:
    """Give a plan without what is left out. Raises `Trouble`."""
    known = program.library.plans
    if plan_id not in known:
        raise Trouble(
            _l("There is no plan '%(name)s'.", name=plan_id),
            _l("There are: %(known)s.", known=", ".join(known))
            if known
            else _l("This course has no plans of lessons."),
            2,
        )
    plan = program.library.plan(plan_id)
    if left_out:
        plan = _without(_spelled_out(program, plan), left_out)
    if not plan.activities or not plan.phases:
        raise _nothing_left(_l("Nothing is left of the plan '%(name)s'.", name=plan_id))
    return plan


def resolved(program: Program, plan_id: str, left_out: tuple[str, ...]) -> tuple[str, ...]:
    """Write a block named alone with its phase; check that everything is there."""
    plan = _spelled_out(program, find_plan(program, plan_id))
    whole = tuple(whole_name(plan, each) or each for each in left_out)
    find_plan(program, plan_id, whole)
    return whole


def kept(
    program: Program, phases: tuple[str, ...], plan_id: str | None, left_out: Sequence[str]
) -> Kept:
    """Give what is left of *phases*, and of a plan, when both lose what is left out.

    A name may be one of the plan or of the phases: sheets hold passages that no activity
    reads. Raises `Trouble`.
    """
    sheets = _whole_phases(program, phases)
    if not left_out:
        return Kept(phases, None if plan_id is None else find_plan(program, plan_id), ())
    plan = None if plan_id is None else _spelled_out(program, find_plan(program, plan_id))
    both = [each for each in (plan, sheets) if each is not None]
    names = []
    for name in left_out:
        found = next(filter(None, (whole_name(each, name) for each in both)), None)
        if found is None:
            raise _no_such(_l("There is no '%(name)s' to leave out.", name=name), both)
        names.append(found)
    if plan_id is not None and plan is not None:
        plan = find_plan(program, plan_id, tuple(each for each in names if whole_name(plan, each)))
    sheets = _without(sheets, [each for each in names if whole_name(sheets, each)])
    if not sheets.phases:
        raise _nothing_left(_l("Nothing is left to print."))
    return Kept(sheets.phases, plan, tuple(names))


def _whole_phases(program: Program, phases: Sequence[str]) -> Plan:
    """Give sheets of phases as a plan that reads all of them."""
    reads = (Activity(id=each, do="read", minutes=1, phase=each) for each in phases)
    plan = Plan(minutes=len(phases), phases=tuple(phases), activities=tuple(reads))
    return _spelled_out(program, plan)


def _spelled_out(program: Program, plan: Plan) -> Plan:
    """Name the blocks of every phase that a plan reads whole, so that each may be left out."""
    library = program.library
    refs: dict[str, PhaseRef] = {ref.id: ref for ref in library.phases}

    def named(activity: Activity) -> Activity:
        if activity.blocks or activity.phase not in refs:
            return activity
        record = library.phase(refs[activity.phase])
        blocks = tuple(block.id for block in record.blocks)
        return msgspec.structs.replace(activity, blocks=blocks)

    return msgspec.structs.replace(plan, activities=tuple(map(named, plan.activities)))


def _without(plan: Plan, left_out: Sequence[str]) -> Plan:
    """Give *plan* without what is left out; raises `Trouble` for what it does not have."""
    try:
        return without(plan, left_out)
    except PlanError as error:
        message = _l("The plan has no '%(name)s' to leave out.", name=error.name)
        raise _no_such(message, [plan]) from error


def _no_such(message: LazyText, plans: Sequence[Plan]) -> Trouble:
    """Say that something cannot be left out, and what can."""
    phases = [phase for plan in plans for phase in plan.phases]
    blocks = [
        f"{activity.phase}/{block}"
        for plan in plans
        for activity in plan.activities
        for block in activity.blocks
    ]
    known = ", ".join(dict.fromkeys([*phases, *blocks]))
    return Trouble(message, _l("There are: %(known)s.", known=known), 2)


def _nothing_left(message: LazyText) -> Trouble:
    return Trouble(message, _l("Leave less out."), 2)
