"""What is said of a name that does not stand where it should: no such id, or no words for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.reading import nearest
from qusayr_tui.content.sheets import Sheet
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def unknown_id(
    sheet: Sheet[Any],
    holder: object,
    field: str,
    found: str,
    known: Iterable[str],
    name: str,
    index: int | None = None,
) -> Problem:
    """Report that *found*, in a field of *holder*, is none of the *known* ids.

    *name* is what the problem calls the holder.
    """
    close = nearest(found, sorted(known))
    return sheet.problem(
        holder,
        "unknown-id",
        _l("Nothing has the id '%(id)s'.", id=found),
        _l("Did you mean '%(name)s'?", name=close)
        if close
        else _l("Write an id that exists, or add what it names."),
        field=field,
        index=index,
        id=name,
    )


def missing_words(sheet: Sheet[Any], holder: object, field: str, name: str) -> Problem:
    """Report that a language has no words for *name*, which the record or another one has."""
    return sheet.problem(
        holder,
        "missing-words",
        _l("'%(id)s' has no words in this language.", id=name),
        _l("Write them here; the record, or another language, has them."),
        field=field,
        id=name,
    )
