"""coach plan: the day and its reason, what was done today, and the same for programs."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.journal.entries import ExerciseResult, FlareDay, Run, Visit
from coach.store import Store
from tests.ready import make_home_ready


def said(*arguments: str) -> str:
    result = CliRunner().invoke(coach, ("plan", *arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def store(coach_home: Path) -> Store:
    return make_home_ready()


def run_just_now(before: int, after: int, **changes: object) -> Run:
    now = SystemClock().now()
    done = (ExerciseResult("cat-cow", "done", 60, 60),)
    fields: dict[str, object] = {
        "at": now - timedelta(seconds=2), "routine": "todays-plan", "name": "Today's plan", "ended_at": now,
        "planned_s": 60, "finished": True, "before": before, "after": after, "results": done,
    }  # fmt: skip
    return Run(**{**fields, **changes})  # type: ignore[arg-type]


def test_after_a_run_the_first_line_says_what_was_done_as_today_does(store: Store) -> None:
    store.journal.add(run_just_now(6, 4))
    assert said().startswith("Done today: Pain 6 before, 4 after.\n")
    assert json.loads(said("--json"))["plan"]["done"] == "Pain 6 before, 4 after."


def test_without_a_run_nothing_is_said_to_be_done(store: Store) -> None:
    assert "Done today" not in said()
    assert json.loads(said("--json"))["plan"]["done"] is None


def test_a_rehearsal_is_not_what_was_done(store: Store) -> None:
    store.journal.add(run_just_now(6, 4, speed=60.0))
    assert "Done today" not in said()


def test_a_flare_day_says_why_in_a_sentence_and_programs_get_it_apart(store: Store) -> None:
    store.journal.add(FlareDay(at=SystemClock().now()))
    assert said().startswith("A flare day. ")
    assert "You called it a flare day, so today is gentle: one set of each move." in said()
    made = json.loads(said("--json"))["plan"]
    assert (made["headline"], made["reason"][:27]) == ("A flare day", "You called it a flare day, ")


def test_a_new_person_with_a_visit_soon_has_something_to_do_and_is_told_when_it_is(store: Store) -> None:
    store.journal.add(Visit(at=SystemClock().now() + timedelta(hours=20)))
    text = said()
    assert text.startswith(("Visit today at ", "Visit tomorrow at "))
    assert "A short, gentle plan without a ball" in text
    assert " 1. " in text
    assert " 2. " in text


def test_what_many_moves_are_left_out_for_is_said_once_and_all_names_them(store: Store) -> None:
    store.journal.add(Visit(at=SystemClock().now() + timedelta(hours=20)))
    short, long = said(), said("--all")
    assert short.count("your visit is near, and the ball can leave you sore") == 1
    assert " others: your visit is near" in short
    assert long.count("your visit is near, and the ball can leave you sore") > 10
