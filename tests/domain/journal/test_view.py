"""Ways to look at the journal."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import (
    AnyEntry,
    CheckIn,
    Evening,
    ExerciseResult,
    Homework,
    Hurt,
    Morning,
    NoteEntry,
    Place,
    Run,
    Visit,
)
from coach.domain.journal.view import GROUPINGS, Headings, JournalFilter, filter_words, fold, grouped, matching

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def check_in(days: float = 0, pain: int = 3, note: str = "", *places: Place) -> CheckIn:
    return CheckIn(at=NOW - timedelta(days=days), pain=pain, note=note, places=places)


def a_run(*results: ExerciseResult) -> Run:
    return Run(
        at=NOW, routine="r", name="R", ended_at=NOW, planned_s=9, finished=True, before=7, after=2, results=results
    )


def headings(by: str, *entries: AnyEntry) -> list[tuple[str, int]]:
    assert by in GROUPINGS
    ordered = sorted(entries, key=lambda entry: entry.at, reverse=True)
    return [(heading, len(group)) for heading, group in grouped(ordered, Headings(by, NOW, entries))]


def test_days_stand_under_their_names() -> None:
    assert headings("day", check_in(), check_in(0.1), check_in(1), check_in(400)) == [
        ("Today (2026-11-24)", 2),
        ("Yesterday (2026-11-23)", 1),
        ("20 Oct 2025 (2025-10-20)", 1),
    ]


def test_weeks_begin_on_monday() -> None:
    sunday, monday, before = check_in(2), check_in(1), check_in(9)
    assert headings("week", monday, sunday, before) == [
        ("This week from Monday 23 Nov 2026", 1),
        ("Last week from Monday 16 Nov 2026", 1),
        ("Week from Monday 9 Nov 2026", 1),
    ]


def test_a_visit_begins_its_own_stretch_and_a_planned_one_none() -> None:
    visit = Visit(at=NOW - timedelta(days=3), provider="Sam")
    planned = Visit(at=NOW + timedelta(days=3), provider="Sam")
    assert headings("visit", check_in(), visit, check_in(5), planned) == [
        ("To come", 1),
        ("From the visit with Sam on, Sat 21 Nov 12:00", 2),
        ("Before the first visit", 1),
    ]


def test_without_a_visit_there_is_one_stretch() -> None:
    assert headings("visit", check_in(), check_in(50)) == [("No visit so far", 2)]


@given(st.lists(st.floats(0, 4000), max_size=30), st.sampled_from(GROUPINGS))
def test_grouping_loses_nothing_and_no_heading_comes_twice(ages: list[float], by: str) -> None:
    entries: list[AnyEntry] = [check_in(age) for age in ages]
    entries += [Visit(at=NOW - timedelta(days=500)), Visit(at=NOW - timedelta(days=20), provider="Sam")]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    assert by in GROUPINGS
    groups = list(grouped(entries, Headings(by, NOW, entries)))
    assert [entry for _, group in groups for entry in group] == entries
    assert len({heading for heading, _ in groups}) == len(groups)


@pytest.mark.parametrize("typed", ["muede", "MÜDE", "mude", "Gärten  müde", "garten: m"])
def test_a_search_is_blind_to_case_and_accents(typed: str) -> None:
    found = matching(JournalFilter(typed), [check_in(note="Nach dem Gärten:\nmüde, aber gut.")])
    assert bool(found) == (typed not in ("muede", "Gärten  müde"))


@pytest.mark.parametrize("typed", [".*", "[/]", "a|b", "%", "\\"])
def test_a_search_is_literal(typed: str) -> None:
    has, lacks = check_in(note=f"before {typed} after"), check_in(note="anything")
    assert matching(JournalFilter(typed), [has, lacks]) == [has]


@given(st.text(), st.text(), st.text())
def test_what_was_written_is_found(before: str, written: str, after: str) -> None:
    entry = check_in(0, 3, f"{before} {written} {after}")
    assert matching(JournalFilter(written), [entry]) == [entry]


def test_all_the_words_of_a_person_are_searched() -> None:
    entries = [
        Visit(at=NOW, goal="turn my head"),
        Evening(at=NOW, worst=1, average=1, drug="Headache pill"),
        Homework(at=NOW, exercise="bridge", stop_if="head hurts"),
        NoteEntry(at=NOW, note="HEAD"),
        check_in(),
    ]
    assert matching(JournalFilter("head"), entries) == entries[:4]


def test_kind_region_exercise_and_score_narrow_together() -> None:
    neck = check_in(0, 6, "", Place("neck"))
    low = check_in(0, 2, "", Place("low-back"))
    run = a_run(
        ExerciseResult("cat-cow", "done", 9, 9, hurts=(Hurt(NOW, 5, "neck"),)),
        ExerciseResult("neck-roll", "not_reached", 9, 0),
    )
    morning = Morning(at=NOW, pain=6)
    entries = [neck, low, run, morning]
    assert matching(JournalFilter(), entries) == entries
    assert matching(JournalFilter(kind=CheckIn), entries) == [neck, low]
    assert matching(JournalFilter(region="neck"), entries) == [neck, run]
    assert matching(JournalFilter(exercise="Cat Cow"), entries) == [run]
    assert matching(JournalFilter(exercise="neck"), entries) == []
    assert matching(JournalFilter(least=6), entries) == [neck, run, morning]
    assert matching(JournalFilter(most=2), entries) == [low, run]
    assert matching(JournalFilter(least=3, most=6), entries) == [neck, morning]
    assert matching(JournalFilter(kind=CheckIn, region="neck", least=7), entries) == []


def test_a_filter_says_what_it_narrows_to() -> None:
    assert filter_words(JournalFilter()) == ""
    wanted = JournalFilter("drive", CheckIn, "low-back", "", 4, None)
    assert filter_words(wanted) == "“drive” · check-in · low back · pain 4 or more"
    assert filter_words(JournalFilter(least=0, most=0)) == "pain 0 to 0"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
