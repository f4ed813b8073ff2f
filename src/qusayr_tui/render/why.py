"""Say in words why a claim has its status, what was given, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.model import Account, Claim, Figure
from qusayr_tui.domain.why import FiguresApart, GivenFigure, Why, why
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l


class Reasons:
    """Writes the reasons of statuses in one language."""

    def __init__(self, edition: Edition, ledger: Ledger) -> None:
        self._edition = edition
        self._ledger = ledger

    def of(self, claim_id: str, near: str = "") -> list[str]:
        """Give why a claim has its status, a sentence each, what matters most first."""
        record = self._edition.reader.record
        found = self._ledger.find(claim_id, near)
        standing = self._ledger.standing(claim_id, near)
        reason = why(found.claim, standing, record("actors"), record("sources"))
        sentences = [*self._for_status(reason, found.claim), *self._texts(reason)]
        if reason.second_hand and found.claim.accounts:
            sentences.append(_l("Second hand: no first-hand source was read."))
        if reason.forecast:
            sentences.append(_l("A forecast: when it was said, it was still to come."))
        if found.claim.date_basis == "inferred":
            sentences.append(_l("The date is worked out from the texts; none of them gives it."))
        return [self._edition.text(each) for each in sentences]

    def _for_status(self, reason: Why, claim: Claim) -> list[LazyText]:
        voices = self._names(reason.voices)
        match reason.status:
            case "unknown":
                return [_l("Nobody says so in the texts that were read.")]
            case "disputed":
                return self._disputed(reason, claim)
            case "agreed":
                return self._agreed(reason)
            case "unattributed":
                return [_l("None of the texts read names anybody who says so.")]
            case "several":
                return [
                    lazy_ngettext(
                        "%(count)s voice: %(names)s.",
                        "%(count)s voices: %(names)s.",
                        len(reason.voices),
                        names=voices,
                    )
                ]
            case "side-other":
                return [_l("Said only by this side, about others: %(side)s.", side=voices)]
            case "side-self":
                return [_l("Said only by this side, about itself: %(side)s.", side=voices)]
            case "side":
                return [_l("Said only by this side: %(side)s.", side=voices)]
            case _:
                return [_l("One voice: %(name)s.", name=voices)]

    def _agreed(self, reason: Why) -> list[LazyText]:
        others = tuple(each for each in reason.voices if each not in reason.sides)
        sides = self._names(reason.sides)
        sentences = [_l("Each of these sides says so: %(sides)s.", sides=sides)]
        if others:
            sentences.append(_l("Others say so, too: %(names)s.", names=self._names(others)))
        return sentences

    def _disputed(self, reason: Why, claim: Claim) -> list[LazyText]:
        sentences: list[LazyText] = []
        if reason.so and reason.otherwise:
            so, others = self._told_apart(claim, reason.so, reason.otherwise)
            sentences.append(
                _l(
                    "One answer, according to: %(so)s. Another, according to: %(others)s.",
                    so=so,
                    others=others,
                )
            )
        sentences += [
            _l("The figures do not meet: %(figures)s.", figures=self._against(claim, each))
            for each in reason.apart
        ]
        if reason.contradicted_by:
            sentences.append(
                lazy_ngettext(
                    "%(count)s other statement of this course cannot be true together with it.",
                    "%(count)s other statements of this course cannot be true together with it.",
                    len(reason.contradicted_by),
                )
            )
        return sentences

    def _against(self, claim: Claim, apart: FiguresApart) -> str:
        """Give `at least 500 (one) against 1,257 (the other)`, each figure on its side."""
        sides = [
            self._edition.locale.list(
                f"{self.figure(figure)} ({self._speakers(claim, who)})" for figure, who in side
            )
            for side in _sides(apart)
        ]
        return reduce(self._joined_against, sides)

    def _joined_against(self, one: str, other: str) -> str:
        return self._edition.text(_l("%(one)s against %(other)s", one=one, other=other))

    def _texts(self, reason: Why) -> list[LazyText]:
        """Say how many texts stand behind one voice, so that they are not taken for voices."""
        if reason.status not in ("single", "side", "side-self", "side-other") or reason.texts < 2:
            return []
        texts = [_l("%(count)s texts carry it; that makes no more voices.", count=reason.texts)]
        if reason.copies:
            texts.append(
                lazy_ngettext(
                    "%(count)s of them repeats another.",
                    "%(count)s of them repeat another.",
                    reason.copies,
                )
            )
        return texts

    def _names(self, ids: tuple[str, ...]) -> str:
        return self._edition.locale.list(self.voice(each) for each in ids)

    def _told_apart(self, claim: Claim, *sides: tuple[int, ...]) -> list[str]:
        """Name those on each side of a claim; two versions of one work by their publishers."""
        named = [self._speakers(claim, each) for each in sides]
        if len(set(named)) == len(named):
            return named
        return [self._speakers(claim, each, in_full=True) for each in sides]

    def _speakers(self, claim: Claim, accounts: tuple[int, ...], *, in_full: bool = False) -> str:
        """Name those who give some accounts of a claim, each once."""
        names = (self._speaker(claim.accounts[each], in_full=in_full) for each in accounts)
        return self._edition.locale.list(dict.fromkeys(names))

    def _speaker(self, account: Account, *, in_full: bool) -> str:
        """Name an actor; where nobody is named, the text by its publisher, or that's first name."""
        if self._edition.reader.record("actors")[account.actor].kind != "unnamed":
            return self.voice(account.actor)
        publisher: str = self._edition.reader.record("sources")[account.sources[0]].publisher
        return publisher if in_full else publisher.partition(", ")[0]

    def voice(self, voice: str) -> str:
        """Name a side, or an actor in few words."""
        if voice in self._edition.course.sides:
            return self._edition.side(voice)
        words = self._edition.actor(voice)
        return words.short or words.name

    # --- figures

    def figures(self, account: Account) -> str:
        """Give the figures of an account as they are given; nothing where it gives none."""
        return ", ".join(self.figure(each) for each in account.figures)

    def figure(self, figure: Figure) -> str:
        """Give a figure with its bound and its unit."""
        value: LazyText | str = ORDERS.get(figure.value, self._value(figure.value))
        text = BOUNDS[figure.bound](value)
        words = self._edition.text(text) if isinstance(text, LazyText) else text
        # No-break: a figure and what it counts stay on one row.
        return f"{words}\u00a0{self._unit(figure)}" if figure.unit else words

    def _value(self, value: str) -> str:
        return self._edition.locale.number(int(value)) if value.isdigit() else value

    def _unit(self, figure: Figure) -> str:
        unit = figure.unit or ""
        count = int(figure.value) if figure.value.isdigit() else 2
        return self._edition.text(UNITS[unit](count)) if unit in UNITS else unit


