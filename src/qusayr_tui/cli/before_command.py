"""What the options before a command mean to it: none of them is passed over in silence.

One rule: what tells whose lesson it is (`--lang`, `--course`, `--data-dir`) and how it looks
(`--theme`, `--ascii`, `--no-mouse`) may stand before every command, so that an alias may hold
it; it counts wherever a command has something of it. What asks for something that a command
cannot do is refused, with what to type instead.
"""

from __future__ import annotations

from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.lazy import lazy_gettext as _l

PHASE_OF = {
    "plain": "qusayr plain {phase}",
    "read": "qusayr read {phase}",
    "export": "qusayr export worksheet --phase {phase} -o FILE.html",
}
"""How the commands that take a phase are told one."""

ABOUT_WHAT_IS_KEPT = frozenset({"teach", "data", "results"})
"""Commands that keep something, or show what was kept: nothing of which a guest has."""


def refuse_what_it_cannot_do(command: str, phase: str | None, *, guest: bool) -> None:
    """Raise `Trouble` for an option before *command* that means nothing to it."""
    if phase is not None:
        raise Trouble(
            _l(
                "--phase opens the lesson on the full screen; it does not go with "
                "'qusayr %(command)s'.",
                command=command,
            ),
            _l(
                "Type: %(command)s",
                command=PHASE_OF.get(command, "qusayr --phase {phase}").format(phase=phase),
            ),
            2,
        )
    if guest and command in ABOUT_WHAT_IS_KEPT:
        raise Trouble(
            _l(
                "'qusayr %(command)s' is about what is kept, and with --guest nothing is.",
                command=command,
            ),
            _l("Leave --guest out, or name another folder with --data-dir."),
            2,
        )
