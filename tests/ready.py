"""A person whom Coach may guide: conditions told, every warning sign asked and none of them there."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from coach.clock import SystemClock
from coach.domain.journal.entries import SafetyCheck
from coach.domain.person.first_questions import FIRST_QUESTIONS
from coach.domain.person.profile import Condition, Profile
from coach.domain.safety.answers import safety_check
from coach.domain.safety.red_flags import full_list, short_list
from coach.paths import home
from coach.store import Store


def make_ready(store: Store, now: datetime, conditions: Iterable[Condition] = ()) -> None:
    """Keep a profile with all first questions seen, no reminders, and a day-old full list of warning signs, all no."""
    put_off = tuple(question for question in FIRST_QUESTIONS if question not in ("conditions", "age_band"))
    store.save_profile(Profile(conditions=tuple(conditions), age_band="45_59", skipped=put_off))
    asked = (flag.id for flag in full_list(pregnant=False, first_run=True, age_band="45_59"))
    store.reminders.change_book(lambda book: msgspec.structs.replace(book, agreed=True))
    store.keep_safety(safety_check(asked, {}, "first_run", now - timedelta(days=1), "45_59"))


def make_home_ready() -> Store:
    """The same for the data folder of this test, by the clock of the machine."""
    clock = SystemClock()
    store = Store(home(), clock)
    make_ready(store, clock.now())
    return store


def none_new(now: datetime) -> SafetyCheck:
    """The longest short set, with none of it there."""
    return safety_check(
        (flag.id for flag in short_list(neck=True, leg=True, first=True, pregnant=True)), {}, "before_run", now
    )
