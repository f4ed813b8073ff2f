"""The question about a lesson that was left: go on with it, or begin a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType

from qusayr_tui.domain.classroom.left import LeftLesson
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.lazy import lazy_ngettext
from qusayr_tui.render.rows import Span
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.page import Page, PageMaker
from qusayr_tui.ui.screens.frame import FramedScreen
from qusayr_tui.ui.teach.speech import Speech

WIDEST = 72
"""Cells of the widest line."""


class Take(Protocol):
    """What is done with the answer."""

    def __call__(self, *, anew: bool) -> None:
        """Open the lesson that was left, or a new one."""


class LeftScreen(FramedScreen):
    """Asks before a lesson is taken up: it may have been a trial. The room waits meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", show=False),
        Binding("b", "begin", show=False),
        Binding("L,l,f3", "language", show=False),
        Binding("q,escape", "quit", show=False),
    ]

    def __init__(self, speech: Speech, plan_id: str, left: LeftLesson, take: Take) -> None:
        super().__init__(speech)
        self.speech = speech
        self._plan_id = plan_id
        self._left = left
        self._take = take

    def heading(self) -> Heading:
        """Say what a plan is for."""
        return Heading(title=self.speech.text(_l("A lesson with a class")))

    def make_page(self, form: Form) -> Page:
        """Say what was left, and what either answer does."""
        speech, left = self.speech, self._left
        maker = PageMaker(2, min(WIDEST, form.width - 4))
        maker.blank()
        maker.text(speech.words(self._plan_id).title, "strong")
        maker.blank()
        began = left.began.astimezone()
        hands = lazy_ngettext("%(count)s hand counted", "%(count)s hands counted", left.hands)
        sentence = _l(
            "A lesson with this plan was begun on %(day)s at %(time)s "
            "(activity %(at)s of %(of)s, %(hands)s).",
            day=speech.edition.date(f"{began:%Y-%m-%d}"),
            time=f"{began:%H:%M}",
            at=left.at,
            of=left.of,
            hands=hands,
        )
        maker.text(speech.text(sentence))
        maker.blank()
        for key, what in (
            (_l("Enter"), _l("go on with it; the time since then is not counted")),
            (_l("b"), _l("begin a new one; the other is kept for the report")),
        ):
            maker.labelled(Span(speech.text(key), "key"), [Span(speech.text(what))], 8)
        maker.blank()
        maker.text(speech.text(_l("The room waits meanwhile.")), "muted")
        return maker.page()

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        other = self.speech.edition.locale.name_of(self.speech.next_language)
        return (
            FooterKey(_l("Enter"), _l("resume")),
            FooterKey(_l("b"), _l("begin a new one")),
            FooterKey(_l("L"), other),
            FooterKey(_l("q"), _l("quit")),
        )

    def action_go_on(self) -> None:
        """Take the lesson up."""
        self._take(anew=False)

    def action_begin(self) -> None:
        """Begin a new lesson."""
        self._take(anew=True)

    def action_language(self) -> None:
        """Take the next language."""
        self.speech.turn()
        self.redraw()

    def action_quit(self) -> None:
        """Leave; the lesson stays as it is."""
        self.app.exit(0)
