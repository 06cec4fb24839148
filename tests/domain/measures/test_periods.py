"""Two periods of days, against the same numbers worked out with numpy and scipy."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, kstest, mannwhitneyu

from coach.domain.measures.periods import (
    autocorrelation,
    compare,
    effective_days,
    meaningful,
    non_overlap,
    size_word,
    uniforms,
)

FLAT, LOWER = [6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0], [3.0, 2.0, 3.0, 4.0, 3.0, 2.0]
days = st.lists(st.integers(0, 20).map(lambda half: half / 2), min_size=5, max_size=20)


@given(days, days)
def test_non_overlap_is_the_area_that_scipy_finds(before: list[float], after: list[float]) -> None:
    area = mannwhitneyu(before, after, method="asymptotic").statistic / (len(before) * len(after))
    assert non_overlap(before, after) == pytest.approx(area)
    assert non_overlap(before, after, "higher") == pytest.approx(1 - area)


@given(days.filter(lambda values: min(values) < max(values)))
def test_autocorrelation_and_days_agree_with_numpy(values: list[float]) -> None:
    centred = np.array(values) - np.mean(values)
    r1 = np.correlate(centred[1:], centred[:-1])[0] / (centred @ centred)
    assert autocorrelation(values) == pytest.approx(r1)
    floor = max(0.0, r1)
    assert effective_days(values) == pytest.approx(len(values) * (1 - floor) / (1 + floor))
    assert 0 < effective_days(values) <= len(values)


def test_days_that_are_all_the_same_have_no_autocorrelation() -> None:
    assert (autocorrelation([0.1] * 7), effective_days([0.1] * 7)) == (0.0, 7.0)


@pytest.mark.parametrize(("before", "after"), [(FLAT[:4], LOWER), (FLAT, LOWER[:4]), ([], [])])
def test_four_days_are_not_enough(before: list[float], after: list[float]) -> None:
    assert compare(before, after) is None


def test_a_clear_change_is_large_and_better() -> None:
    found = compare(FLAT, LOWER)
    assert found is not None
    assert found.difference == pytest.approx(np.mean(LOWER) - np.mean(FLAT))
    assert (found.nap, found.tau, found.size, found.towards) == (1.0, 1.0, "very large", "better")
    assert not found.already_improving
    assert found.difference95[1] < 0


def test_where_higher_is_better_the_same_days_are_worse() -> None:
    found = compare(FLAT, LOWER, "higher")
    assert found is not None
    assert (found.tau, found.towards) == (-1.0, "worse")


def test_all_ties_are_neither_better_nor_worse() -> None:
    found = compare([4.0] * 5, [4.0] * 6)
    assert found is not None
    assert (found.difference, found.nap, found.tau, found.towards, found.size) == (0.0, 0.5, 0.0, "neither", "small")
    assert (found.difference95, found.nap95) == ((0.0, 0.0), (0.5, 0.5))


def test_days_that_were_already_falling_are_said_so_and_taken_off() -> None:
    before, after = [8.0, 7.0, 6.5, 6.0, 5.0, 4.5], [4.0, 3.5, 4.0, 3.0, 3.5, 3.0]
    found = compare(before, after)
    assert found is not None
    pairs = len(before) * (len(before) - 1) / 2
    trend = -kendalltau(range(len(before)), before).statistic * pairs
    assert found.already_improving
    assert found.tau_u == pytest.approx(found.tau - trend / (len(before) * len(after)))
    assert (found.tau, found.size) == (1.0, "moderate")


def test_a_long_fall_before_never_turns_a_gain_into_a_loss() -> None:
    found = compare([float(20 - day) for day in range(14)], [1.0] * 5)
    assert found is not None
    assert found.tau_u < 0
    assert (found.size, found.towards) == ("small", "neither")


def test_days_that_were_rising_are_not_called_improving() -> None:
    rising = [3.0, 3.5, 4.0, 5.0, 6.0, 6.5]
    lower_better, higher_better = compare(rising, LOWER), compare(rising, LOWER, "higher")
    assert lower_better is not None
    assert higher_better is not None
    assert (lower_better.already_improving, higher_better.already_improving) == (False, True)


@pytest.mark.parametrize(
    ("tau", "word"),
    [(0.19, "small"), (0.20, "moderate"), (0.60, "moderate"), (0.61, "large"), (0.80, "large"), (0.81, "very large")],
)
def test_words_of_a_size(tau: float, word: str) -> None:
    assert size_word(tau) == size_word(-tau) == word


@given(days, days)
def test_intervals_hold_the_difference_they_are_for_and_never_change(before: list[float], after: list[float]) -> None:
    found = compare(before, after)
    assert found is not None
    assert found == compare(before, after)
    assert found.difference95[0] - 1e-9 <= found.difference <= found.difference95[1] + 1e-9
    assert 0 <= found.nap95[0] <= found.nap95[1] <= 1


def test_the_interval_is_the_one_numpy_finds_with_blocks_of_three() -> None:
    chance = np.random.default_rng(3)
    before, after = (np.round(level + chance.normal(0, 1.2, 14), 1) for level in (5.0, 4.0))
    steps = np.arange(3)

    def means(values: np.ndarray) -> np.ndarray:
        starts = chance.integers(0, len(values), (20_000, 5))
        return values[((starts[:, :, None] + steps) % len(values)).reshape(20_000, -1)[:, : len(values)]].mean(axis=1)

    found = compare(before.tolist(), after.tolist())
    assert found is not None
    assert found.difference95 == pytest.approx(np.quantile(means(after) - means(before), [0.025, 0.975]), abs=0.1)


def test_the_numbers_behind_the_interval_are_even_and_repeatable() -> None:
    numbers = list(islice(uniforms(7), 5000))
    assert numbers == list(islice(uniforms(7), 5000))
    assert kstest(numbers, "uniform").pvalue > 0.01
    assert abs(autocorrelation(numbers)) < 0.04


@pytest.mark.parametrize(
    ("change", "baseline", "measure", "felt"),
    [
        (-2.0, 9.0, "pain", True),
        (-1.9, 9.0, "pain", False),
        (-1.2, 4.0, "pain", True),
        (-1.1, 4.0, "pain", False),
        (-0.5, 1.0, "pain", False),
        (1.0, 0.0, "pain", False),
        (2.0, 3.0, "activities", True),
        (2.0, 3.0, "activity", False),
        (-4.9, 14.0, "reach", False),
        (-5.0, 14.0, "reach", True),
        (-1.5, 5.0, "weekly", False),
        (2.0, 5.0, "sleep", True),
        (2.5, 0.0, "global", True),
        (-3.0, 10.0, "roland", True),
        (-4.0, 16.0, "roland", False),
    ],
)
def test_important_and_not_only_different(change: float, baseline: float, measure: str, felt: bool) -> None:
    assert meaningful(change, baseline, measure) is felt  # type: ignore[arg-type]
