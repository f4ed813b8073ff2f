"""Types of the fields of a course file.

Each carries, in `extra`, the one thing a reader must know beyond the Python type:
`id`, `text` (words shown to people, to be typeset), `words` (words compared with a text,
kept as typed), `edtf` (a date of the course format) or `figure` (a number as an author
writes it). The rules are those of the course format, parts 1, 3 and 4.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Ids are kebab-case and language-free."""

FIGURE_PATTERN = (
    r"^([0-9]{1,12}(\.[0-9]{1,6})?|[0-9]{1,6}/[1-9][0-9]{0,5}|tens|hundreds|thousands)$"
)
"""A whole number, a decimal with a point, a fraction, or an order of magnitude."""

Id = Annotated[
    str,
    Meta(pattern=ID_PATTERN, max_length=48, extra={"field": "id"}),
]
Text = Annotated[str, Meta(min_length=1, extra={"field": "text"})]
Words = Annotated[str, Meta(min_length=1, extra={"field": "words"})]
Edtf = Annotated[str, Meta(extra={"field": "edtf"})]
FigureValue = Annotated[str, Meta(pattern=FIGURE_PATTERN, extra={"field": "figure"})]


class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every record of a course file has in common: frozen, and no unknown field."""
