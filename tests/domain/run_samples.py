"""Exercises for the tests of a run, each with what its rules need."""

from typing import Any

import msgspec

from coach.domain.exercises.exercise import Beat, Dose, Exercise, Thermal, Variant
from coach.domain.exercises.routine import Prescription, Task
from coach.domain.run.player import Player, fresh
from coach.domain.run.timeline import Pace, timeline

PACE = Pace(ready_s=10, setup_s=10, switch_s=8, words_per_s=20.0)


def exercise(**changes: Any) -> Exercise:
    """A stretch of 30 s on each side, with some fields changed."""
    base = Exercise(
        id="fig4",
        name="Figure four",
        kind="stretch",
        region=("buttock",),
        muscles=(),
        sided=True,
        equip=("chair",),
        position="chair",
        dose=Dose(total_s=70, hold_s=30, rest_s=10),
        cap=3,
        steps=("Sit tall.",),
        cues=("Drop the shoulder", "Breathe out"),
        mistake="Leaning.",
        easier=Variant("Less."),
        harder=Variant("More."),
        phases=("chronic",),
    )
    return msgspec.structs.replace(base, **changes)


FIGURE_FOUR = exercise()
BRIDGE = exercise(
    id="bridge",
    name="Bridge",
    kind="strength",
    sided=False,
    dose=Dose(total_s=90, sets=2, reps=8, tempo_s=5, rest_s=10),
)
BREATHING = exercise(
    id="breath",
    name="Breathing",
    kind="breathing",
    sided=False,
    dose=Dose(total_s=60, reps=6, tempo_s=10, beats=(Beat("In", 4), Beat("Out", 6))),
)
BALL = exercise(id="ball", name="Ball", kind="ball", dose=Dose(total_s=90, hold_s=45), cap=4)
PACK = exercise(
    id="pack",
    name="Warm pack",
    kind="heat",
    sided=False,
    cap=1,
    dose=Dose(total_s=900, hold_s=900),
    thermal=Thermal(max_s=1200, gap_s=7200, per_day=3),
    cues=("Warm, never hot",),
)
CONTRAST = exercise(
    id="contrast",
    name="Warm and cold",
    kind="contrast",
    sided=False,
    dose=Dose(total_s=960, sets=4, hold_s=240, beats=(Beat("Warm", 180), Beat("Cold", 60))),
    thermal=Thermal(max_s=1200, gap_s=86_400, per_day=1),
)
TASK = Task(("Pain now?",), 30)


def prescription(chosen: Exercise = FIGURE_FOUR) -> Prescription:
    return Prescription(chosen, chosen.dose)


def player(*steps: Exercise | Task, gap_s: float = 5.0) -> Player:
    """A player of the steps in their order."""
    prescribed = [step if isinstance(step, Task) else prescription(step) for step in steps]
    return Player(fresh(timeline(prescribed, PACE)), gap_s)
