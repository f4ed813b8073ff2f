"""Worksheets: what stands on them, in which language, and that they are only text."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from qusayr_tui.cli import run
from qusayr_tui.cli.program import Program
from qusayr_tui.domain.fold import fold
from qusayr_tui.domain.items_of import items_of
from qusayr_tui.exporters.worksheet import Order, PrintedPlan, worksheet
from qusayr_tui.exporters.worksheet.boxes import LINE_MEASURE
from qusayr_tui.render.html import element, joined, page
from qusayr_tui.render.rows import cell_width
from tests.support.courses import SHIPPED, TINY, MemoryFolder
from tests.support.lesson import program_for
from tests.support.pages import Element, assert_inert, read_page
from tests.support.sheets import as_text, printed, with_plan

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)></style></title>\"' & &lt; <!--"


@pytest.fixture(scope="module")
def shipped() -> Program:
    return program_for(SHIPPED, "fr")


@pytest.fixture(scope="module")
def all_sheets(shipped: Program) -> dict[tuple[str, ...], Element]:
    """Give everything there is, in French, in English and face to face."""
    return {
        languages: printed(shipped, *languages, key=True, cards=True)
        for languages in (("fr",), ("en",), ("fr", "en"))
    }


def _is_a_number(part: Element | str) -> bool:
    """Tell whether a part of a line is its number, or numbers of sources."""
    return isinstance(part, Element) and (part.name == "sup" or "number" in part.classes)


LANGUAGES = pytest.mark.parametrize("languages", [("fr",), ("en",), ("fr", "en")])


@pytest.mark.promise(row="X2")
@LANGUAGES
def test_a_sheet_runs_nothing_and_fetches_nothing(
    all_sheets: dict[tuple[str, ...], Element], languages: tuple[str, ...]
) -> None:
    assert_inert(all_sheets[languages])


@LANGUAGES
def test_no_id_stands_twice(
    all_sheets: dict[tuple[str, ...], Element], languages: tuple[str, ...]
) -> None:
    ids = [each.attributes["id"] for each in all_sheets[languages].all() if "id" in each.attributes]
    assert len(ids) > 700
    assert len(ids) == len(set(ids))


@LANGUAGES
def test_every_question_and_source_is_there_with_all_its_options(
    shipped: Program, all_sheets: dict[tuple[str, ...], Element], languages: tuple[str, ...]
) -> None:
    html = all_sheets[languages]
    for ref in shipped.library.phases:
        for tag in languages:
            phase = shipped.edition(tag).phase(ref.id)
            names = [name for name, _ in items_of(phase.record)]
            assert len(names) > 10
            for name in names:
                box = html.by_id(f"{tag}-{ref.id}-item-{name}".replace("/", "-"))
                words = phase.item_words(name)
                assert words.prompt in box.text
                for option in getattr(words, "options", ()):
                    assert option.text in box.text
                    assert getattr(option, "feedback", "\0") not in box.text
                key = html.by_id(f"{tag}-{ref.id}-key-{name}".replace("/", "-"))
                assert words.hint in key.text
            cited = {
                source
                for block in phase.record.blocks
                for claim in block.claims
                for account in shipped.ledger.find(claim).claim.accounts
                for source in account.sources
            }
            for source in cited:
                box = html.by_id(f"{tag}-{ref.id}-source-{source}")
                assert shipped.library.record("sources")[source].publisher in box.text


def test_feedback_and_right_answers_stand_in_the_key_only(shipped: Program) -> None:
    with_key = as_text(shipped, "fr", phases=("siege",), key=True)
    without = as_text(shipped, "fr", phases=("siege",))
    words = shipped.edition("fr").phase("siege").item_words("may-we-write")
    for option in words.options:  # type: ignore[union-attr]
        feedback = joined([option.feedback])
        assert feedback in with_key
        assert feedback not in without
    key = read_page(with_key).by_id("fr-siege-key-may-we-write")
    (right,) = key.all("p", "answer")
    assert right.words.startswith("C (lignes ")


def test_the_key_names_the_very_lines_of_the_proof(shipped: Program) -> None:
    html = printed(shipped, "fr", phases=("siege",), key=True)
    lines = html.by_id("fr-siege-text-sixty-six").all("span", "line")
    first, last = (lines[at].attributes["data-line"] for at in (0, -1))
    (right,) = html.by_id("fr-siege-key-may-we-write").all("p", "answer")
    assert f"lignes {first} à {last}" in right.words


@LANGUAGES
def test_lines_are_numbered_through_the_phase_as_they_are_printed(
    shipped: Program, all_sheets: dict[tuple[str, ...], Element], languages: tuple[str, ...]
) -> None:
    html = all_sheets[languages]
    for tag in languages:
        for ref in shipped.library.phases:
            phase = shipped.edition(tag).phase(ref.id)
            boxes = [html.by_id(f"{tag}-{ref.id}-text-{block.id}") for block in phase.blocks]
            lines = [line for box in boxes for line in box.all("span", "line")]
            assert [line.attributes["data-line"] for line in lines] == [
                str(number) for number in range(1, len(lines) + 1)
            ]
            for number, line in enumerate(lines, start=1):
                shown = [each.text for each in line.all("span", "number")]
                assert shown == ([] if number % 5 else [str(number)])
                row = line.text.removeprefix("".join(shown)).removesuffix("\n")
                assert cell_width(row) <= LINE_MEASURE
            for block, box in zip(phase.blocks, boxes, strict=True):
                for line in box.all("span", "line"):
                    line.parts = [part for part in line.parts if not _is_a_number(part)]
                text = " ".join("".join(p.text for p in box.all("p") if not p.classes).split())
                assert text.replace(" ", "") == "".join(block.prose.plain().split())


def test_source_numbers_in_the_text_are_those_of_the_list(shipped: Program) -> None:
    html = printed(shipped, "en", phases=("siege",))
    listed = [
        p.all("span", "number")[0].text for p in html.all("p", "source") if p.classes == {"source"}
    ]
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    marks = {number for sup in html.all("sup") for number in sup.text.split(",")}
    assert marks
    assert marks <= set(listed)


def test_facing_pages_hold_the_same_boxes_left_and_right(
    all_sheets: dict[tuple[str, ...], Element],
) -> None:
    pages = all_sheets["fr", "en"].all("section", "page")
    assert len(pages) > 100
    assert len(pages) % 2 == 0
    for left, right in zip(pages[::2], pages[1::2], strict=True):
        assert ("left" in left.classes, left.attributes["lang"]) == (True, "fr")
        assert ("right" in right.classes, right.attributes["lang"]) == (True, "en")
        ids = [
            [box.attributes["id"].partition("-")[2] for box in side.all("div", "box")]
            for side in (left, right)
        ]
        assert ids[0] == ids[1]
        assert ids[0]


@LANGUAGES
def test_every_word_is_in_a_language(
    all_sheets: dict[tuple[str, ...], Element], languages: tuple[str, ...]
) -> None:
    html = all_sheets[languages]
    assert html.attributes["lang"] == languages[0]
    for section in html.all("section"):
        if "cards-page" not in section.classes:
            assert section.attributes["lang"] in languages
    arabic = html.all("span", "arabic")
    assert arabic
    for each in arabic:
        assert (each.attributes["lang"], each.attributes["dir"]) == ("ar", "rtl")
    for each in html.all():
        direct = "".join(part for part in each.parts if isinstance(part, str))
        if any("\u0600" <= character <= "\u06ff" for character in direct):
            assert each.attributes.get("dir") == "rtl"


def test_a_quotation_is_in_the_language_of_its_source(shipped: Program) -> None:
    html = printed(shipped, "fr", phases=("siege",))
    quote = html.by_id("fr-siege-document-lost-author-english-version").all("blockquote")[0]
    assert quote.language == "en"
    summary = next(each for each in printed(shipped, "en").all("div", "summary"))
    assert summary.all("blockquote")[0].language == "en"


def test_the_word_list_has_every_language_of_the_course(shipped: Program) -> None:
    html = printed(shipped, "fr", phases=("siege",))
    names = html.by_id("fr-siege-term-fsa").all("p", "names")[0]
    assert "Armée syrienne libre (ASL)" in names.words
    (english,) = (each for each in names.all("span") if each.attributes.get("lang") == "en")
    assert english.words == "Free Syrian Army (FSA)"
    linked = {each.text for each in html.all("span", "term")}
    assert linked


def test_the_plan_says_what_stands_where_on_the_sheets(shipped: Program) -> None:
    plan = shipped.library.plan("55-minutes")
    words = shipped.library.plan_words("fr", "55-minutes")
    order = Order(
        editions=(shipped.edition("fr"),),
        ledger=shipped.ledger,
        phases=plan.phases,
        plans=(PrintedPlan("55-minutes", plan, words),),
    )
    html = read_page(worksheet(order))
    assert_inert(html)
    minutes = [each.text for each in html.all("span", "minutes")]
    assert minutes[0].startswith("0–")
    assert minutes[-1].endswith(f"–{plan.minutes} min")
    for activity in plan.activities:
        box = html.by_id(f"fr-plan-55-minutes-{activity.id}")
        if activity.item or activity.blocks:
            assert "Sur les feuilles" in box.text
        assert next(each for each in words.activities if each.id == activity.id).title in box.text


def test_cards_are_the_letters_of_the_answers() -> None:
    html = printed(program_for(TINY, "en"), "en", cards=True)
    assert "".join(each.text for each in html.all("div", "card")) == "ABCDEF"


@LANGUAGES
def test_the_word_list_is_in_the_order_of_the_alphabet_of_its_first_language(
    shipped: Program, all_sheets: dict[tuple[str, ...], Element], languages: tuple[str, ...]
) -> None:
    start = f"{languages[0]}-offensive-term-"
    names = [
        fold(box.all("strong", "term-name")[0].text)
        for box in all_sheets[languages].all("div", "box")
        if box.attributes["id"].startswith(start)
    ]
    assert len(names) > 20
    assert names == sorted(names)


def test_the_plan_names_an_exercise_by_the_title_that_the_sheets_have(shipped: Program) -> None:
    html = read_page(with_plan(shipped, "2x45-minutes"))
    box = html.by_id("fr-plan-2x45-minutes-ask-both")
    title = html.by_id("fr-resumes-exercise-one-hospital").all("h3")[0].text
    assert f"{title} · Question 2" in box.text


# --- hostile texts


@pytest.fixture
def hostile(tmp_path: Path) -> Program:
    """Give a course whose every text tries to be markup."""
    course = MemoryFolder.of(TINY)
    quoted = HOSTILE.replace("'", "''")
    changes = [
        ("en/phases/01-fair.yaml", "title: The fair\n", f"title: 'The fair {quoted}'\n"),
        ("en/phases/01-fair.yaml", "How many stalls?", f"How many stalls? {HOSTILE}"),
        ("en/phases/01-fair.yaml", "Two counts, two authors", f"Two counts {HOSTILE}"),
        ("en/phases/01-fair.yaml", "Both authors are named.", f"Both {HOSTILE}"),
        ("en/phases/01-fair.yaml", "Who counted best", f"{HOSTILE} Who counted best"),
        ("en/phases/01-fair.yaml", "Two texts, one fair", f"'Two texts {quoted}'"),
    ]
    for name, old, new in changes:
        course = course.changed(name, old, new)
    return program_for(course.write_to(tmp_path / "course"), "en")


@pytest.mark.promise(row="X1")
@pytest.mark.parametrize("languages", [("en",), ("en", "fr")])
def test_a_text_cannot_become_markup(hostile: Program, languages: tuple[str, ...]) -> None:
    text = as_text(hostile, *languages, key=True)
    html = read_page(text)
    assert_inert(html)
    assert "<script" not in text
    assert "<img" not in text
    assert text.count("</style>") == text.count("</title>") == 1
    # Quotation marks are set as the language prints them; the rest is there, letter by letter.
    assert html.words.count("<script>alert(1)</script><img src=x onerror=alert(2)>") >= 5


@pytest.mark.promise(row="X1")
def test_an_attribute_cannot_be_left() -> None:
    made = element("p", "x", title='"><script>', class_="a", data_line=None)
    assert made == '<p title="&quot;&gt;&lt;script&gt;" class="a">x</p>\n'


def test_only_markup_made_here_is_left_as_it_is() -> None:
    inner = element("em", "a < b")
    assert element("span", inner, "<em>") == "<span><em>a &lt; b</em>&lt;em&gt;</span>"
    assert element("span", inner + "") == "<span>&lt;em&gt;a &amp;lt; b&lt;/em&gt;</span>"


def test_a_style_sheet_cannot_end_itself() -> None:
    with pytest.raises(ValueError, match="end tag"):
        page("t", "en", "</style><script>", [])


# --- the command


def command(*arguments: str) -> list[str]:
    return ["--lang", "en", "--course", str(TINY), "--guest", "export", "worksheet", *arguments]


def test_the_command_writes_a_file_for_oneself_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "sheets.html"
    assert run(command("-o", str(target), "--lang", "fr, en,fr", "--phase", "fair")) == 0
    html = read_page(target.read_text(encoding="utf-8"))
    assert html.all("section", "left")
    assert {each.attributes["lang"] for each in html.all("section")} == {"fr", "en"}
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    assert run(command("-o", str(target), "--phase", "1")) == 1
    assert "--force" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert run(command("-o", str(target), "--phase", "1", "--force")) == 0
    assert not read_page(target.read_text(encoding="utf-8")).all("section", "left")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--lang", "fr,xx"), "There are: fr, en, eo."),
        (("--lang", "fr,en,eo"), "There are: fr, en, eo."),
        (("--lang", ","), "There are: fr, en, eo."),
        (("--phase", "9"), "There are: 1 fair."),
        (("--plan", "none"), "There is no plan 'none'."),
        (("--without", "nothing"), "There is no 'nothing' to leave out."),
        (("--phase", "fair", "--without", "fair/nothing"), "There are: fair, fair/"),
        (("--without", "fair"), "Nothing is left to print."),
    ],
)
def test_what_the_course_does_not_have_is_said_and_nothing_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    told: str,
) -> None:
    target = tmp_path / "sheets.html"
    assert run(command("-o", str(target), *arguments)) == 2
    assert told in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("language", ["fr", "en", "eo"])
def test_a_course_in_other_languages_has_sheets_too(language: str) -> None:
    html = printed(program_for(TINY, language), language, key=True)
    assert_inert(html)
    assert html.attributes["lang"] == language
