"""Links, rights and strange things in the place of files."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.domain.journal.entries import CheckIn
from coach.domain.person.settings import Settings
from coach.errors import CoachError
from coach.store import Store
from tests.clock import FakeClock
from tests.store.steps import NOON
from tests.systems import needs_posix

needs_posix("rights of files by number")


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_files_are_for_their_owner_only_whatever_the_umask(tmp_path: Path) -> None:
    home = tmp_path / "coach"
    store = Store(home, FakeClock())
    store.journal.add(CheckIn(at=NOON, pain=4))
    store.save_settings(Settings(theme="dark"))
    store.backup()
    seen = [home, *home.rglob("*")]
    assert len(seen) >= 7
    for path in seen:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_a_linked_month_file_is_refused_and_its_target_untouched(store: Store, home: Path, tmp_path: Path) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4))
    month = home / "journal" / "2026-11.json"
    elsewhere = tmp_path / "elsewhere.json"
    month.rename(elsewhere)
    month.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    with pytest.raises(CoachError, match="is a link"):
        store.journal.entries()
    with pytest.raises(CoachError, match="is a link"):
        store.journal.add(CheckIn(at=NOON, pain=5))
    assert elsewhere.read_bytes() == before
    assert month.is_symlink()


@pytest.mark.parametrize("folder", ["", "journal"])
def test_a_linked_folder_is_refused_and_nothing_is_written_into_it(
    store: Store, home: Path, tmp_path: Path, folder: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = home / folder
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(CoachError, match="is a link"):
        store.journal.add(CheckIn(at=NOON, pain=5))
    with pytest.raises(CoachError, match="is a link"):
        store.journal.entries()
    assert list(elsewhere.iterdir()) == []


def test_a_link_in_the_place_of_the_temporary_file_is_not_followed(store: Store, home: Path, tmp_path: Path) -> None:
    store.journal.add(CheckIn(at=NOON, pain=4))
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (home / "journal" / ".coach-writing.tmp").symlink_to(victim)
    store.journal.add(CheckIn(at=NOON, pain=5))
    assert victim.read_text() == "mine"
    assert len(store.journal.entries()) == 2


def test_a_pipe_in_the_place_of_a_file_does_not_hang(store: Store, home: Path) -> None:
    (home / "journal").mkdir(parents=True)
    os.mkfifo(home / "journal" / "2026-11.json")
    with pytest.raises(CoachError, match="not a plain file"):
        store.journal.entries()


def test_a_home_that_others_may_read_is_repaired_whoever_made_it(store: Store, home: Path) -> None:
    home.mkdir()
    home.chmod(0o755)
    store.journal.add(CheckIn(at=NOON, pain=4))
    month = home / "journal" / "2026-11.json"
    for path in (home, home / "journal"):
        path.chmod(0o777)
    month.chmod(0o644)
    Store(home, FakeClock()).journal.entries()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (home, home / "journal", month)] == [0o700, 0o700, 0o600]


def test_a_folder_for_everybody_such_as_tmp_keeps_its_rights(tmp_path: Path) -> None:
    home = tmp_path / "everybody"
    home.mkdir()
    home.chmod(0o1777)
    Store(home, FakeClock()).journal.add(CheckIn(at=NOON, pain=4))
    assert stat.S_IMODE(home.stat().st_mode) == 0o1777
    assert stat.S_IMODE((home / "journal").stat().st_mode) == 0o700
