"""Prose knows paragraphs, emphasis, three links and citations; everything else is told."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from qusayr_tui.domain.foreign_markup import foreign_markup, may_hold_foreign_markup
from qusayr_tui.domain.prose import (
    Citation,
    Free,
    Passage,
    PlaceLink,
    Prose,
    Span,
    TermLink,
    Text,
    parse_prose,
    passages,
)


def paragraphs(text: str) -> tuple[tuple[Span, ...], ...]:
    prose, problems = parse_prose(text)
    assert problems == ()
    return prose.paragraphs


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.offset) for problem in parse_prose(text)[1]]


# --- what prose knows


def test_an_empty_line_parts_paragraphs_and_a_line_break_is_a_space() -> None:
    assert paragraphs("un\ndeux\n \n\ntrois\n") == ((Text("un deux"),), (Text("trois"),))


def test_emphasis_links_and_citations() -> None:
    text = "*Un* [deux](term:a-b), [trois](place:c) [4](free).[^d][^e-f] Fin"
    assert paragraphs(text) == (
        (
            Text("Un", emphasis=True),
            Text(" "),
            TermLink("deux", "a-b"),
            Text(", "),
            PlaceLink("trois", "c"),
            Text(" "),
            Free("4"),
            Text("."),
            Citation("d"),
            Citation("e-f"),
            Text(" Fin"),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "[SANA] [sic] [/] [12] […]",
        "[@click=app.quit]x[/]",
        "[bold]x[/italic]",
        "[SANA](une agence)",
        "2 * 3 * 4, a * b",
        "un mot* et (une note)",
        "AT&T, 3 < 4 > 2, $x, {y}, #z",
        "$nope [$nope]",
    ],
)
def test_brackets_and_signs_that_mean_nothing_are_plain_text(text: str) -> None:
    assert paragraphs(text) == ((Text(text),),)


def test_a_link_may_hold_brackets_and_stand_in_emphasis() -> None:
    assert paragraphs("*l’[agence [SANA]](term:sana) dit*") == (
        (
            Text("l’", True),
            TermLink("agence [SANA]", "sana", True),
            Text(" dit", True),
        ),
    )


def test_a_citation_stands_right_after_its_word() -> None:
    assert paragraphs("tués [^a].") == ((Text("tués"), Citation("a"), Text(".")),)
    assert paragraphs("tués.[^a] [^b]") == ((Text("tués."), Citation("a"), Citation("b")),)


def test_plain_text_has_neither_markup_nor_marks() -> None:
    prose, _ = parse_prose("*Un* [mot](term:a).[^b] Suite [^c].\n\n[Deux](free) !")
    assert prose.plain() == "Un mot. Suite.\n\nDeux !"


# --- what prose does not know


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("a **gras**", 2),
        ("a __gras__", 2),
        ("a _penché_", 2),
        ("un `code`", 3),
        ("    code", 0),
        ("un\n\n```\ncode\n```", 4),
        ("# titre", 0),
        ("titre\n=====", 0),
        ("un\n\n- deux", 4),
        ("2012. Fin", 0),
        ("> cité", 0),
        ("un\n\n---", 4),
        ("un <b>mot</b>", 3),
        ("<!-- rien -->", 0),
        ("une ![image](a.png)", 4),
        ("<https://a.b>", 0),
        ("un [lien](https://a.b)", 3),
        ("un [lien](Term:a)", 3),
        ("un [lien](term:A)", 3),
        ("un [lien](term:a 'titre')", 3),
        ("un [lien](<free>)", 3),
        ("[SANA]: dit", 0),
        ("a\\*b", 1),
        ("l&eacute;", 1),
        ("fin  \nde ligne", 3),
        ("| a |\n|---|\n| 1 |", 0),
    ],
)
def test_other_markup_is_reported_where_it_begins(text: str, offset: int) -> None:
    found = parse_prose(text)[1]
    assert found[0].code == "foreign-markup"
    assert found[0].offset == offset


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("un[^Deux]", [("bad-citation", 2)]),
        ("un[^]", [("bad-citation", 2)]),
        ("un](term:a)", [("bad-link", 2)]),
        ("[](term:a)", [("bad-link", 0)]),
        ("un [*deux*](term:a)", [("bad-link", 3)]),
        ("un [deux[^a]](free)", [("bad-link", 3)]),
        ("[a [b](term:c) d](term:e)", [("bad-link", 16)]),
    ],
)
def test_broken_links_and_citations_are_reported(text: str, found: list[tuple[str, int]]) -> None:
    assert codes(text) == found


def test_all_problems_are_told_at_once_in_order() -> None:
    text = "**a** [^B]\n\n# c\n\nd `e` f](free)"
    offsets = [offset for _, offset in codes(text)]
    assert offsets == sorted(offsets)
    assert len(offsets) == 5


def test_a_text_with_problems_can_still_be_shown() -> None:
    assert (
        parse_prose("un **deux** [trois](http://x)")[0].plain() == "un **deux** [trois](http://x)"
    )


@pytest.mark.parametrize("sign", ["[", "![", "*", "_a ", "`", "](", "<a ", "\\", "&", "> ", "- "])
def test_hostile_texts_are_read_in_no_time(sign: str) -> None:
    assert parse_prose(sign * 100_000)[1] or sign in "[&*]("


def test_reading_plain_prose_loads_no_markdown_library() -> None:
    code = (
        "import sys; from qusayr_tui.domain.prose import parse_prose;"
        "parse_prose('*Un* [mot](term:a) [SANA].[^b] « Oui » ; 2012 – l’eau');"
        "assert 'markdown_it' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- held against CommonMark

NASTY = st.lists(
    st.sampled_from(
        [
            *("a", "b", " ", " ", "\n", "«", "’", ".", "é", "\u00a0", "1", "x y"),
            *("*", "*", "*", "[", "]", "[", "]", "(", ")", "](term:a)", "](free)", "](place:b)"),
            *(
                "[^a]",
                "[^",
                "^",
                "!",
                "<",
                ">",
                "&",
                "\\",
                "`",
                "_",
                "#",
                "-",
                "- ",
                "\n\n",
                "  \n",
            ),
            *(
                "](x)",
                "](x y)",
                "]: x",
                "1. ",
                "    ",
                "~~~",
                "|",
                "==",
                "&amp;",
                "<b>",
                "+ ",
                ":-",
            ),
        ]
    ),
    max_size=14,
).map("".join)


def citation(state: StateInline, silent: bool) -> bool:
    end = state.src.find("]", state.pos)
    claim = state.src[state.pos + 2 : end]
    if state.src[state.pos : state.pos + 2] != "[^" or claim != "a" or end < 0:
        return False
    if not silent:
        state.push("citation", "", 0)
    state.pos = end + 1
    return True


COMMONMARK = MarkdownIt("commonmark").enable("table")
COMMONMARK.inline.ruler.before("link", "citation", citation)


def commonmark(text: str) -> list[list[tuple[str, bool, str]]]:
    """Give the words of each paragraph with emphasis and link target, read by markdown-it."""
    return [
        commonmark_inline(token.children or [])
        for token in COMMONMARK.parse(text)
        if token.type == "inline"
    ]


def commonmark_inline(tokens: list[Token]) -> list[tuple[str, bool, str]]:
    words: list[tuple[str, bool, str]] = []
    emphasis, target = 0, ""
    for token in tokens:
        if token.type in ("em_open", "em_close"):
            emphasis += token.nesting
        elif token.type in ("link_open", "link_close"):
            target = str(token.attrs.get("href", ""))
        elif token.type == "citation":
            words.append(("", False, "^"))
        else:
            text = " " if token.type == "softbreak" else token.content
            words += [(each, emphasis > 0, target) for each in text]
    return words


def ours(prose: Prose) -> list[list[tuple[str, bool, str]]]:
    return [[each for span in part for each in our_words(span)] for part in prose.paragraphs]


def our_words(span: Span) -> list[tuple[str, bool, str]]:
    if isinstance(span, Citation):
        return [("", False, "^")]
    target = ""
    if isinstance(span, TermLink):
        target = f"term:{span.term}"
    elif isinstance(span, PlaceLink):
        target = f"place:{span.place}"
    elif isinstance(span, Free):
        target = "free"
    return [(each, span.emphasis, target) for each in span.text]


def trimmed(read: list[list[tuple[str, bool, str]]]) -> list[list[tuple[str, bool, str]]]:
    """Leave no-break spaces at the ends out: markdown-it trims them, CommonMark does not."""
    for words in read:
        while words and words[0][0] in " \u00a0" and words[0][2] != "^":
            del words[0]
        while words and words[-1][0] in " \u00a0" and words[-1][2] != "^":
            del words[-1]
    return read


@given(NASTY)
def test_prose_without_problems_is_read_as_commonmark_reads_it(text: str) -> None:
    prose, problems = parse_prose(text)
    # A citation typed after a space is set right after its word.
    assume(not problems and " [^" not in text and "\n[^" not in text)
    assert trimmed(ours(prose)) == trimmed(commonmark(text))


@given(NASTY)
def test_the_quick_test_lets_no_foreign_markup_pass(text: str) -> None:
    assume(not may_hold_foreign_markup(text))
    assert list(foreign_markup(text)) == []


@given(NASTY)
def test_offsets_lie_in_the_text(text: str) -> None:
    assert all(0 <= problem.offset < len(text) for problem in parse_prose(text)[1])


# --- passages


def cut(text: str, *claims: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.text, each.claims) for each in passages(parse_prose(text)[0], claims)]


def test_a_citation_covers_the_text_since_the_one_before() -> None:
    assert cut("Un. Deux.[^a] Trois.[^b]", "a", "b") == [
        ("Un. Deux.", ("a",)),
        ("Trois.", ("b",)),
    ]


def test_citations_side_by_side_cover_the_same_text() -> None:
    assert cut("Un.[^a][^b] [^c] Deux.[^a]", "a", "b", "c") == [
        ("Un.", ("a", "b", "c")),
        ("Deux.", ("a",)),
    ]


def test_the_full_stop_after_a_mark_belongs_to_its_passage() -> None:
    assert cut("« Un[^a] ». Deux[^b].", "a", "b") == [("« Un ».", ("a",)), ("Deux.", ("b",))]


def test_text_after_the_last_citation_is_not_covered() -> None:
    assert cut("Un.[^a] Deux.", "a", "b") == [("Un.", ("a",)), ("Deux.", ())]


def test_a_block_of_one_claim_needs_no_mark() -> None:
    assert cut("Un.\n\nDeux.", "a") == [("Un.\n\nDeux.", ("a",))]
    assert cut("Un.\n\nDeux.", "a", "b") == [("Un.\n\nDeux.", ())]


def test_passages_tell_free_words_and_quotations() -> None:
    prose, _ = parse_prose("Un.[^a] Les [deux](free) disent « trois »\n\net “four”.[^b]")
    passage = passages(prose, ["a", "b"])[1]
    assert isinstance(passage, Passage)
    assert [passage.text[start:end] for start, end in passage.free] == ["deux"]
    assert [passage.text[start:end] for start, end in passage.quoted] == ["« trois »", "“four”"]
