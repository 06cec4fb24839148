"""The made journal is believable enough to measure with."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import correlation, mean

import pytest

from coach.clock import SystemClock
from coach.domain.entries import AnyEntry, CheckIn, Run
from coach.library import Library, load
from coach.store import Store
from tests.bench.generator import journal, write

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


def test_runs_name_what_the_library_holds(two_years: list[AnyEntry], library: Library) -> None:
    runs = [entry for entry in two_years if isinstance(entry, Run)]
    assert {run.routine for run in runs} <= library.routines.keys()
    assert {result.exercise for run in runs for result in run.results} <= library.exercises.keys()
    assert any(not run.finished for run in runs)


def test_what_is_written_opens_as_a_journal(tmp_path: Path) -> None:
    count = write(tmp_path / "made", 1, 0.1, UNTIL)
    assert len(Store(tmp_path / "made", SystemClock()).journal.entries()) == count
