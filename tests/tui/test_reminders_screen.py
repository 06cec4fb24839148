"""The Reminders page: who brings what and when, every change at once and to be taken back, and what was."""

from datetime import datetime, timedelta

import pytest
from textual.widgets import OptionList

from coach.domain.reminders.delivery import Delivery, Log, State
from coach.domain.reminders.occurrence import made
from coach.domain.reminders.rule import Daily, Rule
from coach.domain.text import is_clean
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.choose import Choose
from coach.tui.screens.reminder_form import ReminderForm
from coach.tui.screens.reminder_prompt import ReminderPrompt
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, SMALL, driven, painted, press, settled
from tests.tui.reminded import eventually, rule, state, with_rules

pytestmark = pytest.mark.usefixtures("ready")

LATER = Daily(("18:00",))


def the_rule(store: Store, ident: str = "tea") -> Rule:
    found = store.reminders.book().find(ident)
    assert found is not None
    return found


def was(store: Store, clock: FakeClock, ident: str, state: State, hours: int = 1, why: str = "") -> None:
    """Writes down what became of an occurrence of a rule."""
    due = clock.now() - timedelta(hours=hours)
    one = made(the_rule(store, ident), f"{due:%Y-%m-%dT%H:%M}", due.date(), due, due + timedelta(hours=20), due)
    each = Delivery(one=one, state=state, changed_at=clock.now(), until=one.until, why=why, shown=1, shown_at=due)
    store.reminders.change_log(lambda log: Log(log.with_all([each]).deliveries, clock.now()))


async def test_an_empty_page_says_what_to_do(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "z")
        assert "n adds a reminder, g shows the usual ones" in painted(app)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_each_reminder_says_when_and_the_next_three_times(
    app: CoachApp, store: Store, clock: FakeClock, size: tuple[int, int]
) -> None:
    with_rules(store, rule(clock, when=LATER))
    async with driven(app, size) as pilot:
        await press(pilot, "f8")
        text = " ".join(painted(app).split())
        assert "at 18:00 every day" in text
        assert "today 18:00 · tomorrow 18:00" in text


async def test_it_warns_with_the_remedy_while_only_this_screen_reminds(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    with_rules(store, rule(clock, when=LATER))
    async with driven(app) as pilot:
        await press(pilot, "z")
        await app.reminding.tend()
        await settled(pilot)
        text = " ".join(painted(app).split())
        assert "Next: Evening tea, today 18:00" in text
        assert "coach agent install" in text
        agent = store.claim_agent()
        assert agent is not None
        await app.reminding.refresh()
        await settled(pilot)
        assert "the agent brings them" in painted(app)
        agent.release()


async def test_today_says_what_comes_next_and_by_whom(app: CoachApp, store: Store, clock: FakeClock) -> None:
    with_rules(store, rule(clock, when=LATER))
    async with driven(app) as pilot:
        await app.reminding.tend()
        await settled(pilot)
        assert "Next reminder: today 18:00, Evening tea - by this screen" in painted(app)


async def test_a_new_one_is_kept_and_taken_back(app: CoachApp, store: Store, clock: FakeClock) -> None:
    async with driven(app) as pilot:
        await press(pilot, "z", "n", "tab", *"Stretch", "tab", "tab", *"10, 18:30")
        assert "Next: today 10:00 · today 18:30 · tomorrow 10:00" in painted(app)
        await press(pilot, "enter")
        new = the_rule(store, "stretch")
        assert (new.label, new.about, new.when) == ("Stretch", "own", Daily(("10:00", "18:30")))
        await press(pilot, "u")
        assert store.reminders.book().rules == ()
        await press(pilot, "r")
        assert the_rule(store, "stretch") == new


async def test_what_is_wrong_stands_beside_its_line_and_nothing_is_lost(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "z", "n", "tab", *"Stretch", "tab", "tab", *"25:00", "tab", *"never", "enter")
        text = painted(app)
        assert '"25:00" is no time of day.' in text
        assert '"never" names no days.' in text
        assert "Stretch" in text
        assert isinstance(app.screen, ReminderForm)
        assert store.reminders.book().rules == ()
        await press(pilot, "escape")
        assert store.reminders.book().rules == ()


async def test_a_changed_one_keeps_its_name_and_begins_anew(app: CoachApp, store: Store, clock: FakeClock) -> None:
    old = rule(clock, when=LATER, halved=True, asked=True)
    with_rules(store, old)
    async with driven(app) as pilot:
        await press(pilot, "z", "enter", "tab", "tab", "tab", *"20")
        await press(pilot, "enter")
    new = the_rule(store)
    assert new.when == Daily(("20:00",))
    assert (new.id, new.label, new.halved, new.since) == ("tea", "Evening tea", False, clock.now())


@pytest.mark.parametrize(
    ("keys", "until"),
    [(("1",), timedelta(minutes=30)), (("2",), timedelta(hours=15)), (("3", *"2026-11-30", "enter"), None)],
)
async def test_a_pause_ends_by_itself(
    app: CoachApp, store: Store, clock: FakeClock, keys: tuple[str, ...], until: timedelta | None
) -> None:
    with_rules(store, rule(clock, when=LATER))
    async with driven(app) as pilot:
        await press(pilot, "z", "m", *keys)
        assert "paused" in painted(app)
    wanted = clock.now() + until if until else datetime(2026, 11, 30, tzinfo=clock.zone())
    assert the_rule(store).paused_until == wanted


async def test_one_is_switched_off_and_on_again(app: CoachApp, store: Store, clock: FakeClock) -> None:
    with_rules(store, rule(clock, when=LATER))
    async with driven(app) as pilot:
        await press(pilot, "z", "m", "4")
        assert the_rule(store).off
        await press(pilot, "m", "1")
        assert not the_rule(store).off
        assert the_rule(store).since == clock.now()


async def test_sound_discretion_and_removal_are_one_key_each(app: CoachApp, store: Store, clock: FakeClock) -> None:
    with_rules(store, rule(clock, when=LATER))
    async with driven(app) as pilot:
        await press(pilot, "z", "i", "x")
        assert not the_rule(store).sound
        assert store.reminders.book().discreet
        await press(pilot, "d")
        assert store.reminders.book().rules == ()
        await press(pilot, "u", "u", "u")
        assert the_rule(store).sound
        assert not store.reminders.book().discreet


async def test_quiet_hours_are_typed_and_refused_with_a_sentence(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "z", "h")
        for _ in "21:00 to 07:00":
            await press(pilot, "backspace")
        await press(pilot, *"22-6", "enter")
        book = store.reminders.book()
        assert (book.quiet_from, book.quiet_to) == ("22:00", "06:00")
        await press(pilot, "h", *" x", "enter")
        assert store.reminders.book() == book
        assert "two times" in painted(app)


async def test_away_until_a_day_and_back(app: CoachApp, store: Store, clock: FakeClock) -> None:
    with_rules(store, rule(clock, when=LATER))
    async with driven(app) as pilot:
        await press(pilot, "z", "a", *"2026-12-24", "enter")
        assert "You are away" in painted(app)
        assert store.reminders.book().away(clock.now())
        await press(pilot, "a")
        assert not store.reminders.book().away(clock.now())


async def test_a_halved_one_is_asked_about_once(app: CoachApp, store: Store, clock: FakeClock) -> None:
    with_rules(store, rule(clock, when=LATER, halved=True))
    async with driven(app) as pilot:
        await press(pilot, "z")
        assert "half as often" in painted(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)
        await press(pilot, "2")
        assert (the_rule(store).halved, the_rule(store).asked) == (False, True)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReminderForm)


