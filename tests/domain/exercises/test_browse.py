"""Finding one's way in the library."""

from coach.domain.exercises.browse import Filter, exercises_matching, routines_matching
from coach.library import load
from tests.content import EXERCISE_COUNT, ROUTINE_COUNT

LIBRARY = load(None)
EXERCISES = LIBRARY.exercises.values()
ROUTINES = LIBRARY.routines.values()


def test_nothing_wanted_shows_everything() -> None:
    assert len(exercises_matching(Filter(), EXERCISES)) == EXERCISE_COUNT
    assert len(routines_matching(Filter(), ROUTINES, LIBRARY.exercises)) == ROUTINE_COUNT


def test_every_word_of_a_text_has_to_be_in_the_name() -> None:
    assert [each.id for each in exercises_matching(Filter(text="Paced 6"), EXERCISES)] == ["breath-4-6"]


def test_what_is_at_hand_bounds_what_is_needed() -> None:
    found = exercises_matching(Filter(have=frozenset({"chair", "towel"})), EXERCISES)

    assert found
    assert all(set(each.equip) <= {"chair", "towel", "none"} for each in found)


def test_equipment_that_is_wanted_is_used() -> None:
    assert all("strap" in each.equip for each in exercises_matching(Filter(equipment="strap"), EXERCISES))


def test_a_routine_has_a_kind_when_one_of_its_exercises_has() -> None:
    found = routines_matching(Filter(kind="heat"), ROUTINES, LIBRARY.exercises)

    assert [each.id for each in found] == ["evening-heat-winddown-23"]


def test_minutes_are_counted_as_the_names_of_routines_count_them() -> None:
    found = routines_matching(Filter(minutes=5), ROUTINES, LIBRARY.exercises)

    assert [each.id for each in found] == ["bed-wakeup-5", "desk-reset-5"]
