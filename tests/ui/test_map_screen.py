"""The map and the timeline by keyboard and mouse, as a list, and in the other language."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from qusayr_tui.ui.screens.map import MapScreen
from qusayr_tui.ui.screens.timeline import TimelineScreen
from tests.support.courses import SHIPPED, TINY
from tests.support.lesson import Lesson, open_lesson

PAST_THE_NOTICE = ("enter",)


def screen(lesson: Lesson) -> MapScreen | TimelineScreen:
    found = lesson.app.screen
    assert isinstance(found, MapScreen | TimelineScreen)
    return found


def step_of(lesson: Lesson) -> str:
    position = lesson.context.session.position
    assert position is not None
    return position.step


async def test_a_pupil_finds_where_rastan_is_who_held_it_and_who_says_so() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="offensive") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m")
        keys = 0
        while screen(lesson).page.spot != "map/place/rastan":
            await lesson.press("up")
            keys += 1
            assert keys < 10
        assert lesson.reversed == ["Rastan"]
        assert lesson.row_of("Rastan") < lesson.row_of("Homs") < lesson.row_of("+ al-Qusayr")
        await lesson.press("enter")
        assert "north of al-Qusayr, known position" in lesson.words
        assert "O opposition · 1 March 2012" in lesson.words
        assert "sources disagree" in lesson.words
        await lesson.press("tab", "enter")
        assert "No author" in lesson.words or "A text that names no author" in lesson.words
        await lesson.press("escape", "escape")
        assert lesson.reversed == ["Rastan"]
        await lesson.press("escape")
        assert not isinstance(lesson.app.screen, MapScreen)


async def test_the_map_is_a_step_after_the_reading_and_is_kept() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "n", "n")
        assert "Who holds what" in lesson.text
        assert lesson.context.session.position is not None
        assert lesson.context.session.position.step == "map"
        assert ("step", "siege/map") in lesson.context.session.progress.experienced
        await lesson.press("escape")
        assert isinstance(lesson.app.screen, MapScreen)
        await lesson.press("n")
        assert not isinstance(lesson.app.screen, MapScreen)
        await lesson.press("p")
        assert isinstance(lesson.app.screen, MapScreen)


@pytest.mark.parametrize("phase", ["prologue", "siege", "resumes", "offensive"])
async def test_m_and_t_open_from_every_step_and_lead_back_to_it(phase: str) -> None:
    async with open_lesson(SHIPPED, lang="fr", phase=phase) as lesson:
        await lesson.press(*PAST_THE_NOTICE)
        for _ in range(12):
            before = lesson.app.screen_stack[-1]
            if not isinstance(before, MapScreen):
                await lesson.press("m")
                assert isinstance(lesson.app.screen, MapScreen)
                await lesson.press("m")
                assert lesson.app.screen_stack[-1] is before
            await lesson.press("t")
            assert isinstance(lesson.app.screen, TimelineScreen)
            await lesson.press("escape")
            assert lesson.app.screen_stack[-1] is before
            await lesson.press("n")


async def test_the_same_data_as_a_list_and_back_with_the_same_place_in_hand() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="offensive") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m", "up", "up", "x")
        held = screen(lesson).page.spot
        assert held is not None
        assert held.startswith("list/place/")
        assert "20 km" not in lesson.text
        await lesson.press("x")
        assert screen(lesson).page.spot == held.replace("list/", "map/")
        assert "20 km" in lesson.text


@pytest.mark.parametrize("keys", [("m", "up"), ("m", "x", "down", "down"), ("t", "down", "down")])
async def test_a_change_of_language_keeps_the_place_in_hand(keys: tuple[str, ...]) -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="resumes") as lesson:
        await lesson.press(*PAST_THE_NOTICE, *keys)
        held = screen(lesson).page.spot
        assert held
        await lesson.press("f3")
        assert lesson.context.edition.language == "en"
        assert screen(lesson).page.spot == held
        assert lesson.reversed
        await lesson.press("enter", "f3")
        assert screen(lesson).sheet.is_open
        await lesson.press("escape")
        assert screen(lesson).page.spot == held


async def test_the_list_beside_the_map_turns_by_pages_and_the_focus_never_hides() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="offensive") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m")
        seen = lesson.text
        for _ in range(4):
            await lesson.press("pagedown")
            seen += lesson.text
        for place in ("National Hospital", "north of the town", "Homs governorate", "Syria"):
            assert place in seen
        for _ in range(60):
            await lesson.press("tab")
            assert len(lesson.reversed) == 1


async def test_the_mouse_opens_a_place_on_the_map() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m")
        row = lesson.row_of("Tartus")
        pilot: Pilot[None] = lesson.pilot
        await pilot.click(offset=(lesson.rows[row].index("Tartus") + 2, row))
        await pilot.pause()
        assert "Ṭarṭūs" in lesson.text
        assert "not known" in lesson.text


async def test_narrow_screens_have_the_list_first_and_the_map_on_demand() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=(60, 20)) as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m")
        assert "Qui tenait quoi" in lesson.text
        await lesson.press("x")
        assert "Rastane" in lesson.text
        assert "20 km" in lesson.text
        assert "+ position établie" in lesson.words, "the signs are explained, or begin to be"
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=(50, 16)) as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m", "x")
        assert "Qui tenait quoi" in lesson.text
        assert "20 km" not in lesson.text


async def test_the_timeline_shows_the_phase_or_the_course_and_opens_claims() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="resumes") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "t")
        assert "phase 2" in lesson.rows[0]
        first = screen(lesson).page.spot
        await lesson.press("down")
        assert screen(lesson).page.spot != first
        await lesson.press("enter")
        assert screen(lesson).sheet.is_open
        assert "Syrian state media" in lesson.words
        await lesson.press("escape", "right")
        assert "the whole course" in lesson.rows[0]
        assert len(lesson.reversed) == 1
        await lesson.press("left", "end")
        assert "phase 2" in lesson.rows[0]


async def test_a_card_with_nothing_to_open_offers_no_key_that_opens() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="prologue") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m", "up", "enter")
        assert "No source that we read speaks of it" in lesson.words
        assert "Enter open" not in lesson.rows[-1]
        assert "Esc close" in lesson.rows[-1]
        await lesson.press("escape", "down", "enter")
        assert "Enter open" in lesson.rows[-1]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("phase", "number"), [("prologue", 0), ("siege", 1), ("fsa-attacks", 3)])
async def test_the_timeline_of_a_phase_names_it_in_a_narrow_window_too(
    lang: str, phase: str, number: int
) -> None:
    async with open_lesson(SHIPPED, lang=lang, phase=phase, size=(60, 20)) as lesson:
        await lesson.press(*PAST_THE_NOTICE, "t")
        assert f"phase {number}" in lesson.rows[0]


async def test_the_claim_in_hand_is_told_whole_below_the_axis() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="resumes") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "t", "down", "down")
        claim = (screen(lesson).page.spot or "").rpartition("/")[2]
        text = lesson.context.edition.phase("resumes").claim_words(claim).text
        assert " ".join(text.split()) in lesson.words


async def test_in_ascii_map_and_timeline_use_no_sign_a_console_lacks() -> None:
    async with open_lesson(
        SHIPPED, lang="fr", phase="resumes", ascii_only=True, size=(120, 36)
    ) as lesson:
        await lesson.press(*PAST_THE_NOTICE)
        for keys in (("m",), ("x",), ("enter",), ("escape", "escape", "t"), ("right",), ("x",)):
            await lesson.press(*keys)
            odd = {c for c in lesson.text if c > "\u024f" and not "\u2000" <= c <= "\u206f"}
            assert not {c for c in odd if not "\u0600" <= c <= "\u06ff"}, keys


async def test_another_course_has_its_map_and_timeline_too() -> None:
    async with open_lesson(TINY, lang="fr", phase="fair") as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m")
        for name in ("la place", "le moulin", "le pont"):
            assert name in lesson.text
        await lesson.press("m", "t")
        assert "mai 1911" in lesson.text


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_each_footer_names_the_other_language_at_eighty_columns(language: str) -> None:
    async with open_lesson(SHIPPED, lang=language, phase="resumes") as lesson:
        await lesson.press(*PAST_THE_NOTICE)
        other = {"fr": "L English", "en": "L Français"}[language]
        for keys in (("m",), ("x",), ("m", "t"), ("right",), ("x",), ("t", "n", "n")):
            await lesson.press(*keys)
            assert other in lesson.rows[-1], keys


async def test_the_way_from_the_first_step_to_the_first_question_stays_short() -> None:
    for phase in ("prologue", "siege", "resumes", "fsa-attacks", "offensive", "epilogue"):
        async with open_lesson(SHIPPED, lang="fr", phase=phase) as lesson:
            await lesson.press(*PAST_THE_NOTICE)
            presses = 0
            while step_of(lesson) != "quiz":
                await lesson.press("n")
                presses += 1
                assert presses <= 13, phase


@pytest.mark.parametrize(("query", "asked"), [("Orontes", False), ("Talbiseh", True)])
async def test_who_held_it_is_asked_of_places_that_somebody_can_hold(
    query: str, asked: bool
) -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", size=(120, 36)) as lesson:
        await lesson.press(*PAST_THE_NOTICE, "m", "x")
        for _ in range(40):
            if query.lower() in (screen(lesson).page.spot or ""):
                break
            await lesson.press("down")
        await lesson.press("enter")
        assert ("Who held it: not known." in lesson.text) is asked
