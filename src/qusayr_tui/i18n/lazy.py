"""Hold a text of the program before its language is chosen.

A `LazyText` is a message id with its arguments. It is turned into words only by a
`Locale` (`locale.text(lazy)`), so the same value can be shown in any language, again and
again. Marking functions are `lazy_gettext` and `lazy_ngettext`; Babel extracts both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import msgspec


class Translations(Protocol):
    """What a `LazyText` needs of a catalog (gettext's own classes have it)."""

    def gettext(self, message: str) -> str:
        """Give the translation of *message*, or *message* itself."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the form of the message that fits the number *n*."""
        ...


class LazyText(msgspec.Struct, frozen=True):
    """One message of the program, with its arguments, in no language yet."""

    message: str
    """The English message id, with `%(name)s` placeholders."""
    plural: str | None = None
    """The English plural, for messages that count something."""
    count: int = 0
    """What `plural` counts; also available as `%(count)s`."""
    arguments: Mapping[str, Any] = {}
    """Values of the placeholders; a `LazyText` among them is rendered too."""

    def render(self, translations: Translations, number: Callable[[int], str] = str) -> str:
        """Give the text in the language of *translations*; *number* formats whole numbers."""
        if self.plural is None:
            template = translations.gettext(self.message)
        else:
            template = translations.ngettext(self.message, self.plural, self.count)
        values: dict[str, Any] = {"count": number(self.count)}
        for name, value in self.arguments.items():
            values[name] = (
                value.render(translations, number) if isinstance(value, LazyText) else value
            )
        if self.plural is None and not self.arguments:
            return template
        return template % values


def lazy_gettext(message: str, **arguments: Any) -> LazyText:
    """Mark *message* for translation.

    Placeholders are `%(name)s`; a bare % may stand only where there are no arguments.
    """
    return LazyText(message, arguments=arguments)


def lazy_ngettext(singular: str, plural: str, count: int, **arguments: Any) -> LazyText:
    """Mark a message that counts *count* things; both forms may use `%(count)s`."""
    return LazyText(singular, plural, count, arguments)
