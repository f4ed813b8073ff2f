"""`data`, `results`, `doctor` and `completion`, as commands."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from qusayr_tui.cli import run
from qusayr_tui.cli.lesson import begin_session
from qusayr_tui.render.tables import BOM, harmless
from tests.support.courses import TINY
from tests.support.lesson import program_for

CHECKS = (
    *("terminal-size", "colour", "unicode", "arabic", "language"),
    *("data-folder", "sqlite", "yaml-loader", "extras"),
)


def command(*arguments: str, data: Path) -> list[str]:
    return ["--lang", "en", "--course", str(TINY), "--data-dir", str(data), *arguments]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a folder in which somebody has answered one question and opened one card."""
    folder = tmp_path / "data"
    session = begin_session(program_for(TINY, "en", folder))
    session.answer("fair/=1+1", ("b",), False, 1)
    session.answer("fair/second", ("a", "c"), True, 0)
    session.open_card("term", "stall")
    session.close()
    return folder


def test_results_have_the_keys_of_the_contract(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command("results", "--format", "json", data=data)) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == 1
    assert set(found["answers"][0]) == {
        *("id", "item", "response", "correct", "first_response", "hints", "time", "lang", "mode")
    }
    assert [each["item"] for each in found["answers"]] == ["fair/=1+1", "fair/second"]
    assert found["answers"][1]["response"] == ["a", "c"]
    assert found["opened"][0]["id"] == "stall"


@pytest.mark.parametrize(("language", "separator"), [("fr", ";"), ("en", ",")])
def test_a_table_is_for_the_spreadsheet_of_its_language(
    data: Path, capsys: pytest.CaptureFixture[str], language: str, separator: str
) -> None:
    arguments = command("results", "--format", "csv", data=data)
    arguments[1] = language
    assert run(arguments) == 0
    text = capsys.readouterr().out
    assert text.startswith(BOM)
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=separator))
    assert [row[0] for row in rows] == ["item", "fair/=1+1", "fair/second"]


@pytest.mark.promise(row="X1")
@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM", "\t=1", "\r=1", "\x00"])
def test_no_cell_is_an_order(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"


def test_where_names_each_file_and_what_it_holds(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command("data", "where", data=data)) == 0
    lines = capsys.readouterr().out.splitlines()
    for path in data.iterdir():
        assert any(line.startswith(f"{path}  ") for line in lines)


def test_export_writes_everything_once_and_never_over_another_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine.json"
    assert run(command("data", "export", "-o", str(target), data=data)) == 0
    whole = json.loads(target.read_bytes())
    verbs = [event["verb"] for event in whole["runs"][0]["events"]]
    assert verbs.count("answered") == 2
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    assert run(command("data", "export", "-o", str(target), data=data)) == 1
    assert target.read_bytes() == before
    assert "--force" in capsys.readouterr().err
    assert run(command("data", "export", "-o", str(target), "--force", data=data)) == 0
    missing = tmp_path / "no-such-folder" / "mine.json"
    assert run(command("data", "export", "-o", str(missing), data=data)) == 3


def test_erase_asks_and_then_leaves_nothing_of_ours(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "a-letter.txt").write_text("not ours", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert run(command("data", "erase", data=data)) == 1
    assert (data / "progress.db").exists()
    assert run(command("data", "erase", "--yes", data=data)) == 0
    assert [path.name for path in data.iterdir()] == ["a-letter.txt"]
    assert run(command("data", "erase", "--yes", data=data)) == 0
    assert "Nothing is kept." in capsys.readouterr().out


def test_lessons_with_a_class_are_erased_without_ones_own_progress(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = data / "sessions"
    folder.mkdir()
    for name in ("20260302-090000", "20260303-090000"):
        (folder / f"{name}.jsonl").write_text("{}\n", encoding="utf-8")
    erase = ["data", "erase", "--yes"]
    assert run(command(*erase, "--lesson", "yesterday", data=data)) == 1
    assert "There is no lesson 'yesterday'." in capsys.readouterr().err
    assert run(command(*erase, "--lesson", "20260302-090000", data=data)) == 0
    assert [path.stem for path in folder.iterdir()] == ["20260303-090000"]
    assert run(command(*erase, "--classes", data=data)) == 0
    assert not folder.exists()
    assert (data / "progress.db").exists()
    assert run(command(*erase, "--classes", data=data)) == 0
    assert "Nothing is kept." in capsys.readouterr().out


def test_damaged_progress_is_set_aside_and_told(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in data.glob("progress*.db"):
        path.write_bytes(b"not a database, nor was it ever one")
    assert run(command("results", "--format", "json", data=data)) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["answers"] == []
    assert "damaged" in told.err or "could not be read" in told.err
    assert list(data.glob("progress.damaged-*.db"))


def test_doctor_looks_at_everything_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command("doctor", "--format", "json", data=tmp_path / "d")) == 0
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert [each["id"] for each in checks] == list(CHECKS)
    assert {each["status"] for each in checks} <= {"ok", "note", "care"}
    assert not (tmp_path / "d").exists(), "looking makes nothing"


@pytest.mark.parametrize(
    ("environ", "why"),
    [
        ({"LANG": "C.UTF-8"}, "speaks English: nothing asks for another one."),
        ({"LANG": "fr_FR.UTF-8"}, "d’après\u00a0: LANG."),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "en:fr"}, "because of: LANGUAGE."),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the desktop has a say elsewhere")
def test_doctor_names_the_variable_that_decided(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
    why: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "QUSAYR_LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    run(["--data-dir", str(tmp_path / "d"), "doctor", "--format", "json"])
    checks = {each["id"]: each for each in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["language"]["message"].endswith(why)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_doctor_cares_about_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert run(command("doctor", data=folder / "d")) == 1


def test_doctor_cares_about_a_data_folder_that_is_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert run(command("doctor", "--format", "json", data=tmp_path / "file")) == 1
    checks = {each["id"]: each for each in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["data-folder"]["status"] == "care"
    assert checks["data-folder"]["remedy"]


@pytest.mark.skipif(sys.platform == "win32", reason="no bash")
def test_bash_completes_commands() -> None:
    environ = {**os.environ, "_QUSAYR_COMPLETE": "bash_complete", "COMP_WORDS": "qusayr do"}
    ended = subprocess.run(
        [sys.executable, "-m", "qusayr_tui"],
        env={**environ, "COMP_CWORD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "plain,doctor" in ended.stdout


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_prints_a_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "completion", shell]) == 0
    assert "_QUSAYR_COMPLETE" in capsys.readouterr().out
