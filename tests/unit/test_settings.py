"""Preferences and the places they lie in."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from qusayr_tui.storage.atomic import make_private_folder, write_atomically
from qusayr_tui.storage.paths import DataPaths, find_paths
from qusayr_tui.storage.settings import Settings, SettingsFile

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def clock() -> datetime:
    return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_a_first_start_has_no_file_and_nothing_to_say(tmp_path: Path) -> None:
    found = SettingsFile.open(tmp_path / "settings.json", clock)
    assert (found.settings, found.notice) == (Settings(), None)
    assert list(tmp_path.iterdir()) == []


def test_a_change_holds_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    wanted = Settings(language="fr", theme="paper", ascii=True, arabic=False, mouse=False)
    assert SettingsFile.open(path, clock).change(wanted) == "saved"
    assert SettingsFile.open(path, clock).settings == wanted


@POSIX
def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "new" / "settings.json"
    SettingsFile.open(path, clock).change(Settings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b'{"schema": 1}',
        b'{"schema": 1, "settings": {"mouse": "yes"}}',
        b'{"schema": 1, "settings": {"remains": 3}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    found = SettingsFile.open(path, clock)
    assert found.settings == Settings()
    assert found.notice is not None
    aside = tmp_path / "settings.damaged-20260102T030405Z.json"
    assert found.notice.arguments["file"] == aside.name
    assert aside.read_bytes() == data
    assert SettingsFile.open(path, clock).notice is None


def test_two_files_damaged_at_one_moment_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for data in (b"one", b"two"):
        path.write_bytes(data)
        SettingsFile.open(path, clock)
    assert {each.read_bytes() for each in tmp_path.iterdir()} == {b"one", b"two"}


def test_a_file_of_a_newer_program_is_set_aside_as_such(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    data = b'{"schema": 2, "settings": {"language": ["fr"]}}'
    path.write_bytes(data)
    found = SettingsFile.open(path, clock)
    assert found.settings == Settings()
    assert (tmp_path / "settings.newer-20260102T030405Z.json").read_bytes() == data


def test_unknown_preferences_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"schema": 1, "settings": {"language": "en", "font": "large"}}')
    assert SettingsFile.open(path, clock).settings == Settings(language="en")


def test_without_a_folder_a_change_holds_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (None, tmp_path / "file" / "settings.json"):
        found = SettingsFile.open(path, clock)
        assert found.change(Settings(language="en")) == "memory"
        assert found.settings.language == "en"


@pytest.mark.promise(row="R3")
def test_a_write_that_fails_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    write_atomically(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_settings_are_readable_json(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile.open(path, clock).change(Settings(language="fr"))
    assert msgspec.json.decode(path.read_bytes())["settings"]["language"] == "fr"


def test_the_flag_wins_over_the_environment(tmp_path: Path) -> None:
    environ = {"QUSAYR_DATA_DIR": str(tmp_path / "variable")}
    assert find_paths(str(tmp_path / "flag"), environ).data == tmp_path / "flag"
    assert find_paths(None, environ).data == tmp_path / "variable"
    assert list(tmp_path.iterdir()) == []


def test_everything_of_the_learner_lies_in_the_folder_that_was_named(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    named = (paths.progress, paths.settings, paths.sessions)
    assert [each.parent if each else None for each in named] == [tmp_path] * 3
    assert paths.cache is not None
    assert tmp_path not in paths.cache.parents


def test_a_relative_folder_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths("mine", {}).data == tmp_path / "mine"


@pytest.mark.parametrize("environ", [{}, {"QUSAYR_DATA_DIR": ""}])
def test_without_a_choice_the_system_names_the_folder(environ: dict[str, str]) -> None:
    data = find_paths(None, environ).data
    assert data is not None
    assert data.name == "qusayr"


@POSIX
def test_without_a_home_there_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: Path("~/.local/share/q"))
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache/q"))
    assert find_paths(None, {}) == DataPaths(None, None)
    assert find_paths(None, {}).progress is None


@POSIX
def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path / "new")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
