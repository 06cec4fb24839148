"""The exercises and routines that ship with Coach."""

import msgspec
import pytest

from coach.domain.dosing.levels import at_least, floor_of, level_of, same
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription, prescribe
from coach.library import Library, load
from coach.library.loading import built_in_folder
from tests.content import EXERCISE_COUNT, ROUTINE_COUNT


@pytest.fixture(scope="module")
def library() -> Library:
    return load(None)


def test_every_file_of_the_built_in_library_is_sound(library: Library) -> None:
    assert library.problems == ()


def test_it_holds_every_exercise_file(library: Library) -> None:
    assert len(library.exercises) == EXERCISE_COUNT


def test_it_holds_every_routine_file(library: Library) -> None:
    assert len(library.routines) == ROUTINE_COUNT


def test_no_file_lies_beside_the_library(library: Library) -> None:
    files = sorted(path.stem for path in built_in_folder().rglob("*") if path.is_file())

    assert files == sorted([*library.exercises, *library.routines])


def test_every_record_says_that_it_is_built_in(library: Library) -> None:
    assert {library.origin(ident) for ident in [*library.exercises, *library.routines]} == {"built-in"}


def test_every_exercise_says_where_it_comes_from(library: Library) -> None:
    assert [each.id for each in library.exercises.values() if not each.sources] == []


def test_no_source_is_an_address(library: Library) -> None:
    names = {source.org for each in library.exercises.values() for source in each.sources}

    assert [name for name in names if "/" in name or "www" in name or ".com" in name or ".org" in name] == []


def test_every_exercise_has_at_least_three_steps_and_two_phases(library: Library) -> None:
    thin = [each.id for each in library.exercises.values() if len(each.steps) < 3 or len(each.phases) < 2]

    assert thin == []


def test_every_ball_exercise_has_all_contraindications_of_pressure(library: Library) -> None:
    assert [each.id for each in library.exercises.values() if each.kind == "ball" and "BALL" not in each.contra] == []


def test_an_easier_way_is_allowed_at_least_where_the_exercise_is(library: Library) -> None:
    """Whoever is sent to the easier way must not fall out of the phase on the way."""
    links = [(each, library.exercises[each.easier.id]) for each in library.exercises.values() if each.easier.id]

    assert len(links) == 5
    assert [each.id for each, easier in links if not set(each.phases) <= set(easier.phases)] == []


def test_every_routine_can_be_prescribed(library: Library) -> None:
    for routine in library.routines.values():
        steps = prescribe(routine, library.exercises)

        assert len(steps) == len(routine.items)


def test_every_exercise_of_a_routine_suits_the_phases_of_the_routine(library: Library) -> None:
    unfit = [
        (routine.id, item.id)
        for routine in library.routines.values()
        for item in routine.items
        if item.id and not set(routine.phases) <= set(library.exercises[item.id].phases)
    ]

    assert unfit == []


def test_the_check_in_before_a_visit_asks_before_anything_moves(library: Library) -> None:
    first = library.routines["pre-session-checkin-6"].items[0]

    assert first.id is None
    assert len(first.task) == 6


def test_breathing_goes_along_with_the_last_five_minutes_of_heat(library: Library) -> None:
    parallel = library.routines["evening-heat-winddown-23"].items[0].parallel

    assert parallel is not None
    assert (parallel.id, parallel.last_s) == ("breath-4-6", 300)


@pytest.mark.parametrize(
    ("ident", "beats"),
    [
        ("breath-4-6", [("In", 4), ("Out", 6)]),
        ("breath-belly-crook", [("In", 4), ("Out", 6)]),
        ("pmr-short", [("Tense", 5), ("Let go", 15)]),
        ("contrast-packs", [("Warm", 180), ("Cold", 60)]),
        ("walk-build", [("Easy", 300), ("Brisk", 600), ("Easy", 300)]),
        ("walk-easy", [("Out", 300), ("Back", 300)]),
    ],
)
def test_an_exercise_of_parts_says_which_part_is_on(library: Library, ident: str, beats: list[tuple[str, int]]) -> None:
    assert [(beat.label, beat.seconds) for beat in library.exercises[ident].dose.beats] == beats


@pytest.mark.parametrize(
    ("ident", "max_s", "gap_s", "per_day", "check_s"),
    [
        ("heat-low-back", 1200, 7200, 3, (300,)),
        ("heat-upper-back", 1200, 7200, 3, (300,)),
        ("heat-buttock", 1200, 7200, 3, (300,)),
        ("warm-shower-back", 1200, 7200, 3, (300,)),
        ("heat-wrap-low-level", 7200, 7200, 3, (1800, 3600, 5400)),
        ("cold-pack-low-back", 1200, 7200, 6, (300,)),
        ("cold-pack-upper-back", 1200, 7200, 6, (300,)),
        ("ice-massage-cup", 420, 7200, 4, (150,)),
        ("contrast-packs", 1200, 86_400, 1, (180,)),
    ],
)
def test_heat_and_cold_have_the_safety_timer_of_section_2(
    library: Library, ident: str, max_s: int, gap_s: int, per_day: int, check_s: tuple[int, ...]
) -> None:
    thermal = library.exercises[ident].thermal

    assert thermal is not None
    assert (thermal.max_s, thermal.gap_s, thermal.per_day, thermal.check_s) == (max_s, gap_s, per_day, check_s)


def test_cold_ends_when_the_skin_is_numb(library: Library) -> None:
    ends_early = {each.id for each in library.exercises.values() if each.dose.open}

    assert ends_early == {each.id for each in library.exercises.values() if each.kind == "cold"}


def test_doses_keep_the_ball_and_skin_limits(library: Library) -> None:
    def fine(each: Exercise) -> bool:
        if each.kind == "ball":
            return each.cap <= 5 and each.dose.work_s <= 120
        return each.thermal is None or each.sides * each.dose.sets * each.dose.work_s <= each.thermal.max_s

    assert [each.id for each in library.exercises.values() if not fine(each)] == []


def test_no_item_of_a_routine_is_under_the_least_that_is_still_a_dose(library: Library) -> None:
    for routine in library.routines.values():
        steps = [step for step in prescribe(routine, library.exercises) if isinstance(step, Prescription)]
        for step in steps:
            level = level_of(msgspec.structs.replace(step.exercise, dose=step.dose))
            assert same(at_least(level, floor_of(step.exercise)), level), f"{routine.id}: {step.exercise.id}"
