"""Programs that some tests need beside Python, and what they are asked to do."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = {
    "chromium": "chromium",
    "pdftotext": "poppler-utils",
    "tidy": "tidy",
}
"""The Debian package of each program."""

MUST_BE_THERE = "REQUIRE_TOOLS"
"""Set by `.ci/run`, which installs them: there a missing program is a failure."""


def tool(name: str) -> str:
    """Give the path of a program; skip the test where it is missing, unless it must not be."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed (Debian: apt-get install {PACKAGES[name]})"
        if os.environ.get(MUST_BE_THERE):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def print_to_pdf(page: Path, folder: Path) -> Path:
    """Have Chromium print an HTML page as a printer would get it."""
    target = folder / f"{page.stem}.pdf"
    command = [
        tool("chromium"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
        f"--print-to-pdf={target}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return target


def pages_of(pdf: Path) -> list[str]:
    """Give the text of each page of a PDF, in the order in which it is drawn."""
    command = [tool("pdftotext"), "-raw", "-enc", "UTF-8", str(pdf), "-"]
    told = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return told.stdout.decode("utf-8").split("\f")[:-1]


def tidied(page: Path) -> str:
    """Give what HTML Tidy finds wrong in a page; empty spans to tick and write in are meant."""
    command = [tool("tidy"), "-errors", "-quiet", "-utf8", "--drop-empty-elements", "no", str(page)]
    told = subprocess.run(command, check=False, capture_output=True, timeout=60)
    return told.stderr.decode("utf-8")
