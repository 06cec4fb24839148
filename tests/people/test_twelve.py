"""The twelve people of clinical-2.md live 56 days each: nobody is locked out or left with nothing to do."""

from functools import cache

import pytest

from coach.library import load
from tests.bench.bodies import TWELVE, TWELVE_DAYS, Body
from tests.bench.lives import Life
from tests.bench.simulated import Figures, figures

BODIES = {body.kind: body for body in TWELVE}
LIBRARY = load(None)

pytestmark = [pytest.mark.parametrize("kind", BODIES), pytest.mark.slow, pytest.mark.xdist_group("twelve people")]


@cache
def lived(kind: str) -> Figures:
    """The figures of one person, whose days are simulated once."""
    return lived_by(BODIES[kind])


def lived_by(body: Body) -> Figures:
    life = Life(body, LIBRARY)
    life.live(TWELVE_DAYS)
    return figures(life)


def test_there_is_always_something_to_do(kind: str) -> None:
    assert lived(kind).empty == 0


def test_no_dose_is_under_the_least_that_is_one(kind: str) -> None:
    assert lived(kind).under_floor == ()


def test_nothing_is_offered_that_may_not_be_done(kind: str) -> None:
    assert lived(kind).blocked == ()


def test_no_week_grows_by_more_than_a_fifth(kind: str) -> None:
    assert lived(kind).growth <= 0.2 + 1e-9


def test_steady_pain_locks_nobody_out(kind: str) -> None:
    """A flare that came by itself may raise three weekly means, so that a doctor comes first; steady pain may not."""
    if lived(kind).locks:
        assert lived_by(BODIES[kind]._replace(by_itself=0.0)).locks == ()


def test_every_choice_has_its_reason(kind: str) -> None:
    assert lived(kind).unsaid == 0
