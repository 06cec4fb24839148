"""The Review page: what it shows, which days, for whom, how each number is made, and the file that comes out of it."""

import json
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import time_machine
from click.testing import CliRunner
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from coach.cli.review import review
from coach.domain.journal.entries import CheckIn, Evening, FlareDay, Place, TherapistQuestion, Visit
from coach.domain.person.settings import PageChoices
from coach.domain.text import clean, is_clean
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.flows import JournalChanged
from coach.tui.page_export import file_name
from coach.tui.screens.review import ReviewScreen
from coach.tui.widgets.pain_chart import PainChart
from coach.tui.widgets.top_bar import TopBar
from tests.clock import FakeClock
from tests.hostile import HOSTILE
from tests.tui.driving import LARGE, SMALL, click_part, driven, painted, press, settled

pytestmark = pytest.mark.usefixtures("ready")

WIDE = (160, 50)
LOW_BACK, NECK = Place("low-back", "left"), Place("neck", "right")


def lived(store: Store, clock: FakeClock, days: int = 24) -> None:
    """A visit three weeks and one a week ago, an evening a day, a check-in every other day, and one flare."""
    now = clock.now()
    for back in (21, 7):
        store.journal.add(Visit(at=now - timedelta(days=back), provider="Ann", pain_before=6, pain_after=4))
    for back in range(days):
        at = now - timedelta(days=back)
        pain = 3 if back < 7 else 6
        store.journal.add(Evening(at=at, worst=pain + 1, average=pain, flare=back == 3))
        if back % 2:
            store.journal.add(CheckIn(at=at, pain=pain, places=(LOW_BACK,) if back % 4 == 1 else (LOW_BACK, NECK)))
    store.journal.add(FlareDay(at=now - timedelta(days=3)))


def screen_of(pilot: Pilot[Any]) -> ReviewScreen:
    found = next(each for each in pilot.app.screen_stack if isinstance(each, ReviewScreen))
    assert isinstance(found, ReviewScreen)
    return found


def said(pilot: Pilot[Any], ident: str) -> str:
    return str(screen_of(pilot).query_one(ident, Static).content)


def listed(pilot: Pilot[Any]) -> list[str]:
    listing = screen_of(pilot).query_one("#lines", OptionList)
    return [listing.get_option_at_index(index).prompt.plain for index in range(listing.option_count)]  # type: ignore[union-attr]


def mark(pilot: Pilot[Any], words: str) -> None:
    """Puts the mark on the first line with these words."""
    found = next(index for index, line in enumerate(listed(pilot)) if words in line)
    screen_of(pilot).query_one("#lines", OptionList).highlighted = found


async def test_the_days_since_the_last_visit_stand_beside_those_before(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "9")
        assert "Since the last visit: 16 Nov - 23 Nov 2026, 8 of 8 days recorded" in said(pilot, "#said-days")
        assert "beside 2 Nov - 15 Nov" in said(pilot, "#said-rest")
        row = next(line for line in listed(pilot) if "Average pain" in line)
        assert row.split()[2:4] == ["3.4", "6"]
        assert "better (counts)" in row


async def test_the_chart_has_axes_dates_visits_and_flares_and_says_which_way_is_better(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "f12")
        lines = painted(app).splitlines()
    assert any("lower is better" in line and "V visit, f flare" in line for line in lines)
    assert [line.split()[0] for line in lines if "┤" in line] == ["10", "5", "0"]
    assert any(line.split("│")[-1].split() == ["V", "f"] for line in lines if "│" in line)
    assert any("16 Nov" in line and "22 Nov" in line for line in lines[-14:])


@pytest.mark.parametrize(
    ("keys", "words", "first"),
    [
        (("2",), "Since the visit before", date(2026, 11, 2)),
        (("3",), "The last 7 days", date(2026, 11, 17)),
        (("4",), "The last 28 days", date(2026, 10, 27)),
        (("5",), "The last 90 days", date(2026, 8, 26)),
        (("6", *"2026-11-20", "enter"), "The days you chose", date(2026, 11, 20)),
    ],
)
async def test_other_days_can_be_chosen(
    app: CoachApp, store: Store, clock: FakeClock, keys: tuple[str, ...], words: str, first: date
) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "9", "w", *keys)
        assert words in said(pilot, "#said-days")
        assert screen_of(pilot).query_one(PainChart).days[0].day == first


async def test_a_day_that_can_not_be_read_is_said_and_the_days_stay(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "9", "w", "6", *"soon", "enter")
        assert '"soon" does not say' in painted(app)
        assert "Since the last visit" in said(pilot, "#said-days")


async def test_one_key_says_how_a_number_is_made_with_its_threshold(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "9")
        mark(pilot, "Average pain")
        await press(pilot, "d")
        text = " ".join(painted(app).replace("│", " ").split())
    assert "The mean of the days' averages" in text
    assert "A change of 2 counts" in text
    assert "8 of 8 days" in text


