"""Why a course file cannot be read, in words for teachers.

The parser says where it gave up; what stands there and around it says why. Each cause that
is known gives the line as it should be written, and with that line put in, the rest of the
file can be read for more. Nothing here depends on the parser's own wording: with and
without libyaml the answer is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

import msgspec

from qusayr_tui.content.yaml_breaks import explain_break
from qusayr_tui.content.yaml_layout import BLOCK_SIGN, Kind, Layout
from qusayr_tui.content.yaml_lines import (
    GLUED_COLON,
    NAME,
    Mistake,
    Page,
    below_block_sign,
    quoted,
    split_line,
    with_value_quoted,
    write_so,
)
from qusayr_tui.content.yaml_texts import (
    as_written,
    block_sign_fault,
    glued_colon,
    glued_dash,
    indentation,
    sign_at_start,
    spaces_before,
)
from qusayr_tui.i18n.lazy import lazy_gettext as _l

_COLON_INSIDE = re.compile(r":(?: |$)")
_COMMENT = re.compile(r"(?:^| +)#.*")
_SIGN_AND_TEXT = re.compile(r"(?P<sign>[|>][-+0-9]*) *(?P<text>[^#\s].*)")
_NO_FIRST_SIGN = tuple("@`%*&!],}")
_GLUED_DASH = re.compile(r" *-[^\W\d]")


class Failure(msgspec.Struct, frozen=True):
    """Where a parser gave up."""

    row: int
    """From 0."""
    column: int
    began: int | None
    """The line where a field's name seemed to begin, when no colon was found after it."""


def failure_of(error: Exception) -> Failure:
    """Take the places out of what a parser raised."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Failure(0, 0, None)
    context: Any = getattr(error, "context_mark", None)
    seeks_colon = context and "simple key" in (getattr(error, "context", None) or "")
    return Failure(mark.line, mark.column, context.line if seeks_colon else None)


def is_too_deep(error: Exception) -> bool:
    """Tell whether libyaml's own limit stopped it, before the events were counted."""
    return "nesting" in (getattr(error, "problem", None) or "")


def diagnose(page: Page, failure: Failure) -> Mistake:
    """Say why the parser gave up, as near to the cause as can be told."""
    last = min(failure.row, len(page.lines) - 1)
    if failure.row > last:  # libyaml marks the end of a text on a line after it
        failure = Failure(last, len(page.lines[last]), failure.began)
    layout = Layout(page.lines, last)
    if layout.broken is not None and layout.broken.row <= last:
        return explain_break(layout.broken, page)
    rows = [row for row in (failure.began, last) if row is not None]
    rows += [layout.row_above(rows[0])]
    for row in rows:
        if row < 0 or layout.kinds[row] is not Kind.STRUCTURE:
            continue
        for recognise in _CERTAIN:
            if mistake := recognise(page, row):
                return mistake
    return _misplaced(page, layout, rows[0], failure)


# --- what is a mistake wherever it stands


def _text_after_sign(page: Page, row: int) -> Mistake | None:
    if glued := block_sign_fault(row, page):
        return glued
    parts = split_line(page.lines[row])
    found = _SIGN_AND_TEXT.fullmatch(parts.value)
    if found is None:
        return None
    repair = parts.prefix + (found["sign"] if _goes_on(page, row) else quoted(found["text"]))
    message = _l("After %(sign)s nothing may follow on the same line.", sign=found["sign"])
    remedy = below_block_sign(parts.dashes + parts.key)
    fault = page.fault(row, len(parts.prefix), "text-after-block-sign", message, remedy)
    return Mistake(fault, row, repair)


def _list_on_key_line(page: Page, row: int) -> Mistake | None:
    parts = split_line(page.lines[row])
    if not parts.key or not parts.value.startswith("- "):
        return None
    entry = parts.value[2:].strip()
    message = _l("A list cannot begin on the line of its field's name.")
    if any(page.lines[below].lstrip(" ").startswith("- ") for below in _next_row(page, row)):
        # The entries below can be read once this one is out of their way.
        remedy = _l("Write one entry a line, each after a dash and a space.")
        fault = page.fault(row, len(parts.prefix), "list-on-key-line", message, remedy)
        return Mistake(fault, row, parts.prefix.rstrip())
    value = f"[{entry if NAME.fullmatch(entry) else quoted(entry)}]"
    return as_written(page, row, "list-on-key-line", message, parts.prefix + value)


def _next_row(page: Page, row: int) -> list[int]:
    """Give the next line that is not blank, if any."""
    rows = (each for each in range(row + 1, len(page.lines)) if page.lines[each].strip())
    return list(islice(rows, 1))


def _first_sign(page: Page, row: int) -> Mistake | None:
    starts = split_line(page.lines[row]).value.startswith(_NO_FIRST_SIGN)
    return sign_at_start(page, row) if starts else None


def _colon_in_value(page: Page, row: int) -> Mistake | None:
    line = page.lines[row]
    parts = split_line(line)
    if parts.value[:1] in ("", '"', "'", "[", "{", "#"):
        return None
    found = _COLON_INSIDE.search(_COMMENT.sub("", parts.value))
    if found is None:
        return None
    if parts.columns and not _goes_on(page, row):
        repair = with_value_quoted(line)
        remedy = write_so(repair)
    else:
        repair = parts.prefix + _COLON_INSIDE.sub("  ", parts.value)
        remedy = below_block_sign(_opener(page, row))
    column = len(parts.prefix) + found.start()
    message = _l("A colon inside a text ends it, unless the text stands in quotation marks.")
    return Mistake(page.fault(row, column, "colon-in-text", message, remedy), row, repair)


