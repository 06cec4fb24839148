"""Recording what a clinician has said: who, when, what, and not before its time."""

from collections.abc import Callable

import pytest
from textual.widgets import Input, Select

from coach.domain.safety.answers import safety_check
from coach.domain.safety.standing import standing
from coach.domain.text import is_clean
from coach.guide.moments import reference
from coach.store import Store
from coach.tui.screens.clearing import ClearingScreen
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, SMALL, painted, press, settled
from tests.tui.safety_host import Host, shown

Open = Callable[[dict[str, str]], ClearingScreen]


@pytest.fixture
def host(store: Store, clock: FakeClock) -> Host:
    return Host(store, clock)


@pytest.fixture
def opened(clock: FakeClock) -> Open:
    """The form two hours after these answers."""

    def make(answers: dict[str, str]) -> ClearingScreen:
        entry = safety_check(answers, answers, "first_run", clock.now())
        clock.advance(7200)
        return ClearingScreen(standing([entry], clock.now()), reference(clock))

    return make


async def test_a_name_and_enter_record_it_as_of_now(host: Host, opened: Open, clock: FakeClock) -> None:
    async with shown(host, opened({"RF12": ""})) as pilot:
        await press(pilot, *"Berg", "tab", "tab", *"fine", "enter")
    assert (host.result.cause, host.result.by, host.result.at, host.result.note) == (
        "RF12",
        "Berg",
        clock.now(),
        "fine",
    )


@pytest.mark.parametrize("name", ["", "   "])
async def test_nothing_is_recorded_without_a_name(host: Host, opened: Open, name: str) -> None:
    screen = opened({"RF12": ""})
    async with shown(host, screen) as pilot:
        screen.query_one("#by", Input).value = name
        await press(pilot, "enter")
        assert "Who was it?" in painted(host)
        await press(pilot, "escape")
    assert host.result is None


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-11-23 11:01", "has not come yet"),
        ("2026-11-23 08:59", "before the warning sign came up"),
        ("lately", "Write it like"),
    ],
)
async def test_a_moment_that_can_not_be_is_refused(host: Host, opened: Open, when: str, words: str) -> None:
    screen = opened({"RF12": ""})
    async with shown(host, screen) as pilot:
        screen.query_one("#by", Input).value = "Dr Berg"
        screen.query_one("#when", Input).value = when
        await press(pilot, "enter")
        assert words in painted(host)
        assert host.result == "open"


async def test_a_time_alone_is_today(host: Host, opened: Open, clock: FakeClock) -> None:
    screen = opened({"RF12": ""})
    async with shown(host, screen) as pilot:
        screen.query_one("#by", Input).value = "Dr Berg"
        screen.query_one("#when", Input).value = "10:15"
        await press(pilot, "enter")
    assert host.result.at == clock.now().replace(hour=10, minute=15)


async def test_an_emergency_is_refused_with_the_time_from_when(host: Host, opened: Open) -> None:
    screen = opened({"RF02": "", "RF12": ""})
    async with shown(host, screen) as pilot:
        assert screen.query_one("#cause", Select).value == "RF12"
        screen.query_one("#cause", Select).value = "RF02"
        screen.query_one("#by", Input).value = "Dr Berg"
        await press(pilot, "enter")
        assert "counts from tomorrow 09:00 on" in " ".join(painted(host).replace("│", " ").split())
        assert host.result == "open"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hostile_words_are_only_words(host: Host, opened: Open, size: tuple[int, int]) -> None:
    screen = opened({"RF12": ""})
    async with shown(host, screen, size) as pilot:
        for text in HOSTILE.values():
            for field in ("#by", "#when", "#said"):
                screen.query_one(field, Input).value = text[:500]
            await press(pilot, "enter")
            await settled(pilot)
            assert all(is_clean(line) for line in painted(host).splitlines())
        assert host.result == "open"
