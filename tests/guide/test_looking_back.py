"""Reading what the page is made of."""

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coach.domain.journal.entries import Evening, ExerciseResult, Morning, Run, Visit
from coach.guide.looking_back import EFFECTS_OF, looking_back
from coach.library import load
from coach.store import Store
from tests.clock import FakeClock

CLOCK = FakeClock(datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")))
NOW = CLOCK.now()
DAY = timedelta(days=1)
OPENED: list[str] = []


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and str(arguments[0]).endswith(".json"):
        OPENED.append(Path(str(arguments[0])).name)


sys.addaudithook(_listen)


def opened_by(work: Callable[[], object]) -> list[str]:
    """The month files that are opened meanwhile, in order."""
    OPENED.clear()
    work()
    return [name for name in OPENED if name.startswith("20")]


@pytest.mark.parametrize("since", [None, (NOW - 900 * DAY).date()])
def test_the_journal_is_read_once_however_far_the_page_looks_back(coach_home: Path, since: date | None) -> None:
    library, clock = load(None), CLOCK
    Store(coach_home, clock).journal.add_all(
        [Evening(at=NOW - 30 * month * DAY, average=3, worst=4) for month in range(60)]
    )
    once = opened_by(lambda: Store(coach_home, clock).journal.entries())
    assert len(set(once)) >= 58
    assert opened_by(lambda: looking_back(Store(coach_home, clock), library, clock, since)) == once


def test_visits_however_old_are_there_and_old_evenings_are_not(coach_home: Path) -> None:
    store = Store(coach_home, CLOCK)
    old = NOW - 2000 * DAY
    store.journal.add_all(
        [Visit(at=old), Evening(at=old, average=3, worst=4), Visit(at=NOW - DAY), Visit(at=NOW - 9 * DAY)]
    )
    found = looking_back(store, load(None), CLOCK)
    assert [type(entry) for entry in found.entries] == [Visit, Visit, Visit]


def test_the_usual_level_of_the_first_runs_has_its_two_weeks_too(coach_home: Path) -> None:
    """The morning after a run half a year ago is held against the two weeks before that run."""
    store, at = Store(coach_home, CLOCK), NOW - EFFECTS_OF + DAY
    run = Run(
        at=at,
        routine="any",
        name="Any",
        ended_at=at,
        planned_s=60.0,
        finished=True,
        results=(ExerciseResult("cat-cow", "done", 60.0, 60.0),),
    )
    store.journal.add_all([*(Morning(at=at - day * DAY, pain=2) for day in range(2, 12)), run])
    store.journal.add(Morning(at=(at + DAY).replace(hour=7), pain=6))
    found = looking_back(store, load(None), CLOCK).effects["cat-cow"]
    assert (found.flares, found.flares_of) == (1, 1)


def test_a_window_that_is_over_tells_of_effects_up_to_its_end(coach_home: Path) -> None:
    store = Store(coach_home, CLOCK)
    assert looking_back(store, load(None), CLOCK, until=(NOW - 50 * DAY).date()).end < NOW - 49 * DAY
