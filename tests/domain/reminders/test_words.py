"""What a reminder says, and how a rule is told."""

from datetime import timedelta

import pytest

from coach.domain.journal.entries import ExerciseResult, Run
from coach.domain.reminders.agenda import agenda
from coach.domain.reminders.answering import shown, snoozed
from coach.domain.reminders.armed import armed_line, coming, next_line
from coach.domain.reminders.ignored import answered, asks
from coach.domain.reminders.proposals import PROPOSALS, set_up
from coach.domain.reminders.reminder_words import last_done, past, saying
from coach.domain.reminders.rule import Daily, Every, Follows, Once, RuleBook
from coach.domain.reminders.rule_words import next_words, none_coming, none_words, state_words, when_words
from tests.domain.reminders.samples import at, book, known, rule
from tests.domain.reminders.walking import Walker

NOW = at("2026-11-23 12:00")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Daily(("21:00",)), "at 21:00 every day"),
        (Daily(("09:00", "21:00"), ("mon", "tue", "wed", "thu", "fri")), "at 09:00 and 21:00 on work days"),
        (Daily(("09:00",), ("sat", "sun")), "at 09:00 on weekends"),
        (Daily(("09:00",), ("mon", "thu")), "at 09:00 on Mon and Thu"),
        (Every(45, "09:00", "17:00"), "every 45 min from 09:00 to 17:00 every day"),
        (Once(at("2026-11-24 10:00")), "once, tomorrow 10:00"),
    ],
)
def test_when_it_comes_is_told_in_words(when: object, words: str) -> None:
    assert when_words(rule(when=when), NOW) == words


def test_what_is_special_is_told_and_nothing_else() -> None:
    assert state_words(rule(), NOW) == ""
    special = rule(sound=False, discreet=True, through_quiet=True, paused_until=NOW + timedelta(hours=1))
    assert state_words(special, NOW) == "paused until today 13:00, without a sound, discreet, also in quiet hours"
    assert state_words(rule(off=True), NOW) == "off"


def test_the_next_times_tell_of_quiet_hours() -> None:
    late = rule(when=Daily(("23:00",)))
    there = book(late, quiet_from="21:00", quiet_to="07:00")
    assert next_words(late, there, known(), NOW, 1) == ()
    assert none_words(late, there, known(), NOW) == (
        "Your quiet hours, 21:00 to 07:00, keep it back each time, so it never comes."
    )
    early = rule(when=Daily(("06:00",)))
    assert next_words(early, there, known(), NOW, 1) == ("tomorrow 07:00 (after quiet hours)",)
    assert none_coming(rule(when=Once(at("2026-11-01 10:00"))), NOW) == "nothing more: its time has passed"


def test_a_snoozed_one_says_how_often_and_when_it_was_last_done() -> None:
    walk = Walker(book(rule(about="plan", when=Follows())), known())
    walk.look(at("2026-11-23 09:00"))
    key = "r/2026-11-23"
    for minute in (1, 20):
        walk.log = snoozed(walk.log, key, 15, at(f"2026-11-23 09:{minute:02}"))
        walk.look(at(f"2026-11-23 09:{minute + 15:02}"))
    run = Run(
        at=NOW - timedelta(hours=26),
        routine="x",
        name="X",
        ended_at=NOW - timedelta(hours=26),
        planned_s=60,
        finished=True,
        results=(ExerciseResult("cat-cow", "done", 60, 60),),
    )
    each = walk.log.deliveries[key]
    assert past(each) == "Snoozed twice."
    assert last_done(each, walk.log, known(entries=(run,)), NOW) == "last done 26 h ago"


def test_the_second_showing_says_that_it_is_the_last() -> None:
    walk = Walker(book(rule(about="evening", when=Follows())), known())
    walk.look(at("2026-11-23 20:00"))
    decided = agenda(walk.book, walk.log, walk.known, at("2026-11-23 20:30"), "one")
    assert "after this it stays quiet" in saying(decided.claimed, 0, walk.book, walk.known).text
    log = shown(decided.log, [each.one.key for each in decided.claimed], "one", "t", at("2026-11-23 20:30"))
    assert log.deliveries["r/2026-11-23"].shown == 2


def test_what_passed_unseen_is_told_kindly() -> None:
    walk = Walker(book(rule()), known())
    walk.look(at("2026-11-22 08:00"))
    decided = agenda(walk.book, walk.log, walk.known, at("2026-11-24 22:00"), "one")
    assert "that is all right" in saying(decided.claimed, len(decided.missed), walk.book, walk.known).text


def test_a_discreet_book_hides_everything() -> None:
    walk = Walker(book(rule(), discreet=True), known())
    decided = agenda(walk.book, walk.log, walk.known, at("2026-11-23 21:00"), "one")
    assert saying(decided.claimed, 0, walk.book, walk.known).title == "Coach"


def test_who_brings_it_is_told_with_the_remedy() -> None:
    there = book(rule())
    assert armed_line(there, screen=False, agent=True).startswith("Armed: the agent")
    assert "coach agent install" in armed_line(there, screen=True, agent=False)
    assert armed_line(there, screen=False, agent=False).startswith("Not armed")
    assert armed_line(book(), screen=False, agent=False) == ""


def test_the_next_one_is_the_first_that_quiet_hours_let_through() -> None:
    late, morning = rule(when=Daily(("22:00",))), rule(id="m", when=Daily(("08:00",)))
    there = book(late, morning, quiet_from="21:00", quiet_to="07:00")
    assert [each.one.rule for each in coming(there, known(), NOW)] == ["m"]
    assert next_line(there, known(), NOW) == "Next: Evening tea, tomorrow 08:00."
    assert next_line(book(), known(), NOW) == "No reminders are set."
    away = book(rule(), away_until=at("2026-11-30 00:00"))
    assert next_line(away, known(), NOW) == "You are away: nothing comes until Mon 30 Nov 00:00."


def test_a_halved_rule_is_asked_about_once() -> None:
    halved = rule(halved=True)
    assert asks(halved)
    assert not asks(answered(halved, keep_halved=True))
    assert not answered(halved, keep_halved=False).halved


def test_proposals_set_up_what_was_wanted_and_only_once() -> None:
    first = set_up(RuleBook(), ["plan", "break"], NOW)
    assert [each.id for each in first.rules] == ["plan", "break"]
    assert first.agreed
    assert set_up(first, ["plan"], NOW) == first
    assert set_up(RuleBook(), [], NOW) == RuleBook(agreed=True)
    assert {each.about for each in PROPOSALS if not each.usual} == {"thermal", "break"}
