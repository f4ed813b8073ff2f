"""Readers of single values: words from a list, true or false, numbers, texts, ids and dates."""

from __future__ import annotations

import re
from typing import Any

import msgspec.inspect as inspect

from qusayr_tui.content.reading import Reader, Reading, nearest, suggestion, text_of
from qusayr_tui.content.yaml_nodes import Node, Scalar
from qusayr_tui.domain.edtf import EdtfError, parse_edtf
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def literal_reader(known: list[str]) -> Reader:
    """Make a reader of one of the words *known*."""

    def read_literal(node: Node, reading: Reading) -> Any:
        text = text_of(node)
        if text in known:
            return text
        close = nearest(text, known)
        return reading.report(
            node,
            "unknown-value",
            _l("'%(found)s' cannot stand here.", found=text),
            suggestion(close) if close else _l("Write one of: %(known)s.", known=", ".join(known)),
        )

    return read_literal


def read_bool(node: Node, reading: Reading) -> Any:
    """Read true or false."""
    text = text_of(node)
    if text in ("true", "false"):
        return text == "true"
    return reading.report(
        node,
        "not-true-or-false",
        _l("'%(found)s' is neither true nor false.", found=text),
        _l("Write true or false, in English and in small letters."),
    )


def number_reader(info: inspect.IntType | inspect.FloatType) -> Reader:
    """Make a reader of numbers within the bounds of *info*."""
    whole = isinstance(info, inspect.IntType)
    shape = re.compile(r"-?[0-9]{1,9}" if whole else r"-?[0-9]{1,9}(\.[0-9]{1,9})?")

    def read_number(node: Node, reading: Reading) -> Any:
        text = text_of(node)
        value = (int(text) if whole else float(text)) if shape.fullmatch(text) else None
        if (
            value is None
            or (info.ge is not None and value < info.ge)
            or (info.le is not None and value > info.le)
        ):
            return reading.report(
                node,
                "not-a-number",
                _l("'%(found)s' is not a number that can stand here.", found=text),
                _l("Write a whole number in digits.")
                if whole
                else _l("Write a number in digits, with a point."),
            )
        return value

    return read_number


def text_reader(info: inspect.StrType, field: str) -> Reader:
    """Make a reader of texts; *field* says which are ids, dates, figures or prose."""
    shape = re.compile(info.pattern) if info.pattern else None
    longest = info.max_length
    least = info.min_length or 0

    def read_text(node: Node, reading: Reading) -> Any:
        if not isinstance(node, Scalar):
            return reading.report(
                node,
                "not-a-text",
                _l("A text is expected here, not a list or a group of fields."),
                _l("Put the text between quotation marks, or after |- on lines of its own."),
            )
        text = node.text or ""
        if (least and not text.strip()) or (node.text is None and field != "words"):
            return reading.report(node, "empty-text", _l("There is no text here."), _l("Write it."))
        if shape and not shape.fullmatch(text):
            return _bad_shape(node, text, field, reading)
        if longest and len(text) > longest:
            return reading.report(
                node,
                "too-long",
                _l("This is longer than %(longest)s characters.", longest=longest),
                _l("Shorten it."),
            )
        if field == "edtf":
            return _read_edtf(node, text, reading)
        if field == "text" and reading.typeset is not None:
            return reading.typeset(text)
        return text

    return read_text


def _bad_shape(node: Node, text: str, field: str, reading: Reading) -> Any:
    if field == "figure":
        return reading.report(
            node,
            "bad-figure",
            _l("'%(found)s' is not a figure.", found=text),
            _l(
                "Write digits (66), a decimal with a point, a fraction (1/2),"
                " or tens, hundreds, thousands."
            ),
        )
    return reading.report(
        node,
        "bad-id",
        _l("'%(found)s' is not an id.", found=text),
        _l("Use small letters without accents, digits and single hyphens, 48 characters at most."),
    )


def _read_edtf(node: Node, text: str, reading: Reading) -> Any:
    try:
        parse_edtf(text)
    except EdtfError as error:
        return reading.report(
            node,
            "bad-date",
            error.text,
            _l("Write a date such as 2012-03-01, 2012-02, 2012-02-20~ or unknown."),
        )
    return text
