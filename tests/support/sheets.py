"""Worksheets of a course, as text and as the page that a browser reads."""

from __future__ import annotations

from typing import Any

from qusayr_tui.cli.plans import kept
from qusayr_tui.cli.program import Program
from qusayr_tui.exporters.worksheet import Order, PrintedPlan, worksheet
from tests.support.pages import Element, read_page


def printed(
    program: Program, *languages: str, phases: tuple[str, ...] = (), **more: Any
) -> Element:
    """Give the sheets of phases, of all by default."""
    return read_page(as_text(program, *languages, phases=phases, **more))


def as_text(program: Program, *languages: str, phases: tuple[str, ...] = (), **more: Any) -> str:
    order = Order(
        editions=tuple(map(program.edition, languages)),
        ledger=program.ledger,
        phases=phases or tuple(ref.id for ref in program.library.phases),
        **more,
    )
    return worksheet(order)


def with_plan(program: Program, plan_id: str, *left_out: str) -> str:
    """Give the sheets of a plan in French, with the plan, without what is left out."""
    left = kept(program, program.library.plan(plan_id).phases, plan_id, left_out)
    assert left.plan is not None
    order = Order(
        editions=(program.edition("fr"),),
        ledger=program.ledger,
        phases=left.phases,
        plans=(PrintedPlan(plan_id, left.plan, program.library.plan_words("fr", plan_id)),),
        left_out=left.left_out,
    )
    return worksheet(order)
