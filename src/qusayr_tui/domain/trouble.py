"""What a person can act on: said in one sentence and a hint, never as a traceback."""

from __future__ import annotations

import errno
from typing import Literal

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

ExitCode = Literal[1, 2, 3]
"""1 problems found, 2 wrong usage or no terminal, 3 data or network unusable."""


class Trouble(Exception):  # noqa: N818
    """Something that stops a command and that whoever called it can mend."""

    def __init__(self, sentence: LazyText, hint: LazyText, code: ExitCode) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence
        self.hint = hint
        self.code: ExitCode = code


REASONS: dict[int | None, LazyText] = {
    errno.ENOENT: _l("the folder does not exist"),
    errno.ENOTDIR: _l("a file stands where a folder should be"),
    errno.EISDIR: _l("it is a folder"),
    errno.EACCES: _l("the rights of the folder forbid it"),
    errno.EPERM: _l("the system forbids it"),
    errno.EROFS: _l("the disk can only be read"),
    errno.ENOSPC: _l("the disk is full"),
    errno.EDQUOT: _l("your share of the disk is full"),
    errno.EFBIG: _l("the file would be too large"),
    errno.EIO: _l("the disk does not answer as it should"),
    errno.ENAMETOOLONG: _l("the name is too long"),
}
"""Why a file could not be written; the system says it in its own language only."""


def reason_of(error: OSError) -> LazyText | str:
    """Say why the system refused something, in the program's words where there are any."""
    return REASONS.get(error.errno) or error.strerror or type(error).__name__
