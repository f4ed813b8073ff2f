"""The progress file: what is kept, when the disk is well and when it is not."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from qusayr_tui.domain.progress import Answer, Position
from qusayr_tui.storage.database import connect
from qusayr_tui.storage.keeping import Kept, Saved
from qusayr_tui.storage.progress_store import ProgressStore
from qusayr_tui.storage.schema import MIGRATIONS
from qusayr_tui.storage.session import LearnerSession
from tests.support.promises import figure, seed

PLACE = Position(phase="storm", step="quiz", block="storm/first", row=4, item="storm/who")
NUMBERS = count(1)


def clock() -> datetime:
    return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def begin(store: ProgressStore, course: str = "harbour", language: str = "fr") -> LearnerSession:
    return LearnerSession.begin(
        store,
        course=course,
        version="1",
        language=language,
        mode="app",
        clock=clock,
        new_id=lambda: f"id-{next(NUMBERS)}",
    )


def start(path: Path, **options: Any) -> LearnerSession:
    return begin(ProgressStore.open(path, clock, **options))


def answers(session: LearnerSession) -> dict[str, tuple[str, ...]]:
    return {item: answer.response for item, answer in session.progress.answers.items()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "progress.db"


@pytest.fixture
def filled(path: Path) -> dict[str, Answer]:
    """Fill a progress file at `path`, with its copy; give the answers that stand."""
    session = start(path)
    for number in range(80):
        session.answer(f"storm/item-{number % 30}", (f"option-{number}",), number % 2 == 0)
    session.move(PLACE)
    session.close()
    return dict(session.progress.answers)


def test_a_first_start_is_nobodys(path: Path) -> None:
    session = start(path)
    assert not session.was_here
    assert session.store.state.kept == "saved"
    session.close()
    assert not start(path).was_here


def test_a_learner_goes_on_where_they_left(path: Path) -> None:
    session = start(path)
    assert session.answer("storm/who", ("b",), True, hints=1) == Saved()
    session.open_card("term", "mole")
    session.experience("block", "storm/first")
    session.complete_phase("storm")
    session.move(PLACE)
    session.close()
    later = begin(ProgressStore.open(path, clock), language="en")
    assert later.was_here
    assert later.progress.answers == session.progress.answers
    assert list(later.progress.opened) == [("term", "mole")]
    assert later.progress.state_of("storm") == "read"
    assert later.position == PLACE


def test_a_closed_file_stands_alone_and_is_private(path: Path, filled: object) -> None:
    names = {each.name for each in path.parent.iterdir()}
    assert names == {"progress.db", "progress.backup.db"}
    if sys.platform != "win32":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def test_the_same_answer_sent_again_is_one_answer(path: Path) -> None:
    session = start(path)
    for _ in range(2):
        assert session.answer("storm/who", ("b",), True, answer_id="mine") == Saved()
    given = [each for each in session.store.events(session.registration) if each.id == "mine"]
    assert len(given) == 1


def test_what_waits_is_written_with_the_next_answer_and_by_flush(path: Path) -> None:
    session = start(path)
    session.open_card("term", "mole")
    session.move(PLACE)
    assert not start(path).was_here
    session.flush()
    assert start(path).position == PLACE
    session.open_card("term", "pier")
    session.answer("storm/who", ("b",), True)
    assert ("term", "pier") in start(path).progress.opened


def test_starting_afresh_keeps_the_run_before(path: Path, filled: dict[str, Answer]) -> None:
    session = start(path)
    before = session.registration
    assert session.start_afresh() == Saved()
    assert not session.was_here
    session.answer("storm/who", ("b",), True)
    session.close()
    later = start(path)
    assert list(later.progress.answers) == ["storm/who"]
    assert later.store.registrations("harbour") == (before, later.registration)
    later.go_on_with(before)
    assert (later.progress.answers, later.position) == (filled, PLACE)


def test_a_guest_leaves_no_trace(path: Path, filled: dict[str, Answer]) -> None:
    before = path.read_bytes()
    session = start(path)
    session.guest()
    answer = session.answer("storm/who", ("b",), True)
    assert isinstance(answer, Kept)
    assert answer.sentence is None
    assert list(session.progress.answers) == ["storm/who"]
    session.close()
    assert path.read_bytes() == before
    assert start(path).progress.answers == filled


def test_another_course_has_progress_of_its_own(path: Path, filled: object) -> None:
    assert not begin(ProgressStore.open(path, clock), course="other").was_here


def test_own_words_are_kept_apart_from_events(path: Path) -> None:
    session = start(path)
    session.write("storm/question", "Oui \ud800…")
    session.write("storm/question", "Jamais")
    session.close()
    later = start(path)
    assert [each.text for each in later.notes("storm/question")] == ["Oui ?…", "Jamais"]
    assert later.was_here
    assert "Jamais" not in repr(later.store.events(later.registration))


def test_what_the_file_gives_back_drives_no_terminal(path: Path) -> None:
    session = start(path)
    session.write("storm/question", "Oui \x1b]0;x\x07\x9b2J\u202e !")
    session.answer("storm/who", ("\x1b[2J\x7fb",), True)
    session.close()
    later = start(path)
    assert [each.text for each in later.notes("storm/question")] == ["Oui ]0;x2J !"]
    assert answers(later) == {"storm/who": ("[2Jb",)}


def test_events_say_in_which_language_they_happened(path: Path) -> None:
    session = start(path)
    session.switch_language("en")
    session.answer("storm/who", ("b",), True)
    assert session.progress.answers["storm/who"].lang == "en"


@pytest.mark.promise(row="R3")
@pytest.mark.parametrize("nowhere", [None, "file"])
def test_without_a_folder_the_lesson_stays_in_memory(tmp_path: Path, nowhere: str | None) -> None:
    (tmp_path / "file").write_bytes(b"")
    where = None if nowhere is None else tmp_path / nowhere / "deep" / "progress.db"
    session = begin(ProgressStore.open(where, clock))
    assert session.store.state.kept == "memory"
    answer = session.answer("storm/who", ("b",), True)
    assert isinstance(answer, Kept)
    assert answer.sentence is not None
    assert answer.sentence.message == "Nothing could be saved; the lesson stays in memory."
    assert answers(session) == {"storm/who": ("b",)}
    session.close()


@pytest.mark.promise(row="R3")
def test_what_stayed_in_memory_is_written_once_there_is_a_folder(tmp_path: Path) -> None:
    blocked = tmp_path / "data"
    blocked.write_bytes(b"")
    session = start(blocked / "progress.db")
    assert isinstance(session.answer("storm/who", ("b",), True), Kept)
    blocked.unlink()
    assert session.answer("storm/when", ("a",), True) == Saved()
    session.close()
    assert answers(start(blocked / "progress.db")) == answers(session)


class Failing(sqlite3.Connection):
    """A connection whose n-th call fails, counted over all connections of one run."""

    left: int | None = None
    code = sqlite3.SQLITE_FULL
    failed = 0
    too_late = False
    """Fail when the call is done already, as a network share may."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        return cast(sqlite3.Cursor, self._count(super().execute, *arguments))

    def backup(self, *arguments: Any, **options: Any) -> None:
        self._count(super().backup, *arguments, **options)

    def _count(self, call: Callable[..., object], *arguments: Any, **options: Any) -> object:
        cls = type(self)
        if cls.left is None:
            return call(*arguments, **options)
        cls.left -= 1
        if cls.left >= 0:
            return call(*arguments, **options)
        cls.left, cls.failed = None, cls.failed + 1
        if cls.too_late:
            call(*arguments, **options)
        error = sqlite3.OperationalError("not this time")
        error.sqlite_errorcode = cls.code
        raise error


