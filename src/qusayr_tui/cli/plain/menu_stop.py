"""A stop at which one of several ways is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qusayr_tui.cli.plain.stops import HelpEntry, Stop
from qusayr_tui.domain.quiz.engine import LETTERS
from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l


class MenuStop(Stop):
    """A stop at which one of several ways is chosen by its letter."""

    def choices(self) -> Sequence[str]:
        """Give the ids of the choices, in the order of their letters."""
        raise NotImplementedError

    def take(self, choice: str) -> None:
        """Do what a choice stands for."""
        raise NotImplementedError

    def answer(self, typed: str) -> bool:
        """Take the choice of a letter."""
        choices = self.choices()
        at = LETTERS.find(typed.casefold()) if len(typed) == 1 else -1
        if not 0 <= at < len(choices):
            return False
        self.take(choices[at])
        return True

    def how(self) -> LazyText:
        """Name the letters."""
        last = LETTERS[min(len(self.choices()), len(LETTERS)) - 1]
        return _l("Type one letter, a to %(last)s.", last=last)

    def offers(self) -> Sequence[LazyText]:
        """Name the letters."""
        return (self.how(),)

    def keeps(self) -> Sequence[LazyText]:
        """Name the letters."""
        return (self.how(),)

    def help(self) -> Iterable[HelpEntry]:
        """Name the letters."""
        last = LETTERS[min(len(self.choices()), len(LETTERS)) - 1]
        letters = self.text(_l("a letter, a to %(last)s", last=last))
        yield letters, _l("take what stands behind that letter")
