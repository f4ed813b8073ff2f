"""Find in prose what Markdown would turn into markup and the course format does not know.

Prose is parsed by `domain.prose`; this module only says what else a Markdown reader would
see. It reads with markdown-it, which is slow to load, so `may_hold_foreign_markup` first
tells the texts in which there can be nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

ForeignKind = Literal[
    "autolink",
    "code",
    "entity",
    "escape",
    "heading",
    "html",
    "image",
    "indented",
    "link",
    "list",
    "quote",
    "reference",
    "row-break",
    "rule",
    "table",
    "underscore",
]

ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
TARGET = rf"\((?:(?:term|place):{ID}|free)\)"
CITATION = re.compile(rf"\[\^({ID})\]")

_SUSPECT = re.compile(
    r"[`_\\|]|&#?\w+;|<[A-Za-z/!?]|\*\*|!\[|\]:|  \n"
    rf"|\](?!{TARGET})\("
    r"|^(?:[ \t#>]|[-+*](?:[ \t]|$)|[=-]+[ \t]*$|(?:[*-][ \t]*){3,}$|\d{1,9}[.)]|~~~)",
    re.MULTILINE,
)
_OWN_LINK = re.compile(rf"\]{TARGET}\Z")

_BLOCKS: dict[str, ForeignKind] = {
    "code_block": "indented",
    "fence": "code",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "html_block": "html",
    "blockquote_open": "quote",
    "hr": "rule",
    "table_open": "table",
}
_INLINES: dict[str, ForeignKind] = {
    "code_inline": "code",
    "image": "image",
    "html_inline": "html",
    "hardbreak": "row-break",
}


class Foreign(NamedTuple):
    """One piece of markup that prose does not know."""

    kind: ForeignKind
    offset: int
    found: str


def may_hold_foreign_markup(text: str) -> bool:
    """Tell, quickly, whether there is anything to look for in *text*."""
    return _SUSPECT.search(text) is not None


def foreign_markup(text: str) -> Iterator[Foreign]:
    """Give what Markdown would make of *text* beyond asterisks and our own markup."""
    env: dict[str, Any] = {}
    lines = _line_starts(text)
    depth = 0
    for token in _parser().parse(text, env):
        if depth or token.type in _BLOCKS:
            if not depth:
                at = lines[token.map[0]] if token.map else 0
                yield Foreign(_BLOCKS[token.type], at, text[at:].partition("\n")[0])
            depth += token.nesting
        elif token.type == "inline":
            start = text.find(token.content, lines[token.map[0]] if token.map else 0)
            for each in _foreign_inlines(token):
                yield each._replace(offset=max(0, start) + each.offset)
    for definition in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
        at = lines[definition["map"][0]]
        yield Foreign("reference", at, text[at:].partition("\n")[0])


def _foreign_inlines(inline: Token) -> Iterator[Foreign]:
    for token in inline.children or ():
        kind = _inline_kind(token, inline.content)
        if kind:
            start, end = token.meta["at"]
            if kind == "row-break":
                start = len(inline.content[:start].rstrip(" "))
            yield Foreign(kind, start, inline.content[start:end].strip())


def _inline_kind(token: Token, content: str) -> ForeignKind | None:
    if token.type in ("em_open", "strong_open") and token.markup[0] == "_":
        return "underscore"
    if token.type == "text_special":
        return "entity" if token.info == "entity" else "escape"
    if token.type == "link_open":
        if token.markup == "autolink":
            return "autolink"
        start, end = token.meta["at"]
        return None if _OWN_LINK.search(content, start, end) else "link"
    return _INLINES.get(token.type)


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text)]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    parser.inline.ruler.before("link", "citation", _citation)
    ruler = parser.inline.ruler
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        ruler.at(name, _located(rule))
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    """Read a citation, which CommonMark has not (an inline rule of markdown-it)."""
    found = CITATION.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("citation", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _located(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Make an inline rule note where in the text its tokens come from."""

    def read(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            for token in state.tokens[count:]:
                token.meta.setdefault("at", (start, state.pos))
        return found

    return read
