"""Quotation marks and brackets that do not come out even: why, and how to write the line."""

from __future__ import annotations

import re

from qusayr_tui.content.yaml_layout import Break
from qusayr_tui.content.yaml_lines import (
    Mistake,
    Page,
    quoted,
    split_line,
    text_needs_signs,
    write_so,
)
from qusayr_tui.content.yaml_texts import sign_at_start, unclosed_quote
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def explain_break(broken: Break, page: Page) -> Mistake:
    """Say what is wrong with quotation marks or brackets that do not come out even."""
    if broken.code == "unclosed-quote":
        return unclosed_quote(broken.row, broken.column, page)
    if broken.code == "unclosed-bracket":
        return _unclosed_bracket(broken, page)
    if broken.code == "sign-at-start":
        return sign_at_start(page, broken.row)
    if broken.code == "bad-escape":
        message = _l("A backslash between double quotation marks begins a code, and this is none.")
    else:
        message = _l("A quotation mark inside the text ends it too early.")
    line = page.lines[broken.row]
    if broken.end < 0:
        repair = None
    elif broken.column == len(split_line(line).prefix):
        repair = _requoted_value(line, broken)
    else:
        repair = _requoted_inside(line, broken)
    remedy = write_so(repair) if repair else text_needs_signs()
    fault = page.fault(broken.row, broken.column, broken.code, message, remedy)
    return Mistake(fault, broken.row, repair)


def _requoted_value(line: str, broken: Break) -> str:
    parts = split_line(line)
    mark, value = parts.value[0], parts.value
    if broken.code == "bad-escape":
        after = line[broken.end :]
        return line[: broken.column] + quoted(line[broken.column + 1 : broken.end - 1]) + after
    inner = value[1:-1] if value.endswith(mark) else value
    return parts.prefix + quoted(inner)


def _requoted_inside(line: str, broken: Break) -> str | None:
    """Give *line* with the text between brackets quoted up to its last mark."""
    mark = line[broken.column]
    closing = re.compile(rf"{mark}(?= *(?:[,\]}}]|$))").search(line, broken.end - 1)
    if closing is None:
        return None
    inner = line[broken.column + 1 : closing.start()]
    return line[: broken.column] + quoted(inner) + line[closing.end() :]


def _unclosed_bracket(broken: Break, page: Page) -> Mistake:
    line = page.lines[broken.row].rstrip()
    repair = line[: broken.column]
    closings: list[str] = []
    for sign in line[broken.column :].rstrip(","):
        if sign in "[{":
            closings.append("]" if sign == "[" else "}")
        elif sign in closings:
            # One was forgotten before this one.
            while closings[-1] != sign:
                repair += closings.pop()
            closings.pop()
        repair += sign
    # Without the space, the colon would be glued to the bracket.
    repair += " " * repair.endswith(":") + "".join(reversed(closings))
    return Mistake(
        page.fault(
            broken.row,
            broken.column,
            "unclosed-bracket",
            _l("This bracket is not closed."),
            write_so(repair),
        ),
        broken.row,
        repair,
    )
