"""Weeks of simulated people with the planner: it drops what flares, prefers what helps, says so, and never hurries."""

from collections import Counter

import pytest

from coach.domain.exercises.routine import Prescription
from coach.domain.planning.plan import Plan
from tests.bench.bodies import BODIES, USUAL, Body
from tests.bench.lives import Day, Life
from tests.bench.simulated import figures, moves_of
from tests.domain.people import LIBRARY

STEADY = Body("steady", USUAL, by_itself=0.0, keeps=1.0, answers=1.0)
HELPER, FLARER = "cat-cow", "standing-back-bend"
BY_KIND = {body.kind: body for body in BODIES}


@pytest.fixture(scope="module")
def month() -> list[Day]:
    """Five weeks of someone whom one exercise truly helps, and whom another gives a bad morning."""
    body = STEADY._replace(kind="month", helps={HELPER: 2.0}, flares={FLARER: 1.0})
    return Life(body, LIBRARY).live(38)


def ids(made: Plan) -> list[str]:
    return [line.step.exercise.id for line in made.chosen if isinstance(line.step, Prescription)]


def test_what_flared_is_left_out_with_the_reason_why(month: list[Day]):
    resting = [day for day in month if any(each.exercise == FLARER and each.rule == "R13" for each in day.plan.omitted)]
    assert resting
    for day in resting:
        assert FLARER not in ids(day.plan)
        said = next(each.reason for each in day.plan.omitted if each.exercise == FLARER)
        assert said.startswith("three worse mornings in two weeks came after it and none without it") or "alone" in said


def test_what_helped_is_preferred_and_said_to_have_helped(month: list[Day]):
    last = [day.plan for day in month[-12:] if not day.plan.routine and day.plan.chosen]
    uses = Counter(exercise.id for made in last for exercise in moves_of(made))
    assert uses[HELPER] >= max(uses.values()) - 1
    reasons = {line.reason for made in last for line in made.chosen if line.step.exercise.id == HELPER}
    assert any(reason.startswith("helped in ") and reason.endswith(" uses") for reason in reasons)


def test_a_reason_of_having_helped_is_true_of_most_uses(month: list[Day]):
    said = [line.reason.split() for day in month for line in day.plan.chosen if line.reason.startswith("helped in")]
    assert said
    assert all(2 * int(words[2]) > int(words[4]) >= 5 for words in said)


@pytest.mark.parametrize("kind", ["over-eager", "conditions", "visits"])
def test_no_plan_offers_what_is_blocked_or_lets_a_week_grow_by_more_than_a_fifth(kind: str):
    life = Life(BY_KIND[kind], LIBRARY)
    life.live(45)
    found = figures(life)
    assert found.lines > 60
    assert found.blocked == ()
    assert found.growth <= 0.2 + 1e-9
    assert found.unsaid == 0
    assert found.new <= 1


def test_a_new_episode_goes_through_its_phases_and_is_gentle_at_first():
    days = Life(BY_KIND["new episode"], LIBRARY).live(20)
    phases = [day.plan.phase for day in days]
    assert list(dict.fromkeys(phases)) == ["acute", "subacute"]
    assert all(day.plan.routine in ("first-72h-11", "") for day in days if day.plan.phase == "acute")


def test_whoever_comes_back_after_a_holiday_begins_with_less():
    away = STEADY._replace(kind="away", holidays=(range(12, 24),))
    days = Life(away, LIBRARY).live(30)
    back = next(day for day in days if day.number == 24)
    assert {line.change.rule for line in back.plan.chosen if line.change} == {"R18"}


def test_plans_differ_from_day_to_day():
    found = figures(_lived(STEADY, 28))
    assert found.variety >= 8
    assert found.same_in_a_row <= 4
    assert 2 <= found.moves <= 6


def test_the_same_person_lives_the_same_life_again():
    one, other = (_lived(BY_KIND["flare-prone"], 25) for _ in range(2))
    assert [day.plan for day in one.days] == [day.plan for day in other.days]
    assert one.entries == other.entries


def _lived(body: Body, days: int) -> Life:
    life = Life(body, LIBRARY)
    life.live(days)
    return life
