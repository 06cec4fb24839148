"""Import on the screen: a preview before anything is kept, choices for what is unclear, and taking it back."""

from pathlib import Path

import pytest
from textual.widgets import Button, Input, Select

from coach.domain.journal.entries import CheckIn
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.import_file import ImportScreen
from tests.tui.driving import LARGE, SMALL, PatientPilot, driven, painted, press

CASES = Path(__file__).parent.parent / "cli" / "diaries"


def check_ins(store: Store) -> list[int]:
    return [entry.pain for entry in store.journal.entries() if isinstance(entry, CheckIn)]


async def open_file(app: CoachApp, pilot: PatientPilot, name: str | Path) -> None:
    await press(pilot, "j", "i")
    app.screen.query_one("#file", Input).value = str(CASES / name)
    await press(pilot, "enter")


async def choose(app: CoachApp, pilot: PatientPilot, field: str, value: object) -> None:
    app.screen.query_one(f"#{field}", Select).value = value
    await pilot.settled()


async def push(app: CoachApp, pilot: PatientPilot, button: str) -> None:
    app.screen.query_one(f"#{button}", Button).press()
    await pilot.settled()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_first_rows_are_shown_and_nothing_is_kept_before_import(
    app: CoachApp, store: Store, ready: None, size: tuple[int, int]
) -> None:
    async with driven(app, size) as pilot:
        await open_file(app, pilot, "p5.csv")
        text = painted(app)
        assert "Scale: 1 to 5, turned into 0 to 10." in text
        assert "2026-05-31 12:00  pain 5" in text
        assert check_ins(store) == []
        await push(app, pilot, "keep")
        assert "pain 10" in painted(app)
    assert check_ins(store) == [0, 5, 10]


async def test_a_long_preview_leaves_room_for_the_keys(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app, SMALL) as pilot:
        await open_file(app, pilot, "sides.csv")
        assert "low back, left" in painted(app)
        assert "Escape closes" in painted(app)


async def test_escape_keeps_nothing(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_file(app, pilot, "p5.csv")
        await press(pilot, "escape")
        assert not isinstance(app.screen, ImportScreen)
    assert check_ins(store) == []


async def test_one_thing_of_a_table_is_chosen(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_file(app, pilot, "bearable.csv")
        assert "This table holds more than one thing." in painted(app)
        assert "--only" not in painted(app)
        assert not app.screen.query_one("#keep").display
        await choose(app, pilot, "only", "Back (lower) pain")
        await push(app, pilot, "keep")
    assert check_ins(store) == [3, 5, 8]


async def test_a_column_is_chosen_where_two_have_one_name(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_file(app, pilot, "duppain.csv")
        assert "No column says how much pain there was." in painted(app)
        await choose(app, pilot, "pain", 2)
        await push(app, pilot, "keep")
    assert check_ins(store) == [5]


async def test_a_scale_is_asked_for(app: CoachApp, store: Store, ready: None, tmp_path: Path) -> None:
    file = tmp_path / "diary.txt"
    file.write_text("Date,Pain\n2026-05-30,45\n")
    async with driven(app) as pilot:
        await open_file(app, pilot, file)
        assert "Coach cannot tell the scale." in painted(app)
        app.screen.query_one("#scale", Input).value = "0-100"
        await pilot.settled()
        await push(app, pilot, "keep")
    assert check_ins(store) == [5]


async def test_words_and_the_order_of_dates_are_chosen(
    app: CoachApp, store: Store, ready: None, tmp_path: Path
) -> None:
    file = tmp_path / "diary.csv"
    file.write_text("Date,Pain\n03/04/2024,[b]meh\n")
    async with driven(app, LARGE) as pilot:
        await open_file(app, pilot, file)
        assert "may be two days" not in painted(app)
        app.screen.query_one("#values", Input).value = "[b]meh=5"
        await pilot.settled()
        assert "may be two days" in painted(app)
        await choose(app, pilot, "order", "day")
        assert "2024-04-03 12:00  pain 5" in painted(app)


async def test_what_cannot_be_read_is_told_in_place(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_file(app, pilot, "unclosed.csv")
        assert "never closes" in " ".join(painted(app).split())
        await open_file_again(app, pilot, "missing.csv")
        assert "could not be read" in painted(app)
        assert not app.screen.query_one("#choices").display


async def open_file_again(app: CoachApp, pilot: PatientPilot, name: str) -> None:
    app.screen.query_one("#file", Input).value = str(CASES / name)
    app.screen.query_one("#file", Input).focus()
    await press(pilot, "enter")


async def test_the_last_import_is_taken_back_after_asking(app: CoachApp, store: Store, ready: None) -> None:
    async with driven(app) as pilot:
        await open_file(app, pilot, "p5.csv")
        await push(app, pilot, "keep")
        await press(pilot, "i")
        await push(app, pilot, "take-back")
        assert "p5.csv" in painted(app)
        await press(pilot, "n")
        assert len(check_ins(store)) == 3
        await push(app, pilot, "take-back")
        await press(pilot, "y")
        assert "The last import was taken back." in " ".join(painted(app).split())
    assert check_ins(store) == []
