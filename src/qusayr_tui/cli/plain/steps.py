"""The stops of a phase: what they share, which one a place has, and the central question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.items_of import exercise_of, find_exercise
from qusayr_tui.domain.lesson import Place, following, next_in_exercise, preceding
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain import items, steps
from qusayr_tui.render.plain.lines import sentence, small

EQUALS_AND_TEXT = _l("an equals sign, =, and a text")
"""The sign is named, as voices pass over it."""

LONGEST_OWN = 500
"""Characters of one's own words; the app's line holds no more."""


def stop_for(lesson: PlainLesson, place: Place, *, block: str | None, at_end: bool) -> Stop:
    """Give the stop of a place; a step that is not known here is passed over in words."""
    from qusayr_tui.cli.plain.item_stop import ItemStop
    from qusayr_tui.cli.plain.look_back import LookBackStop
    from qusayr_tui.cli.plain.material_stop import MaterialStop
    from qusayr_tui.cli.plain.text_stops import ClaimsStop, MapStop, ReadingStop

    match place.step:
        case "question":
            return QuestionStop(lesson, place)
        case "reading":
            return ReadingStop(lesson, place, block, at_end=at_end)
        case "map":
            return MapStop(lesson, place, block, at_end=at_end)
        case "claims" if steps.claims_by_passage(lesson.phase(place.phase)):
            return ClaimsStop(lesson, place, block, at_end=at_end)
        case "exercise" if block or (not at_end and _begins_exercise(lesson, place)):
            return MaterialStop(lesson, place, block)
        case "exercise" | "quiz":
            return ItemStop(lesson, place)
        case "look-back":
            return LookBackStop(lesson, place)
        case _:
            return StepStop(lesson, place)


def _begins_exercise(lesson: PlainLesson, place: Place) -> bool:
    """Tell whether the texts come first: at the first item, while nothing was done with it."""
    record = lesson.phase(place.phase).record
    first = find_exercise(record, exercise_of(place.item or "") or "").items[0].id
    attempt = lesson.attempt_of(place)
    untouched = attempt.response is None and not attempt.hints
    return untouched and (place.item or "").rpartition("/")[2] == first


class StepStop(Stop):
    """A step of a phase; by itself one that has no lines, and says so."""

    def __init__(self, lesson: PlainLesson, place: Place) -> None:
        super().__init__(lesson)
        self.place = place

    @property
    def phase(self) -> PhaseEdition:
        """The phase in the language in hand."""
        return self.lesson.phase(self.place.phase)

    @property
    def phase_id(self) -> str:
        """The phase that one is in."""
        return self.place.phase

    def arrive(self) -> None:
        """Remember that the learner is here."""
        self.lesson.move(self.place)

    def say_heading(self, before: Stop | None) -> None:
        """Say phase and step, unless one was in this step just before."""
        was = before.place if isinstance(before, StepStop) else None
        if was is None or (was.phase, was.step) != (self.place.phase, self.place.step):
            steps.heading(self.lines, self.phase, self.place.step)

    def say_page(self, before: Stop | None) -> None:
        """Say that there is nothing to say."""
        self.say_heading(before)
        self.lines.say(_l("This step has no lines of text; the full screen shows it."))

    def where(self) -> LazyText | str:
        """Name the step."""
        return steps.step_name(self.lesson.edition, self.place.step)

    def next_name(self) -> LazyText | str:
        """Name the place after this one."""
        then = following(self.place, self.phase.record)
        return self.name_of(then) if then else self.name_after_phase()

    def name_of(self, place: Place) -> LazyText | str:
        """Name a place that one may go to."""
        if place.item and place.step == self.place.step == "quiz":
            return small(self.text(items.number(self.phase, place.item)))
        return _l(
            "step %(at)s, %(step)s",
            at=steps.step_number(self.phase, place.step),
            step=small(steps.step_name(self.lesson.edition, place.step)),
        )

    def is_in(self, phase: str, step: str) -> bool:
        """Tell whether this stop is in a step of a phase."""
        return (self.place.phase, self.place.step) == (phase, step)

    def whole_place(self) -> str:
        """Say phase, step, and where one is in it."""
        around = steps.whole_place(self.lesson.edition, self.phase, self.place.step)
        where = self.text(self.where())
        named = where == steps.step_name(self.lesson.edition, self.place.step)
        return around if named else f"{around} {sentence(where)}"

    def name_after_phase(self) -> LazyText | str:
        """Name what comes after the phase."""
        then = self.lesson.after_phase(self.place.phase)
        return steps.phase_named(self.lesson.phase(then)) if then else _l("the end of the lesson")

    def back_name(self) -> LazyText:
        """Name the place before."""
        before = self.place_before()
        if before is None:
            return _l("back to the list of the phases")
        in_exercise = before.exercise is not None and before.step == self.place.step
        name = (
            small(self.text(items.whole_number(self.phase, before.item or "")))
            if in_exercise
            else self.text(self.name_of(before))
        )
        return _l("back to %(place)s", place=name)

    def go_on(self) -> None:
        """Go to the next place."""
        self.lesson.go_on(self.place)

    def place_before(self) -> Place | None:
        """Give the place before, None at the beginning of a phase."""
        before = preceding(self.place, self.phase.record)
        if before and before.step == "exercise" and before.exercise != self.place.exercise:
            while more := next_in_exercise(before, self.phase.record):
                before = more
        return before

    def go_back(self) -> None:
        """Go to the place before; from the beginning of a phase, to the list of phases."""
        before = self.place_before()
        if before is None:
            self.lesson.open_course()
        else:
            self.lesson.go_back_to(before)

    def write_note(self, step: str, typed: str) -> bool:
        """Keep what was typed after `=` about a step; tell whether it was that."""
        text = typed.removeprefix("=").strip()[:LONGEST_OWN] if typed.startswith("=") else ""
        if not text:
            return False
        before = self.notes(step)[-1:]
        kept = self.lesson.session.write(f"{self.place.phase}/{step}", text)
        self.lines.labelled(_l("You wrote"), text)
        if before and before[0] != text:
            self.lines.labelled(_l("This stands in place of"), before[0])
        self.lesson.tell_if_unsaved(kept)
        if self.lesson.session.store.state.kept == "saved":
            self.lines.say(_l("Kept."))
        return True

    def keep_own_draft(self) -> None:
        """Keep what was being written on the screen when the learner left: moving on ends it."""
        position = self.lesson.session.position
        if position is None or (position.phase, position.step) != (
            self.place.phase,
            self.place.step,
        ):
            return
        text = (position.draft.text or "").strip() if position.draft else ""
        if text and text not in self.notes(self.place.step)[-1:]:
            step = f"{self.place.phase}/{self.place.step}"
            self.lesson.tell_if_unsaved(self.lesson.session.write(step, text))

    def to_write(self, step: str, first: LazyText) -> LazyText:
        """Say how to write about a step; *first* is for as long as nothing was written."""
        if self.notes(step):
            return _l("To replace what you wrote: an equals sign, =, then your text.")
        return first

    def notes(self, step: str) -> list[str]:
        """Give what was written about a step before."""
        notes = self.lesson.session.notes(f"{self.place.phase}/{step}")
        return [each.text for each in notes]


class QuestionStop(StepStop):
    """The central question, with a line to write on."""

    def arrive(self) -> None:
        """Remember that the learner is here."""
        self.keep_own_draft()
        super().arrive()

    def say_page(self, before: Stop | None) -> None:
        """Say the question."""
        self.say_heading(before)
        steps.question(self.lines, self.phase, self.notes("question"))

    def answer(self, typed: str) -> bool:
        """Keep what was written."""
        return self.write_note("question", typed)

    def how(self) -> LazyText:
        """Say how to write."""
        first = _l("To write what you think now: an equals sign, =, then your text.")
        return self.to_write("question", first)

    def offers(self) -> Sequence[LazyText]:
        """Say how to write."""
        return (self.how(),)

    def keeps(self) -> Sequence[LazyText]:
        """Say how to write each time."""
        return (self.how(),)

    def help(self) -> Iterable[HelpEntry]:
        """Say how to write."""
        yield self.text(EQUALS_AND_TEXT), _l("write what you think now; only you see it")
