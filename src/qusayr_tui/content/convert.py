"""Turn the nodes of one file into typed records, gathering every problem on the way.

The types in `domain.model` and `domain.words` are the whole truth: this module reads them
(`msgspec.inspect`) and follows the node tree beside them, so that one run reports all that
is wrong in a file, each at its own line and column, in the reader's language.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
import msgspec.inspect as inspect

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.yaml_lines import shown
from qusayr_tui.content.yaml_nodes import Mapping as MappingNode
from qusayr_tui.content.yaml_nodes import Node, Scalar, Sequence
from qusayr_tui.domain.edtf import EdtfError, parse_edtf
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

MISSING: Any = object()
"""What a reader gives for a value that could not be read; its problem is in the list."""

LONGEST_SHOWN = 60
"""Characters of a value that are shown in a message."""

SCOPED = frozenset({"blocks", "items", "exercises"})
"""Fields whose ids are unique in their phase only; outside it they follow the phase's id."""

Reader = Callable[[Node, "Reading"], Any]
_T = TypeVar("_T")


class Marks:
    """Remember which node each record came from, to say where a later rule found a fault."""

    def __init__(self) -> None:
        self._nodes: dict[int, tuple[object, Node]] = {}

    def keep(self, record: object, node: Node) -> None:
        """Note that *record* was read from *node* (and keep it alive: ids are addresses)."""
        self._nodes[id(record)] = (record, node)

    def node(self, record: object) -> Node | None:
        """Give the node that *record* was read from."""
        kept = self._nodes.get(id(record))
        return kept[1] if kept else None

    def field(self, record: object, name: str, index: int | None = None) -> Node | None:
        """Give the node of a record's field, or of one entry of a list field."""
        node = self.node(record)
        value = node.get(name) if isinstance(node, MappingNode) else None
        if index is not None and isinstance(value, Sequence) and index < len(value.items):
            return value.items[index]
        return value or node


class Reading:
    """What one file's conversion needs and gathers."""

    def __init__(
        self,
        file: str,
        *,
        typeset: Callable[[str], str] | None = None,
        asks: Mapping[str, str] | None = None,
        scope: str = "",
        marks: Marks | None = None,
    ) -> None:
        self.file = file
        self.typeset = typeset
        self.asks = asks
        """Kind of each item by its name in the phase; for words, since only the record says it."""
        self.scope = scope
        """Phase id put before the ids of its blocks and items in problems."""
        self.marks = marks
        self.problems: list[Problem] = []
        self.path: list[str] = []
        self.top = ""
        """The field at the top of the file that is being read."""

    def report(self, node: Node, code: str, message: LazyText, remedy: LazyText) -> Any:
        """Add a problem at *node* and give `MISSING`."""
        where = "/".join(self.path)
        if where and self.scope and self.top in SCOPED:
            where = f"{self.scope}/{where}"
        self.problems.append(
            Problem(
                self.file,
                node.line,
                node.column,
                code,
                _on_one_line(message),
                remedy,
                shown(where, 200).rstrip(),
            )
        )
        return MISSING

    def report_about(
        self, name: str, node: Node, code: str, message: LazyText, remedy: LazyText
    ) -> Any:
        """Add a problem of the entry *name*, of which nothing more is read."""
        self.path.append(name)
        self.report(node, code, message, remedy)
        self.path.pop()
        return MISSING


def convert(node: Node, kind: type[_T], reading: Reading) -> _T | None:
    """Read *node* as a *kind*; None when it could not be, with the reasons in *reading*."""
    value: _T | None = _reader(kind)(node, reading)  # type: ignore[arg-type]  # types are hashable
    return None if value is MISSING else value


def nearest(name: str, known: list[str]) -> str:
    """Give the known name most like *name*, or an empty text."""
    found = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def _on_one_line(message: LazyText) -> LazyText:
    """Shorten what a message shows of the file, which may be a text of many lines."""
    short = {
        name: shown(value, LONGEST_SHOWN) if isinstance(value, str) else value
        for name, value in message.arguments.items()
    }
    return msgspec.structs.replace(message, arguments=short)


# --- one small reader per kind of type, made once and kept


@cache
def _reader(kind: Any) -> Reader:
    return _reader_of(inspect.type_info(kind))


