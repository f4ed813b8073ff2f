"""The options: colours, language, signs, spacing; each holds at once and is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual.binding import BindingType

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.storage.settings import Settings
from qusayr_tui.ui.commands import bindings
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.menus import Choice
from qusayr_tui.ui.screens.menu import MenuScreen


class Preference(msgspec.Struct, frozen=True):
    """Something that can be preferred, and the values it may have."""

    field: str
    """Field of `Settings`."""
    label: LazyText
    values: tuple[tuple[object, LazyText], ...]
    note: LazyText | None = None


_YES_NO = ((True, _l("yes")), (False, _l("no")))

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        "theme",
        _l("Colours"),
        (("night", _l("night")), ("paper", _l("paper")), ("contrast", _l("high contrast"))),
    ),
    Preference(
        "spacing",
        _l("Line spacing"),
        (("usual", _l("usual")), ("wide", _l("wide"))),
        _l("Wide leaves an empty row between two lines."),
    ),
    Preference(
        "marks",
        _l("Marks of who says so"),
        (("raised", _l("raised: ¹")), ("bracketed", _l("in brackets: [1]"))),
    ),
    Preference(
        "ascii",
        _l("Signs"),
        ((False, _l("all")), (True, _l("plain characters only"))),
        _l("Plain characters: for consoles that lack frames and arrows."),
    ),
    Preference("arabic", _l("Names in Arabic script"), _YES_NO),
    Preference(
        "mouse",
        _l("Mouse"),
        _YES_NO,
        _l("Takes effect at the next start. Without it the terminal selects text as usual."),
    ),
)
"""What can be preferred, in the order shown; the language comes before them."""

LANGUAGE, RESET = "language", "reset"


class PreferencesScreen(MenuScreen):
    """Each row is one preference; the arrows and Enter change it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("left", "right")]

    def __init__(self, context: Context, navigator: Navigator) -> None:
        super().__init__(context, navigator, PREFERENCES[0].field)

    def heading(self) -> Heading:
        """Say what this is."""
        return Heading(title=self.context.edition.text(_l("Options")))

    def choices(self) -> Sequence[Choice]:
        """Give the preferences with the values that hold, and the way back to the first ones."""
        edition = self.context.edition
        text = edition.text
        rows = [
            Choice(LANGUAGE, text(_l("Language")), "", edition.locale.name_of(edition.language))
        ]
        for each in PREFERENCES:
            note = text(each.note) if each.note else ""
            rows.append(Choice(each.field, text(each.label), note, text(self._said(each))))
        rows.append(Choice(RESET, text(_l("As on the first start"))))
        return rows if len(self.context.languages) > 1 else rows[1:]

    def _held(self, preference: Preference) -> object:
        """Give the value that holds: the theme may be the terminal's choice."""
        if preference.field == "theme":
            return self.app.theme
        held = getattr(self.context.settings, preference.field)
        return preference.values[0][0] if held is None else held

    def _said(self, preference: Preference) -> LazyText:
        return dict(preference.values)[self._held(preference)]

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(_l("↑ ↓"), _l("choose")),
            FooterKey(_l("← →"), _l("change")),
            self.language_key(),
            FooterKey(_l("q"), _l("back")),
            FooterKey(_l("?"), _l("help")),
        )

    def take(self, choice: str) -> None:
        """Change the preference that Enter or the mouse took."""
        self.chosen = choice
        self._change(1)

    def action_left(self) -> None:
        """Take the value before."""
        self._change(-1)

    def action_right(self) -> None:
        """Take the next value."""
        self._change(1)

    def _change(self, by: int) -> None:
        if self.chosen == LANGUAGE:
            self.navigator.switch_language()
        elif self.chosen == RESET:
            self._start_over()
        else:
            preference = next(each for each in PREFERENCES if each.field == self.chosen)
            values = [value for value, _ in preference.values]
            at = values.index(self._held(preference))
            self.navigator.prefer(preference.field, values[(at + by) % len(values)])

    def _start_over(self) -> None:
        fresh = Settings()
        for each in PREFERENCES:
            self.navigator.prefer(each.field, getattr(fresh, each.field))

    def action_options(self) -> None:
        """Go back: the options are open."""
        self.navigator.back(self)

    def leave(self) -> None:
        """Esc goes back."""
        self.navigator.back(self)
