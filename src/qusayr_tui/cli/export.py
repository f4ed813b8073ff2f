"""`export`: write what the course holds in a form for other uses; here, sheets to print."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from qusayr_tui.cli.options import Say, without_option
from qusayr_tui.cli.output import write_file
from qusayr_tui.cli.plans import find_plan, kept
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.exporters import FORMATS
from qusayr_tui.i18n.lazy import lazy_gettext as _l

if TYPE_CHECKING:
    from qusayr_tui.domain.edition import Edition
    from qusayr_tui.domain.plan import Plan
    from qusayr_tui.exporters.worksheet import PrintedPlan


MOST_LANGUAGES = 2
"""Facing pages are two."""


class Request(msgspec.Struct, frozen=True):
    """What sheets are asked for, as it was typed."""

    phases: tuple[str, ...]
    languages: str | None
    key: bool
    plan_id: str | None
    left_out: tuple[str, ...]
    cards: bool


def export_group(t: Say) -> click.Group:
    """Make `export FORMAT`."""

    @click.group(
        "export",
        help=t(_l("Write the course in another form: sheets to print.")),
        subcommand_metavar=t(_l("[COMMAND] [ARGS]…")),
        options_metavar=t(_l("[OPTIONS]")),
    )
    def export() -> None:
        """Do nothing by itself."""

    export.add_command(_worksheet(t))
    return export


def _worksheet(t: Say) -> click.Command:
    @click.command("worksheet", help=t(FORMATS["worksheet"]), options_metavar=t(_l("[OPTIONS]")))
    @_options(t)
    @click.pass_obj
    def worksheet(program: Program, /, output: str, force: bool, **asked: Any) -> None:
        page = _page(program, Request(**asked))
        write_file(Path(output), page.encode(), force=force)

    return worksheet


def _options(t: Say) -> Callable[[Any], Any]:
    """Give the options of the command as one decorator."""
    options = (
        click.option(
            "--phase",
            "phases",
            multiple=True,
            metavar="ID|NUMBER",
            help=t(
                _l("A phase to print; may be given again. Without it, all, or those of the plan.")
            ),
        ),
        click.option(
            "--lang",
            "languages",
            metavar="TAG[,TAG]",
            help=t(_l("Language of the sheets; with two, as in fr,en, they stand face to face.")),
        ),
        click.option("--key", is_flag=True, help=t(_l("Add the answers, on pages of their own."))),
        click.option("--plan", "plan_id", metavar="ID", help=t(_l("Add the plan of a lesson."))),
        without_option(t),
        click.option("--cards", is_flag=True, help=t(_l("Add cards A to F to hold up."))),
        click.option(
            "-o", "--output", required=True, metavar=t(_l("FILE")), help=t(_l("File to write."))
        ),
        click.option("--force", is_flag=True, help=t(_l("Replace an existing file."))),
    )
    return lambda command: reduce(lambda done, option: option(done), reversed(options), command)


def _page(program: Program, asked: Request) -> str:
    """Give the page that was asked for. Raises `Trouble`."""
    from qusayr_tui.exporters.worksheet import Order, worksheet

    editions = _editions(program, asked.languages)
    left = kept(program, _phases(program, asked), asked.plan_id, asked.left_out)
    order = Order(
        editions=editions,
        ledger=program.ledger,
        phases=left.phases,
        plans=_plans(program, editions, asked.plan_id, left.plan),
        left_out=left.left_out,
        key=asked.key,
        cards=asked.cards,
    )
    return worksheet(order)


def _editions(program: Program, languages: str | None) -> tuple[Edition, ...]:
    """Give one edition or two; raises `Trouble` for languages that the course does not have."""
    if languages is None:
        return (program.chosen_edition,)
    known = program.library.course.languages
    asked = list(dict.fromkeys(each.strip() for each in languages.split(",") if each.strip()))
    unknown = [each for each in asked if each not in known]
    if unknown or not 1 <= len(asked) <= MOST_LANGUAGES:
        wrong = ", ".join(unknown) or languages
        raise Trouble(
            _l("'%(languages)s' is not one language of this course, or two.", languages=wrong),
            _l("There are: %(known)s.", known=", ".join(known)),
            2,
        )
    return tuple(map(program.edition, asked))


def _phases(program: Program, asked: Request) -> tuple[str, ...]:
    """Give the phases asked for, else those of the plan, else all. Raises `Trouble`."""
    if asked.phases:
        return tuple(dict.fromkeys(program.phase_ref(each).id for each in asked.phases))
    if asked.plan_id is not None:
        return find_plan(program, asked.plan_id).phases
    return tuple(ref.id for ref in program.library.phases)


def _plans(
    program: Program, editions: tuple[Edition, ...], plan_id: str | None, plan: Plan | None
) -> tuple[PrintedPlan, ...]:
    """Give the plan with its words in each of the languages; nothing without a plan."""
    from qusayr_tui.exporters.worksheet import PrintedPlan

    if plan_id is None or plan is None:
        return ()
    words = (program.library.plan_words(each.language, plan_id) for each in editions)
    return tuple(PrintedPlan(plan_id, plan, each) for each in words)
