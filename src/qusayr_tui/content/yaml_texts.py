"""What YAML reads without a complaint, though not as the author meant it.

A text is cut at ` #`, a dash without its space becomes a part of the text, a sentence with a
colon becomes a field, a comma parts a text in two: each is refused, at its place.
"""

from __future__ import annotations

import re
from typing import Any

from qusayr_tui.content.yaml_lines import (
    GLUED_COLON,
    NAME,
    Mistake,
    Page,
    below_block_sign,
    quoted,
    shown,
    split_line,
    text_needs_signs,
    with_value_quoted,
    write_so,
)
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l

_HASH = re.compile(r"(?P<gap> +)#(?P<next>.?)")
_COLON = re.compile(r"\s*:")
_GLUED_HASH = re.compile(r"(?P<sign>[|>][-+0-9]*)#.*")
_GLUED_DASH = re.compile(r"-(?=[^\W\d])")


def hash_fault(event: Any, page: Page) -> Mistake | None:
    """Refuse a plain text with ` #` after it: all that follows would be lost.

    Two spaces before the sign and one after it, behind nothing or a single word, make a
    comment: nobody writes a text so.
    """
    end = event.end_mark
    found = _HASH.match(page.text, end.index)
    if found is None:
        return None
    if len(found["gap"]) > 1 and found["next"] in (" ", "") and " " not in event.value:
        return None
    line = page.lines[end.line]
    parts = split_line(line)
    alone = event.start_mark.line == end.line and event.start_mark.column >= len(parts.prefix)
    alone = alone and not parts.value.startswith(("[", "{"))
    repair = with_value_quoted(line) if alone else None
    return Mistake(
        page.fault(
            end.line,
            end.column + len(found["gap"]),
            "hash-in-text",
            _l("From the # on, this text would be lost: it is read as a comment."),
            write_so(repair) if repair else text_needs_signs(),
        ),
        end.line,
        repair,
    )


def block_sign_fault(row: int, page: Page) -> Mistake | None:
    """Refuse a # right after `|` or `>`, which only libyaml takes for a comment."""
    parts = split_line(page.lines[row])
    found = _GLUED_HASH.fullmatch(parts.value)
    if found is None:
        return None
    message = _l("After %(sign)s nothing may follow on the same line.", sign=found["sign"])
    remedy = below_block_sign(parts.dashes + parts.key)
    fault = page.fault(row, len(parts.prefix), "text-after-block-sign", message, remedy)
    return Mistake(fault, row, parts.prefix + found["sign"])


def plain_fault(event: Any, page: Page) -> Mistake | None:
    """Refuse a plain text whose dash or colon lacks a space, or that swallows a list."""
    start, end = event.start_mark, event.end_mark
    first = page.lines[start.line]
    if GLUED_COLON.match(event.value) and first[: start.column].strip(" -") == "":
        return glued_colon(start.line, page, start.column)
    if _GLUED_DASH.match(event.value) and not first[: start.column].strip():
        return glued_dash(start.line, page)
    for row in range(start.line + 1, end.line + 1):
        line = page.lines[row].lstrip(" ")
        if line.startswith("- ") or line == "-":
            return swallowed_dash(start.line, row, page)
        if _GLUED_DASH.match(line) and split_line(first).dashes:
            return glued_dash(row, page)
        if GLUED_COLON.match(line):
            return glued_colon(row, page)
    return None


def quoted_fault(event: Any, page: Page) -> Mistake | None:
    """Refuse a text between quotation marks that runs over lines not indented below it."""
    start, end = event.start_mark, event.end_mark
    indent = len(split_line(page.lines[start.line]).indent)
    for row in range(start.line + 1, end.line + 1):
        line = page.lines[row]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            return unclosed_quote(start.line, start.column, page)
    return None


def key_fault(event: Any, page: Page, flow: bool) -> Mistake | None:
    """Refuse a name that is no name: a sentence, a text cut at its comma, a dash."""
    name, start = event.value, event.start_mark
    plain = not event.style
    if plain and GLUED_COLON.match(name):
        return glued_colon(start.line, page, start.column)
    if flow and _COLON.match(page.text, event.end_mark.index) is None:
        return Mistake(
            page.fault(
                start.line,
                start.column,
                "missing-colon",
                _l("'%(name)s' stands here like a field, but no colon follows.", name=shown(name)),
                _l("If it belongs to the text before the comma, put all of it in quotation marks."),
            )
        )
    if not plain or NAME.fullmatch(name):
        return None
    if name.startswith("-") and not flow:
        return glued_dash(start.line, page)
    return _sentence(name, start.line, start.column, page, flow)


