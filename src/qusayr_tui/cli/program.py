"""Put the program together: course, language, learner. Nothing is opened before it is used."""

from __future__ import annotations

import os
import shlex
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import msgspec

from qusayr_tui.content.cache import Cache
from qusayr_tui.content.folder import (
    CourseFolder,
    CourseFolderError,
    folder_trouble,
    open_folder,
)
from qusayr_tui.content.loader import Library, UnsoundCourseError
from qusayr_tui.content.locate import shipped_course
from qusayr_tui.domain.edition import Edition, PhaseRef
from qusayr_tui.domain.ledger import Ledger
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.locale import Locale, load_locale
from qusayr_tui.i18n.negotiate import (
    Negotiated,
    UnknownLanguageError,
    negotiate_language,
    system_ui_language,
)
from qusayr_tui.i18n.pseudo import PSEUDO_TAG
from qusayr_tui.storage.paths import DataPaths, find_paths
from qusayr_tui.storage.settings import SettingsFile

SPOKEN = ("en", "fr")
"""Languages of the program's own texts, for when no course can be read."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The global options of the command line, as they were given."""

    lang: str | None = None
    course: str | None = None
    data_dir: str | None = None
    guest: bool = False
    theme: str | None = None
    ascii: bool = False
    no_mouse: bool = False

    def to_come_back(self, command: str, language: str) -> str:
        """Give the command line that leads to the same course and learner, in *language*."""
        given = {
            "--data-dir": self.data_dir,
            "--course": self.course,
            "--lang": self.lang and language,
        }
        options = [word for name, value in given.items() if value for word in (name, value)]
        return shlex.join(["qusayr", *options, command])


def now() -> datetime:
    """Give the present moment in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Give a UUID."""
    return str(uuid.uuid4())


class Program:
    """Everything a command may need, made when it is first asked for."""

    def __init__(self, options: Options, environ: Mapping[str, str]) -> None:
        self.options = options
        self.environ = environ
        self._editions: dict[str, Edition] = {}

    # --- where things are

    @cached_property
    def paths(self) -> DataPaths:
        """Where the learner's files and the cache are."""
        return find_paths(self.options.data_dir, self.environ)

    @cached_property
    def settings(self) -> SettingsFile:
        """What the learner prefers; a guest has no settings."""
        path = None if self.options.guest else self.paths.settings
        return SettingsFile.open(path, now)

    @cached_property
    def course_path(self) -> Path:
        """Where the course is; raises `Trouble` when there is none."""
        asked = self.options.course or self.environ.get("QUSAYR_COURSE")
        found = Path(asked) if asked else shipped_course()
        if found is None:
            raise Trouble(
                _l("The course that comes with the program is not there."),
                _l("Install the program again, or name a course with --course."),
                3,
            )
        return found

    def folder(self, path: Path) -> CourseFolder:
        """Open a course folder or archive; raises `Trouble`."""
        try:
            return open_folder(path)
        except CourseFolderError as error:
            raise folder_trouble(error) from error

    @cached_property
    def library(self) -> Library:
        """The course; raises `Trouble` without one, `UnsoundCourseError` for a broken one."""
        cache = Cache(self.paths.cache) if self.paths.cache else None
        return Library(self.folder(self.course_path), cache)

    @cached_property
    def ledger(self) -> Ledger:
        """The claims of the course."""
        return Ledger(self.library)

    # --- language

    def spoken(self) -> Locale:
        """Give the language for messages; needs no course, and never fails."""
        # An option or a variable may name what there is not: what else tells is heard then.
        bare = {name: value for name, value in self.environ.items() if name != "QUSAYR_LANG"}
        for lang, environ in ((self.options.lang, self.environ), (None, self.environ)):
            with suppress(UnknownLanguageError):
                return load_locale(self._negotiated(SPOKEN, lang, environ).tag)
        return load_locale(self._negotiated(SPOKEN, None, bare).tag)

    def negotiated(self, available: Sequence[str]) -> Negotiated:
        """Choose among *available* languages; raises `UnknownLanguageError`."""
        return self._negotiated(available, self.options.lang, self.environ)

    def _negotiated(
        self, available: Sequence[str], lang: str | None, environ: Mapping[str, str]
    ) -> Negotiated:
        saved = self.settings.settings.language
        return negotiate_language(available, lang, environ, saved, system_ui_language)

    @cached_property
    def language(self) -> Negotiated:
        """The language of the lesson, one of the course's; raises `Trouble`."""
        try:
            return self.negotiated(self.library.course.languages)
        except UnknownLanguageError as error:
            raise Trouble(error.text, error.hint, 2) from error

    def edition(self, tag: str) -> Edition:
        """Give the edition of a language; the pseudo-language speaks over the first one."""
        if tag not in self._editions:
            languages = self.library.course.languages
            pseudo = self.language.tag == PSEUDO_TAG
            language = languages[0] if tag == PSEUDO_TAG else tag
            locale = load_locale(PSEUDO_TAG if pseudo else tag)
            self._editions[tag] = Edition(self.library, locale, language)
        return self._editions[tag]

    @property
    def chosen_edition(self) -> Edition:
        """The edition that this start asks for."""
        return self.edition(self.language.tag)

    def phase_ref(self, name: str) -> PhaseRef:
        """Find a phase by its id or its number; raises `Trouble`."""
        for ref in self.library.phases:
            if name == ref.id or (name.isdecimal() and int(name) == ref.number):
                return ref
        known = ", ".join(f"{ref.number} {ref.id}" for ref in self.library.phases)
        raise Trouble(
            _l("There is no phase '%(name)s'.", name=name),
            _l("There are: %(known)s.", known=known),
            2,
        )


def program_for(options: Options) -> Program:
    """Put the program together for this process.

    The variables are those of now: Click is made to speak by setting `LANGUAGE`, which is no
    wish of the person who called.
    """
    return Program(options, dict(os.environ))


__all__ = ["Options", "Program", "UnsoundCourseError", "new_id", "now", "program_for"]
