"""A real pseudo-terminal with the command in it: keys go in, a screen comes out."""

from __future__ import annotations

import errno
import os
import select
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pexpect
import pyte

COMMAND = (sys.executable, "-m", "qusayr_tui")
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "space": " ",
}
"""What a terminal sends for the keys that tests press by name."""

PATIENCE = 20.0
"""Seconds that a screen may take on a busy machine before a test gives up."""


class Terminal:
    """One command in a terminal of its own."""

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        environ: Mapping[str, str] | None = None,
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        """Every byte that came out."""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.process = pexpect.spawn(
            command[0],
            [*command[1:], *arguments],
            dimensions=(rows, columns),
            env={**inherited, "TERM": "xterm-256color", "LANG": "C.UTF-8", **(environ or {})},
            timeout=PATIENCE,
            echo=False,
        )

    # --- what a person does

    def press(self, *keys: str) -> None:
        """Press keys by name or letter, leaving the program time between two of them."""
        for key in keys:
            self.type(KEYS.get(key, key))
            # A lone Esc is told from the beginning of another key by what follows it.
            self.settle(0.25 if key == "escape" else 0.05)

    def type(self, text: str) -> None:
        """Send *text* as it is."""
        self.process.send(text)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.process.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    # --- what a person sees

    @property
    def rows(self) -> list[str]:
        """What stands on the screen."""
        return [row.rstrip() for row in self.screen.display]

    @property
    def text(self) -> str:
        """What stands on the screen, on one line."""
        return " ".join(" ".join(self.rows).split())

    def wait_for(self, what: str | Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait until the screen shows a text, or until *what* is true."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if what() if callable(what) else what in self.text:
                return
            if not self.read(0.05) and not self.process.isalive():
                break
        if what() if callable(what) else what in self.text:
            return
        raise AssertionError(f"never seen: {what!r}\n" + "\n".join(self.rows))

    def settle(self, quiet: float = 0.3) -> None:
        """Wait until nothing has come out for *quiet* seconds."""
        while self.read(quiet):
            pass

    def read(self, patience: float) -> bool:
        """Take in what has come out; False when nothing came within *patience* seconds."""
        try:
            ready, _, _ = select.select([self.process.child_fd], [], [], patience)
            if not ready:
                return False
            data = os.read(self.process.child_fd, 65536)
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and error.errno not in (errno.EIO, errno.EBADF):
                raise
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    # --- how it ends

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the command."""
        os.kill(self.process.pid, number)

    def exit_code(self, patience: float = 10.0) -> int:
        """Wait for the end; give the exit code, 128 + n after a signal that killed it."""
        until = time.monotonic() + patience
        while self.process.isalive():
            if time.monotonic() > until:
                raise AssertionError("still running\n" + "\n".join(self.rows))
            self.read(0.02)
        self.settle(0.05)
        self.process.close()
        if self.process.signalstatus is not None:
            return 128 + int(self.process.signalstatus)
        return int(self.process.exitstatus or 0)

    @property
    def is_clean(self) -> bool:
        """Whether the terminal is as it was: no alternate screen, mouse, paste mode; a cursor."""
        return not any(
            self.raw.rfind(on) > self.raw.rfind(off)
            for on, off in (
                (b"\x1b[?1049h", b"\x1b[?1049l"),
                (b"\x1b[?1000h", b"\x1b[?1000l"),
                (b"\x1b[?1003h", b"\x1b[?1003l"),
                (b"\x1b[?2004h", b"\x1b[?2004l"),
                (b"\x1b[?25l", b"\x1b[?25h"),
            )
        )

    def attributes(self) -> list[object]:
        """Give the line settings of the terminal (echo, line mode…)."""
        return list(termios.tcgetattr(self.process.child_fd)[:4])


@contextmanager
def terminal(
    *arguments: str,
    size: tuple[int, int] = (80, 24),
    environ: Mapping[str, str] | None = None,
    data: Path | None = None,
    course: Path | None = None,
) -> Iterator[Terminal]:
    """Run the command in a terminal; whatever happens, it is gone afterwards."""
    options = [*(["--data-dir", str(data)] if data else [])]
    options += [*(["--course", str(course)] if course else [])]
    opened = Terminal(*options, *arguments, size=size, environ=environ)
    try:
        yield opened
    finally:
        with suppress(OSError):  # a test may have closed the window itself
            opened.process.close(force=True)
