"""Say what is wrong with a course file, where, and what to do about it."""

from __future__ import annotations

import msgspec

from qusayr_tui.i18n.lazy import LazyText


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend in a course."""

    file: str
    """Path relative to the course folder, with `/`."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    code: str
    """Kebab-case name of the rule, the same in every language."""
    message: LazyText
    """What is wrong, in one sentence."""
    remedy: LazyText
    """What to do, in one sentence."""
    id: str = ""
    """The id of what is missing or wrong (`siege/gaps`), empty when nothing has one."""
