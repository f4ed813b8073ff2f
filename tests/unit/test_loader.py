"""A course as it is opened: strictly read, phase by phase, from a folder, a zip or the cache."""

from __future__ import annotations

import io
import os
import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest
import yaml

from qusayr_tui.cli import run
from qusayr_tui.content import yaml_gate
from qusayr_tui.content.cache import Cache
from qusayr_tui.content.check import check_course, check_path
from qusayr_tui.content.folder import (
    MOST_BYTES,
    MOST_FILES,
    CourseFolderError,
    DiskFolder,
    ZipFolder,
    open_folder,
)
from qusayr_tui.content.loader import Library, UnsoundCourseError
from qusayr_tui.domain.trouble import Trouble
from qusayr_tui.i18n.locale import load_locale
from qusayr_tui.render.problems import problem_line
from tests.support.courses import TINY, WORKED, MemoryFolder

COURSE = MemoryFolder.of(WORKED)
RECORD = "record/phases/01-siege.yaml"
WORDS = "fr/phases/01-siege.yaml"


class Watched(MemoryFolder):
    """A folder that remembers what was read."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.opened: list[str] = []

    def read(self, name: str) -> bytes | None:
        self.opened.append(name)
        return super().read(name)


def open_all(folder: MemoryFolder) -> None:
    """Open the first phase in every language."""
    library = Library(folder)
    for language in library.course.languages:
        library.phase_words(language, library.phases[0])


def unsound(folder: MemoryFolder) -> set[tuple[str, int, str, str]]:
    """Open everything of the one phase, and give what is wrong with the first bad file."""
    with pytest.raises(UnsoundCourseError) as caught:
        open_all(folder)
    return {(each.file, each.line, each.code, each.id) for each in caught.value.problems}


# --- strict types


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "code", "name"),
    [
        (RECORD, "minutes: 12", "minutes: 12\nsecret: 1", 3, "unknown-field", ""),
        (RECORD, "minutes: 12", "minutes: 12.5", 2, "not-a-number", ""),
        (RECORD, "minutes: 12", "minutes: 0", 2, "not-a-number", ""),
        (RECORD, "minutes: 12", "minutes: " + "9" * 5000, 2, "not-a-number", ""),
        (RECORD, "minutes: 12", "minutes: ٣", 2, "not-a-number", ""),
        (RECORD, "minutes: 12", "minutes: [12]", 2, "not-a-number", ""),
        (RECORD, "starting_text: 1", "starting_text: -1", 9, "not-a-number", "siege-begins"),
        (RECORD, "dates: 2011-11/2012-02-09", "dates: 2011-11/2010", 1, "bad-date", ""),
        (RECORD, "mode: state", "mode: [state]", 5, "unknown-value", "siege-begins"),
        (
            RECORD,
            "value: 66, bound",
            "value: 1/0, bound",
            21,
            "bad-figure",
            "siege-66-dead/english/dead-residents",
        ),
        (
            RECORD,
            "value: 66, bound",
            "value: -66, bound",
            21,
            "bad-figure",
            "siege-66-dead/english/dead-residents",
        ),
        (
            RECORD,
            "value: 66, bound",
            'value: "66\\n", bound',
            21,
            "bad-figure",
            "siege-66-dead/english/dead-residents",
        ),
        (
            RECORD,
            "value: 66, bound",
            f"value: {'6' * 5000}, bound",
            21,
            "bad-figure",
            "siege-66-dead/english/dead-residents",
        ),
        (RECORD, "id: gaps, kind", "id: -gaps, kind", 52, "bad-id", "siege/-gaps"),
        (RECORD, "id: gaps, kind", 'id: "gaps\\n", kind', 52, "bad-id", "siege/gaps"),
        (RECORD, "id: gaps, kind", f"id: {'g' * 49}, kind", 52, "too-long", "siege/" + "g" * 49),
        (RECORD, "sources: [littell]", "sources: []", 33, "list-length", "hospital-littell"),
        (RECORD, "blocks:\n", "blocks: nothing\nblock:\n", 49, "not-a-list", ""),
        (RECORD, "answer: false", "answer: no", 65, "not-true-or-false", "siege/proof"),
        (WORDS, "title: Une ville assiégée ?", "title: ''", 1, "empty-text", ""),
        (WORDS, "title: Une ville assiégée ?", "title: ~", 1, "empty-text", ""),
        (WORDS, "title: Une ville assiégée ?", "title: {fr: Une ville}", 1, "not-a-text", ""),
        (WORDS, "  - id: november\n", "  - november\n  - id: november\n", 26, "not-a-group", ""),
        (WORDS, "  - id: proof\n", "  - id: prof\n", 52, "unknown-id", "siege/prof"),
        (
            WORDS,
            "  - id: proof\n",
            "  - id: proof\n    ask: choice\n",
            53,
            "unknown-field",
            "siege/proof",
        ),
    ],
)
def test_what_does_not_fit_its_type_is_refused_at_its_line(
    file: str, old: str, new: str, line: int, code: str, name: str
) -> None:
    assert (file, line, code, name) in unsound(COURSE.changed(file, old, new))


@pytest.mark.parametrize("old", ["mode: state", "id: siege-begins", "date: 2011-11"])
def test_a_long_text_in_a_wrong_place_is_told_in_one_line(old: str) -> None:
    long = '"' + "a long story\\n" * 500 + '"'
    found = COURSE.changed(RECORD, old, f"{old.split(':')[0]}: {long}")
    lines = [problem_line(each, load_locale("en")) for each in check_course(found)]
    assert any("a long story" in line for line in lines)
    assert all("\n" not in line and len(line) < 600 for line in lines)


def test_a_field_that_is_missing_is_named() -> None:
    folder = COURSE.changed(RECORD, "    date_basis: sourced\n", "")
    with pytest.raises(UnsoundCourseError) as caught:
        Library(folder).phase(Library(folder).phases[0])
    (problem,) = caught.value.problems
    assert (problem.code, problem.message.arguments["name"]) == ("missing-field", "date_basis")
    assert (problem.line, problem.id) == (4, "siege-begins")


def test_all_problems_of_a_file_are_gathered() -> None:
    folder = COURSE.changed(RECORD, "minutes: 12", "minutes: twelve")
    folder = folder.changed(RECORD, "mode: state", "mode: stat")
    folder = folder.changed(RECORD, "answer: false", "answer: perhaps")
    assert {each[2] for each in unsound(folder)} == {
        "not-a-number",
        "unknown-value",
        "not-true-or-false",
    }


def test_a_file_that_is_not_there_is_named() -> None:
    files = {name: data for name, data in COURSE.files.items() if name != WORDS}
    assert unsound(MemoryFolder(files)) == {(WORDS, 1, "missing-file", "01-siege")}


def test_an_unsound_course_stops_a_command_with_one_sentence_and_a_way_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    course = COURSE.changed(WORDS, "title: Une ville", "titre: Une ville").write_to(tmp_path)
    for language, sentence, way in (
        ("fr", "Le cours a 1 problème", "qusayr check"),
        ("en", "The course has 1 problem", "qusayr check"),
    ):
        monkeypatch.setenv("QUSAYR_LANG", language)
        code = run(["--lang", "fr", "--course", str(course), "--data-dir", str(tmp_path), "read"])
        out, err = capsys.readouterr()
        assert code == 1
        assert out == ""
        assert f"{WORDS}:1:1" in err
        assert way in err
        assert "Traceback" not in err
        assert sentence in err or language == "en"


# --- lazily


def two_phases() -> Watched:
    files = dict(COURSE.files)
    for name in (RECORD, WORDS, WORDS.replace("fr/", "en/")):
        broken = b"this is no phase: at all: \n"
        files[name.replace("01-siege", "02-broken")] = broken
    return Watched(files)


def test_opening_one_phase_reads_no_other() -> None:
    folder = two_phases()
    library = Library(folder)
    assert [(ref.number, ref.id) for ref in library.phases] == [(1, "siege"), (2, "broken")]
    library.phase(library.phases[0])
    library.phase_words("fr", library.phases[0])
    assert library.words("fr", "glossary")
    assert not any("broken" in name for name in folder.opened)
    assert not any(name.startswith("en/") for name in folder.opened)
    with pytest.raises(UnsoundCourseError):
        library.phase(library.phases[1])


def test_nothing_is_read_twice() -> None:
    folder = two_phases()
    library = Library(folder)
    for _ in range(3):
        library.phase_words("fr", library.phases[0])
        library.record("actors")
    assert len(folder.opened) == len(set(folder.opened))


def test_phases_stand_in_the_order_of_their_numbers() -> None:
    names = ["10-last", "2-second", "00-first", "notes", "3-Bad", "4_bad"]
    files = {**COURSE.files, **{f"record/phases/{each}.yaml": b"" for each in names}}
    refs = Library(MemoryFolder(files)).phases
    assert [(ref.number, ref.id) for ref in refs] == [
        (0, "first"),
        (1, "siege"),
        (2, "second"),
        (10, "last"),
    ]


def test_words_are_typeset_for_reading_and_ids_are_not_touched() -> None:
    library = Library(COURSE)
    words = library.phase_words("fr", library.phases[0])
    assert words.title == "Une ville assiégée\u202f?"
    assert library.course_words("fr").words == Library(COURSE).course_words("fr").words


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="libyaml is not there")
def test_libyaml_reads_the_files_of_a_course(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> object:
        raise AssertionError("the slow parser was used")

    monkeypatch.setattr(yaml_gate.PURE_PARSER, "__init__", refuse)
    library = Library(COURSE)
    assert library.phase(library.phases[0]).minutes == 12


# --- zip archives


def archive(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as packed:
        for name, body in files.items():
            packed.writestr(name, body)
    return data.getvalue()


def refused(data: bytes, tmp_path: Path) -> str:
    (tmp_path / "course.zip").write_bytes(data)
    with pytest.raises(CourseFolderError) as caught:
        open_folder(tmp_path / "course.zip")
    with pytest.raises(Trouble) as trouble:
        check_path(tmp_path / "course.zip")
    assert trouble.value.code == 3
    return caught.value.reason


@pytest.mark.parametrize("top", ["", "my course/", "a/"])
def test_a_zip_of_a_course_or_of_its_folder_is_a_course(top: str, tmp_path: Path) -> None:
    data = archive({top + name: body for name, body in COURSE.files.items()})
    (tmp_path / "course.zip").write_bytes(data)
    assert check_path(tmp_path / "course.zip") == []
    library = Library(open_folder(tmp_path / "course.zip"))
    assert library.phase(library.phases[0]).minutes == 12


def test_other_files_of_a_zip_are_left_in_it(tmp_path: Path) -> None:
    extra = {"picture.png": b"\x89PNG" * 100, "../../evil.sh": b"rm", "fr/notes.txt": b"x"}
    (tmp_path / "course.zip").write_bytes(archive({**COURSE.files, **extra}))
    folder = open_folder(tmp_path / "course.zip")
    assert folder.read("picture.png") is None
    assert check_course(folder) == []


@pytest.mark.promise(row="P5")
@pytest.mark.parametrize(
    "name",
    [
        "../outside.yaml",
        "fr/../../outside.yaml",
        "/etc/outside.yaml",
        "C:/outside.yaml",
        "C:outside.yaml",
        "..\\outside.yaml",
        "\\\\server\\share.yaml",
        "fr/phases/x:y.yaml",
    ],
)
def test_a_zip_that_leads_outside_is_refused(name: str, tmp_path: Path) -> None:
    assert refused(archive({**COURSE.files, name: b"a: b"}), tmp_path) == "zip-leads-outside"
    assert [each.name for each in tmp_path.iterdir()] == ["course.zip"]


@pytest.mark.promise(row="P5")
def test_a_link_in_a_zip_is_read_as_its_own_bytes(tmp_path: Path) -> None:
    data = io.BytesIO(archive(COURSE.files))
    with zipfile.ZipFile(data, "a") as packed:
        link = zipfile.ZipInfo("fr/phases/02-link.yaml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/hostname")
    (tmp_path / "course.zip").write_bytes(data.getvalue())
    folder = open_folder(tmp_path / "course.zip")
    assert folder.read("fr/phases/02-link.yaml") == b"/etc/hostname"


@pytest.mark.promise(row="P5")
def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    bomb = archive({"course.yaml": b"x" * (MOST_BYTES + 1)})
    assert len(bomb) < 100_000
    assert refused(bomb, tmp_path) == "zip-too-large"


@pytest.mark.promise(row="P5")
def test_many_small_files_count_together(tmp_path: Path) -> None:
    part = b"x" * (MOST_BYTES // 10)
    assert refused(archive({f"{each}.yaml": part for each in range(11)}), tmp_path) == (
        "zip-too-large"
    )


@pytest.mark.promise(row="P5")
def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    many = archive({f"{each}.yaml": b"" for each in range(MOST_FILES + 1)}, zipfile.ZIP_STORED)
    assert refused(many, tmp_path) == "zip-too-large"


@pytest.mark.promise(row="P5")
@pytest.mark.parametrize("claimed", [1, 10, 2**31])
def test_an_archive_that_lies_about_a_size_never_gives_more_than_it_may(
    claimed: int, tmp_path: Path
) -> None:
    real = b"x" * (MOST_BYTES + 1)
    data = archive({"course.yaml": real})
    lying = data.replace(struct.pack("<L", len(real)), struct.pack("<L", claimed))
    assert lying != data
    assert refused(lying, tmp_path) in ("not-a-zip", "zip-too-large")


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    whole = archive(COURSE.files)
    assert refused(b"", tmp_path) == "not-a-zip"
    assert refused(b"PK\x03\x04 and then nothing", tmp_path) == "not-a-zip"
    assert refused(whole[: len(whole) // 2], tmp_path) == "not-a-zip"
    with pytest.raises(CourseFolderError) as caught:
        open_folder(tmp_path / "nothing")
    assert caught.value.reason == "not-found"


@pytest.mark.promise(row="P5")
def test_damaged_archives_are_refused_and_never_crash(tmp_path: Path) -> None:
    whole = archive(MemoryFolder.of(TINY).files)
    chance = random.Random(5)
    refusals = 0
    for number in range(400):
        broken = bytearray(whole)
        start = 0 if number % 2 else len(whole) - 2500
        for _ in range(chance.choice((1, 2, 5, 20))):
            broken[chance.randrange(start, len(broken))] = chance.randrange(256)
        (tmp_path / "course.zip").write_bytes(broken)
        try:
            check_course(ZipFolder(tmp_path / "course.zip"))
        except CourseFolderError:
            refusals += 1
    assert refusals > 100


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refused_archive_is_told_in_one_sentence(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(archive({"../outside.yaml": b"a: b"}))
    common = ["--lang", language, "--data-dir", str(tmp_path / "data")]
    for arguments in (["check", str(path)], ["--course", str(path), "read"]):
        assert run([*common, *arguments]) == 3
        out, err = capsys.readouterr()
        assert out == ""
        assert str(path) in err
        assert len(err.splitlines()) == 2
        assert ("outside" in err) is (language == "en")


# --- folders


@pytest.mark.promise(row="P5")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    course = COURSE.write_to(tmp_path / "course")
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "01-siege.yaml").write_bytes(COURSE.files[WORDS])
    (course / WORDS).unlink()
    (course / WORDS).symlink_to(secret / "01-siege.yaml")
    assert [(each.file, each.code) for each in check_path(course)] == [(WORDS, "missing-file")]
    (course / WORDS).unlink()
    (course / "fr" / "phases").rmdir()
    (course / "fr" / "phases").symlink_to(secret)
    assert DiskFolder(course).names("fr/phases") == []
    assert [(each.file, each.code) for each in check_path(course)] == [(WORDS, "missing-file")]


@pytest.mark.promise(row="P5")
def test_odd_things_in_a_folder_are_not_opened(tmp_path: Path) -> None:
    course = COURSE.write_to(tmp_path / "course")
    (course / "fr" / "phases" / "02-folder.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        (course / "record" / "actors.yaml").unlink()
        os.mkfifo(course / "record" / "actors.yaml")
    codes = {(each.file, each.code) for each in check_path(course)}
    assert ("fr/phases/02-folder.yaml", "stray-file") in codes
    if hasattr(os, "mkfifo"):
        assert ("record/actors.yaml", "missing-file") in codes


def test_one_file_is_checked_as_its_place_in_a_course_tells(tmp_path: Path) -> None:
    course = COURSE.changed(WORDS, "title: Une ville", "titre: Une ville").write_to(tmp_path)
    assert [each.code for each in check_path(course / WORDS)] == ["unknown-field"]
    assert check_path(course / RECORD) == []
    alone = tmp_path / "elsewhere" / "deep" / "down" / "far"
    alone.mkdir(parents=True)
    (alone / "01-siege.yaml").write_bytes((course / WORDS).read_bytes())
    assert check_path(alone / "01-siege.yaml") == []


# --- the cache


def test_a_sound_file_is_kept_and_read_from_the_cache(tmp_path: Path) -> None:
    course = COURSE.write_to(tmp_path / "course")
    first = Library(DiskFolder(course), Cache(tmp_path / "cache"))
    words = first.phase_words("fr", first.phases[0])

    class NoReading(DiskFolder):
        def read(self, name: str) -> bytes | None:
            raise AssertionError(f"{name} was read again")

    second = Library(NoReading(course), Cache(tmp_path / "cache"))
    assert second.phase_words("fr", second.phases[0]) == words


def test_a_file_that_changed_is_read_anew(tmp_path: Path) -> None:
    course = COURSE.write_to(tmp_path / "course")
    Library(DiskFolder(course), Cache(tmp_path / "cache"))
    changed = COURSE.changed("course.yaml", "id: ", "id: x-").files["course.yaml"]
    (course / "course.yaml").write_bytes(changed)
    assert Library(DiskFolder(course), Cache(tmp_path / "cache")).course.id.startswith("x-")


def test_a_damaged_or_closed_cache_costs_nothing_but_time(tmp_path: Path) -> None:
    course = COURSE.write_to(tmp_path / "course")
    Library(DiskFolder(course), Cache(tmp_path / "cache"))
    kept = [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        file.write_bytes(file.read_bytes()[:-3] + b"\xff\xff\xff")
    assert Library(DiskFolder(course), Cache(tmp_path / "cache")).course.languages
    (tmp_path / "file").write_text("not a folder")
    assert Library(DiskFolder(course), Cache(tmp_path / "file")).course.languages


def test_an_unsound_file_is_never_kept(tmp_path: Path) -> None:
    course = COURSE.changed("course.yaml", "version:", "versoin:").write_to(tmp_path / "course")
    for _ in range(2):
        with pytest.raises(UnsoundCourseError):
            Library(DiskFolder(course), Cache(tmp_path / "cache"))
