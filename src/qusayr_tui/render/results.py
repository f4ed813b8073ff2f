"""What a learner did, as lines, as a table and as JSON (contract, part 2, `results`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.progress import Answer, Position, Progress
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.lazy import lazy_ngettext
from qusayr_tui.render.tables import table

SCHEMA = 1


def answers_as_record(progress: Progress, position: Position | None) -> dict[str, Any]:
    """Give the answers that stand, the cards opened and where the learner is, ids only."""
    return {
        "schema": SCHEMA,
        "answers": [_answer(each) for each in progress.answers.values()],
        "opened": [
            {"kind": each.kind, "id": each.id, "time": each.time}
            for each in progress.opened.values()
        ],
        "position": position
        and {
            "phase": position.phase,
            "step": position.step,
            "block": position.block,
            "item": position.item,
        },
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "item": answer.item,
        "response": list(answer.response),
        "correct": answer.correct,
        "first_response": list(answer.first_response),
        "hints": answer.hints,
        "time": answer.time,
        "lang": answer.lang,
        "mode": answer.mode,
    }


def answers_as_csv(progress: Progress, language: str) -> str:
    """Give one row an answer; the columns are named as in JSON, in every language."""
    columns = ("item", "response", "correct", "first_response", "hints", "time", "lang", "mode")
    return table(
        columns,
        (
            [
                each.item,
                " ".join(each.response),
                "" if each.correct is None else str(each.correct).lower(),
                " ".join(each.first_response),
                str(each.hints),
                each.time,
                each.lang,
                each.mode,
            ]
            for each in progress.answers.values()
        ),
        language,
    )


def answers_as_lines(progress: Progress, edition: Edition) -> Iterator[str]:
    """Give what was answered, phase by phase, without a score."""
    if not progress.answers:
        yield edition.text(_l("Nothing was answered yet."))
        return
    for ref in edition.reader.phases:
        answers = [each for each in progress.answers.values() if each.item.split("/")[0] == ref.id]
        if not answers:
            continue
        yield f"{ref.number}  {edition.phase(ref.id).words.title}"
        for answer in answers:
            verdict = edition.text(
                _l("as the sources allow") if answer.correct else _l("to reread")
            )
            yield f"   {answer.item.partition('/')[2]}: {verdict}{_hints(answer, edition)}"
        yield ""


def _hints(answer: Answer, edition: Edition) -> str:
    if not answer.hints:
        return ""
    hints = lazy_ngettext("%(count)s hint", "%(count)s hints", answer.hints)
    return f" ({edition.text(hints)})"