async def test_the_history_tells_what_became_of_each(app: CoachApp, store: Store, clock: FakeClock) -> None:
    with_rules(store, rule(clock, when=LATER))
    for hours, kind in ((1, "done"), (2, "missed"), (3, "skipped"), (4, "postponed")):
        was(store, clock, "tea", kind, hours, "no time" if kind == "skipped" else "")
    async with driven(app) as pilot:
        await press(pilot, "z", "2")
        text = painted(app)
        for said in ("done", "missed", "skipped: no time", "left for the next time"):
            assert said in text


async def test_what_was_put_away_comes_back(app: CoachApp, store: Store, clock: FakeClock) -> None:
    with_rules(store, rule(clock, when=LATER))
    was(store, clock, "tea", "dismissed")
    async with driven(app) as pilot:
        await press(pilot, "z", "2", "enter")
        await app.reminding.tend()
        await eventually(pilot, lambda: isinstance(app.screen, ReminderPrompt))
        assert state(store) == "shown"


async def test_a_test_says_which_way_confirmed_it(
    app: CoachApp, monkeypatch: pytest.MonkeyPatch, store: Store, clock: FakeClock
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with_rules(store, rule(clock, when=LATER))
    async with driven(app) as pilot:
        await press(pilot, "z", "v")
        assert "Only this screen can show it" in painted(app)
        assert "notify-send" in painted(app)
    assert not any(each.shown for each in store.reminders.log().deliveries.values())


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hostile_labels_reasons_and_history_do_nothing(
    app: CoachApp, store: Store, clock: FakeClock, size: tuple[int, int]
) -> None:
    names = [text[:200] for text in HOSTILE.values() if text[:200].strip("\x00\x07\x08\x1b")]
    kept = []
    for number, text in enumerate(names):
        try:
            with_rules(store, *kept, rule(clock, id=f"r{number}", label=text, when=LATER))
        except Exception:  # noqa: BLE001 - what the store's door refuses can not reach a screen
            continue
        kept = list(store.reminders.book().rules)
    for number, each in enumerate(kept):
        was(store, clock, each.id, "shown" if number < 6 else "skipped", number + 1, names[number][:500])
    async with driven(app, size) as pilot:
        await settled(pilot)
        if isinstance(app.screen, ReminderPrompt):
            for _ in range(6):
                await press(pilot, "down")
                assert all(is_clean(line) for line in painted(app).splitlines())
            await press(pilot, "s", "escape", "escape")
        assert all(is_clean(line) for line in painted(app).splitlines())
        for section in ("1", "2"):
            await press(pilot, "z", section)
            listing = app.screen.query_one("#lines", OptionList)
            for index in range(listing.option_count):
                listing.highlighted = index
                await pilot.pause()
                assert all(is_clean(line) for line in painted(app).splitlines())
        await press(pilot, "1", "e", "escape", "m", "escape", "d", "u", "v")
        assert all(is_clean(line) for line in painted(app).splitlines())
        assert app._exception is None
    assert len(kept) > 10
