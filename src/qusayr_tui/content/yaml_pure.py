"""The parser for machines without libyaml, reading what libyaml reads.

PyYAML's scanner in Python follows YAML 1.1, libyaml since 0.2.3 parts of YAML 1.2: between
brackets a question mark may stand in a text, a colon right before a bracket or a comma may
not, and a tag ends at a comma. The methods here are PyYAML's with these points changed; they
can go when its own scanner does the same (yaml/pyyaml, issues on "question mark in flow").
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken, TagToken

_ENDS = "\0 \t\r\n\x85\u2028\u2029"
_FLOW_SIGNS = ",[]{}"
_TAG_SIGNS = "-;/?:@&=+$.~*'()_"


class PurePythonParser(yaml.BaseLoader):
    """PyYAML's parser in Python, with libyaml's reading of texts and tags."""

    def scan_plain(self) -> Any:
        """Read a text without quotation marks."""
        reader: Any = self
        chunks: list[str] = []
        spaces: list[str] = []
        start = end = reader.get_mark()
        indent = reader.indent + 1
        while reader.peek() != "#":
            length = self._length_of_word(start)
            if not length:
                break
            reader.allow_simple_key = False
            chunks.extend(spaces)
            chunks.append(reader.prefix(length))
            reader.forward(length)
            end = reader.get_mark()
            spaces = reader.scan_plain_spaces(indent, start)
            if not spaces or (not reader.flow_level and reader.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _length_of_word(self, start: Any) -> int:
        """Give how far a text goes on before a space or a sign that ends it."""
        reader: Any = self
        length = 0
        while True:
            sign = reader.peek(length)
            if sign in _ENDS or (reader.flow_level and sign in _FLOW_SIGNS):
                return length
            if sign == ":":
                after = reader.peek(length + 1)
                if reader.flow_level and after in "?" + _FLOW_SIGNS:
                    reader.forward(length)
                    raise ScannerError(
                        "while scanning a plain scalar",
                        start,
                        "found unexpected ':'",
                        reader.get_mark(),
                    )
                if after in _ENDS:
                    return length
            length += 1

    def scan_tag(self) -> Any:
        """Read a tag; it is refused later, but what follows it must be found."""
        reader: Any = self
        start = reader.get_mark()
        length = 1
        while reader.peek(length).isascii() and (
            reader.peek(length).isalnum() or reader.peek(length) in _TAG_SIGNS
        ):
            length += 1
        after = reader.peek(length)
        if after not in _FLOW_SIGNS:
            return super().scan_tag()
        text = reader.prefix(length)
        reader.forward(length)
        if after != "," or not reader.flow_level:
            raise ScannerError("while scanning a tag", start, "found no space", reader.get_mark())
        return TagToken(("!", text[1:]) if text[1:] else (None, "!"), start, reader.get_mark())
