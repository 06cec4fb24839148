"""One exercise, written into the person's own pack."""

import os
import stat
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.exercises.exercise import Exercise
from coach.domain.homework.exercise import Said, build
from coach.errors import CoachError
from coach.library import load
from coach.library.own_pack import remove_exercise, write_exercise
from tests.hostile import HOSTILE
from tests.library.packs import named, put
from tests.samples import LIFT, PACK, STRETCH

BUILT_IN = load(None)


@pytest.mark.parametrize("exercise", [STRETCH, LIFT, PACK], ids=lambda each: each.id)
def test_what_is_written_is_read_back_as_the_same_exercise(coach_home: Path, exercise: Exercise) -> None:
    path = write_exercise(coach_home, exercise)
    library = load(coach_home)
    assert library.exercises[exercise.id] == exercise
    assert library.problems == ()
    assert library.origin(exercise.id) == f"packs/own/{exercise.id}.toml"
    assert "thermal" in tomllib.loads(path.read_text()) or exercise.thermal is None


def test_only_its_owner_may_read_it_and_nothing_else_is_left(coach_home: Path) -> None:
    old = os.umask(0)
    try:
        path = write_exercise(coach_home, STRETCH)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_no_file_is_written_over(coach_home: Path) -> None:
    theirs = put(coach_home, f"own/{STRETCH.id}", "broken = [")
    with pytest.raises(CoachError, match="is there already"):
        write_exercise(coach_home, STRETCH)
    assert theirs.read_text() == "broken = ["
    assert list(theirs.parent.iterdir()) == [theirs]


@pytest.mark.parametrize("ident", ["cat-cow", "relax-11", "mine"])
def test_no_record_of_the_library_or_a_pack_is_replaced(coach_home: Path, ident: str) -> None:
    put(coach_home, "theirs/mine", named("cat-cow", "mine"))
    with pytest.raises(CoachError, match="is taken"):
        write_exercise(coach_home, msgspec.structs.replace(STRETCH, id=ident))
    assert load(coach_home).exercises["cat-cow"] == BUILT_IN.exercises["cat-cow"]


def test_what_the_library_would_refuse_is_never_written(coach_home: Path) -> None:
    hard = msgspec.structs.replace(STRETCH, kind="ball", cap=9)
    with pytest.raises(CoachError, match="cannot be kept"):
        write_exercise(coach_home, hard)
    assert not coach_home.exists()


def test_a_folder_that_can_not_be_written_is_a_sentence(coach_home: Path) -> None:
    (coach_home / "packs").mkdir(parents=True)
    (coach_home / "packs" / "own").write_text("in the way")
    with pytest.raises(CoachError, match="could not be saved"):
        write_exercise(coach_home, STRETCH)


def test_a_link_in_the_place_of_the_folder_is_refused(coach_home: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (coach_home / "packs").mkdir(parents=True)
    (coach_home / "packs" / "own").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CoachError, match="is a link"):
        write_exercise(coach_home, STRETCH)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_was_written_can_be_taken_back(coach_home: Path) -> None:
    path = write_exercise(coach_home, STRETCH)
    remove_exercise(path)
    remove_exercise(path)
    assert STRETCH.id not in load(coach_home).exercises


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=40) | st.sampled_from(sorted(HOSTILE.values())), say=st.text(max_size=80))
def test_any_homework_that_can_be_built_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, say: str
) -> None:
    home = tmp_path_factory.mktemp("home")
    try:
        exercise = build(Said(name, "3x10", (say,), like="none"), BUILT_IN.exercises).exercise
    except CoachError:
        return
    write_exercise(home, exercise)
    assert load(home).exercises[exercise.id] == exercise
