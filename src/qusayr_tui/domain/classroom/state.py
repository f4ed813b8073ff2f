"""Fold the acts of a lesson with a class into where it stands: ids and numbers only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from qusayr_tui.domain.classroom.acts import Act, Opening

AWAY = timedelta(hours=2)
"""Longer than this between two acts nobody taught; a bell waits for no closed lid."""

MOVES = frozenset(
    ("went", "skipped", "turned", "opened-vote", "voted-again", "showed", "revealed", "ended")
)
"""Acts that move the lesson: the first of them starts its clock."""

Counts = Mapping[str, int]
"""Hands by option."""


class Votes(msgspec.Struct, frozen=True):
    """What a class answered to one item."""

    rounds: tuple[Counts, ...] = ()
    """Hands by option: of the first vote, then of the one after the discussion."""
    revealed: bool = False
    """Whether the class was shown the answer."""


NO_VOTES = Votes()


class ClassState(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson as it stands after some acts."""

    opening: Opening
    began: datetime
    last: datetime
    """When the last act happened."""
    activity: str
    """The activity in hand."""
    screen: int = 0
    """The room's screen of the activity in hand, from 0."""
    places: Mapping[str, tuple[int, bool]] = {}
    """Where activities were left: the room's screen, and whether the distribution was shown."""
    started: bool = False
    """Whether anything moved yet; until then no time is counted."""
    left: bool = False
    """Whether the teacher left the console, so that nobody teaches until it is taken up."""
    paused: bool = False
    vote_open: bool = False
    shown: bool = False
    """Whether the distribution is on the projector."""
    languages: tuple[str, ...] = ()
    """Languages of the room: one, or several at once."""
    votes: Mapping[str, Votes] = {}
    """By item, as `phase/item` or `phase/exercise/item`."""
    seconds: Mapping[str, float] = {}
    """Spent in each activity, pauses left out."""
    pauses: float = 0.0
    """Seconds of the lesson that were pauses."""
    extra: Mapping[str, int] = {}
    """Minutes that were given to an activity beside those of the plan."""
    skipped: tuple[str, ...] = ()
    ended: bool = False

    def of(self, item: str) -> Votes:
        """Give the votes on an item; empty before the first."""
        return self.votes.get(item, NO_VOTES)

    @property
    def all_seconds(self) -> float:
        """Seconds since the lesson started, pauses included, long absences left out."""
        return sum(self.seconds.values()) + self.pauses

    @property
    def all_hands(self) -> int:
        """Hands counted in all votes."""
        rounds = (each for votes in self.votes.values() for each in votes.rounds)
        return sum(count for counts in rounds for count in counts.values())


def fold(acts: Iterable[Act], state: ClassState | None = None) -> ClassState | None:
    """Give the state after *acts*; None before the lesson began."""
    for act in acts:
        state = _begun(act) if state is None else _after(at(state, act.moment), act)
    return state


def at(state: ClassState, moment: datetime) -> ClassState:
    """Give the state at a later *moment* at which nothing was done.

    A clock that goes back takes no time, nor does what lies between two sittings.
    """
    gone = moment - state.last
    nobody = state.ended or state.left or not state.started
    if nobody or not timedelta(0) < gone <= AWAY:
        return replace(state, last=moment)
    seconds = gone.total_seconds()
    if state.paused:
        return replace(state, last=moment, pauses=state.pauses + seconds)
    spent = state.seconds.get(state.activity, 0.0) + seconds
    return replace(state, last=moment, seconds={**state.seconds, state.activity: spent})


def _begun(act: Act) -> ClassState | None:
    if act.did != "began" or act.opening is None or act.activity is None:
        return None
    return ClassState(
        opening=act.opening,
        began=act.moment,
        last=act.moment,
        activity=act.activity,
        languages=act.opening.languages,
    )


def _after(state: ClassState, act: Act) -> ClassState:
    started = state.started or act.did in MOVES
    state = replace(state, started=started, left=act.did == "left")
    match act.did:
        case "went" | "skipped":
            return _gone(state, act)
        case "turned":
            return replace(state, screen=act.screen)
        case "paused" | "went-on":
            return replace(state, paused=act.did == "paused")
        case "gave-time":
            extra = state.extra.get(state.activity, 0) + act.minutes
            return replace(state, extra={**state.extra, state.activity: extra})
        case "showed":
            return replace(state, shown=act.shown, screen=0)
        case "took-language":
            return replace(state, languages=act.languages)
        case "ended":
            return replace(state, ended=True, vote_open=False)
        case "opened-vote" | "closed-vote" | "tallied" | "voted-again" | "revealed":
            return _voted(state, act)
        case _:
            return state


def _gone(state: ClassState, act: Act) -> ClassState:
    skipped = [each for each in state.skipped if each != act.activity]
    if act.did == "skipped" and state.activity not in skipped:
        skipped.append(state.activity)
    goal = act.activity or state.activity
    places = {**state.places, state.activity: (state.screen, state.shown)}
    screen, shown = places.get(goal, (0, False))
    return replace(
        state,
        activity=goal,
        screen=screen,
        shown=shown,
        places=places,
        vote_open=False,
        skipped=tuple(skipped),
        ended=False,
    )


def _voted(state: ClassState, act: Act) -> ClassState:
    state = replace(state, vote_open=act.did in ("opened-vote", "voted-again", "tallied"))
    votes = dict(state.votes)
    for item in act.items:
        votes[item] = _one(votes.get(item, NO_VOTES), act)
    shown = act.did == "closed-vote" and state.shown
    screen = state.screen if act.did in ("tallied", "closed-vote") else act.screen
    return replace(state, votes=votes, shown=shown, screen=screen)


def _one(votes: Votes, act: Act) -> Votes:
    match act.did:
        case "opened-vote":
            return votes if votes.rounds else replace(votes, rounds=({},))
        case "voted-again":
            return replace(votes, rounds=(*votes.rounds, {}))
        case "tallied":
            return replace(votes, rounds=(*votes.rounds[:-1], dict(act.counts)))
        case "revealed":
            return replace(votes, revealed=True)
        case _:
            return votes
