"""The way back from a backup: all or nothing, whatever is handed in, whatever lies there, wherever it is cut off."""

import errno
import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.journal.entries import CheckIn, Raised, SafetyCheck
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.errors import CoachError
from coach.store import Store, envelope, files
from tests.clock import FakeClock
from tests.store.processes import FailingSystem, die_at
from tests.store.steps import NOON, State, state_of
from tests.store.test_backups import zipped
from tests.store.test_documents import a_saved_run
from tests.store.test_records import BAD, SHAPES, tables_of, with_records
from tests.store.test_reminders import book, rule, settle
from tests.systems import needs_posix


@pytest.fixture
def backup(tmp_path: Path, clock: FakeClock) -> Path:
    source = Store(tmp_path / "source", clock)
    for days in (0, 40):
        source.journal.add(CheckIn(at=NOON - timedelta(days=days), pain=2, note=f"backup-{days}"))
    source.save_settings(Settings(theme="dark"))
    (tmp_path / "source" / "packs").mkdir()
    (tmp_path / "source" / "packs" / "own.toml").write_bytes(b'name = "theirs"\n')
    return source.backup(tmp_path / "back.zip")


THEN: State = {"backup-0": 2, "backup-40": 2}
NOW: State = {"old-0": 4, "old-120": 4}


def lived_in(home: Path, clock: FakeClock) -> Store:
    store = Store(home, clock)
    for days in (0, 120):
        store.journal.add(CheckIn(at=NOON - timedelta(days=days), pain=4, note=f"old-{days}"))
    store.save_settings(Settings(theme="light"))
    (home / "packs").mkdir()
    (home / "packs" / "own.toml").write_bytes(b'name = "mine"\n')
    return store


def whole(home: Path, clock: FakeClock) -> str:
    """Which of both the home is, wholly; settings are read first, as a command may that reads nothing else."""
    store = Store(home, clock)
    theme, pack = store.load_settings().theme, (home / "packs" / "own.toml").read_bytes()
    state = state_of(store)
    if theme == "dark":
        assert (state, pack) == (THEN, b'name = "theirs"\n')
        return "then"
    assert (theme, state, pack) == ("light", NOW, b'name = "mine"\n')
    return "now"


@pytest.mark.slow
def test_a_restore_killed_at_any_point_is_finished_or_undone_by_whoever_takes_the_lock_next(
    tmp_path: Path, backup: Path, clock: FakeClock
) -> None:
    ended, points, seen = False, 0, []
    while not ended:
        home = tmp_path / f"home-{points}"
        lived_in(home, clock)
        points += 1
        ended = die_at(points, lambda home=home: Store(home, clock).restore(backup))  # type: ignore[misc]
        if points % 2:
            # The next to take the lock is a change of the settings, which knows nothing of restores.
            Store(home, clock).change_settings(lambda settings: settings)
        seen.append(whole(home, clock))
        Store(home, clock).journal.add(CheckIn(at=NOON, pain=1, note="next"))
        left = [path.name for path in home.iterdir() if path.name in (".restoring", ".unfinished")]
        assert left == [], f"dead at call {points}"
        assert state_of(Store(home, clock))["next"] == 1
    assert seen[0] == "now"
    assert seen[-1] == "then"
    assert points > 40


