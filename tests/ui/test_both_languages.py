"""Two languages on one page: same rows, same block in hand, each column its own cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from qusayr_tui.domain.edition import Edition
from qusayr_tui.render.rows import row_width
from qusayr_tui.ui.pages.cards import OTHER
from qusayr_tui.ui.pages.form import form_for
from qusayr_tui.ui.pages.parallel import parallel_form
from qusayr_tui.ui.screens.reading import ReadingScreen
from tests.support.courses import SHIPPED, TINY, MemoryFolder
from tests.support.lesson import Lesson, open_lesson

PHASES = ("prologue", "siege", "resumes", "fsa-attacks", "offensive", "epilogue")
LANGUAGES = ("fr", "en")


def reading(lesson: Lesson) -> ReadingScreen:
    """Give the screen in front, which shows a text."""
    assert isinstance(lesson.app.screen, ReadingScreen)
    return lesson.app.screen


async def to_text(lesson: Lesson) -> None:
    await lesson.press("enter", "n")


def first_words(edition: Edition, phase: str, block: str, count: int = 3) -> str:
    """Give the beginning of a block as it is set."""
    blocks = {each.id: each for each in edition.phase(phase).blocks}
    return " ".join(blocks[block].prose.plain().split(" ")[:count])


def beginnings(lesson: Lesson, number: int) -> tuple[str, str]:
    """Give how a block of the text in front begins, in French and in English."""
    screen = reading(lesson)
    block = screen.phase.blocks[number].id
    fr, en = (lesson.context.edition_of(tag) for tag in LANGUAGES)
    phase = screen.place.phase
    return first_words(fr, phase, block), first_words(en, phase, block)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phase", PHASES)
async def test_each_block_starts_on_the_same_row_in_both_columns(phase: str, language: str) -> None:
    async with open_lesson(SHIPPED, lang=language, phase=phase, size=(120, 36)) as lesson:
        await to_text(lesson)
        await lesson.press("s")
        screen, context = reading(lesson), lesson.context
        other = context.edition_of(context.next_language)
        middle = 4 + 54
        for block in screen.phase.blocks:
            for row in (1, 20):
                screen.page.keep_place(block.id, row)
                await lesson.pilot.pause()
                shown = lesson.rows[2 + row]
                left, right = shown[:middle].strip(" ▎"), shown[middle:].strip()
                assert left.startswith(first_words(context.edition, phase, block.id))
                assert right.startswith(first_words(other, phase, block.id))


@pytest.mark.parametrize("width", [100, 119, 120, 131, 132, 146, 160, 200])
def test_two_columns_of_the_same_width_fit_from_a_hundred_columns(width: int) -> None:
    form = parallel_form(form_for(width, 36))
    assert form.left + 2 * form.measure + 5 <= width
    assert form.measure <= 66
    assert (form.measure >= 60) == (width >= 132)
    assert form.rail == form.notes == 0


@pytest.mark.parametrize("size", [(50, 16), (60, 20), (80, 24), (99, 30)])
async def test_below_a_hundred_columns_one_text_stands_under_the_other(
    size: tuple[int, int],
) -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=size) as lesson:
        await to_text(lesson)
        await lesson.press("s")
        rows = lesson.rows
        french = next(row for row in rows if row.strip().startswith("fr "))
        assert beginnings(lesson, 0)[0] in french
        screen = reading(lesson)
        assert all(row_width(row) <= size[0] for row in screen.page.page.rows)
        first, end = screen.page.page.blocks["november"]
        tags = [
            "".join(s.text for s in row).strip()[:2] for row in screen.page.page.rows[first:end]
        ]
        assert tags.count("fr") == tags.count("en") == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 48)])
async def test_toggling_keeps_the_block_and_its_row(size: tuple[int, int]) -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="offensive", size=size) as lesson:
        await to_text(lesson)
        await lesson.press(*["down"] * 17)
        held = reading(lesson).page.hold()
        before = lesson.text
        for _ in range(3):
            await lesson.press("s")
            assert reading(lesson).page.hold() == held
            await lesson.press("s")
            assert reading(lesson).page.hold() == held
        assert lesson.text == before


async def test_switching_language_swaps_the_columns_at_the_same_place() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=(120, 36)) as lesson:
        await to_text(lesson)
        await lesson.press("s", *["down"] * 8)
        held, before = reading(lesson).page.hold(), lesson.text
        await lesson.press("f3")
        assert reading(lesson).page.hold() == held
        french, english = beginnings(lesson, 1)
        row = lesson.rows[lesson.row_of(english)]
        assert row.index(english) < row.index(french)
        await lesson.press("f3")
        assert lesson.text == before


async def test_tab_visits_both_columns_and_each_opens_cards_in_its_language() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=(120, 48)) as lesson:
        await to_text(lesson)
        await lesson.press("s")
        screen = reading(lesson)
        spots = [spot for spot in screen.page.page.spots if spot.block == "november"]
        others = [OTHER in spot.id for spot in spots]
        assert others == sorted(others)
        assert len(set(others)) == 2
        visited = []
        for _ in spots:
            await lesson.press("tab")
            visited.append(screen.page.spot)
        assert visited == [spot.id for spot in spots]
        await lesson.press("enter")
        assert "Could see" in lesson.text or "Who says it" in lesson.text
        assert "Qui le dit" not in lesson.text
        await lesson.press("escape")
        assert screen.page.spot == visited[-1]


async def test_a_card_of_the_other_column_leads_to_cards_of_its_language() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="resumes", size=(120, 48)) as lesson:
        await to_text(lesson)
        await lesson.press("s")
        screen = reading(lesson)
        spot = next(s for s in screen.page.page.spots if f"{OTHER}/term/" in s.id)
        screen.page.take(spot.id)
        await lesson.press("enter", "tab", "enter")
        assert len(screen.sheet.cards) > 1
        assert all(card.other for card in screen.sheet.cards)


async def test_a_peek_shows_one_block_in_the_other_language() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=(80, 24)) as lesson:
        await to_text(lesson)
        before = lesson.text
        french, english = beginnings(lesson, 0)
        await lesson.press("v")
        assert english in lesson.text
        assert french in lesson.text
        assert beginnings(lesson, 1)[1] not in lesson.text
        await lesson.press("v")
        assert lesson.text == before
        await lesson.press("v", "escape")
        assert lesson.text == before
        await lesson.press("v", "f3")
        assert lesson.row_of(english) < lesson.row_of(french)


async def test_words_in_a_peek_open_in_its_language() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=(80, 30)) as lesson:
        await to_text(lesson)
        await lesson.press("v", "tab", "enter")
        cards = reading(lesson).sheet.cards
        assert cards[0].kind == "block"
        assert len(cards) == 2
        assert cards[1].other
        await lesson.press("escape")
        assert beginnings(lesson, 0)[1] in lesson.text


async def test_a_resize_keeps_both_languages_and_the_block() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=(120, 36)) as lesson:
        await to_text(lesson)
        await lesson.press("s", *["down"] * 12)
        held = reading(lesson).page.hold()
        for size in ((80, 24), (160, 48), (40, 10), (120, 36)):
            await lesson.pilot.resize_terminal(*size)
            await lesson.pilot.pause()
        assert reading(lesson).page.hold() == held
        assert lesson.context.both


@pytest.mark.parametrize("key", ["s", "v"])
async def test_the_way_of_reading_is_taken_up_after_the_program_was_killed(
    key: str, tmp_path: Path
) -> None:
    size = (120, 36)
    async with open_lesson(SHIPPED, lang="fr", phase="siege", data=tmp_path, size=size) as lesson:
        await to_text(lesson)
        await lesson.press(*["down"] * 9)
        await lesson.press(key)
        lesson.app.save_now()
        held = reading(lesson).page.hold()
        before = lesson.text
        async with open_lesson(SHIPPED, lang="fr", data=tmp_path, size=size) as again:
            await again.press("enter")
            await again.pilot.pause()
            assert reading(again).page.hold() == held
            assert again.text == before


async def test_both_languages_stay_from_phase_to_phase() -> None:
    async with open_lesson(TINY, lang="fr", phase="fair", size=(120, 36)) as lesson:
        await to_text(lesson)
        await lesson.press("s", "p", "n")
        assert lesson.context.both
        assert "English" in lesson.text


async def test_any_block_may_stand_at_the_top_of_the_page() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="siege", size=(80, 24)) as lesson:
        await to_text(lesson)
        await lesson.press("end")
        screen = reading(lesson)
        last = screen.phase.blocks[-1].id
        await lesson.press(*["down"] * 40)
        assert screen.page.top == screen.page.page.blocks[last][0]
        await lesson.press("pagedown", "space", "end")
        assert screen.page.top == screen.page.page.blocks[last][0]


async def test_a_course_in_one_language_offers_no_other(tmp_path: Path) -> None:
    course = one_language(tmp_path)
    async with open_lesson(course, lang="fr", phase="fair", size=(120, 36)) as lesson:
        await to_text(lesson)
        before = lesson.text
        await lesson.press("s", "v")
        assert lesson.text == before
        await lesson.press("question_mark")
        assert "côte à côte" not in lesson.text


def one_language(folder: Path) -> Path:
    """Write the invented course in French only."""
    tiny = MemoryFolder.of(TINY)
    text = tiny.files["course.yaml"].decode()
    line = next(each for each in text.splitlines() if each.startswith("languages:"))
    files = {n: d for n, d in tiny.files.items() if not n.startswith(("en/", "eo/"))}
    files["course.yaml"] = text.replace(line, "languages: [fr]").encode()
    return MemoryFolder(files).write_to(folder)
