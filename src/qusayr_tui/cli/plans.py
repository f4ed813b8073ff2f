"""Find a plan of a lesson by its name, without what a teacher leaves out."""

from __future__ import annotations

from qusayr_tui.cli.program import Program
from qusayr_tui.domain.plan import Plan, PlanError, without
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l


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
    plan = _without(program.library.plan(plan_id), left_out)
    if not plan.activities or not plan.phases:
        raise Trouble(
            _l("Nothing is left of the plan '%(name)s'.", name=plan_id),
            _l("Leave less out."),
            2,
        )
    return plan


def _without(plan: Plan, left_out: tuple[str, ...]) -> Plan:
    """Give *plan* without what is left out; raises `Trouble` for what it does not have."""
    try:
        return without(plan, left_out)
    except PlanError as error:
        blocks = [f"{each.phase}/{block}" for each in plan.activities for block in each.blocks]
        known = ", ".join([*plan.phases, *blocks])
        raise Trouble(
            _l("The plan has no '%(name)s' to leave out.", name=error.name),
            _l("There are: %(known)s.", known=known),
            2,
        ) from error
