"""The evening log in twenty seconds."""

import pytest
from textual.widgets import Input

from coach.domain.journal.entries import Change, Evening
from coach.domain.text import is_clean
from coach.store import Store
from coach.tui.screens.change import ChangeScreen
from coach.tui.screens.evening import EveningScreen
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import painted, press, settled
from tests.tui.safety_host import Host, shown


@pytest.fixture
def host(store: Store, clock: FakeClock) -> Host:
    return Host(store, clock)


async def test_seven_keys_say_the_whole_evening(host: Host) -> None:
    now = host.clock.now()
    async with shown(host, EveningScreen(now)) as pilot:
        await press(pilot, "6", "4", "n", "n", "enter")
    assert host.result == Evening(at=now, worst=6, average=4, medicine=False, flare=False)


async def test_medicine_asks_for_doses_and_name(host: Host) -> None:
    async with shown(host, EveningScreen(host.clock.now())) as pilot:
        await press(pilot, "6", "4", "y", "2", "enter", *"ibu", "enter", "y", *"long day", "enter")
    evening = host.result
    assert (evening.medicine, evening.doses, evening.drug, evening.flare) == (True, 2, "ibu", True)
    assert evening.note == "long day"


async def test_enter_leaves_out_and_nothing_is_filled_in(host: Host) -> None:
    async with shown(host, EveningScreen(host.clock.now())) as pilot:
        await press(pilot, "6", "4", "enter", "enter", "enter")
    assert (host.result.medicine, host.result.doses, host.result.flare) == (None, None, None)


async def test_escape_leaves_out_the_rest(host: Host) -> None:
    async with shown(host, EveningScreen(host.clock.now())) as pilot:
        await press(pilot, "6", "4", "escape")
    assert host.result.worst == 6


async def test_without_worst_and_average_there_is_no_entry(host: Host) -> None:
    async with shown(host, EveningScreen(host.clock.now())) as pilot:
        await press(pilot, "6", "escape")
    assert host.result is None


async def test_an_average_above_the_worst_is_asked_again_and_holds_nobody(host: Host) -> None:
    async with shown(host, EveningScreen(host.clock.now())) as pilot:
        await press(pilot, "3", "5", "n", "n", "enter")
        assert "can not be above the worst" in painted(host)  # type: ignore[arg-type]
        await press(pilot, "escape")
    assert host.result is None


async def test_all_of_it_is_on_a_small_screen(host: Host) -> None:
    async with shown(host, EveningScreen(host.clock.now())) as pilot:
        text = painted(pilot.app)  # type: ignore[arg-type]
    for seen in ("worst pain", "average pain", "medicine", "doses", "Flare?", "Note", "Done", "Enter skips"):
        assert seen in text


@pytest.mark.parametrize("name", sorted(set(HOSTILE) - {"long", "many lines"}))
async def test_hostile_words_are_kept_clean(host: Host, name: str) -> None:
    async with shown(host, EveningScreen(host.clock.now())) as pilot:
        await press(pilot, "6", "4", "y")
        for field in ("#drug", "#note"):
            host.screen.query_one(field, Input).value = HOSTILE[name]
        await settled(pilot)
        assert all(is_clean(line) for line in painted(host).splitlines())  # type: ignore[arg-type]
        await press(pilot, "escape")
    assert is_clean(host.result.note)
    assert is_clean(host.result.drug)


@pytest.mark.parametrize(("keys", "change"), [(("-", "3"), -3), (("+", "5"), 5), (("0",), 0), (("right", "right"), 1)])
async def test_change_takes_a_sign_and_a_digit_or_arrows(host: Host, keys: tuple[str, ...], change: int) -> None:
    now = host.clock.now()
    async with shown(host, ChangeScreen(now, "the-visit")) as pilot:
        await press(pilot, *keys, "enter")
    assert host.result == Change(at=now, change=change, visit="the-visit")


async def test_a_digit_without_a_sign_is_no_change(host: Host) -> None:
    async with shown(host, ChangeScreen(host.clock.now())) as pilot:
        await press(pilot, "3", "enter")
    assert host.result is None


async def test_change_can_be_left_out(host: Host) -> None:
    async with shown(host, ChangeScreen(host.clock.now())) as pilot:
        await press(pilot, "-", "3", "escape")
    assert host.result is None
