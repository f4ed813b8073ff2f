"""Whatever a course file holds: a refusal with its place and a remedy, never a crash or a hang.

`PROMISE_MUTANTS=10000 python -m pytest tests/unit/test_yaml_gate.py -k mutants` runs the full
form of the promise about broken files; without the variable a part of it is run.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable

import pytest
import yaml

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.yaml_gate import FASTEST_PARSER, PURE_PARSER, read_yaml
from qusayr_tui.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from qusayr_tui.domain.text import forbidden_character
from qusayr_tui.i18n.locale import load_locale
from tests.support.courses import TINY, WORKED, MemoryFolder
from tests.support.mutants import mutant
from tests.support.promises import figure, seed

MANY = 100_000
MUTANTS = figure("MUTANTS", 1500)
LONGEST = 1.0
"""Seconds of the processor that one file may take."""

FRENCH, ENGLISH = load_locale("fr"), load_locale("en")

DEEP = {
    "lists": b"[" * MANY,
    "closed lists": b"[" * MANY + b"]" * MANY,
    "groups": b"{a: " * MANY,
    "closed groups": b"{a: " * MANY + b"}" * MANY,
    "braces": b"{" * MANY,
    "dashes": b"- " * MANY,
    "dashes with an end": b"- " * MANY + b"x",
    "question marks": b"? " * MANY,
    "lists as names": b"[? " * MANY,
    "both": b"[{a: " * MANY,
    "in a field": b"a: " + b"[" * MANY,
    "on lines": "".join(" " * depth + "a:\n" for depth in range(1900)).encode(),
    "with anchors": b"&a [" * MANY,
    "with tags": b"!!seq [" * MANY,
    "a thousand": b"[" * 1000 + b"]" * 1000,
    "one too many": b"[" * 21 + b"]" * 21,
}

REFUSED: dict[str, tuple[bytes, str, int, int]] = {
    # what YAML has and course files do without
    "anchor": (b"a: &x b\n", "anchor", 1, 4),
    "alias": (b"a: *x\n", "alias", 1, 4),
    "laughs": (b"a: &a [x, x]\nb: [*a, *a]\n", "alias", 2, 5),
    "merge key": (b"a: &a {x: 1}\nb:\n  <<: *a\n", "merge-key", 3, 3),
    "merge in brackets": (b"b: {<<: {x: 1}}\n", "merge-key", 1, 5),
    "self-referring list": (b"&a [*a]\n", "alias", 1, 5),
    "self-referring group": (b"a: &a\n  b: *a\n", "alias", 2, 6),
    "tag": (b"a: !!python/object:os.system x\n", "tag", 1, 4),
    "short tag": (b"a: !foo b\n", "tag", 1, 4),
    "standard tag": (b"b: c\na: !!int 3\n", "tag", 2, 4),
    "verbatim tag": (b"a: !<tag:yaml.org,2002:str> b\n", "tag", 1, 4),
    "tag of a list": (b"a: [!a,b]\n", "tag", 1, 5),
    "second document": (b"a: b\n---\nc: d\n", "second-document", 2, 1),
    "after the end": (b"a: b\n...\nc: d\n", "not-yaml", 3, 1),
    "directive": (b"%YAML 1.2\n---\na: b\n", "directive", 1, 1),
    "list as a name": (b"? [a, b]\n: c\n", "key-not-text", 1, 3),
    "group as a name": (b"{{a: b}: c}\n", "key-not-text", 1, 2),
    # what is there twice, or not at all
    "field twice": (b"a: b\nc: d\na: e\n", "duplicate-key", 3, 1),
    "field twice in braces": (b"{a: b, a: c}\n", "duplicate-key", 1, 8),
    "field twice, once in quotes": (b"a: b\n'a': c\n", "duplicate-key", 2, 1),
    "field twice, once by a code": (b'ab: b\n"\\x61b": c\n', "duplicate-key", 2, 1),
    "nothing": (b"", "empty-file", 1, 1),
    "blanks only": (b"  \n\n", "empty-file", 1, 1),
    "comments only": (b"# nothing\n", "empty-file", 1, 1),
    "null": (b"null\n", "empty-file", 1, 1),
    "a text only": (b"hello\n", "only-text", 1, 1),
    # characters
    "NUL": (b"a: b\0c\n", "control-character", 1, 5),
    "escape": (b"a: b\x1b[2Jc\n", "control-character", 1, 5),
    "escape by a code": (b'a: "\\e]52;c;x\\a"\n', "control-character", 1, 4),
    "escape by a number": (b'a: "\\x1b[2J"\n', "control-character", 1, 4),
    "C1": ("a: \x9b31m\n".encode(), "control-character", 1, 4),
    "C1 by a code": (b'a: "\\x9b31m"\n', "control-character", 1, 4),
    "NUL by a code": (b'a: "\\0"\n', "control-character", 1, 4),
    "DEL": (b"a: x\x7fy\n", "control-character", 1, 5),
    "next line": ("a: x\x85y\n".encode(), "control-character", 1, 5),
    "next line by a code": (b'a: "x\\Ny"\n', "control-character", 1, 4),
    "control character in a block": (b"a: |-\n  one\n  two\x07\n", "control-character", 3, 6),
    "right-to-left override": ("a: x\u202ey\n".encode(), "invisible-character", 1, 5),
    "override by a code": (b'a: "\\u202e"\n', "invisible-character", 1, 4),
    "isolate in a name": ("a\u2066: y\n".encode(), "invisible-character", 1, 2),
    "zero-width space": ("a: x\u200by\n".encode(), "invisible-character", 1, 5),
    "tag character": ("a: x\U000e0041\n".encode(), "invisible-character", 1, 5),
    "line separator": ("a: x\u2028y\n".encode(), "invisible-character", 1, 5),
    "mark in the middle": ("a: b\n\ufeffc: d\n".encode(), "invisible-character", 2, 1),
    "no-break indentation": ("a:\n\u00a0\u00a0b: c\n".encode(), "invisible-character", 2, 1),
    "old Mac": (b"a: b\rc: d\r", "control-character", 1, 5),
    "accents piled up": (("a: e" + "\u0301" * MANY).encode(), "too-many-marks", 1, 8),
    "mixed accents piled up": (
        ("a: e" + "\u0301\u0316" * MANY).encode(),
        "too-many-marks",
        1,
        8,
    ),
    "surrogate by a code": (b'a: "\\ud800"\n', "bad-escape", 1, 4),
    "surrogate by a long code": (b'a: "\\U0000d800"\n', "bad-escape", 1, 4),
    "beyond Unicode": (b'a: "\\UFFFFFFFF"\n', "bad-escape", 1, 4),
    "no such code": (b'a: "\\q"\n', "bad-escape", 1, 4),
    "tab as indentation": (b"a:\n\tb: c\n", "tab", 2, 1),
    "tab after a colon": (b"a:\tb\n", "tab", 1, 3),
    "tab in braces": (b"{a:\tb}\n", "tab", 1, 4),
    "tab at the end": (b"a: b\t\n", "tab", 1, 5),
    # encodings
    "raw surrogate": (b"a: \xed\xa0\x80\n", "not-utf8", 1, 4),
    "latin-1": ("a: x\nb: y é\n".encode("latin-1"), "not-utf8", 2, 6),
    "cp1252": ("a: l’été\n".encode("cp1252"), "not-utf8", 1, 5),
    "cut in a letter": ("a: é".encode()[:-1], "not-utf8", 1, 4),
    "UTF-16 without its mark": ("a: b\n".encode("utf-16-le"), "not-utf8", 1, 1),
    "UTF-32": ("a: b\n".encode("utf-32"), "not-utf8", 1, 1),
    "noise": (bytes(range(256)), "not-utf8", 1, 1),
    # size
    "2 MB": (b"a: " + b"x" * (2 * 1024 * 1024), "too-large", 1, 1),
    "values": (b"".join(b"k%d: v\n" % each for each in range(MANY)), "too-many-values", 10000, 8),
    "entries": (b"-\n" * MANY, "too-many-values", 20000, 2),
    "anchors": (b"".join(b"- &a%d x\n" % each for each in range(MANY)), "anchor", 1, 3),
    "digits": (b"a: " + b"9" * MANY, "text-too-long", 1, 4),
    "base 60": (b"a: 1" + b":59" * MANY, "text-too-long", 1, 4),
    # quotation marks and brackets
    "double quote": (b'a: "b\nc: d\ne: f\n', "unclosed-quote", 1, 4),
    "single quote": (b"a: 'b\nc: d\n", "unclosed-quote", 1, 4),
    "text not indented": (b"a: |-\n    one\n  two\nb: c\n", "text-not-indented", 3, 3),
    "stray words": (b"a: b\nc: d\nSome words.\ne: f\n", "stray-line", 3, 1),
    "bracket": (b"a: [b, c\nd: e\n", "unclosed-bracket", 1, 4),
    "brace": (b"a: {b: c\nd: e\n", "unclosed-bracket", 1, 4),
    "wrong bracket": (b"a: [b, c}\n", "unclosed-bracket", 1, 4),
    "many quotes": (b"'" * MANY, "text-too-long", 1, 1),
    "many backslashes": (b'a: "' + b"\\" * MANY, "unclosed-quote", 1, 4),
    "many commas": (b"[" + b"," * MANY, "unclosed-bracket", 1, 1),
    "many colons": (b": " * MANY, "colon-in-text", 1, 1),
    "many hashes": (b"a: b #" + b" #" * MANY, "hash-in-text", 1, 6),
    "many tabs": (b"\t" * 500_000, "tab", 1, 1),
    "many lines": (b"\n" * 500_000, "empty-file", 1, 1),
    "many broken lines": (b"a: b: c\n" * 10_000, "colon-in-text", 1, 5),
    "one long line": (b'a: "' + b"x " * 300_000, "unclosed-quote", 1, 4),
}

BOTH_PARSERS = pytest.mark.parametrize(
    "parser", [FASTEST_PARSER, PURE_PARSER], ids=["fastest", "pure"]
)


def seconds_for(data: bytes, parser: object) -> tuple[float, tuple[Problem, ...]]:
    gc.freeze()  # what other tests left is not the reader's to look through
    try:
        start = time.process_time()
        _, problems = read_yaml(data, "f.yaml", parser=parser)  # type: ignore[arg-type]
        return time.process_time() - start, problems
    finally:
        gc.unfreeze()


@pytest.mark.promise(row="P1")
@BOTH_PARSERS
@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_one_problem_at_the_top(name: str, parser: object) -> None:
    took, problems = seconds_for(DEEP[name], parser)
    assert [(each.code, each.line, each.column) for each in problems] == [("too-deep", 1, 1)]
    assert took < LONGEST


def test_twenty_levels_may_be_and_depth_is_counted_with_every_kind_of_level() -> None:
    node, problems = read_yaml(b"a:\n- {b: " + b"[" * 17 + b"x" + b"]" * 17 + b"}\n", "f.yaml")
    assert (node is not None, problems) == (True, ())
    node, problems = read_yaml(b"a:\n- {b: " + b"[" * 18 + b"x" + b"]" * 18 + b"}\n", "f.yaml")
    assert [each.code for each in problems] == ["too-deep"]


@pytest.mark.promise(row="P1")
@BOTH_PARSERS
@pytest.mark.parametrize("name", REFUSED)
def test_every_attack_is_refused_at_its_place(name: str, parser: object) -> None:
    data, code, line, column = REFUSED[name]
    took, problems = seconds_for(data, parser)
    assert (code, line, column) in {(each.code, each.line, each.column) for each in problems}
    assert {each.file for each in problems} == {"f.yaml"}
    assert took < LONGEST


@pytest.mark.promise(row="P4")
@pytest.mark.parametrize("name", REFUSED)
def test_with_and_without_libyaml_every_attack_has_the_same_verdict(name: str) -> None:
    data = REFUSED[name][0]
    assert read_yaml(data, "f.yaml", parser=FASTEST_PARSER) == (
        read_yaml(data, "f.yaml", parser=PURE_PARSER)
    )


@pytest.mark.promise(row="T4")
@pytest.mark.parametrize("name", REFUSED)
def test_each_refusal_says_what_and_what_to_do_in_both_languages(name: str) -> None:
    for problem in read_yaml(REFUSED[name][0], "f.yaml")[1]:
        for text in (problem.message, problem.remedy):
            french, english = FRENCH.text(text), ENGLISH.text(text)
            assert french != english
            assert forbidden_character(french + english) is None
            assert "\n" not in french + english
            assert len(english) < 400


DISAGREEING = (
    *("x: {id:}", "x: {id:,b: c}", "x: [a:,b]", "x: [a:[b]]", "x: [a ? b]", "x: [a?]"),
    *("x: {t: Qui ?, a: b}", "x: [http://a.b/?c=d]", "x: [?]", "x: [?b]", "x: {? a: b}"),
    *("x: [!a,b]", "x: [!,a]", "x: ![a]", "x: !a,b c", "x: !", "x: !a! b", "x: !%zz b", "x: !!"),
    *("x: {a: ,b: c}", "x: {a:\n}", "x: {a: # c\n }", "x: {a:\n\n #c\n #d\n b: c}", "x: [a: ]"),
    *("x: |#\n  a", "x: |-#1 a\n  b", "x: | #a\n  b", "x: |9\n  a", "x: |2-\n  a", "x: |a\n  b"),
    *('x: "\\/"', 'x: "\\N\\_\\L\\P"', "--- a", "--- |\n a", "---x: b", "...", "!: a", "&: a"),
    *("*: a", "*a : b", "*a: b", "&a: b", "x: *é", "x: &é b", "[a]: b", "{a: b}: c", ": a"),
    *("x: [:a]", "x: [::]", "x: {:}", "x: {a}", "x: [-]", "x: [-a]", "x: [- a]", '{"a":b}'),
    *("x: [|\n a]", "x: {a: |}", "x: {%a: b}", "x: [a\n]", "x: {a\n: b}", "? a", "? |\n a\n: b"),
)
"""Texts that PyYAML's two parsers do not read alike, or might not."""


