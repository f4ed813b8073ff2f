"""A plan of a lesson: what it may say, what is left when something is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from qusayr_tui.content.check import check_course
from qusayr_tui.content.loader import Library
from qusayr_tui.domain.plan import Activity, Plan, PlanError, without
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.ids import id_lines
from tests.support.courses import SHIPPED, TINY, MemoryFolder
from tests.support.lesson import program_for

RECORD = """\
minutes: 30
phases: [fair]
vocabulary: []
activities:
  - {id: welcome, do: lobby, minutes: 5}
  - {id: reading, do: read, minutes: 15, phase: fair}
  - {id: close, do: debrief, minutes: 10}
"""
CLOSE = "  - {id: close, title: Close, show: Nothing, pupils: Talk, expect: Doubts, board: [Write]}"
WORDS = """\
title: "The fair, in half an hour"
aims: [Read]
curriculum: None
material: [Paper]
class_notice: It is sad.
before: |-
  Nothing.
activities:
  - {id: welcome, title: Welcome, show: A title, pupils: Sit down, say: Good morning}
  - {id: reading, title: Reading, show: The text, pupils: Read, starters: ["I think…"]}
homework: |-
  None.
""".replace("homework", f"{CLOSE}\nhomework")
PLAN = "record/plans/half-hour.yaml"


def course(record: str = RECORD, **words: str) -> MemoryFolder:
    files = {PLAN: record}
    for tag in ("fr", "en", "eo"):
        files[f"{tag}/plans/half-hour.yaml"] = words.get(tag, WORDS)
    encoded = {name: text.encode() for name, text in files.items()}
    others = {k: v for k, v in MemoryFolder.of(TINY).files.items() if "/plans/" not in k}
    return MemoryFolder({**others, **encoded})


def found(folder: MemoryFolder) -> list[tuple[str, int, str, str]]:
    problems = check_course(folder)
    for each in problems:
        for tag in ("fr", "en"):
            assert load_locale(tag).text(each.message)
            assert load_locale(tag).text(each.remedy)
    return [(each.file, each.line, each.code, each.id) for each in problems]


def test_a_sound_plan_has_no_problem_and_is_read() -> None:
    assert found(course()) == []
    library = Library(course())
    assert library.plans == ("half-hour",)
    assert library.plan("half-hour").minutes == 30
    assert library.plan_words("en", "half-hour").activities[0].say == "Good morning"


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "name"),
    [
        ("minutes: 30", "minutes: 31", 1, "minutes-do-not-add-up", ""),
        (
            "do: read, minutes: 15, phase: fair",
            "do: read, minutes: 15",
            6,
            "activity-incomplete",
            "reading",
        ),
        ("id: close", "id: welcome", 7, "duplicate-id", "welcome"),
        ("phases: [fair]", "phases: [fare]", 2, "unknown-id", ""),
        ("vocabulary: []", "vocabulary: [nothing]", 3, "unknown-id", ""),
        ("phase: fair}", "phase: fair, blocks: [nowhere]}", 6, "unknown-id", "reading"),
        ("do: debrief", "do: discuss, claim: never", 7, "unknown-id", "close"),
        ("do: debrief", "do: question, item: fair/never", 7, "unknown-id", "close"),
        ("do: debrief", "do: exercise, exercise: fair/never", 7, "unknown-id", "close"),
        ("do: debrief", "do: read, phase: elsewhere", 7, "phase-not-planned", "close"),
    ],
)
def test_each_rule_broken_once(old: str, new: str, line: int, code: str, name: str) -> None:
    assert old in RECORD
    assert (PLAN, line, code, name) in found(course(RECORD.replace(old, new)))


@pytest.mark.parametrize(
    ("gone", "name"),
    [
        (f"{CLOSE}\n", "close"),
        (", board: [Write]", "close/board"),
        ("homework: |-\n  None.\n", "homework"),
        (", say: Good morning", "welcome/say"),
        (", expect: Doubts", "close/expect"),
        (', starters: ["I think…"]', "reading/starters"),
        ("material: [Paper]\n", "material"),
        ("class_notice: It is sad.\n", "class_notice"),
    ],
)
def test_a_text_that_one_language_lacks_is_missed(gone: str, name: str) -> None:
    assert gone in WORDS
    problems = found(course(eo=WORDS.replace(gone, "")))
    missing = [each for each in problems if each[2] == "missing-words"]
    assert [(each[0], each[3]) for each in missing] == [
        ("eo/plans/half-hour.yaml", f"half-hour/{name}")
    ]


def test_a_board_where_none_is_shown_is_told() -> None:
    wrong = WORDS.replace("pupils: Sit down,", "pupils: Sit down, board: [Hush],")
    at = "eo/plans/half-hour.yaml"
    problems = found(course(fr=wrong, en=wrong, eo=wrong))
    assert (at, 9, "board-not-shown", "half-hour/welcome") in problems
    assert len(problems) == 3


def test_words_for_nothing_and_stray_files_are_told() -> None:
    extra = WORDS.replace("{id: close,", "{id: closing,")
    codes = {each[2] for each in found(course(fr=extra))}
    assert codes == {"missing-words", "words-for-nothing"}
    folder = course()
    folder.files["fr/plans/other.yaml"] = WORDS.encode()
    assert [each[:3] for each in found(folder)] == [("fr/plans/other.yaml", 1, "stray-file")]


def plan(*activities: Activity) -> Plan:
    return Plan(
        minutes=sum(each.minutes for each in activities),
        phases=("one", "two"),
        activities=activities,
    )


def test_leaving_out_takes_what_is_left_with_nothing() -> None:
    whole = plan(
        Activity(id="hello", do="lobby", minutes=5),
        Activity(id="read", do="read", minutes=10, phase="one", blocks=("a", "b")),
        Activity(id="ask", do="question", minutes=5, item="one/x"),
        Activity(id="more", do="read", minutes=10, phase="two", blocks=("c",)),
    )
    fewer = without(whole, ["one/a"])
    assert fewer.activities[1].blocks == ("b",)
    assert fewer.minutes == 30
    shorter = without(whole, ["two/c"])
    assert [each.id for each in shorter.activities] == ["hello", "read", "ask"]
    assert shorter.minutes == 20
    other = without(whole, ["one"])
    assert [each.id for each in other.activities] == ["hello", "more"]
    assert other.phases == ("two",)


@pytest.mark.parametrize("name", ["three", "one/z", ""])
def test_what_is_not_there_cannot_be_left_out(name: str) -> None:
    whole = plan(Activity(id="read", do="read", minutes=10, phase="one", blocks=("a",)))
    with pytest.raises(PlanError) as caught:
        without(whole, [name])
    assert caught.value.name == name


@pytest.mark.parametrize("width", [30, 80])
def test_what_plans_name_is_found_in_the_printed_ids(tmp_path: Path, width: int) -> None:
    program = program_for(SHIPPED, "en", tmp_path)
    library, edition = program.library, program.chosen_edition
    printed = [
        line for ref in library.phases for line in id_lines(edition, edition.phase(ref.id), width)
    ]
    ids = {line.split()[0] for line in printed if line}
    plans = [library.plan(each) for each in library.plans]
    for activity in (each for plan in plans for each in plan.activities):
        named = {activity.item, activity.exercise, activity.claim, *activity.blocks}
        assert named - {None} <= ids
    if width > 70:
        assert max(map(len, printed)) <= width
