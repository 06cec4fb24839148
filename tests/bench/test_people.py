"""The bench of simulated people runs, and its second reading of the rules notices what must not be offered."""

from pathlib import Path

import msgspec
import pytest

from coach.domain.exercises.routine import Prescription
from coach.domain.planning.plan import Chosen
from coach.library import load
from tests.bench.bodies import BODIES
from tests.bench.forbidden import forbidden
from tests.bench.lives import Day, Life
from tests.bench.measure import table
from tests.bench.people import compared, measure
from tests.bench.simulated import figures

LIBRARY = load(None)


def test_every_kind_has_its_column_within_a_readable_width(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = measure(tmp_path, days=8)
    lines = capsys.readouterr().out.splitlines()
    assert all(body.kind in lines[1] for body in BODIES)
    assert max(map(len, lines)) <= 120
    assert "blocked / lines" in lines[5]
    assert "OVER" not in table(rows[:4])


def test_the_second_reading_knows_what_is_blocked() -> None:
    person = next(body for body in BODIES if body.kind == "conditions")
    facts = Life(person, LIBRARY).live(1)[0].facts
    exercises = LIBRARY.exercises
    assert forbidden(exercises["ball-glute-med-wall"], facts) == "lists bleed"
    assert forbidden(exercises["childs-pose"], facts).startswith("lists ")
    assert forbidden(exercises["bridge"], facts) == "lists floor"
    assert forbidden(exercises["pelvic-tilt-seated"], facts) == ""


def test_a_blocked_offer_and_a_missing_reason_are_counted() -> None:
    person = next(body for body in BODIES if body.kind == "conditions")
    life = Life(person, LIBRARY)
    first = life.live(1)[0]
    ball = LIBRARY.exercises["ball-lumbar-wall"]
    bad = msgspec.structs.replace(first.plan, chosen=(Chosen(Prescription(ball, ball.dose), ""),))
    life.days[0] = Day(0, first.facts, bad, done=False)
    found = figures(life)
    assert found.blocked == ("day 0: ball-lumbar-wall (lists bleed)",)
    assert found.unsaid == 1
    assert "1 / 1" in compared([(person, found)])
