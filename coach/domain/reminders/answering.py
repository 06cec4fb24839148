"""What a deliverer and the person do to a delivery; each change is pure and asks for the log as it is now."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import msgspec

from coach.domain.reminders.delivery import QUIET, Delivery, Log, State
from coach.domain.text import clean, one_line

FOLLOW_UP = timedelta(minutes=30)
RETRY = timedelta(minutes=1)
AFTER_SNOOZE = timedelta(hours=1)
RECALLED_FOR = timedelta(hours=1)
FOLLOWED_UP = frozenset({"plan", "routine", "evening", "waking", "weekly", "visit", "homework"})
"""What the journal can tell about: one follow-up comes when it tells of nothing."""


def shown(log: Log, keys: Iterable[str], by: str, rung: str, now: datetime) -> Log:
    """Those of `keys` that `by` still holds were shown; the first time a follow-up is set up."""
    return log.with_all(_shown(each, rung, now) for each in _held(log, keys, by))


def refused(log: Log, keys: Iterable[str], by: str, why: str, now: datetime) -> Log:
    """Nothing could show those of `keys` that `by` holds: they stay undelivered and are tried again in a minute."""
    return log.with_all(each.to("later", now, one_line(clean(why))[:500], now + RETRY) for each in _held(log, keys, by))


def tried_now(log: Log, now: datetime) -> Log:
    """What nothing could show is tried again now, and not only in a minute."""
    waits = (each for each in log.deliveries.values() if each.state == "later" and each.again_at and each.why != QUIET)
    return log.with_all(msgspec.structs.replace(each, again_at=min(each.again_at or now, now)) for each in waits)


def snoozed(log: Log, key: str, minutes: int, now: datetime) -> Log:
    """It comes again in so many minutes, quiet hours or not, and may then be shown for an hour at least."""
    again = now + timedelta(minutes=minutes)
    return _changed(log, key, "snoozed", now, again=again, until=again + AFTER_SNOOZE)


def postponed(log: Log, key: str, now: datetime) -> Log:
    """It is left for the next time of its rule."""
    return _changed(log, key, "postponed", now)


def skipped(log: Log, key: str, why: str, now: datetime) -> Log:
    """It is skipped on purpose, for the reason `why`."""
    return _changed(log, key, "skipped", now, why=one_line(clean(why))[:500])


def dismissed(log: Log, key: str, now: datetime) -> Log:
    """It is put away; `recalled` brings it back."""
    return _changed(log, key, "dismissed", now)


def did(log: Log, key: str, now: datetime) -> Log:
    """The person says that it is done."""
    return _changed(log, key, "done", now)


def recalled(log: Log, key: str, now: datetime) -> Log:
    """One that was put away, skipped or missed comes back at once."""
    return _changed(log, key, "snoozed", now, again=now, until=now + RECALLED_FOR, counts=False)


def _shown(each: Delivery, rung: str, now: datetime) -> Delivery:
    follows = each.shown == 0 and each.one.about in FOLLOWED_UP and now + FOLLOW_UP < each.until
    again = now + FOLLOW_UP if follows else None
    return msgspec.structs.replace(
        each.to("shown", now, again_at=again), shown=each.shown + 1, shown_at=now, rung=rung, by=""
    )


def _held(log: Log, keys: Iterable[str], by: str) -> list[Delivery]:
    found = (log.deliveries.get(key) for key in keys)
    return [each for each in found if each is not None and each.state == "claimed" and each.by == by]


def _changed(
    log: Log,
    key: str,
    state: State,
    now: datetime,
    again: datetime | None = None,
    until: datetime | None = None,
    why: str = "",
    counts: bool = True,
) -> Log:
    each = log.deliveries.get(key)
    if each is None:
        return log
    changed = each.to(state, now.astimezone(UTC), why, again.astimezone(UTC) if again else None)
    return log.with_all(
        [
            msgspec.structs.replace(
                changed,
                until=max(each.until, until.astimezone(UTC)) if until else each.until,
                snoozes=each.snoozes + (1 if state == "snoozed" and counts else 0),
                by="",
            )
        ]
    )
