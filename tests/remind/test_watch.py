"""One look: claimed, shown, written down."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.reminders.rule import Rule
from coach.errors import CoachError
from coach.remind.delivery.ladder import Delivered
from coach.remind.prompt import PRESS_DISMISSED, PRESS_DO, PRESS_SKIP, PRESS_SNOOZE, Prompt, pressed
from coach.remind.watch import LATER, WHILE_BUSY, Watch
from coach.store import Store
from tests.clock import FakeClock
from tests.domain.reminders.samples import book, rule

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
KEY = "r/2026-11-23T21:00"
SHOWN = Delivered("test", ())
REFUSED = Delivered("", ("test: no bus",))


class Screen:
    """Keeps what it was asked to show, and answers with one outcome after the other."""

    def __init__(self, *outcomes: Delivered) -> None:
        self.outcomes = list(outcomes)
        self.prompts: list[Prompt] = []

    async def show(self, prompt: Prompt) -> Delivered:
        self.prompts.append(prompt)
        return self.outcomes.pop(0) if self.outcomes else SHOWN


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def store(coach_home: Path, clock: FakeClock) -> Store:
    return Store(coach_home, clock, patience_s=0.2)


def watching(store: Store, clock: FakeClock, screen: Screen, *rules: Rule, busy: bool = False) -> Watch:
    store.reminders.change_book(lambda _: book(*rules or (rule(),)))
    return Watch(store, clock, dict, screen.show, "one", lambda: busy)


async def test_what_is_due_is_shown_and_marked_as_shown(store: Store, clock: FakeClock) -> None:
    screen = Screen()
    await watching(store, clock, screen).look()
    assert [prompt.title for prompt in screen.prompts] == ["Evening tea"]
    kept = store.reminders.log().deliveries[KEY]
    assert (kept.state, kept.rung, kept.shown) == ("shown", "test", 1)


async def test_what_nothing_could_show_is_never_marked_as_shown_and_tried_again(store: Store, clock: FakeClock) -> None:
    screen = Screen(REFUSED)
    watch = watching(store, clock, screen)
    again = await watch.look()
    kept = store.reminders.log().deliveries[KEY]
    assert (kept.state, kept.shown, kept.why) == ("later", 0, "test: no bus")
    assert again == NOW + timedelta(minutes=1)
    clock.advance(60)
    await watch.look()
    assert store.reminders.log().deliveries[KEY].state == "shown"


async def test_nothing_disturbs_a_run(store: Store, clock: FakeClock) -> None:
    screen = Screen()
    assert await watching(store, clock, screen, busy=True).look() == NOW + WHILE_BUSY
    assert screen.prompts == []


async def test_a_store_that_is_busy_delays_and_breaks_nothing(
    store: Store, clock: FakeClock, coach_home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    screen = Screen()
    watch = watching(store, clock, screen)
    other = Store(coach_home, clock)
    with other._vault.locked():
        assert await watch.look() == NOW + LATER
    assert screen.prompts == []
    await watch.look()
    assert len(screen.prompts) == 1


async def test_what_was_shown_and_could_not_be_written_down_is_not_shown_again(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen()
    watch = watching(store, clock, screen)
    real = store.reminders.change_log
    full = [True]

    def change_log(change: object) -> object:
        if full[0]:
            raise CoachError("The disk is full.")
        return real(change)  # type: ignore[arg-type]

    monkeypatch.setattr(store.reminders, "change_log", change_log)
    await watch.look()
    full[0] = False
    clock.advance(60)
    await watch.look()
    assert len(screen.prompts) == 1
    assert store.reminders.log().deliveries[KEY].state == "shown"


async def test_all_that_is_due_comes_in_one_prompt_and_sounds_if_any_of_it_does(store: Store, clock: FakeClock) -> None:
    screen = Screen()
    await watching(store, clock, screen, rule(sound=False), rule(id="s", label="Walk")).look()
    assert [(prompt.title, prompt.sound, len(prompt.keys)) for prompt in screen.prompts] == [("2 reminders", True, 2)]
    assert "Walk" in screen.prompts[0].text


async def test_a_discreet_rule_says_nothing_of_what_it_is_about(store: Store, clock: FakeClock) -> None:
    screen = Screen()
    await watching(store, clock, screen, rule(discreet=True)).look()
    assert "tea" not in screen.prompts[0].title + screen.prompts[0].text


@pytest.mark.parametrize(
    ("press", "state"),
    [(PRESS_SNOOZE, "snoozed"), (PRESS_SKIP, "skipped"), (PRESS_DISMISSED, "dismissed"), (PRESS_DO, "done")],
)
async def test_a_press_is_kept_once(store: Store, clock: FakeClock, press: str, state: str) -> None:
    await watching(store, clock, Screen()).look()
    store.reminders.change_log(lambda log: pressed(log, (KEY,), press, NOW))
    assert store.reminders.log().deliveries[KEY].state == state
    store.reminders.change_log(lambda log: pressed(log, (KEY,), PRESS_SKIP, NOW))
    assert store.reminders.log().deliveries[KEY].state == state
