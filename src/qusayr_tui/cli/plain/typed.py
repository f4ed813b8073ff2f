"""Answer to a typed line: a command, an answer, or a sentence that says what can be typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from qusayr_tui.cli.plain.stops import HelpEntry
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.quiz.lines import WRITTEN
from qusayr_tui.domain.term_lookup import terms_linked, terms_meant, terms_near
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain import cards, steps
from qusayr_tui.render.plain.opening import help_lines
from qusayr_tui.render.plain.timelines import timeline_of_phase, timelines_of_phases
from qusayr_tui.render.wording import GUEST

if TYPE_CHECKING:
    from qusayr_tui.cli.plain.lesson import PlainLesson

Command = Callable[["PlainLesson", str], None]

SHOWN = 40
"""Characters of a line that was not understood that are said again."""

MOST_OTHERS = 5
"""Other words of the glossary that are named beside the best one."""


def answer_to(lesson: PlainLesson, typed: str) -> None:
    """Do what a typed line asks for."""
    if not typed:
        lesson.stop.go_on()
        return
    word, rest = _parted(lesson, typed)
    command = COMMANDS.get(word.casefold())
    if command and (not rest or word.casefold() in WITH_A_WORD):
        command(lesson, rest.strip())
    elif not lesson.stop.answer(typed):
        _not_understood(lesson, typed)


def _not_understood(lesson: PlainLesson, typed: str) -> None:
    """Say so, and what would have been, unless the prompt that follows says it."""
    shown = typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
    lesson.lines.say(_l("Not understood: %(typed)s", typed=shown))
    how = lesson.stop.how()
    if how not in lesson.stop.keeps():
        lesson.lines.say(how)
    if typed.startswith(WRITTEN) and typed != WRITTEN:
        lesson.lines.say(
            _l(
                "A text after = is taken in the first step of a phase, at the central question, "
                "and in the last one, where the question comes back."
            )
        )


def _parted(lesson: PlainLesson, typed: str) -> tuple[str, str]:
    """Part a command from what follows it; `w3`, and the word help, are taken as meant."""
    if fold(typed) in ("help", fold(lesson.lines.text(_l("help")))):
        return "?", ""
    joined = WITH_A_NUMBER.fullmatch(typed)
    if joined:
        return joined[1], " ".join(each for each in joined.groups()[1:] if each)
    word, _, rest = typed.partition(" ")
    return word, rest


def _language(lesson: PlainLesson, rest: str) -> None:
    lesson.switch_language()


def _again(lesson: PlainLesson, rest: str) -> None:
    """Say what is in hand again, from its heading: a card may have pushed it far up."""
    lesson.say_again()


def _back(lesson: PlainLesson, rest: str) -> None:
    lesson.stop.go_back()


def _skip(lesson: PlainLesson, rest: str) -> None:
    lesson.stop.skip()


def _leave(lesson: PlainLesson, rest: str) -> None:
    lesson.leave()


def _hint(lesson: PlainLesson, rest: str) -> None:
    lesson.stop.hint()


def _proof(lesson: PlainLesson, rest: str) -> None:
    lesson.stop.proof(rest)


def _texts(lesson: PlainLesson, rest: str) -> None:
    lesson.stop.texts()


def _map(lesson: PlainLesson, rest: str) -> None:
    """Say the map of the phase, without leaving the place in hand."""
    if lesson.stop.phase_id is None:
        lesson.lines.say(_l("A phase has a map; open a phase first."))
        return
    steps.whole_map(lesson.lines, lesson.phase(lesson.stop.phase_id), lesson.ledger)


def _timeline(lesson: PlainLesson, rest: str) -> None:
    """Say when the claims of a phase are dated, then how to hear those of the others."""
    refs = lesson.edition.reader.phases
    numbers = {str(ref.number): ref.id for ref in refs}
    if rest and rest not in numbers:
        lesson.lines.say(_l("There is no phase %(number)s.", number=rest))
    chosen = numbers.get(rest) if rest else lesson.stop.phase_id
    if chosen:
        timeline_of_phase(lesson.lines, lesson.phase(chosen), lesson.ledger)
    others = [lesson.phase(ref.id) for ref in refs if ref.id != chosen]
    timelines_of_phases(lesson.lines, others, rest=chosen is not None)


# --- words


def _term(lesson: PlainLesson, query: str) -> None:
    """Open the card of a word; without one, name those of the page, then all of them."""
    if not query:
        _terms(lesson)
        return
    found = terms_meant(lesson.edition, query)
    for tag in lesson.languages:
        found = found or terms_linked(lesson.program.edition(tag), query)
    if not found:
        lesson.lines.say(_l("The glossary has no “%(term)s”.", term=query))
        lesson.lines.list(_l("Near it"), terms_near(lesson.edition, query))
        lesson.lines.say(_l("t alone: the words there are."))
        return
    lesson.session.open_card("term", found[0])
    program = lesson.program
    arabic = program.settings.settings.arabic and not program.options.ascii
    cards.term(lesson.lines, found[0], arabic=arabic)
    others = [lesson.edition.term(each).term for each in found[1 : 1 + MOST_OTHERS]]
    lesson.lines.list(_l("Other words that it may mean"), others)


def _terms(lesson: PlainLesson) -> None:
    terms = lesson.edition.terms
    here = [terms[each].term for each in lesson.stop.terms()]
    lesson.lines.list(_l("Words of this page"), here)
    lesson.lines.say(_l("The %(count)s words, by first letter:", count=len(terms)))
    words = sorted((each.term for each in terms.values()), key=fold)
    for letter, begun in groupby(words, key=lambda word: fold(word)[:1].upper()):
        lesson.lines.list(letter, begun)
    lesson.lines.say(_l("For a card: t, a space, and the word."))


# --- who says so


def _who_says_so(lesson: PlainLesson, rest: str) -> None:
    """Open the first claim of the page, the claim of a mark, or a source by its letter."""
    stop = lesson.stop
    phase = lesson.phase(stop.phase_id) if stop.phase_id else None
    mark, _, letter = rest.partition(" ")
    if phase is None or (not rest and not stop.claims()):
        lesson.lines.say(stop.why_no_claims())
        return
    marks = {str(number): claim for claim, number in phase.marks.items()}
    claim = marks.get(mark) if rest else stop.claims()[0]
    if claim is None:
        lesson.lines.say(
            _l(
                "There is no mark %(mark)s; the marks go from 1 to %(last)s.",
                mark=mark,
                last=len(marks),
            )
        )
        return
    if letter:
        _source(lesson, claim, letter.strip().casefold())
        return
    lesson.session.open_card("claim", claim)
    cards.claim(lesson.lines, phase, lesson.ledger, claim, stop.claims())
    others = [each for each in stop.claims() if each in phase.marks and each != claim]
    marked = [f"w\u00a0{phase.marks[each]}" for each in others]
    lesson.lines.list(_l("Other marks here"), marked)


def _source(lesson: PlainLesson, claim: str, letter: str) -> None:
    sources = cards.sources_of(lesson.stop.record_of(claim))
    at = cards.SOURCE_LETTERS.find(letter)
    if len(letter) != 1 or not 0 <= at < len(sources):
        lesson.lines.say(_l("This mark has no source %(letter)s.", letter=letter))
        lesson.lines.list(_l("Its sources"), cards.SOURCE_LETTERS[: len(sources)])
        return
    lesson.session.open_card("source", sources[at])
    cards.source(lesson.lines, sources[at])


# --- help


def _help(lesson: PlainLesson, rest: str) -> None:
    place = lesson.stop.whole_place()
    if place:
        lesson.lines.labelled(_l("You are here"), place)
    if lesson.stop.is_guest:
        lesson.lines.say(GUEST)
    help_lines(lesson.lines, [*lesson.stop.help(), *_everywhere(lesson)])


def _everywhere(lesson: PlainLesson) -> Iterable[HelpEntry]:
    tags = lesson.languages
    other = tags[(tags.index(lesson.edition.language) + 1) % len(tags)]
    text = lesson.lines.text
    yield text(_l("Enter alone")), lesson.stop.next_name()
    back = lesson.stop.back_name()
    if back:
        yield "p", back
    if lesson.stop.phase_id is not None:
        yield "n", lesson.stop.skip_name()
    yield text(_l("a full stop, .")), _l("this page again")
    if lesson.stop.phase_id is not None:
        yield "m", _l("the map of this phase, in sentences")
        yield "h", _l("the timeline of this phase: what is said to have happened, by date")
    else:
        yield "h", _l("the timelines of the phases: what is said to have happened, by date")
    yield text(_l("t and a word")), _l("the card of a word; t alone: the words there are")
    if len(tags) > 1:
        yield (
            "L",
            _l(
                "this page in the other language, %(name)s",
                name=lesson.edition.locale.name_of(other),
            ),
        )
    yield text(_l("? or the word help")), _l("this help")
    # To a guest, or where nothing can be written, that would be a promise that is not kept.
    kept = lesson.session.store.state.kept == "saved"
    yield "q", _l("leave; everything is kept for next time") if kept else _l("leave")


COMMANDS: dict[str, Command] = {
    "l": _language,
    "t": _term,
    "i": _hint,
    "w": _who_says_so,
    "r": _proof,
    "s": _texts,
    "m": _map,
    "h": _timeline,
    "p": _back,
    "n": _skip,
    "?": _help,
    ".": _again,
    "q": _leave,
}
"""What a line may begin with; a to f are answers."""

WITH_A_NUMBER = re.compile(r"([wrh])\s*(e?\d+)\s*([a-z]?)", re.IGNORECASE)
"""Commands that may stand against the number after them."""

WITH_A_WORD = frozenset({"t", "w", "r", "h"})
"""Commands that take something after them."""
