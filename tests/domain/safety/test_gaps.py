from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.journal.entries import ExerciseResult, Run
from coach.domain.safety.gaps import thermal_gap, thermal_uses
from tests.samples import PACK, STRETCH, exercise

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
COLD = exercise(PACK, id="cold-pack", kind="cold")
SHOULDER = exercise(PACK, id="shoulder-pack", region=("shoulder",))
CONTRAST = exercise(PACK, id="contrast-packs", kind="contrast")
LIBRARY = {known.id: known for known in (PACK, COLD, SHOULDER, CONTRAST, STRETCH)}


def used(exercise_id: str, ago: timedelta, done_s: float = 900, speed: float = 1.0) -> Run:
    at = NOON - ago
    result = ExerciseResult(exercise_id, "done", 900, done_s)
    return Run(
        at=at, routine="heat", name="Heat", ended_at=at, planned_s=900, finished=True, speed=speed, results=(result,)
    )


def gap(wanted, *runs):
    return thermal_gap(wanted, thermal_uses(runs, LIBRARY), NOON)


def test_the_same_place_rests_two_hours_after_heat():
    found = gap(PACK, used("warm-pack", timedelta(hours=1)))
    assert found is not None
    assert found.until == NOON + timedelta(hours=1)
    assert "13:00" in found.reason


def test_heat_may_come_again_after_its_gap():
    assert gap(PACK, used("warm-pack", timedelta(hours=2))) is None


def test_another_place_need_not_wait():
    assert gap(SHOULDER, used("warm-pack", timedelta(minutes=5))) is None


def test_cold_need_not_wait_for_heat():
    assert gap(COLD, used("warm-pack", timedelta(minutes=5))) is None


@pytest.mark.parametrize("wanted", [PACK, COLD], ids=["heat", "cold"])
def test_contrast_counts_as_both_heat_and_cold(wanted):
    assert gap(wanted, used("contrast-packs", timedelta(minutes=5))) is not None


def test_three_times_in_a_day_is_enough_wherever_it_was():
    found = gap(PACK, *(used("shoulder-pack", timedelta(hours=hours)) for hours in (20, 10, 5)))
    assert found is not None
    assert found.until == NOON + timedelta(hours=4)


@pytest.mark.parametrize(("done_s", "speed"), [(30.0, 1.0), (900.0, 60.0)], ids=["a moment", "a rehearsal"])
def test_what_did_not_warm_the_skin_does_not_count(done_s, speed):
    assert gap(PACK, used("warm-pack", timedelta(minutes=5), done_s, speed)) is None


def test_moves_never_wait():
    assert gap(STRETCH, used("warm-pack", timedelta(0))) is None
