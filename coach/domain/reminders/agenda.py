"""What is to be shown now, what is settled without a word, and when to look again (design.md 6)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from coach.domain.reminders.delivery import KEPT_FOR, QUIET, Delivery, Log
from coach.domain.reminders.done import is_done, is_left_out
from coach.domain.reminders.ignored import halved
from coach.domain.reminders.known import Known
from coach.domain.reminders.occurrence import Occurrence
from coach.domain.reminders.occurrences import occurrences
from coach.domain.reminders.quiet import quiet_until
from coach.domain.reminders.rule import GUIDED, Once, RuleBook

LEASE = timedelta(seconds=20)
"""A deliverer that has claimed an occurrence and not shown it by then is taken to be dead."""

ZONE_SPREAD = timedelta(hours=26)
"""A nominal moment may move by so much on a journey: it is still looked for."""

LONGEST_ABSENCE = timedelta(days=14)
"""What was due before is not even counted as missed."""

LOOK_AHEAD = timedelta(days=9)
NOTHING_BEFORE = timedelta(days=1)


class Agenda(Struct, frozen=True):
    """`claimed` are to be shown now, in one prompt; `missed` have passed unseen since the last look.

    `log` and `book` are to be kept as they are now; `wake_at` (UTC) is when there is something to do again.
    """

    claimed: tuple[Delivery, ...]
    missed: tuple[Delivery, ...]
    log: Log
    book: RuleBook
    wake_at: datetime


def agenda(book: RuleBook, log: Log, known: Known, now: datetime, by: str) -> Agenda:
    """What follows `now` from rules, journal and log for the deliverer `by`; pure, so that it can be done in one lock.

    Every occurrence is claimed once: its key stays in the log. What is open from before and what is new are judged
    alike; of several of one rule only the newest is shown, the others are missed.
    """
    now = now.astimezone(UTC)
    kept = [_set_back(each, now) for each in log.deliveries.values() if not _not_yet(each, now)]
    kept = [_passed(each, known, now) for each in kept if each.is_open or now - each.changed_at < KEPT_FOR]
    looked = log.looked_at
    log = Log({each.one.key: each for each in kept}, now if looked is None else max(looked.astimezone(UTC), now))
    fresh = [_new(one, now) for one in _unseen(book, log, known, now, looked)]
    again = [each for each in kept if each.is_open and each.again_at is not None and each.again_at <= now]
    newest = _newest([*again, *fresh])
    judged = [
        _judged(each, book, known, now, by) if each.one.key in newest else _overtaken(each, known, now)
        for each in (*again, *fresh)
    ]
    log = log.with_all(judged)
    changed = halved(book, log)
    return Agenda(
        claimed=tuple(sorted((each for each in judged if each.state == "claimed"), key=lambda each: each.one.due)),
        missed=tuple(each for each in judged if each.state == "missed"),
        log=log,
        book=changed,
        wake_at=wake_at(changed, log, known, now),
    )


def due_now(book: RuleBook, log: Log, known: Known, now: datetime) -> tuple[Delivery, ...]:
    """What is due and has no answer yet, whether or not anybody has seen it, ascending by when it was due."""
    unseen = (each for each in log.deliveries.values() if each.state in ("later", "claimed"))
    anew = log.with_all(msgspec.structs.replace(each, state="later", again_at=now) for each in unseen)
    judged = agenda(book, anew, known, now, "").log
    due = (each for each in judged.deliveries.values() if each.state == "claimed")
    return tuple(sorted((*due, *judged.waiting(now)), key=lambda each: (each.one.due, each.one.key)))


def begun(log: Log, due: Iterable[Delivery], now: datetime) -> Log:
    """The log in which all that is due has its place, also what nobody has looked for, so that it can be answered."""
    absent = (each for each in due if each.one.key not in log.deliveries)
    return log.with_all(msgspec.structs.replace(each.to("later", now, again_at=now), by="") for each in absent)


def wake_at(book: RuleBook, log: Log, known: Known, now: datetime) -> datetime:
    """When the next thing is due, in UTC, at the latest in a day."""
    now = now.astimezone(UTC)
    again = [each.again_at for each in log.deliveries.values() if each.is_open and each.again_at]
    coming = [one.due for rule in book.rules for one in coming_of(rule.id, book, known, now, 1)]
    return max(now, min([*(each.astimezone(UTC) for each in again), *coming, now + NOTHING_BEFORE]))


def coming_of(rule: str, book: RuleBook, known: Known, now: datetime, number: int) -> tuple[Occurrence, ...]:
    """The next so many occurrences of a rule, as far as nine days ahead; a single one however far it is."""
    found = book.find(rule)
    if found is None:
        return ()
    begin = now.astimezone(UTC)
    for moment in (found.paused_until, book.away_until):
        begin = max(begin, moment.astimezone(UTC)) if moment else begin
    if isinstance(found.when, Once):
        return occurrences(found, known, begin, max(begin, found.when.at.astimezone(UTC)))
    first = occurrences(found, known, begin, begin + timedelta(days=1))
    return first[:number] if len(first) >= number else occurrences(found, known, begin, begin + LOOK_AHEAD)[:number]


def _unseen(book: RuleBook, log: Log, known: Known, now: datetime, looked: datetime | None) -> Iterable[Occurrence]:
    """What has come due since the last look and has no delivery."""
    start = max(min(looked or now, now) - ZONE_SPREAD, now - LONGEST_ABSENCE)
    for rule in book.rules:
        for one in occurrences(rule, known, start, now):
            if one.key not in log.deliveries:
                yield one


def _new(one: Occurrence, now: datetime) -> Delivery:
    return Delivery(one=one, state="later", changed_at=now, until=one.until, again_at=now)


def _newest(candidates: Iterable[Delivery]) -> frozenset[str]:
    """The key of the latest occurrence of each rule and target."""
    latest: dict[tuple[str, str], Occurrence] = {}
    for each in sorted(candidates, key=lambda each: (each.one.due, each.one.key)):
        latest[each.one.rule, each.one.target] = each.one
    return frozenset(one.key for one in latest.values())


def _judged(each: Delivery, book: RuleBook, known: Known, now: datetime, by: str) -> Delivery:
    """Claimed for `by`, kept waiting, or settled."""
    rule = book.find(each.one.rule)
    if rule is None or rule.paused(now):
        return each.to("silent", now, "the reminder is paused or gone")
    if book.away(now):
        return each.to("silent", now, "you are away")
    if is_done(each.one, known, now):
        return each.to("done", now)
    if is_left_out(each.one, known):
        return each.to("silent", now, "the day was left out")
    if known.locked and each.one.about in GUIDED:
        return each.to("silent", now, "a warning sign has to be settled first")
    if now >= each.until:
        return each.to("missed", now)
    quiet = None if rule.through_quiet or each.state == "snoozed" else quiet_until(book, now, known.zone)
    if quiet is not None:
        waits = quiet < each.until
        return each.to("later" if waits else "missed", now, QUIET, quiet if waits else None)
    return msgspec.structs.replace(each.to("claimed", now, again_at=now + LEASE), by=by)


def _overtaken(each: Delivery, known: Known, now: datetime) -> Delivery:
    """One that a later occurrence of its rule takes the place of."""
    if is_done(each.one, known, now):
        return each.to("done", now)
    return each.to("ignored" if each.shown else "missed", now)


def _passed(each: Delivery, known: Known, now: datetime) -> Delivery:
    """An open one that was done meanwhile, or whose time is over."""
    if not each.is_open:
        return each
    if is_done(each.one, known, now):
        return each.to("done", now)
    if now < each.until:
        return each
    return each.to("ignored" if each.shown else "missed", now, each.why)


def _not_yet(each: Delivery, now: datetime) -> bool:
    """Whether a clock that was ahead has settled unseen what is still to come."""
    return not each.shown and not each.is_open and each.one.due > now


def _set_back(each: Delivery, now: datetime) -> Delivery:
    """The same after the clock was set back: what has to wait waits as long as it had to."""
    ahead = each.changed_at.astimezone(UTC) - now
    if ahead <= timedelta(0) or not each.is_open:
        return each
    again = each.again_at - ahead if each.again_at else None
    return msgspec.structs.replace(each, changed_at=now, again_at=again)
