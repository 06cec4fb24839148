"""A run on the screen: asked about first, guided hands-free, and stopped where it has to be."""

import re

import pytest

from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.wording import BALL_NEVER
from coach.domain.journal.entries import CheckIn, Run, SafetyCheck
from coach.domain.person.settings import Settings
from coach.domain.planning.plan import PLAN_ID
from coach.domain.run.player import Player, fresh
from coach.domain.run.timeline import Pace, timeline
from coach.errors import CoachError
from coach.tui.app import CoachApp
from coach.tui.screens.anything_new import AnythingNewScreen
from coach.tui.screens.hurt import HurtScreen
from coach.tui.screens.question import Question
from coach.tui.screens.run import RunScreen
from coach.tui.screens.today import TodayScreen
from coach.tui.screens.urgent import UrgentScreen
from coach.tui.screens.warning_signs import WarningSignsScreen
from tests.tui.driving import LARGE, SMALL, driven, painted, press, settled

DESK = "desk-reset-5"


@pytest.fixture(autouse=True)
def quiet(store, ready):
    store.save_settings(Settings(chime=False))


@pytest.fixture
def desk(app):
    """The app opened on one routine, as `coach run` does it."""
    app._routine = DESK
    return app


async def play(pilot, clock, seconds, step=0.5):
    """Let `seconds` pass on the clock, with the screen looking at it all the time."""
    screen = pilot.app.screen
    for _ in range(round(seconds / step)):
        if screen.guide.player.status == "over":
            break
        clock.advance(step)
        screen.look()
    await settled(pilot)


def runs(store):
    return [entry for entry in store.journal.entries() if isinstance(entry, Run)]


async def opened(pilot):
    """The run, once the short set of warning signs was answered with none where it is asked."""
    while isinstance(pilot.app.screen, AnythingNewScreen):
        await press(pilot, "n")
    assert isinstance(pilot.app.screen, RunScreen)
    return pilot.app.screen


async def test_three_keys_on_today_and_the_plan_runs(app):
    async with driven(app) as pilot:
        await press(pilot, "enter")
        screen = await opened(pilot)
        await press(pilot, "enter")
        assert screen.guide.saved.routine == PLAN_ID
        assert screen.guide.player.status == "running"
        assert "FIRST" in painted(app)


async def test_no_key_is_needed_from_start_to_end_and_the_run_is_kept(desk, clock, store):
    async with driven(desk) as pilot:
        await opened(pilot)
        await press(pilot, "4", "enter")
        await play(pilot, clock, 3600)
        assert "Done." in painted(desk)
        (run,) = runs(store)
        assert (run.before, run.after, run.finished) == (4, None, True)
        await press(pilot, "2", "enter")
        assert runs(store)[0].after == 2
        assert "Pain 4 before, 2 after. Saved." in painted(desk)


@pytest.mark.parametrize("giant", [False, True], ids=["near", "giant"])
async def test_before_ball_work_a_page_says_where_the_ball_never_goes_and_enter_has_read_it(app, store, giant):
    store.save_settings(Settings(chime=False, giant=giant))
    app.settings = store.load_settings()
    app._routine = "ball-glute-med-wall"
    async with driven(app) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        shown = " ".join(painted(app).split())
        assert all(place in shown.replace("· ", "") for place in BALL_NEVER)
        assert screen.guide.player.segment.seconds >= len(" ".join(BALL_NEVER).split()) / 2
        await press(pilot, "enter")
        assert screen.guide.player.segment.kind == "ready"
        assert "half as hard" in painted(app)


async def test_every_instruction_is_whole_before_the_clock_on_a_small_screen(desk, clock):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "space")
        for exercise in screen.guide.library.exercises.values():
            player = Player(fresh(timeline([Prescription(exercise, exercise.dose)], Pace())))
            player.start(0.0)
            player.pause(0.0)
            screen._near.show(player, exercise)
            await settled(pilot)
            assert screen._near.query_one("#steps").max_scroll_y == 0, exercise.id


async def test_what_is_too_long_for_a_small_terminal_turns_its_pages_without_a_key(app, clock):
    app._routine = "ball-glute-med-wall"
    async with driven(app, (60, 20)) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        seen = painted(app)
        for _ in range(5):
            await play(pilot, clock, 10)
            seen += painted(app)
        assert "On bone" in seen
        assert "varicose" in seen


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_the_whole_instruction_stands_there_before_the_clock_of_the_work(desk, size):
    async with driven(desk, size) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        for step in screen.guide.exercise.steps:
            assert step in painted(desk)


