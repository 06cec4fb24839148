"""What has to hold within one routine, and between it and the exercises it is made of."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS, Kind
from coach.domain.exercises.routine import SETUP_S, Item, Routine, item_dose
from coach.library.limits import dose_within_limits, exposure_s
from coach.library.problem import Finding
from coach.library.suggest import known_id

Check = Callable[[Routine, Mapping[str, Exercise]], Iterator[Finding]]


def _items(routine: Routine) -> Iterator[tuple[str, Item]]:
    for number, item in enumerate(routine.items, 1):
        yield f"items[{number}]", item


def _fits(item: Item, exercise: Exercise) -> bool:
    """Whether the item's own numbers are ones that the exercise's dose has."""
    timed = exercise.dose.hold_s is not None
    return item.reps is None if timed else item.hold_s is None


def _usable(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[tuple[str, Item, Exercise]]:
    for place, item in _items(routine):
        exercise = exercises.get(item.id or "")
        if exercise and _fits(item, exercise):
            yield place, item, exercise


def exercise_or_task(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """An item is an exercise or a task, and only an exercise has a dose and a companion."""
    for place, item in _items(routine):
        if (item.id is None) != bool(item.task):
            yield Finding(place, "is neither an exercise nor a task", "Give it id, or task, and not both.")
        for field in ("sets", "hold_s", "reps", "parallel"):
            if item.id is None and getattr(item, field) is not None:
                yield Finding(f"{place}.{field}", "does not belong to a task", "Take it out.")


def ids_exist(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """Every id names an exercise of the library."""
    for place, item in _items(routine):
        named = {f"{place}.id": item.id, f"{place}.parallel.id": item.parallel.id if item.parallel else None}
        for field, name in named.items():
            if name is not None and name not in exercises:
                yield Finding(field, f"'{name}' is not an exercise of the library", known_id(name, exercises))


def own_numbers_fit(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """A timed exercise takes another hold, a counted one other repetitions."""
    for place, item in _items(routine):
        exercise = exercises.get(item.id or "")
        if exercise and not _fits(item, exercise):
            wrong, right = ("hold_s", "reps") if exercise.dose.hold_s is None else ("reps", "hold_s")
            yield Finding(f"{place}.{wrong}", f"does not fit '{exercise.id}'", f"Use {right} instead.")


def seconds_add_up(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """`s` is the seconds of the item's dose."""
    for place, item, exercise in _usable(routine, exercises):
        total = item_dose(item, exercise).total_s
        if item.s != total:
            yield Finding(f"{place}.s", f"is {item.s}, the dose comes to {total}", f"Write {total}.")


def total_adds_up(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """`total_s` is the items' seconds and 15 s between two of them."""
    total = planned_s(routine.items)
    if routine.total_s != total:
        yield Finding("total_s", f"is {routine.total_s}, the items come to {total}", f"Write {total}.")


def doses_within_limits(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """No item goes beyond the limits of the ball, heat and cold, nor the routine beyond 10 minutes of ball."""
    worked_s: Counter[Kind] = Counter()
    for place, item, exercise in _usable(routine, exercises):
        dose = item_dose(item, exercise)
        worked_s[exercise.kind] += exposure_s(exercise, dose)
        yield from dose_within_limits(exercise, dose, place)
    for kind, seconds in worked_s.items():
        pressure = KINDS[kind].pressure
        if pressure and seconds > pressure.run_s:
            yield Finding("items", f"hold {seconds} s of {KINDS[kind].word} work", f"Keep it to {pressure.run_s} s.")


def companions_fit(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """What goes along is another exercise, and not longer than the one it goes along with."""
    for place, item, exercise in _usable(routine, exercises):
        if item.parallel is None:
            continue
        work_s = item_dose(item, exercise).work_s
        if item.parallel.id == item.id:
            yield Finding(f"{place}.parallel.id", "names the exercise itself", "Name another exercise.")
        if item.parallel.last_s > work_s:
            reason = f"is {item.parallel.last_s}, the exercise lasts {work_s}"
            yield Finding(f"{place}.parallel.last_s", reason, f"Write {work_s} or less.")


CHECKS: tuple[Check, ...] = (
    exercise_or_task,
    ids_exist,
    own_numbers_fit,
    seconds_add_up,
    total_adds_up,
    doses_within_limits,
    companions_fit,
)


def planned_s(items: tuple[Item, ...]) -> int:
    """Seconds of all items with the set-up time between two of them."""
    return sum(item.s for item in items) + SETUP_S * (len(items) - 1)
