"""The rows of an item that a learner chooses from, by the manner of its kind."""

from __future__ import annotations

import msgspec

from qusayr_tui.domain.quiz.engine import Attempt
from qusayr_tui.domain.quiz.sorting import placed
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.rows import Span, row_width
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.pages.page import PageMaker

SIGN_COLUMN = 2
"""Cells before an option's letter, for the highlight or the verdict."""


class Line(msgspec.Struct, frozen=True):
    """What is being typed, and where the next character goes."""

    text: str
    at: int


class OptionRows:
    """Draws the options of one item in the state of an attempt."""

    def __init__(self, maker: PageMaker, asked: Asked, attempt: Attempt, signs: Signs) -> None:
        self._maker = maker
        self._asked = asked
        self._attempt = attempt
        self._signs = signs

    def _t(self, text: LazyText) -> str:
        return self._asked.text(text)

    # --- options with letters

    def options(self) -> None:
        """Draw each option with its letter, and after the answer what became of it."""
        gone = self._asked.struck_out(self._attempt)
        for option in self._asked.rows(self._attempt):
            self._option(option, gone=option == gone)

    def _option(self, option: str, *, gone: bool) -> None:
        attempt, ticks = self._attempt, self._asked.kind.manner == "several"
        lead = [self._lead(option), Span(attempt.letter(option), "key"), Span(" ")]
        if ticks:
            tick = self._signs.ticked if option in attempt.chosen else self._signs.unticked
            lead += [Span(tick), Span(" ")]
        highlighted = attempt.highlighted == option and attempt.response is None
        role = self._role(option, highlighted=highlighted)
        spans = [*lead, Span(self._asked.option_text(option), role)]
        if attempt.held and highlighted:
            spans += [Span("  "), Span(self._t(_l("held")), "doubt")]
        if gone:
            spans += [Span(" "), Span(self._t(_l("(not this one)")), "muted")]
        hang = sum(len(span.text) for span in lead)
        self._maker.text(spans, hang=hang)
        if attempt.response is not None:
            self._verdict(option, hang)

    def _lead(self, option: str) -> Span:
        """Give what stands before the letter: the highlight's mark, or the verdict's."""
        blank = Span(" " * SIGN_COLUMN)
        if self._attempt.response is None:
            return self._mark() if self._attempt.highlighted == option else blank
        if self._asked.kind.ordered:
            return blank
        if option in self._asked.key:
            return Span(self._signs.yes.ljust(SIGN_COLUMN), "accent")
        if option in self._attempt.response:
            return Span(self._signs.no.ljust(SIGN_COLUMN), "doubt")
        return blank

    def _mark(self) -> Span:
        return Span(self._signs.current.ljust(SIGN_COLUMN), "accent")

    def _role(self, option: str, *, highlighted: bool) -> str:
        if self._attempt.response is None:
            return "focus" if highlighted else ""
        if self._asked.kind.ordered or option in self._asked.key:
            return "strong"
        return "" if option in self._attempt.response else "muted"

    def _verdict(self, option: str, hang: int) -> None:
        """Say in words, below an option, what its sign says."""
        if self._asked.kind.ordered:
            return
        right = option in self._asked.key
        mine = option in (self._attempt.response or ())
        if mine and right:
            text = _l("your answer, and what the sources allow")
        elif mine:
            text = _l("your answer")
        elif right:
            text = _l("what the sources allow")
        else:
            return
        self._maker.text(self._t(text), "em accent" if right else "em doubt", indent=hang)

    # --- statements and their bins

    def bins(self) -> None:
        """Draw what the letters stand for."""
        for each in self._attempt.letters:
            lead = [Span(" " * SIGN_COLUMN), Span(self._attempt.letter(each), "key"), Span("  ")]
            self._maker.text([*lead, Span(self._asked.bin_text(each))], hang=SIGN_COLUMN + 3)

    def statements(self) -> None:
        """Draw each statement with the letter of its bin in brackets."""
        attempt = self._attempt
        for statement in self._asked.rows(attempt):
            here = attempt.bin_of(statement)
            highlighted = attempt.highlighted == statement
            box = f"[{attempt.letter(here) if here else ' '}]"
            lead = [
                self._mark() if highlighted else Span(" " * SIGN_COLUMN),
                Span(box, "key"),
                Span(" "),
            ]
            text = Span(self._asked.option_text(statement), "focus" if highlighted else "")
            spans = [*lead, text]
            named = [*spans, *self._named(here)]
            one_row = row_width(tuple(named)) <= self._maker.width
            self._maker.text(named if one_row else spans, hang=SIGN_COLUMN + 4)

    def _named(self, bin_id: str | None) -> list[Span]:
        """Name the bin of a statement beside it, where the row has room for it."""
        if not bin_id:
            return []
        return [Span(f" {self._signs.right} "), Span(self._asked.bin_text(bin_id), "accent")]

    def judged(self) -> None:
        """Draw each statement with where it was put, where it belongs, and why."""
        attempt, asked = self._attempt, self._asked
        mine, key = placed(attempt.response or ()), placed(asked.key)
        for statement in asked.rows(attempt):
            chosen, right = mine.get(statement, ""), key.get(statement, "")
            sign, role = (
                (self._signs.yes, "accent") if chosen == right else (self._signs.no, "doubt")
            )
            lead = Span(sign.ljust(SIGN_COLUMN), role)
            self._maker.text([lead, Span(asked.option_text(statement), "strong")], hang=SIGN_COLUMN)
            if chosen == right:
                both = _l(
                    "your answer, and what the sources allow: %(text)s", text=self._bin(right)
                )
                self._maker.text(self._t(both), "em accent", indent=SIGN_COLUMN)
            else:
                wrong = _l("your answer: %(text)s", text=self._bin(chosen))
                self._maker.text(self._t(wrong), "em doubt", indent=SIGN_COLUMN)
                allowed = _l("what the sources allow: %(text)s", text=self._bin(right))
                self._maker.text(self._t(allowed), "em accent", indent=SIGN_COLUMN)
            feedback = asked.feedback(statement)
            if feedback:
                self._maker.text(feedback, indent=SIGN_COLUMN)
            self._maker.blank()

    def _bin(self, bin_id: str) -> str:
        if bin_id not in self._attempt.letters:
            return bin_id
        return f"{self._attempt.letter(bin_id)} {self._asked.bin_text(bin_id)}"

    # --- a line to write on

    def line(self, line: Line | None) -> None:
        """Draw the answer as typed so far; *line* while the keys write on it."""
        if self._attempt.response is not None:
            self._maker.text([Span(self._t(_l("your answer")), "muted"), Span("  ")])
            self._maker.text(self._attempt.response[0], "strong", indent=SIGN_COLUMN)
            return
        typed = self._attempt.typed
        if line is not None:
            before, under = line.text[: line.at], line.text[line.at : line.at + 1] or " "
            spans = [Span(before), Span(under, "focus"), Span(line.text[line.at + 1 :])]
        elif typed:
            spans = [Span(typed)]
        else:
            spans = [Span(self._t(_l("Enter: write your answer")), "muted")]
        self._maker.row(self._mark(), *spans)
        self._maker.row(Span(self._signs.hairline * (self._maker.width // 2), "line"), indent=2)
