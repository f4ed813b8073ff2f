"""What a teacher leaves out of a lesson is left out of its sheets, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from qusayr_tui.cli.plans import find_plan, resolved
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.trouble import Trouble
from tests.support.courses import SHIPPED, MemoryFolder
from tests.support.lesson import program_for
from tests.support.pages import Element, read_page
from tests.support.sheets import as_text, printed, with_plan


@pytest.fixture(scope="module")
def shipped() -> Program:
    return program_for(SHIPPED, "fr")


@pytest.mark.parametrize(
    "left_out", [("resumes",), ("november",), ("siege/november", "resumes/building"), ("siege",)]
)
def test_sheets_leave_out_what_the_lesson_leaves_out(
    shipped: Program, left_out: tuple[str, ...]
) -> None:
    lesson = find_plan(shipped, "55-minutes", resolved(shipped, "55-minutes", left_out))
    whole = shipped.library.plan("55-minutes")
    html = read_page(with_plan(shipped, "55-minutes", *left_out))
    ids = {each.attributes["id"] for each in html.all() if "id" in each.attributes}
    for phase in whole.phases:
        assert (f"fr-{phase}-opening" in ids) == (phase in lesson.phases)
    for activity in whole.activities:
        box = f"fr-plan-55-minutes-{activity.id}"
        assert (box in ids) == (activity.id in {each.id for each in lesson.activities})
        for block in activity.blocks:
            told = any(block in each.blocks for each in lesson.activities)
            assert (f"fr-{activity.phase}-text-{block}" in ids) == told
    assert f"–{lesson.minutes} min" in html.all("span", "minutes")[-1].text


def test_what_is_left_out_leaves_no_gap_and_no_trace(shipped: Program) -> None:
    edition = shipped.edition("fr")
    left = as_text(shipped, "fr", phases=("siege",), key=True, left_out=("siege/sixty-six",))
    whole = printed(shipped, "fr", phases=("siege",), key=True)
    html = read_page(left)
    lines = [each.attributes["data-line"] for each in html.all("span", "line")]
    assert lines == [str(number) for number in range(1, len(lines) + 1)]
    gone = whole.by_id("fr-siege-text-sixty-six").all("span", "line")
    assert len(lines) == len(whole.all("span", "line")) - len(gone)
    # What only that block says and cites is gone, too.
    blocks = {block.id: set(block.claims) for block in edition.phase("siege").blocks}
    others = set[str]().union(*(each for name, each in blocks.items() if name != "sixty-six"))
    told = {each.attributes.get("id", "") for each in html.all("div", "box")}
    for claim in blocks["sixty-six"]:
        assert (f"fr-siege-claim-{claim}" in told) == (claim in others)
    # A question stays; the key says where its proof is.
    (right,) = html.by_id("fr-siege-key-may-we-write").all("p", "answer")
    assert right.words == "C (le passage qui la prouve est laissé de côté)"


def test_a_term_is_dotted_where_it_comes_first_in_what_is_printed(shipped: Program) -> None:
    whole = printed(shipped, "fr", phases=("siege",))
    assert "assiège" in dotted(whole, "november")
    html = printed(shipped, "fr", phases=("siege",), left_out=("siege/november",))
    later = [word for block in ("diary", "which-siege") for word in dotted(html, block)]
    assert "siège" in later
    assert "siège" in html.by_id("fr-siege-term-siege").text


def dotted(html: Element, block: str) -> list[str]:
    return [each.text for each in html.by_id(f"fr-siege-text-{block}").all("span", "term")]


def test_a_passage_can_be_left_out_of_a_plan_that_reads_the_whole_phase(tmp_path: Path) -> None:
    course = MemoryFolder.of(SHIPPED)
    named = "phase: siege, blocks: [november, sixty-six]"
    course = course.changed("record/plans/25-minutes.yaml", named, "phase: siege")
    program = program_for(course.write_to(tmp_path / "course"), "fr")
    assert resolved(program, "25-minutes", ("diary",)) == ("siege/diary",)
    read, _ = (
        each
        for each in find_plan(program, "25-minutes", ("siege/diary",)).activities
        if each.do == "read"
    )
    assert "november" in read.blocks
    assert "diary" not in read.blocks
    with pytest.raises(Trouble):
        resolved(program, "25-minutes", ("siege/nothing",))