@pytest.mark.promise(row="P4")
@pytest.mark.parametrize("text", DISAGREEING)
def test_with_and_without_libyaml_odd_texts_are_read_alike(text: str) -> None:
    data = f"{text}\n".encode()
    assert read_yaml(data, "f.yaml", parser=FASTEST_PARSER) == (
        read_yaml(data, "f.yaml", parser=PURE_PARSER)
    )


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="libyaml is not there")
def test_libyaml_is_used_where_it_is_there() -> None:
    assert FASTEST_PARSER is yaml.CBaseLoader
    assert issubclass(PURE_PARSER, yaml.BaseLoader)  # type: ignore[arg-type]


# --- what is sound


def texts(node: Node | None) -> object:
    """Give what a tree of nodes holds, as Python values."""
    if isinstance(node, Mapping):
        return {entry.key.text: texts(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [texts(each) for each in node.items]
    return node.text if isinstance(node, Scalar) else None


def sound(data: bytes) -> object:
    node, problems = read_yaml(data, "f.yaml")
    assert problems == ()
    return texts(node)


@pytest.mark.promise(row="P2")
def test_every_scalar_is_the_text_that_was_typed() -> None:
    written = ["no", "on", "Yes", "OFF", "1.10", "12:30", "0777", "0x1f", "1e3", "2012-13-45"]
    assert sound("".join(f"- {each}\n" for each in written).encode()) == written


@pytest.mark.promise(row="P2")
def test_names_that_look_like_other_types_are_kept_apart() -> None:
    assert sound(b"1: a\ntrue: b\n'01': c\n") == {"1": "a", "true": "b", "01": "c"}


def test_nothing_is_written_as_nothing_null_or_a_tilde() -> None:
    assert sound(b"[~, null, '~', 'null', '']") == [None, None, "~", "null", ""]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfa: b\nc: d\n",
        b"a: b\r\nc: d\r\n",
        "a: b\nc: d\n".encode("utf-16"),
        b"---\na: b\nc: d\n",
        b"a: b\nc: d\n...\n",
        b"# a comment\na: b\n\n# another\nc: d",
        b"{a: b,\n c: d}\n",
        b"a: b  # a comment\nc: d\n",
    ],
)
def test_files_of_other_editors_are_read(data: bytes) -> None:
    assert sound(data) == {"a": "b", "c": "d"}


