"""What the screens of a phase's steps share: its head, its list of steps, its way on."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qusayr_tui.domain.edition import PhaseEdition
from qusayr_tui.domain.items_of import exercise_of, items_of
from qusayr_tui.domain.lesson import Place, StepName, steps
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Row
from qusayr_tui.render.wording import STEP_NAMES
from qusayr_tui.ui.commands import COMMANDS, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.menus import rail_rows
from qusayr_tui.ui.screens.base import LessonScreen


class PhaseScreen(LessonScreen):
    """One step of a phase."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_step", "previous_step", "map", "timeline")
    ]

    def __init__(self, context: Context, navigator: Navigator, place: Place) -> None:
        super().__init__(context, navigator)
        self.place = place

    @property
    def phase(self) -> PhaseEdition:
        """The phase in the language in hand."""
        return self.context.edition.phase(self.place.phase)

    def heading(self) -> Heading:
        """Give the phase's number and title, and which of its steps this is."""
        phase, row = self.phase, steps(self.phase.record)
        note = short_note = ""
        if phase.record.outside_starting_text:
            note = self.context.edition.text(_l("outside the starting text"))
            short_note = self.context.edition.text(_l("outside the text"))
        return Heading(
            title=phase.words.title,
            number=str(phase.ref.number),
            step=self.context.edition.text(STEP_NAMES[self.place.step]),
            at=row.index(self.place.step) + 1,
            of=len(row),
            note=note,
            short_note=short_note,
        )

    def rail_rows(self, form: Form) -> list[Row]:
        """Give the phases at the left, this one unfolded into its steps."""
        edition = self.context.edition
        step_rows = [
            (edition.text(STEP_NAMES[step]), self._is_done(step), step == self.place.step)
            for step in steps(self.phase.record)
        ]
        return rail_rows(edition, self.place.phase, step_rows, form, self.context.signs)

    def _is_done(self, step: StepName) -> bool:
        """Tell whether a step was seen; one that asks is done when all of it was answered."""
        phase, session = self.place.phase, self.context.session
        if step == "question":
            return bool(session.notes(f"{phase}/{step}"))
        if step in ("exercise", "quiz"):
            return all(
                f"{phase}/{name}" in session.progress.answers
                for name, _item in items_of(self.phase.record)
                if bool(exercise_of(name)) == (step == "exercise")
            )
        return ("step", f"{phase}/{step}") in session.progress.experienced

    def next_key(self) -> FooterKey:
        """Give the footer's entry for going on."""
        return FooterKey(COMMANDS["next_step"].label, _l("next"))

    def help_key(self) -> FooterKey:
        """Give the footer's entry for help."""
        return FooterKey(_l("?"), _l("help"))

    def action_next_step(self) -> None:
        """Go to the next step."""
        self.navigator.go_on(self.place)

    def action_previous_step(self) -> None:
        """Go to the step before."""
        self.navigator.go_back(self.place)

    def action_map(self) -> None:
        """Open the map of the phase."""
        self.navigator.open_map(self.place.phase)

    def action_timeline(self) -> None:
        """Open the timeline of the phase."""
        self.navigator.open_timeline(self.place.phase)