def _sentence(name: str, row: int, column: int, page: Page, flow: bool) -> Mistake:
    """Refuse a sentence whose colon makes it a field."""
    line = page.lines[row]
    parts = split_line(line)
    message = _l("The colon after '%(name)s' makes a field of this text.", name=shown(name))
    own_line = not line[:column].strip(" -") and not flow
    above = row - 1
    while above >= 0 and not page.lines[above].strip():
        above -= 1
    opener = split_line(page.lines[above]) if above >= 0 else split_line("")
    if own_line and not parts.dashes and opener.key and not opener.value:
        repair = f"{opener.prefix.rstrip()} |-"
        fault = page.fault(
            row, column, "missing-block-sign", message, below_block_sign(opener.prefix)
        )
        return Mistake(fault, above, repair)
    repair_line = with_value_quoted(line) if own_line and parts.dashes else None
    remedy = write_so(repair_line) if repair_line else text_needs_signs()
    return Mistake(page.fault(row, column, "colon-in-text", message, remedy), row, repair_line)


def glued_dash(row: int, page: Page) -> Mistake:
    """Refuse a dash with no space after it."""
    line = page.lines[row]
    column = len(line) - len(line.lstrip(" "))
    repair = f"{line[:column]}- {line[column + 1 :]}"
    return Mistake(
        page.fault(
            row,
            column,
            "no-space-after-dash",
            _l("There is no space after this dash, so it begins no entry of a list."),
            write_so(repair),
        ),
        row,
        repair,
    )


def glued_colon(row: int, page: Page, column: int = 0) -> Mistake:
    """Refuse a name's colon with no space after it, the first one from *column* on."""
    line = page.lines[row]
    colon = line.index(":", column)
    repair = f"{line[: colon + 1]} {line[colon + 1 :]}"
    return Mistake(
        page.fault(
            row,
            colon,
            "no-space-after-colon",
            _l("There is no space after this colon, so it ends no field's name."),
            write_so(repair),
        ),
        row,
        repair,
    )


def swallowed_dash(first: int, row: int, page: Page) -> Mistake:
    """Refuse a list entry that is indented so that it goes on with the text above it."""
    columns = [at for at, sign in enumerate(split_line(page.lines[first]).prefix) if sign == "-"]
    return indentation(row, columns, page)


def indentation(row: int, columns: list[int], page: Page) -> Mistake:
    """Refuse a line that stands at none of *columns*, from 0, where its like stand."""
    line = page.lines[row]
    column = len(line) - len(line.lstrip(" "))
    message = _l("This line is indented like nothing around it.")
    if not columns:
        remedy = _l("Indent it like the lines that it belongs with.")
        return Mistake(page.fault(row, column, "indentation", message, remedy), row)
    right = min(columns, key=lambda each: (abs(each - column), each))
    remedy = spaces_before(right)
    repair = " " * right + line[column:]
    return Mistake(page.fault(row, column, "indentation", message, remedy), row, repair)


def unclosed_quote(row: int, column: int, page: Page) -> Mistake:
    """Refuse a quotation mark that nothing closes on its line."""
    line = page.lines[row].rstrip()
    tail = len(line) - len(line.rstrip("]}")) if split_line(line).value[:1] in ("[", "{") else 0
    body = line[column + 1 : len(line) - tail]
    repair = line[:column] + quoted(body) + line[len(line) - tail :]
    return Mistake(
        page.fault(
            row,
            column,
            "unclosed-quote",
            _l("This quotation mark is not closed at the end of the text."),
            write_so(repair),
        ),
        row,
        repair,
    )


def sign_at_start(page: Page, row: int) -> Mistake:
    """Refuse a text that begins with a sign which YAML keeps for itself."""
    line = page.lines[row]
    message = _l(
        "A text cannot begin with %(sign)s unless it stands in quotation marks.",
        sign=split_line(line).value[:1],
    )
    return as_written(page, row, "sign-at-start", message, with_value_quoted(line))


def as_written(page: Page, row: int, code: str, message: LazyText, repair: str) -> Mistake:
    """Refuse the value of a line, and give the line as it should be written."""
    column = len(split_line(page.lines[row]).prefix)
    return Mistake(page.fault(row, column, code, message, write_so(repair)), row, repair)


def spaces_before(count: int) -> LazyText:
    """Say how far a line should be indented."""
    if not count:
        return _l("Put no space before it.")
    return lazy_ngettext("Put %(count)s space before it.", "Put %(count)s spaces before it.", count)
