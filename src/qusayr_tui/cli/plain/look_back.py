"""The end of a phase: the question again, and what is worth rereading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.steps import EQUALS_AND_TEXT, StepStop
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.outcomes import Outcome, outcomes, place_of_item
from qusayr_tui.render.plain import steps


class LookBackStop(StepStop):
    """The question again, and what is worth rereading."""

    def arrive(self) -> None:
        """Note that the phase was gone through."""
        self.keep_own_draft()
        self.lesson.tell_if_unsaved(self.lesson.session.complete_phase(self.place.phase))
        super().arrive()

    @property
    def _listed(self) -> list[Outcome]:
        """What the numbers of the page stand for."""
        found = outcomes(self.phase, self.lesson.session.progress)
        missed = [each for each in found if each.correct is False]
        return missed + [each for each in found if each.correct is None]

    def say_page(self, before: Stop | None) -> None:
        """Say the question again, and the list."""
        self.say_heading(before)
        steps.look_back(
            self.lines,
            self.phase,
            self.notes("question"),
            self.notes("look-back"),
            outcomes(self.phase, self.lesson.session.progress),
        )

    def offers(self) -> Sequence[LazyText]:
        """Say how to write, and what the numbers do."""
        listed = (_l("A number: that question; r and a number: its passage."),)
        return (self.how(), *(listed if self._listed else ()))

    def how(self) -> LazyText:
        """Say how to write."""
        return _l("To write your answer now: an equals sign, =, then your text.")

    def answer(self, typed: str) -> bool:
        """Keep what was written, or go to the question of a number."""
        chosen = self._chosen(typed)
        if chosen:
            place = place_of_item(self.place.phase, chosen.item)
            self.lesson.go_to(place, at_end=True)
            return True
        return self.write_note("look-back", typed)

    def _chosen(self, typed: str) -> Outcome | None:
        at = int(typed) if typed.isdecimal() and len(typed) < 4 else 0
        return self._listed[at - 1] if 0 < at <= len(self._listed) else None

    def proof(self, named: str) -> None:
        """Say the passage of the question of a number, the first one without a number."""
        chosen = self._chosen(named or "1")
        if chosen and chosen.proof:
            steps.proof(self.lines, self.phase, chosen.proof)
        else:
            self.lines.say(_l("No question in the list has this number."))

    def help(self) -> Iterable[HelpEntry]:
        """Say how to write, and what the numbers do."""
        yield self.text(EQUALS_AND_TEXT), _l("write your answer now; only you see it")
        yield self.text(_l("a number")), _l("go to that question of the list")
        yield self.text(_l("r and a number")), _l("the passage that shows its answer")
