"""A fault of the program itself: said in both its languages, its details kept in a file.

The details are for whoever mends the program: which lines of code led there. What somebody
typed or answered may stand in an exception's message and in local variables; neither is
written, but for messages that the interpreter itself makes about names and types.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qusayr_tui import __version__
from qusayr_tui.cli.output import NO_ROOM, is_ours
from qusayr_tui.cli.program import SPOKEN, Program, now
from qusayr_tui.content.loader import UnsoundCourseError
from qusayr_tui.domain.text import clean_text
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.catalog import CatalogMissingError
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.i18n.locale import Locale, load_locale
from qusayr_tui.storage.fault_reports import keep_report
from qusayr_tui.storage.session import LearnerSession

CODE = 70
"""What a command ends with then; EX_SOFTWARE in sysexits.h."""

DEBUG = "QUSAYR_DEBUG"
"""Set to anything but 0, the whole traceback is printed, too."""

WITH_MESSAGE = (AttributeError, ImportError, IndexError, NameError, TypeError, ZeroDivisionError)
"""Exceptions whose message names parts of the program, and nothing that was typed."""

_ROOTS = (Path(__file__).parents[2], Path(os.__file__).parent)


class Fault(Exception):  # noqa: N818
    """An exception that no part of the program knows how to answer."""

    def __init__(self, cause: Exception, kept: LazyText | None, *, guest: bool = False) -> None:
        """Keep what happened, what became of the learner's work, and whether nothing is kept."""
        super().__init__(type(cause).__name__)
        self.cause = cause
        self.kept = kept
        self.guest = guest


@contextmanager
def of_a_lesson(session: LearnerSession) -> Iterator[None]:
    """Let what goes wrong inside be a `Fault` that says whether the answers are saved."""
    try:
        yield
    except Exception as error:
        if not is_fault(error):
            raise
        with suppress(Exception):
            session.flush()
        raise Fault(error, kept_of(session), guest=_is_guest(session)) from error


@contextmanager
def with_a_class(kept: LazyText) -> Iterator[None]:
    """Let what goes wrong inside be a `Fault` that says what became of the lesson."""
    try:
        yield
    except Exception as error:
        if not is_fault(error):
            raise
        raise Fault(error, kept) from error


def is_fault(error: Exception) -> bool:
    """Tell whether an exception is none that ends a command with a sentence of its own."""
    if isinstance(error, ModuleNotFoundError):
        return is_ours(error)
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return False
    return not isinstance(error, Trouble | UnsoundCourseError | BrokenPipeError | Fault)


def kept_of(session: LearnerSession) -> LazyText:
    """Say whether what was answered is saved."""
    if session.store.state.kept == "saved":
        return _l("What you answered is saved.")
    if _is_guest(session):
        return _l("You were here as a guest: nothing is kept.")
    return _l("What was done could not be saved.")


def _is_guest(session: LearnerSession) -> bool:
    return session.store.state.reason == "guest"


# --- telling


def lines_about(error: Exception, program: Program) -> list[str]:
    """Keep the details where that is wanted and possible; give the lines to be printed."""
    fault = error if isinstance(error, Fault) else Fault(error, None)
    where = _kept_details(fault, program)
    lines = []
    for locale in _locales(program):
        text = locale.text
        first = [_l("The program made a mistake and had to stop."), fault.kept]
        lines.append("qusayr: " + " ".join(text(each) for each in first if each))
        lines.append(text(where))
    if os.environ.get(DEBUG, "0") not in ("", "0"):
        lines += "".join(traceback.format_exception(fault.cause)).splitlines()
    return [clean_text(line) for line in lines]


def _locales(program: Program) -> Iterator[Locale]:
    """Give the languages of the program, the reader's first, as far as they are installed."""
    mine = SPOKEN[0]
    with suppress(Exception):
        mine = program.spoken().tag
    for tag in sorted(SPOKEN, key=lambda tag: tag != mine):
        with suppress(CatalogMissingError):
            yield load_locale(tag)


def _kept_details(fault: Fault, program: Program) -> LazyText:
    """Write the report, and say where it is or that it is nowhere."""
    guest = fault.guest or program.options.guest
    folder = None if guest else program.paths.faults
    with suppress(OSError):
        if folder is not None:
            path = keep_report(folder, report(fault.cause), now())
            return _l(
                "The details, with nothing that you typed, are in %(path)s: please send that "
                "file to whoever looks after the program, then delete it.",
                path=_shown(path),
            )
    return _l(
        "The details could not be written; please tell whoever looks after the program: %(line)s",
        line=last_line(fault.cause),
    )


def _shown(path: Path) -> str:
    """Give a path without the name of whoever works here."""
    with suppress(ValueError, RuntimeError):
        return str(Path("~") / path.relative_to(Path.home()))
    return str(path)


# --- the details


def report(error: BaseException) -> str:
    """Give the details of a fault: the versions, and the lines of code that led to it."""
    head = (
        f"qusayr {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"{now().isoformat(timespec='seconds')}",
    )
    return "\n".join([*head, "", *_chain(error)]) + "\n"


def last_line(error: BaseException) -> str:
    """Give the kind of a fault and the line of code where it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f" ({_file(frames[-1].filename)}:{frames[-1].lineno})" if frames else ""
    return f"{_named(error)}{at}"


def _chain(error: BaseException) -> Iterator[str]:
    """Give the lines about an exception, those of what led to it first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _chain(before)
        yield "and then:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_file(frame.filename)}:{frame.lineno} in {frame.name}"
        if frame.line:
            yield f"    {frame.line}"
    yield _named(error)


def _named(error: BaseException) -> str:
    """Name the kind of an exception, with its message where nobody's words can stand in it."""
    name = type(error).__qualname__
    if isinstance(error, WITH_MESSAGE):
        return f"{name}: {error}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: errno {error.errno}"
    return name


def _file(name: str) -> str:
    """Give the path of a file of code from the package it belongs to: no home, no name."""
    path = Path(name)
    for root in (*_ROOTS, *map(Path, sys.path)):
        if root.is_absolute() and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
