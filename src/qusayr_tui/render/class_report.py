"""What a class answered, as lines, as a table, as a page and as JSON (contract, part 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Any

import msgspec

from qusayr_tui.domain.classroom.report import ItemReport
from qusayr_tui.domain.classroom.state import ClassState
from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import LazyText, lazy_ngettext
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import Asked
from qusayr_tui.render.html import Html, direction, element, page
from qusayr_tui.render.outcomes import sheet_names
from qusayr_tui.render.rows import Span
from qusayr_tui.render.tables import table
from qusayr_tui.render.wrap import wrap

SCHEMA = 1

COLUMNS = (
    *("item", "round", "option", "letter", "right", "hands", "of"),
    *("misconception", "misconception_name"),
)
"""Columns of the table, named alike in every language."""

STYLE = """
@page { size: A4; margin: 15mm; }
body { font: 11pt/1.4 "Liberation Sans", Arial, sans-serif; max-width: 180mm; margin: 0 auto; }
h1 { font-size: 17pt; } h2 { font-size: 12pt; margin: 0; } p { margin: 1mm 0; }
.item { break-inside: avoid; margin: 6mm 0; }
table { border-collapse: collapse; width: calc(100% - 1mm); margin: 2mm 0; }
th, td { border: 0.2mm solid #888; padding: 1mm 2mm; text-align: left; vertical-align: top; }
.hands { text-align: right; width: 30mm; white-space: nowrap; }
.letter { width: 9mm; white-space: nowrap; }
.right { font-weight: bold; }
.about { color: #333; }
"""


class Lesson(msgspec.Struct, frozen=True):
    """A lesson that was held, for its report."""

    id: str
    state: ClassState
    items: tuple[ItemReport, ...]
    plan: str | None
    """Title of its plan; None where the course no longer has it."""
    by_groups: frozenset[str] = frozenset()
    """Items that the plan puts to the vote of groups, a card each."""


class ReportPages:
    """Writes the report of a lesson in one language."""

    def __init__(
        self, edition: Edition, ledger: Ledger, lesson: Lesson, zone: tzinfo | None = None
    ) -> None:
        """Take the *zone* for the lesson's beginning, the machine's by default."""
        self._edition = edition
        self._ledger = ledger
        self._lesson = lesson
        self._zone = zone

    def _t(self, text: LazyText) -> str:
        return self._edition.text(text)

    # --- for programs

    def record(self) -> dict[str, Any]:
        """Give the report as JSON has it: ids only, the same in every language."""
        opening = self._lesson.state.opening
        return {
            "schema": SCHEMA,
            "session": self._lesson.id,
            "course": opening.course,
            "plan": opening.plan,
            "began": self._lesson.state.began.isoformat(),
            "items": [
                {
                    "item": each.item,
                    "rounds": [{"counts": one.counts, "n": one.n} for one in each.rounds],
                    "misconceptions": list(each.misconceptions),
                }
                for each in self._lesson.items
            ],
        }

    def csv(self) -> str:
        """Give one row for each option in each vote."""
        return table(COLUMNS, self._cells(), self._edition.language)

    def _cells(self) -> Iterator[Sequence[str]]:
        for each in self._lesson.items:
            asked = self._asked(each.item)
            for number, one in enumerate(each.rounds, start=1):
                for option, hands in one.counts.items():
                    right = "" if asked is None else str(_is_right(asked, option)).lower()
                    tag = _tag(asked, option)
                    letter = _letter(asked, option)
                    yield (
                        each.item,
                        str(number),
                        option,
                        letter,
                        right,
                        str(hands),
                        str(one.n),
                        tag,
                        self._misconception(tag) if tag else "",
                    )

    # --- for people

    def lines(self, width: int) -> Iterator[str]:
        """Give the report as lines to read."""
        yield from self._about()
        yield ""
        if not self._lesson.items:
            yield self._t(_l("No vote was counted."))
        for each in self._lesson.items:
            asked = self._asked(each.item)
            yield from _wrapped(self._heading(each.item, asked), width)
            if asked:
                yield from _wrapped(asked.prompt, width, 3)
            yield "   " + " → ".join(self._rounds(each))
            for option in _options(each):
                sign = "✓" if _is_right(asked, option) else " "
                counts = " → ".join(f"{one.counts.get(option, 0):3}" for one in each.rounds)
                text = asked.option_text(option) if asked else option
                label = f"{_letter(asked, option)} {sign} {counts}  "
                yield from _wrapped(label + text, width, 3, len(label))
            yield from _wrapped(self._commonest(each), width, 3)
            yield ""

    def html(self) -> str:
        """Give the report as a page that needs nothing else."""
        title = self._t(_l("What the class answered"))
        about = (element("p", each, class_="about") for each in self._about()[1:])
        items = [self._item(each) for each in self._lesson.items]
        if not items:
            items = [element("p", self._t(_l("No vote was counted.")))]
        body = element("main", element("h1", title), *about, *items)
        return page(title, self._edition.language, STYLE, [body])

    def _item(self, reported: ItemReport) -> Html:
        asked = self._asked(reported.item)
        head = element(
            "tr",
            element("th", self._t(_l("Answer")), scope="col", colspan="2"),
            *(element("th", each, scope="col", class_="hands") for each in self._rounds(reported)),
        )
        rows = []
        for option in _options(reported):
            right = _is_right(asked, option)
            text = asked.option_text(option) if asked else option
            letter = f"{_letter(asked, option)}{' ✓' if right else ''}"
            counts = (str(one.counts.get(option, 0)) for one in reported.rounds)
            rows.append(
                element(
                    "tr",
                    element("td", letter, class_="letter"),
                    element("td", text),
                    *(element("td", each, class_="hands") for each in counts),
                    class_="right" if right else None,
                )
            )
        return element(
            "section",
            element("h2", self._heading(reported.item, asked)),
            element("p", asked.prompt) if asked else None,
            element("table", element("thead", head), element("tbody", *rows)),
            element("p", self._commonest(reported)),
            class_="item",
            dir=direction(self._edition.language),
        )

    def _about(self) -> list[str]:
        """Give the title, then plan and time, in a line each."""
        state = self._lesson.state
        began: datetime = state.began.astimezone(self._zone)
        when = self._edition.date(began.strftime("%Y-%m-%d"))
        minutes = round(state.all_seconds / 60)
        lasted = lazy_ngettext("%(count)s minute", "%(count)s minutes", minutes)
        return [
            self._t(_l("What the class answered")),
            self._lesson.plan or state.opening.plan,
            f"{when}, {began:%H:%M} · {self._t(lasted)} · {self._lesson.id}",
        ]

    def _heading(self, item: str, asked: Asked | None) -> str:
        if asked is None:
            return item
        phase = asked.phase
        where = (
            each if isinstance(each, str) else self._t(each)
            for each in sheet_names(phase, asked.name)
        )
        return " · ".join((f"{phase.ref.number} · {phase.words.title}", *where))

    def _rounds(self, reported: ItemReport) -> list[str]:
        """Give what each vote is called, with its hands."""
        counted = [self._counted(reported, each.n) for each in reported.rounds]
        if len(counted) == 1:
            return [self._t(_l("vote (%(n)s)", n=counted[0]))]
        names = [_l("before (%(n)s)", n=counted[0])]
        names += [_l("after (%(n)s)", n=each) for each in counted[1:]]
        return [self._t(each) for each in names]

    def _counted(self, reported: ItemReport, n: int) -> LazyText | int:
        if reported.item in self._lesson.by_groups:
            return lazy_ngettext("%(count)s group", "%(count)s groups", n)
        return n

    def _commonest(self, reported: ItemReport) -> str:
        if not reported.misconceptions:
            return self._t(_l("No known misconception behind the wrong answers."))
        first = self._misconception(reported.misconceptions[0])
        return self._t(_l("Commonest misconception: %(name)s", name=first))

    def _misconception(self, tag: str) -> str:
        names = {each.id: each.name for each in self._edition.words.misconceptions}
        return names.get(tag, tag)

    def _asked(self, item: str) -> Asked | None:
        """Give an item with its words, None where the course no longer has it."""
        phase, _, name = item.partition("/")
        try:
            return Asked(self._edition, self._ledger, self._edition.phase(phase), name)
        except KeyError:
            return None


def _options(reported: ItemReport) -> Iterator[str]:
    """Give the options of all votes on an item, each once."""
    yield from dict.fromkeys(option for each in reported.rounds for option in each.counts)


def _is_right(asked: Asked | None, option: str) -> bool:
    """Tell whether an option is right by itself; where an order is asked, none is."""
    return asked is not None and asked.kind.manner in ("one", "several") and option in asked.key


def _letter(asked: Asked | None, option: str) -> str:
    if asked is None or option not in asked.options:
        return "–"
    return LETTERS[asked.options.index(option)].upper()


def _tag(asked: Asked | None, option: str) -> str:
    options = getattr(asked.item, "options", ()) if asked else ()
    found = (getattr(each, "tag", None) for each in options if each.id == option)
    return next(found, None) or ""


def _wrapped(text: str, width: int, indent: int = 0, hang: int = 0) -> Iterator[str]:
    for row in wrap([Span(text)], max(20, width - indent), indent=hang):
        yield " " * indent + "".join(span.text for span in row)
