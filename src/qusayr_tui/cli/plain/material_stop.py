"""The stop of the texts of an exercise, one at a time, before its questions."""

from __future__ import annotations

from collections.abc import Iterable

from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.cli.plain.text_stops import PartsStop
from qusayr_tui.domain.items_of import find_exercise
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain import items, parts, steps
from qusayr_tui.render.plain.lines import small


class MaterialStop(PartsStop):
    """The texts of an exercise, one at a time, before its questions."""

    @property
    def _exercise(self) -> str:
        return self.place.exercise or ""

    def count(self) -> int:
        """Count the texts."""
        return len(find_exercise(self.phase.record, self._exercise).materials)

    def found_at(self, block: str | None) -> int | None:
        """Find a text."""
        return parts.text_at(self.phase, self.place.exercise, block)

    def block(self) -> str:
        """Name the text."""
        return parts.text_name(self.at)

    def left_out(self, count: int) -> LazyText:
        """Count texts."""
        return lazy_ngettext("%(count)s text left out.", "%(count)s texts left out.", count)

    def say_page(self, before: Stop | None) -> None:
        """Say the text in hand; what to do with it, too, at the first one."""
        self.say_heading(before)
        if self.at == 0 or before is None:
            steps.exercise_head(self.lines, self.phase, self._exercise)
        steps.material(self.lines, self.phase, self._exercise, self.at)

    def name_of_part(self, at: int) -> LazyText:
        """Name a text."""
        return steps.material_number(self.phase, self._exercise, at)

    def part_name(self) -> LazyText:
        """Name the next text."""
        return _l("next text")

    def name_after_parts(self) -> LazyText | str:
        """Name the first question."""
        return small(self.text(items.number(self.phase, self.place.item or "")))

    def texts(self) -> None:
        """Say all the texts of the exercise again."""
        steps.materials(self.lines, self.phase, self._exercise)

    def help(self) -> Iterable[HelpEntry]:
        """Say how to hear the texts again."""
        yield "s", _l("the texts of this exercise again")

    def go_on(self) -> None:
        """Go to the next text, after the last one to the first question."""
        from qusayr_tui.cli.plain.item_stop import ItemStop

        if self.at + 1 < self.count():
            super().go_on()
        else:
            self.lesson.go(ItemStop(self.lesson, self.place))
