"""Finding one's way: the palette, jumping by letters, the tour, empty pages, and what is said while work goes on."""

import threading
from collections.abc import Callable

import pytest
from textual.widgets import Button, OptionList, Select

from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.busy import BusyLine
from coach.tui.commands import COMMANDS, keyed
from coach.tui.holding import Holding
from coach.tui.palette_entries import UNTOLD, here, others
from coach.tui.screens.jump import JumpScreen, labels, targets
from coach.tui.screens.tour import TourScreen
from tests.tui.driving import SMALL, begun, driven, painted, press, settled
from tests.tui.every_screen import RECIPES, make


@pytest.mark.usefixtures("ready")
async def test_the_palette_offers_whatever_a_key_can_do(app: CoachApp) -> None:
    found: set[str] = set()
    async with driven(app) as pilot:
        for page in app.MODES:
            await app.switch_mode(page)
            await settled(pilot)
            found |= {entry.help for entry in (*here(app.screen), *others(app.screen))}
        for name in RECIPES:
            await app.push_screen(make(app, name))
            await settled(pilot)
            for widget in app.screen.focus_chain:
                app.screen.set_focus(widget)
                found |= {entry.help for entry in here(app.screen)}
            await app.pop_screen()
    in_other_tests = {"run", "run_intro", "run_summary", "urgent", "reminder_prompt", "jump", "picks"}
    shut_now = {"resume", "drop", "safety", "flare", "waiting"}
    missing = [
        command.id
        for command in COMMANDS
        if not command.is_typed and command.where not in in_other_tests and command.help not in found
    ]
    assert set(missing) - shut_now - UNTOLD == set()


@pytest.mark.usefixtures("ready")
async def test_the_palette_offers_what_a_run_can_do(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "enter", "n", "enter")
        offered = {entry.title for entry in here(app.screen)}
    assert {title for c in COMMANDS if c.where == "run" and c.action for title, _ in keyed(c)} <= offered


@pytest.mark.usefixtures("ready")
async def test_the_palette_runs_and_shows_everything_in_the_library_and_turns_every_switch(app: CoachApp) -> None:
    async with driven(app) as pilot:
        entries = {entry.title: entry for entry in others(app.screen)}
        assert app.library is not None
        for each in (*app.library.exercises.values(), *app.library.routines.values()):
            assert f"Run: {each.name}" in entries
            assert f"Show: {each.name}" in entries
        await app.run_action("command_palette")
        await press(pilot, *"show: one-leg", "enter")
        await settled(pilot)
        await press(pilot, "escape")
        entries["Bell: switch off"].run()
        await settled(pilot)
        assert not app.store.load_settings().bell


@pytest.mark.usefixtures("ready")
async def test_what_another_page_can_do_is_done_there(app: CoachApp) -> None:
    async with driven(app) as pilot:
        for page, title in (("visits", "Visits: New"), ("reminders", "Reminders: New"), ("journal", "Journal: Search")):
            entry = next(entry for entry in others(app.screen) if entry.title == title)
            app.call_next(entry.run)
            await settled(pilot)
            assert app.current_mode == page
            assert len(app.screen_stack) == 2, title
            await press(pilot, "escape", "escape", "t")


@pytest.mark.usefixtures("ready")
async def test_a_letter_chooses_a_row_as_a_click_does(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "8")
        assert isinstance(app.screen, JumpScreen)
        await press(pilot, "escape")
        listed = [target for target in targets(app.screen) if isinstance(target.widget, OptionList)]
        assert len({target.row for target in listed}) == len(listed) > 10
        await press(pilot, "j", "8", "a")
        assert app.screen.focused is not None


@pytest.mark.usefixtures("ready")
async def test_a_page_with_nothing_to_choose_says_so_instead(app: CoachApp) -> None:
    app._routine = "desk-reset-5"
    async with driven(app) as pilot:
        await begun(pilot)
        await press(pilot, "f10")
        assert "nothing to choose here" in painted(app)


