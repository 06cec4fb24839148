"""Today: the plan with a reason a line, the keys that change it, and how the last days went."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from textual.widgets import OptionList, Static

from coach.domain.exercises.routine import Prescription
from coach.domain.journal.entries import CheckIn, ExerciseResult, FlareDay, Run
from coach.domain.person.profile import Condition
from coach.domain.planning.plan import Plan
from coach.domain.planning.words import dose_of, name_of
from coach.domain.safety.answers import safety_check
from coach.library import load
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.anything_new import AnythingNewScreen
from coach.tui.screens.run import RunScreen
from coach.tui.screens.today import TodayScreen
from coach.tui.screens.why import WhyScreen
from coach.tui.widgets.pain_trend import PainTrend
from tests.clock import FakeClock
from tests.flared import steady
from tests.ready import make_ready
from tests.tui.driving import LARGE, SMALL, driven, painted, press

pytestmark = pytest.mark.usefixtures("ready")


def shown_plan(app: CoachApp) -> Plan:
    """The plan that Today shows."""
    screen = app.screen
    assert isinstance(screen, TodayScreen)
    assert screen._plan is not None
    return screen._plan


def exercises(app: CoachApp) -> list[str]:
    return [step.exercise.id for step in shown_plan(app).steps if isinstance(step, Prescription)]


def offered(app: CoachApp) -> set[str]:
    """The keys that the footer offers."""
    return {active.binding.key for active in app.screen.active_bindings.values() if active.enabled}


def all_text(app: CoachApp) -> str:
    """Every word of the open screen, also what is scrolled out of sight."""
    return " ".join(" ".join(str(text.render()) for text in app.screen.query(Static)).split())


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_empty_journal_has_a_plan_and_says_what_to_do_next(app: CoachApp, size: tuple[int, int]) -> None:
    async with driven(app, size):
        text = painted(app)
    assert "Press c to check in" in text
    assert "Enter starts it" in text
    assert size == SMALL or "It does not diagnose, and no doctor or physio has reviewed it yet." in text


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_no_line_of_the_plan_is_cut_off(app: CoachApp, size: tuple[int, int]) -> None:
    async with driven(app, size) as pilot:
        for _ in range(4):
            lines = shown_plan(app).chosen
            listing = app.screen.query_one("#plan", OptionList)
            assert listing.option_count == len(lines)
            text = painted(app)
            for line in lines:
                assert name_of(line) in text
                assert dose_of(line) in text
            assert shown_plan(app).chosen[listing.highlighted or 0].reason in " ".join(text.split())
            assert app.screen.query_one("#do").region.right <= size[0]
            await press(pilot, "m")


async def test_the_minutes_go_round_and_the_plan_fits_them(app: CoachApp) -> None:
    async with driven(app) as pilot:
        seen = []
        for _ in range(4):
            await press(pilot, "m")
            plan = shown_plan(app)
            seen.append(plan.minutes)
            assert plan.total_s <= plan.minutes * 60
    assert sorted(seen) == [5, 10, 15, 20]


async def test_o_swaps_the_marked_move_and_u_takes_every_wish_back(app: CoachApp) -> None:
    async with driven(app) as pilot:
        before = exercises(app)
        assert "u" not in offered(app)
        await press(pilot, "o")
        assert before[0] not in exercises(app)
        assert "u" in offered(app)
        await press(pilot, "m", "u")
        assert exercises(app) == before
        assert "u" not in offered(app)


async def test_a_flare_day_is_kept_makes_the_plan_gentle_and_can_be_over(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    async with driven(app) as pilot:
        usual = exercises(app)
        await press(pilot, "f", "y")
        assert shown_plan(app).mode == "flare"
        assert exercises(app) != usual
        clock.advance(61)
        await press(pilot, "f", "y")
        assert shown_plan(app).mode != "flare"
    assert [entry.over for entry in store.journal.latest(5, (FlareDay,)) if isinstance(entry, FlareDay)] == [
        True,
        False,
    ]


@pytest.mark.parametrize("key", ["u", "f"])
async def test_a_flare_day_taken_back_within_a_minute_leaves_nothing(
    app: CoachApp, store: Store, clock: FakeClock, key: str
) -> None:
    async with driven(app) as pilot:
        usual = exercises(app)
        await press(pilot, "f", "y")
        clock.advance(59)
        await press(pilot, key)
        assert exercises(app) == usual
    assert not store.journal.latest(5, (FlareDay,))


async def test_a_stray_f_asks_and_no_writes_nothing(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "f")
        assert "Make today a flare day?" in painted(app)
        await press(pilot, "n")
        assert shown_plan(app).mode == "normal"
    assert not store.journal.latest(5, (FlareDay,))


async def test_o_changes_one_move_and_leaves_the_others(app: CoachApp) -> None:
    async with driven(app) as pilot:
        before = exercises(app)
        await press(pilot, "o")
        after = exercises(app)
        assert len(after) == len(before)
        assert [old for old, new in zip(before, after, strict=True) if old != new] == [before[0]]
        assert "in place of" in painted(app)


async def test_o_is_not_offered_in_a_fixed_order(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "f", "y")
        assert "o" not in offered(app)
        assert "swaps the marked move" not in painted(app)


async def test_m_says_why_the_plan_can_be_no_longer(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "m", "m")
        assert "is the most today, because your first plan is short." in " ".join(painted(app).split())


async def test_after_a_run_today_says_what_was_done_and_offers_nothing_new(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    done = tuple(ExerciseResult(ident, "done", 60, 60) for ident in ("cat-cow", "knee-to-chest-single"))
    at = clock.now() - timedelta(minutes=20)
    store.journal.add(
        Run(at=at, routine="todays-plan", name="Today's plan", ended_at=clock.now(), planned_s=120, finished=True,
            before=6, after=4, results=done)
    )  # fmt: skip
    async with driven(app):
        text = " ".join(painted(app).split())
        assert "Done today" in text
        assert "Pain 6 before, 4 after." in text
        assert "Enter does it again" in text
        assert not any("new today" in line.reason for line in shown_plan(app).chosen)


async def test_g_picks_a_routine_in_place_of_the_plan(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "g")
        first = app.screen.query_one("#routines", OptionList).get_option_at_index(0).id
        await press(pilot, "1")
        assert isinstance(app.screen, AnythingNewScreen)
        await press(pilot, "n")
        assert isinstance(app.screen, RunScreen)
        assert app.screen.guide.saved.routine == first


async def test_escape_leads_back_from_the_routines(app: CoachApp) -> None:
    async with driven(app) as pilot:
        await press(pilot, "g", "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_the_routine_used_last_is_offered_first(app: CoachApp, store: Store, clock: FakeClock) -> None:
    at = clock.now() - timedelta(days=2)
    store.journal.add(
        Run(at=at, routine="full-20", name="Full", ended_at=at, planned_s=60, finished=True, before=6, after=4)
    )
    async with driven(app, LARGE) as pilot:
        assert "6 → 4, eased by 2" in painted(app)
        await press(pilot, "g")
        assert app.screen.query_one("#routines", OptionList).get_option_at_index(0).id == "full-20"


async def test_why_has_a_reason_for_every_line_and_every_omission(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    make_ready(store, clock.now(), (Condition("blood_thinner"), Condition("osteoporosis")))
    async with driven(app) as pilot:
        plan = shown_plan(app)
        assert not any(app.library.exercises[ident].kind == "ball" for ident in exercises(app) if app.library)
        await press(pilot, "w")
        assert isinstance(app.screen, WhyScreen)
        text = all_text(app)
        for line in plan.chosen:
            assert f"{name_of(line)}, {dose_of(line)}: {line.reason}" in text
        for left in plan.omitted:
            assert left.reason
            assert left.name in text
            assert left.reason in text
        assert app.library is not None
        ball = {ident for ident, exercise in app.library.exercises.items() if exercise.kind == "ball"}
        assert ball <= {left.exercise for left in plan.omitted}
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_keys_are_offered_only_where_they_lead_somewhere(app: CoachApp) -> None:
    async with driven(app) as pilot:
        assert {"enter", "o", "m", "f", "g", "w", "c"} <= offered(app)
        assert not {"a", "r", "x", "u"} & offered(app)
        await press(pilot, "a", "r", "x", "u")
        assert isinstance(app.screen, TodayScreen)


async def test_a_hostile_name_stands_in_the_plan_and_in_the_reasons_as_it_is(
    coach_home, store: Store, clock: FakeClock
) -> None:
    name = "[@click=app.quit]press[/] [bold]x"

    def library():
        real = load(coach_home)
        renamed = {ident: msgspec.structs.replace(exercise, name=name) for ident, exercise in real.exercises.items()}
        return msgspec.structs.replace(real, exercises=renamed)

    app = CoachApp(store, library, clock)
    async with driven(app, LARGE) as pilot:
        assert name in painted(app)
        await press(pilot, "w")
        assert name in painted(app)


async def test_a_check_in_is_two_keys_away_from_being_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "c", "4", "enter")
        (entry,) = store.journal.latest(5, (CheckIn,))
        assert isinstance(entry, CheckIn)
        assert entry.pain == 4
        assert "pain 4 of 10" in painted(app)


async def test_ten_is_typed_as_one_and_zero(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "c", "1", "0", "enter")
    (entry,) = store.journal.latest(5, (CheckIn,))
    assert isinstance(entry, CheckIn)
    assert entry.pain == 10


async def test_a_check_in_without_a_number_is_not_kept(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "c", "enter", "escape")
    assert store.journal.latest(5, (CheckIn,)) == ()


async def test_the_trend_shows_each_day_with_its_number(app: CoachApp, store: Store, clock: FakeClock) -> None:
    for days in (0, 1, 3):
        store.journal.add(CheckIn(at=clock.now() - timedelta(days=days), pain=days + 2))
    async with driven(app):
        trend = app.screen.query_one(PainTrend).trend
        assert [day.mean for day in trend][-4:] == [5.0, None, 3.0, 2.0]


async def test_a_run_of_yesterday_shows_in_the_plan_as_a_change_or_a_reason(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    at = clock.now() - timedelta(days=4)
    for day in range(3):
        store.journal.add(
            Run(
                at=at + timedelta(days=day),
                routine="relax-11",
                name="Relax",
                ended_at=at + timedelta(days=day),
                planned_s=60,
                finished=True,
                before=6,
                after=2,
                results=(ExerciseResult("cat-cow", "done", 60, 60),),
            )
        )
    async with driven(app) as pilot:
        await press(pilot, "escape")
        assert all(line.reason for line in shown_plan(app).chosen)
        assert "6 → 2, eased by 4" in painted(app)


async def test_what_another_process_writes_appears(app: CoachApp, store: Store, clock: FakeClock) -> None:
    async with driven(app) as pilot:
        store.journal.add(CheckIn(at=clock.now(), pain=7))
        app._poll()
        await press(pilot, "down")
        assert "pain 7 of 10" in painted(app)


async def test_a_locked_person_is_told_what_is_left_and_not_invited_to_a_run(app: CoachApp, store: Store) -> None:
    store.keep_safety(safety_check(["RF21"], {"RF21": ""}, "before_run", FakeClock().now()))
    async with driven(app):
        text = all_text(app)
    assert "Until then there is breathing, resting and easy walking" in text
    assert "notes what a doctor or physio has said" in text
    assert "Five minutes" not in text


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_file_that_was_set_aside_is_told_until_one_key_says_that_it_was_seen(
    app: CoachApp, store: Store, size: tuple[int, int], coach_home: Path
) -> None:
    store.load_settings()
    aside = coach_home / "journal" / "2026-08.json.unreadable-2026-09-01-100000"
    aside.write_bytes(b"broken")
    (coach_home / "profile (1).json").write_bytes(b"{}")
    async with driven(app, size) as pilot:
        assert "2026-08.json could not be read on 2026-09-01. And 1 more." in painted(app)
        assert "coach check" in painted(app)
        assert "v" in offered(app)
        await press(pilot, "v")
        assert "could not be read" not in painted(app)
        assert "v" not in offered(app)
    assert aside.exists()
    assert store.findings() == ()


async def test_who_was_seen_about_steady_pain_says_so_once_and_is_left_alone_for_12_weeks(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    for entry in steady(clock.now()):
        store.journal.add(entry)
    async with driven(app) as pilot:
        assert "little change in six weeks, though you did 14 runs" in all_text(app)
        assert "h I have seen someone about it." in all_text(app)
        await press(pilot, "h", "n")
        assert "h" in offered(app)
        await press(pilot, "h", "y")
        assert "little change" not in all_text(app)
        assert "h" not in offered(app)
        assert shown_plan(app).mode == "normal"


async def test_nobody_is_asked_about_a_notice_that_does_not_stand_there(app: CoachApp) -> None:
    async with driven(app):
        assert "h" not in offered(app)
