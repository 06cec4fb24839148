"""No plan from a journal of ten years holds a dose that is none."""

from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.exercises.routine import Prescription
from coach.domain.planning.gathering import LOOK_BACK, gathered
from coach.domain.planning.planner import plan
from coach.library import load
from coach.store import Store
from tests.bench import generator
from tests.clock import FakeClock


@pytest.mark.slow
def test_no_plan_of_the_last_weeks_has_a_dose_under_the_floor(tmp_path: Path) -> None:
    generator.write(tmp_path, 1, 10)
    library, store = load(None), Store(tmp_path, FakeClock())
    journal, profile, record = store.journal.entries(), store.load_profile(), store.load_safety()
    last = journal[-1].at
    lines = 0
    for day in range(0, 60, 4):
        now = last - timedelta(days=day)
        known = [entry for entry in journal if now - LOOK_BACK <= entry.at <= now]
        facts = gathered(profile, record, known, library.exercises, library.routines, now)
        for step in plan(facts).steps:
            if isinstance(step, Prescription) and step.exercise.kind in ("stretch", "ball", "strength", "mobility"):
                lines += 1
                least_s = {"stretch": 15, "ball": 20, "strength": 10}.get(step.exercise.kind, 0)
                assert step.dose.hold_s is None or step.dose.hold_s >= least_s
                assert step.dose.hold_s is not None or (step.dose.reps or 0) >= 5
    assert lines
