"""coach homework: typed in one line, warned of at once, guided like any other exercise."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.journal.entries import Homework, Run
from coach.domain.person.profile import Condition
from coach.domain.text import is_clean
from coach.library import load
from coach.store import Store
from tests.hostile import HOSTILE
from tests.ready import make_home_ready, make_ready


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(coach, arguments, input=typed)


def said(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    return result.stderr


@pytest.fixture
def store() -> Store:
    return make_home_ready()


def kept(store: Store) -> list[Homework]:
    return [entry for entry in store.journal.entries() if isinstance(entry, Homework)]


def test_a_name_and_a_dose_make_an_exercise_of_ones_own(store: Store, coach_home: Path) -> None:
    output = said("homework", "add", "Quad stretch", "--dose", "2 x 30 s each side, twice a day for two weeks")
    assert output.startswith("Kept: Quad stretch, 2 x 30 s each side, twice a day until ")
    assert "coach run homework-quad-stretch" in output
    (entry,) = kept(store)
    assert (entry.exercise, entry.times_a_day, entry.per_week) == ("homework-quad-stretch", 2, 7)
    assert entry.until == SystemClock().now().date() + timedelta(days=14)
    exercise = load(coach_home).exercises["homework-quad-stretch"]
    assert (exercise.dose.sets, exercise.dose.hold_s, exercise.sided) == (2, 30, True)


def test_homework_that_an_earlier_version_kept_still_opens(store: Store, coach_home: Path) -> None:
    earlier = Path(__file__).with_name("earlier_homework")
    for file, folder in (("2026-12.json", "journal"), ("homework-pelvic-clock.toml", "packs/own")):
        (coach_home / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(earlier / file, coach_home / folder / file)
    (entry,) = kept(store)
    assert (entry.exercise, entry.days, entry.until) == (
        "homework-pelvic-clock", ("mon", "wed", "fri"), date(2026, 12, 15),
    )  # fmt: skip
    assert entry.said_dose == "2 x 30 s each side, mon wed fri for two weeks"
    assert load(coach_home).exercises[entry.exercise].dose.hold_s == 30
    (listed,) = json.loads(said("homework", "list", "--all", "--json"))["homework"]
    assert listed["stop_if"] == "it tingles"


def test_everything_the_therapist_said_is_kept(store: Store, coach_home: Path) -> None:
    said("visit", "add", "--at", "yesterday 16:00", "--with", "Sam")
    output = said(
        "homework", "add", "Band pulls", "--dose", "3x10", "--say", "Elbows low", "--say", "Breathe out",
        "--side", "left", "--days", "mon wed fri", "--until", "2100-12-12", "--stop-if", "it tingles",
        "--place", "upper-back",
    )  # fmt: skip
    assert "on Mon, Wed and Fri until" in output
    assert "Stop if: it tingles" in output
    (entry,) = kept(store)
    assert (entry.side, entry.days, entry.per_week, entry.stop_if) == ("left", ("mon", "wed", "fri"), 3, "it tingles")
    assert entry.note == "Band pulls\nElbows low\nBreathe out"
    assert entry.visit == next(
        each.id for each in store.journal.entries() if each.id != entry.id and "Sam" in str(each)
    )
    shown = said("homework", "show", "homework-band-pulls")
    for words in ("As said: 3x10", "| Elbows low", "Stop if: it tingles", "1. Elbows low.", "On the left side only."):
        assert words in shown


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Hip", "--dose", "lots"), "does not say how much"),
        (("Hip", "--dose", "10"), "not understood"),
        (("Hip", "--dose", "3x10", "--days", "blue"), "These days are not understood"),
        (("Hip", "--dose", "3x10", "--days", "3x10 mon"), "These days are not understood"),
        (("Hip", "--dose", "3x10", "--until", "2020-01-01"), "is over"),
        (("Hip", "--dose", "3x10 until soonish"), '"until soonish" is not understood'),
        (("Hip", "--dose", "3x10", "--like", "no-such"), "There is no exercise"),
        (("", "--dose", "3x10"), "How is it called"),
        (("Hip",), "--dose"),
    ],
)
def test_what_is_not_understood_is_named_and_nothing_is_kept(
    coach_home: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused("homework", "add", *arguments)
    assert not coach_home.exists()


def test_a_code_that_disagrees_is_told_at_once_and_the_homework_is_kept(coach_home: Path) -> None:
    clock = SystemClock()
    store = Store(coach_home, clock)
    make_ready(store, clock.now(), (Condition("blood_thinner"),))
    output = said("homework", "add", "Tennis ball on the buttock", "--dose", "2 x 45 s each side")
    assert "Mind: Left out as long as it is so: " in output
    assert len(kept(store)) == 1
    assert "Mind: Left out" in said("homework", "show")
    plan = json.loads(said("plan", "--json"))["plan"]
    assert not any(line.get("exercise") == kept(store)[0].exercise for line in plan["chosen"])
    assert any(left["exercise"] == kept(store)[0].exercise for left in plan["omitted"])


def test_homework_is_first_in_the_plan_guided_and_then_done(store: Store) -> None:
    said("homework", "add", "Quad stretch", "--dose", "20 s each side")
    first = json.loads(said("plan", "--json"))["plan"]["chosen"][0]
    assert (first["exercise"], first["reason"], first["rule"]) == (
        "homework-quad-stretch", "homework from your therapist", "8.1",
    )  # fmt: skip
    assert "(due now)" in said("homework", "list")
    done = run("run", "homework-quad-stretch", "--plain", "--speed", "1000", "--none", "--before", "2", "--after", "2")
    assert done.exit_code == 0, done.output
    (entry,) = [each for each in store.journal.entries() if isinstance(each, Run)]
    assert entry.results[0].outcome == "done"


def test_what_is_over_leaves_the_list_and_keeps_its_exercise(store: Store, coach_home: Path) -> None:
    said("homework", "add", "Quad stretch", "--dose", "20 s")
    assert said("homework", "done", "homework-quad-stretch").startswith("Over: Quad stretch.")
    assert "There is no homework" in said("homework", "list")
    assert "(over)" in said("homework", "list", "--all")
    assert "homework-quad-stretch" in load(coach_home).exercises
    over_at = kept(store)[0].over_at
    said("homework", "done", "last")
    assert kept(store)[0].over_at == over_at


def test_the_same_name_twice_is_two_exercises(store: Store) -> None:
    said("homework", "add", "Quad stretch", "--dose", "20 s")
    said("homework", "add", "Quad stretch", "--dose", "30 s")
    assert [entry.exercise for entry in kept(store)] == ["homework-quad-stretch", "homework-quad-stretch-2"]


def test_json_has_every_field_and_the_help_names_them(store: Store) -> None:
    said("homework", "add", "Quad stretch", "--dose", "20 s")
    (each,) = json.loads(said("homework", "list", "--json"))["homework"]
    assert (each["due"], each["over"], each["exercise"]) == (True, False, "homework-quad-stretch")
    helped = said("homework", "list", "--help")
    assert [name for name in each if name not in helped and name != "kind"] == []


def test_where_the_journal_can_not_be_written_no_exercise_stays(store: Store, coach_home: Path) -> None:
    (coach_home / "journal").mkdir(exist_ok=True)
    month = coach_home / "journal" / f"{SystemClock().now():%Y-%m}.json"
    month.unlink(missing_ok=True)
    month.mkdir()
    refused("homework", "add", "Quad stretch", "--dose", "20 s")
    assert list((coach_home / "packs" / "own").glob("*")) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_kept_without_what_a_terminal_obeys(store: Store, text: str) -> None:
    typed = text.replace("\x00", "").encode("utf-8", "replace").decode()[:70]
    result = run("homework", "add", f"x {typed}", "--dose", "3x10", "--say", typed, "--stop-if", typed)
    assert is_clean(result.output)
    assert result.exit_code == 0, result.output
    assert all(is_clean(said("homework", *rest)) for rest in (("list",), ("list", "--json"), ("show",)))
    assert is_clean(said("plan"))


ONE_LINE = "3x10 bridges, hold 5 s, rest 1 min, M/W/F, left only, with 2 kg"


def test_one_line_is_enough_and_what_was_read_is_kept(store: Store, coach_home: Path) -> None:
    output = said("homework", "add", ONE_LINE, "--like", "none")
    assert output.startswith("Kept: Bridges, 3 x 10 times, 5 s each, rest 1 min, with 2 kg, on Mon, Wed and Fri.")
    (entry,) = kept(store)
    assert (entry.side, entry.days, entry.said_dose) == ("left", ("mon", "wed", "fri"), ONE_LINE)
    assert entry.understood == (
        "Bridges, 3 sets of 10, hold 5 s, rest 1 min, with 2 kg, left side only, on Mon, Wed and Fri"
    )
    dose = load(coach_home).exercises["homework-bridges"].dose
    assert (dose.sets, dose.reps, dose.tempo_s, dose.rest_s, dose.load) == (3, 10, 5, 60, "2 kg")
    assert "rest 1 min, with 2 kg" in said("homework", "list")


def test_reading_saves_nothing_and_names_what_is_not_understood(coach_home: Path) -> None:
    assert said("homework", "read", "10 reps every 2 hours") == "Understood: 10 times, every 2 hours\n"
    assert json.loads(said("homework", "read", "10 reps q2h", "--json")) == {"reps": 10, "every_h": 2}
    assert '"until it hurts" is not understood' in refused("homework", "read", "3x10 until it hurts")
    result = run("homework", "read", "3x10 until it hurts", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["refused"] == "until it hurts"
    several = json.loads(said("homework", "read", "Bridges 3x10\nClams 2x15", "--json"))
    assert (several["several"], [each["name"] for each in several["homework"]]) == (2, ["Bridges", "Clams"])
    assert not coach_home.exists()


def test_a_part_that_is_not_understood_is_noted_only_when_the_person_says_so(store: Store) -> None:
    words = "bridges 3x10, keep your knees apart"
    assert "keep your knees apart" in refused("homework", "add", words)
    assert kept(store) == []
    assert 'Noted but not scheduled: "keep your knees apart"' in said("homework", "add", words, "--as-note")
    (entry,) = kept(store)
    assert "keep your knees apart" in entry.note
    assert said("homework", "add", "same as last time", "--as-note").startswith("Kept as a note: ")
    assert len(kept(store)) == 1


def test_several_lines_are_several_exercises_or_none(store: Store) -> None:
    lines = "1) Clams 2x15 B/L\n2) Step ups 3x8\n"
    result = run("homework", "add", "-", typed=lines + "3) as often as you like\n")
    assert result.exit_code == 1
    assert "Not understood: as often as you like" in result.stderr
    assert kept(store) == []
    said("homework", "add", lines)
    assert [entry.exercise for entry in kept(store)] == ["homework-clams", "homework-step-ups"]


def test_the_therapists_word_lifts_a_limit_of_work_and_is_recorded_but_no_timer_of_the_skin(
    store: Store, coach_home: Path
) -> None:
    said("homework", "add", "Side plank 3 x 30 s", "--like", "none", "--therapist-said-so")
    said("homework", "add", "ice 40 min", "--therapist-said-so")
    plank, ice = kept(store)
    exercises = load(coach_home).exercises
    assert exercises[plank.exercise].dose.hold_s == 30
    assert plank.lifted == ("30 s instead of one hold: 10 s",)
    assert "Your therapist said so" in said("homework", "show", plank.exercise)
    assert (exercises[ice.exercise].dose.hold_s, ice.lifted) == (1200, ())


def test_a_dose_by_the_hour_offers_reminders_at_those_hours(store: Store) -> None:
    assert "every 2 hours from 9:00 to 19:00: coach homework remind" in said(
        "homework", "add", "press ups q2h, 10 reps"
    )
    assert "every 2 hours from 9:00 to 19:00" in said("homework", "remind")
    assert [rule.about for rule in store.reminders.book().rules] == ["homework"]
