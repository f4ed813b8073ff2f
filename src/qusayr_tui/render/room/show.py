"""Choose the screens of the room for a lesson in a state: the one thing that both sides ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from qusayr_tui.domain.classroom.state import ClassState, Votes
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.items_of import claims_of
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.plan import Activity, ActivityWords, Plan, PlanWords
from qusayr_tui.domain.quiz import kind_of
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.room.cards import Card, CardMaker, voters
from qusayr_tui.render.room.parts import RoomScreen, together
from qusayr_tui.render.room.votes import heading_of
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
            text = _l("The lesson is over.") if state.ended else _l("Pause")
            if not state.ended:
                around = tuple(Around("", "") for _ in around)  # a pause, and nothing else
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
                plan_words = self._words(maker.language)
                return [*maker.notice(plan_words.class_notice), maker.question()]
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
                own = [*maker.accounts(claims, near), *maker.board(words), *maker.starters(words)]
                return own or [maker.question()]
            case "debrief":
                return self._debrief(maker, activity, words)
            case _:
                return maker.board(words) or [maker.sentence(_l("A break. We go on from here."))]

    def _debrief(self, maker: CardMaker, activity: Activity, words: ActivityWords) -> list[Card]:
        """Give the questions again, then what the plan says or nobody knows; last, the homework.

        What nobody knows may speak of passages that this class has not read: a plan's own words
        take its place.
        """
        phases = [maker.phase(each) for each in self._plan.phases]
        own = maker.board(words)
        if not own:
            own = [card for each in self._plan.phases for card in maker.not_known(each)]
        last = activity is self._plan.activities[-1]
        homework = self._words(maker.language).homework if last else None
        return [*phases, *own, *maker.starters(words), *maker.homework(homework)]

    def _question(
        self, maker: CardMaker, item: str, words: ActivityWords, state: ClassState
    ) -> list[Card]:
        votes = state.of(item)
        languages = len(state.languages)
        hands = [maker.distribution(item, votes, languages)] if any(votes.rounds) else []
        shown, later = (hands, []) if state.shown else ([], hands)
        asked = maker.item(item, revealed=votes.revealed)
        if not votes.revealed:
            return [*shown, *asked, *maker.starters(words)]
        return [
            *shown,
            *maker.answer(item),
            *later,
            *maker.proof(item),
            *([] if self._voted_on_later(maker, item, state) else maker.proving(item)),
            *asked,
            *maker.starters(words),
        ]

    def _voted_on_later(self, maker: CardMaker, item: str, state: ClassState) -> bool:
        """Tell whether a vote still to come asks about the same claims: their voices answer it."""
        claims = set(claims_of(maker.asked(item).item))
        asked_here = [each.item for each in self._plan.activities].index(item)
        to_come = (
            each.item
            for each in self._plan.activities[asked_here + 1 :]
            if each.item and each.item != item and each.id not in state.skipped
        )
        return any(
            claims & set(claims_of(maker.asked(each).item))
            for each in to_come
            if not state.of(each).revealed
        )

    def _exercise(
        self, maker: CardMaker, activity: Activity, words: ActivityWords, state: ClassState
    ) -> list[Card]:
        name = activity.exercise or ""
        items = self.asked_items(activity, state.languages[0])
        asked = [
            card
            for each in items
            for card in (
                *maker.item(each),
                *(maker.answer(each) if state.of(each).revealed else ()),
            )
        ]
        return [*maker.exercise(name, words.title), *asked, *maker.starters(words)]

    def first_answer(self, state: ClassState, items: Sequence[str]) -> int:
        """Give the room's screen, from 0, that the reveal of *items* leads to.

        A question is answered on its first screen; an exercise keeps its texts before.
        """
        if self.activity(state.activity).item:
            return 0
        votes = {each: replace(state.of(each), revealed=True) for each in items}
        after = self.screens(replace(state, votes={**state.votes, **votes}))
        pairs = enumerate(zip(self.screens(state), after, strict=False))
        return next((at for at, (before, now) in pairs if before != now), 0)

    def voted_later(self, activity: Activity, state: ClassState) -> Activity | None:
        """Give the activity that votes on an item of this exercise and is still to come.

        The other answers of the exercise would give its own away.
        """
        if not activity.exercise:
            return None
        at = self._plan.activities.index(activity)
        for each in self._plan.activities[at + 1 :]:
            of_it = (each.item or "").startswith(f"{activity.exercise}/")
            if of_it and each.id not in state.skipped and not state.of(each.item or "").revealed:
                return each
        return None

    def _vote(self, state: ClassState, activity: Activity, edition: Edition) -> tuple[str, str]:
        """Say how many hands there are, and whether the vote is open; never how they fell.

        Once the class has seen the answer, say what the sign means that stands beside it.
        """
        if not activity.item:
            return "", ""
        votes = state.of(activity.item)
        phase, _, name = activity.item.partition("/")
        manner = kind_of(edition.phase(phase).item(name)).manner
        note = edition.text(_counted(votes, several=manner == "several")) if votes.rounds else ""
        if votes.revealed:
            marks = manner in ("one", "several")
            sign = f"{self._signs.yes} {edition.text(heading_of(manner))}" if marks else ""
            return note, sign
        return note, edition.text(_standing(state, votes)) if votes.rounds else ""


def _counted(votes: Votes, *, several: bool) -> LazyText:
    count = voters(votes)
    if several:
        return lazy_ngettext("%(count)s hand", "%(count)s hands", count)
    return lazy_ngettext("%(count)s answer", "%(count)s answers", count)


def _standing(state: ClassState, votes: Votes) -> LazyText:
    second = len(votes.rounds) > 1
    if state.vote_open:
        return _l("second vote open") if second else _l("vote open")
    return _l("second vote closed") if second else _l("vote closed")
