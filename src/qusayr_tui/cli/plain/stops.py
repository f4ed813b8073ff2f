"""What every stop of the lesson has: a page, a prompt, a help, and answers to what is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qusayr_tui.domain.model import Claim
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.plain.lines import Lines, sentence

if TYPE_CHECKING:
    from qusayr_tui.cli.plain.lesson import PlainLesson

KEY = re.compile(r"(?<=^\w:) |(?<=^\w\u00a0:) ")
"""The space after a key, `w: who says so`, at which no line of a prompt ends."""

HelpEntry = tuple[str, LazyText | str]
"""What is typed, and what it does."""


class Stop:
    """One place at which the learner may type; by default nothing but the way on is there."""

    def __init__(self, lesson: PlainLesson) -> None:
        self.lesson = lesson

    @property
    def lines(self) -> Lines:
        """Where to say things."""
        return self.lesson.lines

    def text(self, text: LazyText | str) -> str:
        """Give a text of the program in the language in hand."""
        return self.lines.text(text)

    # --- what it says

    def arrive(self) -> None:
        """Note that the learner is here."""

    def say_page(self, before: Stop | None) -> None:
        """Say what is here; *before* is the stop one comes from, None when it is said again."""
        raise NotImplementedError

    def where(self) -> LazyText | str:
        """Name this stop in few words, for the prompt."""
        raise NotImplementedError

    def next_name(self) -> LazyText | str:
        """Name what an empty line leads to."""
        raise NotImplementedError

    def offers(self) -> Sequence[LazyText]:
        """Give the sentences of the prompt that stand between the place and the way on."""
        return ()

    def keeps(self) -> Sequence[LazyText]:
        """Give the sentences that a prompt has each time: how to answer, where one is to."""
        return ()

    def whole_place(self) -> str | None:
        """Say where one is, with all that stands around it; None where there is nothing to say."""
        return self.text(self.where())

    def is_in(self, phase: str, step: str) -> bool:
        """Tell whether this stop is in a step of a phase."""
        return False

    def prompt(self, *, short: bool = False, whole: bool = False) -> Sequence[str]:
        """Say where one is and what may be typed; *short* leaves out what was said just before.

        *whole* says phase and step, too: whoever went back may not expect another one.
        """
        offers = self.keeps() if short else self.offers()
        place = (self.whole_place() if whole else None) or self.text(self.where())
        parts = [
            sentence(place),
            *(KEY.sub("\u00a0", sentence(self.text(each))) for each in offers),
            self.text(_l("Enter alone: %(next)s.", next=self.text(self.next_name()))),
            self.text(_l("?: help.")),
        ]
        return (" ".join(parts),)

    def back_name(self) -> LazyText | None:
        """Name what `p` leads to, None where nothing comes before."""
        return None

    def skip_name(self) -> LazyText:
        """Name what `n` leads to."""
        return _l("the same as Enter alone")

    def help(self) -> Iterable[HelpEntry]:
        """Give what may be typed only here."""
        return ()

    # --- what may be typed

    def go_on(self) -> None:
        """Answer to an empty line."""
        raise NotImplementedError

    def skip(self) -> None:
        """Answer to `n`: go past what is left of this step."""
        self.go_on()

    def go_back(self) -> None:
        """Answer to `p`."""
        self.lines.say(_l("There is nothing before this."))

    def answer(self, typed: str) -> bool:
        """Answer to letters, to a number or to `=` and a text; tell whether that means anything."""
        return False

    def how(self) -> LazyText:
        """Say what would have been understood."""
        return _l("There is nothing to answer here; ? says what can be typed.")

    def hint(self) -> None:
        """Answer to `i`."""
        self.lines.say(_l("There is a hint only where a question is asked."))

    def proof(self, named: str) -> None:
        """Answer to `r`."""
        self.lines.say(_l("There is no answer here for a passage to prove."))

    def texts(self) -> None:
        """Answer to `s`."""
        self.lines.say(_l("Only an exercise has texts to say again."))

    def claims(self) -> Sequence[str]:
        """Give the claims that `w` opens, the first by itself."""
        return ()

    def why_no_claims(self) -> LazyText:
        """Say why `w` opens nothing."""
        return _l("Nothing is stated here that somebody would have to say.")

    def terms(self) -> Sequence[str]:
        """Give the terms that stand on this page."""
        return ()

    @property
    def phase_id(self) -> str | None:
        """The phase that one is in."""
        return None

    @property
    def is_guest(self) -> bool:
        """Tell whether nothing is kept because the learner asked for that."""
        return self.lesson.session.store.state.reason == "guest"

    def record_of(self, claim: str) -> Claim:
        """Give the record of a claim."""
        return self.lesson.ledger.find(claim, self.phase_id or "").claim
