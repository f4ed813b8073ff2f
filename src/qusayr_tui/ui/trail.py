"""What a learner leaves behind as they go: their place, what they began, the cards they opened.

A place is written at once when they come to it, the rest as soon as they pause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from qusayr_tui.domain.attempts import draft_of, find_attempt
from qusayr_tui.domain.lesson import Place
from qusayr_tui.domain.progress import Draft, Position
from qusayr_tui.domain.quiz.engine import Attempt
from qusayr_tui.storage.keeping import Acknowledgement, Kept
from qusayr_tui.ui.context import Context

if TYPE_CHECKING:
    from qusayr_tui.ui.app import QusayrApp
    from qusayr_tui.ui.pages.cards import CardRef


class Trail:
    """Where one learner goes; screens tell it, and find here what they had begun."""

    def __init__(self, app: QusayrApp, context: Context) -> None:
        self._app = app
        self._context = context
        self._session = context.session
        self._attempts: dict[str, Attempt] = {}
        """Attempts of this run of the program, by item (`phase/item`)."""

    # --- the place

    def come_to(self, place: Place, at: tuple[str, int] | None, *, peek: bool) -> None:
        """Remember a place that the learner has come to; *at* is a block and its row."""
        block, row = at or (None, 0)
        self._session.move(
            Position(
                phase=place.phase,
                step=place.step,
                item=place.item,
                block=block,
                row=row,
                draft=self._draft(place),
                both=self._context.both,
                peek=peek,
            )
        )
        self._app.save_now()

    def read_on(self, place: Place, held: tuple[str, int] | None, *, peek: bool) -> None:
        """Remember where in the text of *place* the reader is."""
        block, row = held or (None, 0)
        self._move(
            Position(
                phase=place.phase,
                step=place.step,
                block=block,
                row=row,
                both=self._context.both,
                peek=peek,
            )
        )

    def return_to(self, position: Position | None) -> None:
        """Remember where the learner was before a visit that is over."""
        if position is not None:
            self._move(position)

    def _move(self, position: Position) -> None:
        self._session.move(position)
        self._app.save_soon()

    # --- attempts

    def attempt_of(self, place: Place) -> Attempt:
        """Give the attempt at an item: of this sitting, answered before, drafted, or new."""
        name = f"{place.phase}/{place.item}"
        if name not in self._attempts:
            self._attempts[name] = self._found_attempt(place)
        return self._attempts[name]

    def _found_attempt(self, place: Place) -> Attempt:
        phase = self._context.edition.phase(place.phase)
        item = phase.item(place.item or "")
        facts = self._context.facts(phase, place.item or "")
        session = self._session
        return find_attempt(
            place.phase,
            place.item or "",
            item,
            facts,
            session.registration,
            session.progress,
            session.position,
        )

    def keep_attempt(self, place: Place, attempt: Attempt) -> None:
        """Remember an attempt, answered or not."""
        self._attempts[f"{place.phase}/{place.item}"] = attempt
        self._move(
            Position(
                phase=place.phase,
                step=place.step,
                item=place.item,
                draft=self._draft(place),
                both=self._context.both,
            )
        )

    def _draft(self, place: Place) -> Draft | None:
        return draft_of(place.item or "", self._attempts.get(f"{place.phase}/{place.item}"))

    def forget_attempts(self) -> None:
        """Find every attempt anew: another run goes on from here."""
        self._attempts.clear()

    # --- own words

    def own_draft(self, place: Place) -> str | None:
        """Give what the learner was writing at a step and had not kept, None without any."""
        position = self._session.position
        if position is None or position.draft is None or not _stands_at(position, place):
            return None
        return position.draft.text

    def keep_own_draft(self, place: Place, text: str | None) -> None:
        """Remember what the learner is writing at a step; None when nothing is to be kept."""
        draft = None if text is None else Draft(item="", text=text)
        position = self._session.position
        if position is None or not _stands_at(position, place):
            position = Position(phase=place.phase, step=place.step)
        self._move(msgspec.structs.replace(position, draft=draft))

    # --- cards, and what is not kept

    def card_opened(self, ref: CardRef) -> None:
        """Remember that a card was opened."""
        if ref.kind != "passage" and ref.kind != "block":  # what they show has cards
            about = ref.id.rpartition("/")[2] if ref.kind == "place" else ref.id
            self._session.open_card(ref.kind, about)
            self._app.save_soon()

    def tell_if_unsaved(self, kept: Acknowledgement) -> None:
        """Say once what is not kept, and why."""
        if isinstance(kept, Kept) and kept.sentence:
            self._app.tell(kept.sentence, kept.detail)


def _stands_at(position: Position, place: Place) -> bool:
    return (position.phase, position.step) == (place.phase, place.step)
