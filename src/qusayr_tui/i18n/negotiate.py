"""Choose the language: what was asked for, then what the machine says, then English.

Python and Babel both answer this question, and both answer English on many French machines:
`LC_CTYPE` is set to `C.UTF-8` by the interpreter itself where a locale is not generated, and
`LANGUAGE` counts for its first entry only. `LC_CTYPE` names an encoding and is not read here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.pseudo import PSEUDO_TAG

LAST_RESORT = "en"
"""The language when nothing else tells; also that of the message ids."""

Reason = Literal[
    "--lang", "QUSAYR_LANG", "settings", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG",
    "system", "default",
]  # fmt: skip


_VARIABLES: tuple[Literal["LC_ALL", "LC_MESSAGES", "LANG"], ...] = ("LC_ALL", "LC_MESSAGES", "LANG")


class Negotiated(NamedTuple):
    """A language and what made us choose it."""

    tag: str
    why: Reason


class UnknownLanguageError(ValueError):
    """Say that a language was asked for which there is not."""

    def __init__(self, tag: str, why: Reason, available: Sequence[str]) -> None:
        """Keep what was asked for, where, and what there is."""
        super().__init__(f"{why}: no language {tag!r} among {', '.join(available)}")
        self.tag, self.why, self.available = tag, why, tuple(available)

    @property
    def text(self) -> LazyText:
        """Give the sentence for the person who asked."""
        return _l("There is no language '%(tag)s' (%(origin)s).", tag=self.tag, origin=self.why)

    @property
    def hint(self) -> LazyText:
        """Name the languages there are."""
        return _l("There are: %(known)s.", known=", ".join(self.available))


def negotiate_language(
    available: Sequence[str],
    explicit: str | None,
    environ: Mapping[str, str],
    saved: str | None,
    system: Callable[[], str | None],
) -> Negotiated:
    """Give the language to use, one of *available* (or the pseudo-language, if asked for).

    *explicit* is the option, *saved* the setting; *system* is asked last, and only if it must.
    Raises `UnknownLanguageError` when the option or `QUSAYR_LANG` names what there is not:
    a person typed that; all else was set by a machine or long ago and is passed over.
    """
    for asked, origin in _asked_for(explicit, environ):
        if asked == PSEUDO_TAG:
            return Negotiated(PSEUDO_TAG, origin)
        tag = match_language(asked, available)
        if tag is None:
            raise UnknownLanguageError(asked, origin, available)
        return Negotiated(tag, origin)
    for wish, why in _wishes(environ, saved, system):
        tag = match_language(wish, available)
        if tag is not None:
            return Negotiated(tag, why)
    return Negotiated(_last_resort(available), "default")


def match_language(wish: str, available: Sequence[str]) -> str | None:
    """Give the one of *available* that a name such as `fr_CA.UTF-8@euro` or `FR-fr` means."""
    name = wish.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    base = name.partition("-")[0]
    by_name = {tag.replace("_", "-").lower(): tag for tag in available}
    by_base = {tag.replace("_", "-").lower().partition("-")[0]: tag for tag in reversed(available)}
    return by_name.get(name) or by_name.get(base) or by_base.get(base)


def system_ui_language() -> str | None:
    """Give the language of the desktop on Windows and macOS, where no variable may tell it."""
    try:
        if sys.platform == "win32":
            return _windows_ui_language()
        if sys.platform == "darwin":
            return _macos_ui_language()
    except (OSError, ValueError, RuntimeError, AttributeError):
        return None
    return None


def _asked_for(
    explicit: str | None, environ: Mapping[str, str]
) -> Iterator[tuple[str, Literal["--lang", "QUSAYR_LANG"]]]:
    if explicit:
        yield explicit, "--lang"
    if environ.get("QUSAYR_LANG"):
        yield environ["QUSAYR_LANG"], "QUSAYR_LANG"


def _wishes(
    environ: Mapping[str, str], saved: str | None, system: Callable[[], str | None]
) -> Iterator[tuple[str, Reason]]:
    if saved:
        yield saved, "settings"
    for variable in _VARIABLES:
        value = environ.get(variable, "")
        if value in ("C", "POSIX"):
            # Someone asked for untranslated programs; as in gettext, LANGUAGE is void then.
            yield LAST_RESORT, variable
            return
        if variable == "LANG":
            yield from ((name, "LANGUAGE") for name in environ.get("LANGUAGE", "").split(":"))
        if not value.startswith(("C.", "POSIX.")):
            # C.UTF-8 tells the encoding (the usual state of a container), not the language.
            yield value, variable
    if desktop := system():
        yield desktop, "system"


def _last_resort(available: Sequence[str]) -> str:
    return match_language(LAST_RESORT, available) or (available[0] if available else LAST_RESORT)


def _windows_ui_language() -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())


def _macos_ui_language() -> str | None:
    import plistlib
    from pathlib import Path

    settings = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
    answer = plistlib.loads(settings.read_bytes()).get("AppleLocale")
    return str(answer) if answer else None
