"""coach due: what is due now and next, shown and not touched."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.cli import coach
from coach.clock import SystemClock
from coach.domain.reminders.rule import Once
from coach.domain.text import is_clean
from coach.store import Store
from tests.cli.test_remind import waiting
from tests.domain.reminders.samples import book, rule
from tests.hostile import HOSTILE


def said(*arguments: str) -> str:
    result = CliRunner().invoke(coach, ("due", *arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def store(coach_home: Path) -> Store:
    return Store(coach_home, SystemClock())


def test_nothing_due_is_said_and_in_short_nothing_is(store: Store) -> None:
    assert said() == "Nothing is due.\nNo reminders are set.\n"
    assert said("--short") == ""


def test_what_is_due_is_named_though_nobody_has_shown_it(store: Store) -> None:
    now = SystemClock().now()
    store.reminders.change_book(lambda _: book(rule(when=Once(now - timedelta(minutes=5)))))
    assert "Now: Evening tea (due" in said()
    assert said("--short") == "Evening tea\n"
    assert store.reminders.log().deliveries == {}


def test_what_was_shown_waits_until_it_is_answered(store: Store) -> None:
    waiting(store)
    assert said("--short") == "Evening tea\n"
    CliRunner().invoke(coach, ("remind", "done"))
    assert said("--short") == ""


def test_several_are_counted_in_short(store: Store) -> None:
    now = SystemClock().now()
    ago = Once(now - timedelta(minutes=5))
    store.reminders.change_book(lambda _: book(rule(when=ago), rule(id="b", when=ago), rule(id="c", when=ago)))
    assert said("--short") == "Evening tea +2\n"


def test_json_holds_what_is_due_and_what_comes(store: Store) -> None:
    waiting(store)
    later = rule(id="later", when=Once(SystemClock().now() + timedelta(hours=1)))
    store.reminders.change_book(lambda there: there.with_rule(later))
    told = json.loads(said("--json"))
    assert [(each["rule"], each["state"]) for each in told["due"]] == [("r", "shown")]
    assert [each["rule"] for each in told["next"]] == ["later"]
    assert told["schema"] == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_are_only_words(store: Store, name: str) -> None:
    from coach.domain.text import clean

    label = clean(HOSTILE[name])[:200] or "x"
    store.reminders.change_book(lambda _: book(rule(label=label, when=Once(SystemClock().now()))))
    for form in ("--short", "--json"):
        assert all(is_clean(line) for line in said(form).splitlines())
    assert len(said("--short").splitlines()) <= 1
