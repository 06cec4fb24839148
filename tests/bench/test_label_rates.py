"""The labels keep their promise on simulated people; the bench prints the same with more of them."""

from pathlib import Path

from coach.domain.measures.stats import StatsSettings
from tests.bench.label_rates import ONE, SHARED, measure, rates
from tests.bench.measure import table


def test_labels_are_seldom_wrong_and_find_a_point() -> None:
    for habit in (ONE, SHARED):
        assert rates(habit, 0.0, 20).ever <= 0.05
        assert rates(habit, 1.0, 20).found > 0.5


def test_labels_that_are_given_too_easily_are_noticed() -> None:
    assert rates(ONE, 0.0, 20, StatsSettings(says_p=0.80)).ever > 0.05


def test_every_habit_has_its_rows(tmp_path: Path) -> None:
    assert "helps more" in table(measure(tmp_path, people=1))
