"""Look a word up in the glossary of a course, whatever the language it is typed in."""

from __future__ import annotations

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.item_facts import forms_of
from qusayr_tui.domain.term_search import near_terms, search_terms


def terms_meant(edition: Edition, query: str) -> list[str]:
    """Give the ids of the terms that *query* means, in any language of the course, best first."""
    return search_terms(query, _entries(edition))


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