def test_letters_and_their_accents_are_put_together() -> None:
    assert sound("a: e\u0301te\u0301\n".encode()) == {"a": "été"}


def test_a_sign_at_its_place_is_just_a_sign() -> None:
    data = 'a: T-62, C#, 10 % et l\'ASL ; [sic] – à 10:30 ?\nb: "[SANA] : #1"\n'.encode()
    assert sound(data) == {
        "a": "T-62, C#, 10 % et l'ASL ; [sic] – à 10:30 ?",
        "b": "[SANA] : #1",
    }


def test_each_node_knows_its_line_and_column() -> None:
    node, _ = read_yaml("é: x\nb:\n  - [c, {d: e}]\n".encode(), "f.yaml")
    assert isinstance(node, Mapping)
    entries = node.get("b")
    assert isinstance(entries, Sequence)
    inner = entries.items[0]
    assert (inner.line, inner.column) == (3, 5)
    assert isinstance(inner, Sequence)
    assert [(each.line, each.column) for each in inner.items] == [(3, 6), (3, 9)]


def test_all_that_is_wrong_is_told_at_once() -> None:
    lines = [f"f{each}: un : deux" for each in range(25)]
    _, problems = read_yaml("\n".join(lines).encode(), "f.yaml")
    assert [each.line for each in problems] == list(range(1, 26))


