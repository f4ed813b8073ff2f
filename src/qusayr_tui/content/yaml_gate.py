"""The one strict reader of all course files: bytes in, nodes and problems out.

It never raises, whatever the bytes, and tells as much as it can at once: the lines of known
mistakes are read as they should have been written, to get at the problems after them. With
and without libyaml the answer is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec
import yaml

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.yaml_breaks import explain_break
from qusayr_tui.content.yaml_characters import MOST_PROBLEMS, decode, mend_characters
from qusayr_tui.content.yaml_compose import Composer, EventSource, TooMuchError
from qusayr_tui.content.yaml_layout import MAY_DISAGREE, Layout
from qusayr_tui.content.yaml_lines import Mistake, Page
from qusayr_tui.content.yaml_mistakes import diagnose, failure_of, is_too_deep
from qusayr_tui.content.yaml_nodes import Node, Scalar
from qusayr_tui.content.yaml_pure import PurePythonParser
from qusayr_tui.content.yaml_refusals import too_deep
from qusayr_tui.i18n.lazy import lazy_gettext as _l

MOST_ROUNDS = 60
MOST_READ_AGAIN = 600_000
"""Characters that are read in all when mistakes make it necessary to begin anew."""

Parser = Callable[[str], EventSource]

PURE_PARSER: Parser = PurePythonParser
FASTEST_PARSER: Parser = getattr(yaml, "CBaseLoader", PURE_PARSER)

_FIRST_LINE = re.compile(r"(?:[ ]*(?:#.*)?\n)*(?P<directive>%.*)?")


def read_yaml(
    data: bytes, file: str, *, parser: Parser = FASTEST_PARSER
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a course file; the node is None when nothing of it can be used.

    A file is sound only when there is no problem: with problems, the node is what could be
    understood, good for finding more of them.
    """
    text = decode(data, file)
    if isinstance(text, Problem):
        return None, (text,)
    text, problems = mend_characters(text, file)
    node, more = _Rounds(file, text.split("\n"), parser).read()
    return node, _in_order([*problems, *more])


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    unique = {(each.line, each.column, each.code): each for each in problems}
    return tuple(unique[key] for key in sorted(unique)[:MOST_PROBLEMS])


class _Round(msgspec.Struct):
    """What one reading of the text gave."""

    node: Node | None
    problems: list[Problem]
    mistakes: list[Mistake]
    ended: bool
    """Whether the parser came to the end of the text."""


class _Rounds:
    """Reads a text again and again, each time without the mistakes that are known."""

    def __init__(self, file: str, lines: list[str], parser: Parser) -> None:
        self._file = file
        self._lines = lines
        self._parser = parser
        self._told: list[Problem] = []
        self._mended: set[int] = set()

    def read(self) -> tuple[Node | None, list[Problem]]:
        """Give the node tree, if any, and what is wrong with the text."""
        length = sum(map(len, self._lines)) + len(self._lines)
        left = min(MOST_ROUNDS, MOST_READ_AGAIN // max(1, length))
        while True:
            found = self._read_once()
            fresh = [each for each in found.mistakes if self._can_mend(each)]
            if not fresh or left <= 0:
                rest = [each.problem for each in found.mistakes]
                return self._result(found, rest)
            for mistake in fresh:
                self._mend(mistake)
            left -= 1

    def _result(self, found: _Round, rest: list[Problem]) -> tuple[Node | None, list[Problem]]:
        again = {problem.line - 1 for problem in rest} & self._mended
        rest = [problem for problem in rest if problem.line - 1 not in again]
        node = found.node if found.ended else None
        return node, [*self._told, *found.problems, *rest]

    def _can_mend(self, mistake: Mistake) -> bool:
        return mistake.repair is not None and mistake.row not in self._mended

    def _mend(self, mistake: Mistake) -> None:
        if self._can_mend(mistake) and mistake.repair is not None:
            self._told.append(mistake.problem)
            self._mended.add(mistake.row)
            self._lines[mistake.row] = mistake.repair

    def _read_once(self) -> _Round:
        page = Page(self._file, "\n".join(self._lines), self._lines)
        early = _before_parsing(page)
        if early is not None:
            return _Round(None, [], [early], False)
        composer = Composer(page)
        found = _Round(None, composer.problems, composer.mistakes, False)
        parser: EventSource | None = None
        try:
            parser = self._parser(page.text)
            composer.run(parser)
            found.ended = True
        except TooMuchError as error:
            if error.problem.code == too_deep(self._file).code:
                return _only_too_deep(self._file)
            found.problems.append(error.problem)
        except Exception as error:  # whatever bytes make a parser raise must become a problem
            if is_too_deep(error):
                return _only_too_deep(self._file)
            found.mistakes.append(diagnose(page, failure_of(error)))
        finally:
            if parser is not None:
                parser.dispose()
        if found.ended:
            found.node = _checked_root(composer, page)
        return found


def _only_too_deep(file: str) -> _Round:
    """Say nothing but that a file is too deep.

    libyaml stops at its own limit before it gives the events that lead there, so what was
    found on the way depends on the parser.
    """
    return _Round(None, [too_deep(file)], [], False)


def _before_parsing(page: Page) -> Mistake | None:
    """Refuse what the two parsers do not read alike, before either of them sees it."""
    found = _FIRST_LINE.match(page.text)
    if found and found["directive"]:
        row = page.text.count("\n", 0, found.start("directive"))
        message = _l("A line that begins with % is an order to a YAML program, not a text.")
        remedy = _l("Take the line out.")
        return Mistake(page.fault(row, 0, "directive", message, remedy), row, "")
    if MAY_DISAGREE.search(page.text):
        broken = Layout(page.lines, len(page.lines)).broken
        if broken is not None and broken.code == "bad-escape":
            return explain_break(broken, page)
    return None


def _checked_root(composer: Composer, page: Page) -> Node | None:
    """Refuse a file that holds no list and no fields."""
    root = composer.root
    if root is None or (isinstance(root, Scalar) and root.text is None):
        message = _l("The file is empty.")
        remedy = _l("Write its fields or its list, or take the file away.")
        composer.problems.append(page.fault(0, 0, "empty-file", message, remedy))
        return None
    if isinstance(root, Scalar):
        message = _l("The file holds only a text, neither fields nor a list.")
        remedy = _l("Begin each line with a field's name and a colon, or with a dash and a space.")
        place = (root.line - 1, root.column - 1)
        composer.problems.append(page.fault(*place, "only-text", message, remedy))
        return None
    return root
