"""What a routine's items become for one run."""

import pytest

from coach.domain.exercises.exercise import Beat, Dose
from coach.domain.exercises.routine import Item, Parallel, Prescription, Routine, Task, item_dose, prescribe
from tests.domain.run_samples import BREATHING, BRIDGE, FIGURE_FOUR, PACK, exercise

CATALOGUE = {chosen.id: chosen for chosen in (FIGURE_FOUR, BRIDGE, BREATHING, PACK)}


def routine(*items: Item) -> Routine:
    return Routine("r", "R", ("chronic",), ("none",), 60, items, "Because.")


def test_an_item_replaces_the_numbers_it_names_and_the_total_follows() -> None:
    dose = item_dose(Item(1, id="fig4", sets=2, hold_s=20), FIGURE_FOUR)
    assert (dose.sets, dose.hold_s, dose.rest_s) == (2, 20, 10)
    assert dose.total_s == 4 * 20 + 3 * 10


def test_beats_of_a_hold_are_stretched_with_it() -> None:
    held = exercise(dose=Dose(total_s=240, hold_s=240, beats=(Beat("Warm", 180), Beat("Cold", 60))))
    dose = item_dose(Item(1, id="fig4", hold_s=120), held)
    assert [beat.seconds for beat in dose.beats] == [90, 30]


def test_beats_too_many_for_a_short_hold_are_left_out() -> None:
    held = exercise(dose=Dose(total_s=30, hold_s=30, beats=(Beat("a", 10), Beat("b", 10), Beat("c", 10))))
    assert item_dose(Item(1, id="fig4", hold_s=2), held).beats == ()


def test_a_breath_keeps_its_length_when_a_hold_is_put_in_place_of_repetitions() -> None:
    assert item_dose(Item(1, id="breath", hold_s=300), BREATHING).beats == BREATHING.dose.beats


def test_a_routine_becomes_prescriptions_tasks_and_companions() -> None:
    steps = prescribe(
        routine(Item(150, task=("Pain now?",)), Item(900, id="pack", parallel=Parallel("breath", 300))), CATALOGUE
    )
    assert steps == (Task(("Pain now?",), 150), Prescription(PACK, PACK.dose, BREATHING, 300))


def test_an_unknown_exercise_is_refused() -> None:
    with pytest.raises(KeyError):
        prescribe(routine(Item(1, id="nowhere")), CATALOGUE)


@pytest.mark.parametrize(("total_s", "minutes"), [(30, 1), (61, 1), (119, 2), (600, 10)])
def test_minutes_are_whole_and_at_least_one(total_s: int, minutes: int) -> None:
    assert Routine("r", "R", ("chronic",), ("none",), total_s, (Item(1, id="fig4"),), "Because.").minutes == minutes
