"""Everything that can be done or opened from here, by its name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from qusayr_tui.domain.lesson import Place, steps
from qusayr_tui.domain.search import Answer, Hit, Kind, SearchIndex
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.wording import STEP_NAMES
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.head import Heading
from qusayr_tui.ui.pages.search import Label
from qusayr_tui.ui.screens.base import LessonScreen
from qusayr_tui.ui.screens.phase_screen import PhaseScreen
from qusayr_tui.ui.screens.search import SearchScreen

NOT_OFFERED = frozenset(("palette", "up", "down", "enter", "close"))
"""What only makes sense as a key."""

MOVES = frozenset(
    ("next_spot", "previous_spot", "left", "right", "page_up", "page_down", "start", "end", "space")
)
"""What comes last: everybody knows these keys."""

NAMED: tuple[Kind, ...] = ("phase", "term", "place", "actor", "source")


class PaletteScreen(SearchScreen):
    """The actions of the screen behind, then steps, phases, words, places and sources."""

    def __init__(self, context: Context, navigator: Navigator, behind: LessonScreen) -> None:
        super().__init__(context, navigator)
        self._behind = behind
        offered = (active.binding.action for active in behind.active_bindings.values())
        actions = [each for each in dict.fromkeys(offered) if each in COMMANDS]
        self._actions = sorted(
            (each for each in actions if each not in NOT_OFFERED), key=MOVES.__contains__
        )
        self._steps = self._steps_of(behind)
        self._here = self._index()

    @staticmethod
    def _steps_of(behind: LessonScreen) -> list[Place]:
        if not isinstance(behind, PhaseScreen):
            return []
        return [Place(behind.place.phase, step) for step in steps(behind.phase.record)]

    def _index(self) -> SearchIndex:
        """Make the index of what is here only: actions and steps, in every language."""
        index = SearchIndex(self.context.languages)
        editions = [self.context.edition_of(tag) for tag in self.context.languages]
        for action in self._actions:
            index.add_names("action", action, [e.text(COMMANDS[action].help) for e in editions])
        for place in self._steps:
            index.add_names("step", place.step, [e.text(STEP_NAMES[place.step]) for e in editions])
        return index

    def heading(self) -> Heading:
        """Give the screen's name."""
        return Heading(title=self.context.edition.text(_l("Do or find anything")))

    def look(self) -> Answer:
        """Ask what is here, then the course; with nothing typed, list what can be done."""
        language, typed = self.context.edition.language, self.line.text
        course = self.navigator.finding.index.answer(typed, language, NAMED)
        if not course.words:
            return self._everything()
        here = self._here.answer(typed, language, ("action", "step"))
        hits = (*here.hits, *course.hits)
        near = () if hits else course.near
        return Answer(course.words, hits, {**here.counts, **course.counts}, near)

    def _everything(self) -> Answer:
        phases = (ref.id for ref in self.context.edition.reader.phases)
        kinds: tuple[tuple[Kind, list[str]], ...] = (
            ("action", self._actions),
            ("step", [place.step for place in self._steps]),
            ("phase", list(phases)),
        )
        hits = chain.from_iterable(
            (Hit(kind, each, self.label(kind, each).text, "", 0) for each in ids)
            for kind, ids in kinds
        )
        return Answer((), tuple(hits), {(kind, ""): len(ids) for kind, ids in kinds if ids})

    def nothing(self) -> Sequence[str]:
        """Say that nothing is called so."""
        return super().nothing() if self.answer.words else ()

    def label(self, kind: Kind, entry_id: str) -> Label:
        """Name an action, with its keys, or a step; the rest as in the search."""
        text = self.context.edition.text
        if kind == "action":
            command = COMMANDS[entry_id]
            name = text(command.help)
            return Label(name[:1].upper() + name[1:], aside=text(command.label))
        if kind == "step":
            return Label(text(next(n for step, n in STEP_NAMES.items() if step == entry_id)))
        return super().label(kind, entry_id)

    def go_to(self, hit: Hit) -> None:
        """Do it on the screen behind, or go there."""
        if hit.kind == "action":
            self.navigator.back(self)
            self.app.call_later(self._behind.run_action, hit.id)
        elif hit.kind == "step":
            place = next(each for each in self._steps if each.step == hit.id)
            self.navigator.finding.open_step(place)
        else:
            super().go_to(hit)
