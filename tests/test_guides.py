"""The teacher's guide: what it tells to type, to press and to open is there, in both languages."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from qusayr_tui.cli import run
from qusayr_tui.cli.commands import make_group
from qusayr_tui.cli.plans import find_plan
from qusayr_tui.content.check import check_path
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.ui.teach.commands import CONSOLE
from tests.support.courses import SHIPPED
from tests.support.lesson import program_for

DOCS = SHIPPED.parent / "docs"
GUIDES = ("guide.md", "guide.fr.md")
PAGES = (*GUIDES, "families.md", "families.fr.md")
OWN_PLAN = "my-lesson"
"""The plan that the guide shows how to make."""

PROGRAM = program_for(SHIPPED, "en")


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def code_of(text: str) -> list[str]:
    """Give every line of the code blocks, and everything set as code in the prose."""
    blocks = re.findall(r"^```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return lines + re.findall(r"`([^`\n]+)`", prose)


def commands_of(name: str) -> list[str]:
    return [line for line in code_of(text_of(name)) if re.match(r"qusayr( |$)", line)]


ALL_COMMANDS = [(name, line) for name in GUIDES for line in commands_of(name)]


@pytest.mark.parametrize(("name", "line"), ALL_COMMANDS)
def test_every_command_is_one_of_the_program_with_options_that_it_has(name: str, line: str) -> None:
    here: click.Command = make_group(load_locale("en"))
    tokens = shlex.split(line)[1:]
    arguments = 0
    while tokens:
        token = tokens.pop(0)
        if token.startswith("-"):
            option = next((each for each in here.params if token in each.opts), None)
            assert isinstance(option, click.Option), f"{here.name} has no {token}"
            if not option.is_flag:
                assert_is_there(token, tokens.pop(0))
        elif isinstance(here, click.Group):
            assert token in here.commands, token
            here = here.commands[token]
        else:
            arguments += 1
            if here.name in ("read", "plain"):
                PROGRAM.phase_ref(token)
    assert arguments <= sum(isinstance(each, click.Argument) for each in here.params)
    if here.name == "worksheet":
        assert "-o" in line


def assert_is_there(option: str, value: str) -> None:
    """Fail for a plan, a phase, a language or a file that the course does not have."""
    if option == "--plan" and value != OWN_PLAN:
        find_plan(PROGRAM, value)
    elif option == "--phase":
        PROGRAM.phase_ref(value)
    elif option == "--lang":
        assert set(value.split(",")) <= set(PROGRAM.library.course.languages)
    elif option == "--course":
        assert value == SHIPPED.name


@pytest.mark.parametrize("name", GUIDES)
def test_what_may_be_left_out_of_a_plan_is_in_it(name: str) -> None:
    lines = [line for line in commands_of(name) if "--without" in line and "--plan" in line]
    assert len(lines) == 3
    for line in lines:
        tokens = shlex.split(line)
        left_out = [tokens[at + 1] for at, token in enumerate(tokens) if token == "--without"]
        plan = tokens[tokens.index("--plan") + 1]
        assert find_plan(PROGRAM, plan, tuple(left_out)) != find_plan(PROGRAM, plan)


def test_the_tests_read_the_commands() -> None:
    assert {line.split()[1] for line in commands_of("guide.md") if " " in line} >= {
        *("doctor", "read", "teach", "room", "export", "report", "data", "check", "plain"),
    }


def test_both_guides_tell_the_same_commands() -> None:
    english, french = (
        [re.sub(r"\S+\.(html|csv)", "FILE", c) for c in commands_of(n)] for n in GUIDES
    )
    same = [re.sub(r"--lang (fr|en)\b(?!,)|(lessons|seances)", "", each) for each in english]
    assert same == [re.sub(r"--lang (fr|en)\b(?!,)|(lessons|seances)", "", each) for each in french]


@pytest.mark.parametrize("names", [PAGES[:2], PAGES[2:]])
def test_both_languages_have_the_same_shape(names: tuple[str, str]) -> None:
    shapes = [
        [
            re.match(r"#+ |\| |- |\d+\. |!\[|```\w*|\*\*|", line)[0]  # type: ignore[index]
            for line in text_of(name).splitlines()
            if line
        ]
        for name in names
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere_and_pictures_are_small(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", text_of(name))
    assert links
    for link in links:
        target = (DOCS / link).resolve()
        assert target.is_file(), link
        if target.suffix == ".png":
            assert target.stat().st_size < 120_000
            assert target.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", GUIDES)
def test_every_picture_says_in_words_what_it_shows(name: str) -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(pictures/guide-([\w-]+)\.png\)", text_of(name))
    assert len(pictures) == 5
    language = "fr" if name.endswith(".fr.md") else "en"
    for words, picture in pictures:
        assert len(words) > 15
        assert picture == "sheets" or picture.endswith(f"-{language}")


@pytest.mark.parametrize("name", GUIDES)
def test_every_key_of_the_table_is_one_of_the_console(name: str) -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", text_of(name), re.MULTILINE)
    keys = [row.strip("`") for row in rows if len(row.strip("`")) <= 6]
    names = {"→": "right", "Space": "space", "Espace": "space", "+": "plus", "?": "question_mark"}
    bound = {key for command in CONSOLE.values() for key in command.keys}
    wanted = [names.get(key, "f6" if key == "F6" else key) for key in keys]
    wanted = [key for key in wanted if key not in ("key", "plan", "touche")]
    assert len(wanted) == 13
    assert set(wanted) <= bound


@pytest.mark.parametrize("name", GUIDES)
def test_the_plans_have_the_minutes_that_are_told(name: str) -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| ([\d ×]+) \|", text_of(name), re.MULTILINE)
    assert {plan for plan, _ in rows} == set(PROGRAM.library.plans)
    for plan, told in rows:
        factors = [int(each) for each in told.split("×")]
        minutes = factors[0] if len(factors) == 1 else factors[0] * factors[1]
        assert find_plan(PROGRAM, plan).minutes == minutes


def test_a_plan_of_ones_own_is_made_as_the_guide_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = tmp_path / "content"
    shutil.copytree(SHIPPED, course)
    for part in ("record", "fr", "en"):
        assert f"content/{part}/plans" in text_of("guide.md")
        plans = course / part / "plans"
        shutil.copy(plans / "55-minutes.yaml", plans / f"{OWN_PLAN}.yaml")
    assert check_path(course) == []
    sheets = tmp_path / "mine.html"
    asked = ["--guest", "--course", str(course), "export", "worksheet", "--plan", OWN_PLAN]
    assert run([*asked, "-o", str(sheets)]) == 0
    own = course / "record" / "plans" / f"{OWN_PLAN}.yaml"
    own.write_text(own.read_text("utf-8").replace("minutes: 55", "minutes: 50"), "utf-8")
    (problem,) = check_path(course)
    assert problem.file == f"record/plans/{OWN_PLAN}.yaml"


@pytest.mark.parametrize("name", ["guide.fr.md", "families.fr.md"])
def test_the_french_pages_are_set_as_in_print(name: str) -> None:
    prose = re.sub(r"^```.*?^```$|`[^`\n]*`", "", text_of(name), flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"\w'\w| [:;!?](?=\s)|« | »", prose) == []


def test_families_find_a_page_of_their_own_that_fits_on_one_sheet() -> None:
    for name in PAGES[2:]:
        assert 250 < len(text_of(name).split()) < 480


def test_readme_leads_to_the_guides_in_both_halves() -> None:
    readme = (SHIPPED.parent / "README.md").read_text(encoding="utf-8")
    english, french = readme.split("\n## Français\n")
    assert "(docs/guide.md)" in english
    assert "(docs/families.md)" in english
    assert "(docs/guide.fr.md)" in french
    assert "(docs/families.fr.md)" in french