@pytest.mark.slow
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_restore_that_fails_at_any_point_changes_nothing_or_is_finished_later(
    tmp_path: Path, backup: Path, clock: FakeClock, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = undone = 0
    while True:
        home = tmp_path / f"home-{points}"
        lived_in(home, clock)
        points += 1
        system = FailingSystem(points, number)
        monkeypatch.setattr(files, "os", system)
        refused = False
        try:
            Store(home, clock).restore(backup)
        except CoachError:
            refused = True
        monkeypatch.undo()
        if refused:
            assert whole(home, clock) == "now", f"failed at call {points}"
            undone += 1
        else:
            assert whole(home, clock) == "then"
        if not system.failed:
            break
    assert undone > 30


def test_an_interrupted_restore_whose_file_is_damaged_is_undone(tmp_path: Path, backup: Path, clock: FakeClock) -> None:
    for point in (25, 30, 35):
        home = tmp_path / f"home-{point}"
        lived_in(home, clock)
        assert not die_at(point, lambda home=home: Store(home, clock).restore(backup))  # type: ignore[misc]
        if (home / ".restoring").exists():
            (home / ".restoring").write_bytes(b"rotten")
        store = Store(home, clock)
        store.change_settings(lambda settings: settings)
        assert whole(home, clock) == "now"


@pytest.mark.parametrize("bad", BAD)
def test_a_backup_with_a_record_that_cannot_be_read_is_restored_with_it(
    home: Path, tmp_path: Path, clock: FakeClock, bad: str
) -> None:
    source = Store(tmp_path / "source", clock)
    source.journal.add(CheckIn(at=NOON, pain=2, note="good"))
    with_records(tmp_path / "source" / "journal" / "2026-11.json", BAD[bad])
    made = Store(tmp_path / "source", clock).backup(tmp_path / "back.zip")
    store = Store(home, clock)
    store.restore(made)
    assert state_of(store) == {"good": 2}
    assert tables_of(home / "journal" / "2026-11.json")["entries"]["bad-0"] == BAD[bad]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("member", ["journal/2026-11.json", "profile.json", "reminders.json", "deliveries.json"])
def test_a_backup_of_another_shape_replaces_nothing(
    home: Path, tmp_path: Path, clock: FakeClock, member: str, shape: str
) -> None:
    if shape == "a document of another form" and member in ("journal/2026-11.json", "profile.json"):
        pytest.skip("neither takes notice of fields that it does not know")
    lived_in(home, clock)
    kind = "journal" if "/" in member else member.removesuffix(".json")
    good = envelope.seal("settings", {"document": {"1": {"theme": "dark"}}})
    made = zipped(tmp_path / "x.zip", {"settings.json": good, member: envelope.seal(kind, SHAPES[shape])})
    with pytest.raises(CoachError, match=r"x\.zip is damaged"):
        Store(home, clock).restore(made)
    assert whole(home, clock) == "now"


def test_a_backup_of_a_newer_coach_replaces_nothing(
    home: Path, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in(home, clock)
    monkeypatch.setattr(envelope, "SCHEMA", 9)
    newer = envelope.seal("journal", {"entries": {}})
    monkeypatch.undo()
    made = zipped(tmp_path / "x.zip", {"journal/2026-11.json": newer})
    with pytest.raises(CoachError, match="newer Coach"):
        Store(home, clock).restore(made)
    assert whole(home, clock) == "now"


@pytest.mark.parametrize("name", ["profile.json/inside.json", "packs/a.toml/b.toml", f"packs/{'n' * 256}.toml"])
def test_names_that_no_disk_can_hold_together_are_refused_before_anything_begins(
    home: Path, tmp_path: Path, backup: Path, clock: FakeClock, name: str
) -> None:
    lived_in(home, clock)
    with zipfile.ZipFile(backup) as archive:
        members = {info: archive.read(info) for info in archive.namelist()}
    with pytest.raises(CoachError, match="holds"):
        Store(home, clock).restore(zipped(tmp_path / "x.zip", {**members, "packs/a.toml": b"", name: b""}))
    assert whole(home, clock) == "now"
    assert not (home / ".unfinished").exists()


def inputs(folder: Path) -> Iterator[tuple[Path, str]]:
    os.mkfifo(folder / "pipe")
    yield folder / "pipe", "not a plain file"
    yield folder, "not a plain file"
    yield Path("/dev/zero"), "not a plain file"
    with (folder / "sparse.zip").open("wb") as sparse:
        sparse.truncate(60 << 30)
    yield folder / "sparse.zip", "too large"
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("journal/2026-11.json", bytes(1 << 20))
        archive.filelist[0].file_size = 2 << 30
    yield folder / "bomb.zip", "too large"


def test_what_is_no_file_or_has_no_end_is_refused_in_a_sentence(home: Path, tmp_path: Path, clock: FakeClock) -> None:
    needs_posix("pipes with a name")
    store = lived_in(home, clock)
    for path, sentence in inputs(tmp_path):
        with pytest.raises(CoachError, match=sentence):
            store.restore(path)
        with pytest.raises(CoachError):
            store.accept(path)
    assert whole(home, clock) == "now"


def test_a_restore_never_depends_on_the_journal_that_is_there(
    home: Path, tmp_path: Path, backup: Path, clock: FakeClock
) -> None:
    needs_posix("pipes with a name")
    lived_in(home, clock)
    month = home / "journal" / "2026-11.json"
    month.unlink()
    os.mkfifo(home / "journal" / "2026-09.json")
    (home / "journal" / "2026-08.json").symlink_to(tmp_path / "elsewhere.json")
    (home / "safety.json").write_bytes(envelope.seal("safety", []))  # type: ignore[arg-type]
    (home / "profile.json").write_bytes(b"rotten")
    store = Store(home, clock)
    with suppress(CoachError):
        store.journal.entries()
    store.restore(backup)
    assert whole(home, clock) == "then"


def test_a_restore_opens_no_lock_that_only_the_journal_here_knows(home: Path, backup: Path, clock: FakeClock) -> None:
    store = lived_in(home, clock)
    raised = (Raised("RF01", "EMERGENCY"),)
    store.keep_safety(SafetyCheck(at=NOON, reason="first_run", asked=("RF01",), raised=raised))
    (home / "safety.json").unlink()
    Store(home, clock).restore(backup)
    checks = [entry for entry in Store(home, clock).load_safety().entries if isinstance(entry, SafetyCheck)]
    assert [check.raised for check in checks] == [raised]


def test_a_backup_and_a_restore_in_an_empty_home_give_the_same_files(
    home: Path, tmp_path: Path, clock: FakeClock
) -> None:
    store = lived_in(home, clock)
    store.save_profile(Profile(goal_runs=3))
    store.reminders.change_book(lambda _: book(rule()))
    settle(store)
    store.save_run(a_saved_run(clock))
    for name in ("packs/own/deep/x.toml", "themes/mine.toml", "measures.json", "notes/later.txt", "keys.toml"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(b"what comes later")
    (home / "journal" / "2026-11.json.unreadable-2026-11-01-100000").write_bytes(b"set aside")
    (home / "profile (1).json").write_bytes(b"a second copy")
    for name in ("logs/agent.log", "cache/today.json", ".derived", "agent.json"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_bytes(b"made anew")
    made = store.backup(tmp_path / "back.zip")
    other = tmp_path / "other"
    assert Store(other, clock).restore(made) is None

    def kept(folder: Path) -> dict[str, bytes]:
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        derived = ("backups/", "logs/", "cache/", ".", "agent.json")
        return {name: content for name, content in found.items() if not name.startswith(derived)}

    assert kept(other) == kept(home)
    assert "packs/own/deep/x.toml" in kept(other)
    assert Store(other, clock).load_saved_run() == store.load_saved_run()
    assert Store(other, clock).reminders.log() == store.reminders.log()
