"""Look a word up in the glossary of a course, whatever the language it is typed in."""

from __future__ import annotations

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.item_facts import forms_of
from qusayr_tui.domain.prose import TermLink, parse_prose
from qusayr_tui.domain.term_search import near_terms, search_terms


def terms_meant(edition: Edition, query: str) -> list[str]:
    """Give the ids of the terms that *query* means, in any language of the course, best first."""
    return search_terms(query, _entries(edition))


def terms_linked(edition: Edition, query: str) -> list[str]:
    """Give the ids of the terms to which a text of an edition links by the words of *query*.

    An author may link by words that no glossary would list: "a single verb". Whoever meets
    them on a page can ask for their card wherever they are.
    """
    wanted = fold(query)
    texts = (each.definition for each in edition.terms.values())
    prose = [parse_prose(each)[0] for each in texts]
    for ref in edition.reader.phases:
        prose += [block.prose for block in edition.phase(ref.id).blocks]
    spans = (span for each in prose for paragraph in each.paragraphs for span in paragraph)
    found = (span for span in spans if isinstance(span, TermLink))
    return list(dict.fromkeys(each.term for each in found if fold(each.text) == wanted))


def terms_near(edition: Edition, query: str) -> list[str]:
    """Name, in the language of *edition*, the terms that look like *query*."""
    return [edition.term(each).term for each in near_terms(query, _entries(edition))]


def _entries(edition: Edition) -> dict[str, list[str]]:
    """Give all by which each term is known: forms of every language, Arabic, transliteration."""
    words = [edition.reader.words(tag, "glossary") for tag in edition.course.languages]
    return {
        term: [name for each in words for name in forms_of(each[term])]
        + [each for each in (record.arabic, record.transliteration) if each]
        for term, record in edition.reader.record("glossary").items()
    }