@pytest.mark.promise(row="R2")
@pytest.mark.parametrize(
    "code", ["FULL", "IOERR", "BUSY", "CANTOPEN", "READONLY", "CORRUPT", "late IOERR"]
)
def test_each_call_may_fail_and_no_answer_is_lost(
    tmp_path: Path, code: str, record_property: Callable[[str, object], None]
) -> None:
    def failing(uri: str) -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, isolation_level=None, factory=Failing)

    Failing.too_late = code.startswith("late")
    Failing.code = getattr(sqlite3, f"SQLITE_{code.removeprefix('late ')}")
    start(tmp_path / "progress.db").answer("storm/before", ("a",), True)
    for number in range(200):
        where = tmp_path / str(number) / "progress.db"
        where.parent.mkdir()
        shutil.copy(tmp_path / "progress.db", where)
        Failing.left, Failing.failed = number, 0
        session = start(where, connect=failing)
        acknowledged = {
            item: session.answer(item, ("b",), True) for item in ("storm/one", "storm/two")
        }
        session.close()
        saved = {item for item, said in acknowledged.items() if said == Saved()}
        Failing.left = None
        found = ProgressStore.open(where, clock)
        kept = [e for run in found.registrations("harbour") for e in found.events(run)]
        objects = [event.object for event in kept if event.verb == "answered"]
        assert sorted(objects) == ["storm/before", "storm/one", "storm/two"], number
        assert saved <= set(objects)
        found.close()
        if not Failing.failed:
            record_property("figure", f"SQLite {code}: each of {number} calls failed once, 0 lost")
            return
    pytest.fail("every run failed")


