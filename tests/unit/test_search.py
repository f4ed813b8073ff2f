"""The index: every name is found by every spelling, texts by their words, cheaply and in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qusayr_tui.content.folder import open_folder
from qusayr_tui.content.loader import Library
from qusayr_tui.domain.course_index import index_lists, index_phase
from qusayr_tui.domain.search import MOST, Answer, SearchIndex
from qusayr_tui.domain.snippets import found_in, snippet
from qusayr_tui.domain.word_table import LONGEST_GUESS, SHORTEST_GUESS, WordTable, words_of
from tests.support.courses import SHIPPED, TINY


@cache
def library(path: str) -> Library:
    return Library(open_folder(SHIPPED if path == "shipped" else TINY))


@cache
def index(path: str = "shipped") -> SearchIndex:
    course = library(path)
    made = SearchIndex(course.course.languages)
    for _ in index_lists(made, course):
        pass
    for ref in course.phases:
        index_phase(made, course, ref)
    return made


def ids(query: str, kind: str, language: str = "fr") -> list[str]:
    return [hit.id for hit in index().answer(query, language).hits if hit.kind == kind]


def called(query: str, language: str) -> list[str]:
    """Give the terms that are called so, without the texts in which they stand."""
    return [hit.id for hit in index().answer(query, language, ("term",)).hits]


LANGUAGES = library("shipped").course.languages


def names_of_terms() -> Iterator[tuple[str, str]]:
    """Give every name of every term: its forms and aliases in all languages, and its script."""
    course = library("shipped")
    for term, record in course.record("glossary").items():
        for tag in LANGUAGES:
            words = course.words(tag, "glossary")[term]
            for name in (words.term, words.short, *words.forms, *words.aliases):
                if name:
                    yield term, name
        for name in (record.arabic, record.transliteration):
            if name:
                yield term, name


def mistyped(name: str) -> Iterator[str]:
    """Give *name* with one letter left out, doubled, changed or swapped, at several places."""
    for at in sorted({0, len(name) // 2, len(name) - 1}):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + name[at] + name[at:]
        yield name[:at] + ("x" if name[at].lower() != "x" else "y") + name[at + 1 :]
        if at + 1 < len(name):
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


# --- the words of the course


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_found_by_each_of_its_names(language: str) -> None:
    missed = [
        (term, name) for term, name in names_of_terms() if term not in ids(name, "term", language)
    ]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_found_with_one_mistake(language: str) -> None:
    missed = [
        (term, wrong)
        for term, name in names_of_terms()
        for wrong in mistyped(name)
        if SHORTEST_GUESS <= len("".join(words_of(wrong))) <= LONGEST_GUESS
        if term not in called(wrong, language)
    ]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_name_comes_before_every_other_hit_of_its_kind(language: str) -> None:
    course = library("shipped")
    for term, words in course.words(language, "glossary").items():
        first = ids(words.term, "term", language)[0]
        named = course.words(language, "glossary")[first]
        names = {*map(str.casefold, (named.term, *named.forms, *named.aliases))}
        assert first == term or words.term.casefold() in names


@pytest.mark.parametrize(
    "query", ["qousseir", "Qusair", "القصير", "قصير", "al qusayr", "ALQUSAYR", "qusay", "Quṣayr"]
)
def test_the_town_is_found_by_the_spellings_that_people_use(query: str) -> None:
    assert ids(query, "place")[0] == "al-qusayr"


@pytest.mark.parametrize("query", ["chabiha", "shabbiha", "shabiba", "šabbīḥa", "شبيحة", "chabbi"])
def test_a_word_is_found_by_the_spellings_that_people_use(query: str) -> None:
    assert ids(query, "term")[0] == "shabiha"


@pytest.mark.parametrize("list_name", ["places", "actors", "sources"])
def test_everything_that_has_a_name_is_found_by_it(list_name: str) -> None:
    course = library("shipped")
    kind = list_name.removesuffix("s")
    for entry, record in course.record(list_name).items():
        name = record.publisher if kind == "source" else course.words("fr", list_name)[entry].name
        answer = index().answer(f"{name} {record.title}" if kind == "source" else name, "fr")
        found = {(hit.kind, hit.id) for hit in answer.hits}
        alike = answer.counts.get((kind, ""), 0) > MOST  # type: ignore[call-overload]
        assert (kind, entry) in found or kind == "source" or alike, entry


# --- texts


def test_a_block_is_found_in_the_language_in_hand_with_its_text() -> None:
    hits = [hit for hit in index().answer("sawameh", "en").hits if hit.kind == "text"]
    assert [(hit.id, hit.language) for hit in hits] == [("siege/december", "en")]
    assert "al-Sawameh" in hits[0].found


def test_a_word_of_the_other_language_finds_the_block_there() -> None:
    hits = [hit for hit in index().answer("checkpoint snipers", "fr").hits if hit.kind == "text"]
    assert hits
    assert {hit.language for hit in hits} == {"en"}


def test_a_block_is_counted_once_though_both_languages_have_the_word() -> None:
    answer = index().answer("sana", "fr")
    blocks = [hit.id for hit in answer.hits if hit.kind == "text"]
    assert len(blocks) == len(set(blocks))


def test_all_words_of_a_query_must_stand_in_a_text() -> None:
    assert [h for h in index().answer("sawameh xyzzyx", "fr").hits if h.kind == "text"] == []


def test_neither_questions_nor_answers_can_be_found() -> None:
    course = library("shipped")
    for ref in course.phases:
        for item in course.phase_words("fr", ref).items:
            prompt = getattr(item, "prompt", "")
            found = index().answer(" ".join(words_of(prompt)[:12]), "fr")
            assert all(prompt not in hit.found for hit in found.hits)


def test_what_only_teachers_are_told_is_not_found() -> None:
    course = library("shipped")
    for ref in course.phases:
        claims = {claim.id: claim for claim in course.phase_words("fr", ref).claims}
        for claim in course.phase(ref).claims:
            if claim.audience == "teacher":
                text = " ".join(words_of(claims[claim.id].text)[:12])
                hits = index().answer(text, "fr").hits
                assert claim.id not in [hit.id for hit in hits if hit.kind == "claim"]


# --- answers


def test_nothing_typed_finds_nothing() -> None:
    assert index().answer("  …!", "fr") == Answer(())


def test_what_is_not_there_gives_names_that_begin_alike() -> None:
    answer = index().answer("homsonville", "fr")
    assert answer.hits == ()
    assert "Homs" in answer.near


@pytest.mark.parametrize("typed", ["العدالة", "الكتابة", "مدرستنا", "homxyz", "resurrection"])
def test_names_that_only_begin_alike_are_no_neighbours(typed: str) -> None:
    assert index().answer(typed, "en").near == ()


def test_a_neighbour_in_arabic_is_few_letters_apart_its_article_aside() -> None:
    answer = index().answer("الفاروقية", "en")
    assert answer.hits == ()
    assert any("الفاروق" in name for name in answer.near)


def test_an_answer_is_bounded_and_counts_the_rest() -> None:
    answer = index().answer("selon", "fr")
    texts = [hit for hit in answer.hits if hit.kind == "claim"]
    assert len(texts) <= MOST
    assert answer.count >= len(answer.hits)


def test_kinds_limit_an_answer_to_what_is_called_so() -> None:
    hits = index().answer("homs", "fr", ("place",)).hits
    assert {hit.kind for hit in hits} == {"place"}
    assert all(hit.language == "" for hit in hits)


def test_a_mistake_in_a_text_is_forgiven_only_where_nothing_else_is_found() -> None:
    tiny = SearchIndex(("fr",))
    tiny.add_text("text", "one/a", ["Les tireurs sont sur les toits."])
    tiny.add_text("text", "one/b", ["Le tirage du journal."])
    assert [hit.id for hit in tiny.answer("tireurs", "fr").hits] == ["one/a"]
    assert [hit.id for hit in tiny.answer("tiruers", "fr").hits] == ["one/a"]
    assert tiny.answer("tir", "fr").count == 2
    assert tiny.answer("tri", "fr").count == 0


def test_words_that_adjoin_come_before_words_that_do_not() -> None:
    tiny = SearchIndex(("en",))
    tiny.add_text("text", "one/a", ["The town has a market hall."])
    tiny.add_text("text", "one/b", ["The town hall is closed."])
    assert [hit.id for hit in tiny.answer("town hall", "en").hits] == ["one/b", "one/a"]


def test_an_index_answers_while_it_is_being_filled() -> None:
    tiny = SearchIndex(("en",))
    tiny.add_names("place", "mill", ["the mill"])
    assert [hit.id for hit in tiny.answer("mill", "en").hits] == ["mill"]
    tiny.add_names("place", "milestone", ["milestone"])
    assert [hit.id for hit in tiny.answer("mil", "en").hits] == ["milestone", "mill"]


# --- the table of words

WORDS = st.lists(st.text("abé", min_size=1, max_size=6), max_size=30)


@given(WORDS, st.text("abé", min_size=1, max_size=4))
def test_beginnings_are_those_a_slow_search_finds(words: list[str], beginning: str) -> None:
    table = WordTable()
    for number, word in enumerate(words):
        table.add(word, number)
        table.words_with("a")  # sorts in between, as a learner who types does
    assert table.beginning(beginning) == {
        number for number, word in enumerate(words) if word.startswith(beginning)
    }


# --- the context of a hit


@given(st.text("ab é’-", max_size=80), st.integers(8, 40))
def test_a_snippet_is_a_part_of_the_text_that_fits(text: str, room: int) -> None:
    pieces = snippet(text, ["ab"], room)
    shown = "".join(piece.text for piece in pieces)
    assert len(shown) <= max(room, 1)
    assert shown.strip("…") in text


@pytest.mark.parametrize("before", range(0, 120, 3))
@pytest.mark.parametrize("after", [0, 4, 40])
def test_what_was_found_is_in_the_snippet_wherever_it_stands(before: int, after: int) -> None:
    text = f"{('mot ' * 40)[:before]} l’hôpital{(' fin' * 40)[:after]}".strip()
    pieces = snippet(text, ["hopital"], 40)
    assert [piece.text for piece in pieces if piece.found] == ["hôpital"]


def test_a_snippet_shows_what_was_found_and_cuts_no_word() -> None:
    text = "Un médecin de la ville dit que l’hôpital est tenu depuis cinq mois par des soldats."
    pieces = snippet(text, ["hopit"], 40)
    assert [piece.text for piece in pieces if piece.found] == ["hôpit"]
    shown = "".join(piece.text for piece in pieces)
    assert set(shown.strip("…").split()) <= set(text.split())
    assert "".join(piece.text for piece in found_in(text, ["ville"])) == text
