"""What an exercise seems to do, against the same numbers worked out with numpy and scipy."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from coach.domain.journal.entries import ExerciseResult, Hurt, Morning, Run
from coach.domain.journal.uses import Use, day_of, uses
from coach.domain.measures.caveats import CAVEATS, RANK_FROM
from coach.domain.measures.stats import LABEL_WORDS, StatsSettings, effects, label_of, shrunken

START = datetime(2026, 3, 1, 18, tzinfo=UTC)
DEFAULTS = StatsSettings()
ALLOWED = {"too_early": 0, "early_signs": 3, "no_difference": 5, "seems_more": 5, "seems_less": 5, "more": 8}

scores = st.integers(0, 10)
answered = st.builds(
    Use,
    exercise=st.sampled_from(["a", "b", "c"]),
    at=st.integers(0, 60).map(lambda days: START + timedelta(days=days)),
    pre=scores | st.none(),
    post=scores | st.none(),
    next=scores | st.none(),
    usual=st.floats(0, 10) | st.none(),
)


def use(day: int, exercise: str = "a", pre: int | None = 5, post: int | None = 4, **more: object) -> Use:
    return Use(exercise=exercise, at=START + timedelta(days=day), pre=pre, post=post, **more)


def made_up(seed: int, runs: int) -> list[Use]:
    chance = np.random.default_rng(seed)
    found = []
    for day in range(runs):
        pre = int(chance.integers(1, 10))
        post = int(np.clip(np.round(pre - 0.4 * (pre - 5) - 0.5 + chance.normal(0, 1.3)), 0, 10))
        found += [use(day, f"x{number}", pre, post) for number in chance.choice(6, chance.integers(1, 5), False)]
    return found


def ridge(pre: np.ndarray, change: np.ndarray) -> tuple[np.ndarray, float]:
    """Residuals and spread by generalised least squares, the prior of the slope being one more observation."""
    x, y = pre - pre.mean(), change - change.mean()
    design = np.append(x / DEFAULTS.spread, 1 / DEFAULTS.slope_sd)[:, None]
    target = np.append(y / DEFAULTS.spread, DEFAULTS.slope / DEFAULTS.slope_sd)
    (slope,), *_ = np.linalg.lstsq(design, target, rcond=None)
    residuals = y - slope * x
    weight = DEFAULTS.spread_weight
    spread = np.sqrt((weight * DEFAULTS.spread**2 + residuals @ residuals) / (weight + len(pre) - 2))
    return residuals, float(spread)


@pytest.mark.parametrize("seed", range(5))
def test_effects_agree_with_numpy_and_scipy(seed: int) -> None:
    known = made_up(seed, 60)
    runs = sorted({(each.at, each.pre, each.post) for each in known})
    days = [at for at, _, _ in runs]
    pre, post = (np.array([run[place] for run in runs], float) for place in (1, 2))
    residuals, spread = ridge(pre, pre - post)
    for exercise, effect in effects(known).items():
        rows = [days.index(each.at) for each in known if each.exercise == exercise]
        shrink = len(rows) + spread**2 / DEFAULTS.spread_of_effects**2
        u, se = residuals[rows].sum() / shrink, spread / np.sqrt(shrink)
        assert effect.n == len(rows)
        assert effect.median_change == np.median((pre - post)[rows])
        assert effect.residual_mean == pytest.approx(residuals[rows].mean())
        assert (effect.effect, effect.se) == pytest.approx((u, se))
        assert effect.p_better == pytest.approx(norm.cdf(u / se))
        assert effect.interval80 == pytest.approx(norm.interval(0.80, u, se), abs=0.002)
        assert effect.interval95 == pytest.approx(norm.interval(0.95, u, se), abs=0.002)


def test_the_worked_example_of_the_paper() -> None:
    effect, se = shrunken(7, 0.6, spread=1.2, spread_of_effects=0.6)
    assert (round(effect, 2), round(se, 2)) == (0.38, 0.36)
    assert (round(effect - 1.28 * se, 2), round(effect + 1.28 * se, 2)) == (-0.08, 0.84)
    assert norm.cdf(effect / se) == pytest.approx(0.85, abs=0.01)
    assert label_of(7, float(norm.cdf(effect / se))) == "seems_more"


def test_counts_come_before_anything_else() -> None:
    found = effects([use(1, pre=6, post=4), use(2, pre=5, post=5), use(3, pre=4, post=5), use(4, post=None)])["a"]
    assert (found.n, found.better, found.same, found.worse, found.median_change) == (3, 1, 1, 1, 0.0)


def test_a_next_morning_two_above_usual_is_a_flare_and_the_same_morning_counts_once() -> None:
    mornings = [use(1, next=6, usual=4.0), use(2, next=5, usual=4.0), use(3, next=6, usual=None), use(4, next=None)]
    twice = Use(exercise="a", at=START + timedelta(days=1, hours=2), next=6, usual=4.0)
    found = effects([*mornings, twice])["a"]
    assert (found.flares, found.flares_of) == (1, 2)


def test_without_an_answer_after_there_is_nothing_to_say() -> None:
    found = effects([use(day, post=None) for day in range(30)])["a"]
    assert (found.n, found.median_change, found.effect, found.p_better, found.label) == (0, None, 0, 0.5, "too_early")


def test_one_use_is_too_early_however_well_it_went() -> None:
    assert effects([use(1, pre=10, post=0)])["a"].words == "too early"


def test_always_the_same_answer_makes_no_difference() -> None:
    found = effects([use(day, "ab"[day % 2], 5, 5) for day in range(60)])
    assert [each.label for each in found.values()] == ["no_difference", "no_difference"]


def test_the_only_exercise_is_the_average_itself() -> None:
    found = effects([use(day, pre=7, post=3) for day in range(40)])["a"]
    assert (found.effect, found.label) == (0.0, "no_difference")


def test_starting_high_is_not_helping() -> None:
    calm = [use(day, "b", 3, 3) for day in range(20)]
    high = [use(day, "a", 8, 6) for day in range(20, 40)]
    fair, unfair = effects(calm + high), effects(calm + high, StatsSettings(slope=0.0, slope_sd=1e-9))
    assert unfair["a"].label == "more"
    assert fair["a"].p_better < unfair["a"].p_better
    assert fair["a"].label == "no_difference"


def test_what_helps_is_said_from_eight_uses_on() -> None:
    others = [use(day, "b", 5, 5) for day in range(40)]
    label = {n: effects(others + [use(50 + day, "a", 5, 3) for day in range(n)])["a"].label for n in (2, 4, 7, 8)}
    assert label == {2: "too_early", 4: "early_signs", 7: "seems_more", 8: "more"}


def test_less_than_the_average_is_never_said_more_strongly_than_seems() -> None:
    others = [use(day, "b", 5, 3) for day in range(40)]
    assert effects(others + [use(50 + day, "a", 5, 8) for day in range(30)])["a"].words == (
        "seems to help less than your average"
    )


def test_more_exercises_in_a_run_are_not_more_evidence() -> None:
    runs = [(day, 3 + day % 5, 2 + day * 7 % 6) for day in range(30)]
    alone = [use(day, "ab"[day % 2], pre, post) for day, pre, post in runs]
    crowd = [use(day, exercise, pre, post) for day, pre, post in runs for exercise in ("ab"[day % 2], "c", "d", "c")]
    lone, crowded = effects(alone), effects(crowd)
    assert (crowded["a"], crowded["b"], crowded["c"].n) == (lone["a"], lone["b"], 30)


@given(st.lists(answered, max_size=60))
def test_a_label_is_never_stronger_than_its_uses_allow(known: list[Use]) -> None:
    for found in effects(known).values():
        assert found.n >= ALLOWED[found.label]
        assert (found.label == "too_early") == (found.n < 3)
        assert (found.label == "early_signs") == (3 <= found.n < 5)
        assert found.label != "more" or found.p_better >= 0.95
        assert found.label != "seems_more" or found.p_better >= 0.80
        assert found.label != "seems_less" or found.p_better <= 0.20
        assert found.words == LABEL_WORDS[found.label]


@given(st.lists(answered, max_size=60), st.booleans())
def test_a_missing_answer_changes_nothing(known: list[Use], before: bool) -> None:
    found = effects([*known, use(99, "a", pre=None if before else 5, post=5 if before else None)])
    if any(each.exercise == "a" for each in known):
        assert found == effects(known)


@given(st.lists(answered, max_size=40).flatmap(lambda known: st.tuples(st.just(known), st.permutations(known))))
def test_the_order_of_uses_does_not_matter(both: tuple[list[Use], Sequence[Use]]) -> None:
    known, shuffled = both
    assert effects(shuffled) == effects(known)


def test_the_caveats_say_that_high_pain_falls_anyway_and_that_this_is_no_proof() -> None:
    assert RANK_FROM == 5
    assert any("falls anyway" in line for line in CAVEATS)
    assert any("not proof" in line for line in CAVEATS)


def run(at: datetime, *results: ExerciseResult, speed: float = 1.0) -> Run:
    return Run(
        at=at, routine="r", name="R", ended_at=at, planned_s=60, finished=True, before=5, after=3, speed=speed,
        results=results,
    )  # fmt: skip


DONE = ExerciseResult("a", "done", 60, 60, hurts=(Hurt(at=START, score=4, signs=("numb", "sharp")),))
SKIPPED = ExerciseResult("b", "skipped", 60, 0)


def test_a_use_brings_what_was_answered_around_it() -> None:
    (found,) = uses([run(START, DONE, SKIPPED)], [Morning(at=START + timedelta(hours=13), pain=6)], lambda at: 4.0)
    assert found == Use(
        exercise="a", at=START, done_s=60, pre=5, post=3, peak=4, next=6, usual=4.0, signs=("numb", "sharp")
    )
    assert found.after_night == 2.0


def test_a_rehearsal_is_not_a_use() -> None:
    assert uses([run(START, DONE, speed=20.0)], [], lambda at: None) == ()


@pytest.mark.parametrize(("hour", "pain"), [(23, 2), (27, 2), (28, 7)])
def test_the_night_before_four_belongs_to_the_day_before(hour: int, pain: int) -> None:
    midnight = START.replace(hour=0)
    mornings = [Morning(at=midnight + timedelta(days=day, hours=7), pain=pain) for day, pain in ((1, 2), (2, 7))]
    at = midnight + timedelta(hours=hour)
    (found,) = uses([run(at, DONE)], mornings, lambda at: None)
    assert found.next == pain
    assert found.after_night is None
    assert day_of(at) == (midnight if hour < 28 else midnight + timedelta(days=1)).date()


def test_a_morning_that_was_not_answered_is_not_filled_in() -> None:
    later = Morning(at=START + timedelta(days=2), pain=9)
    earlier = Morning(at=START.replace(hour=7), pain=9)
    (found,) = uses([run(START, DONE)], [later, earlier], lambda at: None)
    assert found.next is None
