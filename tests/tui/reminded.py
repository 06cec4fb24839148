"""A person with reminders, for the tests of the screens about them."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from textual.pilot import Pilot

from coach.domain.reminders.delivery import Delivery
from coach.domain.reminders.rule import Daily, Rule, RuleBook
from coach.store import Store
from coach.tui.app import CoachApp
from coach.tui.screens.reminder_prompt import ReminderPrompt
from tests.clock import FakeClock
from tests.tui.driving import PATIENCE_S, painted, settled


def with_rules(store: Store, *rules: Rule) -> None:
    """Keeps these rules and no quiet hours, as somebody who was asked."""
    store.reminders.change_book(lambda _: RuleBook(rules, quiet_from=None, quiet_to=None, agreed=True))


def rule(clock: FakeClock, **fields: Any) -> Rule:
    """A rule that was due an hour ago and comes every day, with `fields` changed."""
    due = clock.now() - timedelta(hours=1)
    told = {"id": "tea", "label": "Evening tea", "about": "own", "when": Daily((f"{due:%H:%M}",))}
    return Rule(**{**told, "since": clock.now() - timedelta(days=3), **fields})


async def eventually(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Waits until something holds that a deliverer brings about in its own time."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, painted(cast("CoachApp", pilot.app))
        await asyncio.sleep(0.02)
    await settled(pilot)


async def prompted(pilot: Pilot[None], app: CoachApp) -> None:
    """Waits for the prompt."""
    await app.reminding.tend()
    await eventually(pilot, lambda: isinstance(app.screen, ReminderPrompt))


def state(store: Store, ident: str = "tea") -> str:
    """The state of the newest occurrence of a rule, empty before there is one."""
    found = store.reminders.log().of_rule(ident)
    return found[-1].state if found else ""


def latest(store: Store, ident: str = "tea") -> Delivery:
    """What became of the newest occurrence of a rule."""
    return store.reminders.log().of_rule(ident)[-1]