def _reader_of(info: inspect.Type, field: str = "") -> Reader:
    if isinstance(info, inspect.Metadata):
        return _reader_of(info.type, (info.extra or {}).get("field", field))
    if isinstance(info, inspect.StructType):
        return _struct_reader(info)
    if isinstance(info, inspect.VarTupleType):
        return _list_reader(info)
    if isinstance(info, inspect.UnionType):
        return _union_reader(info, field)
    if isinstance(info, inspect.LiteralType):
        return _literal_reader([str(value) for value in info.values])
    if isinstance(info, inspect.BoolType):
        return _read_bool
    if isinstance(info, (inspect.IntType, inspect.FloatType)):
        return _number_reader(info)
    if isinstance(info, inspect.StrType):
        return _text_reader(info, field)
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
    readers = {str(info.tag): _struct_reader(info) for info in structs}
    field = str(structs[0].tag_field)

    def read_tagged(node: Node, reading: Reading) -> Any:
        if not isinstance(node, MappingNode):
            return _not_a_mapping(node, reading)
        if reading.asks is not None:
            name, place = _text_of(node.get("id")), node.get("id") or node
            within = "".join(f"{each}/" for each in reading.path)
            ask = reading.asks.get(within + name)
            if ask is None and name:
                return reading.report_about(
                    name,
                    place,
                    "unknown-id",
                    _l("The record has no item '%(id)s'.", id=name),
                    _suggestion(nearest(within + name, list(reading.asks)).removeprefix(within)),
                )
        else:
            ask, place = _text_of(node.get(field)), node.get(field) or node
        if ask in readers:
            return readers[ask](node, reading)
        return reading.report(
            place,
            "unknown-kind",
            _l("'%(found)s' is no kind of item.", found=ask or ""),
            _l("Write one of: %(known)s.", known=", ".join(readers)),
        )

    return read_tagged


def _struct_reader(info: inspect.StructType) -> Reader:
    cls = info.cls
    fields = {field.encode_name: field for field in info.fields}
    readers = {name: _reader_of(field.type) for name, field in fields.items()}
    required = [name for name, field in fields.items() if field.required]
    tag_field = info.tag_field

    def read_struct(node: Node, reading: Reading) -> Any:
        if not isinstance(node, MappingNode):
            return _not_a_mapping(node, reading)
        own_id = _text_of(node.get("id") or node.get("to"))
        if own_id:
            reading.path.append(own_id)
        values: dict[str, Any] = {}
        meant: set[str] = set()
        sound = True
        for entry in node.entries:
            name = entry.key.text or ""
            if not reading.path:
                reading.top = name
            if name in readers:
                value = readers[name](entry.value, reading)
                sound = sound and value is not MISSING
                values[fields[name].name] = value
            elif name != tag_field or reading.asks is not None:
                sound = False
                meant.add(_report_unknown_field(entry.key, name, list(readers), reading))
        for name in required:
            if node.get(name) is None:
                sound = False
                if name not in meant:
                    _report_missing_field(node, name, reading)
        if own_id:
            reading.path.pop()
        if not sound:
            return MISSING
        record = cls(**values)
        if reading.marks is not None:
            reading.marks.keep(record, node)
        return record

    return read_struct


def _report_unknown_field(key: Scalar, name: str, known: list[str], reading: Reading) -> str:
    """Report a field that there is not; give the one that was meant, or an empty text."""
    close = nearest(name, known)
    reading.report(
        key,
        "unknown-field",
        _l("There is no field '%(name)s' here.", name=name),
        _suggestion(close)
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


def _literal_reader(known: list[str]) -> Reader:
    def read_literal(node: Node, reading: Reading) -> Any:
        text = _text_of(node)
        if text in known:
            return text
        close = nearest(text, known)
        return reading.report(
            node,
            "unknown-value",
            _l("'%(found)s' cannot stand here.", found=text),
            _suggestion(close) if close else _l("Write one of: %(known)s.", known=", ".join(known)),
        )

    return read_literal


def _read_bool(node: Node, reading: Reading) -> Any:
    text = _text_of(node)
    if text in ("true", "false"):
        return text == "true"
    return reading.report(
        node,
        "not-true-or-false",
        _l("'%(found)s' is neither true nor false.", found=text),
        _l("Write true or false, in English and in small letters."),
    )


def _number_reader(info: inspect.IntType | inspect.FloatType) -> Reader:
    whole = isinstance(info, inspect.IntType)
    shape = re.compile(r"-?[0-9]{1,9}" if whole else r"-?[0-9]{1,9}(\.[0-9]{1,9})?")

    def read_number(node: Node, reading: Reading) -> Any:
        text = _text_of(node)
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


def _text_reader(info: inspect.StrType, field: str) -> Reader:
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


def _not_a_mapping(node: Node, reading: Reading) -> Any:
    return reading.report(
        node,
        "not-a-group",
        _l("A group of fields is expected here."),
        _l("Write 'name: value' lines, each indented alike."),
    )


def _suggestion(name: str) -> LazyText:
    return _l("Did you mean '%(name)s'?", name=name) if name else _l("Take it out.")


def _text_of(node: Node | None) -> str:
    return (node.text or "") if isinstance(node, Scalar) else ""