async def test_beside_a_broad_list_stands_how_the_marked_number_is_made(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    lived(store, clock)
    async with driven(app, WIDE) as pilot:
        await press(pilot, "9")
        mark(pilot, "Worst pain")
        await settled(pilot)
        assert "The highest worst pain of the evening logs" in said(pilot, "#how-lines")


async def test_where_days_are_missing_the_page_says_so_and_guesses_nothing(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    store.journal.add(CheckIn(at=clock.now(), pain=4))
    async with driven(app) as pilot:
        await press(pilot, "9")
        assert "1 of 28 days" in next(line for line in listed(pilot) if "Average pain" in line)


async def test_a_hidden_block_is_gone_from_the_page_and_stays_hidden_for_that_reader(
    app: CoachApp, store: Store, clock: FakeClock
) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "9")
        mark(pilot, "Average pain")
        await press(pilot, "x")
        assert any("Pain: hidden from the page" in line for line in listed(pilot))
        assert not screen_of(pilot).query_one("#chart-pane").has_class("-drawn")
        await press(pilot, "e")
        assert "Average pain" not in painted(app)
        await press(pilot, "escape", "v")
        assert any("Average pain" in line for line in listed(pilot))
    assert store.load_settings().page == PageChoices(hidden_for_therapist=("pain",))
    assert app.settings.page.hidden_for_therapist == ("pain",)


async def test_x_puts_a_hidden_block_back(app: CoachApp, store: Store, clock: FakeClock) -> None:
    store.save_settings(
        msgspec.structs.replace(store.load_settings(), page=PageChoices(hidden_for_therapist=("pain",)))
    )
    async with driven(app) as pilot:
        await press(pilot, "9")
        mark(pilot, "Pain: hidden")
        await press(pilot, "x")
        assert any("Average pain" in line for line in listed(pilot))
    assert store.load_settings().page == PageChoices()


async def test_the_safety_line_can_not_be_hidden_and_the_page_says_why(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "9", "x")
        assert "The safety line stays." in painted(app)
        assert listed(pilot)[0] == "Safety"
    assert store.load_settings().page == PageChoices()


async def test_a_name_is_put_on_the_page_and_taken_off_again(app: CoachApp, store: Store) -> None:
    async with driven(app) as pilot:
        await press(pilot, "9", "n", *"A. B.", "enter")
        assert store.load_settings().page.name == "A. B."
        assert "A. B." in said(pilot, "#said-name")
        await press(pilot, "e")
        assert "A. B." in painted(app)
        await press(pilot, "escape", "n", *["backspace"] * 5, "enter")
        assert store.load_settings().page.name == ""


async def test_the_preview_is_what_the_command_writes(app: CoachApp, store: Store, clock: FakeClock) -> None:
    lived(store, clock)
    async with driven(app, (80, 80)) as pilot:
        await press(pilot, "9", "e")
        shown = [line.rstrip() for line in painted(app).splitlines()[1:-1]]
    with time_machine.travel(clock.now(), tick=False):
        told = CliRunner().invoke(review, []).output.rstrip("\n").splitlines()
    assert len(told) > 20
    assert shown[: len(told)] == told


async def test_both_readers_have_their_own_page(app: CoachApp, store: Store, clock: FakeClock) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "9")
        assert "For the therapist" in listed(pilot)
        await press(pilot, "v")
        assert "For me" in said(pilot, "#said-reader")
        assert {"Costs", "Next steps"} <= set(listed(pilot))
        assert "For the therapist" not in listed(pilot)


@pytest.mark.parametrize(
    ("kind", "ending", "begins"),
    [
        ("1", "pdf", b"%PDF"),
        ("3", "html", b"<!"),
        ("4", "txt", b"BACK REPORT"),
        ("5", "md", b"#"),
        ("6", "json", b"{"),
    ],
)
async def test_a_file_is_made_where_the_person_says(
    app: CoachApp, store: Store, clock: FakeClock, tmp_path: Path, kind: str, ending: str, begins: bytes
) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await press(pilot, "9", "e", "enter", kind)
        app.screen.query_one(Input).value = str(tmp_path)
        await press(pilot, "enter")
        assert "Made" in painted(app)
    made = tmp_path / file_name(clock.now().date(), ending)
    assert made.read_bytes().lstrip().upper().startswith(begins.upper())


