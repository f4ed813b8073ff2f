"""`qusayr plain` as a process: pipes, a real terminal, and signals; never an escape byte."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.courses import SHIPPED, TINY
from tests.support.plain import open_talk

COMMAND = (sys.executable, "-m", "qusayr_tui")
PATIENCE = 60


def environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONWARNINGS": "error", "LANG": "C.UTF-8", **more}


def run(*arguments: str, lines: str = "", **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        input=lines.encode(),
        capture_output=True,
        env=environment(**environ),
        timeout=PATIENCE,
        check=False,
    )


def whole_lesson(lang: str) -> str:
    """Write the lines that answer every item of the shipped course; two in five are wrong."""
    script: list[str] = []
    with open_talk(SHIPPED, lang=lang) as session:
        while type(session.lesson.stop).__name__ != "EndStop":
            assert len(script) < 2000
            if session.item and session.attempt.response is None:
                # Letters differ from learner to learner: any order of them is an answer.
                right = session.line_for(session.right_response())
                script.append(right)
                session.type(right)
            script.append("")
            session.type("")
    return "\n".join([*script, "q", ""])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_whole_scripted_lesson_ends_with_the_summary_and_no_escape_byte(lang: str) -> None:
    done = run("--lang", lang, "plain", "--guest", lines=whole_lesson(lang))
    text = done.stdout.decode()
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
    assert {each for each in done.stdout if each < 32} == {10}
    end = text[-2500:]
    assert {"fr": "Résumé de votre parcours", "en": "Summary of your path"}[lang] in end
    assert text.rstrip().endswith({"fr": "rien n’est gardé.", "en": "nothing is kept."}[lang])
    assert "%(" not in text


def test_plain_signs_hold_for_what_is_said_line_by_line() -> None:
    lines = "\n\n\nt shabiha\nm\nq\n"
    usual = run("--lang", "en", "plain", "siege", "--guest", lines=lines).stdout.decode()
    plain = run("--lang", "en", "--ascii", "plain", "siege", "--guest", lines=lines)
    said = plain.stdout.decode()
    assert {"’", "“", "ش"} <= set(usual)
    # Letters of a transliteration and « … » aside, nothing is beyond what a console has.
    assert {sign for sign in said if sign > "ɏ"} <= set("…ḀḤṬṢẓḥṭṣḍḌʿʾ")


@pytest.mark.promise(row="T1")
@pytest.mark.parametrize("more", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "3", "TERM": "xterm"}])
def test_arrow_keys_and_hostile_bytes_from_a_pipe_come_back_clean(more: dict[str, str]) -> None:
    lines = "\n\n\x1b[A\x1b]0;title\x07\n=\x1b[31mred\x9b1m\u202e\nt \x1b[2J\n"
    done = run(
        "--course", str(TINY), "--lang", "en", "plain", "fair", "--guest", lines=lines, **more
    )
    assert done.returncode == 0
    assert {each for each in done.stdout if each < 32} == {10}
    assert b"\xc2\x9b" not in done.stdout
    assert b"\xe2\x80\xae" not in done.stdout


def test_bytes_that_are_no_text_and_a_closed_input_end_in_order() -> None:
    command = [*COMMAND, "--course", str(TINY), "--lang", "en", "plain", "--guest"]
    done = subprocess.run(
        command,
        input=b"\xff\xfe\n\n\n",
        capture_output=True,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    shell = " ".join(command)
    for redirected, code in (("<&-", 0), ("< /dev/null", 0), (">&-", 2)):
        done = subprocess.run(
            ["/bin/sh", "-c", f"{shell} {redirected}"],
            capture_output=True,
            env=environment(),
            timeout=PATIENCE,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr


def test_a_reader_who_has_enough_of_it_is_no_error() -> None:
    shell = f"yes '' | head -200 | {' '.join(COMMAND)} --course {TINY} --lang en plain --guest"
    done = subprocess.run(
        ["/bin/bash", "-c", f"{shell} | head -3; echo ${{PIPESTATUS[2]}}"],
        capture_output=True,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    assert done.stderr == b""
    assert done.stdout.split()[-1] == b"0"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_ends_it_with_everything_kept(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)
    process = subprocess.Popen(
        [
            *COMMAND,
            "--course",
            str(TINY),
            "--lang",
            "en",
            "--data-dir",
            str(tmp_path),
            "plain",
            "1",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"\n=They count\n\n\n")
    process.stdin.flush()
    heard = b""
    while not heard.endswith(b"Passage 2 of 3.") and b"Passage 2 of 3. w" not in heard:
        heard += process.stdout.read(1)
    time.sleep(0.3)  # until it waits for a line again
    began = time.monotonic()
    process.send_signal(number)
    rest, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 128 + number
    assert errors == b""
    assert b"\nEverything is saved. To go on later, run: qusayr --data-dir" in rest
    assert time.monotonic() - began < 2
    with open_talk(TINY, lang="fr", data=tmp_path) as session:
        session.type("")
        assert "Passage 2 sur 3" in session.words
        run_ = session.lesson.session
        assert [each.text for each in run_.store.notes(run_.registration)] == ["They count"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_guest_who_interrupts_is_promised_nothing() -> None:
    process = subprocess.Popen(
        [*COMMAND, "--course", str(TINY), "--lang", "en", "plain", "--guest"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout
    heard = b""
    while not heard.endswith(b"?: help.\n> "):
        read = process.stdout.read(1)
        assert read, heard
        heard += read
    time.sleep(0.3)  # until it waits for a line
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (130, b"")
    assert rest == b"\n"


@pytest.mark.promise(row="T1")
@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_on_a_terminal_no_escape_byte_comes_out_and_nothing_is_set_up(tmp_path: Path) -> None:
    from tests.support.terminal import Terminal

    arguments = ("--course", str(TINY), "--lang", "en", "--data-dir", str(tmp_path), "plain", "1")
    screen = Terminal(*arguments)
    try:
        screen.wait_for("Content notice")
        before = screen.attributes()
        screen.type("\r")
        screen.wait_for("Central question")
        screen.type("\r")
        screen.wait_for("Passage 1 of 3. ")
        assert screen.attributes() == before
        screen.type("q\r")
        assert screen.exit_code() == 0
        assert "Everything is saved." in screen.text
        assert b"\x1b" not in screen.raw
    finally:
        screen.process.close(force=True)
