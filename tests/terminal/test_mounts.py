"""A disk of 256 kB and a folder mounted read-only, as a school's computer may have them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qusayr_tui.cli.lesson import begin_session
from tests.support.courses import TINY
from tests.support.lesson import program_for

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from tests.support.terminal import COMMAND, Terminal

Record = Callable[[str, object], None]
SMALL = "mount -t tmpfs -o size=256k none {data}"
READ_ONLY = "mount --bind {data} {data} && mount -o remount,ro,bind {data}"


def mounted(mount: str, data: Path, *arguments: str) -> tuple[str, ...]:
    """Give the command that sees *data* mounted; skip the test where nobody may mount."""
    data.mkdir(exist_ok=True)
    shell = mount.format(data=shlex.quote(str(data)))
    may = (
        shutil.which("unshare")
        and not subprocess.run(
            ["unshare", "-m", "sh", "-c", shell], capture_output=True, check=False
        ).returncode
    )
    if not may:
        pytest.skip("nothing can be mounted here: it takes unshare, and to be root")
    return ("unshare", "-m", "sh", "-c", f"{shell} && exec {shlex.join([*COMMAND, *arguments])}")


def answer_all(screen: Terminal) -> None:
    """Open the quiz and answer what is asked there."""
    screen.wait_for("▸")
    screen.press("enter", "n", "n", "n", "n", "n", "n")
    screen.settle()
    for _ in range(3):
        screen.press("a", "enter")
        screen.wait_for(lambda: "See the passage" in screen.text or "Voir le pass" in screen.text)
        screen.press("n")


@pytest.mark.promise(row="R3")
def test_a_folder_mounted_read_only_is_read_and_the_lesson_goes_on(
    tmp_path: Path, record_property: Record
) -> None:
    data = tmp_path / "data"
    session = begin_session(program_for(TINY, "en", data))
    session.answer("fair/earlier", ("a",), True)
    session.close()
    before = {each.name: each.read_bytes() for each in data.iterdir() if each.is_file()}
    options = ("--lang", "en", "--data-dir", str(data), "--course", str(TINY), "--phase", "1")
    screen = Terminal(command=mounted(READ_ONLY, data, *options), size=(100, 30))
    try:
        screen.wait_for("Nothing could be saved")
        answer_all(screen)
        screen.type("\x11")
        assert screen.exit_code() == 0
        assert screen.is_clean
    finally:
        screen.process.close(force=True)
    assert {each.name: each.read_bytes() for each in data.iterdir() if each.is_file()} == before
    record_property("figure", "read-only mount: told, 3 answers, no file changed")


@pytest.mark.promise(row="R3")
@pytest.mark.parametrize("left", [0, 8, 64])
def test_a_disk_of_256_kilobytes_that_fills_stops_nobody(
    left: int, tmp_path: Path, record_property: Record
) -> None:
    data = tmp_path / "data"
    fill = f"{SMALL} && head -c {(256 - left) * 1024} /dev/zero >{{data}}/filler; true"
    options = ("--lang", "fr", "--data-dir", str(data), "--course", str(TINY), "--phase", "1")
    screen = Terminal(command=mounted(fill, data, *options), size=(100, 30))
    try:
        answer_all(screen)
        if not left:
            assert "mémoire" in screen.raw.decode(errors="replace")
        screen.type("\x11")
        assert screen.exit_code() == 0
        assert screen.is_clean
    finally:
        screen.process.close(force=True)
    assert "Traceback" not in screen.raw.decode(errors="replace")
    record_property("figure", f"256 kB disk, {left} kB left: 3 answers, clean end")


@pytest.mark.promise(row="R3")
def test_an_export_to_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    data = tmp_path / "data"
    options = ("--guest", "--lang", "en", "--course", str(TINY), "export", "worksheet")
    target = shlex.quote(str(data / "sheet.html"))
    shell = mounted(
        f"{SMALL} && echo old >{target} && head -c 300000 /dev/zero >{{data}}/filler; true",
        data,
        *options,
        "--phase",
        "1",
        "--force",
        "-o",
        str(data / "sheet.html"),
    )
    script = shell[-1].replace("exec ", "") + f"; echo code $?; cat {target}; ls {data}"
    ended = subprocess.run(
        [*shell[:-1], script],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"},
    )
    assert "code 3" in ended.stdout
    assert "old" in ended.stdout.splitlines()
    assert sorted(ended.stdout.split()[-2:]) == ["filler", "sheet.html"]
    assert "Traceback" not in ended.stderr
