"""What stands on the teacher's console beside the plan: the activity in hand."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.classroom.tally import (
    before_and_after,
    commonest,
    hands,
    letter_of,
    tags_of,
)
from qusayr_tui.i18n.languages import language_rules
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.rows import Span, cell_width
from qusayr_tui.ui.pages.head import FooterKey
from qusayr_tui.ui.pages.page import Page, PageMaker
from qusayr_tui.ui.teach.commands import CONSOLE
from qusayr_tui.ui.teach.desk import Desk
from qusayr_tui.ui.teach.notes import Notes
from qusayr_tui.ui.teach.speech import Speech

COUNT = 4
"""Cells of a column of hands."""


def minutes(seconds: float) -> int:
    """Give whole minutes that have gone by."""
    return int(seconds // 60)


def late_minutes(seconds: float) -> int:
    """Give whole minutes of delay, below 0 of lead: cut as the minutes gone by are."""
    return int((abs(seconds) + 0.001) // 60) * (1 if seconds > 0 else -1)


def drift_words(speech: Speech, seconds: float) -> str:
    """Say by how many minutes the lesson will end late or early."""
    late = late_minutes(seconds)
    if late == 0:
        return speech.text(_l("on time"))
    if late > 0:
        return speech.text(lazy_ngettext("%(count)s min late", "%(count)s min late", late))
    return speech.text(lazy_ngettext("%(count)s min early", "%(count)s min early", -late))


class ConsolePage:
    """Makes the parts of the console for one lesson."""

    def __init__(self, desk: Desk, speech: Speech) -> None:
        self._desk = desk
        self._speech = speech
        self._words = {each.id: each for each in speech.words(desk.state.opening.plan).activities}

    def _t(self, text: LazyText) -> str:
        return self._speech.text(text)

    # --- the head

    def head_note(self) -> str:
        """Give the minutes of the lesson, and how late it is."""
        timing = self._desk.timing
        at = _l("min %(at)s/%(of)s", at=minutes(timing.all_spent), of=self._desk.plan.minutes)
        return f"{self._t(at)} {self._speech.signs.dot} {drift_words(self._speech, timing.drift)}"

    # --- the activity in hand

    def page(self, width: int, *, airy: bool) -> Page:
        """Give the activity: its time, what the class sees, the votes, the notes."""
        desk, maker = self._desk, PageMaker(2, width)
        activity = desk.activity
        words = self._words[activity.id]
        if airy:
            maker.blank()
        maker.begin("title")
        at = desk.plan.activities.index(activity) + 1
        number = f"{at}/{len(desk.plan.activities)}"
        maker.text([Span(number, "key"), Span("  "), Span(words.title, "strong")])
        self._times(maker)
        self._room(maker)
        maker.end()
        maker.blank()
        if activity.item:
            maker.begin("item")
            self._item(maker, activity.item)
            maker.end()
            maker.blank()
        Notes(desk, self._speech, maker).write(words)
        return maker.page()

    def _times(self, maker: PageMaker) -> None:
        timing = self._desk.timing
        spent, planned = minutes(timing.spent), minutes(timing.planned)
        text = _l("%(spent)s min of %(planned)s", spent=spent, planned=planned)
        over = timing.spent > timing.planned
        time = Span(self._t(text), "doubt" if over else "muted")
        dot = Span(f" {self._speech.signs.dot} ")
        maker.text([time, *(span for each in self._states() for span in (dot, each))])

    def _states(self) -> list[Span]:
        """Say how the vote and the room stand, where there is something to say."""
        state = self._desk.state
        found = []
        for said, what, role in (
            (state.vote_open, _l("vote open"), "muted"),
            (state.shown, _l("distribution shown"), "muted"),
            (state.paused, _l("Pause: the room waits"), "doubt"),
            (state.ended and not state.paused, _l("The lesson is over."), "doubt"),
        ):
            if said:
                found.append(Span(self._t(what), role))
        return found

    def standing(self) -> list[Span]:
        """Say in few words how the vote and the room stand, for a page that is scrolled."""
        desk, dot = self._desk, Span(f" {self._speech.signs.dot} ")
        spans = [span for each in self._states() for span in (dot, each)][1:]
        votes = desk.state.of(desk.item or "")
        if desk.state.vote_open and votes.rounds:
            counted = _l("Hands: %(hands)s", hands=hands(votes.rounds[-1]))
            spans += [dot, Span(self._t(counted), "strong")]
        return spans

    def _room(self, maker: PageMaker) -> None:
        """Say what the class sees."""
        showing, state = self._desk.showing(), self._desk.state
        names = [self._speech.edition.locale.name_of(tag) for tag in state.languages]
        parts = [
            self._t(_l("Room: %(languages)s", languages=" + ".join(names))),
            self._t(_l("screen %(at)s of %(of)s", at=showing.at, of=showing.of)),
        ]
        maker.text(f" {self._speech.signs.dot} ".join(parts), "muted")

    # --- the votes

    def _item(self, maker: PageMaker, item: str) -> None:
        phase, _, name = item.partition("/")
        edition = self._speech.edition
        asked = Asked(edition, self._desk.ledger, edition.phase(phase), name)
        votes = self._desk.state.of(item)
        maker.text(asked.prompt, "strong")
        if not self._desk.options:
            maker.text(self._t(_l("Answered on paper; r shows the answer.")), "muted")
            return
        rounds = before_and_after(votes.rounds)
        for option in self._desk.options:
            lead = [Span(letter_of(option, self._desk.options), "key"), Span(" ")]
            for counts in rounds:
                count = str(counts.get(option, 0)) if counts else self._speech.signs.dash
                lead.append(Span(f"{count:>{COUNT - 1}} ", "strong"))
            right = option in asked.key
            lead.append(Span(f"{self._speech.signs.yes} " if right else "  ", "accent"))
            text = Span(asked.option_text(option))
            maker.text([*lead, text], hang=sum(cell_width(each.text) for each in lead))
        self._sums(maker, asked, item)

    def _sums(self, maker: PageMaker, asked: Asked, item: str) -> None:
        """Say how many hands there are, what the sign means, and the commonest misconception."""
        votes = self._desk.state.of(item)
        if votes.rounds:
            sums = [str(hands(counts)) for counts in before_and_after(votes.rounds)]
            joined = f" {self._speech.signs.right} ".join(sums)
            counted = (
                _l("Hands, before and after: %(hands)s", hands=joined)
                if len(sums) > 1
                else _l("Hands: %(hands)s", hands=joined)
            )
            maker.text(self._t(counted), "muted")
        allowed = (
            _l("What the sources allow; the class has seen it.")
            if votes.revealed
            else _l("What the sources allow; hidden from the class.")
        )
        sign = Span(f"{self._speech.signs.yes} ", "accent")
        maker.text([sign, Span(self._t(allowed), "muted")], hang=2)
        if votes.rounds:
            found = commonest(tags_of(asked.item), votes.rounds[-1])
            names = {each.id: each.name for each in self._speech.edition.words.misconceptions}
            if found:
                before, after = language_rules(self._speech.language).quotes
                name = f"{before}{names.get(found[0], found[0])}{after}"
                behind = _l("Commonest misconception: %(name)s", name=name)
                maker.text(self._t(behind), "doubt")


def help_rows(speech: Speech, width: int, *, airy: bool) -> Page:
    """Give the keys of the console, and how hands are typed."""
    maker = PageMaker(2, width)
    if airy:
        maker.blank()
    maker.text(speech.text(_l("Keys")), "strong")
    for command in CONSOLE.values():
        key = Span(speech.signs.keys(speech.text(command.label)), "key")
        maker.labelled(key, [Span(speech.text(command.help))], 12)
    maker.blank()
    maker.text(
        speech.text(
            _l(
                "While a vote is open: type the hands and Enter, as in A12 B5 C9, in any order. "
                "A letter alone is one hand more, -A one hand less; a number typed again corrects."
            )
        )
    )
    return maker.page()


def plan_notes(speech: Speech, plan_id: str, count: int, total: int) -> Sequence[str]:
    """Describe a plan in a few words, for the list of plans."""
    activities = lazy_ngettext("%(count)s activity", "%(count)s activities", count)
    way = f"--plan {plan_id}"
    return (speech.text(_l("%(count)s min", count=total)), speech.text(activities), way)


HELP_KEYS = (FooterKey(_l("Esc"), _l("close")),)
"""The footer while the help is shown."""


def footer_keys(desk: Desk, language: str) -> list[FooterKey]:
    """Give the keys that matter in the activity in hand."""
    state, votes = desk.state, desk.state.of(desk.item or "")
    if state.paused:
        return [FooterKey(_l("z"), _l("resume")), FooterKey(_l("?"), _l("help"))]
    keys: list[FooterKey] = []
    if desk.options and not votes.revealed:
        word = _l("close the vote") if state.vote_open else _l("open the vote")
        keys.append(FooterKey(_l("Space"), word))
        if not state.vote_open and votes.rounds:
            shows = _l("hide") if state.shown else _l("show")
            keys += [FooterKey(_l("u"), _l("again")), FooterKey(_l("h"), shows)]
    if state.vote_open:
        keys.append(FooterKey(_l("PgDn"), _l("notes")))
    elif desk.show.asked_items(desk.activity, language):
        keys.append(FooterKey(_l("r"), _l("answer")))
    if not state.vote_open or len(state.languages) > 1:
        keys.append(FooterKey(_l("→"), _l("screen")))
    return [
        *keys,
        FooterKey(_l("n"), _l("next")),
        FooterKey(_l("p"), _l("back")),
        FooterKey(_l("z"), _l("pause")),
        FooterKey(_l("+"), _l("2 min")),
        FooterKey(_l("?"), _l("help")),
    ]
