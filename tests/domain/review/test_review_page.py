"""The page as a structure: what hiding takes away."""

from datetime import date

from coach.domain.review.page import Block, ChartDay, Page, PlaceDays

DAY = date(2026, 11, 23)
PAGE = Page(
    for_whom="me",
    name="",
    made_on=DAY,
    since=DAY,
    until=DAY,
    days=1,
    recorded=1,
    before=(DAY, DAY),
    window="the days you chose",
    blocks=(Block("safety", ("a",)), Block("pain", ("b",)), Block("places", ("c",))),
    chart=(ChartDay(DAY, 3),),
    places=(PlaceDays(1, "neck", None, 1),),
    footer=(),
)


def test_hiding_pain_takes_its_chart_and_leaves_the_places() -> None:
    page = PAGE.without({"pain"})
    assert [block.id for block in page.blocks] == ["safety", "places"]
    assert page.chart == ()
    assert page.places == PAGE.places


def test_hiding_the_places_takes_the_figure() -> None:
    assert PAGE.without({"places"}).places == ()


def test_safety_stays_whatever_is_hidden() -> None:
    assert [block.id for block in PAGE.without({"safety", "pain", "places"}).blocks] == ["safety"]
