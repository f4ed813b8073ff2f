"""The console on a terminal that has few signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.classroom import Console, open_console
from tests.support.courses import SHIPPED
from tests.support.lesson import program_for

HIGHEST = "\u024f"
PUNCTUATION = "‐–—‘’“”…\u202f"


def strange(console: Console) -> set[str]:
    return {each for each in console.words if each > HIGHEST and each not in PUNCTUATION}


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_plain_signs_hold_for_the_names_of_keys_too(tmp_path: Path, language: str) -> None:
    program = program_for(SHIPPED, language, tmp_path, ascii=True)
    async with open_console(program, None, size=(110, 40)) as console:
        assert "^ v" in console.rows[-1]
        assert strange(console) == set()
    async with open_console(program, "55-minutes", size=(110, 40)) as console:
        assert "> " in console.rows[-1]
        assert strange(console) == set()
        await console.press("question_mark")
        assert "> Enter" in console.words or "> Entrée" in console.words
        assert strange(console) == set()
        await console.press("question_mark", "n", "n", "space")
        assert console.desk.state.vote_open
        assert strange(console) == set()
