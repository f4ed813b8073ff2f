"""Read a page as a browser does, and look at what it is made of."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

VOID = {"br", "hr", "img", "input", "link", "meta"}


class Element:
    """An element with its attributes, its text and what language it is in."""

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.parts: list[Element | str] = []

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    @property
    def spaced(self) -> str:
        """The text, with a space where an element begins or ends."""
        return " ".join(part if isinstance(part, str) else part.spaced for part in self.parts)

    @property
    def language(self) -> str | None:
        here: Element | None = self
        while here is not None:
            if "lang" in here.attributes:
                return here.attributes["lang"]
            here = here.parent
        return None

    def all(self, name: str | None = None, class_: str | None = None) -> list[Element]:
        """Give the elements inside of a name and a class, in order."""
        found = []
        for part in self.parts:
            if isinstance(part, Element):
                if name in (None, part.name) and (class_ is None or class_ in part.classes):
                    found.append(part)
                found += part.all(name, class_)
        return found

    def by_id(self, name: str) -> Element:
        return next(each for each in self.all() if each.attributes.get("id") == name)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = self.here = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        assert len(found.attributes) == len(attrs), f"an attribute of {tag} stands twice"
        self.here.parts.append(found)
        if tag not in VOID:
            self.here = found

    def handle_endtag(self, tag: str) -> None:
        assert self.here.name == tag, f"</{tag}> closes <{self.here.name}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)

    def handle_comment(self, data: str) -> Any:
        raise AssertionError(f"a comment: {data}")


def read_page(text: str) -> Element:
    """Give the `html` element; every element must be closed where it was opened."""
    assert text.startswith("<!DOCTYPE html>\n")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.here is reader.top, f"<{reader.here.name}> is not closed"
    (html,) = (part for part in reader.top.parts if isinstance(part, Element))
    return html


ADDRESSES = {
    "action",
    "background",
    "cite",
    "data",
    "formaction",
    "href",
    "poster",
    "src",
    "srcset",
}
"""Attributes that make a browser fetch, or go somewhere."""

ACTIVE = {
    *("script", "iframe", "object", "embed", "link", "base", "form", "img", "svg", "video"),
    *("audio", "a", "template", "math"),
}
"""Elements that a page for printing has no use for."""


def assert_inert(html: Element) -> None:
    """Fail unless a page needs nothing, fetches nothing and runs nothing."""
    for each in html.all():
        assert each.name not in ACTIVE, each.name
        for name, value in each.attributes.items():
            assert name not in ADDRESSES, f"{name}={value}"
            assert not name.startswith("on"), f"{name}={value}"
            assert name != "style", "styles stand in one place"
    (style,) = html.all("style")
    for word in ("url(", "@import", "http", "expression"):
        assert word not in style.text
    (policy,) = (each for each in html.all("meta") if "http-equiv" in each.attributes)
    assert policy.attributes == {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'",
    }
    head = html.all("head")[0].all("meta")
    assert head[0].attributes == {"charset": "utf-8"}
