"""One learner at one sitting: what they do is made an event, kept, and folded.

The app and the plain mode use the same methods. Only answers, finished phases and own
words are written at once; the rest waits for `flush`, which costs nothing when nothing is
new: call it when the learner pauses, and before anything that may end the program.
"""

from __future__ import annotations

import msgspec

from qusayr_tui.domain import events
from qusayr_tui.domain.events import Clock, Confidence, Event, EventMaker, Mode, NewId, ObjectKind
from qusayr_tui.domain.progress import Position, Progress, fold
from qusayr_tui.storage.keeping import Acknowledgement
from qusayr_tui.storage.progress_store import ProgressStore

LEARNER = "learner"
"""What the note is about that holds the name somebody goes by on this machine."""


class Run(msgspec.Struct, frozen=True):
    """One run through the course, by one of those who learn on this machine."""

    registration: str
    name: str | None
    """The name that the learner chose, None for none."""
    position: Position | None


class LearnerSession:
    """Where one learner stands, kept as they go."""

    def __init__(self, store: ProgressStore, maker: EventMaker) -> None:
        self.store = store
        """Where it is kept; `store.state` says whether that works."""
        self._maker = maker
        self._begun = False
        self.progress: Progress = fold(store.events(maker.registration))
        """What was done in this run, before this sitting and in it."""
        self.position: Position | None = store.position(maker.registration)
        """Where the learner is, None before they were anywhere."""

    @classmethod
    def begin(
        cls,
        store: ProgressStore,
        *,
        course: str,
        version: str,
        language: str,
        mode: Mode,
        clock: Clock,
        new_id: NewId,
    ) -> LearnerSession:
        """Go on with the run in which something was done last, else begin the first one."""
        registration = store.latest_registration(course) or new_id()
        maker = EventMaker(
            course=course,
            version=version,
            language=language,
            registration=registration,
            mode=mode,
            clock=clock,
            new_id=new_id,
        )
        return cls(store, maker)

    @property
    def registration(self) -> str:
        """Give the id of this run."""
        return self._maker.registration

    @property
    def was_here(self) -> bool:
        """Tell whether there is something to go on with."""
        done = self.progress
        acts = done.answers or done.opened or done.experienced or done.completed
        return bool(self.position or acts or self.store.notes(self.registration))

    def runs(self) -> tuple[Run, ...]:
        """Give the runs kept on this machine, the one in which something was done last first."""
        found = reversed(self.store.registrations(self._maker.course))
        return tuple(
            Run(each, self._name_in(each), self.store.position(each))
            for each in found
            if self.store.position(each)
        )

    def _name_in(self, registration: str) -> str | None:
        written = [each for each in self.store.notes(registration) if each.object == LEARNER]
        return (written[-1].text or None) if written else None

    @property
    def name(self) -> str | None:
        """Give the name that the learner goes by, None for none."""
        return self._name_in(self.registration)

    def answer(
        self,
        item: str,
        response: tuple[str, ...],
        correct: bool | None,
        hints: int = 0,
        *,
        confidence: Confidence | None = None,
        answer_id: str | None = None,
    ) -> Acknowledgement:
        """Keep an answer; show its feedback once this returns, with the sentence of a `Kept`.

        An answer given again under the same *answer_id* stays one answer.
        """
        return self._record(
            events.answered(
                self._maker,
                item,
                response,
                correct,
                hints=hints,
                confidence=confidence,
                event_id=answer_id,
            )
        )

    def complete_phase(self, phase: str) -> Acknowledgement:
        """Keep that *phase* was gone through to its end."""
        return self._record(events.completed(self._maker, phase))

    def write(self, object_id: str, text: str) -> Acknowledgement:
        """Keep what the learner wrote about *object_id*, beside what they wrote before."""
        self._defer()
        return self.store.write_note(events.note(self._maker, object_id, text))

    def notes(self, object_id: str) -> tuple[events.Note, ...]:
        """Give what the learner wrote about *object_id* in this run, the first time first."""
        found = self.store.notes(self.registration)
        return tuple(each for each in found if each.object == object_id)

    def experience(self, kind: ObjectKind, object_id: str) -> None:
        """Note that something was in front of the learner; the first time counts."""
        if (kind, object_id) not in self.progress.experienced:
            self._defer(events.experienced(self._maker, kind, object_id))

    def open_card(self, kind: ObjectKind, object_id: str) -> None:
        """Note that the card of a term, claim or source was opened."""
        self._defer(events.opened(self._maker, kind, object_id))

    def take_hint(self, item: str, hints: int) -> None:
        """Note that a hint was asked for; *hints* are open now."""
        self._defer(events.hinted(self._maker, item, hints))

    def switch_language(self, taken: str) -> None:
        """Note that the lesson goes on in the language *taken*."""
        if taken != self._maker.language:
            self._defer(events.switched_language(self._maker, taken))
            self._maker = msgspec.structs.replace(self._maker, language=taken)

    def move(self, position: Position) -> None:
        """Note where the learner is; it is written by the next `flush`, if it changed."""
        if position != self.position:
            self.position = position
            self._defer()
            self.store.save_position(self.registration, position)

    def flush(self) -> Acknowledgement:
        """Write what is not on the disk."""
        return self.store.flush()

    def start_afresh(self) -> Acknowledgement:
        """Begin a new run; the one before is kept."""
        self._end()
        self._renew()
        return self._record()

    def go_on_with(self, registration: str) -> None:
        """Go on with another run of `store.registrations`."""
        self._end()
        self._renew(registration)

    def guest(self) -> None:
        """Go on as a guest: keep nothing from here on, and leave alone what is kept."""
        self._end()
        self.store.close()
        self.store = ProgressStore.for_guest()
        self._renew()

    def close(self) -> None:
        """End the sitting; everything is written and the file let go."""
        self._end()
        self.store.close()

    def _record(self, *new: Event) -> Acknowledgement:
        """Fold *new* events in and write them."""
        self._defer(*new)
        return self.store.flush()

    def _defer(self, *new: Event) -> None:
        """Fold *new* events in, after the one that begins the sitting."""
        if not self._begun:
            self._begun = True
            new = (events.initialized(self._maker), *new)
        self.progress = fold(new, self.progress)
        self.store.defer(*new)

    def _end(self) -> None:
        """Note that the sitting ended, if it began."""
        if self._begun:
            self._begun = False
            self.store.defer(events.terminated(self._maker))

    def _renew(self, registration: str | None = None) -> None:
        """Turn to another run, a new one unless it is named."""
        chosen = registration or self._maker.new_id()
        self._maker = msgspec.structs.replace(self._maker, registration=chosen)
        self.progress = fold(self.store.events(chosen))
        self.position = self.store.position(chosen)
