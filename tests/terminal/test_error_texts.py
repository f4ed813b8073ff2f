"""What the program says when something is wrong: clean, short, and nothing of the learner's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qusayr_tui.cli.lesson import begin_session
from tests.support.courses import TINY
from tests.support.hostile import ORDERS, changed_everywhere
from tests.support.lesson import program_for

ALLOWED = {"\n"}
SECRET = "nobody-must-see-this"
Record = Callable[[str, object], None]


def run(*arguments: str, home: Path, typed: str | None = None) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "qusayr_tui", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        env=environ,
        input=typed,
        timeout=60,
        check=False,
    )


def assert_clean(ended: subprocess.CompletedProcess[str], home: Path) -> None:
    """Fail when what was said drives a terminal, is a traceback, or tells where one lives."""
    for said in (ended.stdout, ended.stderr):
        odd = {c for c in said if ord(c) < 32 or 0x7F <= ord(c) <= 0x9F} - ALLOWED
        assert not odd
        assert not any(mark in said for mark in "\u202e\u2066\u200b\ufeff")
        assert "Traceback" not in said
        assert str(home) not in said
        assert SECRET not in said


@pytest.mark.promise(row="T4")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_errors_of_a_hostile_course_are_clean(
    language: str, tmp_path: Path, record_property: Record
) -> None:
    home, orders = tmp_path / "home", iter([*ORDERS.values()] * 50)
    home.mkdir()
    course, count = changed_everywhere(lambda text: f"{text}{next(orders)}")
    folder = course.write_to(tmp_path / "course")
    told = 0
    for command in (("check", str(folder)), ("--course", str(folder), "read")):
        ended = run("--lang", language, *command, home=home)
        assert ended.returncode == 1
        assert_clean(ended, home)
        told += len(ended.stdout.splitlines()) + len(ended.stderr.splitlines())
    assert told > count
    record_property("figure", f"{language}: {told} lines of errors about {count} texts, 0 orders")


@pytest.mark.promise(row="T4")
@pytest.mark.parametrize("order", ORDERS)
def test_an_argument_comes_back_clean_in_the_error_about_it(order: str, tmp_path: Path) -> None:
    text = f"a{ORDERS[order]}b".replace("\x00", "")
    for command in (
        ("--lang", text),
        ("--lang", "en", "read", text),
        ("--lang", "en", "--phase", text),
        ("--lang", "en", "--course", text, "read"),
        ("--lang", "en", "plain", text),
        ("--lang", "en", text),
    ):
        ended = run(*command, home=tmp_path, typed="")
        assert ended.returncode != 0
        assert_clean(ended, tmp_path)


@pytest.mark.promise(row="T4")
def test_a_learners_words_stand_in_no_error(tmp_path: Path) -> None:
    data = tmp_path / "data"
    session = begin_session(program_for(TINY, "en", data))
    session.write("fair/question", SECRET)
    session.close()
    file = data / "progress.db"
    file.write_bytes(file.read_bytes()[:5000])
    for command in (("doctor",), ("plain",), ("data", "where")):
        options = ("--data-dir", "data", "--course", str(TINY), "--lang", "en")
        ended = subprocess.run(
            [sys.executable, "-m", "qusayr_tui", *options, *command],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8"},
            input="",
            timeout=60,
            check=False,
        )
        assert SECRET not in ended.stderr
        assert "Traceback" not in ended.stderr
