"""Who says so: cards of statements, of texts, of those who speak; and what remains."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter

import pytest

from qusayr_tui.domain.lesson import steps
from qusayr_tui.domain.remains import Filter
from qusayr_tui.render.why import Reasons
from qusayr_tui.ui.screens.filtered import FilteredScreen
from tests.support.courses import SHIPPED, TINY, WORKED
from tests.support.lesson import Lesson, open_lesson

FRAME = 0.05
"""Seconds in which a change must be on the screen."""


def screen(lesson: Lesson) -> FilteredScreen:
    found = lesson.app.screen
    assert isinstance(found, FilteredScreen)
    return found


async def to_step(lesson: Lesson, step: str) -> None:
    """Go on to a step of the phase in hand."""
    for _ in range(8):
        if lesson.app.screen.place.step == step:  # type: ignore[attr-defined]
            return
        await lesson.press("n")
    raise AssertionError(f"no {step}")


async def tab_to(lesson: Lesson, spot: str) -> None:
    """Go on by Tab to a spot that begins so."""
    for _ in range(60):
        await lesson.press("tab")
        in_hand = lesson.app.screen.front.spot  # type: ignore[attr-defined]
        if in_hand and in_hand.startswith(spot):
            return
    raise AssertionError(f"no {spot}")


# --- the cards


async def test_from_a_passage_to_each_account_and_back_to_the_very_word() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="offensive", size=(80, 40)) as lesson:
        await lesson.press("enter", "n")
        before = lesson.rows
        await lesson.press("w")
        assert "agreed by both sides" in lesson.words
        await lesson.press("enter")
        assert "Each of these sides says so: government and opposition." in lesson.words
        await tab_to(lesson, "card/actor/hrw")
        here = lesson.rows
        await lesson.press("enter")
        assert "All that they say here" in lesson.words
        await lesson.press("escape")
        assert lesson.rows == here
        await tab_to(lesson, "card/source/")
        await lesson.press("enter")
        assert "What it carries" in lesson.words
        await lesson.press("escape", "escape", "escape")
        assert lesson.rows == before


async def test_where_else_a_statement_is_used_leads_there_and_back() -> None:
    async with open_lesson(SHIPPED, lang="fr", phase="offensive", size=(80, 40)) as lesson:
        await lesson.press("enter", "n", "w", "enter")
        await tab_to(lesson, "card/use/offensive/in-time")
        here = lesson.rows
        await lesson.press("enter")
        assert "Question 10 sur 10" in lesson.words
        await lesson.press("down", "escape")
        assert lesson.rows == here
        await lesson.press("shift+tab", "enter", "n")
        assert [row for row in lesson.rows if "Employé dans" in row]
        position = lesson.context.session.position
        assert position is not None
        assert (position.phase, position.step) == ("offensive", "reading")


async def test_the_status_leads_to_the_method_and_back() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", size=(80, 40)) as lesson:
        await lesson.press("enter")
        await to_step(lesson, "claims")
        await lesson.press("enter")
        here = lesson.rows
        await lesson.press("tab", "enter")
        assert lesson.rows[0].startswith("  How we know")
        assert "The statuses, in order" in "\n".join(lesson.rows[:5])
        await lesson.press("L", "L", "escape")
        assert [row for row in lesson.rows[:-1] if row][:8] == [row for row in here if row][:8]


async def test_the_course_page_leads_to_the_method() -> None:
    async with open_lesson(SHIPPED, lang="fr") as lesson:
        await lesson.press("enter", "shift+tab", "enter")
        assert lesson.rows[0].startswith("  Comment nous savons")
        await lesson.press("escape")
        assert "Comment nous savons" in lesson.words
        assert lesson.context.session.position is None


async def test_a_course_without_a_method_has_no_way_to_one() -> None:
    async with open_lesson(TINY, lang="en") as lesson:
        await lesson.press("enter")
        assert "How we know" not in lesson.words


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_every_statement_of_a_phase_opens_with_its_status_and_why(lang: str) -> None:
    async with open_lesson(SHIPPED, lang=lang, phase="siege", size=(80, 60)) as lesson:
        await lesson.press("enter")
        await to_step(lesson, "claims")
        reasons = Reasons(lesson.context.edition, lesson.context.ledger)
        for claim in screen(lesson).claims:
            assert lesson.app.screen.page.spot == f"{claim}/claim/{claim}"  # type: ignore[attr-defined]
            await lesson.press("enter")
            for sentence in reasons.of(claim):
                assert " ".join(sentence.split()) in lesson.words, claim
            await lesson.press("escape", "down")


async def test_accounts_stand_beside_each_other_where_there_is_room() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege", size=(120, 50)) as lesson:
        await lesson.press("enter")
        await to_step(lesson, "claims")
        await lesson.press("down", "enter")
        assert any(row.count("Who says it") == 2 for row in lesson.rows)
    async with open_lesson(WORKED, lang="en", phase="siege", size=(80, 50)) as lesson:
        await lesson.press("enter")
        await to_step(lesson, "claims")
        await lesson.press("down", "enter")
        assert not any(row.count("Who says it") == 2 for row in lesson.rows)
        assert lesson.text.count("Who says it") == 2


async def test_a_card_is_in_the_language_taken_while_it_is_open() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", size=(80, 40)) as lesson:
        await lesson.press("enter")
        await to_step(lesson, "claims")
        await lesson.press("enter", "tab", "tab")
        spot = lesson.app.screen.front.spot  # type: ignore[attr-defined]
        await lesson.press("L")
        assert "A pu voir" in lesson.words
        assert "Could see" not in lesson.words
        assert lesson.app.screen.front.spot == spot  # type: ignore[attr-defined]


async def test_one_spot_is_in_reverse_and_it_is_in_front() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", size=(80, 40)) as lesson:
        await lesson.press("enter")
        await to_step(lesson, "claims")
        page = lesson.reversed
        assert page
        await lesson.press("enter")
        assert lesson.reversed == []
        await lesson.press("tab")
        assert [each.strip() for each in lesson.reversed] == ["How statuses are computed"]
        await lesson.press("escape")
        assert lesson.reversed == page
        await lesson.press("f5")
        assert lesson.reversed == []
        await lesson.press("f5")
        assert lesson.reversed == page


# --- what remains


async def test_what_is_left_of_a_day_if_only_those_who_were_there_count() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="fsa-attacks") as lesson:
        await lesson.press("enter", "n")
        await to_step(lesson, "claims")
        names = steps(screen(lesson).phase.record)
        pressed = names.index("claims") - names.index("reading")
        await lesson.press("right", "right")
        pressed += 2
        seen = lesson.text
        end = screen(lesson).page
        while end.top < end.last_top:
            await lesson.press("pagedown")
            pressed += 1
            seen += lesson.text
        assert pressed < 10
        assert "the speaker was there" in lesson.words
        of_the_day = [c for c in screen(lesson).claims if _date(lesson, c).startswith("2012-02-25")]
        assert of_the_day
        left = screen(lesson).left_claims()
        gone = [each for each in of_the_day if each not in left]
        assert gone
        for claim in gone:
            assert _text(lesson, claim)[:40] not in " ".join(seen.split())


def _date(lesson: Lesson, claim: str) -> str:
    return lesson.context.ledger.find(claim).claim.date


def _text(lesson: Lesson, claim: str) -> str:
    phase = lesson.context.ledger.find(claim).phase.id
    return lesson.context.edition.phase(phase).claim_words(claim).text


@pytest.mark.parametrize(("lang", "name"), [("fr", "Ce qui reste"), ("en", "What remains")])
async def test_the_arrows_change_it_after_f5_and_after_w(lang: str, name: str) -> None:
    async with open_lesson(SHIPPED, lang=lang, phase="siege") as lesson:
        await lesson.press("enter", "n", "right")
        assert name not in lesson.text
        for opening in ("f5", "w"):
            await lesson.press(opening)
            of = len(screen(lesson).claims)
            assert f"{of}" in _bar(lesson, name)
            await lesson.press("right")
            left = len(screen(lesson).left_claims())
            assert 0 < left < of
            assert f"{left}" in _bar(lesson, name)
            await lesson.press("left")
            assert not screen(lesson).chosen.is_on
            await lesson.press("escape")
            assert name not in lesson.text


async def test_a_word_of_the_glossary_leaves_the_page_quiet() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", size=(80, 40)) as lesson:
        await lesson.press("enter", "n")
        await tab_to(lesson, _first_term(lesson))
        await lesson.press("enter")
        assert lesson.app.screen.sheet.is_open  # type: ignore[attr-defined]
        assert "What remains" not in lesson.text
        await lesson.press("right")
        assert not screen(lesson).chosen.is_on


def _first_term(lesson: Lesson) -> str:
    """Give the first word on the page that has a card."""
    spots = lesson.app.screen.page.page.spots  # type: ignore[attr-defined]
    return next(each.id for each in spots if "/term/" in each.id)


def _bar(lesson: Lesson, name: str) -> str:
    return lesson.rows[lesson.row_of(name)]


async def test_passages_that_go_are_folded_and_come_back() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", size=(80, 60)) as lesson:
        await lesson.press("enter", "n")
        before = lesson.rows
        await lesson.press("f5", "right")
        assert "[…]" in lesson.text
        marks = lesson.app.screen.phase.marks  # type: ignore[attr-defined]
        left = screen(lesson).left_claims()
        spots = {each.id for each in lesson.app.screen.page.page.spots}  # type: ignore[attr-defined]
        drawn = {each.split("/")[2] for each in spots if "/claim/" in each}
        assert drawn == left & set(marks)
        await lesson.press("left", "escape")
        assert lesson.rows == before


async def test_it_is_kept_through_steps_phases_languages_and_the_next_start(
    tmp_path: Path,
) -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", data=tmp_path) as lesson:
        await lesson.press("enter", "n", "f5", "right", "right", "escape", "n", "p", "L")
        assert "qui parle était sur place" in lesson.words
        await to_step(lesson, "claims")
        assert "qui parle était sur place" in lesson.words
        lesson.app.navigator.open_phase("resumes")
        await lesson.press("n")
        assert screen(lesson).chosen == Filter("there")
    kept = json.loads((tmp_path / "settings.json").read_bytes())["settings"]
    assert kept["remains"] == "there"
    async with open_lesson(SHIPPED, lang="en", phase="siege", data=tmp_path) as lesson:
        await lesson.press("enter", "n")
        assert "the speaker was there" in lesson.words


async def test_the_disputed_are_left_out_only_by_name(tmp_path: Path) -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", data=tmp_path) as lesson:
        await lesson.press("enter", "n", "f5")
        assert "[x] ≠ sources\u00a0disagree" in lesson.text.replace("[x]\u00a0≠\u00a0", "[x] ≠ ")
        await tab_to_bar(lesson, "remains/without/disputed")
        await lesson.press("space")
        assert "[ ]" in lesson.text
        ledger = lesson.context.ledger
        statuses = {ledger.standing(each).status for each in screen(lesson).left_claims()}
        assert "disputed" not in statuses
        await lesson.press("escape")
        assert "[ ]" in lesson.text
        await lesson.press("f5")
        await tab_to_bar(lesson, "remains/without/disputed")
        await lesson.press("enter")
        assert not screen(lesson).chosen.is_on


async def tab_to_bar(lesson: Lesson, spot: str) -> None:
    for _ in range(6):
        await lesson.press("tab")
        if screen(lesson).bar.spot == spot:
            return
    raise AssertionError(spot)


async def test_one_side_says_how_many_of_its_texts_were_read() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege") as lesson:
        await lesson.press("enter")
        await to_step(lesson, "claims")
        for side in lesson.context.edition.course.sides:
            lesson.context.choose(Filter(f"side:{side}"))
            screen(lesson).redraw()
            await lesson.pilot.pause()
            texts = lesson.context.uses.texts_of(side)
            assert f"{texts.own} text" in lesson.words
            assert f"of this side, {texts.quoting} of others that quote it." in lesson.words


async def test_nothing_left_is_an_answer() -> None:
    async with open_lesson(WORKED, lang="en", phase="siege") as lesson:
        await lesson.press("enter")
        await to_step(lesson, "claims")
        await lesson.press("right", "right", "right", "right")
        assert screen(lesson).left_claims() == frozenset()
        assert "Nothing remains. That is an answer." in lesson.words
        await lesson.press("enter", "down", "w")
        assert "Nothing remains." in lesson.words


async def test_a_visit_to_a_proof_hides_nothing() -> None:
    async with open_lesson(SHIPPED, lang="en", phase="siege", size=(80, 40)) as lesson:
        await lesson.press("enter", "n", "f5", "right", "escape")
        lesson.app.navigator.visit_proof(
            lesson.app.screen.place,  # type: ignore[attr-defined]
            lesson.app.screen.phase.blocks[0].id,  # type: ignore[attr-defined]
        )
        await lesson.pilot.pause()
        assert "[…]" not in lesson.text
        assert "What remains" not in lesson.text


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("step", ["reading", "claims"])
async def test_it_answers_within_a_frame_on_the_longest_phase(
    size: tuple[int, int], step: str
) -> None:
    async with open_lesson(SHIPPED, lang="fr", size=size, phase="offensive") as lesson:
        await lesson.press("enter")
        await to_step(lesson, step)
        await lesson.press("f5")
        assert len(screen(lesson).claims) > 40
        took = []
        for _ in lesson.context.remains.choices:
            began = perf_counter()
            screen(lesson).action_right()
            took.append(perf_counter() - began)
        assert sorted(took)[len(took) // 2] < FRAME
        assert "Ce qui reste" in "\n".join(lesson.rows)


@pytest.mark.parametrize("size", [(50, 16), (60, 20), (80, 24), (100, 30), (160, 48)])
@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_the_bar_fits_and_ascii_draws_it_plainly(size: tuple[int, int], lang: str) -> None:
    async with open_lesson(SHIPPED, lang=lang, size=size, phase="siege", ascii_only=True) as lesson:
        await lesson.press("enter", "n", "f5")
        for _ in lesson.context.remains.choices:
            await lesson.press("right")
            bar = screen(lesson).bar.page.rows
            assert all(sum(len(span.text) for span in row) <= size[0] for row in bar)
            assert all(
                ord(sign) <= 0x24F or sign in "’“”«»–…\u202f"
                for row in bar
                for span in row
                for sign in span.text
            )
