"""All warning signs: through in four keys without any, never locked by a slip, never past an unseen question."""

import pytest
from textual.widgets import OptionList

from coach.domain.journal.entries import SafetyCheck
from coach.domain.safety.red_flags import full_list, is_full
from coach.domain.text import is_clean
from coach.store import Store
from coach.tui.screens.said_yes import SaidYes
from coach.tui.screens.warning_signs import WarningSignsScreen
from coach.tui.widgets.sign_list import Sign, SignList
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, SMALL, painted, press, settled
from tests.tui.safety_host import Host, shown


@pytest.fixture
def host(store: Store, clock: FakeClock) -> Host:
    return Host(store, clock)


@pytest.fixture
def screen(clock: FakeClock) -> WarningSignsScreen:
    return WarningSignsScreen("first_run", pregnant=True, age_band=None, now=clock.now())


async def test_four_keys_and_a_healthy_person_is_through(
    host: Host, screen: WarningSignsScreen, clock: FakeClock
) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "n", "n", "n")
    assert isinstance(host.result, SafetyCheck)
    assert (host.result.at, host.result.reason, host.result.raised) == (clock.now(), "first_run", ())
    assert set(host.result.asked) == {flag.id for flag in full_list(pregnant=True, first_run=True, age_band=None)}
    assert is_full(host.result.asked)


async def test_enter_on_the_last_line_says_none_too(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "enter", "enter", "enter", "enter")
    assert host.result.raised == ()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_question_is_wholly_on_its_page(
    host: Host, screen: WarningSignsScreen, size: tuple[int, int]
) -> None:
    seen = ""
    async with shown(host, screen, size) as pilot:
        for _ in range(4):
            seen += " ".join(painted(host).split()) + " "
            await press(pilot, "n")
    for flag in full_list(pregnant=True, first_run=True, age_band=None):
        assert flag.question in seen, flag.id


async def test_escape_answers_nothing(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "4", "escape")
    assert host.result is None
    assert host.store.load_safety().entries == ()


async def test_a_yes_is_read_back_before_it_counts(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "4", "enter", "n", "n")
        assert isinstance(host.screen, SaidYes)
        assert "Have you lost weight without trying?" in painted(host)
        await press(pilot, "y")
    assert [raised.cause for raised in host.result.raised] == ["RF12"]


async def test_a_slip_is_taken_back_and_locks_nothing(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "4", "enter", "n", "n", "n")
        assert "2 of 4" in painted(host)
        await press(pilot, "4", "n", "n", "n")
    assert host.result.raised == ()


async def test_enter_alone_never_confirms_a_yes(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "n", "n", "1", "enter", "enter")
        assert host.result == "open"
        assert "4 of 4" in painted(host)


async def test_n_does_not_throw_a_mark_away(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "4", "n")
        assert "2 of 4" in painted(host)
        assert "Take it back first" in painted(host)


async def test_an_urgent_yes_with_branches_asks_which_at_once(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "5")
        assert "a  It was recent, or I'm not sure" in painted(host)
        await press(pilot, "b", "enter", "n", "n", "n", "y")
    (raised,) = host.result.raised
    assert (raised.cause, raised.branch, raised.level) == ("RF05", "older", "CLINICIAN_FIRST")


async def test_nobody_gets_past_an_open_branch(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "n", "3", "end", "enter")
        assert "3 of 4" in painted(host)
        assert "Not sure? Take the first." in painted(host)
        await press(pilot, "enter", "enter", "n", "y")
    assert host.result.raised[0].level == "SAME_DAY"


async def test_arrows_and_space_mark_as_well(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "home", *["down"] * 3, "space")
        assert list(screen.query_one(SignList).marks) == ["RF12"]
        await press(pilot, "enter")
        assert not screen.query_one(SignList).marks


async def test_a_click_on_a_question_marks_it(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "n")
        await pilot.click(OptionList, offset=(10, 0))
        await settled(pilot)
        assert list(screen.query_one(SignList).marks) == ["RF26"]


async def test_left_goes_back_and_marks_stay(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "4", "enter", "left")
        assert "[x] 4" in painted(host)


async def test_distress_opens_its_question_and_a_no_raises_nothing(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "0")
        assert "better off dead" in painted(host)
        await press(pilot, "b", "n", "n", "n", "n")
    assert host.result.raised == ()
    assert "RF28" in host.result.asked


async def test_distress_with_a_yes_is_an_emergency(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen) as pilot:
        await press(pilot, "0", "y")
    assert [(raised.cause, raised.level) for raised in host.result.raised] == [("RF28", "EMERGENCY")]


async def test_in_a_small_window_none_is_only_said_once_all_was_seen(host: Host, screen: WarningSignsScreen) -> None:
    async with shown(host, screen, (60, 12)) as pilot:
        await press(pilot, "n")
        assert "1 of 4" in painted(host)
        for _ in range(5):
            await press(pilot, "n")
        assert "1 of 4" not in painted(host)


async def test_under_18_is_known_from_the_age_and_not_asked(host: Host, clock: FakeClock) -> None:
    screen = WarningSignsScreen("new_episode", pregnant=False, age_band="under_18", now=clock.now())
    async with shown(host, screen) as pilot:
        await press(pilot, "n", "n", "n")
        assert "under 18" not in painted(host)
        await press(pilot, "n")
    assert [raised.cause for raised in host.result.raised] == ["RF22"]


async def test_hostile_words_are_only_words(host: Host) -> None:
    signs = tuple(Sign(f"RF{number + 1:02}", text[:300]) for number, text in enumerate(list(HOSTILE.values())[:9]))
    screen = WarningSignsScreen("first_run", pregnant=False, age_band=None, now=host.clock.now())
    async with shown(host, screen, LARGE) as pilot:
        screen.query_one(SignList).show(signs)
        await settled(pilot)
        assert "[@click=app.quit]press me[/]" in painted(host)
        assert all(is_clean(line) for line in painted(host).splitlines())
        host.push_screen(SaidYes(tuple(HOSTILE.values())))
        await settled(pilot)
        assert all(is_clean(line) for line in painted(host).splitlines())
