"""The dose of a record in each phase (clinical.md 3, "Field notes")."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dosing.dose import DoseContext, dosing
from coach.domain.exercises.exercise import Beat, Dose, Exercise
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.vocabulary import MODES, PHASES, Mode, Phase
from coach.domain.person.profile import AgeBand
from tests.domain.dose_samples import BALL, TWICE
from tests.samples import LIFT, PACK, STRETCH, exercise

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def scaled(
    record: Exercise, phase: Phase, mode: Mode, age_band: AgeBand | None = None, fresh_ball: bool = False
) -> tuple[Exercise, Dose]:
    """The exercise and its dose on its first day, as the dose rules give them out."""
    found = dosing(record, (), DoseContext(now=NOW, phase=phase, mode=mode, age_band=age_band, fresh_ball=fresh_ball))
    return found.exercise, found.dose


@pytest.mark.parametrize("phase", ["chronic", "maintenance"])
def test_the_dose_is_full_when_pain_has_lasted_or_has_gone(phase: Phase) -> None:
    assert scaled(TWICE, phase, "normal") == (TWICE, TWICE.dose)


def test_up_to_12_weeks_a_set_is_dropped() -> None:
    dose = scaled(TWICE, "subacute", "normal")[1]
    assert (dose.sets, dose.hold_s, dose.total_s) == (1, 30, 70)


def test_up_to_12_weeks_a_third_goes_where_there_is_one_set() -> None:
    assert scaled(STRETCH, "subacute", "normal")[1].hold_s == 20
    assert scaled(LIFT, "subacute", "normal")[1].reps == 5


@pytest.mark.parametrize(("phase", "mode"), [("acute", "normal"), ("chronic", "flare"), ("subacute", "flare")])
def test_the_first_72_hours_and_a_flare_get_one_short_set_and_a_lower_cap(phase: Phase, mode: Mode) -> None:
    gentle, dose = scaled(TWICE, phase, mode)
    assert (dose.sets, dose.hold_s, gentle.cap) == (1, 20, 2)


def test_a_strength_hold_stays_as_short_as_it_is() -> None:
    plank = exercise(kind="strength", dose=Dose(total_s=98, sets=3, hold_s=8, rest_s=10))
    assert scaled(plank, "acute", "normal")[1].hold_s == 8


def test_a_cap_never_falls_below_0() -> None:
    assert scaled(exercise(cap=0), "acute", "normal")[0].cap == 0


@pytest.mark.parametrize("kind", [kind for kind, rules in KINDS.items() if rules.dose is None])
def test_thermal_breathing_and_walking_records_are_never_scaled(kind: Kind) -> None:
    record = exercise(PACK, kind=kind)
    assert scaled(record, "acute", "flare", "over_70") == (record, record.dose)


def test_from_60_on_the_default_stretch_is_held_40_s() -> None:
    assert scaled(TWICE, "chronic", "normal", "60_70")[1].hold_s == 40
    assert scaled(TWICE, "chronic", "normal", "45_59")[1].hold_s == 30


def test_from_60_on_a_hold_that_is_not_the_default_stays() -> None:
    long = exercise(dose=Dose(total_s=25, hold_s=25))
    assert scaled(long, "chronic", "normal", "over_70")[1].hold_s == 25


def test_the_first_week_of_ball_work_holds_30_s() -> None:
    assert scaled(BALL, "chronic", "normal", fresh_ball=True)[1].hold_s == 30
    assert scaled(exercise(dose=Dose(total_s=45, hold_s=45)), "chronic", "normal", fresh_ball=True)[1].hold_s == 45


def test_beats_of_a_hold_become_shorter_with_it() -> None:
    held = exercise(dose=Dose(total_s=60, hold_s=60, beats=(Beat("Press", 45), Beat("Ease", 15))))
    assert [beat.seconds for beat in scaled(held, "acute", "normal")[1].beats] == [15, 5]


@given(
    sets=st.integers(1, 4),
    hold_s=st.integers(1, 120),
    phase=st.sampled_from(PHASES),
    mode=st.sampled_from(MODES),
)
def test_no_phase_or_mode_asks_for_more_than_the_full_dose(sets: int, hold_s: int, phase: Phase, mode: Mode) -> None:
    record = exercise(dose=Dose(total_s=sets * hold_s, sets=sets, hold_s=hold_s))
    dose = scaled(record, phase, mode)[1]
    assert dose.sets <= sets
    assert (dose.hold_s or 0) <= hold_s
    assert dose.sets >= 1
