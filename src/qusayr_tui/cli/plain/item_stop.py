"""The stop of one item: of the quiz, or of an exercise after its texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.steps import StepStop
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.cli.plain.text_stops import MaterialStop
from qusayr_tui.domain.items_of import exercise_of, find_exercise
from qusayr_tui.domain.lesson import following, next_in_exercise
from qusayr_tui.domain.quiz import engine
from qusayr_tui.domain.quiz.lines import how_to_answer, response_from_letters
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.plain import items, steps
from qusayr_tui.render.plain.lines import small


class ItemStop(StepStop):
    """Ask one item; its feedback is said when the answer is kept."""

    @property
    def asked(self) -> Asked:
        """The item in the language in hand."""
        return self.lesson.asked(self.place)

    @property
    def attempt(self) -> engine.Attempt:
        """Where the learner is with it."""
        return self.lesson.attempt_of(self.place)

    @property
    def _answered(self) -> bool:
        return self.attempt.response is not None

    @property
    def _exercise(self) -> str | None:
        return exercise_of(self.place.item or "")

    def arrive(self) -> None:
        """Note that questions are asked, and remember which one is in hand."""
        self.lesson.session.experience("step", f"{self.place.phase}/{self.place.step}")
        self.lesson.attempt_of(self.place)
        super().arrive()

    def say_page(self, before: Stop | None) -> None:
        """Ask, or say what was answered."""
        self.say_heading(before)
        items.item(self.lines, self.asked, self.attempt)

    # --- the prompt

    def where(self) -> LazyText | str:
        """Name the question, and say whether it is answered."""
        number = items.whole_number(self.phase, self.place.item or "")
        return _l("%(question)s, answered", question=number) if self._answered else number

    def offers(self) -> Sequence[LazyText]:
        """Say how to answer; after the answer, what leads to the proof."""
        if self._answered:
            return (_l("r: the passage that shows it."), _l("w: who says so."))
        texts = (_l("s: the texts again."),) if self._exercise else ()
        return (how_to_answer(self.asked.item, self.attempt), _l("i: hint."), *texts)

    def how(self) -> LazyText:
        """Say how to answer."""
        if self._answered:
            return _l("This question is answered already; what you answered first stays.")
        return how_to_answer(self.asked.item, self.attempt)

    def next_name(self) -> LazyText | str:
        """Name the next question, or step; say that an open one is passed over."""
        more = next_in_exercise(self.place, self.phase.record) if self._exercise else None
        then = more or following(self.place, self.phase.record)
        name = self.name_of(then) if then else self.name_after_phase()
        if more:
            name = small(self.text(items.number(self.phase, more.item or "")))
        elif then and then.exercise and then.exercise != self._exercise:
            name = _l("next exercise")
        return name if self._answered else _l("%(next)s, without answering", next=name)

    def help(self) -> Iterable[HelpEntry]:
        """Say how to answer, and what leads to the proof."""
        if not self._answered:
            yield self.text(_l("your answer")), how_to_answer(self.asked.item, self.attempt)
            yield "i", _l("next hint")
        else:
            yield self.text(_l("a letter")), _l("what is said about that option")
            yield "w", _l("who says so")
        yield "r", _l("the passage of the text that shows the answer")
        if self._exercise:
            yield "s", _l("the texts of this exercise again")

    # --- what is typed

    def answer(self, typed: str) -> bool:
        """Take an answer, keep it, then say its feedback; once answered, say an option's."""
        asked, attempt = self.asked, self.attempt
        if attempt.response is not None:
            return self._say_option(typed.casefold())
        response = response_from_letters(asked.item, attempt, typed)
        if not response:
            return False
        right = asked.is_right(response)
        session = self.lesson.session
        # The answer is on the disk (or known not to be) before anything is said about it.
        kept = session.answer(asked.whole_name, response, right, attempt.hints)
        self.lesson.tell_if_unsaved(kept)
        taken = engine.restored(
            asked.item, session.registration, asked.facts, response, attempt.hints
        )
        self.lesson.keep_attempt(self.place, taken)
        items.feedback(self.lines, asked, taken)
        return True

    def _say_option(self, letter: str) -> bool:
        letters = self.attempt.letters
        at = engine.LETTERS.find(letter) if len(letter) == 1 else -1
        if not 0 <= at < len(letters):
            return False
        return items.option_feedback(self.lines, self.asked, self.attempt, letters[at])

    def hint(self) -> None:
        """Say the next hint."""
        taken = engine.take_hint(self.asked.item, self.attempt)
        if self._answered:
            self.lines.say(_l("Hints are for before the answer."))
        elif taken == self.attempt:
            self.lines.say(_l("There is no further hint."))
        else:
            self.lesson.session.take_hint(self.asked.whole_name, taken.hints)
            self.lesson.keep_attempt(self.place, taken)
            items.hint(self.lines, self.asked, taken, taken.hints)

    def proof(self, named: str) -> None:
        """Say the passage that shows the answer."""
        block = self.asked.proof
        if block:
            steps.proof(self.lines, self.phase, block)
        else:
            super().proof(named)

    def texts(self) -> None:
        """Say the texts of the exercise again."""
        if self._exercise is None:
            super().texts()
            return
        for at in range(len(find_exercise(self.phase.record, self._exercise).materials)):
            steps.material(self.lines, self.phase, self._exercise, at)
            self.lines.blank()

    def claims(self) -> Sequence[str]:
        """Give the claims of the item, once it is answered."""
        return self.asked.item.claims if self._answered else ()

    def why_no_claims(self) -> LazyText:
        """Say that the answer comes first."""
        return _l("Who says so would give the answer away: answer first.")

    def go_on(self) -> None:
        """Go to the next question of the exercise, else to the next place."""
        more = next_in_exercise(self.place, self.phase.record) if self._exercise else None
        if more:
            self.lesson.go_to(more)
        else:
            super().go_on()

    def go_back(self) -> None:
        """Go to the question before; from the first of an exercise, to its last text."""
        items_ = find_exercise(self.phase.record, self._exercise).items if self._exercise else ()
        if items_ and (self.place.item or "").rpartition("/")[2] == items_[0].id:
            self.lesson.go(MaterialStop(self.lesson, self.place, at_end=True))
        else:
            super().go_back()
