"""What holds a person: nothing leads past it but the word, and a clinician's word opens it when its time has come."""

import pytest

from coach.domain.safety.answers import safety_check
from coach.domain.safety.standing import Standing, standing
from coach.store import Store
from coach.tui.screens.clearing import ClearingScreen
from coach.tui.screens.urgent import UrgentScreen
from tests.clock import FakeClock
from tests.tui.driving import LARGE, SMALL, painted, press
from tests.tui.safety_host import Host, shown

EMERGENCY = {"RF02": ""}


@pytest.fixture
def host(store: Store, clock: FakeClock) -> Host:
    return Host(store, clock)


def raised(store: Store, clock: FakeClock, answers: dict[str, str], hours_ago: float = 0) -> Standing:
    """Where a person stands who gave these answers some hours ago."""
    store.keep_safety(safety_check(answers, answers, "first_run", clock.now()))
    clock.advance(hours_ago * 3600 + 1)
    return standing(store.load_safety().entries, clock.now())


def flat(host: Host) -> str:
    return " ".join(painted(host).split())


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_emergency_says_whom_to_call_why_and_from_when_it_can_be_cleared(
    host: Host, store: Store, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with shown(host, UrgentScreen(raised(store, clock, EMERGENCY), "112"), size):
        text = flat(host)
        for words in (
            "Call 112 now",
            "Do not drive yourself",
            "trouble with your bladder or bowel",
            "UNDERSTOOD",
            "Coach then closes",
        ):
            assert words in text
        assert "from tomorrow 09:00 on" in text


async def test_without_a_number_the_general_name_is_said(host: Host, store: Store, clock: FakeClock) -> None:
    async with shown(host, UrgentScreen(raised(store, clock, EMERGENCY), "")):
        assert "Call your local emergency number now" in flat(host)


@pytest.mark.parametrize("answers", [EMERGENCY, {"RF12": ""}, {"RF21": ""}], ids=["emergency", "same day", "clinician"])
async def test_no_key_leads_out(host: Host, store: Store, clock: FakeClock, answers: dict[str, str]) -> None:
    screen = UrgentScreen(raised(store, clock, answers), "112")
    async with shown(host, screen) as pilot:
        for key in (
            "enter", "escape", "q", "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+p", "f1", "f3", "t", "c", "p", "enter", "tab"
        ):  # fmt: skip
            await press(pilot, key)
            assert host.screen is screen, key
            assert (host.left, host.result) == (False, "open"), key
        assert "UNDERSTOOD" in painted(host)


async def test_the_word_in_any_case_and_enter_lead_out(host: Host, store: Store, clock: FakeClock) -> None:
    async with shown(host, UrgentScreen(raised(store, clock, EMERGENCY), "112")) as pilot:
        await press(pilot, *"Understood")
        assert host.result == "open"
        await press(pilot, "enter")
    assert host.result is True


async def test_a_wrong_word_is_taken_away_and_the_right_one_asked_for(
    host: Host, store: Store, clock: FakeClock
) -> None:
    screen = UrgentScreen(raised(store, clock, EMERGENCY), "112")
    async with shown(host, screen) as pilot:
        await press(pilot, *"ok", "enter", *"understood", "enter")
    assert host.result is True


async def test_thoughts_of_dying_are_met_with_kind_words_and_a_crisis_line(
    host: Host, store: Store, clock: FakeClock
) -> None:
    async with shown(host, UrgentScreen(raised(store, clock, {"RF28": ""}), "112")):
        text = flat(host)
        for words in (
            "Please talk to someone now",
            "Call a crisis line or 112 now",
            "You do not have to carry this alone",
        ):
            assert words in text


async def test_levels_have_words_and_not_only_a_colour(host: Host, store: Store, clock: FakeClock) -> None:
    async with shown(host, UrgentScreen(raised(store, clock, {"RF12": ""}), "112")):
        assert "Talk to a doctor today" in flat(host)
    other = Host(store, clock)
    where = standing([safety_check(["RF21"], {"RF21": ""}, "first_run", clock.now())], clock.now())
    async with shown(other, UrgentScreen(where, "112")):
        assert "See a doctor or physio first" in flat(other)


async def test_an_emergency_is_not_cleared_within_24_hours(host: Host, store: Store, clock: FakeClock) -> None:
    screen = UrgentScreen(raised(store, clock, {**EMERGENCY, "RF12": ""}, 23), "112")
    async with shown(host, screen) as pilot:
        await press(pilot, "f2")
        assert host.screen is screen
        assert "F2" not in painted(host)


async def test_after_24_hours_a_clinicians_word_opens_it(host: Host, store: Store, clock: FakeClock) -> None:
    async with shown(host, UrgentScreen(raised(store, clock, EMERGENCY, 25), "112")) as pilot:
        assert "F2" in painted(host)
        await press(pilot, "f2", *"Dr Berg".replace(" ", ""), "enter")
    assert host.result is False
    assert standing(store.load_safety().entries, clock.now()).level is None
    assert [entry.by for entry in store.load_safety().entries if hasattr(entry, "by")] == ["DrBerg"]


async def test_what_is_left_after_a_clearance_still_holds(host: Host, store: Store, clock: FakeClock) -> None:
    screen = UrgentScreen(raised(store, clock, {**EMERGENCY, "RF12": ""}, 25), "112")
    async with shown(host, screen) as pilot:
        await press(pilot, "f2", "x", "enter")
        assert host.screen is screen
        assert "Talk to a doctor today" in flat(host)
        assert "bladder" not in flat(host)
        await press(pilot, *"understood", "enter")
    assert host.result is True


async def test_ctrl_q_does_not_leave_from_the_form_over_it(host: Host, store: Store, clock: FakeClock) -> None:
    async with shown(host, UrgentScreen(raised(store, clock, EMERGENCY, 25), "112")) as pilot:
        await press(pilot, "f2")
        assert isinstance(host.screen, ClearingScreen)
        await press(pilot, "ctrl+q", "ctrl+z", "escape")
        assert isinstance(host.screen, UrgentScreen)
        assert not host.left


async def test_the_text_can_be_moved_where_it_is_longer_than_the_window(
    host: Host, store: Store, clock: FakeClock
) -> None:
    many = {"RF01": "", "RF02": "", "RF03": "", "RF04": "", "RF06": "", "RF28": ""}
    screen = UrgentScreen(raised(store, clock, many), "112")
    async with shown(host, screen) as pilot:
        await press(pilot, *["down"] * 4)
        assert screen.query_one("#urgent-text").scroll_y == 4
        await press(pilot, "up")
        assert screen.query_one("#urgent-text").scroll_y == 3
