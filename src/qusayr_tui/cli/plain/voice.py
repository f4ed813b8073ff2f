"""Say lines and hear lines: the two streams, and the signals that end the lesson."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from types import FrameType

from qusayr_tui.cli.output import Nowhere
from qusayr_tui.domain.text import clean_text
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.signs import in_plain_signs

SIGN = "> "
"""Ends every page: from here on the learner may type."""

LONGEST_LINE = 4000
"""Characters of a typed line that are looked at."""

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")


class Ended(BaseException):
    """The program was told to end by a signal; as `KeyboardInterrupt`, it is no error."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Voice:
    """Standard output and input, one line at a time; nothing is drawn, nothing moves."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        """Take the streams; with *ascii_only*, write a console's plain signs.

        Raises `Trouble` where there is nowhere to write to.
        """
        self._in_signs = in_plain_signs if ascii_only else str
        if isinstance(sys.stdout, Nowhere) or sys.stdout.closed:
            raise Trouble(
                _l("There is nowhere to write the lesson to: standard output is closed."),
                _l("Run the command in a terminal, or send its output to a file."),
                2,
            )
        self._waiting = False
        self._ended: int | None = None
        self._echoes = not _is_terminal()
        if sys.stdin is not None and hasattr(sys.stdin, "reconfigure"):
            with contextlib.suppress(ValueError, OSError):
                if self._echoes:
                    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
                else:
                    sys.stdin.reconfigure(errors="replace")

    def fall_silent(self) -> None:
        """Let nothing more be written to a reader who has gone, not even at the very end."""
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def say(self, lines: Iterable[str]) -> None:
        """Write lines."""
        self._write("".join(f"{self._in_signs(line).rstrip()}\n" for line in lines))

    def ask(self) -> str | None:
        """Wait for a line; None at the end of the input. Raises `Ended`."""
        self._write(SIGN)
        line = self._read()
        typed = clean_text(line[:LONGEST_LINE]).strip()
        if self._echoes or not line:
            # A pipe shows nothing of what is typed: without it answers would run together.
            self._write(f"{typed}\n")
        return typed if line else None

    def _write(self, text: str) -> None:
        """Write at once; raises BrokenPipeError where nobody is there any more."""
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError as error:
            if error.errno == errno.EIO:  # the terminal's window was closed
                raise BrokenPipeError from error
            raise

    def _read(self) -> str:
        """Give the next line with its end; empty at the end of the input."""
        self._stop_if_told()
        self._waiting = True
        try:
            self._stop_if_told()
            # Not `input()`: with readline it would set the terminal up by escape sequences.
            return sys.stdin.readline() if sys.stdin is not None else ""
        except (OSError, ValueError):  # the terminal is gone, or the stream was closed
            return ""
        finally:
            self._waiting = False

    # --- signals

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """End by `Ended` when told to by a signal, while waiting or at the next wait."""
        before = {}
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(ValueError, OSError):  # not in the main thread
                    before[number] = signal.signal(number, self._told)
        try:
            yield
            self._stop_if_told()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _told(self, number: int, frame: FrameType | None) -> None:
        # In the middle of keeping an answer it must be kept first.
        self._ended = number
        if self._waiting:
            raise Ended(number)

    def _stop_if_told(self) -> None:
        if self._ended is not None:
            raise Ended(self._ended)


def _is_terminal() -> bool:
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:
        return False