def _sides(apart: FiguresApart) -> list[list[GivenFigure]]:
    """Put a figure and the same with "about" (40,000, about 40,000) on one side."""
    sides: dict[tuple[str, str], list[GivenFigure]] = {}
    for figure, who in apart.given:
        bound = "exact" if figure.bound == "about" else figure.bound
        sides.setdefault((figure.value, bound), []).append((figure, who))
    return list(sides.values())


BOUNDS: dict[str, Callable[[LazyText | str], LazyText | str]] = {
    "exact": lambda value: value,
    "at-least": lambda value: _l("at least %(value)s", value=value),
    "more-than": lambda value: _l("more than %(value)s", value=value),
    "at-most": lambda value: _l("at most %(value)s", value=value),
    "about": lambda value: _l("about %(value)s", value=value),
}
"""What a text says of a figure beside its value."""

ORDERS: dict[str, LazyText] = {
    "tens": _l("dozens"),
    "hundreds": _l("hundreds"),
    "thousands": _l("thousands"),
}
"""Figures of which a text gives the order only."""

UNITS: dict[str, Callable[[int], LazyText]] = {
    "hours": lambda count: lazy_ngettext("hour", "hours", count),
    "days": lambda count: lazy_ngettext("day", "days", count),
    "weeks": lambda count: lazy_ngettext("week", "weeks", count),
    "months": lambda count: lazy_ngettext("month", "months", count),
    "years": lambda count: lazy_ngettext("year", "years", count),
}
"""Units in words, for a number of them; others, such as km, are written as they stand."""

ACCESS_WORDS: dict[str, LazyText] = {
    "saw": _l("yes, saw it"),
    "heard": _l("was there, and was told"),
    "told": _l("was elsewhere, and was told"),
    "unknown": _l("not known"),
}
"""Whether a speaker could see what they speak of."""

OF_WORDS: dict[str, LazyText] = {
    "self": _l("its own side"),
    "other": _l("others, not its own side"),
    "general": _l("things in general"),
}
"""Of whom an actor with a side speaks."""

SAYS_WORDS: dict[str, LazyText] = {
    "so": _l("Who says it"),
    "otherwise": _l("Says otherwise"),
    "not-so": _l("Says it is not so"),
}
"""What an account says of the claim, as a label before the speaker."""
