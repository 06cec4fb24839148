"""The made journal is believable enough to measure with."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import correlation, mean

import pytest

from coach.clock import SystemClock
from coach.domain.homework.due import is_over
from coach.domain.journal.entries import AnyEntry, Change, CheckIn, Evening, Homework, Run, TherapistQuestion, Visit
from coach.domain.planning.phases import next_visit
from coach.library import Library, load
from coach.store import Store
from tests.bench.generator import journal, write
from tests.bench.visiting import HOMEWORK

UNTIL = datetime(2026, 10, 31, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(None)


@pytest.fixture(scope="module")
def two_years(library: Library) -> list[AnyEntry]:
    return list(journal(library, 1, 2, UNTIL))


def test_the_same_seed_makes_the_same_journal(library: Library) -> None:
    assert list(journal(library, 5, 0.1, UNTIL)) == list(journal(library, 5, 0.1, UNTIL))
    assert list(journal(library, 5, 0.1, UNTIL)) != list(journal(library, 6, 0.1, UNTIL))


def test_a_year_has_about_3600_entries_and_none_is_later_than_asked(two_years: list[AnyEntry]) -> None:
    assert 6_600 <= len(two_years) <= 7_800
    assert max(entry.at for entry in two_years) <= UNTIL
    assert any(entry.backdated for entry in two_years)


def test_a_day_resembles_the_day_before(two_years: list[AnyEntry]) -> None:
    by_day: dict[date, list[int]] = {}
    for entry in two_years:
        if isinstance(entry, CheckIn):
            by_day.setdefault(entry.at.date(), []).append(entry.pain)
    level = {day: mean(scores) for day, scores in by_day.items()}
    pairs = [(level[day], level[day + timedelta(days=1)]) for day in by_day if day + timedelta(days=1) in level]
    assert correlation(*zip(*pairs, strict=True)) > 0.5


def test_runs_name_what_the_library_or_the_therapist_holds(two_years: list[AnyEntry], library: Library) -> None:
    runs = [entry for entry in two_years if isinstance(entry, Run)]
    assert {run.routine for run in runs} <= library.routines.keys() | HOMEWORK.keys()
    assert {result.exercise for run in runs for result in run.results} <= library.exercises.keys() | HOMEWORK.keys()
    assert any(not run.finished for run in runs)


def test_visits_come_every_two_to_four_weeks_with_two_providers_and_some_answers_missing(
    two_years: list[AnyEntry],
) -> None:
    visits = [entry for entry in two_years if isinstance(entry, Visit)]
    apart = [(later.at - earlier.at).days for earlier, later in pairwise(visits)]
    assert 14 <= mean(apart) <= 28
    assert len({visit.provider.casefold() for visit in visits}) == 2
    asked = [visit.pain_48h for visit in visits]
    assert asked.count(None) in range(1, len(asked) // 2)


def test_most_evenings_are_logged_and_each_visit_is_asked_about(two_years: list[AnyEntry]) -> None:
    kinds = Counter(type(entry) for entry in two_years)
    assert 500 < kinds[Evening] < 700
    assert min(kinds[Change], kinds[TherapistQuestion], kinds[Homework]) >= 8


def test_what_is_written_has_a_next_visit_a_goal_and_homework_that_is_not_over(tmp_path: Path) -> None:
    write(tmp_path / "made", 1, 0.2)
    store, now = Store(tmp_path / "made", SystemClock()), SystemClock().now()
    entries = store.journal.entries()
    coming = next_visit(entries, now)
    assert coming is not None
    assert (coming.pressure_wish, bool(coming.goal)) == (3, True)
    assert [entry for entry in entries if isinstance(entry, Homework) and not is_over(entry, now)]
    assert store.load_profile().goal_runs == 5
    assert store.load_profile().conditions


def test_what_is_written_opens_as_a_journal(tmp_path: Path) -> None:
    count = write(tmp_path / "made", 1, 0.1, UNTIL)
    assert len(Store(tmp_path / "made", SystemClock()).journal.entries()) == count
