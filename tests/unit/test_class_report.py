"""What a class answered: counted by item, before and after, and told without naming anyone."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qusayr_tui.cli import run
from qusayr_tui.domain.classroom.acts import ActMaker, Opening
from qusayr_tui.render.tables import BOM
from qusayr_tui.storage.class_sessions import SessionFile
from tests.support.courses import SHIPPED
from tests.support.pages import assert_inert, read_page
from tests.support.tools import tidied

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ITEM = "siege/may-we-write"
BEFORE = {"plain": 12, "forces": 5, "attributed": 9}
AFTER = {"plain": 2, "forces": 3, "attributed": 21}
VOTES: tuple[tuple[str, dict[str, int]], ...] = (
    ("opened-vote", {}),
    ("tallied", BEFORE),
    ("closed-vote", {}),
    ("voted-again", {}),
    ("tallied", AFTER),
    ("revealed", {}),
)


def hold(
    data: Path,
    *votes: tuple[str, str, dict[str, int]],
    course: str = "qusayr-2012",
    begins: datetime = START,
    plan: str = "55-minutes",
) -> str:
    """Hold a lesson in which these votes were counted; give its id."""
    moments = iter(begins + timedelta(minutes=number) for number in range(100))
    maker = ActMaker(lambda: next(moments))
    opening = Opening(course=course, version="1", plan=plan, languages=("fr",))
    with SessionFile.begin(data / "sessions", begins) as file:
        file.add(maker.make("began", opening=opening, activity="welcome"))
        for item, did, counts in votes:
            more = {"counts": counts} if did == "tallied" else {}
            file.add(maker.make(did, items=(item,), **more))  # type: ignore[arg-type]
        return file.path.stem


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a folder with one lesson: an item voted on twice, one whose vote nobody counted."""
    votes = [(ITEM, did, counts) for did, counts in VOTES]
    hold(tmp_path, *votes, ("siege/one-visitor", "opened-vote", {}))
    return tmp_path


def report(data: Path, *arguments: str, language: str = "en") -> int:
    base = ["--lang", language, "--course", str(SHIPPED), "--data-dir", str(data), "report"]
    return run([*base, *arguments])


def told(
    data: Path, capsys: pytest.CaptureFixture[str], *arguments: str, language: str = "en"
) -> str:
    assert report(data, *arguments, language=language) == 0
    return capsys.readouterr().out


def test_json_has_the_keys_of_the_contract(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(data, capsys, "--format", "json"))
    assert found["schema"] == 1
    assert found["items"] == [
        {
            "item": ITEM,
            "rounds": [
                {"counts": {**BEFORE, "counted": 0}, "n": 26},
                {"counts": {**AFTER, "counted": 0}, "n": 26},
            ],
            "misconceptions": ["number-is-enough", "said-is-fact"],
        }
    ]
    assert list(found["items"][0]["rounds"][0]["counts"]) == [*BEFORE, "counted"]


def test_what_the_class_believed_before_the_discussion_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(
        tmp_path,
        (ITEM, "opened-vote", {}),
        (ITEM, "tallied", {"forces": 2, "attributed": 20, "plain": 1}),
        (ITEM, "voted-again", {}),
        (ITEM, "tallied", {"counted": 9, "plain": 8, "attributed": 6}),
    )
    found = json.loads(told(tmp_path, capsys, "--format", "json"))
    assert found["items"][0]["misconceptions"] == [
        "said-is-fact",
        "number-is-enough",
        "doubt-dropped",
    ]


@pytest.mark.parametrize(("language", "separator"), [("fr", ";"), ("en", ",")])
def test_the_table_is_for_the_spreadsheet_of_its_language(
    data: Path, capsys: pytest.CaptureFixture[str], language: str, separator: str
) -> None:
    text = told(data, capsys, "--format", "csv", language=language)
    assert text.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM)), delimiter=separator))
    assert len(rows) == 8
    assert rows[0] == {
        "item": ITEM,
        "round": "1",
        "option": "plain",
        "letter": "A",
        "right": "false",
        "hands": "12",
        "of": "26",
        "misconception": "number-is-enough",
        "misconception_name": {
            "fr": "Un nombre précis se passerait d’auteur",
            "en": "A precise number seems to need no author",
        }[language],
    }
    assert [row["hands"] for row in rows if row["right"] == "true"] == ["9", "21"]


