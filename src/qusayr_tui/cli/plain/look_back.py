"""The end of a phase: the question again, and what is worth rereading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.item_stop import ItemStop
from qusayr_tui.cli.plain.steps import EQUALS_AND_TEXT, StepStop
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.domain.lesson import proof_block
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.outcomes import outcomes, place_of_item
from qusayr_tui.render.plain import steps
from qusayr_tui.render.plain.items import short_number
from qusayr_tui.render.plain.lines import sentence
from qusayr_tui.render.plain.look_back import EXERCISES, labels, look_back, what_is_left

LABEL = re.compile(rf"{EXERCISES}?\d{{1,3}}\.?", re.IGNORECASE)
"""What looks like the label of a question, whether there is that one or not."""


class LookBackStop(StepStop):
    """The question again, and what is worth rereading."""

    def arrive(self) -> None:
        """Note that the phase was gone through."""
        self.keep_own_draft()
        self.lesson.tell_if_unsaved(self.lesson.session.complete_phase(self.place.phase))
        super().arrive()

    @property
    def _first_listed(self) -> str | None:
        """The label of the first question that is listed, None where none is."""
        found = outcomes(self.phase, self.lesson.session.progress)
        listed = [each.item for each in found if each.correct is False]
        listed += [each.item for each in found if each.correct is None]
        by_name = {name: label for label, name in labels(self.phase).items()}
        return by_name[listed[0]] if listed else None

    def say_page(self, before: Stop | None) -> None:
        """Say the question again, and the list; after a visit from the list, what it still has."""
        self.say_heading(before)
        if isinstance(before, ItemStop) and before.from_list:
            what_is_left(self.lines, outcomes(self.phase, self.lesson.session.progress))
            self.lines.say(_l("For the whole list again: a full stop, ."))
            return
        look_back(
            self.lines,
            self.phase,
            self.notes("question"),
            self.notes("look-back"),
            outcomes(self.phase, self.lesson.session.progress),
        )

    def offers(self) -> Sequence[LazyText]:
        """Say how to write, and what the labels of the list do."""
        label = self._first_listed
        if label is None:
            return self.keeps()
        listed = _l(
            "To go to a question: what stands before it, as in %(label)s. "
            "To its passage: %(proof)s.",
            label=label,
            proof=f"r\u00a0{label}",
        )
        return (*self.keeps(), listed)

    def keeps(self) -> Sequence[LazyText]:
        """Say how to write each time."""
        first = _l("To write your answer now: an equals sign, =, then your text.")
        return (self.to_write("look-back", first),)

    def how(self) -> LazyText:
        """Say all that would have been understood."""
        found = list(labels(self.phase))
        if not found:
            return self.keeps()[0]
        number, last = found[0], found[-1]
        if number.startswith(EXERCISES) or not last.startswith(EXERCISES):
            return _l(
                "Type the number of a question, as in %(label)s, or an equals sign, =, "
                "and your text.",
                label=number,
            )
        first = next(each for each in found if each.startswith(EXERCISES))
        return _l(
            "Type the number of a question, as in %(label)s, %(exercise)s for one of an exercise, "
            "or an equals sign, =, and your text.",
            label=number,
            exercise=first,
        )

    def answer(self, typed: str) -> bool:
        """Keep what was written, or go to the question of a label."""
        name = self._named(typed)
        if name:
            place = place_of_item(self.place.phase, name)
            self.lesson.go(ItemStop(self.lesson, place, from_list=True))
            return True
        if LABEL.fullmatch(typed):
            self._say_no_question(typed)
            return True
        return self.write_note("look-back", typed)

    def _named(self, typed: str) -> str | None:
        """Find a question of the phase by its label, whether it is in the list or not."""
        return labels(self.phase).get(typed.casefold().rstrip("."))

    def _say_no_question(self, typed: str) -> None:
        found = list(labels(self.phase))
        asked = [each for each in found if not each.startswith(EXERCISES)]
        kind = found[len(asked) :] if typed.casefold().startswith(EXERCISES) else asked
        self.lines.say(_l("There is no question %(label)s.", label=typed))
        if kind:
            self.lines.say(_l("They go from %(first)s to %(last)s.", first=kind[0], last=kind[-1]))

    def proof(self, named: str) -> None:
        """Say the passage of the question of a label, the first one without a label."""
        label = named or self._first_listed
        if label is None:
            self.lines.say(_l("No question is listed; r and a number: the passage of that one."))
            return
        name = self._named(label)
        block = proof_block(self.phase.record, name) if name else None
        if name and block:
            self.lines.say(sentence(self.text(short_number(self.phase, name))))
            steps.proof(self.lines, self.phase, block)
        else:
            self._say_no_question(label)

    def help(self) -> Iterable[HelpEntry]:
        """Say how to write, and what the labels do."""
        yield self.text(EQUALS_AND_TEXT), _l("write your answer now; only you see it")
        label = self._first_listed or next(iter(labels(self.phase)), None)
        if label:
            yield (
                self.text(_l("what stands before a question, as in %(label)s", label=label)),
                _l("that question; then back to this list"),
            )
            yield (
                self.text(_l("r and the same, as in %(proof)s", proof=f"r\u00a0{label}")),
                _l("the passage that shows its answer"),
            )
