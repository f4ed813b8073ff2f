"""What a teacher does with a lesson: each order becomes an act, kept before it is shown.

A method that cannot do what it is asked gives the sentence that says why, and does nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from qusayr_tui.domain.classroom.acts import Act, ActMaker, Did, Opening
from qusayr_tui.domain.classroom.state import ClassState, at, fold
from qusayr_tui.domain.classroom.tally import letter_of, tally
from qusayr_tui.domain.classroom.timing import Timing, neighbour, timing
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.events import Clock
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.plan import Activity, Plan, PlanWords
from qusayr_tui.domain.quiz import ItemRecord, kind_of
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.room.show import Show, Showing
from qusayr_tui.render.signs import Signs
from qusayr_tui.storage.class_sessions import SessionFile

GIVEN = 2
"""Minutes that `+` gives."""

NO_VOTE = _l("Nothing is put to the vote here.")
CLOSE_FIRST = _l("Close the vote first: Space.")
SHOWN = _l("The class has seen the answer already.")


class Desk:
    """One lesson, held by one teacher."""

    def __init__(
        self,
        plan: Plan,
        words: Callable[[str], PlanWords],
        editions: Callable[[str], Edition],
        ledger: Ledger,
        signs: Signs,
        file: SessionFile,
        clock: Clock,
    ) -> None:
        self.plan = plan
        self.words = words
        self.editions = editions
        self.ledger = ledger
        self.signs = signs
        self.show = Show(plan, words, editions, ledger, signs)
        self.kept = True
        """Whether the last act is on the disk."""
        self._file = file
        self._clock = clock
        self._acts = ActMaker(clock)
        state = fold(file.acts)
        self.taken_up = len(file.acts) > 1
        """Whether something was done in the lesson before."""
        if state is None:
            raise ValueError("a lesson begins with its opening")
        self._state: ClassState = state

    @classmethod
    def begin(cls, opening: Opening, plan: Plan, file: SessionFile, clock: Clock) -> None:
        """Write the first act of a lesson. Raises OSError."""
        act = ActMaker(clock).make("began", opening=opening, activity=plan.activities[0].id)
        file.add(act)
        file.acts = (act,)

    # --- where it stands

    @property
    def state(self) -> ClassState:
        """The lesson as it stands now."""
        return at(self._state, self._clock())

    @property
    def activity(self) -> Activity:
        """The activity in hand."""
        return self.show.activity(self._state.activity)

    @property
    def timing(self) -> Timing:
        """How the lesson stands with its minutes."""
        return timing(self.plan, self.state)

    @property
    def item(self) -> str | None:
        """The item in hand, as `phase/item`; None outside questions."""
        return self.activity.item

    @property
    def options(self) -> tuple[str, ...]:
        """What hands are counted for, in the order of the letters; empty where there is no vote."""
        record = self._record()
        if record is None or kind_of(record).manner not in ("one", "several"):
            return ()
        return kind_of(record).option_ids(record)

    @property
    def letters(self) -> frozenset[str]:
        """The capital letters that hands are counted for."""
        return frozenset(letter_of(each, self.options) for each in self.options)

    def _record(self) -> ItemRecord | None:
        if self.item is None:
            return None
        phase, _, name = self.item.partition("/")
        return self.editions(self._state.languages[0]).phase(phase).item(name)

    def showing(self) -> Showing:
        """Give what the class sees."""
        return self.show.showing(self.state)

    # --- keeping

    def _do(self, did: Did, **what: object) -> None:
        """Keep an act, then let it count: what the room shows is always on the disk."""
        act = self._acts.make(did, **what)
        try:
            self._file.add(act)
            self.kept = True
        except (OSError, ValueError):
            self.kept = False
        self._take(act)

    def _take(self, act: Act) -> None:
        state = fold([act], self._state)
        assert state is not None
        self._state = state

    def tick(self) -> None:
        """Note that the lesson goes on; call it every minute."""
        self._do("ticked")

    def take_up(self) -> None:
        """Note that somebody teaches again."""
        self._do("taken-up")

    def close(self) -> None:
        """Leave; a lesson whose last activity was reached is over, another waits."""
        if not self._state.ended:
            self._do("ended" if neighbour(self.plan, self._state, 1) is None else "left")
        self._file.close()

    def let_go(self) -> None:
        """Let go of the file, with everything kept as it stands."""
        self._file.close()

    # --- the plan

    def go(self, by: int) -> LazyText | None:
        """Go to the next activity (1) or the one before (-1)."""
        goal = neighbour(self.plan, self._state, by)
        if goal is None:
            if by < 0:
                return _l("This is the first activity.")
            if self._state.ended:
                return _l("The lesson is over. q leaves the console.")
            self._do("ended")
            return None
        self._do("went", activity=self._state.activity if self._state.ended else goal)
        return None

    def skip(self) -> LazyText | None:
        """Leave the activity in hand out, and gain its minutes."""
        goal = neighbour(self.plan, self._state, 1)
        if goal is None:
            return _l("This is the last activity: n ends the lesson.")
        self._do("skipped", activity=goal)
        return None

    def turn(self, by: int) -> LazyText | None:
        """Show the room's next screen (1), or the one before (-1)."""
        state = self._state
        last = len(self.show.screens(state)) - 1
        goal = min(state.screen, last) + by
        if not 0 <= goal <= last and not state.started:
            goal = 0  # the key starts the clock, at least
        if goal < 0:
            return _l("This is the first screen of the activity.")
        if goal > last:
            return _l("This is the last screen of the activity: n goes on.")
        self._do("turned", screen=goal)
        return None

    def turn_to_end(self, *, last: bool) -> None:
        """Show the room's first screen of the activity, or its last one."""
        self._do("turned", screen=len(self.show.screens(self._state)) - 1 if last else 0)

    def pause(self) -> None:
        """Have the room wait, or go on."""
        self._do("went-on" if self._state.paused else "paused")

    def give_time(self) -> None:
        """Give the activity in hand two more minutes."""
        self._do("gave-time", minutes=GIVEN)

    def take_time(self) -> LazyText | None:
        """Take minutes that were given to the activity in hand back."""
        if self._state.extra.get(self.activity.id, 0) <= 0:
            return _l("No minutes were added here.")
        self._do("gave-time", minutes=-GIVEN)
        return None

    def turn_language(self) -> None:
        """Take the room's next language; after the last one, all of them at once."""
        tags = self.editions(self._state.languages[0]).course.languages
        choices = [*((tag,) for tag in tags), tags] if len(tags) > 1 else [tags]
        here = self._state.languages
        index = choices.index(here) if here in choices else -1
        self._do("took-language", languages=choices[(index + 1) % len(choices)])

    # --- the vote

    def switch_vote(self) -> LazyText | None:
        """Open the vote, or close it."""
        if not self.options:
            return NO_VOTE
        if self._state.vote_open:
            self._do("closed-vote", items=(self.item,))
            return None
        if self._state.of(self.item or "").revealed:
            return SHOWN
        self._do("opened-vote", items=(self.item,))
        return None

    def vote_again(self) -> LazyText | None:
        """Open a second round; the first one is kept."""
        if not self.options:
            return NO_VOTE
        votes = self._state.of(self.item or "")
        if votes.revealed:
            return SHOWN
        if not votes.rounds or not votes.rounds[-1]:
            return _l("Count the hands of the vote in hand first.")
        self._do("voted-again", items=(self.item,))
        return None

    def count(self, line: str) -> LazyText | None:
        """Take a typed line of hands (`A12 B5 C9`)."""
        if not self._state.vote_open:
            return _l("The vote is closed: Space opens it.")
        votes = self._state.of(self.item or "")
        try:
            counts = tally(line, self.options, votes.rounds[-1])
        except Trouble as trouble:
            return trouble.sentence
        self._do("tallied", items=(self.item,), counts=counts)
        return None

    def switch_distribution(self) -> LazyText | None:
        """Show the class how the hands fell, or take it away."""
        votes = self._state.of(self.item or "")
        if not self.options or not any(votes.rounds):
            return _l("There are no hands to show.")
        if self._state.vote_open:
            return CLOSE_FIRST
        self._do("showed", shown=not self._state.shown)
        return None

    def reveal(self, language: str) -> LazyText | None:
        """Show the class what is right, with the proof and the accounts.

        *language* is that of the sentence that refuses.
        """
        if self._state.vote_open:
            return CLOSE_FIRST
        first = self.show.voted_later(self.activity, self._state)
        if first is not None:
            words = {each.id: each for each in self.words(language).activities}
            return _l(
                "First the vote of activity %(at)s, “%(title)s”.",
                title=words[first.id].title,
                at=self.plan.activities.index(first) + 1,
            )
        items = self.show.asked_items(self.activity, self._state.languages[0])
        if not items:
            return _l("There is no answer to show here.")
        if all(self._state.of(each).revealed for each in items):
            return _l("The answer is shown: → turns to the proof and to who says so.")
        self._do("revealed", items=items, screen=self.show.first_answer(self._state, items))
        return None