DAMAGED = figure("DAMAGED", 50)


def flip(path: Path, number: int) -> None:
    chance = random.Random(number)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 100)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)


@pytest.mark.promise(row="R4")
@pytest.mark.parametrize("with_copy", [True, False])
def test_flipped_bytes_never_become_a_wrong_answer(
    tmp_path: Path,
    path: Path,
    filled: dict[str, Answer],
    with_copy: bool,
    record_property: Callable[[str, object], None],
) -> None:
    rows = back = 0
    given = {answer.id: answer for answer in filled.values()}
    for number in range(seed(), seed() + DAMAGED):
        damaged = tmp_path / str(number) / "progress.db"
        damaged.parent.mkdir()
        shutil.copy(path, damaged)
        if with_copy:
            shutil.copy(path.with_name("progress.backup.db"), damaged.parent)
        flip(damaged, number)
        before = damaged.read_bytes()
        session = start(damaged)
        found, recovery = session.progress.answers, session.store.recovery
        if with_copy:
            assert found == filled, number
        if found != filled:
            assert recovery is not None, number
            assert recovery.lost != 0, number
        rows += len(filled)
        back += sum(found.get(item) == answer for item, answer in filled.items())
        for event in session.store.events(session.registration):
            if event.id in given:
                assert event.result.response == given[event.id].response
        if recovery and recovery.aside:
            assert damaged.with_name(recovery.aside).read_bytes() == before
        assert session.answer("storm/new", ("b",), True) == Saved(), number
        session.close()
        assert "storm/new" in start(damaged).progress.answers, number
        shutil.rmtree(damaged.parent)
    record_property(
        "figure",
        f"{DAMAGED} damaged files {'with' if with_copy else 'without'} a copy: 0 wrong answers, "
        f"{100 * back / rows:.1f} % of the answers back",
    )


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def text(path: Path) -> None:
    path.write_text("progress", encoding="utf-8")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def foreign(path: Path) -> None:
    path.unlink()
    sqlite3.connect(path).execute("CREATE TABLE recipes (name)").connection.close()


