"""Problems of a course as lines and as JSON."""

from __future__ import annotations

from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.i18n.locale import Locale


def problem_line(problem: Problem, locale: Locale) -> str:
    """Give `file:line:column: message`, with what to do after it."""
    where = f"{problem.file}:{problem.line}:{problem.column}"
    named = f" [{problem.id}]" if problem.id else ""
    return f"{where}: {locale.text(problem.message)}{named} {locale.text(problem.remedy)}"


def problem_json(problem: Problem, locale: Locale) -> dict[str, Any]:
    """Give a problem with the keys that programs rely on."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "id": problem.id,
        "code": problem.code,
        "message": locale.text(problem.message),
        "remedy": locale.text(problem.remedy),
    }