async def test_while_it_runs_there_are_digits_a_label_a_side_a_cue_and_what_is_next(desk, clock):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        while (
            screen.guide.player.segment.exercise != "upper-trap-stretch" or screen.guide.player.segment.kind != "work"
        ):
            await press(pilot, "n")
        await play(pilot, clock, 5)
        shown = painted(desk)
        assert "HOLD  ·  left side" in shown
        assert "20 seconds left" in shown
        assert "█" in shown
        assert screen.guide.exercise.cues[0] in shown
        assert "Next: right side" in shown


async def test_space_stops_the_clock_and_goes_on(desk, clock):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "space")
        left = screen.guide.player.left
        await play(pilot, clock, 60)
        assert screen.guide.player.left == pytest.approx(left, abs=0.5)
        assert "PAUSED" in painted(desk)
        await press(pilot, "space")
        assert screen.guide.player.status == "running"


async def test_a_sleeping_machine_pauses_the_run_and_says_so(desk, clock):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        clock.advance(3000)
        screen.look()
        await settled(pilot)
        assert screen.guide.player.status == "paused"
        assert "Paused" in painted(desk)


async def test_this_hurts_stops_at_once_and_keeps_place_side_score_and_sign(desk, clock, store):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 5)
        await press(pilot, "h")
        assert isinstance(desk.screen, HurtScreen)
        assert screen.guide.player.status == "hurt"
        await press(pilot, "7", "l", "n")
        assert "Stop for today" in painted(desk)
        await press(pilot, "q")
        assert isinstance(desk.screen, Question)
        await press(pilot, "n")
        (run,) = runs(store)
        (hurt,) = run.results[0].hurts
        assert (hurt.score, hurt.side, hurt.signs) == (7, "left", ("numb",))
        assert run.results[0].outcome == "stopped"


async def test_where_it_hurts_is_marked_on_the_body(desk, clock, store):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 5)
        await press(pilot, "h", "4", "w", "f", "b", "u", "enter", "enter", "r")
        for seen in ("How much?", "Is it one of these?", "g Go on", "buttock, right"):
            assert seen in painted(desk)
        await press(pilot, "q")
        if isinstance(desk.screen, Question):
            await press(pilot, "n")
        (hurt,) = runs(store)[0].results[0].hurts
        assert (hurt.score, hurt.region, hurt.side) == (4, "buttock", "right")
        assert screen.guide.player.status == "over"


async def test_a_warning_takes_the_room_of_the_body_and_its_keys(desk, clock):
    async with driven(desk) as pilot:
        await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 5)
        await press(pilot, "h", "w", "d")
        assert "Stop and sit or lie down" in painted(desk)
        assert "front" not in painted(desk)
        assert desk.focused.id == "hurt-score"


async def test_after_a_hurt_without_a_warning_the_run_may_go_on(desk, clock):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 5)
        await press(pilot, "h", "3", "g")
        assert screen.guide.player.status == "running"


async def test_a_number_during_work_rates_it_and_one_above_the_cap_ends_it(desk, clock, store):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n")
        await press(pilot, "9")
        assert "EASE OFF" in painted(desk)
        first = screen.guide.player.segment.exercise
        await play(pilot, clock, 11)
        assert screen.guide.player.segment.exercise != first
        assert screen.guide.player.results()[0].outcome == "over_cap"


@pytest.mark.parametrize("giant", [False, True], ids=["near", "giant"])
async def test_easing_off_counts_ten_seconds_and_speaks_of_no_pack(desk, clock, store, giant):
    desk.settings = Settings(chime=False, giant=giant)
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n", "9")
        shown = " ".join(painted(desk).split())
        assert f"Aim for {screen.guide.player.segment.cap} or less." in shown
        assert "10 seconds left" in shown
        await play(pilot, clock, 3)
        shown = " ".join(painted(desk).split())
        assert "7 seconds left" in shown
        assert "pack" not in shown.lower()
        await play(pilot, clock, 8)
        assert f"Still too strong, so we skip {screen.guide.player.segments[1].title} today." in " ".join(
            painted(desk).split()
        )


