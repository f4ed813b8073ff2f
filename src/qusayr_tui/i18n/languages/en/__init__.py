"""English."""

from __future__ import annotations

from qusayr_tui.i18n.languages import Language
from qusayr_tui.i18n.languages.en.typography import typeset

LANGUAGE = Language(
    tag="en",
    typeset=typeset,
    endings="'s",
    negative_question=r"\bwhich\b[^?.!\"“]*?(?:\b(?:not|never|except|cannot)\b|n['’]t\b)",
)
