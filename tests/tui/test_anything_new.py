"""The short set before a run: one screen, one key, and nothing lost for being quick."""

import pytest

from coach.domain.safety.answers import brief
from coach.domain.safety.red_flags import short_list
from coach.store import Store
from coach.tui.screens.anything_new import AnythingNewScreen
from tests.clock import FakeClock
from tests.tui.driving import LARGE, SMALL, painted, press
from tests.tui.safety_host import Host, shown

ALL = short_list(neck=True, leg=True)


@pytest.fixture
def host(store: Store, clock: FakeClock) -> Host:
    return Host(store, clock)


@pytest.fixture
def screen(clock: FakeClock) -> AnythingNewScreen:
    return AnythingNewScreen(ALL, clock.now())


@pytest.mark.parametrize("key", ["n", "enter"])
async def test_one_key_says_none(host: Host, screen: AnythingNewScreen, key: str) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, key)
    assert host.result.reason == "before_run"
    assert host.result.asked == tuple(flag.id for flag in ALL)
    assert host.result.raised == ()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_all_of_them_can_be_read_on_one_screen(
    host: Host, screen: AnythingNewScreen, size: tuple[int, int]
) -> None:
    async with shown(host, screen, size):
        text = " ".join(painted(host).replace("│", " ").split())
        assert "Anything new since last time?" in text
        assert "None of these" in text
        for flag in ALL:
            assert brief(flag) in text


async def test_escape_does_not_start(host: Host, screen: AnythingNewScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "escape")
    assert host.result is None


async def test_a_yes_is_read_back_and_kept(host: Host, screen: AnythingNewScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "6", "b", "enter")
        assert host.result == "open"
        await press(pilot, "y")
    (raised,) = host.result.raised
    assert (raised.cause, raised.branch, raised.level, raised.codes) == ("RF09", "alone", "SAME_DAY", ("fever",))


async def test_a_slip_can_be_taken_back_and_leaves_nothing_open(host: Host, screen: AnythingNewScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "1", "n", "n")
    assert host.result.raised == ()


async def test_no_key_of_the_whole_app_works_meanwhile(host: Host, screen: AnythingNewScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "q", "question_mark", "c", "t", "p")
        assert not host.left
        assert host.screen is screen
