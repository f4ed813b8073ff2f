"""What of a course can be searched: names and texts, never a question or its answers."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.domain.edition import CourseReader, PhaseRef
from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.domain.search import SearchIndex
from qusayr_tui.domain.words import ClaimWords


def index_lists(index: SearchIndex, reader: CourseReader) -> Iterator[None]:
    """Add terms, places, speakers and sources, yielding after each list."""
    _add_terms(index, reader)
    yield
    _add_places(index, reader)
    yield
    _add_actors(index, reader)
    yield
    _add_sources(index, reader)
    yield


def index_phase(index: SearchIndex, reader: CourseReader, ref: PhaseRef) -> None:
    """Add a phase: its title, its blocks and the claims that it tells to everyone."""
    languages = reader.course.languages
    record = reader.phase(ref)
    words = [reader.phase_words(tag, ref) for tag in languages]
    index.add_names("phase", ref.id, [each.title for each in words])
    index.add_text("phase", ref.id, [each.question for each in words])
    blocks = [{block.id: block.text for block in each.blocks} for each in words]
    for block in record.blocks:
        index.add_text("text", f"{ref.id}/{block.id}", [_plain(each[block.id]) for each in blocks])
    claims = [{claim.id: claim for claim in each.claims} for each in words]
    for claim in record.claims:
        if claim.audience == "everyone":
            index.add_text("claim", claim.id, [_claim_text(each[claim.id]) for each in claims])


def _add_terms(index: SearchIndex, reader: CourseReader) -> None:
    lists = [reader.words(tag, "glossary") for tag in reader.course.languages]
    for term_id, record in reader.record("glossary").items():
        words = [each[term_id] for each in lists]
        names = [
            *(name for each in words for name in (each.term, each.short)),
            *(name for each in words for name in (*each.forms, *each.aliases)),
            record.arabic,
            record.transliteration,
        ]
        index.add_names("term", term_id, names)
        index.add_text(
            "term", term_id, [_plain(f"{w.definition}\n\n{w.usage or ''}") for w in words]
        )


def _add_places(index: SearchIndex, reader: CourseReader) -> None:
    lists = [reader.words(tag, "places") for tag in reader.course.languages]
    for place_id in reader.record("places"):
        words = [each[place_id] for each in lists]
        names = [each.name for each in words]
        names += [alias for each in words for alias in each.aliases]
        index.add_names("place", place_id, names)


def _add_actors(index: SearchIndex, reader: CourseReader) -> None:
    lists = [reader.words(tag, "actors") for tag in reader.course.languages]
    for actor_id in reader.record("actors"):
        words = [each[actor_id] for each in lists]
        index.add_names("actor", actor_id, [n for each in words for n in (each.name, each.short)])
        index.add_text("actor", actor_id, [each.vantage for each in words])


def _add_sources(index: SearchIndex, reader: CourseReader) -> None:
    lists = [reader.words(tag, "sources") for tag in reader.course.languages]
    for source_id, record in reader.record("sources").items():
        index.add_names("source", source_id, [record.publisher, record.title, record.author])
        texts = [f"{each[source_id].saw} {each[source_id].standpoint}" for each in lists]
        index.add_text("source", source_id, texts)


def _plain(text: str) -> str:
    prose, _ = parse_prose(text.strip())
    return prose.plain().replace("\n\n", " ")


def _claim_text(words: ClaimWords) -> str:
    accounts = (account.text for account in words.accounts)
    return " ".join(part for part in (words.text, *accounts, words.date_note) if part)
