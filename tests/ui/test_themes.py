"""Contrast of every theme, and colour that never says anything by itself."""

from __future__ import annotations

import os

import pytest

from qusayr_tui.ui.themes import _PALETTES, NAMES
from tests.support.courses import TINY
from tests.support.lesson import open_lesson

WORDS = ("text", "muted")
ACCENTS = ("accent", "doubt")
GROUNDS = ("bg", "panel")


def luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb` (WCAG 2.2, definition)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition)."""
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def nearest_of_256(colour: str) -> str:
    """Give what a terminal with 256 colours shows: the nearest of its cube and greys."""
    levels = (0, 95, 135, 175, 215, 255)
    cube = [(r, g, b) for r in levels for g in levels for b in levels]
    greys = [(8 + 10 * n,) * 3 for n in range(24)]
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    best = min(
        (*cube, *greys),
        key=lambda each: sum((a - b) ** 2 for a, b in zip(each, wanted, strict=True)),
    )
    return "#{:02x}{:02x}{:02x}".format(*best)


def test_the_formula_gives_the_known_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_are_legible_in_every_theme(name: str, ground: str) -> None:
    colours = _PALETTES[name][1]
    for token in (*WORDS, *ACCENTS):
        assert contrast(colours[token], colours[ground]) >= 7, token
    assert contrast(colours["line"], colours[ground]) >= 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_with_256_colours_words_stay_legible(name: str, ground: str) -> None:
    colours = {token: nearest_of_256(value) for token, value in _PALETTES[name][1].items()}
    for token in WORDS:
        assert contrast(colours[token], colours[ground]) >= 7, token
    for token in ACCENTS:
        assert contrast(colours[token], colours[ground]) >= 4.5, token


@pytest.mark.parametrize("name", NAMES)
async def test_every_theme_shows_the_same_words(name: str) -> None:
    async with open_lesson(TINY, lang="en", phase="fair", theme=name) as lesson:
        await lesson.press("enter", "n", "tab")
        shown = lesson.text
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await lesson.press("enter", "n", "tab")
        assert lesson.text == shown


async def test_without_colours_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = ("enter", "n", "tab")
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await lesson.press(*keys)
        coloured, focus = lesson.text, lesson.reversed
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    async with open_lesson(TINY, lang="en", phase="fair") as lesson:
        await lesson.press(*keys)
        assert lesson.reversed == focus
        strips = lesson.app.screen._compositor.render_strips()
        colours = {
            segment.style.color.triplet
            for strip in strips
            for segment in strip
            if segment.style and segment.style.color and segment.style.color.triplet
        }
        assert all(len({*triplet}) == 1 for triplet in colours), "only greys"
        # Where an underline is all that tells a word with a card, its sign stands beside it.
        assert " ".join(lesson.text.replace("°", "").split()) == " ".join(coloured.split())
