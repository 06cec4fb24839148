"""The table of kinds: complete, refused where it is not, and all that a new kind needs."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from coach.domain.dosing.levels import floor_of, hard_limit
from coach.domain.exercises import kinds
from coach.domain.exercises.exercise import Dose
from coach.domain.exercises.kinds import KINDS, Kind, KindRules
from coach.domain.exercises.vocabulary import PHASES, Mode, Phase
from coach.domain.journal.entries import Given
from coach.domain.safety.gate import RULES_OF_THE_DAY
from coach.domain.safety.situation import Situation
from coach.library.exercise_checks import kinds_are_complete
from tests.samples import exercise

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
STAND = exercise(kind="balance", phases=PHASES, dose=Dose(total_s=20, hold_s=20))
STEPS = exercise(kind="balance", phases=PHASES, dose=Dose(total_s=40, reps=10, tempo_s=4))


def test_every_kind_has_a_complete_row() -> None:
    assert tuple(KINDS) == get_args(Kind)
    assert all(isinstance(rules, KindRules) for rules in KINDS.values())
    assert list(kinds_are_complete()) == []


def test_no_value_of_a_row_has_a_default() -> None:
    for struct in vars(kinds).values():
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct):
            assert all(field.required for field in msgspec.structs.fields(struct)), struct


@pytest.mark.slow
def test_mypy_refuses_a_kind_without_a_row_and_a_row_without_a_value(tmp_path: Path) -> None:
    text = Path(kinds.__file__).read_text()
    broken = tmp_path / "broken.py"
    broken.write_text(text.replace('    "ball",\n', '    "ball",\n    "swim",\n', 1).replace("hard=True,", "", 1))
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(broken)]
    told = subprocess.run(command, capture_output=True, text=True, cwd=Path(kinds.__file__).parents[3])
    assert 'Missing named argument "hard"' in told.stdout
    assert "Missing return statement" in told.stdout


def test_a_check_names_a_kind_without_a_row_and_a_row_that_contradicts_itself() -> None:
    table = {kind: rules for kind, rules in KINDS.items() if kind != "cold"}
    table["stretch"] = msgspec.structs.replace(KINDS["stretch"], dose=None)
    table["mobility"] = msgspec.structs.replace(KINDS["mobility"], homework=KINDS["stretch"].homework)
    told = list(kinds_are_complete(table))
    assert [line.split(":")[1].strip() for line in told] == ["mobility", "stretch", "stretch", "cold"]


def test_balance_has_the_least_dose_of_strength_and_limits_of_its_own() -> None:
    assert floor_of(STAND).hold_s == 10
    assert floor_of(STEPS).reps == 5
    assert hard_limit(STAND) == Given(4, 30)
    assert hard_limit(STEPS) == Given(4, None, 20)


@pytest.mark.parametrize(("phase", "mode"), [("acute", "normal"), ("chronic", "flare")])
def test_balance_rests_in_the_first_72_hours_and_on_a_flare_day(phase: Phase, mode: Mode) -> None:
    there = Situation(now=NOW, phase=phase, mode=mode)
    reasons = [reason.text for rule in RULES_OF_THE_DAY if (reason := rule(STAND, there))]
    assert any("no balance work" in reason for reason in reasons)
