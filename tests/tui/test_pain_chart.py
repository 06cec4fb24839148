"""Pain day by day as a chart: its lines, its gaps, its dates."""

from datetime import date, timedelta

import pytest

from coach.domain.review.page import ChartDay
from coach.tui.widgets.pain_chart import PainChart
from tests.tui.chart_host import WidgetHost
from tests.tui.driving import painted


def some_days(*pains: float | None) -> tuple[ChartDay, ...]:
    return tuple(ChartDay(date(2026, 11, 1) + timedelta(days=number), pain) for number, pain in enumerate(pains))


@pytest.mark.parametrize(
    ("pains", "column"),
    [((10.0, 10.0), 0), ((0.0, 0.0), 5)],
)
async def test_most_pain_is_drawn_on_the_top_line_and_none_on_the_lowest(pains: tuple[float, ...], column: int) -> None:
    chart = PainChart()
    async with WidgetHost(chart).run_test(size=(60, 9)) as pilot:
        chart.styles.height = 9
        chart.days = some_days(*pains)
        await pilot.pause()
        lines = painted(pilot.app).splitlines()  # type: ignore[arg-type]
    drawn = [number for number, line in enumerate(lines) if any("⠁" <= sign <= "⣿" for sign in line)]
    assert drawn == [column]


async def test_a_day_without_a_rating_is_a_gap_and_a_day_between_gaps_a_point() -> None:
    chart = PainChart()
    async with WidgetHost(chart).run_test(size=(60, 9)) as pilot:
        chart.styles.height = 9
        chart.days = some_days(5, 5, None, 5, None, 5, 5)
        await pilot.pause()
        line = next(each for each in painted(pilot.app).splitlines() if "•" in each)  # type: ignore[arg-type]
    before, after = line.split("•")
    assert before.endswith("   ")
    assert after.startswith("   ")


async def test_ten_years_fit_into_the_chart_with_months_and_years_below() -> None:
    chart = PainChart()
    async with WidgetHost(chart).run_test(size=(80, 12)) as pilot:
        chart.styles.height = 12
        chart.days = some_days(*[number % 10 for number in range(3650)])
        await pilot.pause()
        assert "Nov 2026" in painted(pilot.app)  # type: ignore[arg-type]