def test_no_cell_is_a_formula_and_a_lost_item_is_still_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(tmp_path, ("=1+1/x", "opened-vote", {}), ("=1+1/x", "tallied", {"@SUM(A1)": 3, "-b": 4}))
    text = told(tmp_path, capsys, "--format", "csv", language="fr").removeprefix(BOM)
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert "'=1+1/x" in cells
    assert "'@SUM(A1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_lines_show_before_and_after_the_right_answer_and_what_was_behind_wrong_ones(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = told(data, capsys, language="fr")
    assert "avant (26) → après (26)" in text
    assert "   A    12 →   2  Entre le début" in text
    assert "   C ✓   9 →  21  Des médias" in text
    assert "Idée fausse la plus fréquente\u00a0: Un nombre précis se passerait d’auteur" in text
    assert "one-visitor" not in text


def test_the_page_is_whole_valid_and_inert(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert report(data, "--format", "html", "-o", str(target), language="fr") == 0
    html = read_page(target.read_text(encoding="utf-8"))
    assert_inert(html)
    assert html.attributes["lang"] == "fr"
    assert [each.words for each in html.all("td", "hands")][:2] == ["12", "2"]
    (right,) = html.all("tr", "right")
    assert right.all("td", "hands")[1].text == "21"
    assert tidied(target) == ""


def test_a_vote_of_groups_is_told_as_one_and_named_as_on_the_sheets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = "resumes/three-articles/how-many"
    hold(tmp_path, (item, "opened-vote", {}), (item, "tallied", {"papers": 4, "one": 6}))
    text = told(tmp_path, capsys)
    assert "2 · Fighting resumes · Three articles, one report · Question 1\n" in text
    assert "vote (10 groups)" in text


def test_the_letter_of_an_answer_stands_apart_from_its_words(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    html = read_page(told(data, capsys, "--format", "html"))
    assert [each.text for each in html.all("td", "letter")] == ["A", "B", "C ✓", "D"]


def test_a_page_takes_what_stands_in_a_file_for_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "<script>alert(1)</script>"
    hold(tmp_path, (evil, "opened-vote", {}), (evil, "tallied", {evil: 3}))
    html = read_page(told(tmp_path, capsys, "--format", "html"))
    assert_inert(html)
    assert html.words.count(evil) == 2


def test_the_last_lesson_is_meant_unless_another_is_named(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = json.loads(told(data, capsys, "--format", "json"))["session"]
    hold(
        data,
        ("siege/one-visitor", "opened-vote", {}),
        ("siege/one-visitor", "tallied", {"true": 4, "false": 20}),
        begins=START + timedelta(days=7),
    )
    hold(data, course="another", begins=START + timedelta(days=8))
    last = json.loads(told(data, capsys, "--format", "json"))
    assert [each["item"] for each in last["items"]] == ["siege/one-visitor"]
    named = json.loads(told(data, capsys, first, "--format", "json"))
    assert [each["item"] for each in named["items"]] == [ITEM]
    assert report(data, "nothing") == 1
    assert f"There are: {last['session']}, {first}." in capsys.readouterr().err


def test_a_lesson_without_a_vote_does_not_hide_the_one_before(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trial = hold(data, plan="25-minutes", begins=START + timedelta(days=1))
    text = told(data, capsys)
    assert "before (26) → after (26)" in text
    _, _, below = text.partition("Other lessons that are kept:\n")
    assert below.startswith(f"{trial}  3 March 2026, ")
    assert "   25\u00a0minutes: a sentence that nobody vouches for · no vote" in below
    assert below.endswith(f"To see one: qusayr report {trial}\n")
    named = told(data, capsys, trial)
    assert "No vote was counted." in named
    assert "Other lessons" not in named


def test_all_lessons_are_listed_the_last_one_first(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = json.loads(told(data, capsys, "--format", "json"))["session"]
    later = [hold(data, begins=START + timedelta(days=each)) for each in range(1, 8)]
    lines = told(data, capsys, "--list").splitlines()
    assert [line.split()[0] for line in lines[::2]] == [*reversed(later), first]
    assert lines[-1] == "   One lesson of 55\u00a0minutes: says who? · 2 votes"
    below = told(data, capsys).partition("Other lessons that are kept:\n")[2]
    assert later[-1] in below
    assert later[0] not in below
    assert below.endswith("To list them all: qusayr report --list\n")


def test_without_a_lesson_it_says_how_to_hold_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(tmp_path / "none") == 1
    assert "qusayr teach" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "csv", "html", "json"])
def test_a_lesson_without_a_vote_is_reported_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    hold(tmp_path)
    text = told(tmp_path, capsys, "--format", form)
    assert {
        "text": "No vote was counted.",
        "html": "No vote was counted.",
        "csv": "item,round,",
        "json": '"items": []',
    }[form] in text
