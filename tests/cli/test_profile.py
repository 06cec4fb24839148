"""coach profile: everything the first run asks, in plain lines."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.journal.entries import Place, Visit
from coach.domain.person.first_questions import FIRST_QUESTIONS
from coach.domain.person.profile import Condition, Profile
from coach.domain.safety.conditions import CONDITIONS
from coach.domain.text import is_clean
from coach.store import Store
from tests.hostile import HOSTILE

FREE = ("number", "next_visit", "last_visit")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(coach, ["profile", *arguments])


def said(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def store(coach_home: Path) -> Store:
    return Store(coach_home, SystemClock())


def test_showing_tells_what_is_missing_and_writes_nothing(coach_home: Path) -> None:
    output = said()
    assert "Conditions: not answered yet: until then breathing and rest are open" in output
    assert len(output.splitlines()) == len(FIRST_QUESTIONS)
    assert not coach_home.exists()


def test_the_whole_first_run_fits_on_one_command_line(store: Store) -> None:
    said(
        "--no-conditions", "--age", "18_44", "--emergency-number", "112", "--place", "low-back:left",
        "--place", "neck", "--episode", "2026-11-01", "--position", "floor", "--position", "chair",
        "--equipment", "mat", "--minutes", "10", "--times", "20:30 8:00", "--safe", "7",
        "--next-visit", "2100-12-01 14:00", "--last-visit", "2026-10-20 14:00", "--treated", "neck:right",
        "--with", "Sam", "--activities", "stairs; the car", "--goal", "5",
    )  # fmt: skip
    assert store.load_profile() == Profile(
        conditions=(),
        age_band="18_44",
        places=(Place("low-back", "left"), Place("neck")),
        episode=date(2026, 11, 1),
        positions=("chair", "floor"),
        equipment=("mat",),
        minutes=10,
        times=("08:00", "20:30"),
        safe=7,
        activities=("stairs", "the car"),
        goal_runs=5,
        skipped=FREE,
    )
    past, coming = (visit for visit in store.journal.entries() if isinstance(visit, Visit))
    assert (past.provider, past.areas, coming.provider) == ("Sam", (Place("neck", "right"),), "Sam")
    assert json.loads(said("--json"))["unanswered"] == []


def test_conditions_are_added_changed_and_taken_out(store: Store) -> None:
    said("--condition", "blood_thinner", "--condition", "operation:low-back,hip-side@2026-11-01")
    said("--condition", "allergy", "--condition-note", "allergy", "arnica")
    assert store.load_profile().conditions == (
        Condition("blood_thinner"),
        Condition("operation", ("low-back", "hip-side"), date(2026, 11, 1)),
        Condition("allergy", note="arnica"),
    )
    output = said("--condition", "operation", "--without", "blood_thinner")
    assert "I had an operation in the last 12 weeks: no place named, so it counts everywhere" in output
    assert store.load_profile().conditions == (Condition("operation"), Condition("allergy", note="arnica"))
    said("--no-conditions")
    assert store.load_profile().conditions == ()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--condition", "headache"), "coach profile --list"),
        (("--condition", "operation:knee"), "is not a place"),
        (("--condition", "operation:whole-body"), "is not a place"),
        (("--condition", "operation@2026-11-31"), "is not a day"),
        (("--condition", "operation@tomorrow"), "has not come yet"),
        (("--condition", "heart:chest"), "has no places"),
        (("--condition", "heart@2026-11-01"), "has no day"),
        (("--condition", "heart", "--no-conditions"), "Use one of both"),
        (("--without", "heart"), "have not said yet"),
        (("--condition", "heart", "--condition-note", "allergy", "x"), "have not named"),
        (("--place", "low-back:middle"), "is not a side"),
        (("--place", "neck", "--no-places"), "Use one of both"),
        (("--equipment", "mat", "--no-equipment"), "Use one of both"),
        (("--minutes", "2"), "Between 3 and 60"),
        (("--times", "25:00"), "not a time of day"),
        (("--episode", "2100-01-01"), "has not come yet"),
        (("--emergency-number", "x"), "not a number to call"),
        (("--next-visit", "2020-01-01 10:00"), "over"),
        (("--last-visit", "2100-01-01 10:00"), "has not come yet"),
        (("--treated", "neck"), "needs the visit"),
        (("--with", "Sam"), "needs a visit"),
        (("--equipment", "none"), "Invalid value"),
        (("--safe", "11"), "not in the range"),
    ],
)
def test_what_can_not_be_read_is_refused_and_nothing_is_kept(
    coach_home: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = run("--age", "18_44", *arguments)
    assert result.exit_code != 0
    assert sentence in result.stderr
    assert "Traceback" not in result.output
    assert not coach_home.exists()


def test_a_planned_visit_is_moved_and_a_new_past_one_is_added(store: Store) -> None:
    said("--next-visit", "2100-12-01 14:00", "--with", "Sam", "--last-visit", "2026-10-20 14:00")
    said("--next-visit", "2100-12-02 15:00", "--last-visit", "2026-10-27 14:00")
    visits = [visit for visit in store.journal.entries() if isinstance(visit, Visit)]
    assert [f"{visit.at:%Y-%m-%d} {visit.provider}".strip() for visit in visits] == [
        "2026-10-20 Sam",
        "2026-10-27",
        "2100-12-02 Sam",
    ]


def test_the_list_names_every_condition_and_place() -> None:
    output = said("--list")
    for ident, about in CONDITIONS.items():
        assert f"\n{ident}" in f"\n{output}"
        assert about.name in output
    assert "operation:PLACE,PLACE@DAY" in output
    assert "low-back" in output


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_kept_without_what_a_terminal_obeys(store: Store, text: str) -> None:
    typed = text.replace("\x00", "")[:190]
    output = said(
        "--condition", "allergy", "--condition-note", "allergy", typed, "--next-visit", "2100-12-01 14:00",
        "--with", typed, "--json",
    )  # fmt: skip
    assert is_clean(output)
    assert is_clean(said())
    assert run("--condition", typed, "--place", typed).exit_code == 1


def test_a_marked_group_counts_until_one_of_its_conditions_is_named(store: Store) -> None:
    assert "no details yet, so all of it counts" in said("--condition-group", "heart", "--condition-group", "blood")
    assert store.load_profile().marked == ("blood", "heart")
    said("--condition", "blood_thinner")
    assert (store.load_profile().marked, store.load_profile().conditions) == (("heart",), (Condition("blood_thinner"),))
    said("--no-conditions")
    assert store.load_profile().marked == ()


def test_arthritis_of_a_foot_asks_whether_it_is_rheumatoid() -> None:
    assert "Is it rheumatoid arthritis" in said("--condition", "arthritis:foot")
    assert "Is it rheumatoid arthritis" not in said("--condition", "rheum", "--condition", "arthritis:foot")
