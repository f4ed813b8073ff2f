"""What each room of the program loads when it is entered first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import qusayr_tui

SCREENS = {"textual", "rich"}
WITH_SCREENS = {"ui"}
IMPORT_AND_TELL = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
print(*sorted(name for name in sys.modules if name.startswith("qusayr_tui.")))
"""


PACKAGE = Path(qusayr_tui.__file__).parent


def modules(room: str) -> list[str]:
    """Give the names of all modules of a top-level package or module."""
    files = [PACKAGE / f"{room}.py", *sorted((PACKAGE / room).rglob("*.py"))]
    names = [path.relative_to(PACKAGE.parent).with_suffix("") for path in files if path.exists()]
    return [".".join(name.parts).removesuffix(".__init__") for name in names]


def rooms() -> list[str]:
    names = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py"}
    names |= {path.name for path in PACKAGE.iterdir() if list(path.glob("*.py"))}
    return sorted(names - WITH_SCREENS - {"__init__"})


def loaded_by(names: list[str]) -> tuple[set[str], set[str]]:
    """Import *names* in a fresh process; give what came with them: packages, our modules."""
    command = [sys.executable, "-c", IMPORT_AND_TELL, *names]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    packages, ours = told.stdout.splitlines()
    return set(packages.split()), set(ours.split())


@pytest.mark.parametrize("room", rooms())
def test_a_room_without_screens_loads_no_screen_library(room: str) -> None:
    packages, ours = loaded_by(modules(room))
    assert not packages & SCREENS
    assert not any(name.startswith("qusayr_tui.ui") for name in ours)


def test_the_guard_sees_what_is_loaded() -> None:
    packages, ours = loaded_by(["rich", "qusayr_tui.i18n.lazy"])
    assert "rich" in packages
    assert "qusayr_tui.i18n.lazy" in ours


@pytest.mark.parametrize("room", ["i18n", "domain"])
def test_the_inner_rooms_know_nothing_of_the_outer_ones(room: str) -> None:
    inward = ("qusayr_tui.i18n", "qusayr_tui.domain") if room == "domain" else ("qusayr_tui.i18n",)
    _, ours = loaded_by(modules(room))
    assert {name for name in ours if not name.startswith(inward)} == set()


def test_a_text_can_be_shown_without_loading_what_formats_dates() -> None:
    packages, _ = loaded_by(["qusayr_tui.i18n.locale"])
    assert "babel" not in packages


OPEN_AND_TELL = """
import sys
from qusayr_tui.cli import run
code = run(sys.argv[1:])
print(code, "qusayr_tui.cli.commands" in sys.modules)
"""


@pytest.mark.parametrize(
    ("arguments", "outcome"),
    [
        ((), "2 False"),
        (("--lang", "fr", "--guest", "--phase=teach"), "2 False"),
        (("--theme", "read"), "2 False"),
        (("--lang", "fr", "method"), "0 True"),
        (("--version",), "0 True"),
        (("--nothing",), "2 True"),
    ],
)
def test_who_opens_the_lesson_does_not_wait_for_the_commands(
    arguments: tuple[str, ...], outcome: str
) -> None:
    command = [sys.executable, "-c", OPEN_AND_TELL, *arguments]
    told = subprocess.run(
        command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert told.stdout.splitlines()[-1] == outcome, told.stderr
