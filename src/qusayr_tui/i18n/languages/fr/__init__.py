"""French."""

from __future__ import annotations

from qusayr_tui.i18n.languages import Language
from qusayr_tui.i18n.languages.fr.elision import elide
from qusayr_tui.i18n.languages.fr.typography import typeset

LANGUAGE = Language(
    tag="fr",
    name="Français",
    typeset=typeset,
    elisions="[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu",
    endings="-(?:ci|là)",
    first_day="1er",
    elide=elide,
    quotes=("«\u00a0", "\u00a0»"),
    negative_question=(
        r"\b(?:qu|l)(?:el|elle|els|elles|equel|aquelle|esquels|esquelles)\b[^?.!«]*?"
        r"\bn(?:e\b|['’])[^?.!«]*?\b(?:pas|jamais|aucune?)\b"
    ),
)