def one_row_less(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")


@pytest.mark.promise(row="R4")
@pytest.mark.parametrize("damage", [cut, text, folder, foreign, one_row_less])
def test_a_file_that_cannot_be_used_is_kept_aside_and_its_copy_taken(
    path: Path, filled: dict[str, Answer], damage: Callable[[Path], None]
) -> None:
    damage(path)
    session = start(path)
    assert (session.progress.answers, session.position) == (filled, PLACE)
    recovery = session.store.recovery
    assert recovery is not None
    if damage is not folder:
        assert recovery.aside == "progress.damaged-20260102T030405Z.db"
        assert recovery.aside in {each.name for each in path.parent.iterdir()}
        assert len(recovery.sentences) == 2
    session.close()
    assert start(path).store.recovery is None


@pytest.mark.promise(row="R4")
def test_a_row_that_cannot_be_read_does_not_hold_the_file(path: Path, filled: object) -> None:
    path.with_name("progress.backup.db").unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE events SET checksum = CAST(x'61ff' AS TEXT) WHERE seq = 3")
    gc.disable()  # as while the program starts
    try:
        session = start(path)
        assert session.answer("storm/new", ("b",), True) == Saved()
    finally:
        gc.enable()


def test_a_damaged_file_without_a_copy_says_what_is_lost(path: Path, filled: object) -> None:
    path.with_name("progress.backup.db").unlink()
    one_row_less(path)
    recovery = start(path).store.recovery
    assert recovery is not None
    assert recovery.lost == 1


def test_nothing_to_go_on_with_is_told_from_something(path: Path) -> None:
    path.parent.mkdir()
    text(path)
    session = start(path)
    assert not session.was_here
    assert session.store.recovery is not None
    assert session.store.recovery.found == 0


@pytest.mark.parametrize("loss", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_file_that_goes_away_while_it_is_open_is_written_again(
    path: Path, filled: dict[str, Answer], loss: Callable[[Path], None]
) -> None:
    session = start(path)
    session.answer("storm/one", ("b",), True)
    loss(path)
    assert session.answer("storm/two", ("b",), True) == Saved()
    session.close()
    assert answers(start(path)) == answers(session)


def test_an_older_copy_put_back_while_it_is_open_loses_nothing(path: Path, filled: object) -> None:
    session = start(path)
    older = path.read_bytes()
    session.answer("storm/one", ("b",), True)
    path.write_bytes(older)
    assert session.answer("storm/two", ("b",), True) == Saved()
    session.close()
    assert answers(start(path)) == answers(session)


def second(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE notes ADD COLUMN colour TEXT")
    connection.execute("CREATE TABLE reviews (item TEXT NOT NULL PRIMARY KEY)")


NEXT = (*MIGRATIONS, second)


@pytest.mark.promise(row="R5")
def test_an_older_file_is_brought_to_the_newest_version(
    path: Path, filled: dict[str, Answer]
) -> None:
    session = start(path, migrations=NEXT)
    assert session.progress.answers == filled
    assert session.answer("storm/new", ("b",), True) == Saved()
    session.close()
    assert answers(start(path, migrations=NEXT)) == answers(session)


@pytest.mark.promise(row="R5")
def test_a_migration_that_fails_at_any_step_leaves_the_old_file_whole(
    tmp_path: Path, path: Path, filled: dict[str, Answer]
) -> None:
    def failing(connection: sqlite3.Connection) -> None:
        second(connection)
        connection.execute("INSERT INTO nowhere VALUES (1)")

    session = start(path, migrations=(*MIGRATIONS, failing))
    assert session.progress.answers == filled
    assert session.store.state.kept == "memory"
    session.close()
    again = start(path)
    assert (again.progress.answers, again.store.recovery) == (filled, None)


@pytest.mark.promise(row="R5")
def test_a_file_of_a_newer_program_is_left_as_it_is(path: Path, filled: object) -> None:
    start(path, migrations=NEXT).close()
    before = path.read_bytes()
    session = start(path)
    state = session.store.state
    assert (state.kept, state.reason) == ("memory", "newer")
    assert isinstance(session.answer("storm/who", ("b",), True), Kept)
    session.close()
    assert path.read_bytes() == before


@pytest.mark.promise(row="R5")
def test_a_file_that_a_newer_program_takes_over_is_left_to_it(path: Path, filled: object) -> None:
    session = start(path)
    start(path, migrations=NEXT).close()
    before = path.read_bytes()
    assert isinstance(session.answer("storm/who", ("b",), True), Kept)
    session.close()
    assert path.read_bytes() == before


def test_rows_a_newer_program_wrote_are_passed_over_and_kept(path: Path, filled: object) -> None:
    session = start(path)
    known = session.store.events(session.registration)
    strange = msgspec.structs.replace(known[0], id="strange", verb="dreamt")
    assert session.store.append(strange) == Saved()
    session.close()
    later = start(path)
    assert later.store.recovery is None
    assert "strange" not in {each.id for each in later.store.events(later.registration)}
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT 1 FROM events WHERE id = 'strange'").fetchone()


def test_a_killed_programs_work_is_copied_at_the_next_start(path: Path) -> None:
    session = start(path)
    session.answer("storm/who", ("b",), True)
    copy = path.with_name("progress.backup.db")
    assert not copy.exists()
    start(path)
    rows = connect(f"{copy.as_uri()}?mode=ro").execute("SELECT count(*) FROM events").fetchone()
    assert rows == (2,)


@pytest.mark.promise(row="R7")
@pytest.mark.parametrize("seconds", [-3600, 10 * 365 * 86400])
def test_a_clock_that_jumps_changes_no_order(path: Path, seconds: int) -> None:
    moments = iter([1_700_000_000, *[1_700_000_000 + seconds] * 20])
    session = LearnerSession.begin(
        ProgressStore.open(path, clock),
        course="harbour",
        version="1",
        language="fr",
        mode="app",
        clock=lambda: datetime.fromtimestamp(next(moments), UTC),
        new_id=lambda: f"id-{next(NUMBERS)}",
    )
    session.answer("storm/who", ("a",), False)
    session.answer("storm/who", ("b",), True)
    session.close()
    assert answers(start(path)) == {"storm/who": ("b",)}
