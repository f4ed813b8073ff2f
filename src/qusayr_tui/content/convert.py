"""Turn the nodes of one file into typed records, gathering every problem on the way.

The types in `domain.model` and `domain.words` are the whole truth: this module reads them
(`msgspec.inspect`) and follows the node tree beside them, so that one run reports all that
is wrong in a file, each at its own line and column, in the reader's language.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec.inspect as inspect

from qusayr_tui.content.convert_values import literal_reader, number_reader, read_bool, text_reader
from qusayr_tui.content.reading import (
    MISSING,
    Reader,
    Reading,
    nearest,
    not_a_mapping,
    suggestion,
    text_of,
)
from qusayr_tui.content.yaml_nodes import Mapping as MappingNode
from qusayr_tui.content.yaml_nodes import Node, Scalar, Sequence
from qusayr_tui.i18n.lazy import lazy_gettext as _l

_T = TypeVar("_T")


def convert(node: Node, kind: type[_T], reading: Reading) -> _T | None:
    """Read *node* as a *kind*; None when it could not be, with the reasons in *reading*."""
    value: _T | None = _reader(kind)(node, reading)  # type: ignore[arg-type]  # types are hashable
    return None if value is MISSING else value


# --- one small reader per kind of type, made once and kept


@cache
def _reader(kind: Any) -> Reader:
    return _reader_of(inspect.type_info(kind))


def _reader_of(info: inspect.Type, field: str = "") -> Reader:
    if isinstance(info, inspect.Metadata):
        return _reader_of(info.type, (info.extra or {}).get("field", field))
    if isinstance(info, inspect.StructType):
        return _StructReader(info)
    if isinstance(info, inspect.VarTupleType):
        return _list_reader(info)
    if isinstance(info, inspect.UnionType):
        return _union_reader(info, field)
    if isinstance(info, inspect.LiteralType):
        return literal_reader([str(value) for value in info.values])
    if isinstance(info, inspect.BoolType):
        return read_bool
    if isinstance(info, (inspect.IntType, inspect.FloatType)):
        return number_reader(info)
    if isinstance(info, inspect.StrType):
        return text_reader(info, field)
    raise TypeError(f"no reader for {info!r}")


def _union_reader(info: inspect.UnionType, field: str) -> Reader:
    kinds = [kind for kind in info.types if not isinstance(kind, inspect.NoneType)]
    optional = len(kinds) < len(info.types)
    structs = [kind for kind in kinds if isinstance(kind, inspect.StructType)]
    if len(structs) > 1:
        read = _tagged_reader(structs)
    elif len(kinds) > 1:
        read = _word_or_list_reader(kinds)
    else:
        read = _reader_of(kinds[0], field)
    if not optional:
        return read

    def read_optional(node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.text is None:
            return None
        return read(node, reading)

    return read_optional


def _word_or_list_reader(kinds: list[inspect.Type]) -> Reader:
    """Read one of some words, or a list in their place (`bins: status`)."""
    lists = [_reader_of(kind) for kind in kinds if isinstance(kind, inspect.VarTupleType)]
    words = [_reader_of(kind) for kind in kinds if isinstance(kind, inspect.LiteralType)]

    def read_word_or_list(node: Node, reading: Reading) -> Any:
        return (words if isinstance(node, Scalar) else lists)[0](node, reading)

    return read_word_or_list


def _list_reader(info: inspect.VarTupleType) -> Reader:
    read = _reader_of(info.item_type)
    least = info.min_length or 0
    most = info.max_length

    def read_list(node: Node, reading: Reading) -> Any:
        if not isinstance(node, Sequence):
            return reading.report(
                node,
                "not-a-list",
                _l("A list is expected here."),
                _l("Write one entry a line, each after a dash and a space."),
            )
        if len(node.items) < least or (most is not None and len(node.items) > most):
            reading.report(
                node,
                "list-length",
                _l("This list has %(found)s entries.", found=len(node.items)),
                _l("It takes at least %(least)s.", least=least)
                if len(node.items) < least
                else _l("It takes at most %(most)s.", most=most),
            )
        values = [read(item, reading) for item in node.items]
        return MISSING if any(value is MISSING for value in values) else tuple(values)

    return read_list


def _tagged_reader(structs: list[inspect.StructType]) -> Reader:
    """Read a mapping whose field `ask` says which struct it is.

    Files of words do not repeat `ask`: there the record's own is looked up by id.
    """
    readers = {str(info.tag): _StructReader(info) for info in structs}
    field = str(structs[0].tag_field)

    def read_tagged(node: Node, reading: Reading) -> Any:
        if not isinstance(node, MappingNode):
            return not_a_mapping(node, reading)
        if reading.asks is not None:
            name, place = text_of(node.get("id")), node.get("id") or node
            within = "".join(f"{each}/" for each in reading.path)
            ask = reading.asks.get(within + name)
            if ask is None and name:
                return reading.report_about(
                    name,
                    place,
                    "unknown-id",
                    _l("The record has no item '%(id)s'.", id=name),
                    suggestion(nearest(within + name, list(reading.asks)).removeprefix(within)),
                )
        else:
            ask, place = text_of(node.get(field)), node.get(field) or node
        if ask in readers:
            return readers[ask](node, reading)
        return reading.report(
            place,
            "unknown-kind",
            _l("'%(found)s' is no kind of item.", found=ask or ""),
            _l("Write one of: %(known)s.", known=", ".join(readers)),
        )

    return read_tagged


class _StructReader:
    """Reads a mapping as one struct, its fields in the order in which the file has them."""

    def __init__(self, info: inspect.StructType) -> None:
        self._make = info.cls
        self._names = {field.encode_name: field.name for field in info.fields}
        self._readers = {field.encode_name: _reader_of(field.type) for field in info.fields}
        self._required = [field.encode_name for field in info.fields if field.required]
        self._tag_field = info.tag_field

    def __call__(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, MappingNode):
            return not_a_mapping(node, reading)
        own_id = text_of(node.get("id") or node.get("to"))
        if own_id:
            reading.path.append(own_id)
        values = self._values(node, reading)
        if own_id:
            reading.path.pop()
        if values is None:
            return MISSING
        record = self._make(**values)
        if reading.marks is not None:
            reading.marks.keep(record, node)
        return record

    def _values(self, node: MappingNode, reading: Reading) -> dict[str, Any] | None:
        """Give the fields' values by name, None where one is wrong, unknown or missing."""
        values: dict[str, Any] = {}
        meant: set[str] = set()
        sound = True
        for entry in node.entries:
            name = entry.key.text or ""
            if not reading.path:
                reading.top = name
            if name in self._readers:
                value = self._readers[name](entry.value, reading)
                sound = sound and value is not MISSING
                values[self._names[name]] = value
            elif name != self._tag_field or reading.asks is not None:
                sound = False
                meant.add(_report_unknown_field(entry.key, name, list(self._readers), reading))
        for name in self._required:
            if node.get(name) is None:
                sound = False
                if name not in meant:
                    _report_missing_field(node, name, reading)
        return values if sound else None


def _report_unknown_field(key: Scalar, name: str, known: list[str], reading: Reading) -> str:
    """Report a field that there is not; give the one that was meant, or an empty text."""
    close = nearest(name, known)
    reading.report(
        key,
        "unknown-field",
        _l("There is no field '%(name)s' here.", name=name),
        suggestion(close)
        if close
        else _l("Take it out, or use one of: %(known)s.", known=", ".join(known)),
    )
    return close


def _report_missing_field(node: Node, name: str, reading: Reading) -> None:
    message = _l("The field '%(name)s' is missing here.", name=name)
    remedy = _l("Write '%(name)s: …' in this entry.", name=name)
    if reading.path:
        reading.report(node, "missing-field", message, remedy)
        return
    # At the top of a file there is no id but the phase's own.
    reading.top = ""
    whole = f"{reading.scope}/{name}" if reading.scope else name
    reading.report_about(whole, node, "missing-field", message, remedy)