@pytest.mark.usefixtures("ready")
async def test_in_every_dialog_all_that_can_be_chosen_has_a_letter(app: CoachApp) -> None:
    async with driven(app) as pilot:
        for name in RECIPES:
            await app.push_screen(make(app, name))
            await settled(pilot)
            below = app.screen
            seen = {w for w in below.focus_chain if below.find_widget(w).visible_region}
            lettered = {target.widget for target in targets(below)}
            assert lettered >= {w for w in seen if not isinstance(w, OptionList) or w.option_count}, name
            if isinstance(below, Holding):  # its few buttons have letters of their own
                await app.pop_screen()
                continue
            await press(pilot, "f10")
            assert isinstance(app.screen, JumpScreen), name
            await press(pilot, "escape")
            assert app.screen is below, name
            await app.pop_screen()


@pytest.mark.usefixtures("ready")
async def test_a_letter_presses_a_button_and_goes_to_a_field(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "l", "f", "f10")
        named = [target.widget for target in targets(app.screen_stack[-2])]
        letters = labels(len(named))
        kind = next(i for i, widget in enumerate(named) if isinstance(widget, Select))
        await press(pilot, *letters[kind])
        assert app.focused is named[kind]
        await press(
            pilot,
            "f10",
            *letters[next(i for i, w in enumerate(named) if isinstance(w, Button) and w.variant == "primary")],
        )
        assert len(app.screen_stack) == 1


def test_no_label_begins_another() -> None:
    for count in (1, 26, 27, 300):
        made = labels(count)
        assert len(set(made)) == count
        assert not any(a != b and b.startswith(a) for a in made for b in made[:40])


async def test_the_tour_comes_once_after_the_first_questions_and_can_be_skipped(
    app: CoachApp, store: Store, reopened: Callable[[], CoachApp]
) -> None:
    async with driven(app) as pilot:
        await press(pilot, "f8")
        assert isinstance(app.screen, TourScreen)
        assert "(1 of 3)" in painted(app)
        await press(pilot, "escape")
        assert store.load_settings().tour_seen
        await press(pilot, "question_mark", "t", "enter", "left", "enter", "enter")
        assert "(3 of 3)" in painted(app)
        await press(pilot, "enter")
        assert not isinstance(app.screen, TourScreen)
    store.save_profile(store.load_profile().__class__())
    again = reopened()
    async with driven(again) as pilot:
        await press(pilot, "f8")
        assert not isinstance(again.screen, TourScreen)


@pytest.fixture
def reopened(store: Store, clock, coach_home) -> Callable[[], CoachApp]:  # type: ignore[no-untyped-def]
    from coach.library import load

    return lambda: CoachApp(store, lambda: load(coach_home), clock)


NEXT = {
    "today": "Press c to check in",
    "journal": "Esc shows all again",
    "visits": "n writes one down",
    "review": "c checks in",
    "library": "Esc shows all again",
    "reminders": "n adds a reminder",
    "profile": "Enter asks it again",
}


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("page", NEXT)
async def test_an_empty_page_says_what_to_do_next(app: CoachApp, page: str) -> None:
    async with driven(app, SMALL) as pilot:
        await app.switch_mode(page)
        await settled(pilot)
        if page in ("library", "journal"):
            await press(pilot, "/", *"qqq", "enter")
        assert NEXT[page] in " ".join(painted(app).split())


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("still", [True, False])
async def test_what_takes_longer_than_a_moment_is_said_until_it_is_over(app: CoachApp, still: bool) -> None:
    may_end = threading.Event()
    async with driven(app) as pilot:
        app.animation_level = "none" if still else "full"
        app.screen.read_store(lambda: may_end.wait(30) and None, "Counting sheep")  # type: ignore[attr-defined]
        await _until(lambda: bool(app.screen.query(BusyLine)), pilot)
        assert "Counting sheep" in painted(app)
        app.switch_mode("journal")
        await _until(lambda: app.current_mode == "journal" and bool(app.screen.query(BusyLine)), pilot)
        may_end.set()
        await settled(pilot)
        assert not app.screen.query(BusyLine)


async def _until(true, pilot) -> None:  # type: ignore[no-untyped-def]
    import asyncio

    for _ in range(600):
        if true():
            await asyncio.sleep(0.05)
            return
        await asyncio.sleep(0.05)
    pytest.fail("waited in vain")
