"""Shut the machine off: no test sees its home, language, clock zone, settings or network."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
XDG_FOLDERS = (
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "XDG_RUNTIME_DIR",
)
TELLING = (
    *("LANGUAGE", "LANG", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM_PROGRAM"),
    *("COLUMNS", "LINES", "EDITOR", "VISUAL", "PAGER"),
)
TELLING_PREFIXES = ("LC_", "QUSAYR_", "TEXTUAL", "XDG_", "SSH_", "TMUX")


@pytest.fixture(autouse=True)
def machine_shut_off(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Give each test an empty home of its own, and an environment that tells nothing."""
    for name in list(os.environ):
        if name in TELLING or name.startswith(TELLING_PREFIXES):
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    for name in XDG_FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("TZ", "UTC")
    _read_time_zone()
    monkeypatch.setattr(socket.socket, "connect", _connect_to_this_machine_only)
    yield
    monkeypatch.undo()
    _read_time_zone()


def _read_time_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


_connect = socket.socket.connect


def _connect_to_this_machine_only(connection: socket.socket, address: Any) -> None:
    host = address[0] if isinstance(address, tuple) else None
    if host not in (None, "127.0.0.1", "::1", "localhost"):
        pytest.fail(f"a test tried to reach {address}")
    _connect(connection, address)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave in the report which promises a test holds (`benchmarks/promises.py` reads it)."""
    for item in items:
        for mark in item.iter_markers("promise"):
            item.user_properties.append(("promise", mark.kwargs["row"]))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what writes the snapshots of the screens anew."""
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="write tests/snapshots anew; look at the difference before it is committed",
    )


@pytest.fixture
def project() -> Path:
    """Give the top folder of the checkout."""
    return Path(__file__).resolve().parent.parent