# --- mutants


def valid_files() -> list[str]:
    folders = [MemoryFolder.of(WORKED), MemoryFolder.of(TINY)]
    found = [data.decode() for folder in folders for _, data in sorted(folder.files.items())]
    assert len(found) > 20
    return found


@pytest.mark.promise(row="P1")
def test_mutants_of_valid_files_never_crash_hang_or_divide_the_parsers(
    record_property: Callable[[str, object], None],
) -> None:
    chance = random.Random(seed())
    files = valid_files()
    slowest, refused = 0.0, 0
    for number in range(MUTANTS):
        data = mutant(chance.choice(files), chance)
        took, problems = seconds_for(data, FASTEST_PARSER)
        slowest = max(slowest, took)
        refused += bool(problems)
        where = f"mutant {number} of seed {seed()}"
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for problem in problems:
            assert 1 <= problem.line <= lines, where
            assert problem.column >= 1, where
            for locale in (FRENCH, ENGLISH):
                told = locale.text(problem.message) + locale.text(problem.remedy)
                assert forbidden_character(told) is None, where
        if number % 5 == 0 or MUTANTS >= 10_000:
            fastest = read_yaml(data, "f.yaml", parser=FASTEST_PARSER)
            assert read_yaml(data, "f.yaml", parser=PURE_PARSER) == fastest, where
    record_property(
        "figure",
        f"{MUTANTS} mutants, {refused} refused at their place, 0 crashes; slowest {slowest:.2f} s",
    )
    assert slowest < LONGEST
    assert refused > MUTANTS // 3
