"""The weekly three, my three activities and the reach."""

import pytest
from textual.widgets import Input

from coach.domain.journal.entries import Activities, ActivityRating, Reach, Weekly
from coach.domain.text import clean, is_clean
from coach.store import Store
from coach.tui.screens.weekly import WeeklyScreen
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, painted, press
from tests.tui.safety_host import Host, shown


@pytest.fixture
def host(store: Store, clock: FakeClock) -> Host:
    return Host(store, clock)


async def test_digits_and_one_length_say_the_whole_week(host: Host) -> None:
    now = host.clock.now()
    async with shown(host, WeeklyScreen(now, ("sit", "lift"))) as pilot:
        await press(pilot, "5", "4", "3", "7", "8", *"12.5", "enter")
    assert host.result == (
        Weekly(at=now, pain=5, enjoyment=4, activity=3),
        Activities(at=now, ratings=(ActivityRating("sit", 7), ActivityRating("lift", 8))),
        Reach(at=now, cm=12.5),
    )


async def test_activities_can_be_named_here(host: Host) -> None:
    async with shown(host, WeeklyScreen(host.clock.now(), reach=False)) as pilot:
        await press(pilot, "5", "4", "3", *"sit", "enter", "7", *("enter",) * 4)
    assert host.result[1].ratings == (ActivityRating("sit", 7),)


async def test_the_weekly_three_need_all_three(host: Host) -> None:
    async with shown(host, WeeklyScreen(host.clock.now(), ("sit",), reach=False)) as pilot:
        await press(pilot, "5", "enter", "3", "7")
    assert [type(entry) for entry in host.result] == [Activities]


async def test_activities_need_every_named_one(host: Host) -> None:
    async with shown(host, WeeklyScreen(host.clock.now(), ("sit", "lift"), reach=False)) as pilot:
        await press(pilot, "5", "4", "3", "7", "enter")
    assert [type(entry) for entry in host.result] == [Weekly]


async def test_nobody_is_asked_to_bend_who_must_not(host: Host) -> None:
    async with shown(host, WeeklyScreen(host.clock.now(), reach=False), LARGE) as pilot:
        assert "floor" not in painted(pilot.app)  # type: ignore[arg-type]


async def test_a_reach_past_the_floor_is_below_nought(host: Host) -> None:
    async with shown(host, WeeklyScreen(host.clock.now(), ("sit",))) as pilot:
        await press(pilot, *("enter",) * 4, "-", "4", ",", "5", "enter")
    assert host.result[0].cm == -4.5


async def test_a_length_that_can_not_be_is_asked_again(host: Host) -> None:
    async with shown(host, WeeklyScreen(host.clock.now(), ("sit",))) as pilot:
        await press(pilot, *("enter",) * 4, *"400", "enter")
        assert "from -60 to 150" in painted(pilot.app)  # type: ignore[arg-type]
        assert host.result == "open"


async def test_nothing_answered_is_no_entry(host: Host) -> None:
    async with shown(host, WeeklyScreen(host.clock.now())) as pilot:
        await press(pilot, "escape")
    assert host.result is None


@pytest.mark.parametrize("name", sorted(HOSTILE))
async def test_hostile_names_of_activities_do_nothing(host: Host, name: str) -> None:
    async with shown(host, WeeklyScreen(host.clock.now(), (HOSTILE[name],)), LARGE) as pilot:
        assert all(is_clean(line) for line in painted(pilot.app).splitlines())  # type: ignore[arg-type]
        await press(pilot, "5", "4", "3", "7", "escape")
    assert host.is_running is False
    assert host.left is False


async def test_hostile_names_typed_here_are_kept_clean(host: Host) -> None:
    typed = HOSTILE["clipboard"] + HOSTILE["action"]
    async with shown(host, WeeklyScreen(host.clock.now(), reach=False)) as pilot:
        host.screen.query_one("#name-0", Input).value = typed
        await press(pilot, *("enter",) * 4, "7", "escape")
    assert host.result[0].ratings == (ActivityRating(clean(typed), 7),)
