"""The way through the lesson for lines of text: what the app's navigator does for screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from qusayr_tui.cli.plain.arrival import Arrival
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.attempts import draft_of, find_attempt
from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.lesson import Place, first_place, following
from qusayr_tui.domain.progress import Position
from qusayr_tui.domain.quiz.engine import Attempt
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.plain import opening
from qusayr_tui.render.plain.lines import Lines
from qusayr_tui.render.plain.parts import FROM_LIST, text_at
from qusayr_tui.storage.keeping import Acknowledgement, Kept
from qusayr_tui.storage.session import LearnerSession

if TYPE_CHECKING:
    from qusayr_tui.cli.plain.stops import Stop


class PlainLesson:
    """One learner at one sitting; where they are is a *stop*, a page with what may be typed."""

    def __init__(self, program: Program, session: LearnerSession, width: int) -> None:
        self.program = program
        self.session = session
        self.arrival = Arrival(self)
        self.edition = program.chosen_edition
        self.ledger = program.ledger
        self.width = width
        self.lines = Lines(self.edition, width)
        """What is to be said next."""
        self.left = False
        self._stop: Stop | None = None
        self._attempts: dict[str, Attempt] = {}
        self._told: set[str] = set()
        self._prompt: Sequence[str] = ()
        self._came_back = False
        """Whether the learner just went back into another step."""

    # --- what every stop uses

    @property
    def stop(self) -> Stop:
        """Where the learner is."""
        assert self._stop is not None
        return self._stop

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the course, in its order."""
        return self.edition.course.languages

    def phase(self, phase_id: str) -> PhaseEdition:
        """Give a phase in the language in hand."""
        return self.edition.phase(phase_id)

    def take_lines(self) -> list[str]:
        """Give what is to be said, the prompt of the stop in hand last."""
        if not self.left:
            self.lines.blank()
            self._say_prompt()
        found = list(self.lines)
        self.lines = Lines(self.edition, self.width)
        return found

    def _say_prompt(self) -> None:
        """Say the prompt; one that stood last, too, is made short."""
        prompt = self.stop.prompt()
        said = self.stop.prompt(short=prompt == self._prompt, whole=self._came_back)
        for each in said:
            self.lines.say(each)
        self._prompt, self._came_back = prompt, False

    def take(self, typed: str) -> None:
        """Answer to a typed line."""
        from qusayr_tui.cli.plain.typed import answer_to

        answer_to(self, typed)

    def go(self, stop: Stop) -> None:
        """Take another stop and say its page."""
        before, self._stop = self._stop, stop
        stop.arrive()
        self.lines.blank()
        stop.say_page(before)

    # --- the end

    def leave(self) -> None:
        """Leave: say what was done and what is kept."""
        self.left = True
        opening.summary(self.lines, self.session.progress, self.session.position)
        self.say_what_is_kept()

    def say_what_is_kept(self) -> None:
        """Say whether what was done is kept, and how to come back to it."""
        state = self.session.store.state
        if state.kept == "saved":
            again = self.program.options.to_come_back("plain", self.edition.language)
            self.lines.say(
                _l("Everything is saved. To go on later, run: %(command)s", command=again)
            )
        elif state.reason == "guest":
            self.lines.say(_l("You were here as a guest: nothing is kept."))
        else:
            self.lines.say(_l("What was done could not be saved."))

    # --- the course and its phases

    def open_course(self) -> None:
        """Show the list of the phases."""
        from qusayr_tui.cli.plain.course_stops import CourseStop

        self.go(CourseStop(self))

    def open_phase(self, phase_id: str) -> None:
        """Open a phase at its first step, after the content notice where one is due."""
        if not self.arrival.says_notice_before(phase_id):
            self.enter_phase(phase_id)

    def enter_phase(self, phase_id: str) -> None:
        """Go to the first step of a phase."""
        self.session.experience("phase", phase_id)
        self.go_to(first_place(phase_id, self.phase(phase_id).record))

    def after_phase(self, phase_id: str) -> str | None:
        """Give the phase after one, None after the last."""
        ids = [ref.id for ref in self.edition.reader.phases]
        at = ids.index(phase_id) + 1
        return ids[at] if at < len(ids) else None

    def go_on(self, place: Place) -> None:
        """Go to what follows a place: the next place, the next phase, the end."""
        from qusayr_tui.cli.plain.course_stops import EndStop

        then = following(place, self.phase(place.phase).record)
        phase = self.after_phase(place.phase)
        if then:
            self.go_to(then)
        elif phase:
            opening.phase_finished(self.lines, self.phase(place.phase), self.session.progress)
            self.open_phase(phase)
        else:
            self.go(EndStop(self))

    def go_back_to(self, place: Place) -> None:
        """Go to a place before; of another step the prompt says which one it is."""
        self._came_back = not self.stop.is_in(place.phase, place.step)
        self.go_to(place, at_end=True)

    def go_to_kept(self, place: Place, block: str | None) -> None:
        """Go to where the learner left, as exactly as the kept *block* tells."""
        from qusayr_tui.cli.plain.item_stop import ItemStop

        if place.item and text_at(self.phase(place.phase), place.exercise, block) is None:
            self.go(ItemStop(self, place, from_list=block == FROM_LIST))
        else:
            self.go_to(place, block=block)

    def go_to(self, place: Place, *, block: str | None = None, at_end: bool = False) -> None:
        """Go to a place: at a block of its text, or *at_end* when one comes back to it."""
        from qusayr_tui.cli.plain.steps import stop_for

        self.go(stop_for(self, place, block=block, at_end=at_end))

    def move(self, place: Place, block: str | None = None) -> None:
        """Remember where the learner is."""
        attempt = self._attempts.get(f"{place.phase}/{place.item}")
        draft = draft_of(place.item or "", attempt)
        self.session.move(
            Position(phase=place.phase, step=place.step, item=place.item, block=block, draft=draft)
        )

    # --- language

    def switch_language(self) -> None:
        """Take the next language of the course and say the page again."""
        tags = self.languages
        tag = tags[(tags.index(self.edition.language) + 1) % len(tags)]
        self.session.switch_language(tag)
        self.keep_language(tag)
        self.take_language(tag)
        # A voice goes on in the language it had: this line says which one follows.
        self.lines.labelled(_l("Language"), self.edition.locale.name_here(tag))
        self.say_again()

    def say_again(self) -> None:
        """Say the page in hand again, from its heading, and its whole prompt."""
        self._prompt = ()
        self.lines.blank()
        self.stop.say_page(None)

    def take_language(self, tag: str) -> None:
        """Take the edition of another language."""
        self.edition = self.program.edition(tag)
        self._prompt = ()
        self.lines = Lines(self.edition, self.width)

    def keep_language(self, tag: str) -> None:
        """Let a language be that of the next start."""
        settings = self.program.settings
        if not self.program.options.guest:
            settings.change(msgspec.structs.replace(settings.settings, language=tag))

    # --- items

    def asked(self, place: Place) -> Asked:
        """Give the item of a place, in the language in hand."""
        return Asked(self.edition, self.ledger, self.phase(place.phase), place.item or "")

    def attempt_of(self, place: Place) -> Attempt:
        """Give the attempt at an item: of this sitting, answered before, drafted, or new."""
        name = f"{place.phase}/{place.item}"
        if name not in self._attempts:
            asked = self.asked(place)
            session = self.session
            self._attempts[name] = find_attempt(
                place.phase,
                asked.name,
                asked.item,
                asked.facts,
                session.registration,
                session.progress,
                session.position,
            )
        return self._attempts[name]

    def keep_attempt(self, place: Place, attempt: Attempt) -> None:
        """Remember an attempt, answered or not."""
        self._attempts[f"{place.phase}/{place.item}"] = attempt
        at = self.session.position
        same = at is not None and (at.phase, at.item) == (place.phase, place.item)
        self.move(place, at.block if at and same else None)

    def forget_attempts(self) -> None:
        """Forget the attempts of this sitting: another run goes on."""
        self._attempts.clear()

    def is_first_of(self, questions: str) -> bool:
        """Tell, once, that nothing of an exercise or a quiz was asked yet at this sitting."""
        is_first = questions not in self._told
        self._told.add(questions)
        return is_first

    # --- what is kept, and what is not

    def tell_if_unsaved(self, kept: Acknowledgement) -> None:
        """Say once what is not kept, and why."""
        if isinstance(kept, Kept) and kept.sentence:
            self._tell(kept.sentence, kept.detail)

    def tell_about_store(self) -> None:
        """Say once what is not kept, or what was found damaged."""
        store = self.session.store
        if store.state.sentence:
            self._tell(store.state.sentence, store.state.detail)
        if store.recovery:
            for each in store.recovery.sentences:
                self._tell(each)

    def _tell(self, text: LazyText, detail: LazyText | None = None) -> None:
        if text.message not in self._told:
            self._told.add(text.message)
            self.lines.say(text)
            if detail:
                self.lines.say(detail)
