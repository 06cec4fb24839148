"""The dose over whole lives: whatever somebody does and answers, these hold."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.dosing.dose import DoseContext, Dosing, dosing
from coach.domain.dosing.levels import hard_limit, same
from coach.domain.dosing.light import light
from coach.domain.exercises.exercise import Dose, Exercise
from coach.domain.journal.entries import DoseChoice, Given
from coach.domain.journal.uses import Use
from coach.domain.person.profile import Instruction
from tests.domain.dose_samples import BALL, START, TWICE, context, use
from tests.samples import LIFT, STRETCH, exercise

SILENT = {"next": None, "peak": None, "post": None}

ANSWER = st.fixed_dictionaries(
    {
        "peak": st.none() | st.integers(0, 8),
        "post": st.none() | st.integers(0, 6),
        "next": st.none() | st.sampled_from([1, 2, 2, 2, 2, 3, 4]),
        "outcome": st.sampled_from(["done", "done", "done", "done", "partly", "over_cap"]),
        "signs": st.sampled_from([(), (), (), (), (), ("numb",), ("spreading",), ("sharp",)]),
    }
)
EASY = st.just({"peak": 2, "post": 2, "next": 2, "outcome": "done", "signs": ()})
SPELL = st.tuples(
    st.integers(1, 5),
    st.sampled_from([1, 1, 1, 2, 8]),
    st.sampled_from(["normal", "normal", "normal", "flare", "pre_visit"]),
    st.sampled_from([None, None, None, "R12", "R13", "R14", "R16", "R18"]),
    EASY | ANSWER,
)
"""Some uses alike: how many, days between them, mode, the change that is refused before each, and the answers."""
DAYS = st.lists(SPELL, max_size=14)
RECORDS = st.sampled_from([STRETCH, TWICE, LIFT, BALL, exercise(kind="strength", dose=Dose(total_s=8, hold_s=8))])
PHASE = st.sampled_from(["subacute", "chronic", "maintenance"])


class Day(msgspec.Struct):
    """One day of a simulated person: the dose that was offered, and the use that came of it."""

    now: datetime
    offered: Dosing
    use: Use | None


def lived(record: Exercise, days: list[Any], phase: Any, answers: dict[str, Any] | None = None) -> list[Day]:
    """The days of a person who does what is offered and refuses some of its changes."""
    life: list[Day] = []
    uses: list[Use] = []
    choices: list[DoseChoice] = []
    now, last_run, since = START, None, None
    for gap, mode, refused, answer in (day for count, *day in days for _ in range(count)):
        now += timedelta(days=gap)
        if refused:
            choices.append(DoseChoice(at=now - timedelta(minutes=1), exercise=record.id, rule=refused))
        if last_run is not None and now - last_run >= timedelta(days=7):
            since = 0
        today = DoseContext(
            now=now, phase=phase, mode=mode, last_run_at=last_run, runs_since_break=since, choices=tuple(choices)
        )
        offered = dosing(record, uses, today)
        done = None
        if offered.rest is None:
            done = use(0, record, at=now, given=offered.given, **{**answer, **(answers or {})})
            uses.append(done)
            last_run, since = now, None if since is None else since + 1
        life.append(Day(now, offered, done))
    return life


def own_levels(life: list[Day]) -> list[Day]:
    return [day for day in life if day.use and day.use.given and not day.use.given.reduced]


def grew(before: Given, after: Given) -> bool:
    return any(
        (new or 0) > (old or 0)
        for old, new in zip(msgspec.structs.astuple(before)[:3], msgspec.structs.astuple(after)[:3], strict=True)
    )


@settings(max_examples=150)
@given(record=RECORDS, days=DAYS, phase=PHASE)
def test_no_life_brings_a_dose_beyond_its_hard_limits(record: Exercise, days: list[Any], phase: Any) -> None:
    limit = hard_limit(record)
    for day in lived(record, days, phase):
        assert not grew(limit, day.offered.given)
        assert record.kind != "ball" or record.sides * day.offered.dose.sets * day.offered.dose.work_s <= 600


@settings(max_examples=150)
@given(record=RECORDS, days=DAYS, phase=PHASE)
def test_a_dose_never_grows_by_more_than_one_dial_and_a_fifth(record: Exercise, days: list[Any], phase: Any) -> None:
    life = own_levels(lived(record, days, phase))
    for before, after in pairwise(life):
        old, new = before.offered.given, after.offered.given
        steps = new.sets > old.sets, (new.hold_s or 0) > (old.hold_s or 0), (new.reps or 0) > (old.reps or 0)
        assert sum(steps) <= 1
        assert new.sets - old.sets <= 1
        assert (new.hold_s or 0) <= (old.hold_s or 0) + max(5, (old.hold_s or 0) * 0.2)
        assert (new.reps or 0) <= (old.reps or 0) + max(1, (old.reps or 0) * 0.2)


@settings(max_examples=150)
@given(record=RECORDS, days=DAYS, phase=PHASE)
def test_a_dose_never_grows_right_after_a_red_use(record: Exercise, days: list[Any], phase: Any) -> None:
    life = lived(record, days, phase)
    cap = record.cap if record.kind == "ball" else None
    last: Use | None = None
    for day in life:
        if last is not None and last.given is not None and light(last, cap) == "red":
            assert not grew(last.given, day.offered.given)
        last = day.use or last


@settings(max_examples=150)
@given(record=RECORDS, days=DAYS, phase=PHASE)
def test_two_steps_up_are_never_less_than_7_days_apart(record: Exercise, days: list[Any], phase: Any) -> None:
    life = own_levels(lived(record, days, phase))
    ups = [after.now for before, after in pairwise(life) if grew(before.offered.given, after.offered.given)]
    assert all(later - earlier >= timedelta(days=7) for earlier, later in pairwise(ups))


@settings(max_examples=150)
@given(record=RECORDS, days=DAYS, phase=PHASE)
def test_every_rest_and_every_change_has_its_reason(record: Exercise, days: list[Any], phase: Any) -> None:
    last: Given | None = None
    for day in lived(record, days, phase):
        rest, change = day.offered.rest, day.offered.change
        assert rest is None or (rest.reason.endswith(".") and rest.until > day.now)
        assert last is None or same(last, day.offered.given) or (change is not None and change.reason.endswith("."))
        last = day.use.given if day.use else last


@settings(max_examples=150)
@given(record=RECORDS, days=DAYS, phase=PHASE)
def test_without_answers_nothing_ever_progresses(record: Exercise, days: list[Any], phase: Any) -> None:
    for day in lived(record, days, phase, SILENT):
        assert day.offered.change is None or day.offered.change.rule != "R16"
    for day in lived(record, days, phase, {"next": None}):
        assert day.offered.change is None or day.offered.change.rule != "R16"


@given(days=DAYS, phase=PHASE)
def test_a_therapists_dose_is_the_same_every_day_of_any_life(days: list[Any], phase: Any) -> None:
    uses = [day.use for day in lived(STRETCH, days, phase) if day.use]
    told = Instruction(STRETCH.id, sets=2, hold_s=25)
    assert dosing(STRETCH, uses, context(400, phase=phase, instruction=told)).given == Given(2, 25)
