"""`export`: write what the course holds in a form for other uses; here, sheets to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qusayr_tui.cli.options import Say
from qusayr_tui.cli.output import write_file
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.exporters import FORMATS
from qusayr_tui.i18n.lazy import lazy_gettext as _l

if TYPE_CHECKING:
    from qusayr_tui.domain.edition import Edition
    from qusayr_tui.exporters.worksheet import PrintedPlan


MOST_LANGUAGES = 2
"""Facing pages are two."""


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
    @click.option(
        "--phase",
        "phases",
        multiple=True,
        metavar="ID|NUMBER",
        help=t(_l("A phase to print; may be given again. Without it, all, or those of the plan.")),
    )
    @click.option(
        "--lang",
        "languages",
        metavar="TAG[,TAG]",
        help=t(_l("Language of the sheets; with two, as in fr,en, they stand face to face.")),
    )
    @click.option("--key", is_flag=True, help=t(_l("Add the answers, on pages of their own.")))
    @click.option("--plan", metavar="ID", help=t(_l("Add the plan of a lesson.")))
    @click.option("--cards", is_flag=True, help=t(_l("Add cards A to F to hold up.")))
    @click.option(
        "-o", "--output", required=True, metavar=t(_l("FILE")), help=t(_l("File to write."))
    )
    @click.option("--force", is_flag=True, help=t(_l("Replace an existing file.")))
    @click.pass_obj
    def worksheet(
        program: Program,
        phases: tuple[str, ...],
        languages: str | None,
        key: bool,
        plan: str | None,
        cards: bool,
        output: str,
        force: bool,
    ) -> None:
        from qusayr_tui.exporters.worksheet import Order
        from qusayr_tui.exporters.worksheet import worksheet as written

        editions = _editions(program, languages)
        plans = _plans(program, editions, plan)
        order = Order(
            editions=editions,
            ledger=program.ledger,
            phases=_phases(program, phases, plans),
            plans=plans,
            key=key,
            cards=cards,
        )
        write_file(Path(output), written(order).encode(), force=force)

    return worksheet


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


def _plans(
    program: Program, editions: tuple[Edition, ...], plan: str | None
) -> tuple[PrintedPlan, ...]:
    from qusayr_tui.exporters.worksheet import PrintedPlan

    if plan is None:
        return ()
    library = program.library
    if plan not in library.plans:
        raise Trouble(
            _l("There is no plan '%(name)s'.", name=plan),
            _l("There are: %(known)s.", known=", ".join(library.plans) or "–"),
            2,
        )
    record = library.plan(plan)
    return tuple(
        PrintedPlan(plan, record, library.plan_words(each.language, plan)) for each in editions
    )


def _phases(
    program: Program, phases: tuple[str, ...], plans: tuple[PrintedPlan, ...]
) -> tuple[str, ...]:
    """Give the phases asked for, else those of the plan, else all."""
    if phases:
        return tuple(dict.fromkeys(program.phase_ref(each).id for each in phases))
    if plans:
        return plans[0].plan.phases
    return tuple(ref.id for ref in program.library.phases)
