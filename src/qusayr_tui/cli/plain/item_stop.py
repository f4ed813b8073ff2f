"""The stop of one item: of the quiz, or of an exercise after its texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.plain.material_stop import MaterialStop
from qusayr_tui.cli.plain.steps import StepStop
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.items_of import exercise_of, find_exercise
from qusayr_tui.domain.lesson import Place, following, next_in_exercise
from qusayr_tui.domain.quiz import engine
from qusayr_tui.domain.quiz.lines import how_to_answer, response_from_letters
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.plain import items, steps
from qusayr_tui.render.plain.lines import sentence, small
from qusayr_tui.render.plain.parts import FROM_LIST


class ItemStop(StepStop):
    """Ask one item; its feedback is said when the answer is kept."""

    def __init__(self, lesson: PlainLesson, place: Place, *, from_list: bool = False) -> None:
        super().__init__(lesson, place)
        self._from_list = from_list
        """Whether the list at the end of the phase led here: one goes back to it."""
        self._says_first = False
        """Whether this page says which answer is kept: the first one that asks does."""

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
        self.lesson.move(self.place, FROM_LIST if self._from_list else None)
        self._says_first = not self._answered and self.lesson.is_first_of(self._questions)

    @property
    def _questions(self) -> str:
        """The exercise, or the quiz, of which this is a question."""
        return f"{self.place.phase}/{self.place.step}/{self._exercise or ''}"

    @property
    def first_stays(self) -> LazyText:
        """Say that there is one answer; to a guest not that it is kept."""
        if self.lesson.session.store.state.kept == "saved":
            return _l("The first answer is the one that is kept.")
        return _l("The first answer is the one that stays.")

    def say_page(self, before: Stop | None) -> None:
        """Ask, or say what was answered."""
        self.say_heading(before)
        items.item(self.lines, self.asked, self.attempt)
        if self._says_first and not self._answered:
            self.lines.blank()
            self.lines.say(self.first_stays)

    # --- the prompt

    def where(self) -> LazyText | str:
        """Name the question, and say whether it is answered."""
        number = items.whole_number(self.phase, self.place.item or "")
        if not self._answered:
            return number
        if self.lesson.session.store.state.kept == "saved":
            return _l("%(question)s, answered, kept", question=number)
        return _l("%(question)s, answered", question=number)

    def keeps(self) -> Sequence[LazyText]:
        """Say how to answer, as long as there is no answer."""
        return () if self._answered else (self.how(),)

    def offers(self) -> Sequence[LazyText]:
        """Say how to answer; after the answer, what leads to the proof."""
        if self._answered:
            return (_l("r: the passage that shows it."), _l("w: who says so."))
        hint = (_l("i: hint."),) if self._more_hints else ()
        texts = (_l("s: the texts again."),) if self._exercise else ()
        return (self.how(), *hint, *texts)

    @property
    def _more_hints(self) -> bool:
        return engine.take_hint(self.asked.item, self.attempt) != self.attempt

    def how(self) -> LazyText:
        """Say how to answer."""
        if self._answered:
            return _l("This question is answered already; what you answered first stays.")
        gone = self.asked.struck_out(self.attempt)
        return how_to_answer(self.asked.item, self.attempt, without=gone)

    def next_name(self) -> LazyText | str:
        """Name the next question, or step; say that an open one is passed over."""
        more = next_in_exercise(self.place, self.phase.record) if self._exercise else None
        then = more or following(self.place, self.phase.record)
        name = self.name_of(then) if then else self.name_after_phase()
        if more:
            name = small(self.text(items.number(self.phase, more.item or "")))
        elif then and then.exercise and then.exercise != self._exercise:
            name = _l("next exercise")
        if self._from_list:
            name = _l("back to the list of questions")
        return name if self._answered else _l("%(next)s, without answering", next=name)

    def help(self) -> Iterable[HelpEntry]:
        """Say how to answer, and what leads to the proof."""
        if not self._answered:
            how = f"{sentence(self.text(self.how()))} {self.text(self.first_stays)}"
            yield self.text(_l("your answer")), how
            if self._more_hints:
                yield "i", _l("next hint")
        else:
            if items.has_comments(self.asked):
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
            return self._say_option(typed)
        response = response_from_letters(asked.item, attempt, typed) or self._in_words(typed)
        if not response:
            return False
        gone = asked.struck_out(attempt)
        if gone and response == (gone,):
            letter = attempt.letter(gone)
            self.lines.say(_l("A hint set %(letter)s aside: choose another one.", letter=letter))
            return True
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

    def _in_words(self, typed: str) -> tuple[str, ...]:
        """Take an option that was written out, `true` or « faux », in any language."""
        if self.asked.kind.manner != "one":
            return ()
        wanted = fold(typed.strip(" ."))
        for tag in self.lesson.languages:
            edition = self.lesson.program.edition(tag)
            phase = edition.phase(self.place.phase)
            asked = Asked(edition, self.lesson.ledger, phase, self.place.item or "")
            for each in asked.options:
                if fold(asked.option_text(each).strip(" .")) == wanted:
                    return (each,)
        return ()

    def _say_option(self, typed: str) -> bool:
        letters, letter = self.attempt.letters, typed.casefold().rstrip(" .)")
        at = engine.LETTERS.find(letter) if len(letter) == 1 else -1
        named = letters[at : at + 1] if at >= 0 else self._in_words(typed)
        return bool(named) and items.option_feedback(self.lines, self.asked, self.attempt, named[0])

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
            if named:
                self.lines.say(_l("Here r takes no number: it gives the passage of this question."))
            steps.proof(self.lines, self.phase, block)
        else:
            super().proof(named)

    def texts(self) -> None:
        """Say the texts of the exercise again."""
        if self._exercise is None:
            super().texts()
            return
        steps.materials(self.lines, self.phase, self._exercise)

    def claims(self) -> Sequence[str]:
        """Give the claims of the item, once it is answered."""
        return self.asked.item.claims if self._answered else ()

    def why_no_claims(self) -> LazyText:
        """Say that the answer comes first; the text stays open, as it does on the screen."""
        return _l(
            "Which statement this question rests on would give the answer away: answer first. "
            "The text stays open: w and the number of a mark, or r."
        )

    # --- the way on and back

    def go_on(self) -> None:
        """Go to the next question of the exercise, else to the next place."""
        if not self._answered:
            name = items.short_number(self.phase, self.place.item or "")
            self.lines.say(_l("%(question)s left without an answer.", question=name))
        more = next_in_exercise(self.place, self.phase.record) if self._exercise else None
        if self._from_list:
            self._go_to_list()
        elif more:
            self.lesson.go_to(more)
        else:
            super().go_on()

    @property
    def from_list(self) -> bool:
        """Whether the list at the end of the phase led here."""
        return self._from_list

    def _go_to_list(self) -> None:
        self.lesson.go_to(Place(self.place.phase, "look-back"))

    @property
    def _after_texts(self) -> bool:
        """Whether this is the first question of an exercise."""
        if self._exercise is None:
            return False
        first = find_exercise(self.phase.record, self._exercise).items[0].id
        return (self.place.item or "").rpartition("/")[2] == first

    def back_name(self) -> LazyText:
        """Name the question before, or the last text of the exercise."""
        if self._from_list:
            return _l("back to the list of questions")
        if self._after_texts:
            return _l("back to the texts of this exercise")
        return super().back_name()

    def go_back(self) -> None:
        """Go to the question before; from the first of an exercise, to its last text."""
        if self._from_list:
            self._go_to_list()
        elif self._after_texts:
            self.lesson.go(MaterialStop(self.lesson, self.place, at_end=True))
        else:
            super().go_back()
