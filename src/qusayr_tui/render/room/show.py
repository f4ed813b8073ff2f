"""Choose the screens of the room for a lesson in a state: the one thing that both sides ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from qusayr_tui.domain.classroom.state import ClassState
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.items_of import claims_of
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.plan import Activity, ActivityWords, Plan, PlanWords
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.room.cards import Card, CardMaker, voters
from qusayr_tui.render.room.parts import RoomScreen, together
from qusayr_tui.render.signs import Signs


class Around(msgspec.Struct, frozen=True):
    """What stands above and below a screen, in one language of the room."""

    title: str
    language: str
    """Name of the language, in itself."""
    note: str = ""
    """Below the screen, at the left: how many hands."""
    vote: str = ""
    """Below the screen, at the right: whether a vote is open."""


class Showing(msgspec.Struct, frozen=True):
    """What stands on the projector."""

    around: tuple[Around, ...]
    """In each language of the room."""
    screen: RoomScreen
    at: int
    """Number of the screen in its activity, from 1."""
    of: int


class Show:
    """Makes the screens of one lesson."""

    def __init__(
        self,
        plan: Plan,
        words: Callable[[str], PlanWords],
        editions: Callable[[str], Edition],
        ledger: Ledger,
        signs: Signs,
    ) -> None:
        self._plan = plan
        self._words = words
        self._editions = editions
        self._ledger = ledger
        self._signs = signs

    def showing(self, state: ClassState) -> Showing:
        """Give what the class sees now."""
        waits = state.ended or state.paused
        around = tuple(self._around(state, tag, counts=not waits) for tag in state.languages)
        if waits:
            text = _l("The lesson is over.") if state.ended else _l("Pause. We go on in a moment.")
            screens = self._both(state, lambda maker, _: [maker.sentence(text)])
            return Showing(around, screens[0], 1, 1)
        screens = self.screens(state)
        at = max(0, min(state.screen, len(screens) - 1))
        return Showing(around, screens[at], at + 1, len(screens))

    def _around(self, state: ClassState, tag: str, *, counts: bool) -> Around:
        activity, edition = self.activity(state.activity), self._editions(tag)
        note, vote = self._vote(state, activity, edition) if counts else ("", "")
        title = self._activity_words(activity, tag).title
        return Around(title, edition.locale.name_of(tag), note, vote)

    def screens(self, state: ClassState) -> list[RoomScreen]:
        """Give the screens of the activity in hand."""
        activity = self.activity(state.activity)
        return self._both(state, lambda maker, words: self._cards(maker, activity, words, state))

    def activity(self, activity_id: str) -> Activity:
        """Give an activity of the plan; the first one for an id that is gone."""
        found = (each for each in self._plan.activities if each.id == activity_id)
        return next(found, self._plan.activities[0])

    def asked_items(self, activity: Activity, language: str) -> tuple[str, ...]:
        """Give the items that a reveal in this activity shows the answers of.

        Those of an exercise that the plan puts to the vote by themselves are left for then.
        """
        if activity.item:
            return (activity.item,)
        if not activity.exercise:
            return ()
        phase_id, _, exercise_id = activity.exercise.partition("/")
        phase = self._editions(language).phase(phase_id).record
        items = next(each.items for each in phase.exercises if each.id == exercise_id)
        voted = {each.item for each in self._plan.activities if each.do == "question"}
        names = (f"{activity.exercise}/{item.id}" for item in items)
        return tuple(each for each in names if each not in voted)

    def _both(
        self, state: ClassState, make: Callable[[CardMaker, ActivityWords], Sequence[Card]]
    ) -> list[RoomScreen]:
        """Make cards in every language of the room and put them on screens."""
        activity = self.activity(state.activity)
        by_language = [
            make(
                CardMaker(self._editions(tag), self._ledger, self._signs),
                self._activity_words(activity, tag),
            )
            for tag in state.languages
        ]
        if len({len(each) for each in by_language}) > 1:
            return [screen for each in by_language for card in each for screen in together([card])]
        return [screen for cards in zip(*by_language, strict=True) for screen in together(cards)]

    def _activity_words(self, activity: Activity, tag: str) -> ActivityWords:
        return next(each for each in self._words(tag).activities if each.id == activity.id)

    def _cards(
        self, maker: CardMaker, activity: Activity, words: ActivityWords, state: ClassState
    ) -> list[Card]:
        match activity.do:
            case "lobby":
                return [*maker.notice(), maker.question(self._words(maker.language).title)]
            case "read":
                phase = activity.phase or self._plan.phases[0]
                return [
                    maker.phase(phase),
                    *maker.blocks(phase, activity.blocks),
                    *maker.starters(words),
                ]
            case "question":
                return self._question(maker, activity.item or "", words, state)
            case "exercise":
                return self._exercise(maker, activity, words, state)
            case "discuss":
                claims = [activity.claim] if activity.claim else []
                near = self._plan.phases[0]
                return [*maker.accounts(claims, near), *maker.starters(words)] or [
                    maker.question(words.title)
                ]
            case "debrief":
                phases = [maker.phase(each) for each in self._plan.phases]
                open_still = [card for each in self._plan.phases for card in maker.not_known(each)]
                return [*phases, *open_still, *maker.starters(words)]
            case _:
                return [maker.sentence(_l("A break. We go on from here."))]

    def _question(
        self, maker: CardMaker, item: str, words: ActivityWords, state: ClassState
    ) -> list[Card]:
        votes = state.of(item)
        hands = [maker.distribution(item, votes)] if any(votes.rounds) else []
        shown, later = (hands, []) if state.shown else ([], hands)
        if not votes.revealed:
            return [*shown, *maker.item(item), *maker.starters(words)]
        asked = maker.asked(item)
        return [
            *shown,
            *maker.answer(item),
            *later,
            *maker.proof(item),
            *maker.accounts(claims_of(asked.item), asked.phase.ref.id),
            *maker.item(item),
        ]

    def _exercise(
        self, maker: CardMaker, activity: Activity, words: ActivityWords, state: ClassState
    ) -> list[Card]:
        name = activity.exercise or ""
        items = self.asked_items(activity, state.languages[0])
        if any(state.of(each).revealed for each in items):
            return [
                card
                for each in items
                if state.of(each).revealed
                for card in (*maker.item(each), *maker.answer(each))
            ]
        asked = [card for each in items for card in maker.item(each)]
        return [*maker.exercise(name, words.title), *asked, *maker.starters(words)]

    def _vote(self, state: ClassState, activity: Activity, edition: Edition) -> tuple[str, str]:
        """Say how many hands there are, and whether the vote is open; never how they fell."""
        votes = state.of(activity.item or "")
        if not activity.item or not votes.rounds:
            return "", ""
        count = voters(votes)
        phase, _, name = activity.item.partition("/")
        several = kind_of(edition.phase(phase).item(name)).manner == "several"
        note = (
            lazy_ngettext("%(count)s hand", "%(count)s hands", count)
            if several
            else lazy_ngettext("%(count)s answer", "%(count)s answers", count)
        )
        second = len(votes.rounds) > 1
        vote: LazyText
        if state.vote_open:
            vote = _l("second vote open") if second else _l("vote open")
        else:
            vote = _l("second vote closed") if second else _l("vote closed")
        return edition.text(note), edition.text(vote)
