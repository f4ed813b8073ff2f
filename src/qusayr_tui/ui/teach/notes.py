"""The teacher's notes on the activity in hand, from what to say to what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.items_of import find_exercise
from qusayr_tui.domain.plan import ActivityWords
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.room.cards import CardMaker
from qusayr_tui.render.rows import Span
from qusayr_tui.ui.pages.page import PageMaker
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.speech import Speech


class Notes:
    """Writes the notes on one activity; none of this is ever on the projector before its time."""

    def __init__(self, desk: Desk, speech: Speech, maker: PageMaker) -> None:
        self._desk = desk
        self._speech = speech
        self._maker = maker

    def write(self, words: ActivityWords) -> None:
        """Write everything that the plan and the course say about the activity in hand."""
        self._told("say", _l("Say"), words.say)
        if self._desk.activity.do == "lobby":
            self._told("notice", _l("Read aloud: the content notice"), self._notice())
        self._told("expect", _l("Expect"), words.expect)
        self._told("pupils", _l("Pupils"), words.pupils)
        self._told("show", _l("On the screen"), words.show)
        self._starters(words.starters)
        self._answers()
        self._next()

    def _t(self, text: LazyText) -> str:
        return self._speech.text(text)

    def _label(self, block: str, label: LazyText) -> None:
        self._maker.begin(block)
        self._maker.text(self._t(label), "key")

    def _end(self) -> None:
        self._maker.end()
        self._maker.blank()

    def _told(self, block: str, label: LazyText, text: str | None) -> None:
        if not text:
            return
        self._label(block, label)
        for index, paragraph in enumerate(text.split("\n\n")):
            if index:
                self._maker.blank()
            self._maker.text(" ".join(paragraph.split("\n")))
        self._end()

    def _notice(self) -> str:
        plan = self._speech.words(self._desk.state.opening.plan)
        return plan.class_notice or self._speech.edition.words.notice

    def _starters(self, starters: Sequence[str]) -> None:
        if not starters:
            return
        self._label("starters", _l("To begin a sentence"))
        for each in starters:
            self._maker.text([Span(f"{self._speech.signs.dash} "), Span(each)], hang=2)
        self._end()

    # --- the answers

    def _answers(self) -> None:
        """Give the key of every question asked here, so that nobody must show it to know it."""
        items = self._items()
        if not items:
            return
        cards = CardMaker(self._speech.edition, self._desk.ledger, self._speech.signs)
        self._label("answers", _l("Answers, for you alone"))
        for at, item in enumerate(items):
            if at:
                self._maker.blank()
            if len(items) > 1:
                number = Span(f"{at + 1} ", "key")
                self._maker.text([number, Span(cards.asked(item).prompt)], hang=2)
            parts = [part for card in cards.answer(item) for part in card][1:]
            for part in parts:
                lead = [Span(f"{part.lead} ", "key")] if part.lead else []
                self._maker.text([*lead, Span(part.text, part.role)], indent=2, hang=2)
        self._end()

    def _items(self) -> list[str]:
        activity = self._desk.activity
        if activity.item:
            return [activity.item]
        if not activity.exercise:
            return []
        phase, _, name = activity.exercise.partition("/")
        exercise = find_exercise(self._speech.edition.phase(phase).record, name)
        return [f"{activity.exercise}/{each.id}" for each in exercise.items]

    # --- what comes next

    def _next(self) -> None:
        plan = self._desk.plan
        following = plan.activities[plan.activities.index(self._desk.activity) + 1 :]
        words = {
            each.id: each for each in self._speech.words(self._desk.state.opening.plan).activities
        }
        self._maker.begin("next")
        if following:
            text = _l(
                "Next: %(title)s (%(minutes)s min)",
                title=words[following[0].id].title,
                minutes=following[0].minutes,
            )
            self._maker.text(self._t(text), "muted")
        else:
            self._maker.text(self._t(_l("Next: n ends the lesson.")), "muted")
        self._maker.end()
