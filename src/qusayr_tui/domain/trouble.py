"""What a person can act on: said in one sentence and a hint, never as a traceback."""

from __future__ import annotations

from typing import Literal

from qusayr_tui.i18n.lazy import LazyText

ExitCode = Literal[1, 2, 3]
"""1 problems found, 2 wrong usage or no terminal, 3 data or network unusable."""


class Trouble(Exception):  # noqa: N818
    """Something that stops a command and that whoever called it can mend."""

    def __init__(self, sentence: LazyText, hint: LazyText | None, code: ExitCode) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence
        self.hint = hint
        self.code: ExitCode = code
