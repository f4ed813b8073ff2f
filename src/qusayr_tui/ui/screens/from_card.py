"""Where the cards lead that is no card: a block or an item that uses a claim, the method.

What is opened so stands in front of the card, and Esc leads back to the very spot.
"""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.items_of import exercise_of
from qusayr_tui.domain.lesson import Place
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.screens.base import LessonScreen
from qusayr_tui.ui.screens.exercise import ExerciseScreen
from qusayr_tui.ui.screens.method import MethodScreen
from qusayr_tui.ui.screens.phase_screen import PhaseScreen
from qusayr_tui.ui.screens.quiz import QuizScreen
from qusayr_tui.ui.screens.reading import ReadingScreen


def look(context: Context, navigator: Navigator, spot: str) -> LessonScreen | None:
    """Give the screen that a spot of a card leads to, None where it leads to none."""
    _, kind, *path = spot.split("/")
    if kind == "method":
        return MethodScreen(context, navigator, path[0])
    if kind != "use":
        return None
    phase_id, name = path[0], "/".join(path[1:])
    phase = context.edition.phase(phase_id)
    if name in [block.id for block in phase.record.blocks]:
        return LookAtBlock(context, navigator, Place(phase_id, "reading"), proof=name)
    if exercise_of(name):
        return LookAtExercise(context, navigator, Place(phase_id, "exercise", name))
    return LookAtItem(context, navigator, Place(phase_id, "quiz", name))


class _Look(PhaseScreen):
    """A step that every way on leads back from."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self._was = self.context.session.position

    def _return(self) -> None:
        self.navigator.back(self)
        self.navigator.trail.return_to(self._was)

    def leave(self) -> None:
        """Go back to the card."""
        self._return()

    def action_next_step(self) -> None:
        """Go back to the card."""
        self._return()

    def action_previous_step(self) -> None:
        """Go back to the card."""
        self._return()

    def action_quit(self) -> None:
        """Close the card in hand, else go back."""
        if self.sheet.is_open:
            self.close_card()
        else:
            self._return()

    def back_key(self) -> FooterKey:
        """Give the footer's entry for going back."""
        return FooterKey(COMMANDS["close"].label, _l("back to the card"))


class LookAtBlock(_Look, ReadingScreen):
    """The text at a block that uses the claim."""

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            self.back_key(),
            FooterKey(COMMANDS["next_spot"].label, _l("word")),
            self.language_key(),
            self.help_key(),
        )


class LookAtItem(_Look, QuizScreen):
    """A question that rests on the claim."""

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys of the item, and the way back before them."""
        keys = [key for key in super().footer() if key.key != _l("n")]
        return (self.back_key(), *keys)


class LookAtExercise(_Look, ExerciseScreen):
    """A question of an exercise that rests on the claim."""

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys of the item, and the way back before them."""
        keys = [key for key in super().footer() if key.key != _l("n")]
        return (self.back_key(), *keys)

    def on_enter_pressed(self) -> None:
        """Answer; after the answer, go back to the card."""
        if self.attempt.response is None:
            super().on_enter_pressed()
        else:
            self._return()
