"""The page on method, in front of whatever one comes from."""

from __future__ import annotations

from collections.abc import Sequence

from qusayr_tui.domain.prose import parse_prose
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.ui.commands import COMMANDS
from qusayr_tui.ui.context import Context
from qusayr_tui.ui.navigator import Navigator
from qusayr_tui.ui.pages.form import Form
from qusayr_tui.ui.pages.head import FooterKey, Heading
from qusayr_tui.ui.pages.page import Page, PageMaker
from qusayr_tui.ui.pages.reading import prose_spans
from qusayr_tui.ui.screens.base import LessonScreen


class MethodScreen(LessonScreen):
    """How statements are sorted; opened at one of its sections."""

    def __init__(self, context: Context, navigator: Navigator, section: str | None) -> None:
        super().__init__(context, navigator)
        self._section = section

    def heading(self) -> Heading:
        """Give the page's name."""
        return Heading(title=self.context.edition.text(_l("How we know")))

    def make_page(self, form: Form) -> Page:
        """Make the page."""
        maker = PageMaker(form.page_left, form.measure)
        words = self.context.edition.method
        for section in words.sections if words else ():
            maker.blank()
            maker.begin(section.id)
            maker.text(section.title, "strong")
            for paragraph in parse_prose(section.text)[0].paragraphs:
                maker.blank()
                maker.text(prose_spans(paragraph, section.id, {}, self.context.signs))
            maker.end()
        return maker.page()

    def on_mount(self) -> None:
        """Draw, at the section that was asked for."""
        self.redraw()
        if self._section:
            self.page.keep_place(self._section, 1)

    def footer(self) -> Sequence[FooterKey]:
        """Give the keys."""
        return (
            FooterKey(COMMANDS["space"].label, _l("next page")),
            self.language_key(),
            FooterKey(COMMANDS["close"].label, _l("close")),
        )

    def leave(self) -> None:
        """Close."""
        self.navigator.back(self)