def _glued_colon(page: Page, row: int) -> Mistake | None:
    parts = split_line(page.lines[row])
    if parts.key or not GLUED_COLON.match(parts.value):
        return None
    return glued_colon(row, page, len(parts.prefix))


def _glued_dash(page: Page, row: int) -> Mistake | None:
    return glued_dash(row, page) if _GLUED_DASH.match(page.lines[row]) else None


_CERTAIN: tuple[Callable[[Page, int], Mistake | None], ...] = (
    _text_after_sign,
    _list_on_key_line,
    _first_sign,
    _glued_colon,
    _glued_dash,
    _colon_in_value,
)


def _goes_on(page: Page, row: int) -> bool:
    """Tell whether the text of a line goes on below it."""
    indent = len(split_line(page.lines[row]).indent)
    for below in page.lines[row + 1 :]:
        if below.strip():
            parts = split_line(below)
            return len(parts.indent) > indent and not parts.columns
    return False


def _opener(page: Page, row: int) -> str:
    """Give the name of the field whose text reaches the line *row*, from above or on it."""
    indent = len(page.lines[row]) + 1
    for above in range(row, -1, -1):
        parts = split_line(page.lines[above])
        if parts.value and len(parts.indent) < indent:
            if parts.columns:
                return parts.dashes + parts.key
            indent = len(parts.indent)
    return ""


# --- lines that stand where nothing can use them


def _misplaced(page: Page, layout: Layout, row: int, failure: Failure) -> Mistake:
    parts = layout.parts(row)
    if layout.kinds[row] is Kind.INSIDE or parts.value[:1] in ("[", "{"):
        return _in_brackets(page, failure)
    if not parts.columns:
        return _stray(page, layout, row)
    names, dashes = layout.open_columns(row)
    above = layout.row_above(row)
    if not names and not dashes and above >= 0:
        return _stray(page, layout, above)
    if len(parts.indent) in (*names, *dashes) or above < 0:
        return _not_yaml(page, failure)
    key = parts.key.rstrip()
    if not parts.dashes and key.endswith(" :") and not key.islower():
        repair = _COLON_INSIDE.sub("  ", page.lines[row])
        message = _l("A colon inside a text ends it, unless the text stands in quotation marks.")
        remedy = below_block_sign(_opener(page, above))
        fault = page.fault(row, len(parts.indent), "colon-in-text", message, remedy)
        return Mistake(fault, row, repair)
    return indentation(row, (dashes if parts.dashes else names) or names + dashes, page)


def _stray(page: Page, layout: Layout, row: int) -> Mistake:
    """Explain a line that is neither a field, nor an entry, nor the rest of a text."""
    parts = layout.parts(row)
    column = len(parts.indent)
    above = layout.row_above(row)
    if above >= 0 and (
        layout.kinds[above] is Kind.TEXT or BLOCK_SIGN.fullmatch(layout.parts(above).value)
    ):
        return _outside_text(page, layout, row, above)
    found = re.match(r"(?P<name>[a-z_]{2,}) +(?P<rest>[^ ].*)", parts.value)
    names, _ = layout.open_columns(row)
    if found and (column in names or above < 0):
        message = _l("No colon follows the field's name '%(name)s'.", name=found["name"])
        repair = f"{parts.indent}{found['name']}: {quoted(found['rest'])}"
        return as_written(page, row, "missing-colon", message, repair)
    message = _l("This line is neither a field, nor an entry of a list, nor the rest of a text.")
    remedy = _l("Indent it below the text it belongs to, or take it out.")
    return Mistake(page.fault(row, column, "stray-line", message, remedy), row, "")


def _outside_text(page: Page, layout: Layout, row: int, above: int) -> Mistake:
    """Explain a line of a text after `|-` that is not indented enough."""
    while above > 0 and layout.kinds[above] is not Kind.STRUCTURE:
        above -= 1
    opener = layout.parts(above)
    first = above + 1
    while first < row and layout.kinds[first] is not Kind.TEXT:
        first += 1
    if first < row:
        column = len(split_line(page.lines[first]).indent)
    else:
        column = (opener.columns[-1] if opener.columns else -2) + 2
    line = page.lines[row].lstrip(" ")
    message = _l("This line is not indented enough to belong to the text above it.")
    start = len(page.lines[row]) - len(line)
    fault = page.fault(row, start, "text-not-indented", message, spaces_before(column))
    return Mistake(fault, row, " " * column + line)


def _in_brackets(page: Page, failure: Failure) -> Mistake:
    return Mistake(
        page.fault(
            failure.row,
            failure.column,
            "in-brackets",
            _l("Between the brackets, something is missing before here."),
            _l("Put a comma between entries, and a text with a colon in quotation marks."),
        )
    )


def _not_yaml(page: Page, failure: Failure) -> Mistake:
    return Mistake(
        page.fault(
            failure.row,
            failure.column,
            "not-yaml",
            _l("The file cannot be read from here on."),
            _l(
                "Compare this line with the one above:"
                " names end in a colon, entries begin with a dash."
            ),
        )
    )
