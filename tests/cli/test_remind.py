"""coach remind: adding, changing, pausing, answering, and what is printed of it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.reminders.agenda import agenda
from coach.domain.reminders.answering import shown
from coach.domain.reminders.known import knowing
from coach.domain.reminders.rule import Daily, Every, Follows, Once
from coach.domain.text import is_clean
from coach.store import Store
from tests.domain.reminders.samples import book, rule
from tests.hostile import HOSTILE


def call(*arguments: str) -> Result:
    return CliRunner().invoke(coach, arguments)


def said(*arguments: str) -> str:
    result = call("remind", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: str) -> str:
    result = call("remind", *arguments)
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    return result.stderr


@pytest.fixture
def store(coach_home: Path) -> Store:
    return Store(coach_home, SystemClock())


def waiting(store: Store) -> None:
    """One reminder was shown a minute ago and waits."""
    now = SystemClock().now()
    store.reminders.change_book(lambda _: book(rule(when=Once(now - timedelta(minutes=1)))))
    known = knowing(SystemClock().zone(), store.load_profile(), store.load_safety(), (), {}, now)
    store.reminders.settle(lambda there, log: agenda(there, log, known, now, "test"))
    store.reminders.change_log(lambda log: shown(log, ["r/once"], "test", "test", now))


def test_a_reminder_prints_the_next_three_times_it_comes(store: Store) -> None:
    text = said("add", "Evening log", "--at", "21:00", "--days", "mon-fri")
    kept = store.reminders.book().rules[0]
    assert (kept.id, kept.about) == ("evening-log", "evening")
    assert kept.when == Daily(("21:00",), ("mon", "tue", "wed", "thu", "fri"))
    assert text.splitlines()[1].count("21:00") == 3


def test_every_so_often_once_and_by_itself(store: Store) -> None:
    said("add", "Stand up", "--about", "break", "--every", "45", "--from", "8", "--to", "16:30")
    said("add", "Call Sam", "--once", "tomorrow 10:00")
    said("add", "Homework")
    rules = store.reminders.book().rules
    assert [type(each.when) for each in rules] == [Every, Once, Follows]
    assert rules[0].when == Every(45, "08:00", "16:30")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "Tea"], "When shall it come?"),
        (["add", " "], "needs a name"),
        (["add", "Tea", "--at", "25:00"], "no time of day"),
        (["add", "Tea", "--at", "9", "--every", "30"], "Only one of"),
        (["add", "Tea", "--once", "yesterday 10:00"], "has passed"),
        (["add", "Tea", "--at", "9", "--days", "someday"], "names no days"),
        (["add", "Tea", "--at", "9", "--routine", "relax-1"], "Did you mean 'relax-11'?"),
        (["add", "Tea", "--at", "9", "--about", "routine"], "Which routine?"),
        (["edit", "tea", "--at", "9"], 'no reminder "tea"'),
        (["remove", "tea"], 'no reminder "tea"'),
        (["pause", "all"], "How long"),
        (["pause", "all", "--for", "0m"], "no length of time"),
        (["pause", "all", "--until", "2020-01-01"], "is over"),
        (["quiet", "22:00", "22"], "no length"),
        (["snooze"], "No reminder waits"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_refused_with_a_remedy(store: Store, arguments: list[str], words: str) -> None:
    text = refused(*arguments)
    assert words in text
    assert store.reminders.book().rules == ()


def test_what_is_not_named_stays_when_it_is_edited(store: Store) -> None:
    said("add", "Tea", "--at", "16:00", "--silent", "--discreet")
    said("edit", "tea", "--days", "sat,sun", "--label", "Green tea")
    kept = store.reminders.book().rules[0]
    assert (kept.label, kept.when, kept.sound, kept.discreet) == (
        "Green tea",
        Daily(("16:00",), ("sat", "sun")),
        False,
        True,
    )
    assert "nothing to change" in refused("edit", "tea", "--silent")


def test_the_usual_ones_are_set_up_once_and_keep_what_was_changed(store: Store) -> None:
    said("usual")
    said("edit", "evening", "--at", "19:00")
    said("usual")
    rules = {each.id: each for each in store.reminders.book().rules}
    assert set(rules) == {"plan", "evening", "visit", "waking", "weekly", "homework"}
    assert rules["evening"].when == Daily(("19:00",))
    assert store.reminders.book().agreed


def test_one_is_paused_and_comes_again(store: Store) -> None:
    said("add", "Tea", "--at", "16:00")
    assert "paused until" in said("pause", "tea", "--for", "30m")
    assert "off" in said("pause", "tea", "--off")
    assert "nothing while it is off" in said("list")
    text = said("pause", "tea", "--over")
    assert "paused" not in text
    assert store.reminders.book().rules[0].since > SystemClock().now() - timedelta(minutes=1)


def test_all_are_paused_while_away(store: Store) -> None:
    said("add", "Tea", "--at", "16:00")
    assert "Away" in said("pause", "all", "--until", "tomorrow")
    away = store.reminders.book().away_until
    assert away is not None
    assert f"{away.astimezone():%H:%M}" == "00:00"
    said("pause", "all", "--over")
    assert store.reminders.book().away_until is None


def test_a_time_in_quiet_hours_is_pointed_out(store: Store) -> None:
    text = said("add", "Tea", "--at", "23:00")
    assert "Your quiet hours, 21:00 to 07:00, keep it back each time, so it never comes." in text
    assert "coach remind edit tea --even-quiet" in text
    assert "Your quiet hours" not in said("edit", "tea", "--even-quiet")


@pytest.mark.parametrize(
    ("arguments", "state"),
    [
        (["snooze"], "snoozed"),
        (["snooze", "--next"], "postponed"),
        (["skip", "--why", "no time"], "skipped"),
        (["done"], "done"),
    ],
)
def test_what_waits_can_be_answered(store: Store, arguments: list[str], state: str) -> None:
    waiting(store)
    said(*arguments)
    assert store.reminders.log().deliveries["r/once"].state == state
    assert "Evening tea" in said("list", "--history")


def test_nothing_brings_it_is_said_with_the_remedy(store: Store) -> None:
    assert "coach agent install" in said("add", "Tea", "--at", "16:00")
    claim = store.claim_agent()
    assert claim is not None
    assert "coach agent install" not in said("add", "Tea", "--at", "16:00")
    claim.release()


def test_the_list_is_complete_as_json(store: Store) -> None:
    waiting(store)
    said("add", "Tea", "--at", "16:00")
    told = json.loads(said("list", "--json"))
    assert [each["id"] for each in told["rules"]] == ["r", "tea"]
    assert told["rules"][1]["when"] == {"kind": "daily", "times": ["16:00"], "days": []}
    assert len(told["rules"][1]["next"]) == 3
    assert [each["state"] for each in told["history"]] == ["shown"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_only_names(store: Store, name: str) -> None:
    result = call("remind", "add", HOSTILE[name], "--at", "9")
    assert "Traceback" not in result.output
    assert all(is_clean(line) for line in said("list").splitlines())
