"""What a course can be written as: one file or package per format, and the list of them.

A format is entered when it is first asked for, since some of them load much.
"""

from __future__ import annotations

from qusayr_tui.i18n.lazy import LazyText
from qusayr_tui.i18n.lazy import lazy_gettext as _l

FORMATS: dict[str, LazyText] = {
    "worksheet": _l("Sheets to print: text, sources, exercises, questions, word list."),
}
"""Every format by its name, which is the name of its module here, and what it gives."""
