"""A person's own exercises and routines over the built-in ones."""

import os
from pathlib import Path

import pytest

from coach import paths
from coach.library import check, load
from coach.library.files import MAX_FILES
from tests.content import EXERCISE_COUNT
from tests.library.packs import like, named, put
from tests.systems import needs_posix


def test_a_pack_adds_exercises_and_routines(tmp_path: Path) -> None:
    put(tmp_path, "jane/my-chin", named("chin-tuck", "my-chin", ("Chin tuck", "My chin tuck")))
    put(tmp_path, "jane/desk/my-desk", named("desk-reset-5", "my-desk", ('"chin-tuck"', '"my-chin"')))

    library = load(tmp_path)

    assert library.problems == ()
    assert library.exercises["my-chin"].name == "My chin tuck"
    assert library.routines["my-desk"].items[4].id == "my-chin"
    assert library.origin("my-chin") == "packs/jane/my-chin.toml"
    assert len(library.exercises) == 76
    assert len(library.routines) == 16


def test_a_loose_file_of_a_pack_replaces_the_built_in_exercise(tmp_path: Path) -> None:
    put(tmp_path, "chin-tuck", like("chin-tuck", ("Chin tuck", "Chin tuck as Jane shows it")))

    library = load(tmp_path)

    assert library.problems == ()
    assert library.exercises["chin-tuck"].name == "Chin tuck as Jane shows it"
    assert library.origin("chin-tuck") == "packs/chin-tuck.toml"
    assert len(library.exercises) == EXERCISE_COUNT


def test_built_in_routines_take_the_seconds_of_a_replaced_exercise(tmp_path: Path) -> None:
    put(tmp_path, "chin-tuck", like("chin-tuck", ("tempo_s = 7", "tempo_s = 10"), ("total_s = 56", "total_s = 80")))

    library = load(tmp_path)

    assert library.problems == ()
    assert library.routines["desk-reset-5"].items[4].s == 50
    assert library.routines["desk-reset-5"].total_s == 326 + 15


def test_a_pack_may_add_contraindications_but_never_take_them_away(tmp_path: Path) -> None:
    put(tmp_path, "chin-tuck", like("chin-tuck", ('contra = ["STR", "NECK"]', 'contra = ["balance"]')))

    library = load(tmp_path)

    assert library.exercises["chin-tuck"].contra == ("balance", "STR", "NECK")


@pytest.mark.parametrize(
    "content",
    [
        like("chin-tuck", ("cap = 2", "cap = 20")),
        like("chin-tuck", ('kind = "strength"', 'kind = "breathing"')),
        like("chin-tuck", ("reps = 8\ntempo_s = 7", "hold_s = 56")),
        "name = ",
    ],
    ids=["out of range", "another kind", "timed instead of counted", "broken TOML"],
)
def test_the_built_in_one_stays_in_force_when_its_replacement_is_broken(content: str, tmp_path: Path) -> None:
    put(tmp_path, "chin-tuck", content)

    library = load(tmp_path)

    assert library.exercises["chin-tuck"] == load(None).exercises["chin-tuck"]
    assert library.origin("chin-tuck") == "built-in"
    assert library.problems
    assert all("the built-in one stays in force" in problem.remedy for problem in library.problems)


def test_two_files_of_a_pack_cannot_have_one_id(tmp_path: Path) -> None:
    put(tmp_path, "a/my-chin", named("chin-tuck", "my-chin"))
    put(tmp_path, "b/my-chin", named("chin-tuck", "my-chin", ("Chin tuck", "Another")))

    library = load(tmp_path)

    assert [(problem.file, problem.place) for problem in library.problems] == [("packs/b/my-chin.toml", "id")]
    assert "packs/a/my-chin.toml" in library.problems[0].reason
    assert library.exercises["my-chin"].name == "Chin tuck"


def test_a_routine_cannot_have_the_id_of_an_exercise(tmp_path: Path) -> None:
    put(tmp_path, "chin-tuck", named("desk-reset-5", "chin-tuck"))

    library = load(tmp_path)

    assert [problem.place for problem in library.problems] == ["id"]
    assert "chin-tuck" not in library.routines


