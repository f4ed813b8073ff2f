"""What stands with each text of an exercise: where it is from, and whose words it is in."""

from __future__ import annotations

from qusayr_tui.domain.edition import Edition
from qusayr_tui.domain.model import UNKNOWN_DATE, Material
from qusayr_tui.domain.words import ExerciseWords
from qusayr_tui.i18n.languages import language_rules
from qusayr_tui.i18n.lazy import lazy_gettext as _l
from qusayr_tui.render.asked import source_name
from qusayr_tui.render.wording import held_date


def material_lines(edition: Edition, material: Material) -> tuple[str, str]:
    """Give the source with its date, and whether it is quoted or summed up.

    A quotation says its language and its licence; a summary says that it is ours.
    """
    source = edition.reader.record("sources")[material.source]
    about = source_name(edition, material.source)
    if source.title.startswith("["):
        about = source.publisher  # the record says in brackets that it has no title
    if source.date and source.date != UNKNOWN_DATE:
        about = f"{about}, {held_date(edition.short_date(source.date))}"
    if material.form == "summary":
        return about, edition.text(_l("summed up in our own words"))
    language = edition.locale.name_here(source.language) if source.language else "–"
    how = _l(
        "quoted · %(language)s · %(licence)s", language=language, licence=source.licence or "–"
    )
    return about, edition.text(how)


def material_text(edition: Edition, words: ExerciseWords, material: Material) -> str:
    """Give the text itself; a quotation in the marks of the language, if it has none yet."""
    text = next(each.text for each in words.materials if each.id == material.id)
    if material.form != "quote" or text.startswith(("«", "“", "„")):
        return text
    before, after = language_rules(edition.language).quotes
    return f"{before}{text}{after}"
