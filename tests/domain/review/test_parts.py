"""The parts of the page, one behaviour each."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.entries import (
    Activities,
    ActivityRating,
    AnyEntry,
    Change,
    CheckIn,
    Evening,
    ExerciseResult,
    FlareDay,
    Homework,
    Hurt,
    Place,
    TherapistQuestion,
)
from coach.domain.measures.periods import meaningful
from coach.domain.review.talk_part import BOX
from tests.domain.review.pages import DAY, NOW, ago, effect, facts, lines, made, row, run, visit


def evenings(count: int, average: int, worst: int = 5, first: int = 1) -> list[AnyEntry]:
    return [Evening(at=ago(first + day, 21), average=average, worst=worst) for day in range(count)]


def test_too_few_rated_days_are_said_and_not_guessed() -> None:
    found = row(made(visit(13), *evenings(3, 4)), "pain")
    assert (found.value, found.now, found.change) == (None, "not enough days (3 of 14 days)", "")


def test_counted_days_stand_beside_the_answered_ones_and_are_compared_by_the_week() -> None:
    entries = [visit(7), visit(35), *evenings(6, 4, worst=8), *evenings(20, 4, worst=8, first=8)]
    found = row(made(*entries), "high_pain_days")
    assert (found.now, found.before, found.change) == ("6 of 6 days", "20 of 20 days", "the same")
    fewer = [visit(7), visit(35), *evenings(3, 4, worst=8), *evenings(3, 4, first=4), *evenings(20, 4, 8, first=8)]
    found = row(made(*fewer), "high_pain_days")
    assert (found.now, found.before, found.change) == ("3 of 6 days", "20 of 20 days", "-3.5 a week, better")


def test_a_day_is_recorded_by_the_evening_that_closes_it_after_midnight() -> None:
    late = Evening(at=ago(3, 0) + timedelta(minutes=40), average=3, worst=4)
    assert made(visit(2), late).recorded == 0
    assert made(visit(4), late).recorded == 1


def test_visits_questions_and_homework_make_no_day_recorded() -> None:
    told = (TherapistQuestion(at=ago(1), note="Why?"), Homework(at=ago(1), exercise="cat-cow"))
    assert made(visit(5), *told).recorded == 0


def test_a_rehearsal_counts_nowhere() -> None:
    hurt = ExerciseResult("cat-cow", "done", 600, 600, hurts=(Hurt(ago(1, 10), 9, "neck"),))
    rehearsed = msgspec.structs.replace(run(1, speed=60.0, before=9, after=9), results=(hurt,))
    found = made(visit(5), rehearsed)
    assert found == made(visit(5))
    assert lines(found, "self_care") == ("No routine in this time.",)


def test_a_place_is_new_only_beside_others_before() -> None:
    named = CheckIn(at=ago(1), pain=4, places=(Place("neck", "left", 3), Place("low-back", None, 5)))
    before = CheckIn(at=ago(15), pain=4, places=(Place("low-back", None, 4),))
    new = {each.region: each.new for each in made(visit(10), visit(20), named, before).places}
    assert new == {"neck": True, "low-back": False}
    assert not any(each.new for each in made(visit(10), visit(20), named).places)


def test_places_that_do_not_fit_are_counted_and_nothing_else_is_said_of_them() -> None:
    spots = ("neck", "low-back", "shoulder", "foot", "calf", "chest", "buttock", "mid-back")
    told = [CheckIn(at=ago(1 + day), pain=4, places=tuple(Place(each) for each in spots)) for day in range(3)]
    assert lines(made(visit(10), *told), "places")[-1] == "and 2 more places"


def test_flares_with_a_day_between_are_two_and_an_unrated_day_is_not_filled_in() -> None:
    told = [FlareDay(at=ago(day)) for day in (2, 3, 5)]
    assert lines(made(visit(10), *told), "flares") == ("Wed 25 Nov, 1 day", "Fri 27 Nov, 2 days")


def test_a_flare_that_began_before_the_visit_is_told_with_its_whole_length() -> None:
    told = [FlareDay(at=ago(day), note="Long drive" if day == 7 else "") for day in (4, 5, 6, 7)]
    assert lines(made(visit(5), *told), "flares") == ("Mon 23 Nov, 4 days, “Long drive”",)


def test_a_flare_that_was_over_before_the_visit_is_none_of_this_time() -> None:
    assert lines(made(visit(5), FlareDay(at=ago(7))), "flares") == ("None in this time.",)


def test_an_activity_is_the_same_in_any_writing() -> None:
    def told(days: int, name: str, score: int) -> Activities:
        return Activities(at=ago(days), ratings=(ActivityRating(name, score),))

    found = row(made(visit(5), visit(20), told(10, "SIT  STILL", 3), told(1, "Sit still", 7)), "activities")
    assert (found.value, found.earlier, found.change) == (7, 3, "+4, better (counts)")


def test_a_change_that_names_another_visit_is_not_about_the_last_one() -> None:
    found = made(visit(20), visit(5), Change(at=ago(4), change=3, visit="visit-20"))
    assert not any("Change since" in line for line in lines(found, "since"))
    assert any("+2" in line for line in lines(made(visit(5), Change(at=ago(4), change=2, visit="visit-5")), "since"))


def test_only_exercises_with_five_uses_are_named_with_what_happened() -> None:
    told = lines(made(effects={"cat-cow": effect("cat-cow", 4), "warm-pack": effect("warm-pack", 5)}), "self_care")
    assert not any("Cat and cow" in line for line in told)
    assert told[-1] == (
        "Warm pack: helps more than your average (n 5, typically 1 lower right after, worse on 0 of 5 next mornings)"
    )


@given(n=st.integers(5, 400), value=st.floats(0.01, 3), label=st.sampled_from(["more", "seems_more"]))
def test_what_helps_never_stands_without_that_pain_falls_anyway(n: int, value: float, label: str) -> None:
    told = lines(made(effects={"cat-cow": effect("cat-cow", n, value, label=label)}), "self_care")
    assert "usually falls anyway" in told[1]
    assert told[2].split(": ")[1].startswith(effect("cat-cow", n, label=label).words)


@pytest.mark.parametrize("label", ["too_early", "early_signs", "no_difference", "seems_less"])
def test_weaker_labels_are_not_told_as_help(label: str) -> None:
    assert len(lines(made(effects={"cat-cow": effect("cat-cow", 9, label=label)}), "self_care")) == 1


def test_in_less_than_a_week_minutes_are_not_made_a_weeks() -> None:
    assert "10 min in all" in lines(made(visit(2), run(1)), "self_care")[0]
    assert "about 10 min a week" in lines(made(visit(13), run(1), run(2)), "self_care")[0]


def test_homework_is_counted_since_it_was_given_beside_what_was_asked_for() -> None:
    given_at = Homework(at=ago(4), exercise="cat-cow", per_week=3)
    told = lines(made(visit(13), given_at, run(10), run(3), run(2)), "self_care")
    assert told[-1] == "Homework Cat and cow: done on 2 of 5 days; asked for 3 days a week"


def test_a_fall_from_high_pain_is_said_to_be_usual() -> None:
    told = lines(made(visit(7), visit(21), *evenings(7, 2), *evenings(10, 6, first=9)), "progress")
    assert told[0].startswith("Day by day very clearly better: average pain -4.0 against")
    assert "That is a change that is usually felt as real." in told
    assert any("usually falls anyway" in line for line in told)


def test_behind_a_comparison_stand_its_interval_and_what_the_days_are_worth() -> None:
    progress = made(visit(7), visit(21), *evenings(7, 2), *evenings(10, 6, first=9)).block("progress")
    assert progress is not None
    assert progress.how[0] == (
        "Here the later day is better in 100 % of all pairs (probably 100 to 100 %). Each day leans on the one before: "
        "10 and 7 rated days are worth about 10 and 7 of their own."
    )


def test_fewer_than_five_days_are_not_compared() -> None:
    told = lines(made(visit(7), *evenings(4, 2)), "progress")
    assert told[0] == "Not enough days to compare: 0 rated before, 4 since; 5 of each are needed."


def test_the_therapist_gets_three_questions_the_person_all_and_the_rest_is_counted() -> None:
    asked = [TherapistQuestion(at=ago(number), note=f"Question {number}") for number in range(5, 0, -1)]
    assert lines(made(*asked), "questions") == ("1. Question 5", "2. Question 4", "3. Question 3", "and 2 more")
    assert len(lines(made(*asked, for_whom="me"), "questions")) == 5


def test_the_therapist_gets_lines_to_write_in_and_the_person_costs_and_next_steps() -> None:
    ids = [block.id for block in made(visit(5)).blocks]
    mine = [block.id for block in made(visit(5), for_whom="me").blocks]
    assert (ids[-1], mine[-2:]) == ("box", ["costs", "next_steps"])
    box = made().block("box")
    assert box is not None
    assert box.blank == BOX


@given(tenths=st.integers(10, 100))
def test_a_change_of_two_counts_wherever_it_begins(tenths: int) -> None:
    start = tenths / 10
    assert meaningful((start - 2) - start, start)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10)), max_size=25), st.integers(0, 40))
def test_the_chart_has_every_day_once_and_nothing_is_filled_in(told: list[tuple[int, int]], since: int) -> None:
    entries = [CheckIn(at=ago(days), pain=pain) for days, pain in told]
    found = made(*entries, since=(NOW - since * DAY).date())
    assert len(found.chart) == found.days == since + 1
    rated = {entry.at.date() for entry in entries}
    assert all((each.average is not None) == (each.day in rated) for each in found.chart)


def test_the_numbers_worked_out_once_are_those_of_all_entries() -> None:
    found = facts(visit(5), *evenings(3, 4), CheckIn(at=ago(1), pain=9), CheckIn(at=ago(5), pain=2))
    assert len(found.daily) == 4
