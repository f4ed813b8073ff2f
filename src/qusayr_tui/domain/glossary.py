"""Find the terms of the glossary in prose, and the terms that a query means.

Nothing is drawn here: `link_terms` turns plain words into `TermLink` spans.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qusayr_tui.domain.prose import (
    Citation,
    Paragraph,
    Prose,
    Span,
    TermLink,
    Text,
    plain_paragraph,
)
from qusayr_tui.domain.term_search import near_terms, search_terms
from qusayr_tui.i18n.languages import language_rules

__all__ = ["Found", "TermFinder", "link_terms", "near_terms", "search_terms"]


class Found(NamedTuple):
    """A form of a term in a text."""

    start: int
    end: int
    term: str


class TermFinder:
    """Finds the forms of all terms of one language in a text.

    An article that is elided before a form stays outside it (« l’ASL »). A form is never
    found inside a longer word, nor in a compound (« anti-ASL »). Small and capital first
    letters of words are the same; abbreviations are found as they are written only.
    """

    def __init__(self, forms: Mapping[str, Iterable[str]], language: str) -> None:
        self._forms: dict[str, list[tuple[str, str]]] = {}
        """Forms, the longest first, by their first word."""
        rules = language_rules(language)
        elided = f"(?:(?:{rules.elisions})')?" if rules.elisions else ""
        self._word = re.compile(rf"(?<![\w'{_MARKS}-]){elided}(\w+)")
        ending = f"(?:{rules.endings})?" if rules.endings else ""
        self._end = re.compile(rf"{ending}(?![\w{_MARKS}]|['-]\w)")
        for term, its_forms in forms.items():
            for form in its_forms:
                self._add(_comparable(form.strip()), term)
        for same in self._forms.values():
            same.sort(key=lambda each: -len(each[0]))

    def _add(self, form: str, term: str) -> None:
        first = _WORD.match(form)
        if first:
            self._forms.setdefault(first[0], []).append((form, term))

    def find(self, text: str) -> Iterator[Found]:
        """Give the forms in *text* from left to right, the longest where several begin."""
        comparable = _comparable(text)
        at = 0
        while word := self._word.search(comparable, at):
            found = self._at(comparable, word.start()) or self._at(comparable, word.start(1))
            if found:
                yield found
            at = found.end if found else word.end()

    def _at(self, text: str, start: int) -> Found | None:
        first = _WORD.match(text, start)
        for form, term in self._forms.get(first[0], ()) if first else ():
            end = start + len(form)
            if text.startswith(form, start) and self._end.match(text, end):
                return Found(start, end, term)
        return None


_MARKS = "\u0300-\u036f"
"""Combining marks, for texts that are not composed."""

_WORD = re.compile(r"\w+")
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2007\n\t", " "),
        **dict.fromkeys("’ʼ", "'"),
        **dict.fromkeys("‑‐", "-"),
    }
)


def _comparable(text: str) -> str:
    """Give *text*, at the same length, as forms and texts are compared."""
    return _WORD.sub(_small_initial, text.translate(_SAME))


def _small_initial(found: re.Match[str]) -> str:
    word = found[0]
    if len(word) > 1 and word.isupper():
        return word
    initial = word[0].lower()
    return initial + word[1:] if len(initial) == 1 else word


def link_terms(
    prose: Prose,
    finder: TermFinder,
    *,
    already: set[str],
    policy: Mapping[str, str],
    exclude: Collection[str] = (),
) -> Prose:
    """Link the terms in *prose* as their *policy* asks: `phase`, `block` or `never`.

    *already* holds the terms linked before in the phase; those linked here are added.
    Links that the author wrote stay, and make the same term plain everywhere else in
    *prose*. Terms in *exclude* are not linked by machine at all.
    """
    explicit = {
        span.term for part in prose.paragraphs for span in part if isinstance(span, TermLink)
    }
    linker = _Linker(finder, already, policy, explicit | set(exclude))
    already |= explicit
    return Prose(tuple(map(linker.paragraph, prose.paragraphs)))


class _Linker:
    """Links the terms of one prose, each once."""

    def __init__(
        self,
        finder: TermFinder,
        already: set[str],
        policy: Mapping[str, str],
        barred: set[str],
    ) -> None:
        self._finder = finder
        self._already = already
        self._policy = policy
        self._barred = barred
        """Not to be linked (again) in this prose."""

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Give *paragraph* with its terms linked."""
        found = list(self._finder.find(plain_paragraph(paragraph)))
        if not found:
            return paragraph
        spans: list[Span] = []
        start = 0
        for span in paragraph:
            words = "" if isinstance(span, Citation) else span.text
            if isinstance(span, Text):
                inside = [
                    each for each in found if start <= each.start and each.end <= start + len(words)
                ]
                spans.extend(self._linked(span, start, inside))
            else:
                spans.append(span)
            start += len(words)
        return tuple(spans)

    def _linked(self, span: Text, offset: int, found: Sequence[Found]) -> Iterator[Span]:
        at = 0
        for start, end, term in found:
            if not self._takes(term):
                continue
            if start - offset > at:
                yield Text(span.text[at : start - offset], span.emphasis)
            at = end - offset
            yield TermLink(span.text[start - offset : at], term, span.emphasis)
        if at < len(span.text):
            yield Text(span.text[at:], span.emphasis)

    def _takes(self, term: str) -> bool:
        policy = self._policy.get(term, "phase")
        if policy == "never" or term in self._barred:
            return False
        if policy == "phase" and term in self._already:
            return False
        self._barred.add(term)
        self._already.add(term)
        return True
