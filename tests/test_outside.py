"""Files that leave the home and files that come in: one writer and one reader for all doors."""

import os
import signal
import stat
import time
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.outside import read_file, write_file, write_files
from tests.store.processes import fork, wait
from tests.systems import needs_posix

BIG = b"journal " * 400_000


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_a_file_is_whole_and_for_its_owner_only_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_file(tmp_path / "back.json", b"mine")
    finally:
        os.umask(before)
    assert (tmp_path / "back.json").read_bytes() == b"mine"
    assert stat.S_IMODE((tmp_path / "back.json").stat().st_mode) == 0o600
    assert leftovers(tmp_path) == []


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "back.json"
    write_file(target, b"first")
    with pytest.raises(CoachError, match="is there already"):
        write_file(target, b"second")
    assert target.read_bytes() == b"first"
    write_file(target, b"third", force=True)
    assert target.read_bytes() == b"third"
    assert leftovers(tmp_path) == []


def test_force_follows_a_link_to_a_file_and_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_file(tmp_path / "link", b"new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_force_replaces_no_folder_and_no_device(tmp_path: Path) -> None:
    needs_posix("pipes with a name")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(CoachError, match="not a plain file"):
            write_file(tmp_path / name, b"x", force=True)
    with pytest.raises(CoachError, match="not a plain file"):
        write_file(Path("/dev/null"), b"x", force=True)


@pytest.mark.parametrize("named", [False, True], ids=["the system's way", "a system without files that have no name"])
def test_two_people_who_write_one_name_at_once_never_mix(
    tmp_path: Path, named: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if named:
        monkeypatch.setattr("coach.outside._appear", lambda target, data: False)
    for turn in range(20):
        target = tmp_path / f"back-{turn}.json"

        def write(letter: bytes, target: Path = target) -> None:
            write_file(target, letter * 300_000)

        children = [fork(lambda letter=letter: write(letter)) for letter in (b"a", b"b")]  # type: ignore[misc]
        assert sorted(wait(child) for child in children) == [0, 99]
        assert set(target.read_bytes()) in ({ord("a")}, {ord("b")})
        assert target.stat().st_size == 300_000
    assert leftovers(tmp_path) == []


def test_two_people_who_write_many_files_into_one_folder_never_mix(tmp_path: Path) -> None:
    for turn in range(20):
        folder = tmp_path / f"tables-{turn}"

        def write(letter: bytes, folder: Path = folder) -> None:
            write_files(folder, {f"{number}.csv": letter * 20_000 for number in range(6)})

        children = [fork(lambda letter=letter: write(letter)) for letter in (b"a", b"b")]  # type: ignore[misc]
        assert sorted(wait(child) for child in children) == [0, 99]
        assert {path.read_bytes()[:1] for path in folder.iterdir()} in ({b"a"}, {b"b"})
        assert len(list(folder.iterdir())) == 6


def test_of_many_files_none_stays_where_one_cannot_be_made(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    with pytest.raises(CoachError, match="could not be written"):
        write_files(folder, {"a.csv": b"a", "no/b.csv": b"b"})
    assert not folder.exists()


def test_a_foreign_file_by_the_name_of_a_part_is_not_touched(tmp_path: Path) -> None:
    foreign = tmp_path / f".back.json.{os.getpid()}.part"
    foreign.write_bytes(b"somebody's")
    write_file(tmp_path / "back.json", b"mine", force=True)
    assert foreign.read_bytes() == b"somebody's"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_writer_killed_at_any_moment_leaves_no_journal_behind(tmp_path: Path) -> None:
    needs_posix("signal that kills")
    if not hasattr(os, "O_TMPFILE"):
        pytest.skip("this system has no files without a name")
    for turn in range(60):
        folder = tmp_path / f"out-{turn}"
        folder.mkdir()
        child = fork(lambda folder=folder: write_file(folder / "back.json", BIG))  # type: ignore[misc]
        time.sleep(turn * 0.0002)
        os.kill(child, signal.SIGKILL)
        wait(child)
        kept = list(folder.iterdir())
        assert [path.name for path in kept] in ([], ["back.json"])
        assert all(path.stat().st_size == len(BIG) for path in kept)


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    needs_posix("pipes and devices with a name")
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(CoachError, match="not a plain file"):
            read_file(path, 1000)


def test_a_file_without_an_end_to_it_is_refused_before_it_is_read(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.zip"
    with sparse.open("wb") as file:
        file.truncate(60 << 30)
    with pytest.raises(CoachError, match="too large"):
        read_file(sparse, 1 << 20)


def test_what_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path / "none" / "deeper", Path("a\0b")):
        with pytest.raises(CoachError, match="could not be read"):
            read_file(path, 1000)
