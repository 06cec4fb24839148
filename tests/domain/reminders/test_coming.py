"""When reminders really come, what is due meanwhile, and rules that never can (faults 33, 34 and 37)."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.journal.visit_entries import WEEKDAYS
from coach.domain.reminders import answering
from coach.domain.reminders.agenda import agenda, begun, due_now
from coach.domain.reminders.armed import coming, coming_times, never_coming, next_line, why_never, window_note
from coach.domain.reminders.delivery import Log
from coach.domain.reminders.ignored import asks
from coach.domain.reminders.occurrences import occurrences
from coach.domain.reminders.reminder_words import saying
from coach.domain.reminders.rule import Daily, Every, Follows, Once, Rule
from coach.domain.reminders.rule_words import next_times, when_words
from tests.domain.reminders.samples import BERLIN, at, book, known, rule
from tests.domain.reminders.walking import Walker

NOW = at("2026-11-23 08:00")
NIGHT = {"quiet_from": "21:00", "quiet_to": "07:00"}
CLOCK = st.times().map(lambda each: f"{each:%H:%M}")
DAYS = st.sets(st.sampled_from(WEEKDAYS)).map(lambda days: tuple(day for day in WEEKDAYS if day in days))


def refused_at(moment: datetime, *rules: Rule) -> Log:
    decided = agenda(book(*rules), Log(), known(), moment, "one")
    keys = [each.one.key for each in decided.claimed]
    return answering.refused(decided.log, keys, "one", "no bus", moment)


def test_what_nothing_could_show_stays_due_until_its_time_is_over() -> None:
    log = refused_at(at("2026-11-23 21:00"), rule())
    for clock, due in (("21:00", 1), ("21:01", 1), ("23:59", 1)):
        assert len(due_now(book(rule()), log, known(), at(f"2026-11-23 {clock}"))) == due
    assert due_now(book(rule()), log, known(), at("2026-11-24 05:00")) == ()


def test_what_quiet_hours_keep_back_is_not_due_yet() -> None:
    night = book(rule(when=Daily(("06:00",))), **NIGHT)
    decided = agenda(night, Log(), known(), at("2026-11-23 06:00"), "one")
    assert due_now(night, decided.log, known(), at("2026-11-23 06:30")) == ()
    assert len(due_now(night, decided.log, known(), at("2026-11-23 07:00"))) == 1


def test_what_nobody_has_looked_for_can_be_answered() -> None:
    moment = at("2026-11-23 21:05")
    due = due_now(book(rule()), Log(), known(), moment)
    log = answering.did(begun(Log(), due, moment), due[0].one.key, moment)
    assert due_now(book(rule()), log, known(), moment) == ()
    assert log.deliveries[due[0].one.key].state == "done"


def test_three_days_without_a_look_end_in_one_prompt_with_the_newest_first_and_nothing_ignored() -> None:
    rules = [rule(id=f"r{hour}", label=f"Tea at {hour}", when=Daily((f"{hour}:00",))) for hour in (18, 19, 20)]
    walk = Walker(book(*rules), known())
    walk.look(at("2026-11-20 08:00"))
    now = at("2026-11-23 20:30")
    decided = agenda(walk.book, walk.log, walk.known, now, "one")
    said = saying(decided.claimed, len(decided.missed), walk.book, walk.known)
    assert said.title == "3 reminders"
    assert said.text.splitlines()[:2] == ["Tea at 20", "Also: Tea at 19, Tea at 18"]
    assert {each.state for each in decided.log.deliveries.values()} <= {"claimed", "missed"}
    walk.look(now)
    assert walk.prompts == 1
    assert not any(asks(each) for each in walk.book.rules)


def test_every_five_minutes_from_nine_to_five_is_complete() -> None:
    dense = rule(about="break", when=Every(5, "09:00", "17:00"), asked=True)
    walk = Walker(book(dense), known())
    walk.run(at("2026-11-23 08:00"), at("2026-11-23 18:00"))
    assert [moment for moment, _ in walk.shown] == [
        at("2026-11-23 09:00") + timedelta(minutes=5 * place) for place in range(97)
    ]


def test_hours_past_midnight_belong_to_the_day_they_begin_on() -> None:
    late = rule(when=Every(60, "22:00", "02:00", ("mon",)))
    found = [one.due for one in occurrences(late, known(), at("2026-11-22 00:00"), at("2026-11-29 00:00"))]
    assert found == [at("2026-11-23 22:00") + timedelta(hours=place) for place in range(5)]
    assert when_words(late, NOW) == "every 60 min from 22:00 to 02:00 the next day on Mon"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"when": Daily(("23:00",))}, "quiet hours"),
        ({"when": Every(60, "22:00", "02:00", ("mon",))}, "quiet hours"),
        ({"about": "break", "when": Daily(("06:30",))}, "quiet hours"),
        ({"about": "evening", "when": Daily(("22:15",)), "paused_until": at("2026-12-24 00:00")}, "quiet hours"),
        ({"about": "homework", "when": Daily(("18:00",), ("tue",))}, "No homework"),
        ({"about": "visit", "when": Daily(("18:00",))}, "by themselves"),
    ],
)
def test_a_rule_that_can_never_come_says_why(fields: dict[str, object], why: str) -> None:
    one = rule(**fields)
    there = book(one, **NIGHT)
    assert why in why_never(one, there, known(), NOW)
    assert never_coming(there, known(), NOW) == (f"Evening tea: {why_never(one, there, known(), NOW)}",)
    assert coming(there, known(), NOW) == ()


def test_a_single_time_while_away_says_so() -> None:
    one = rule(when=Once(at("2026-11-25 10:00")))
    away = book(one, away_until=at("2026-12-01 00:00"))
    assert "away" in why_never(one, away, known(), NOW)
    assert why_never(one, book(one), known(), NOW) == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"off": True, "when": Daily(("23:00",))},
        {"when": Daily(("23:00",)), "through_quiet": True},
        {"when": Once(at("2026-11-01 10:00"))},
        {"when": Once(at("2027-05-01 23:00"))},
        {"about": "waking", "when": Follows()},
        {"when": Daily(("09:00",)), "paused_until": at("2027-05-01 00:00")},
    ],
)
def test_a_rule_that_rests_or_waits_for_the_journal_is_not_called_impossible(fields: dict[str, object]) -> None:
    one = rule(**fields)
    assert why_never(one, book(one, **NIGHT), known(), NOW) == ""


def test_hours_in_which_it_fits_once_are_pointed_out() -> None:
    assert "only once" in window_note(rule(when=Every(90, "09:00", "10:00")))
    assert window_note(rule(when=Every(60, "09:00", "10:00"))) == ""
    assert window_note(rule(when=Every(240, "22:00", "02:00"))) == ""


def test_quiet_hours_let_only_the_newest_of_several_through() -> None:
    several = rule(about="own", when=Daily(("05:00", "06:00", "06:30")))
    there = book(several, **NIGHT)
    assert next_times(several, there, known(), NOW, 2) == (at("2026-11-24 07:00"), at("2026-11-25 07:00"))


@given(
    when=st.one_of(
        st.builds(Daily, st.lists(CLOCK, min_size=1, max_size=4).map(tuple), DAYS),
        st.builds(Every, st.integers(30, 720), CLOCK, CLOCK, DAYS),
    ),
    quiet=st.tuples(CLOCK, CLOCK),
    hour=st.integers(0, 23),
)
def test_what_is_announced_is_what_comes(when: Daily | Every, quiet: tuple[str, str], hour: int) -> None:
    one = rule(when=when)
    there = book(one, quiet_from=quiet[0], quiet_to=quiet[1])
    begin = datetime(2026, 11, 23, hour, tzinfo=UTC)
    walk = Walker(msgspec.structs.replace(there, rules=(msgspec.structs.replace(one, since=begin),)), known())
    announced = coming_times(walk.book.rules[0], walk.book, known(), begin, 3)
    if not announced:
        assert why_never(walk.book.rules[0], walk.book, known(), begin)
        return
    assert coming(walk.book, known(), begin)[0].at == announced[0].at
    assert f"{announced[0].at.astimezone(BERLIN):%H:%M}" in next_line(walk.book, known(), begin)
    walk.run(begin, announced[-1].at)
    assert [moment for moment, _ in walk.shown][:3] == [each.at for each in announced]
