"""One item, before and after it is answered: of the quiz, or of an exercise."""

from __future__ import annotations

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.items_of import exercise_of, find_exercise
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.quiz.engine import Attempt, hints_of
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.rows import Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.menus import FRAME
from qusayr_tui.ui.pages.options import SIGN_COLUMN, Line, OptionRows
from qusayr_tui.ui.pages.page import Page, PageMaker

PROMPT = "prompt"
OPTIONS = "options"
FEEDBACK = "feedback"
PROOF_SPOT = "feedback/proof/open"

MOST_SPARED = 3
"""How far an item may do without its number and empty rows (`QuizPage.add_item`)."""


class QuizPage:
    """Make the page of one item."""

    def __init__(
        self,
        edition: Edition,
        phase: PhaseEdition,
        ledger: Ledger,
        signs: Signs,
        form: Form,
    ) -> None:
        self._edition = edition
        self._phase = phase
        self._ledger = ledger
        self._signs = signs
        self._form = form

    def page(self, name: str, attempt: Attempt, line: Line | None = None) -> Page:
        """Give the page of an item in the state of *attempt*.

        *name* is the item's in the phase; *line* is what is being typed, while it is. Once
        answered, question and feedback are to be seen together: where they are too long for
        that, the number and the empty rows that can be spared go.
        """
        room = self._form.height - FRAME
        pages = (self._page(name, attempt, line, spared) for spared in range(MOST_SPARED + 1))
        first = next(pages)
        if attempt.response is None or len(first.rows) <= room:
            return first
        *others, last = pages
        return next((page for page in others if len(page.rows) <= room), last)

    def _page(self, name: str, attempt: Attempt, line: Line | None, spared: int) -> Page:
        maker = PageMaker(self._form.page_left, self._form.measure)
        maker.blank(0 if spared else self._form.rows_above)
        self.add_item(maker, name, attempt, line, spared)
        return maker.page()

    def asked(self, name: str) -> Asked:
        """Give the item in this page's language."""
        return Asked(self._edition, self._ledger, self._phase, name)

    def add_item(
        self,
        maker: PageMaker,
        name: str,
        attempt: Attempt,
        line: Line | None = None,
        spared: int = 0,
    ) -> None:
        """Add an item to a page, below what already stands there.

        *spared* is how much it may do without: 1 its number, 2 the empty rows of its
        feedback, too, 3 the one under the question, too.
        """
        asked = self.asked(name)
        rows = OptionRows(maker, asked, attempt, self._signs)
        maker.begin(PROMPT)
        if not spared:
            self._number(maker, name)
        maker.text(asked.prompt, "strong")
        if asked.passage:
            maker.blank()
            maker.text(asked.passage, indent=SIGN_COLUMN)
        maker.end()
        maker.blank(0 if spared > 2 else 1)
        answered = attempt.response is not None
        if asked.kind.manner != "sort" or not answered:
            maker.begin(OPTIONS)
            self._rows_to_choose(maker, rows, asked, line)
            maker.end()
        self._hints(maker, asked, attempt)
        if answered:
            self._feedback(maker, rows, asked, attempt, between=0 if spared > 1 else 1)

    def _rows_to_choose(
        self, maker: PageMaker, rows: OptionRows, asked: Asked, line: Line | None
    ) -> None:
        match asked.kind.manner:
            case "sort":
                rows.bins()
                maker.blank()
                rows.statements()
            case "write":
                rows.line(line)
            case _:
                rows.options()

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

    def _number(self, maker: PageMaker, name: str) -> None:
        exercise = exercise_of(name)
        items = find_exercise(self._phase.record, exercise).items if exercise else None
        ids = [item.id for item in items or self._phase.record.items]
        at = ids.index(name.rpartition("/")[2]) + 1
        if len(ids) == 1 and exercise:
            return
        spans = [Span(self._t(_l("Question %(at)s of %(of)s", at=at, of=len(ids))), "muted")]
        if exercise and at > 1:
            spans += [Span("   "), Span(self._t(_l("PgUp")), "key"), Span(" ")]
            spans.append(Span(self._t(_l("the texts")), "muted"))
        maker.row(*spans)
        maker.blank()

    # --- hints

    def _hints(self, maker: PageMaker, asked: Asked, attempt: Attempt) -> None:
        for number in range(1, attempt.hints + 1):
            maker.blank()
            label = _l("Hint %(at)s of %(of)s", at=number, of=hints_of(asked.item))
            hint = asked.hint(number)
            text = hint if isinstance(hint, str) else self._t(hint)
            maker.text([Span(self._t(label), "muted"), Span("  "), Span(text)], hang=2)

    # --- after the answer

    def _feedback(
        self,
        maker: PageMaker,
        rows: OptionRows,
        asked: Asked,
        attempt: Attempt,
        *,
        between: int,
    ) -> None:
        response = attempt.response or ()
        right = asked.is_right(response)
        sorts = asked.kind.manner == "sort"
        if not sorts:
            maker.blank(between)
            maker.row(Span(self._signs.hairline * self._form.measure, "line"))
        maker.begin(FEEDBACK)
        first = [Span(self._t(asked.verdict(response)), "strong"), Span(" ")]
        whole = asked.whole_feedback(right)
        if whole is not None:
            maker.text([*first, Span(asked.after_verdict(response, whole))])
            self._what_is_right(maker, asked, attempt, right=right)
        elif sorts:
            maker.text(first[:1])
        else:
            self._option_feedback(maker, asked, attempt, first)
        maker.blank(1 if sorts else between)
        if sorts:
            rows.judged()
        label = self._t(_l("See the passage that shows it"))
        maker.row(Span(f"{self._signs.current} ", "accent"), Span(f" {label} ", "", PROOF_SPOT))
        maker.end()

    def _what_is_right(
        self, maker: PageMaker, asked: Asked, attempt: Attempt, *, right: bool
    ) -> None:
        """Show what the options do not: the right order, the word that is best written."""
        if asked.preferred is not None:
            maker.blank()
            maker.text(
                [Span(self._t(_l("One writes")), "muted"), Span("  "), Span(asked.preferred)]
            )
        if asked.kind.ordered and not right:
            maker.blank()
            maker.text(self._t(_l("The order of the dates given")), "muted")
            for option in asked.key:
                text = f"{attempt.letter(option)} {asked.option_text(option)}"
                maker.text(text, indent=SIGN_COLUMN, hang=2)

    def _option_feedback(
        self, maker: PageMaker, asked: Asked, attempt: Attempt, first: list[Span]
    ) -> None:
        response = attempt.response or ()
        if asked.kind.several:
            maker.text(first[:1])
            for option in asked.rows(attempt):
                self._lettered(maker, attempt, option, asked.feedback(option) or "")
            return
        chosen = attempt.highlighted if attempt.highlighted in attempt.rows else response[0]
        feedback = asked.feedback(chosen) or ""
        if chosen in response:
            maker.text([*first, Span(asked.after_verdict(response, feedback))])
        else:
            self._lettered(maker, attempt, chosen, feedback)

    def _lettered(self, maker: PageMaker, attempt: Attempt, option: str, text: str) -> None:
        maker.text([Span(attempt.letter(option), "key"), Span(" "), Span(text)], hang=2)


__all__ = ["FEEDBACK", "OPTIONS", "PROMPT", "PROOF_SPOT", "Line", "QuizPage"]
