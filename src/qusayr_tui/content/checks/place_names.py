"""Other names of places lead to one place each."""

from __future__ import annotations

from collections.abc import Iterator

from qusayr_tui.content.problems import Problem
from qusayr_tui.content.sheets import CourseSheets
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.words import PlaceWords
from qusayr_tui.i18n.lazy import lazy_gettext as _l


def check(sheets: CourseSheets) -> Iterator[Problem]:
    """Report an alias that search cannot tell from a name of the same language."""
    for lists in sheets.words.values():
        sheet = lists.get("places")
        if sheet is None:
            continue
        owners = {fold(place.name): place.id for place in reversed(sheet.value)}
        for place in sheet.value:
            for index, alias in enumerate(place.aliases):
                owner = owners.setdefault(fold(alias), place.id)
                if owner != place.id or fold(alias) in _before(place, index):
                    yield sheet.problem(
                        place,
                        "alias-taken",
                        _l(
                            "'%(alias)s' is already a name of the place '%(place)s'.",
                            alias=alias,
                            place=owner,
                        ),
                        _l("Leave it where it belongs, and take it out here."),
                        field="aliases",
                        index=index,
                        id=place.id,
                    )


def _before(place: PlaceWords, index: int) -> list[str]:
    """Give the place's own names that stand before its alias number *index*."""
    return [fold(place.name), *map(fold, place.aliases[:index])]
