"""The message catalogs: complete, in step with the program, and well set in French."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Message

import qusayr_tui
from qusayr_tui.i18n.catalog import compile_catalog
from tools import catalogs

FRENCH = [*catalogs.po_files("qusayr"), *catalogs.po_files("click")]
NO_BREAK, NARROW = "\u00a0", "\u202f"
LAZY = {"_l", "lazy_gettext", "lazy_ngettext"}
MARKERS = LAZY | {"gettext", "ngettext"}


def test_the_catalogs_hold_each_text_of_the_program_and_nothing_is_empty_or_fuzzy() -> None:
    assert list(catalogs.faults()) == []


def test_a_fault_is_found() -> None:
    message = Message("%(a)s of %(b)s", "%(c)s", flags=["python-format", "fuzzy"])
    found = "\n".join(catalogs.message_faults(message))
    for fault in ("fuzzy", "unknown placeholder c", "lost placeholder a", "lost placeholder b"):
        assert fault in found
    assert "empty" in "\n".join(catalogs.message_faults(Message(("one", "many"), ("un", ""))))


def texts(path: Path) -> Iterator[str]:
    for message in catalogs.read_catalog(path):
        if message.id:
            yield from [message.string] if isinstance(message.string, str) else message.string or ()


@pytest.mark.parametrize("path", FRENCH, ids=lambda path: path.name)
def test_french_is_set_as_in_print(path: Path) -> None:
    assert [text for text in texts(path) if badly_set(text)] == []


def badly_set(text: str) -> bool:
    """Tell whether an apostrophe, a quotation mark or the space at a sign is the typewriter's."""
    # What is to be typed into a course file keeps the file's own colon.
    text = re.sub(rf"(«{NO_BREAK})(?:[a-z_]+|%\(name\)s): ", r"\1", text)
    return bool(
        re.search(r"\w'\w", text)
        or re.search(r'["“”]', text)
        or re.search(r"\.\.\.", text)
        or re.search(rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»", text)
        or re.search(rf"[^{NO_BREAK}\s]:(?=\s|$)| :(?=\s|$)", text)
        or re.search(rf"(?<=[\w »)])[;!?](?=[\s»{NO_BREAK}]|$)", text)
    )


@pytest.mark.parametrize(
    "text", ["l'aide", "« mot »", 'un "mot"', "Il y a: a", "Il y a : a", "Quoi ?", "Non !", "a..."]
)
def test_a_typewriter_sign_is_found(text: str) -> None:
    assert badly_set(text)


@pytest.mark.parametrize(
    "text",
    [
        f"L’aide{NO_BREAK}: «{NO_BREAK}mot{NO_BREAK}»",
        f"Quoi{NARROW}? Non{NARROW}; si{NARROW}!",
        "? aide",
        "12:30",
    ],
)
def test_a_printers_sign_is_left_alone(text: str) -> None:
    assert not badly_set(text)


@pytest.mark.parametrize("path", FRENCH, ids=lambda path: path.name)
def test_a_catalog_compiles_and_counts_as_french_does(path: Path) -> None:
    import gettext
    import io

    compiled = gettext.GNUTranslations(io.BytesIO(compile_catalog(path.read_bytes())))
    assert compiled.info()["language"] == "fr"
    assert "n > 1" in compiled.info()["plural-forms"]


def test_no_text_is_built_before_it_is_marked(project: Path) -> None:
    built = []
    for path, call in calls(project, MARKERS):
        # Inside the module that defines the markers, they pass their argument on.
        if path.name != "lazy.py" and not literal(call):
            built.append(f"{path}:{call.lineno}")
    assert built == []


def calls(project: Path, names: set[str]) -> Iterator[tuple[Path, ast.Call]]:
    """Give each call of one of *names* in the program, with its file."""
    for path in sorted((project / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node) in names and node.args:
                yield path, node


def called(node: ast.Call) -> str:
    return str(getattr(node.func, "id", None) or getattr(node.func, "attr", ""))


def literal(node: ast.Call) -> bool:
    count = 2 if called(node).endswith("ngettext") else 1
    return all(
        isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        for argument in node.args[:count]
    )


def test_a_placeholder_is_given_each_name_it_needs(project: Path) -> None:
    """A text and the keywords beside it agree, or drawing it would fail at run time."""
    wrong = []
    for path, call in calls(project, LAZY):
        given = {word.arg for word in call.keywords}
        if literal(call) and None not in given and needed(call) != given:
            wrong.append(f"{path}:{call.lineno}: {needed(call) ^ given}")
    assert wrong == []


def needed(node: ast.Call) -> set[str]:
    count = 2 if called(node).endswith("ngettext") else 1
    constants = [argument for argument in node.args[:count] if isinstance(argument, ast.Constant)]
    names = set().union(*(catalogs.placeholders(str(constant.value)) for constant in constants))
    return names - ({"count"} if count == 2 else set())


def test_no_text_of_the_program_hides_from_the_catalog_in_an_f_string() -> None:
    """What gathers the texts does not look into f-strings."""
    known = {
        each.id if isinstance(each.id, str) else each.id[0]
        for each in catalogs.read_catalog(catalogs.TEMPLATE)
    }
    for path in Path(qusayr_tui.__file__).parent.rglob("*.py"):
        for asked in asked_in_f_strings(ast.parse(path.read_text(encoding="utf-8"))):
            assert asked in known, path.name


def asked_in_f_strings(tree: ast.AST) -> Iterator[object]:
    """Give the texts that are asked for inside f-strings."""
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    for node in (inner for string in strings for inner in ast.walk(string)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=text), *_]):
                if name in MARKERS:
                    yield text


def test_a_text_that_hides_in_an_f_string_is_found() -> None:
    assert list(asked_in_f_strings(ast.parse("""x = f"{t(_l('hidden'))}"; y = _l('seen')"""))) == [
        "hidden"
    ]
