"""Write HTML pages that need nothing and do nothing: no script, no address, no asset.

Whatever is no `Html` is data and is escaped, so that a text can never become markup. Pages
say with a Content-Security-Policy that nothing may be loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may do with a page: show it, with the style that stands in it."""

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""

EMPTY_ELEMENTS = frozenset({"br", "hr", "meta"})
"""What has no inside, and no end tag."""


ON_LINES_OF_THEIR_OWN = frozenset(
    {"article", "body", "div", "dl", "head", "header", "h1", "h2", "h3", "h4", "li", "meta", "p"}
    | {"section", "style", "table", "title", "tr", "ul"}
)
"""Elements after which a line ends, so that a page can be read and compared as text."""


class Html(str):
    """Markup that was made here, and is not escaped again."""

    __slots__ = ()


def element(name: str, /, *inside: str | None, **attributes: str | None) -> Html:
    """Give an element; what is inside is escaped unless it is `Html`, None is left out.

    An attribute's name loses a closing underscore, other underscores are hyphens: `class_`,
    `data_line`. An attribute of None is left out. *name* is never data.
    """
    given = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    end = "\n" if name in ON_LINES_OF_THEIR_OWN else ""
    if name in EMPTY_ELEMENTS:
        return Html(f"<{name}{given}>{end}")
    return Html(f"<{name}{given}>{joined(inside)}</{name}>{end}")


def joined(parts: Iterable[str | None]) -> Html:
    """Put parts one after another; those that are no `Html` are escaped."""
    return Html(
        "".join(
            part if isinstance(part, Html) else escape(part) for part in parts if part is not None
        )
    )


def direction(language: str) -> str | None:
    """Give the `dir` of a language: `rtl`, or None where text runs as by default."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else None


def page(title: str, language: str, style: str, body: Iterable[str | None]) -> str:
    """Give a whole page; *style* is ours, never data."""
    if "</" in style:
        raise ValueError("a style sheet holds no end tag")
    head = joined(
        [
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=POLICY),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="generator", content="qusayr-tui"),
            element("title", title),
            element("style", Html(style)),
        ]
    )
    whole = element(
        "html",
        element("head", head),
        element("body", joined(body)),
        lang=language,
        dir=direction(language),
    )
    return f"<!DOCTYPE html>\n{whole}\n"
