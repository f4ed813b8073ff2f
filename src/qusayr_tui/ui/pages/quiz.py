"""One item of the quiz, before and after it is answered."""

from __future__ import annotations

from qusayr_tui.domain.edition import Edition, PhaseEdition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.lesson import proof_block
from qusayr_tui.domain.quiz import AnyItem, AnyItemWords, kind_of
from qusayr_tui.domain.quiz.engine import Attempt, hints_of, response_of, struck_out
from qusayr_tui.domain.quiz.true_false import TRUE
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.rows import Span
from qusayr_tui.render.signs import Signs
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.page import Page, PageMaker

OPTIONS = "options"
FEEDBACK = "feedback"
PROOF_SPOT = "feedback/proof/open"
SIGN_COLUMN = 2
"""Cells before an option's letter, for the highlight or the verdict."""


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

    def page(self, item_id: str, attempt: Attempt) -> Page:
        """Give the page of an item in the state of *attempt*."""
        item, words = self._phase.item(item_id), self._phase.item_words(item_id)
        maker = PageMaker(self._form.page_left, self._form.measure)
        if self._form.airy:
            maker.blank()
        self._number(maker, item_id)
        maker.begin("prompt")
        maker.text(words.prompt, "strong")
        maker.end()
        maker.blank()
        maker.begin(OPTIONS)
        for option in attempt.rows:
            self._option(maker, item, words, attempt, option)
        maker.end()
        self._hints(maker, item, words, attempt)
        if attempt.response is not None:
            self._feedback(maker, item, words, attempt)
        return maker.page()

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

    def dates(self, item: AnyItem) -> dict[str, str]:
        """Give the date of every claim of an item, for keys that are computed."""
        claims = kind_of(item).dated_claims(item)
        near = self._phase.ref.id
        return {each: self._ledger.find(each, near).claim.date for each in claims}

    def _number(self, maker: PageMaker, item_id: str) -> None:
        ids = [item.id for item in self._phase.record.items]
        text = _l("Question %(at)s of %(of)s", at=ids.index(item_id) + 1, of=len(ids))
        maker.text(self._t(text), "muted")
        maker.blank()

    # --- options

    def _option(
        self, maker: PageMaker, item: AnyItem, words: AnyItemWords, attempt: Attempt, option: str
    ) -> None:
        text = self.option_text(words, option)
        gone = option == struck_out(item, attempt, self.dates(item))
        spans = [self._lead(item, attempt, option), Span(attempt.letter(option), "key"), Span(" ")]
        if kind_of(item).several and not kind_of(item).ordered:
            tick = self._signs.ticked if option in attempt.chosen else self._signs.unticked
            spans += [Span(tick), Span(" ")]
        highlighted = attempt.highlighted == option and attempt.response is None
        role = self._option_role(item, attempt, option, highlighted)
        spans.append(Span(text, role))
        if attempt.held and highlighted:
            spans += [Span("  "), Span(self._t(_l("held")), "doubt")]
        if gone:
            spans += [Span(" "), Span(self._t(_l("(not this one)")), "muted")]
        hang = sum(len(span.text) for span in spans[:3])
        if kind_of(item).several and not kind_of(item).ordered:
            hang += len(self._signs.ticked) + 1
        maker.text(spans, hang=hang)
        if attempt.response is not None:
            self._verdict(maker, item, attempt, option, hang)

    def _lead(self, item: AnyItem, attempt: Attempt, option: str) -> Span:
        """Give what stands before the letter: the highlight's mark, or the verdict's."""
        blank = Span(" " * SIGN_COLUMN)
        if attempt.response is None:
            if attempt.highlighted != option:
                return blank
            return Span(self._signs.current.ljust(SIGN_COLUMN), "accent")
        if kind_of(item).ordered:
            return blank
        key = kind_of(item).key(item, self.dates(item))
        if option in key:
            return Span(self._signs.yes.ljust(SIGN_COLUMN), "accent")
        if option in attempt.response:
            return Span(self._signs.no.ljust(SIGN_COLUMN), "doubt")
        return blank

    def _option_role(self, item: AnyItem, attempt: Attempt, option: str, highlighted: bool) -> str:
        if attempt.response is None:
            return "focus" if highlighted else ""
        if kind_of(item).ordered or option in kind_of(item).key(item, self.dates(item)):
            return "strong"
        return "" if option in attempt.response else "muted"

    def option_text(self, words: AnyItemWords, option: str) -> str:
        """Give an option's text; the program has the words for true and false."""
        text = kind_of(words).option_text(words, option)
        if text is not None:
            return text
        return self._t(_l("True")) if option == TRUE else self._t(_l("False"))

    def _verdict(
        self, maker: PageMaker, item: AnyItem, attempt: Attempt, option: str, hang: int
    ) -> None:
        """Say in words, below an option, what its sign says."""
        kind = kind_of(item)
        if kind.ordered:
            return
        key = kind.key(item, self.dates(item))
        mine = attempt.response is not None and option in attempt.response
        if mine and option in key:
            text = self._t(_l("your answer, and what the sources allow"))
        elif mine:
            text = self._t(_l("your answer"))
        elif option in key:
            text = self._t(_l("what the sources allow"))
        else:
            return
        maker.text(text, "em accent" if option in key else "em doubt", indent=hang)

    # --- hints

    def _hints(
        self, maker: PageMaker, item: AnyItem, words: AnyItemWords, attempt: Attempt
    ) -> None:
        for number in range(1, attempt.hints + 1):
            maker.blank()
            label = _l("Hint %(at)s of %(of)s", at=number, of=hints_of(item))
            text = self._hint_text(number, item, words)
            maker.text([Span(self._t(label), "muted"), Span("  "), Span(text)], hang=2)

    def _hint_text(self, number: int, item: AnyItem, words: AnyItemWords) -> str:
        if number == 1:
            return words.hint
        if number == 2:
            block = proof_block(self._phase.record, item.id)
            order = [each.id for each in self._phase.record.blocks]
            at = order.index(block) + 1 if block in order else 1
            return self._t(
                _l("Reread block %(at)s of the text: the key r leads there and back.", at=at)
            )
        return self._t(_l("One of the options is set aside."))

    # --- after the answer

    def _feedback(
        self, maker: PageMaker, item: AnyItem, words: AnyItemWords, attempt: Attempt
    ) -> None:
        kind = kind_of(item)
        response = attempt.response or ()
        key = kind.key(item, self.dates(item))
        right = kind.is_right(response, key)
        maker.blank()
        maker.row(Span(self._signs.hairline * self._form.measure, "line"))
        maker.begin(FEEDBACK)
        first = [Span(self._t(verdict_word(item, response, key, right)), "strong"), Span(" ")]
        whole = kind.whole_feedback(words, right)
        if whole is not None:
            maker.text([*first, Span(whole)])
            if kind.ordered and not right:
                self._right_order(maker, words, key, attempt)
        else:
            self._option_feedback(maker, item, words, attempt, first, right)
        maker.blank()
        label = self._t(_l("See the passage that shows it"))
        maker.row(Span(f"{self._signs.current} ", "accent"), Span(f" {label} ", "", PROOF_SPOT))
        maker.end()

    def _right_order(
        self, maker: PageMaker, words: AnyItemWords, key: tuple[str, ...], attempt: Attempt
    ) -> None:
        maker.blank()
        maker.text(self._t(_l("The order of the dates given")), "muted")
        for option in key:
            text = f"{attempt.letter(option)} {self.option_text(words, option)}"
            maker.text(text, indent=SIGN_COLUMN, hang=2)

    def _option_feedback(
        self,
        maker: PageMaker,
        item: AnyItem,
        words: AnyItemWords,
        attempt: Attempt,
        first: list[Span],
        right: bool,
    ) -> None:
        kind = kind_of(item)
        response = attempt.response or ()
        if not kind.several:
            chosen = attempt.highlighted if attempt.highlighted in attempt.rows else response[0]
            feedback = kind.feedback(words, chosen) or ""
            if chosen in response:
                maker.text([*first, Span(feedback)])
            else:
                maker.text([Span(attempt.letter(chosen), "key"), Span(" "), Span(feedback)], hang=2)
            return
        maker.text(first[:1])
        for option in attempt.rows:
            feedback = kind.feedback(words, option) or ""
            maker.text([Span(attempt.letter(option), "key"), Span(" "), Span(feedback)], hang=2)


def verdict_word(
    item: AnyItem, response: tuple[str, ...], key: tuple[str, ...], right: bool
) -> LazyText:
    """Give the first word after an answer; neither praise nor blame."""
    if right:
        return _l("Yes.")
    if kind_of(item).several and not kind_of(item).ordered and set(response) & set(key):
        return _l("In part.")
    return _l("Not yet.")


__all__ = ["FEEDBACK", "OPTIONS", "PROOF_SPOT", "QuizPage", "response_of", "verdict_word"]
