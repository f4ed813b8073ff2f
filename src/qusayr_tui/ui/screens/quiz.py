"""The quiz: one item at a time, answered once, its feedback shown when it is kept.

The screen of an exercise is the same with the texts above the item (`screens.exercise`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from qusayr_tui.domain.lesson import Place
from qusayr_tui.domain.quiz import AnyItem, engine, kind_of
from qusayr_tui.domain.quiz.items import Manner
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.ui.commands import COMMANDS, answer_bindings, bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.cards import CardRef
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page
from qusayr_tui.ui.pages.quiz import FEEDBACK, PROOF_SPOT, Line, QuizPage
from qusayr_tui.ui.screens.phase_screen import PhaseScreen
from qusayr_tui.ui.writing import edited, pasted, writes

NOTHING_YET: Mapping[Manner, LazyText] = {
    "several": _l("Tick at least one option first."),
    "sort": _l("Put every statement somewhere first."),
    "write": _l("Write something first."),
}
"""What is said to an answer that is not one yet, by the manner of the item."""


class QuizScreen(PhaseScreen):
    """Ask one item."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("hint", "proof", "who_says_so", "left", "right"),
        *answer_bindings(),
    ]

    def __init__(self, context: Context, navigator: Navigator, place: Place) -> None:
        super().__init__(context, navigator, place)
        self.attempt = navigator.trail.attempt_of(place)
        self.line: Line | None = None
        """What is being typed, while letters are letters."""

    @property
    def item(self) -> AnyItem:
        """The record of the item."""
        return self.phase.item(self.place.item or "")

    @property
    def asked(self) -> Asked:
        """The item in the language in hand."""
        context = self.context
        return Asked(context.edition, context.ledger, self.phase, self.place.item or "")

    def make_page(self, form: Form) -> Page:
        """Make the page of the item as it stands."""
        context = self.context
        pages = QuizPage(context.edition, self.phase, context.ledger, context.signs, form)
        return pages.page(self.place.item or "", self.attempt, self.line)

    def on_mount(self) -> None:
        """Draw; an item answered before shows its feedback."""
        self.redraw()
        self.context.session.experience("step", f"{self.place.phase}/{self.place.step}")
        if self.attempt.response is not None:
            self.call_after_refresh(self._show_feedback)  # the page has no height before

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys, before and after the answer, and while writing."""
        if self.attempt.response is not None:
            return (*self.answered_keys(), self.language_key(), self.help_key())
        if self.line is not None:
            return (
                FooterKey(COMMANDS["enter"].label, _l("answer")),
                FooterKey(COMMANDS["close"].label, _l("leave the line")),
                FooterKey(_l("F3"), self.language_key().word),
                FooterKey(_l("F1"), _l("help")),
            )
        enter = _l("write") if kind_of(self.item).manner == "write" else _l("answer")
        return (
            *self._choosing_keys(),
            FooterKey(COMMANDS["enter"].label, enter),
            FooterKey(_l("i"), _l("hint")),
            self.skip_key(),
            self.language_key(),
            self.help_key(),
        )

    def skip_key(self) -> FooterKey:
        """Give the key that leads on from an item that is not answered."""
        return FooterKey(_l("n"), _l("skip"))

    def answered_keys(self) -> Sequence[FooterKey]:
        """Give the keys that lead on from an answered item."""
        return (
            FooterKey(COMMANDS["enter"].label, _l("the passage")),
            FooterKey(_l("n"), _l("next question")),
        )

    def _choosing_keys(self) -> Sequence[FooterKey]:
        manner = kind_of(self.item).manner
        if manner == "write":
            return ()
        letters = _l("a–%(last)s", last=engine.LETTERS[len(self.attempt.letters) - 1])
        if manner == "sort":
            return (FooterKey(_l("↑ ↓"), _l("statement")), FooterKey(letters, _l("put into")))
        keys = [FooterKey(letters, _l("choose"))]
        if manner != "one":
            word = _l("take") if manner == "order" else _l("tick")
            keys.append(FooterKey(COMMANDS["space"].label, word))
        return keys

    # --- keys

    def _take(self, attempt: engine.Attempt) -> None:
        self.attempt = attempt
        self.navigator.trail.keep_attempt(self.place, attempt)
        self.redraw()
        if attempt.response is None:
            self._bring_highlight_in()

    def redraw(self) -> None:
        """Draw everything; an option in hand that was in sight is so in other words, too."""
        seen = any(self.page.sees(row) for row in self.page.page.lit_rows)
        super().redraw()
        if seen and self.attempt.response is None:
            self._bring_highlight_in()

    def _bring_highlight_in(self) -> None:
        """Keep the highlighted option in sight, all of its rows where they fit."""
        lit = self.page.page.lit_rows
        for row in (*lit[-1:], *lit[:1]):
            self.page.bring_row_in(row)

    def action_answer(self, letter: str) -> None:
        """Answer to a letter."""
        if not self.sheet.is_open:
            self._take(engine.press_letter(self.item, self.attempt, letter))

    def action_up(self) -> None:
        """Move the highlight up; in a card, scroll."""
        if self.sheet.is_open:
            super().action_up()
        else:
            self._move(-1)

    def action_down(self) -> None:
        """Move the highlight down; in a card, scroll."""
        if self.sheet.is_open:
            super().action_down()
        else:
            self._move(1)

    def _move(self, by: int) -> None:
        before = self.attempt
        shown = () if kind_of(self.item).ordered else self.asked.rows(self.attempt)
        self._take(engine.move(self.attempt, by, shown))
        if before == self.attempt:
            self.page.scroll_rows(by)

    def action_left(self) -> None:
        """Give the statement in hand the bin before."""
        self._turn(-1)

    def action_right(self) -> None:
        """Give the statement in hand the next bin."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if not self.sheet.is_open:
            self._take(engine.turn(self.item, self.attempt, by))

    def action_space(self) -> None:
        """Tick or take where the item wants it, else turn the page."""
        taken = engine.press_space(self.item, self.attempt)
        if taken == self.attempt or self.sheet.is_open:
            super().action_space()
        else:
            self._take(taken)

    def action_hint(self) -> None:
        """Open the next hint."""
        taken = engine.take_hint(self.item, self.attempt)
        if taken != self.attempt and not self.sheet.is_open:
            self.context.session.take_hint(self._item_name, taken.hints)
            self._take(taken)
            self.page.scroll_to_end()

    def on_enter_pressed(self) -> None:
        """Answer; after the answer, show the passage."""
        if self.attempt.response is not None:
            self.action_proof()
            return
        if kind_of(self.item).manner == "write":
            self.begin_writing()
        else:
            self.answer()

    def answer(self) -> None:
        """Judge what the learner has chosen, and show the feedback once it is kept."""
        response = engine.response_of(self.item, self.attempt)
        if not response:
            manner = kind_of(self.item).manner
            self.app.notify(self.context.edition.text(NOTHING_YET[manner]))
            if manner == "sort":
                self._take(engine.to_first_empty(self.attempt))
            return
        right = self.asked.is_right(response)
        # The answer is on the disk (or known not to be) before anything is said about it.
        kept = self.context.session.answer(self._item_name, response, right, self.attempt.hints)
        self.navigator.trail.tell_if_unsaved(kept)
        self.line = None
        self._take(engine.validated(self.attempt, response))
        self._show_feedback()

    # --- writing

    def begin_writing(self) -> None:
        """Let letters be letters until Enter or Esc."""
        self.line = Line(self.attempt.typed, len(self.attempt.typed))
        self.redraw()
        self._bring_highlight_in()

    def action_next_spot(self) -> None:
        """Go to the line to write on where there is one, else to the next word."""
        waiting = self.attempt.response is None and not self.sheet.is_open
        if waiting and kind_of(self.item).manner == "write":
            self.begin_writing()
        else:
            super().action_next_spot()

    def on_key(self, event: events.Key) -> None:
        """Write while the line has the keys; keys that write nothing keep their meaning."""
        if self.line is None or self.sheet.is_open:
            return
        if event.key == "enter":
            if engine.response_of(self.item, self.attempt):
                self.answer()
            else:
                self._stop_writing()
        elif event.key in ("escape", "tab", "shift+tab"):
            self._stop_writing()
        elif writes(event.key, event.character):
            self._write(edited(self.line, event.key, event.character))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text where the line has the keys."""
        if self.line is not None:
            event.stop()
            self._write(pasted(self.line, event.text))

    def _write(self, line: Line) -> None:
        self.line = line
        self._take(engine.write(self.item, self.attempt, line.text))

    def _stop_writing(self) -> None:
        """Give the letters back; what was typed stays."""
        self.line = None
        self.redraw()

    @property
    def _item_name(self) -> str:
        return f"{self.place.phase}/{self.place.item}"

    def _show_feedback(self) -> None:
        """Bring the feedback in, its beginning at least."""
        self.page.bring_in(FEEDBACK)

    def open_spot(self, spot_id: str) -> None:
        """Open the passage from its words on the page."""
        if spot_id == PROOF_SPOT:
            self.action_proof()
        else:
            super().open_spot(spot_id)

    def action_proof(self) -> None:
        """Go to the passage that shows the answer; `r` leads back."""
        block = self.asked.proof
        if block and not self.sheet.is_open:
            self.navigator.visit_proof(self.place, block)

    def action_who_says_so(self) -> None:
        """Open the first claim of the item, once it is answered."""
        if self.attempt.response is not None and not self.sheet.is_open:
            self.open_card(CardRef("claim", self.item.claims[0]))