def test_a_link_out_of_the_packs_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere" / "my-chin.toml"
    secret.parent.mkdir()
    secret.write_text(named("chin-tuck", "my-chin"), encoding="utf-8")
    packs = paths.packs(tmp_path)
    packs.mkdir()
    (packs / "my-chin.toml").symlink_to(secret)
    (packs / "folder").symlink_to(secret.parent, target_is_directory=True)

    library = load(tmp_path)

    assert "my-chin" not in library.exercises
    assert sorted(problem.file for problem in library.problems) == ["packs/folder", "packs/my-chin.toml"]
    assert all("leads out of the folder" in problem.reason for problem in library.problems)


def test_a_link_that_goes_round_in_a_circle_is_named(tmp_path: Path) -> None:
    packs = paths.packs(tmp_path)
    packs.mkdir()
    (packs / "my-chin.toml").symlink_to(packs / "my-chin.toml")

    assert [problem.file for problem in load(tmp_path).problems] == ["packs/my-chin.toml"]


def test_a_pipe_in_a_pack_does_not_hold_up_anything(tmp_path: Path) -> None:
    needs_posix("named pipes in folders")
    paths.packs(tmp_path).mkdir()
    os.mkfifo(paths.packs(tmp_path) / "my-chin.toml")

    (problem,) = load(tmp_path).problems

    assert problem.reason == "is not a plain file"


def test_a_folder_of_too_many_files_is_read_up_to_the_limit(tmp_path: Path) -> None:
    for number in range(MAX_FILES + 1):
        put(tmp_path, f"move-{number:04}", "")

    files = {problem.file for problem in load(tmp_path).problems}

    assert "packs" in files
    assert len(files) == MAX_FILES + 1


def test_other_files_and_hidden_folders_of_a_pack_are_left_alone(tmp_path: Path) -> None:
    put(tmp_path, ".git/config", "nonsense")
    put(tmp_path, ".hidden", "nonsense")
    (paths.packs(tmp_path) / "README.md").write_text("# My pack", encoding="utf-8")

    assert load(tmp_path).problems == ()


def test_a_file_name_with_escape_bytes_never_reaches_the_terminal(tmp_path: Path) -> None:
    put(tmp_path, "my\x1b]52;c;x\x07move", "nonsense")

    (problem,) = load(tmp_path).problems

    assert problem.file == "packs/my]52;c;xmove.toml"
    assert "\x1b" not in str(problem)


def test_hostile_values_never_reach_the_terminal(tmp_path: Path) -> None:
    put(tmp_path, "my-chin", named("chin-tuck", "my-chin", ('"strength"', '"\\u001b[2J\\u202estrength"')))

    text = "\n".join(map(str, load(tmp_path).problems))

    assert "kind" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_markup_in_names_is_only_text(tmp_path: Path) -> None:
    put(tmp_path, "my-chin", named("chin-tuck", "my-chin", ("Chin tuck", "[@click=app.quit]x[/] 😀")))

    library = load(tmp_path)

    assert library.problems == ()
    assert library.exercises["my-chin"].name == "[@click=app.quit]x[/] 😀"


def test_a_home_without_packs_has_the_built_in_library(tmp_path: Path) -> None:
    assert load(tmp_path).exercises == load(None).exercises


def test_checking_files_reports_only_what_they_hold(tmp_path: Path) -> None:
    put(tmp_path, "broken", "nonsense")
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "my-chin.toml").write_text(named("chin-tuck", "my-chin"), encoding="utf-8")
    (folder / "my-desk.toml").write_text(
        named("desk-reset-5", "my-desk", ('"chin-tuck"', '"my-chin"')), encoding="utf-8"
    )
    notes = tmp_path / "notes.txt"
    notes.write_text("hello", encoding="utf-8")

    found = check([folder, notes], tmp_path)

    assert list(found.exercises) == ["my-chin"]
    assert list(found.routines) == ["my-desk"]
    assert [(problem.file, problem.reason) for problem in found.problems] == [(str(notes), "is no TOML file")]
