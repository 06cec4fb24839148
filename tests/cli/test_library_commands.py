"""`coach list`, `coach show` and `coach check`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.cli.library_text import WIDTH, exercise_text, routine_text
from coach.clock import SystemClock
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.wording import BALL_NEVER
from coach.domain.journal.entries import Raised, SafetyCheck
from coach.domain.person.profile import Condition
from coach.library import load
from coach.report.cells import cells
from tests.content import EXERCISE_COUNT, ROUTINE_COUNT
from tests.library.packs import named, put
from tests.ready import make_home_ready, make_ready


def _id(exercise: Exercise) -> str:
    return exercise.id


def call(*arguments: str) -> Result:
    """One call of the program; stdout and stderr are apart."""
    return CliRunner().invoke(coach, arguments)


def ids(result: Result) -> list[str]:
    """The first column of a list."""
    assert result.exit_code == 0, result.output
    return [line.split()[0] for line in result.stdout.splitlines()]


def test_all_exercises_and_routines_are_listed() -> None:
    library = load(None)

    assert sorted(ids(call("list", "exercises"))) == sorted(library.exercises)
    assert sorted(ids(call("list", "routines"))) == sorted(library.routines)


def test_a_list_is_narrowed_by_all_filters_at_once() -> None:
    found = ids(
        call("list", "exercises", "--region", "low-back", "--kind", "mobility", "--minutes", "1", "--phase", "acute")
    )

    assert sorted(found) == ["cat-cow", "knee-rolls", "pelvic-tilt-seated", "pelvic-tilt-supine", "standing-back-bend"]


def test_equipment_means_what_is_at_hand() -> None:
    found = ids(call("list", "exercises", "--equipment", "chair", "--equipment", "towel"))

    assert "thoracic-ext-chair" in found
    assert "chin-tuck" in found
    assert "walk-easy" in found
    assert "cat-cow" not in found


def test_routines_are_narrowed_by_what_is_in_them() -> None:
    assert ids(call("list", "routines", "--kind", "heat")) == ["evening-heat-winddown-23"]
    assert ids(call("list", "routines", "--minutes", "5")) == ["bed-wakeup-5", "desk-reset-5"]
    assert "relax-11" in ids(call("list", "routines", "--equipment", "bed", "--phase", "acute"))


def test_nothing_found_is_said_beside_the_list() -> None:
    result = call("list", "exercises", "--kind", "ball", "--phase", "acute", "--region", "neck")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Nothing fits" in result.stderr


def test_a_list_as_json_holds_whole_records() -> None:
    records = json.loads(call("list", "exercises", "--kind", "cold", "--json").stdout)

    assert [record["id"] for record in records] == ["cold-pack-low-back", "cold-pack-upper-back", "ice-massage-cup"]
    assert records[0]["dose"]["open"] is True
    assert records[0]["origin"] == "built-in"
    assert json.loads(call("list", "routines", "--kind", "cold", "--json").stdout) == []


def test_show_tells_how_how_much_and_for_whom_not() -> None:
    text = call("show", "calf-wall").stdout

    assert text.startswith("Calf stretch at the wall\ncalf-wall, built-in\n")
    assert "How much: 2 x 30 s each side, 10 s rest between; 2 min 30 s in all" in text
    assert " 1. Face a wall with hands on it and one foot a step back." in text
    assert "Discomfort at most: 4 of 10" in text
    assert "Easier: Shorter step." in text
    assert "  - a blood clot, known or suspected" in text
    assert "Right for: first 72 hours; up to 12 weeks; more than 12 weeks; maintenance" in text
    assert "Healthwise, University of Michigan Health, calf stretch, 2023" in text
    assert "no doctor or physio has reviewed it yet" in text


@pytest.mark.parametrize("exercise", [each for each in load(None).exercises.values() if each.kind == "ball"], ids=_id)
def test_every_ball_exercise_shows_where_the_ball_never_goes(exercise: Exercise) -> None:
    text = " ".join(exercise_text(exercise, "built-in").split())

    assert all(place in text for place in BALL_NEVER)


def test_heat_shows_its_safety_timer() -> None:
    text = call("show", "heat-low-back").stdout

    assert "Off after 20 min in all at the latest" in text
    assert "Check your skin at 5 min, and at the end." in text
    assert "At least 2 h until the next time, 3 in a day at most." in text


def test_an_easier_exercise_is_named_by_its_id() -> None:
    assert "Easier: Sphinx. (see sphinx)" in call("show", "prone-press-up").stdout


def test_show_tells_what_is_in_a_routine() -> None:
    text = " ".join(call("show", "evening-heat-winddown-23").stdout.split())

    assert "1. Warm pack, low back (heat-low-back): 15 min, with Paced breathing 4 in, 6 out" in text
    assert "4. Lying figure four (figure-four-supine): 30 s each side" in text
    assert "no doctor or physio has reviewed it yet" in text
    assert "What is your goal for this visit" in call("show", "pre-session-checkin-6").stdout.replace("\n     ", " ")


def test_every_record_is_shown_within_80_columns() -> None:
    library = load(None)
    texts = [exercise_text(exercise, "built-in") for exercise in library.exercises.values()]
    texts += [routine_text(routine, library.exercises, "built-in") for routine in library.routines.values()]

    assert max(len(line) for text in texts for line in text.splitlines()) <= 80


def test_show_as_json_is_the_whole_record() -> None:
    assert json.loads(call("show", "cat-cow", "--json").stdout)["easier"]["id"] == "pelvic-tilt-seated"
    assert json.loads(call("show", "relax-11", "--json").stdout)["items"][0]["reps"] == 18


def test_an_unknown_id_gets_the_nearest_ones() -> None:
    result = call("show", "ball-piriformis")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "There is no exercise or routine 'ball-piriformis'." in result.stderr
    assert "ball-piriformis-floor" in result.stderr
    assert "ball-piriformis-chair" in result.stderr


def test_check_says_how_much_is_sound() -> None:
    result = call("check")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == f"No problems in {EXERCISE_COUNT} exercises and {ROUTINE_COUNT} routines."


def test_check_names_every_problem_of_a_pack_on_a_line(coach_home: Path) -> None:
    put(coach_home, "my-chin", named("chin-tuck", "my-chin", ("cap = 2", "cap = 20"), ('"STR"', '"STRR"')))

    result = call("check")

    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "packs/my-chin.toml: cap: is 20. It has to be a whole number from 0 to 10." in lines
    wrong_code = "packs/my-chin.toml: contra[1]: 'STRR' is not one of the allowed words. Did you mean 'STR'? Allowed: "
    assert [line for line in lines if line.startswith(wrong_code)]


def test_a_list_mentions_files_that_were_left_out(coach_home: Path) -> None:
    put(coach_home, "my-chin", "nonsense")
    make_home_ready()

    result = call("list", "exercises")

    assert len(result.stdout.splitlines()) == EXERCISE_COUNT
    assert result.stderr == "1 file is left out. `coach check` says why.\n"


def test_check_of_files_looks_at_nothing_else(coach_home: Path, tmp_path: Path) -> None:
    put(coach_home, "broken", "nonsense")
    good = tmp_path / "my-chin.toml"
    good.write_text(named("chin-tuck", "my-chin"), encoding="utf-8")
    bad = tmp_path / "my-desk.toml"
    total = load(None).routines["desk-reset-5"].total_s
    wrong = named("desk-reset-5", "my-desk", (f"total_s = {total}", f"total_s = {total + 1}"))
    bad.write_text(wrong, encoding="utf-8")

    assert call("check", str(good)).stdout == "No problems in 1 exercise and 0 routines.\n"
    assert call("check", str(good), str(bad)).exit_code == 1
    assert call("check", str(bad)).stdout == (
        f"{bad}: total_s: is {total + 1}, the items come to {total}. Write {total}.\n"
    )


def test_wide_letters_of_a_pack_keep_within_the_lines() -> None:
    exercise = msgspec.structs.replace(load(None).exercises["cat-cow"], steps=("慢慢地吸气然后呼气 " * 30,))
    text = exercise_text(exercise, "yours")
    assert all(cells(line) <= WIDTH for line in text.splitlines())
    assert text.count("慢慢地") == 30


def test_text_of_a_pack_reaches_a_pipe_without_escape_bytes(coach_home: Path) -> None:
    put(coach_home, "my\x1b[2Jmove", named("chin-tuck", "my-chin", ("Chin", "\\u001b]0;x\\u0007Chin")))

    done = subprocess.run(
        [sys.executable, "-m", "coach", "check"], env=dict(os.environ), capture_output=True, timeout=60, check=False
    )

    assert done.returncode == 1
    assert b"name: holds control characters" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr


def test_what_is_left_out_is_marked_and_show_says_why(coach_home: Path) -> None:
    store = make_home_ready()
    make_ready(store, SystemClock().now(), (Condition("blood_thinner"),))

    lines = call("list", "exercises", "--kind", "ball").stdout.splitlines()

    assert lines
    assert all(" left out " in line for line in lines)
    text = " ".join(call("show", "ball-rhomboid-wall").stdout.split())
    assert "For you Left out for you: " in text
    assert "blood thinners" in text
    assert "For you Left out for you: " in " ".join(call("show", "ball-focus-8").stdout.split())
    assert " left out " not in next(line for line in call("list", "exercises").stdout.splitlines() if "cat-cow" in line)


def test_json_tells_programs_how_each_stands_for_the_person(coach_home: Path) -> None:
    before = json.loads(call("show", "cat-cow", "--json").stdout)["for_you"]
    assert (before["allowed"], before["reasons"][0]["rule"]) == (False, "gate")
    make_home_ready()
    after = json.loads(call("show", "cat-cow", "--json").stdout)["for_you"]
    assert (after["allowed"], after["reasons"], after["dose"]["reps"]) == (True, [], 8)
    routine = json.loads(call("list", "routines", "--json").stdout)[0]["for_you"]
    assert set(routine) == {"allowed", "reasons", "mind", "left_out"}


def test_before_the_safety_questions_breathing_and_rest_are_open_and_the_rest_comes_later() -> None:
    found = call("list", "exercises")
    rows = {line.split()[0]: line for line in found.stdout.splitlines()}
    assert "left out" not in found.stdout
    assert " later " in rows["cat-cow"]
    assert all(" later " not in rows[ident] for ident in ("breath-4-6", "body-scan", "pmr-short"))
    assert "later: after the safety questions" in found.stderr
    assert "After the safety questions: this opens" in " ".join(call("show", "cat-cow").stdout.split())
    assert "safety questions" not in call("show", "breath-4-6").stdout
    assert json.loads(call("show", "breath-4-6", "--json").stdout)["for_you"]["allowed"]


def test_gentle_moves_open_with_the_conditions_and_the_others_with_the_full_list(coach_home: Path) -> None:
    call("profile", "--no-conditions")
    rows = {line.split()[0]: line for line in call("list", "exercises").stdout.splitlines()}
    assert " later " not in rows["walk-easy"]
    assert " later " in rows["ball-rhomboid-wall"]
    call("profile", "--condition", "blood_thinner")
    rows = {line.split()[0]: line for line in call("list", "exercises").stdout.splitlines()}
    assert " left out " in rows["ball-rhomboid-wall"]
    assert "blood thinners" in " ".join(call("show", "ball-rhomboid-wall").stdout.split())


def test_in_an_emergency_nothing_is_open(coach_home: Path) -> None:
    store, now = make_home_ready(), SystemClock().now()
    yes = (Raised("RF01", "EMERGENCY"),)
    store.keep_safety(SafetyCheck(at=now, reason="before_run", asked=("RF01",), raised=yes))
    lines = call("list", "exercises").stdout.splitlines()
    assert all(" left out " in line for line in lines)


def test_a_figure_is_told_in_words_and_printed_as_a_picture() -> None:
    assert "Seen from the side on a mat" in call("show", "cat-cow").stdout
    assert call("show", "cat-cow", "--svg").stdout.startswith("<svg ")


def test_a_picture_goes_into_a_file_that_is_never_written_over_unasked(tmp_path: Path) -> None:
    path = tmp_path / "cat.svg"

    assert call("show", "cat-cow", "--svg", "-o", str(path)).exit_code == 0
    again = call("show", "cat-cow", "--svg", "-o", str(path))

    assert path.read_text(encoding="utf-8").startswith("<svg ")
    assert again.exit_code != 0
    assert call("show", "cat-cow", "--svg", "-o", str(path), "--force").exit_code == 0


def test_the_other_side_is_the_mirrored_picture() -> None:
    left, right = (call("show", "ball-calf-floor", "--svg", "--side", side).stdout for side in ("left", "right"))

    assert left != right


def test_a_routine_has_no_picture() -> None:
    assert call("show", "morning-low-back-10", "--svg").exit_code != 0