@pytest.mark.parametrize("key", ["2", "enter"])
async def test_a_lower_number_or_enter_goes_on_with_the_move(desk, clock, key):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n", "9")
        left = screen.guide.player.left
        await play(pilot, clock, 5)
        await press(pilot, key)
        assert screen.guide.player.status == "running"
        assert screen.guide.player.left == pytest.approx(left, abs=0.5)
        assert "Good, that is better. Go on." in painted(desk)


async def test_a_run_that_is_paused_and_forgotten_says_so_and_lets_reminders_come(desk, clock):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n", "space")
        assert screen.guiding
        await play(pilot, clock, 599, 1)
        assert screen.guiding
        await play(pilot, clock, 120, 1)
        assert not screen.guiding
        assert "Still there? The run has waited for 11 minutes. Space goes on, q ends it." in painted(desk)
        await press(pilot, "space")
        assert screen.guiding
        assert "Back to" in painted(desk)
        assert "Still there?" not in painted(desk)


async def test_a_run_that_nobody_begins_gives_way_and_is_prepared_anew_when_somebody_does(desk, clock, store):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        clock.advance(599)
        screen.look_at_intro()
        with pytest.raises(CoachError, match="A run is going on in another window"):
            store.claim_run()
        clock.advance(2)
        screen.look_at_intro()
        store.claim_run().release()
        assert pilot.app.screen is screen
        clock.advance(3600)
        await press(pilot, "4", "enter")
        anew = pilot.app.screen if isinstance(pilot.app.screen, RunScreen) else await opened(pilot)
        assert anew is not screen
        assert anew.guide.before == 4
        await press(pilot, "enter")
        assert anew.guide.player.status == "running"


async def test_how_to_do_less_stands_in_the_lead_in_whenever_it_hurt(app, clock):
    app._routine = "knee-rolls"
    async with driven(app) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "h", "3", "e")
        assert screen.guide.player.segment.lead == "easier"
        shown = " ".join(painted(app).split())
        assert "Easier: Knee rolls" in shown
        assert screen.guide.exercise.easier.text.split(",")[0] in shown


async def test_the_easier_way_begins_with_time_to_get_into_position(desk, clock):
    async with driven(desk) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 5)
        title = screen.guide.player.segment.title
        await press(pilot, "h", "3", "e")
        assert screen.guide.player.segment.kind == "ready"
        assert "Get set. It starts in" in " ".join(painted(desk).split())
        assert title in painted(desk) or screen.guide.player.segment.title in painted(desk)


async def test_stop_asks_and_what_was_done_counts(desk, clock, store):
    async with driven(desk) as pilot:
        await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 20)
        await press(pilot, "q", "y")
        assert "Ended early" in painted(desk)
        assert not runs(store)[0].finished


async def test_leaving_the_app_in_a_run_offers_to_resume_it(desk, clock, store, coach_home):
    async with driven(desk) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        await play(pilot, clock, 100)
        desk.action_leave()
    assert store.load_saved_run().routine == DESK
    again = CoachApp(store, desk._load_library, clock)
    async with driven(again) as pilot:
        assert isinstance(again.screen, TodayScreen)
        await press(pilot, "r")
        screen = again.screen
        assert isinstance(screen, RunScreen)
        assert screen.guide.player.index > 0
        assert store.load_safety().entries[-1].reason == "before_run"


async def test_heat_rings_until_it_is_answered(app, clock):
    app._routine = "evening-heat-winddown-23"
    async with driven(app) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 310)
        assert "Look at your skin now" in painted(app)
        await play(pilot, clock, 900)
        assert "PACK OFF" in painted(app)
        assert "Time is up. Take the pack off, then press Enter." in painted(app)
        await play(pilot, clock, 600)
        assert screen.guide.player.status == "alarm"
        await press(pilot, "enter")
        assert screen.guide.player.segment.exercise == "knee-rolls"


async def test_what_hurts_under_heat_says_to_take_the_pack_off_and_offers_no_going_on(app, clock):
    app._routine = "evening-heat-winddown-23"
    async with driven(app) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 310)
        await press(pilot, "h")
        assert "Take the pack off" in painted(app)
        assert "Go on" not in painted(app)
        await press(pilot, "k", "n")
        assert screen.guide.player.status == "alarm"


