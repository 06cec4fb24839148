"""An entry in a few words."""

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from coach.domain.journal.entries import (
    KIND_NAMES,
    Activities,
    ActivityRating,
    AnyEntry,
    Change,
    CheckIn,
    Clearance,
    DoseChoice,
    Evening,
    FlareDay,
    Homework,
    Morning,
    NoteEntry,
    Place,
    Raised,
    Reach,
    Run,
    SafetyCheck,
    Skip,
    TherapistQuestion,
    Visit,
    Weekly,
)
from coach.domain.journal.words import facts, kind_words, pain_words

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ENTRIES: tuple[AnyEntry, ...] = (
    CheckIn(at=AT, pain=4, places=(Place("neck", "left", 3, "ache"),)),
    Run(at=AT, routine="relax-11", name="Relax", ended_at=AT, planned_s=60, finished=True, before=6, after=4),
    Morning(at=AT, pain=2, sleep=7, hours=6.5),
    Evening(at=AT, worst=6, average=4, medicine=True, doses=2, drug="ibuprofen", flare=False),
    FlareDay(at=AT),
    Skip(at=AT, reason="ill"),
    NoteEntry(at=AT, note="words"),
    SafetyCheck(at=AT, reason="journal", asked=("RF01", "RF02"), raised=(Raised("RF01", "EMERGENCY"),)),
    Clearance(at=AT, cause="RF01", by="Dr Sam"),
    DoseChoice(at=AT, exercise="cat-cow", rule="R12"),
    Weekly(at=AT, pain=5, enjoyment=3, activity=2),
    Activities(at=AT, ratings=(ActivityRating("stairs", 6), ActivityRating("driving", 3))),
    Reach(at=AT, cm=-2.5),
    Change(at=AT, change=3),
    Visit(at=AT, provider="Sam", goal="turn my head", pain_before=6, pain_after=4, spoke_up=True, cost=80),
    TherapistQuestion(at=AT, note="Swimming?", answer="Yes", answered_at=AT),
    Homework(at=AT, exercise="hip-bridge", said_dose="2 x 30 s", side="left", per_week=3, until=date(2026, 12, 1)),
)


def test_there_is_one_of_every_kind() -> None:
    assert {type(entry) for entry in ENTRIES} == set(KIND_NAMES) == set(get_args(AnyEntry))


@pytest.mark.parametrize("entry", ENTRIES, ids=kind_words)
def test_every_kind_says_what_it_holds(entry: AnyEntry) -> None:
    said = list(facts(entry))
    assert all(name and value for name, value in said)
    assert said or isinstance(entry, NoteEntry)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (ENTRIES[0], "pain 4"),
        (ENTRIES[1], "6 → 4, eased by 2"),
        (ENTRIES[3], "worst 6, average 4"),
        (ENTRIES[11], "6, 3"),
        (ENTRIES[12], "-2.5 cm"),
        (ENTRIES[13], "+3, better"),
        (Change(at=AT, change=-5), "-5, worse"),
        (Change(at=AT, change=0), "0, the same"),
        (ENTRIES[14], "6 → 4, eased by 2"),
        (Visit(at=AT), ""),
    ],
)
def test_the_number_of_an_entry_in_words(entry: AnyEntry, words: str) -> None:
    assert pain_words(entry) == words


def test_what_was_not_answered_is_left_out() -> None:
    assert [name for name, _ in facts(Morning(at=AT, pain=2))] == ["Pain"]
    assert [name for name, _ in facts(Evening(at=AT, worst=2, average=1))] == ["Worst pain", "Average pain"]


def test_an_evening_says_its_medicine_in_one_line() -> None:
    assert ("Pain medicine", "yes, 2 doses, ibuprofen") in list(facts(ENTRIES[3]))
    assert ("Pain medicine", "no") in list(facts(Evening(at=AT, worst=2, average=1, medicine=False)))


def test_homework_names_its_days() -> None:
    assert ("How often", "3 days a week") in list(facts(ENTRIES[16]))
    twice = Homework(at=AT, exercise="x", per_week=2, days=("mon", "thu"), times_a_day=2)
    assert ("How often", "mon, thu, 2 times a day") in list(facts(twice))
