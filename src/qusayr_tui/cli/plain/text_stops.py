"""The stops at which a step is said part by part: the prose, the map, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.lesson import PlainLesson
from qusayr_tui.cli.plain.steps import StepStop
from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.domain.lesson import Place
from qusayr_tui.domain.prose import cited
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain import parts, steps
from qusayr_tui.render.plain.lines import small


class PartsStop(StepStop):
    """A step that is said part by part, each once the learner goes on."""

    def __init__(
        self, lesson: PlainLesson, place: Place, block: str | None = None, *, at_end: bool = False
    ) -> None:
        """Begin at the part that a kept place names by *block*, else at an end of the step."""
        super().__init__(lesson, place)
        self.at = self.count() - 1 if at_end else self.found_at(block) or 0
        """The part in hand, from 0."""

    def count(self) -> int:
        """Count the parts."""
        raise NotImplementedError

    def arrive(self) -> None:
        """Note that the step is in front of the learner, and remember the part."""
        self.lesson.session.experience("step", f"{self.place.phase}/{self.place.step}")
        self.remember()

    def found_at(self, block: str | None) -> int | None:
        """Give the part that a kept place names, from 0; None where it names none."""
        raise NotImplementedError

    def block(self) -> str | None:
        """Name the part in hand for a place that is kept."""
        raise NotImplementedError

    def remember(self) -> None:
        """Remember which part is in hand."""
        self.lesson.move(self.place, self.block())

    def left_out(self, count: int) -> LazyText:
        """Say how many parts `n` passes over."""
        return lazy_ngettext("%(count)s passage left out.", "%(count)s passages left out.", count)

    def part_name(self) -> LazyText:
        """Name the next part."""
        return _l("next passage")

    def name_of_part(self, at: int) -> LazyText:
        """Name a part by its number, from 0."""
        raise NotImplementedError

    def where(self) -> LazyText:
        """Name the part in hand."""
        return self.name_of_part(self.at)

    def name_after_parts(self) -> LazyText | str:
        """Name what follows the last part."""
        return super().next_name()

    def next_name(self) -> LazyText | str:
        """Name the next part, after the last one what follows the step."""
        return self.part_name() if self.at + 1 < self.count() else self.name_after_parts()

    def skip_name(self) -> LazyText:
        """Name what follows the parts that are left."""
        if self.at + 1 == self.count():
            return super().skip_name()
        return _l("%(next)s, past what is left here", next=self.text(self.name_after_parts()))

    def back_name(self) -> LazyText:
        """Name the part before, from the first one the place before."""
        if not self.at:
            return super().back_name()
        return _l("back to %(place)s", place=small(self.text(self.name_of_part(self.at - 1))))

    def _turn(self, by: int) -> None:
        self.at += by
        self.remember()
        self.lines.blank()
        self.say_page(self)

    def go_on(self) -> None:
        """Go to the next part, after the last one to what follows."""
        if self.at + 1 < self.count():
            self._turn(1)
        else:
            super().go_on()

    def skip(self) -> None:
        """Pass over the parts that are left, and say how many they were."""
        left = self.count() - 1 - self.at
        if left:
            self.lines.say(self.left_out(left))
        self.at = self.count() - 1
        self.go_on()

    def go_back(self) -> None:
        """Go to the part before, from the first one to what comes before the step."""
        if self.at:
            self._turn(-1)
        else:
            super().go_back()


class ReadingStop(PartsStop):
    """The text, one passage at a time."""

    def count(self) -> int:
        """Count the passages."""
        return len(self.phase.blocks)

    def found_at(self, block: str | None) -> int | None:
        """Find a passage."""
        ids = [each.id for each in self.phase.record.blocks]
        return ids.index(block) if block in ids else None

    def block(self) -> str:
        """Name the passage."""
        return self.phase.blocks[self.at].id

    def say_page(self, before: Stop | None) -> None:
        """Say the passage in hand."""
        self.say_heading(before)
        steps.passage(self.lines, self.phase, self.lesson.ledger, self.at)

    def name_of_part(self, at: int) -> LazyText:
        """Name a passage."""
        return steps.passage_number(self.phase, at)

    def offers(self) -> Sequence[LazyText]:
        """Say how to open what stands in the passage."""
        found = []
        if self.claims():
            found.append(_l("w: who says so."))
        if self.terms():
            found.append(_l("t and a word: its card."))
        return found

    def claims(self) -> Sequence[str]:
        """Give the claims of the passage."""
        return cited(self.phase.blocks[self.at].prose)

    def why_no_claims(self) -> LazyText:
        """Say that there is no mark."""
        return _l("This passage has no mark: it states nothing that somebody would have to say.")

    def terms(self) -> Sequence[str]:
        """Give the terms of the passage."""
        return steps.terms_of(self.phase.blocks[self.at])

    def help(self) -> Iterable[HelpEntry]:
        """Say how to open what stands in the passage."""
        yield "w", _l("who says so: the first mark of this passage")
        yield self.text(_l("w and a number")), _l("who says so: the mark of this number")


class MapStop(PartsStop):
    """The map in sentences: who held what, then where the places lie."""

    def count(self) -> int:
        """Count the two parts."""
        return 2

    def found_at(self, block: str | None) -> int | None:
        """Find the second part; the first has no name."""
        return 1 if block == parts.PLACES else None

    def block(self) -> str | None:
        """Name the second part."""
        return parts.PLACES if self.at else None

    def left_out(self, count: int) -> LazyText:
        """Name the second part."""
        return _l("Left out: where the places lie.")

    def say_page(self, before: Stop | None) -> None:
        """Say the part in hand."""
        self.say_heading(before)
        say = steps.positions if self.at else steps.holders
        say(self.lines, self.phase, self.lesson.ledger)

    def name_of_part(self, at: int) -> LazyText:
        """Name a part."""
        return _l("Map, where the places lie") if at else _l("Map, who held what")

    def part_name(self) -> LazyText:
        """Name the second part."""
        return _l("where the places lie")

    def offers(self) -> Sequence[LazyText]:
        """Say how to open a mark."""
        return () if self.at or not self.claims() else (_l("w and a mark: who says so."),)

    def claims(self) -> Sequence[str]:
        """Give the claims that say who held a place."""
        named = (each.claim for each in self.phase.record.control)
        return tuple(dict.fromkeys(each for each in named if each))

    def help(self) -> Iterable[HelpEntry]:
        """Say how to open a mark."""
        yield self.text(_l("w and a number")), _l("who says so: the mark of this number")


class ClaimsStop(PartsStop):
    """Who says so, passage by passage."""

    @property
    def _groups(self) -> list[tuple[int, list[str]]]:
        """The passages that have marks, each with the claims that no passage before it had."""
        return steps.claims_by_passage(self.phase)

    def count(self) -> int:
        """Count the passages that have marks of their own."""
        return len(self._groups)

    def found_at(self, block: str | None) -> int | None:
        """Find the marks of a passage."""
        return parts.claims_at(self.phase, block)

    def block(self) -> str:
        """Name the passage."""
        return self.phase.blocks[self._groups[self.at][0]].id

    def left_out(self, count: int) -> LazyText:
        """Count pages: passages without marks of their own have none."""
        return lazy_ngettext(
            "Who says so: %(count)s page left out.",
            "Who says so: %(count)s pages left out.",
            count,
        )

    def say_page(self, before: Stop | None) -> None:
        """Say the claims of the passage in hand."""
        self.say_heading(before)
        passage, claims = self._groups[self.at]
        steps.claims_of_passage(self.lines, self.phase, self.lesson.ledger, passage, claims)

    def name_of_part(self, at: int) -> LazyText:
        """Count the passages that have marks of their own; others are left out."""
        return _l("Who says so, %(at)s of %(of)s", at=at + 1, of=self.count())

    def offers(self) -> Sequence[LazyText]:
        """Say how to open a card."""
        first = self.phase.marks[self.claims()[0]]
        return (_l("w and a mark, as in %(example)s: all about it.", example=f"w\u00a0{first}"),)

    def claims(self) -> Sequence[str]:
        """Give the claims in hand."""
        return self._groups[self.at][1]

    def proof(self, named: str) -> None:
        """Say the passage again; there is no other one here."""
        if named:
            self.lines.say(_l("Here r takes no number: it gives the passage of these marks."))
        block = self.phase.record.blocks[self._groups[self.at][0]]
        steps.proof(self.lines, self.phase, block.id)

    def help(self) -> Iterable[HelpEntry]:
        """Say how to open what stands here."""
        yield "w", _l("all about the first mark of this page")
        yield self.text(_l("w and a number")), _l("who says so: the mark of this number")
        yield "r", _l("the passage itself")
