"""Small values for tests, each with everything it needs and nothing more."""

from typing import Any

import msgspec

from coach.domain.exercises.exercise import Dose, Exercise, Thermal, Variant
from coach.domain.exercises.routine import Prescription

STRETCH = Exercise(
    id="side-stretch",
    name="Side stretch",
    kind="stretch",
    region=("low-back",),
    muscles=("side muscles",),
    sided=True,
    equip=("chair",),
    position="chair",
    dose=Dose(total_s=70, sets=1, hold_s=30, rest_s=10),
    cap=3,
    steps=("Sit tall.", "Lean to the side."),
    cues=("Long and easy", "Breathe out"),
    mistake="Leaning forward.",
    easier=Variant("Lean less."),
    harder=Variant("Lean more."),
    phases=("chronic",),
)

LIFT = msgspec.structs.replace(
    STRETCH,
    id="bridge-lift",
    name="Bridge lift",
    kind="strength",
    sided=False,
    dose=Dose(total_s=40, sets=1, reps=8, tempo_s=5),
)

PACK = msgspec.structs.replace(
    STRETCH,
    id="warm-pack",
    name="Warm pack",
    kind="heat",
    sided=False,
    cap=1,
    dose=Dose(total_s=900, sets=1, hold_s=900),
    thermal=Thermal(max_s=1200, gap_s=7200, per_day=3),
)


def exercise(base: Exercise = STRETCH, **changes: Any) -> Exercise:
    """A copy of `base` with some fields changed."""
    return msgspec.structs.replace(base, **changes)


def prescription(base: Exercise = STRETCH, **changes: Any) -> Prescription:
    """A copy of `base` in its own dose."""
    changed = exercise(base, **changes)
    return Prescription(changed, changed.dose)
