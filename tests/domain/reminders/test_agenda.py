"""What is shown when: exactly once, in one prompt, and only when it makes sense."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.journal.entries import CheckIn, Evening, ExerciseResult, Run, Skip, Visit
from coach.domain.person.profile import Profile
from coach.domain.reminders import answering
from coach.domain.reminders.agenda import LEASE, agenda, coming_of
from coach.domain.reminders.known import knowing
from coach.domain.reminders.occurrences import occurrences
from coach.domain.reminders.reminder_words import saying
from coach.domain.reminders.rule import Daily, Every, Follows, Once
from coach.domain.safety.record import SafetyRecord
from tests.domain.reminders.samples import at, book, known, rule
from tests.domain.reminders.walking import Death, Walker

MINUTE = timedelta(minutes=1)
KEY = "r/2026-11-23T21:00"


def walker(*rules: object, **fields: object) -> Walker:
    about = {name: fields.pop(name) for name in ("entries", "locked", "flare", "used", "zone") if name in fields}
    return Walker(book(*rules, **fields), known(**about))  # type: ignore[arg-type]


def run_at(text: str) -> Run:
    result = ExerciseResult("cat-cow", "done", 60, 60)
    return Run(at=at(text), routine="x", name="X", ended_at=at(text), planned_s=60, finished=True, results=(result,))


def test_it_is_shown_at_its_time_and_never_again() -> None:
    walk = walker(rule())
    assert walk.look(at("2026-11-23 20:59")) == at("2026-11-23 21:00")
    walk.look(at("2026-11-23 21:00"))
    for minutes in range(1, 600, 7):
        walk.look(at("2026-11-23 21:00") + minutes * MINUTE)
    assert walk.shown == [(at("2026-11-23 21:00").astimezone(UTC), KEY)]


def test_a_new_rule_does_not_bring_what_was_due_before_it() -> None:
    walk = walker(rule(since=at("2026-11-23 21:05")))
    walk.look(at("2026-11-23 21:06"))
    assert walk.shown == []


def test_what_was_due_while_nobody_looked_comes_in_one_prompt_and_the_older_ones_are_missed() -> None:
    walk = walker(rule(), rule(id="tea", when=Daily(("10:00", "16:00"))), rule(id="b", when=Every(30), about="break"))
    walk.look(at("2026-11-23 08:00"))
    walk.look(at("2026-11-26 21:30"))
    assert walk.prompts == 1
    assert sorted(key for _, key in walk.shown) == ["r/2026-11-26T21:00", "tea/2026-11-26T16:00"]
    assert walk.state("tea/2026-11-26T10:00") == walk.state("r/2026-11-24T21:00") == "missed"


@pytest.mark.parametrize("death", ["before showing", "after showing"])
def test_the_claim_of_a_dead_deliverer_is_taken_over_after_its_lease(death: Death) -> None:
    walk = walker(rule())
    walk.look(at("2026-11-23 20:00"))
    wake = walk.look(at("2026-11-23 21:00"), "first", death)
    assert wake == at("2026-11-23 21:00") + LEASE
    walk.look(wake - MINUTE / 60, "second")
    assert len(walk.shown) == (death == "after showing")
    walk.look(wake, "second")
    assert walk.shown[-1] == (wake.astimezone(UTC), KEY)


def test_two_deliverers_do_not_show_the_same() -> None:
    walk = walker(rule())
    decided = agenda(walk.book, walk.log, walk.known, at("2026-11-23 21:00"), "one")
    other = agenda(decided.book, decided.log, walk.known, at("2026-11-23 21:00"), "two")
    assert [each.one.key for each in decided.claimed] == [KEY]
    assert other.claimed == ()


def test_a_late_word_of_a_deliverer_that_lost_its_claim_changes_nothing() -> None:
    walk = walker(rule())
    walk.look(at("2026-11-23 21:00"), "first", "before showing")
    walk.look(at("2026-11-23 21:01"), "second")
    after = answering.refused(walk.log, [KEY], "first", "no bus", at("2026-11-23 21:02"))
    assert after == walk.log


def test_what_could_not_be_shown_is_tried_again_until_its_time_is_over() -> None:
    walk = walker(rule(when=Daily(("21:00",)), about="break"))
    now = at("2026-11-23 21:00")
    for _ in range(30):
        decided = agenda(walk.book, walk.log, walk.known, now, "one")
        walk.log = answering.refused(decided.log, [each.one.key for each in decided.claimed], "one", "no bus", now)
        now += MINUTE
    kept = walk.log.deliveries[KEY]
    assert (kept.state, kept.shown) == ("missed", 0)


def test_what_is_over_before_quiet_hours_end_is_missed() -> None:
    walk = walker(rule(when=Daily(("23:30",))), quiet_from="21:00", quiet_to="07:00")
    walk.look(at("2026-11-23 20:00"))
    walk.look(at("2026-11-23 23:30"))
    assert (walk.shown, walk.state("r/2026-11-23T23:30")) == ([], "missed")


def test_an_own_single_time_in_quiet_hours_waits_for_the_morning() -> None:
    walk = walker(rule(when=Once(at("2026-11-23 23:30"))), quiet_from="21:00", quiet_to="07:00")
    walk.look(at("2026-11-23 20:00"))
    walk.run(at("2026-11-23 23:30"), at("2026-11-24 12:00"))
    assert [moment for moment, _ in walk.shown] == [at("2026-11-24 07:00").astimezone(UTC)]


def test_the_very_minute_in_which_quiet_hours_begin_is_not_quiet() -> None:
    walk = walker(rule(), quiet_from="21:00", quiet_to="07:00")
    walk.look(at("2026-11-23 21:00"))
    assert walk.shown


def test_a_rule_that_may_comes_in_quiet_hours_too() -> None:
    walk = walker(rule(when=Daily(("23:30",)), through_quiet=True), quiet_from="21:00", quiet_to="07:00")
    walk.look(at("2026-11-23 23:30"))
    assert walk.shown


def test_it_is_silent_when_already_done() -> None:
    walk = walker(rule(about="plan", when=Follows()), entries=(run_at("2026-11-23 07:00"),))
    walk.look(at("2026-11-23 09:00"))
    assert (walk.shown, walk.state("r/2026-11-23")) == ([], "done")


def test_with_several_times_a_day_an_earlier_run_counts_only_for_its_own_slot() -> None:
    walk = walker(rule(about="plan", when=Daily(("09:00", "18:00"))), entries=(run_at("2026-11-23 07:00"),))
    walk.run(at("2026-11-23 09:00"), at("2026-11-23 18:00"))
    assert [key for _, key in walk.shown] == ["r/2026-11-23T18:00"]


def test_a_lock_silences_moving_but_not_the_questions() -> None:
    walk = walker(
        rule(id="p", about="plan", when=Daily(("20:00",))), rule(id="e", about="evening", when=Follows()), locked=True
    )
    walk.look(at("2026-11-23 20:00"))
    assert [key for _, key in walk.shown] == ["e/2026-11-23"]
    assert walk.state("p/2026-11-23T20:00") == "silent"


def test_a_day_left_out_calls_nobody_to_a_routine() -> None:
    walk = walker(rule(about="plan", when=Follows()), entries=(Skip(at=at("2026-11-23 07:00"), reason="ill"),))
    walk.look(at("2026-11-23 09:00"))
    assert walk.state("r/2026-11-23") == "silent"


def test_nothing_comes_while_away() -> None:
    walk = walker(rule(), away_until=at("2026-11-25 00:00"))
    walk.run(at("2026-11-23 08:00"), at("2026-11-25 22:00"))
    assert [key for _, key in walk.shown] == ["r/2026-11-25T21:00"]


def test_one_follow_up_comes_when_nothing_was_recorded_and_no_second_one() -> None:
    walk = walker(rule(about="evening", when=Follows()))
    walk.run(at("2026-11-23 19:00"), at("2026-11-24 03:00"))
    assert [moment for moment, _ in walk.shown] == [
        at("2026-11-23 20:00").astimezone(UTC),
        at("2026-11-23 20:30").astimezone(UTC),
    ]


def test_no_follow_up_comes_once_it_was_recorded() -> None:
    walk = walker(rule(about="evening", when=Follows()))
    walk.look(at("2026-11-23 20:00"))
    walk.known = known(entries=(Evening(at=at("2026-11-23 20:10"), worst=3, average=2),))
    walk.look(at("2026-11-23 20:30"))
    assert len(walk.shown) == 1
    assert walk.state("r/2026-11-23") == "done"


def test_a_snooze_comes_back_once_even_in_quiet_hours() -> None:
    walk = walker(rule(), quiet_from="21:00", quiet_to="07:00")
    walk.look(at("2026-11-23 21:00"))
    walk.log = answering.snoozed(walk.log, KEY, 15, at("2026-11-23 21:02"))
    walk.run(at("2026-11-23 21:03"), at("2026-11-24 03:00"))
    assert [moment for moment, _ in walk.shown[1:]] == [at("2026-11-23 21:17").astimezone(UTC)]


def test_a_snooze_waits_as_long_as_it_was_told_to_when_the_clock_is_set_back() -> None:
    walk = walker(rule())
    walk.look(at("2026-11-23 21:00"))
    walk.log = answering.snoozed(walk.log, KEY, 15, at("2026-11-23 21:02"))
    assert walk.look(at("2026-11-23 20:03")) == at("2026-11-23 20:18")


def test_skipped_dismissed_and_postponed_ones_stay_away_until_recalled() -> None:
    for put_away in (
        lambda log: answering.skipped(log, KEY, "no time", at("2026-11-23 21:01")),
        lambda log: answering.dismissed(log, KEY, at("2026-11-23 21:01")),
        lambda log: answering.postponed(log, KEY, at("2026-11-23 21:01")),
    ):
        walk = walker(rule(about="evening", when=Daily(("21:00",))))
        walk.look(at("2026-11-23 21:00"))
        walk.log = put_away(walk.log)
        walk.run(at("2026-11-23 21:02"), at("2026-11-24 03:00"))
        assert len(walk.shown) == 1
        walk.log = answering.recalled(walk.log, KEY, at("2026-11-24 03:00"))
        walk.look(at("2026-11-24 03:00"))
        assert len(walk.shown) == 2


def test_three_without_an_answer_in_a_row_halve_it_and_ask_once() -> None:
    walk = walker(rule(about="plan", when=Daily(("09:00",))))
    walk.run(at("2026-11-22 08:00"), at("2026-11-26 08:00"))
    halved = walk.book.rules[0]
    assert halved.halved
    assert not halved.asked
    before = len({key for _, key in walk.shown})
    walk.run(at("2026-11-26 08:00"), at("2026-12-02 08:00"))
    assert len({key for _, key in walk.shown}) - before == 3


def test_an_answer_in_between_keeps_it_as_it_is() -> None:
    walk = walker(rule(about="plan", when=Daily(("09:00",))))
    walk.run(at("2026-11-22 08:00"), at("2026-11-23 09:00"))
    walk.log = answering.skipped(walk.log, "r/2026-11-23T09:00", "no time", at("2026-11-23 09:05"))
    walk.run(at("2026-11-23 09:10"), at("2026-11-26 08:00"))
    assert not walk.book.rules[0].halved


def test_a_visit_that_was_answered_is_not_asked_about() -> None:
    visit = Visit(at=at("2026-11-23 14:00"), id="v", pain_24h=3)
    walk = walker(rule(about="visit", when=Follows()), entries=(visit,))
    walk.run(at("2026-11-24 13:00"), at("2026-11-24 20:00"))
    assert walk.shown == []
    walk.run(at("2026-11-24 20:00"), at("2026-11-25 14:10"))
    assert len(walk.shown) == 1


def test_a_jump_ahead_and_back_neither_doubles_nor_loses() -> None:
    walk = walker(rule())
    walk.run(at("2026-11-23 08:00"), at("2026-11-23 20:00"))
    walk.look(at("2026-11-26 20:00"))  # three days ahead
    walk.run(at("2026-11-23 20:01"), at("2026-11-27 12:00"))  # and back again
    keys = [key for _, key in walk.shown]
    assert sorted(set(keys)) == sorted(keys)
    assert {f"r/2026-11-{day}T21:00" for day in (23, 24, 26)} <= set(keys)
    assert "r/2026-11-25T21:00" in keys


def test_a_journey_across_zones_brings_a_daily_one_once_on_each_day() -> None:
    walk = walker(rule(asked=True))
    walk.run(at("2026-11-23 08:00"), at("2026-11-24 22:00"))
    walk.known = known(ZoneInfo("America/New_York"))
    walk.run(at("2026-11-24 22:01"), at("2026-11-26 12:00"))
    walk.known = known(ZoneInfo("Asia/Tokyo"))
    walk.run(at("2026-11-26 12:01"), at("2026-11-28 12:00"))
    keys = [key for _, key in walk.shown]
    assert sorted(set(keys)) == keys
    assert set(keys) | {k for k, d in walk.log.deliveries.items() if d.state == "missed"} >= {
        f"r/2026-11-{day}T21:00" for day in range(23, 28)
    }


ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
SLEEPS = st.lists(st.tuples(st.integers(0, 364 * 24 * 60), st.integers(1, 3 * 24 * 60)), max_size=12)
STEPS = st.lists(st.tuples(st.integers(0, 364 * 24 * 60), st.sampled_from([-3600, -2, 3600, 7200])), max_size=6)
DEATHS = st.lists(st.integers(0, 1500), max_size=20)


@settings(max_examples=8)
@given(st.sampled_from(ZONES), SLEEPS, STEPS, DEATHS)
def test_a_year_brings_every_nominal_occurrence_exactly_once(
    zone: str, sleeps: list[tuple[int, int]], steps: list[tuple[int, int]], deaths: list[int]
) -> None:
    """Kills, restarts, sleeps and steps of the clock thrown in: shown once, or missed in a sleep, and nothing else."""
    who = known(ZoneInfo(zone))
    begin = datetime(2026, 1, 1, tzinfo=who.zone).astimezone(UTC)
    end = begin + timedelta(days=365)
    walk = Walker(book(rule(when=Daily(("02:30", "09:00", "21:15"))), rule(id="q", when=Every(240))), who)
    asleep = sorted((begin + start * MINUTE, begin + (start + length) * MINUTE) for start, length in sleeps)
    jumps = sorted((begin + start * MINUTE, timedelta(seconds=step)) for start, step in steps)
    true, shift, looks = begin, timedelta(0), 0
    while true < end:
        looks += 1
        death: Death = "before showing" if looks in deaths else ""
        now = true + shift
        wake = walk.look(now, f"by {looks}", death)
        true += max(wake - now, timedelta(seconds=1)) if not death else timedelta(seconds=3)
        while jumps and jumps[0][0] <= true:
            # The watcher notices a jump of the wall clock within seconds, and looks.
            true = max(jumps[0][0], true - max(wake - now, timedelta(seconds=1))) + timedelta(seconds=1)
            shift += jumps.pop(0)[1]
        for start, stop in asleep:
            if start <= true < stop:
                true = stop
    keys = [key for _, key in walk.shown]
    assert len(keys) == len(set(keys))
    nominal = {
        one.key for one in _all(walk, begin + timedelta(hours=3), end + min(shift, timedelta(0)) - timedelta(days=3))
    }
    unseen = nominal - set(keys)
    if not sleeps and not any(step > 0 for _, step in steps):
        assert not unseen
    recent = {key for key in unseen if key not in walk.log.deliveries and _kept(key, walk, end)}
    assert not recent


def _all(walk: Walker, begin: datetime, end: datetime) -> list[object]:
    return [one for found in walk.book.rules for one in occurrences(found, walk.known, begin, end)]


def _kept(key: str, walk: Walker, end: datetime) -> bool:
    """Whether the log still holds the days of `key`."""
    return datetime.fromisoformat(key.split("/")[1][:10]).replace(tzinfo=UTC) > end - timedelta(days=50)


def test_what_comes_next_is_named_however_far_a_single_one_is() -> None:
    far = rule(when=Once(at("2027-05-01 10:00")))
    assert [one.due for one in coming_of("r", book(far), known(), at("2026-11-23 08:00"), 3)] == [
        at("2027-05-01 10:00").astimezone(UTC)
    ]


def test_pain_far_above_the_usual_makes_the_words_gentle() -> None:
    now = at("2026-11-23 09:00")
    checks = [CheckIn(at=now - timedelta(days=n), pain=3) for n in range(1, 8)]
    flare = knowing(now.tzinfo, Profile(), SafetyRecord(), [*checks, CheckIn(at=now, pain=6)], {}, now)  # type: ignore[arg-type]
    walk = walker(rule(about="plan", when=Follows()))
    decided = agenda(walk.book, walk.log, flare, now, "one")
    assert "gentle" in saying(decided.claimed, 0, walk.book, flare).text