async def test_breathing_shows_in_and_out(app, clock):
    app._routine = "relax-11"
    async with driven(app) as pilot:
        await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 2)
        assert re.search(r"\bIn  2\b", painted(app))
        await play(pilot, clock, 3)
        assert re.search(r"\bOut  5\b", painted(app))


async def test_a_terminal_of_twenty_by_five_shows_word_label_and_cue(desk, clock):
    async with driven(desk, (20, 5)) as pilot:
        await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 5)
        assert "KEEP MOVING" in painted(desk)
        assert "seconds left" in painted(desk)


async def test_numbness_in_both_legs_ends_the_run_and_holds(desk, clock, store):
    async with driven(desk) as pilot:
        await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 5)
        await press(pilot, "h", "7", "n", "q")
        assert "both legs" in painted(desk)
        await press(pilot, "y")
        assert isinstance(desk.screen, UrgentScreen)
        assert [raised.cause for raised in store.load_safety().entries[-1].raised] == ["D3"]
        (run,) = runs(store)
        assert run.results[0].outcome == "stopped"
        await press(pilot, "escape", "q", "t", "enter")
        assert isinstance(desk.screen, UrgentScreen)
        await press(pilot, *"UNDERSTOOD", "enter")
    assert desk.return_code == 0


async def test_numbness_that_is_not_there_ends_only_the_run(desk, clock, store):
    async with driven(desk) as pilot:
        await opened(pilot)
        await press(pilot, "enter", "n")
        await play(pilot, clock, 5)
        await press(pilot, "h", "n", "q", "n")
        assert isinstance(desk.screen, RunScreen)
        assert not any(entry.raised for entry in store.load_safety().entries if isinstance(entry, SafetyCheck))


async def test_pain_of_nine_soon_after_a_clean_list_guides_breathing_and_rest_at_once(app, clock):
    clock.advance(60)
    async with driven(app) as pilot:
        await press(pilot, "enter")
        await opened(pilot)
        await press(pilot, "9", "enter")
        screen = app.screen
        assert isinstance(screen, RunScreen)
        assert screen.guide.before == 9
        kinds = {screen.guide.exercise_of(s.exercise).kind for s in screen.guide.player.segments if s.exercise}
        assert kinds <= {"breathing", "relaxation", "position"}


async def test_pain_of_nine_before_a_run_asks_all_signs_and_then_guides_breathing_and_rest_only(app, store, clock):
    store.journal.add(CheckIn(at=clock.now(), pain=4))
    clock.advance(60)
    async with driven(app) as pilot:
        await press(pilot, "enter")
        await opened(pilot)
        await press(pilot, "9", "enter")
        assert isinstance(app.screen, WarningSignsScreen)
        while isinstance(app.screen, WarningSignsScreen):
            await press(pilot, "n")
        screen = app.screen
        assert isinstance(screen, RunScreen)
        assert screen.guide.before == 9
        kinds = {screen.guide.exercise_of(s.exercise).kind for s in screen.guide.player.segments if s.exercise}
        assert kinds <= {"breathing", "relaxation", "position"}
        check = store.load_safety().entries[-1]
        assert check.reason == "high_pain"
        assert [entry.pain for entry in store.journal.latest(9, (CheckIn,))] == [9, 4]


async def test_pain_of_nine_and_no_answer_to_the_signs_leaves_breathing_and_rest(app, store, clock):
    store.journal.add(CheckIn(at=clock.now(), pain=4))
    clock.advance(60)
    async with driven(app) as pilot:
        await press(pilot, "enter")
        await opened(pilot)
        await press(pilot, "9", "enter")
        assert isinstance(app.screen, WarningSignsScreen)
        await press(pilot, "escape")
        screen = app.screen
        assert isinstance(screen, RunScreen)
        kinds = {screen.guide.exercise_of(s.exercise).kind for s in screen.guide.player.segments if s.exercise}
        assert kinds <= {"breathing", "relaxation", "position"}


async def test_a_little_more_pain_that_changes_nothing_starts_the_clock(app):
    async with driven(app) as pilot:
        await press(pilot, "enter")
        screen = await opened(pilot)
        await press(pilot, "2", "enter")
        assert app.screen is screen
        assert screen.guide.player.status == "running"
