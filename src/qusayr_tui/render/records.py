"""The course as JSON objects, with the keys that scripts rely on (contract, part 2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qusayr_tui.domain.edition import BlockEdition, Edition, PhaseEdition
from qusayr_tui.domain.items_of import find_exercise_words, item_name
from qusayr_tui.domain.ledger import FoundClaim, Ledger
from qusayr_tui.domain.map import phase_map
from qusayr_tui.domain.model import UNKNOWN_DATE, Account, Claim, Exercise
from qusayr_tui.domain.prose import TermLink, parse_prose
from qusayr_tui.domain.quiz.text_entry import accepted_forms
from qusayr_tui.domain.uses import Uses
from qusayr_tui.render.asked import Asked

SCHEMA = 1
"""Version of all JSON that the command line writes."""

Json = dict[str, Any]


class Records:
    """Makes JSON objects of one edition."""

    def __init__(self, edition: Edition, ledger: Ledger) -> None:
        self._edition = edition
        self._ledger = ledger
        self._uses = Uses(edition.reader, ledger)

    # --- phases

    def phase(self, phase: PhaseEdition) -> Json:
        """Give a phase as `read --format json` has it."""
        record, words = phase.record, phase.words
        return {
            "id": phase.ref.id,
            "number": phase.ref.number,
            "title": words.title,
            "dates": _date(record.dates),
            "minutes": record.minutes,
            "outside_starting_text": record.outside_starting_text,
            "question": words.question,
            "aims": list(words.aims),
            "not_known": [block.prose.plain() for block in phase.blocks if block.kind == "unknown"],
            "blocks": [self._block(block) for block in phase.blocks],
            "items": [self._item(phase, item.id) for item in record.items],
            "exercises": [self._exercise(phase, each) for each in record.exercises],
            "map": self._map(phase),
        }

    def _block(self, block: BlockEdition) -> Json:
        spans = [span for part in block.prose.paragraphs for span in part]
        terms = [span.term for span in spans if isinstance(span, TermLink)]
        return {
            "id": block.id,
            "kind": block.kind,
            "text": block.prose.plain(),
            "terms": list(dict.fromkeys(terms)),
            "claims": list(block.claims),
        }

    def _item(self, phase: PhaseEdition, name: str) -> Json:
        """Give an item; where statements are sorted, their bins, and keys `statement=bin`."""
        asked = Asked(self._edition, self._ledger, phase, name)
        result: Json = {
            "id": asked.item.id,
            "ask": asked.kind.ask,
            "prompt": asked.prompt,
            "options": [self._option(asked, option) for option in asked.options],
            "key": list(asked.key),
            "hints": [asked.words.hint],
            "claims": list(asked.item.claims),
            "proof": asked.proof,
        }
        if asked.kind.manner == "sort":
            result["bins"] = [{"id": each, "text": asked.bin_text(each)} for each in asked.bins]
        if asked.preferred is not None:
            result["prefer"] = asked.preferred
            forms = accepted_forms(asked.item, asked.facts)  # type: ignore[arg-type]
            result["accept"] = list(dict.fromkeys(forms))
        if asked.whole_feedback(True) is not None:
            result["right"] = asked.whole_feedback(True)
            result["wrong"] = asked.whole_feedback(False)
        return result

    def _option(self, asked: Asked, option: str) -> Json:
        entry: Json = {"id": option, "text": asked.option_text(option)}
        feedback = asked.feedback(option)
        return entry if feedback is None else {**entry, "feedback": feedback}

    def _exercise(self, phase: PhaseEdition, exercise: Exercise) -> Json:
        words = find_exercise_words(phase.words, exercise.id)
        texts = {each.id: each.text for each in words.materials}
        sources = self._edition.reader.record("sources")
        return {
            "id": exercise.id,
            "title": words.title,
            "instruction": words.instruction,
            "materials": [
                {
                    "id": each.id,
                    "source": each.source,
                    "form": each.form,
                    "text": texts[each.id],
                    "language": sources[each.source].language,
                    "licence": sources[each.source].licence,
                }
                for each in exercise.materials
            ],
            "items": [
                self._item(phase, item_name(exercise.id, item.id)) for item in exercise.items
            ],
        }

    def _map(self, phase: PhaseEdition) -> Json:
        found = phase_map(self._edition.reader, phase.record)
        return {
            "places": [
                {
                    "id": place,
                    "label": self._edition.place(place),
                    "known": place in found.lines or found.places[place].lat is not None,
                }
                for place in found.shown
            ],
            "holders": [
                {
                    "place": each.place,
                    "holder": each.holder,
                    "date": _date(each.date),
                    "claim": each.claim,
                }
                for each in phase.record.control
            ],
        }

    # --- the record

    def term(self, term_id: str) -> Json:
        """Give a glossary term."""
        edition = self._edition
        words, record = edition.term(term_id), edition.reader.record("glossary")[term_id]
        others = {
            tag: edition.reader.words(tag, "glossary")[term_id]
            for tag in edition.course.languages
            if tag != edition.language
        }
        return {
            "id": term_id,
            "name": words.term,
            "short": words.short,
            "other": {
                tag: {"name": each.term, "short": each.short} for tag, each in others.items()
            },
            "arabic": record.arabic,
            "transliteration": record.transliteration,
            "definition": _plain(words.definition),
            "contested": record.contested,
            "usage": _plain(words.usage) if words.usage else None,
            "forms": list(words.forms),
            "aliases": list(words.aliases),
            "sources": list(record.sources),
        }

    def claim(self, found: FoundClaim) -> Json:
        """Give a claim with its computed standing and where it is used."""
        claim, phase = found.claim, self._edition.phase(found.phase.id)
        words, standing = phase.claim_words(claim.id), self._ledger.standing(claim.id)
        texts = {each.id: each.text for each in words.accounts}
        return {
            "id": claim.id,
            "phase": found.phase.id,
            "mode": claim.mode,
            "date": _date(claim.date),
            "date_basis": claim.date_basis,
            "place": claim.place,
            "starting_text": claim.starting_text,
            "status": standing.status,
            "second_hand": standing.second_hand,
            "independent_lines": len(standing.lines),
            "accounts": [_account(each, texts.get(each.id or "")) for each in claim.accounts],
            "related": self._related(claim),
            "used_in": self.used_in(claim.id),
            "text": _plain(words.text),
        }

    def used_in(self, claim_id: str) -> list[str]:
        """Give the blocks, items and plans that use a claim, by their names in the course."""
        return list(self._uses.names_of(claim_id))

    def _related(self, claim: Claim) -> list[Json]:
        related = []
        for each in self._ledger.relations(claim.id):
            writer = self._ledger.find(each.written_in)
            words = self._edition.phase(writer.phase.id).claim_words(each.written_in)
            target = each.to if each.written_in == claim.id else claim.id
            text = next((note.text for note in words.relations if note.to == target), None)
            related.append({"to": each.to, "as": each.kind, "text": text})
        return related

    def source(self, source_id: str) -> Json:
        """Give a source and the claims that rest on it."""
        record, words = (
            self._edition.reader.record("sources")[source_id],
            self._edition.source(source_id),
        )
        return {
            "id": source_id,
            "kind": record.kind,
            "publisher": record.publisher,
            "title": record.title,
            "author": record.author,
            "date": _date(record.date),
            "language": record.language,
            "url": record.url,
            "seen": record.seen,
            "copy_of": record.copy_of,
            "saw": words.saw,
            "standpoint": words.standpoint,
            "claims": list(self._uses.of_source(source_id)),
        }

    def actor(self, actor_id: str) -> Json:
        """Give an actor and the claims on which it speaks."""
        record, words = (
            self._edition.reader.record("actors")[actor_id],
            self._edition.actor(actor_id),
        )
        return {
            "id": actor_id,
            "kind": record.kind,
            "side": record.side,
            "line": record.line,
            "name": words.name,
            "short": words.short,
            "vantage": words.vantage,
            "claims": list(self._uses.of_actor(actor_id)),
        }


def document(name: str, entries: Iterable[Json]) -> Json:
    """Give the whole JSON text of a list."""
    return {"schema": SCHEMA, name: list(entries)}


def _account(account: Account, text: str | None) -> Json:
    return {
        "id": account.id,
        "actor": account.actor,
        "access": account.access,
        "of": account.of,
        "says": account.says,
        "said": _date(account.said),
        "date": _date(account.date),
        "figures": [
            {"id": each.id, "value": _value(each.value), "bound": each.bound, "unit": each.unit}
            for each in account.figures
        ],
        "sources": list(account.sources),
        "text": text,
    }


def _value(text: str) -> int | float | str:
    """Give a figure as a JSON number where it is one."""
    if text.isdigit():
        return int(text)
    return float(text) if text.replace(".", "", 1).isdigit() else text


def _date(edtf: str | None) -> str | None:
    return None if edtf in (None, UNKNOWN_DATE) else edtf


def _plain(text: str) -> str:
    return parse_prose(text)[0].plain()
