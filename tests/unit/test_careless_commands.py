"""Whatever is typed at the shell: a sentence and a hint in the reader's language, no traceback."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qusayr_tui.cli import early_options, run
from tests.support.courses import TINY

COMMAND = [sys.executable, "-m", "qusayr_tui"]


def command(*arguments: str, data: Path, lang: str = "en") -> list[str]:
    return ["--lang", lang, "--course", str(TINY), "--data-dir", str(data), *arguments]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("claims", "zzzz"), "qusayr claims"),
        (("sources", ""), "qusayr sources"),
        (("actors", "zzzz"), "qusayr actors"),
        (("glossary", "zzzz"), "qusayr glossary"),
    ],
)
def test_an_unknown_id_is_told_where_all_ids_stand(
    arguments: tuple[str, ...], hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command(*arguments, data=tmp_path)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert hint in told.err.splitlines()[1]


def test_an_unknown_language_is_told_in_the_one_that_the_machine_asks_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LANG", "QUSAYR_LANG"):
        with monkeypatch.context() as patch:
            patch.setenv(name, "fr")
            assert run(["--lang", "xx", "read"]) == 2
            assert "langue « xx »" in " ".join(capsys.readouterr().err.split())
    monkeypatch.setenv("QUSAYR_LANG", "xx")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert run(["read"]) == 2
    assert "langue « xx »" in " ".join(capsys.readouterr().err.split())


def test_the_languages_of_a_sheet_do_not_choose_that_of_the_messages() -> None:
    arguments = ["--theme", "paper", "--lang", "fr", "export", "worksheet", "--lang", "en"]
    assert early_options(arguments).lang == "fr"
    assert early_options(["--lang=fr", "plain", "--guest"]).lang == "fr"
    assert early_options(["--lang=fr", "plain", "--guest"]).guest
    assert early_options(["--course", "x", "read", "--lang", "fr"]).lang is None
    assert not early_options(["--lang"]).lang


@pytest.mark.parametrize("name", ["", "{folder}"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_is_no_file_to_write(
    name: str, force: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = name.format(folder=tmp_path)
    assert run(command("data", "export", "-o", output, *force, data=tmp_path / "data")) == 2
    assert "folder" in capsys.readouterr().err
    assert tmp_path.is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run(command("data", "export", "--force", "-o", str(pipe), data=tmp_path / "data")) == 0
    assert os.read(reader, 100).startswith(b"{")
    os.close(reader)
    assert pipe.is_fifo()


def test_why_a_file_cannot_be_written_is_said_in_the_readers_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing" / "file.json"
    data = tmp_path / "data"
    assert run(command("data", "export", "-o", str(missing), data=data, lang="fr")) == 3
    assert "No such file" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "lang", "code"),
    [
        ("y", "en", 0),
        ("oui", "fr", 0),
        ("O", "fr", 0),
        ("n", "fr", 1),
        ("", "en", 1),
        (None, "fr", 2),
    ],
)
def test_erase_understands_yes_in_the_language_in_which_it_asks(
    typed: str | None,
    lang: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "sessions").mkdir()
    monkeypatch.setattr("sys.stdin", io.StringIO("" if typed is None else f"{typed}\n"))
    assert run(command("data", "erase", data=tmp_path, lang=lang)) == code
    assert (tmp_path / "sessions").exists() is (code != 0)
    if typed is None:
        assert "--yes" in capsys.readouterr().err


def test_an_option_without_its_value_has_a_hint_too(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--lang"], ["read", "--format"]):
        assert run(arguments) == 2
        assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--lang", "xx", "read"), "fr, en"),
        (("--phase", "99"), "1 fair"),
        (("read", "99"), "1 fair"),
        (("reda",), "qusayr --help"),
        (("read", "--what"), "qusayr read --help"),
        (("completion",), "qusayr completion --help"),
        (("--theme", "blue", "read"), "qusayr --help"),
        (("--course", "/nowhere", "read"), "course.yaml"),
        (("check", "/nowhere.yaml"), "course.yaml"),
    ],
)
def test_every_error_is_what_is_wrong_and_what_to_do(
    arguments: tuple[str, ...],
    hint: str,
    lang: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LANG", lang)
    monkeypatch.setenv("QUSAYR_COURSE", str(TINY))
    monkeypatch.setattr("qusayr_tui.cli.lesson.require_terminal", lambda: None)
    assert run(["--data-dir", str(tmp_path), *arguments]) in (2, 3)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("qusayr: ")
    assert hint in lines[1]


# --- options before a command


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("read",), "qusayr read 99"),
        (("plain",), "qusayr plain 99"),
        (("export", "worksheet"), "qusayr export worksheet --phase 99"),
        (("doctor",), "qusayr --phase 99"),
    ],
)
def test_a_phase_before_a_command_is_not_passed_over(
    arguments: tuple[str, ...], typed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command("--phase", "99", *arguments, data=tmp_path)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert typed in told.err.splitlines()[1]


@pytest.mark.parametrize("arguments", [("teach",), ("data", "where"), ("results",)])
def test_a_guest_is_told_that_nothing_is_kept_to_show(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command("--guest", *arguments, data=tmp_path)) == 2
    assert "--guest" in capsys.readouterr().err.splitlines()[0]
    assert run(command("--guest", "--theme", "paper", "--no-mouse", "read", data=tmp_path)) == 0


def test_what_is_printed_has_plain_signs_where_they_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signs = set("●◐○≠→")
    assert run(command("claims", data=tmp_path)) == 0
    assert signs & set(capsys.readouterr().out)
    for arguments in (("claims",), ("read", "--items", "--key"), ("sources",), ("glossary",)):
        assert run(command("--ascii", *arguments, data=tmp_path)) == 0
        assert not signs & set(capsys.readouterr().out)


# --- where the output goes


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no full device here")
@pytest.mark.parametrize("arguments", [("read",), ("-h",), ("claims", "--format", "json")])
def test_output_that_fits_nowhere_is_told_without_a_traceback(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*COMMAND, *command(*arguments, data=tmp_path)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    told = ended.stderr.decode().splitlines()
    assert ended.returncode == 3, told
    assert len(told) == 2
    assert told[0].startswith("qusayr: ")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX shells close streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["read", "glossary zzzz", "results", "plain fair", "-h"])
def test_closed_streams_bring_no_traceback(closed: str, arguments: str, tmp_path: Path) -> None:
    words = " ".join(command(*arguments.split(), data=tmp_path))
    shell = f'exec "$0" -m qusayr_tui {words} {closed}'
    ended = subprocess.run(
        ["/bin/sh", "-c", shell, sys.executable],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in ended.stderr
    assert b"Exception" not in ended.stderr
    expected = {"read": 0, "glossary zzzz": 1, "results": 0, "-h": 0}
    nothing_heard = 2 if ">&- " in f"{closed} ".replace("2>&-", "") else 0
    assert ended.returncode == expected.get(arguments, nothing_heard), ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
@pytest.mark.parametrize("arguments", ["read", "-h", "claims", "read --help"])
def test_a_reader_that_has_enough_ends_the_command_quietly(arguments: str, tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    ended = subprocess.run(
        [*COMMAND, *command(*arguments.split(), data=tmp_path)],
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write_end)
    assert ended.stderr == b""
    assert ended.returncode == 0


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("group", [(), ("data",), ("export",)])
def test_no_command_is_listed_with_half_a_sentence(
    language: str, group: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--lang", language, *group, "--help"])
    listed = capsys.readouterr().out
    assert "..." not in listed.partition("Comm")[2]
    assert listed.rstrip().endswith(".")