async def test_a_file_that_is_there_stays_unless_the_person_says_yes(
    app: CoachApp, store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    there = tmp_path / "page.json"
    there.write_text("mine", "utf-8")
    async with driven(app) as pilot:
        for answer, kept in (("n", True), ("y", False)):
            await press(pilot, "9", "e", "enter", "6")
            app.screen.query_one(Input).value = str(there)
            await press(pilot, "enter", answer)
            assert (there.read_text("utf-8") == "mine") is kept
    assert json.loads(there.read_text("utf-8"))["for_whom"] == "therapist"


async def test_a_place_that_can_not_be_written_is_said(app: CoachApp, tmp_path: Path) -> None:
    async with driven(app) as pilot:
        await press(pilot, "9", "e", "enter", "4")
        app.screen.query_one(Input).value = str(tmp_path / "nowhere" / "page.txt")
        await press(pilot, "enter")
        assert "could not be written" in painted(app)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_an_empty_journal_says_what_to_do_next(app: CoachApp, size: tuple[int, int]) -> None:
    async with driven(app, size) as pilot:
        await press(pilot, "9")
        assert "c checks in" in painted(app)
        assert not screen_of(pilot).query_one("#chart-pane").has_class("-drawn")
        await press(pilot, "end", "d", "escape", "v", "end", "d", "escape", "e", "escape")
        assert app._exception is None


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_hostile_text_does_nothing_on_the_page_its_preview_or_its_reasons(
    app: CoachApp, store: Store, clock: FakeClock, size: tuple[int, int]
) -> None:
    for text in [each for name, each in HOSTILE.items() if name != "lone surrogate"]:
        wild, at = clean(text), clock.now() - timedelta(days=2)
        store.journal.add(Visit(at=at, provider=wild[:200], note=wild, currency=wild[:8], cost=1.0))
        store.journal.add(TherapistQuestion(at=at, note=wild))
        store.journal.add(Visit(at=clock.now() + timedelta(days=2), provider=wild[:200], goal=wild))
    choices = PageChoices(name=HOSTILE["action"][:40])
    store.save_settings(msgspec.structs.replace(store.load_settings(), page=choices))
    async with driven(app, size) as pilot:
        await press(pilot, "9")
        for keys in (("pagedown",), ("pagedown", "d"), ("escape", "v"), ("end",), ("e",), ("escape", "n"), ("escape",)):
            await press(pilot, *keys)
            assert all(is_clean(line) for line in painted(app).splitlines()), keys
        assert HOSTILE["action"][:20] in said(pilot, "#said-name")
        assert app.is_running
        assert app._exception is None


async def test_four_hundred_visits_are_no_hindrance(app: CoachApp, store: Store, clock: FakeClock) -> None:
    store.journal.add_all([Visit(at=clock.now() - timedelta(days=3 * back), provider="Ann") for back in range(1, 401)])
    store.journal.add_all([Evening(at=clock.now() - timedelta(days=back), worst=5, average=4) for back in range(90)])
    async with driven(app) as pilot:
        await press(pilot, "9", "w", "5")
        days = screen_of(pilot).query_one(PainChart).days
        assert sum(day.visit for day in days) == 29
        assert "V" in painted(app)


async def test_a_reading_that_takes_its_time_is_said(store: Store, clock: FakeClock, coach_home: Path) -> None:
    from coach.library import Library, load

    may_go_on = threading.Event()

    def slow() -> Library:
        may_go_on.wait(10)
        return load(coach_home)

    app = CoachApp(store, slow, clock)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("9")
        for _ in range(40):
            if "Reading the library" in painted(app):
                break
            await pilot.pause(0.1)
        assert "Reading the library" in painted(app)
        may_go_on.set()
        await settled(pilot)
        assert "Reading the library" not in painted(app)


async def test_what_another_window_writes_appears(app: CoachApp, store: Store, clock: FakeClock) -> None:
    async with driven(app) as pilot:
        await press(pilot, "9")
        store.journal.add(TherapistQuestion(at=clock.now(), note="Is swimming fine?"))
        app.screen.post_message(JournalChanged())
        await settled(pilot)
        assert any("Is swimming fine?" in line for line in listed(pilot))


async def test_the_mouse_does_what_the_keys_do(app: CoachApp, store: Store, clock: FakeClock) -> None:
    lived(store, clock)
    async with driven(app) as pilot:
        await click_part(pilot, TopBar, "Review")
        await settled(pilot)
        await pilot.click("#said-reader")
        await settled(pilot)
        assert "For me" in said(pilot, "#said-reader")
        await pilot.click("#said-days")
        await settled(pilot)
        assert "Which days?" in painted(app)
        await press(pilot, "escape")
        await pilot.click("#lines", offset=(4, 0))
        await settled(pilot)
        assert "Self-reported; a clean list is not a clearance." in painted(app)


async def test_the_app_in_one_colour_draws_the_same_chart(
    store: Store, clock: FakeClock, coach_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coach.library import load

    monkeypatch.setenv("NO_COLOR", "1")
    lived(store, clock)
    app = CoachApp(store, lambda: load(coach_home), clock)
    async with driven(app, LARGE) as pilot:
        await press(pilot, "9")
        text = painted(app)
        assert "V" in text
        assert "days it hurt there" in text
        assert app._exception is None
